"""From people, round and weights to options with scores and reasons, and the best plan."""
