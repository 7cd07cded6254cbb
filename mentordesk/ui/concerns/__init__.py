"""Concerns behind the second door: nothing of them is read before it is opened."""
