"""The words of dates that go into a calendar."""

from __future__ import annotations

CALENDAR = "Mentoring dates"
"""The name of the calendar and of its file."""


def midpoint(who: str) -> str:
    """The review halfway."""
    return f"Midpoint review: {who}"


def end(who: str) -> str:
    """The review at the end."""
    return f"End review: {who}"


def session(who: str, theme: str | None) -> str:
    """A session, with its theme where it has one."""
    return f"Mentoring session: {who}, {theme}" if theme else f"Mentoring session: {who}"


def both(mentee: str, mentor: str) -> str:
    """A pair, as the office names it."""
    return f"{mentee} with {mentor}"
