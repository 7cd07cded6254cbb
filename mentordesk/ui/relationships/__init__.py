"""The Relationships page: every pair, how it is doing, and what comes next."""
