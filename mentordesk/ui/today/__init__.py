"""The Today page: what needs her now, by rule and date."""
