"""What each waiting mentee is to one mentor's free place: a fit, or why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from mentordesk.domain.match import Aim
from mentordesk.jobs.what_if import loss
from mentordesk.matching.pool import Blocked
from mentordesk.matching.rules import BLOCKS, clashes_in
from mentordesk.ui.board.words import first_upper
from mentordesk.wording.blocks import short

if TYPE_CHECKING:
    from mentordesk.commands.judging import Judged
    from mentordesk.ui.board.costs import Costs


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
        if blocks[row]:
            found[mentee_id] = Offer(scores[row], False, _forbids(blocks[row]))
        else:
            clash = "" if allowed[row] else short(clashes_in(clashes[row])[0].value)
            found[mentee_id] = Offer(scores[row], True, clash)
    return found


def best_offers(offers: Mapping[str, Offer], costs: Costs) -> list[str]:
    """Whom the place can be given to: nothing against them first; then by cost and fit."""
    effects = costs.effects
    told = costs.aim if effects else Aim.FIT

    def key(one: str) -> tuple[object, ...]:
        offer, effect = offers[one], effects.get(one)
        return (bool(offer.words), effect is None, loss(told, effect), -offer.score, one)

    return sorted((one for one, offer in offers.items() if offer.takes), key=key)


@cache
def _forbids(number: int) -> str:
    """What a hard rule says in short, by its number in a table of options."""
    kind = BLOCKS[number - 1]
    return "No free place" if kind is Blocked.FULL else first_upper(short(kind.value))
