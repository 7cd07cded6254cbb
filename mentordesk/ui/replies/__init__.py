"""The list of open proposals, answered one key each."""
