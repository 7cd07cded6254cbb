"""Very many invented people, made once for all rows that need them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from mentordesk.commands.demo import Invented
from mentordesk.jobs.demo.invent import invent

BATCH = 500
"""Names differ within a batch; looking for as many different ones as there are people is slow."""


@cache
def invented(count: int) -> Sequence[Invented]:
    """So many people with numbers of their own, always the same."""
    starts = range(0, count, BATCH)
    return [p for n in starts for p in invent(min(BATCH, count - n), seed=n, first=n + 1)]
