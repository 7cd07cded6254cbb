"""The Applications page: who applied to a round, what is missing, and whom to ask to mentor."""
