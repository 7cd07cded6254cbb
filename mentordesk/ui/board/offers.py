"""What each waiting mentee is to one mentor's free place: a fit, or why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentordesk.matching.pool import Blocked
from mentordesk.matching.rules import BLOCKS, clashes_in
from mentordesk.ui.board.words import first_upper
from mentordesk.wording.blocks import short

if TYPE_CHECKING:
    from mentordesk.commands.judging import Judged


@dataclass(frozen=True)
class Offer:
    """A waiting mentee for a mentor: the fit, 0 to 100.

    `words` say in short what speaks against the pair; where they forbid it, `takes` is False.
    """

    score: int
    takes: bool
    words: str = ""


def offers_for(judged: Judged, mentor_id: str, mentee_ids: Iterable[str]) -> Mapping[str, Offer]:
    """Every one of these mentees for a mentor, by id; who is not in the pool has none."""
    options = judged.options
    column = options.places.column[mentor_id]
    scores, blocks = options.scores[:, column].tolist(), options.blocks[:, column].tolist()
    clashes, allowed = options.clashes[:, column].tolist(), options.allowed[:, column].tolist()
    found = {}
    for mentee_id in mentee_ids:
        row = options.places.row.get(mentee_id)
        if row is None:
            continue
        kind = BLOCKS[blocks[row] - 1] if blocks[row] else None
        if kind is not None and kind is not Blocked.FULL:
            found[mentee_id] = Offer(scores[row], False, first_upper(short(kind.value)))
        elif kind is not None:
            found[mentee_id] = Offer(scores[row], False, "No free place")
        else:
            clash = "" if allowed[row] else short(clashes_in(clashes[row])[0].value)
            found[mentee_id] = Offer(scores[row], True, clash)
    return found
