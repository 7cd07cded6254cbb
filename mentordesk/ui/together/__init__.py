"""The page that brings in people who are together already: pairs, groups, sessions, answers."""
