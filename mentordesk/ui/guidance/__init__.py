"""The page of the guidance library."""
