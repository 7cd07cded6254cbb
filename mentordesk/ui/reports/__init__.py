"""The Reports page: figures of a round, a year or all rounds, each with the names behind it."""
