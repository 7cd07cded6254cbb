"""MentorDesk: the desk of the coordinator of an alumni mentoring programme."""

__version__ = "0.1.0"
