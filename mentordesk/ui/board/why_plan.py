"""Why, with nothing selected: the plan in five lines, the hardest, the weakest, the exceptions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mentordesk.jobs.board_numbers import BoardNumbers
from mentordesk.jobs.ways_in import WaysIn
from mentordesk.store.queries.board import PairChip, PlanRow
from mentordesk.ui.board.cards import WaitingCard
from mentordesk.ui.board.why import (
    MOST,
    Block,
    Fact,
    Heading,
    Line,
    Offer,
    Partner,
    Said,
    Title,
    Weight,
    and_more,
)
from mentordesk.ui.board.why_person import ways_said
from mentordesk.ui.board.words import options_text
from mentordesk.ui.paint import Shape
from mentordesk.wording.words import word

SOME = 5


def plan_said(
    plan: PlanRow | None,
    numbers: BoardNumbers | None,
    waiting: Sequence[WaitingCard],
    pairs: Sequence[PairChip],
    names: dict[str, str],
    unsolvable: str = "",
) -> Said:
    """The plan as it stands; `waiting` hardest first, `names` of everybody on the board.

    `unsolvable` says why no best plan could be worked out.
    """
    title = f"Plan {plan.name}" if plan is not None else "No plan yet"
    detail = "the first drop makes plan A"
    if plan is not None:
        detail = word(plan.aim) + ("" if plan.is_current else ", not the current plan")
    blocks: list[Block] = [Title(title, detail=detail)]
    drafts = [pair for pair in pairs if not pair.is_live]
    if unsolvable:
        blocks.append(Line(unsolvable, Weight.ATTENTION))
    else:
        blocks += _five_lines(numbers, drafts)
    if plan is not None and plan.other_weights:
        text = "Solved with other weights than now: solve again to place by them."
        blocks.append(Line(text, Weight.ATTENTION))
    if waiting:
        blocks.append(Heading("Hardest to place"))
        blocks += [
            Partner("", card.id, card.name, Shape.MENTEE, None, options_text(card))
            for card in waiting[:SOME]
        ]
    weakest = sorted((p for p in drafts if p.score is not None), key=lambda p: p.score or 0)
    if weakest:
        blocks.append(Heading("Weakest drafts"))
        blocks += [_pair_line(pair, names) for pair in weakest[:SOME]]
    overridden = [pair for pair in drafts if pair.override_reason]
    if overridden:
        blocks.append(Heading("Rules overridden", str(len(overridden))))
        for pair in overridden[:MOST]:
            blocks.append(_pair_line(pair, names))
            blocks.append(Line(f"“{pair.override_reason}”", Weight.MUTED))
        blocks += and_more(len(overridden))
    return Said(tuple(blocks))


def left_out_said(
    numbers: BoardNumbers,
    in_best: Mapping[str, Offer],
    least: Mapping[str, WaysIn],
    is_searching: bool,
) -> Said:
    """Everybody without a pair, each with why: whom the best plan gives them, or what would help.

    `in_best` and `least` are by mentee, as far as they are known.
    """
    count = len(numbers.left_out)
    blocks: list[Block] = [Title("Left out", detail=str(count) if count else "nobody")]
    if not count:
        blocks.append(Line("Everyone has a mentor in this plan."))
    if is_searching:
        blocks.append(Line("What would help is being worked out.", Weight.MUTED))
    for left in numbers.left_out[:MOST]:
        blocks.append(Partner("", left.mentee_id, left.name, Shape.MENTEE, None))
        if left.mentee_id in in_best:
            blocks.append(in_best[left.mentee_id])
            continue
        blocks.append(Line(f"{left.why}.", Weight.MUTED))
        ways = least.get(left.mentee_id)
        if ways is not None:
            blocks += ways_said(ways)
    blocks += and_more(count)
    return Said(tuple(blocks))


def _five_lines(numbers: BoardNumbers | None, drafts: Sequence[PairChip]) -> list[Block]:
    if numbers is None:
        return [Line("The best plan is being worked out.", Weight.MUTED)]
    average = "–" if numbers.average is None else str(numbers.average)
    best = "–" if numbers.best_average is None else str(numbers.best_average)
    if numbers.best_paired != numbers.paired:
        best += f" for {numbers.best_paired}"
    locked = sum(pair.locked for pair in drafts)
    return [
        Fact("Placed" if numbers.in_groups else "Paired", f"{numbers.paired} of {numbers.to_pair}"),
        Fact("Average fit", f"{average}, best possible {best}"),
        Fact("Mentors used", f"{numbers.mentors_used} of {numbers.mentors_offered}"),
        Fact("Left out", str(len(numbers.left_out))),
        Fact("Locked", str(locked)),
    ]


def _pair_line(pair: PairChip, names: dict[str, str]) -> Partner:
    mentee = names.get(pair.mentee_id, "")
    mentor = names.get(pair.mentor_id, "")
    note = f"with {mentor}"
    return Partner(pair.mentor_id, pair.mentee_id, mentee, Shape.MENTEE, pair.score, note)
