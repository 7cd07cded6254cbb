"""What the words mean: values, states, and rules that answer "may I, and if not why"."""
