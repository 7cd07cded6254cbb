"""The page on which agreements that came back are looked at and filed."""
