"""What another page sends to the second door: about whom a concern is to be raised."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Raise:
    """Somebody on file, a pair or a group; the question is asked once the door is open."""

    person_id: str | None = None
    match_id: str | None = None
    group_id: str | None = None
