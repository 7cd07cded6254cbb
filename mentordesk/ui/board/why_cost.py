"""What a pair costs, in words: the best plan with it, and the board as it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mentordesk.jobs.what_if import Effect
from mentordesk.store.queries.board import PairChip
from mentordesk.ui.board.why import Block, Heading, Line, Weight
from mentordesk.wording.what_if import as_drawn, cost_in_full

if TYPE_CHECKING:
    from mentordesk.commands.judging import Judged


def cost_said(
    judged: Judged,
    both: tuple[str, str],
    effect: Effect | None,
    is_old: bool,
    drafts: Mapping[str, PairChip],
) -> list[Block]:
    """What the pair costs the best plan and who would be left out; then the plan as drawn.

    `drafts` are the pairs of the board by mentee.
    """
    blocks: list[Block] = [Heading("What it costs")]
    if effect is None:
        blocks.append(Line("Being worked out.", Weight.MUTED))
    else:
        left = [judged.mentees[one].name for one in effect.left_out if one in judged.mentees]
        told = (effect.placed, effect.total, effect.worst, effect.plan_worst)
        weight = Weight.MUTED if is_old else Weight.PLAIN
        blocks.append(Line(cost_in_full(*told, left), weight))
    pair = drafts.get(both[1])
    if pair is None or pair.mentor_id != both[0]:
        known = pair is not None and pair.mentor_id in judged.mentors
        before = judged.score((pair.mentor_id, both[1])) if pair is not None and known else None
        words = as_drawn(judged.score(both), before, is_placed=pair is not None)
        blocks.append(Line(words, Weight.MUTED))
    return blocks
