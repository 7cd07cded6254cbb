"""The words for what became of two people before, where they are looked at as a pair again."""

from __future__ import annotations

import datetime as dt

from mentordesk.domain.closing import ClosingReason, DeclineReason, Side
from mentordesk.domain.match import MatchState
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import word

_REASONS = {one.value: one for one in (*ClosingReason, *DeclineReason)}


def earlier_text(
    state: MatchState, round_name: str | None, on: dt.date | None, by: Side | None, why: str | None
) -> str:
    """One earlier period as a sentence: what, when, in which round, by whom, and why."""
    told = _REASONS.get(why or "")
    parts = [
        word(state).capitalize(),
        f"by the {word(by)}" if by in (Side.MENTEE, Side.MENTOR) else "",
        f"on {short_day(on)}" if on else "",
        f"in “{round_name}”" if round_name else "",
    ]
    because = word(told) if told is not None else (why or "")
    line = " ".join(part for part in parts if part)
    return f"{line}: {because}." if because else f"{line}."
