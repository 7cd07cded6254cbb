"""What a second reader may say of two people on the pool sheet."""

from __future__ import annotations

from enum import Enum


class Mark(Enum):
    """A colleague's word on a mentor and a mentee."""

    NOT_WITH = "not_with"
    BETTER_WITH = "better_with"
