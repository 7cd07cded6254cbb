"""Pairs, groups, sessions and answers of a sheet: planned against the file, then written as one."""
