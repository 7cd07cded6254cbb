"""The ranked lists to place with: mentors for mentees in hand, or mentees for a mentor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mentordesk.commands.judging import Judged
from mentordesk.jobs.what_if import cost_of
from mentordesk.ui.board.cards import Chip, MentorTile
from mentordesk.ui.board.costs import Costs, Subject
from mentordesk.ui.board.hand import subject_of
from mentordesk.ui.board.offers import best_offers, offers_for
from mentordesk.ui.board.place_with import Choice
from mentordesk.ui.board.targets import Target, ranked, targets_for, with_costs
from mentordesk.ui.board.words import first_upper, places_words
from mentordesk.ui.paint import Shape


def mentor_choices(
    judged: Judged, mentee_ids: Sequence[str], tiles: Sequence[MentorTile], costs: Costs
) -> list[Choice]:
    """Every mentor for these mentees together, ranked as in the tray; who may not be comes last.

    Each with its cost, as far as that is known at once.
    """
    plain = targets_for(judged, tiles, mentee_ids)
    costs.about(subject_of(mentee_ids, plain))
    found = with_costs(plain.values(), costs)
    never = (target for target in found if not target.takes)
    order = [*ranked(found, costs), *sorted(never, key=lambda one: (-one.score, one.name))]
    originals = {tile.id: tile.original for tile in tiles}
    return [_mentor(target, originals[target.mentor_id]) for target in order]


def mentee_choices(
    judged: Judged, mentor_id: str, tiles: Sequence[MentorTile], costs: Costs
) -> list[Choice]:
    """Every mentee the hand could place with this mentor, each with its cost.

    Those who wait come first, ranked as in the tray; then whoever would leave another mentor.
    """
    costs.about(Subject((), mentor_id))
    chips = {chip.mentee_id: (chip, tile) for tile in tiles for chip in tile.chips}
    found = []
    for row in judged.rows.mentees:
        chip, tile = chips.get(row.id, (None, None))
        if chip is not None and (chip.stays or chip.mentor_id == mentor_id):
            continue
        now = f"now with {tile.name}" if tile is not None else "waiting"
        effect = costs.effects.get(row.id)
        made = _mentee(judged, (mentor_id, row.id), row.original_name or "", now)
        cost = cost_of(effect) if effect is not None and made.takes else ""
        found.append(replace(made, cost=cost))
    waiting = [row.id for row in judged.rows.mentees if row.id not in chips]
    best = best_offers(offers_for(judged, mentor_id, waiting), costs)
    turns = {one: turn for turn, one in enumerate(best)}
    last = len(best)
    return sorted(
        found,
        key=lambda one: (not one.takes, turns.get(one.id, last), -one.score, one.name),
    )


def drafts_of(tile: MentorTile | None) -> list[Chip]:
    """The chips of a mentor that are drafts."""
    return [chip for chip in tile.chips if not chip.is_live] if tile is not None else []


def _mentor(target: Target, original: str) -> Choice:
    note = first_upper(target.words) if target.words else places_words(target.free)
    return Choice(
        target.mentor_id, target.name, original, target.score, note, Shape.MENTOR, target.takes,
        target.cost,
    )  # fmt: skip


def _mentee(judged: Judged, pair: tuple[str, str], original: str, now: str) -> Choice:
    blocked = judged.hard(pair)
    kinds = (blocked,) if blocked is not None else judged.soft(pair)
    against = judged.against(kinds, pair)
    note = first_upper(against) if against else now
    name, score = judged.mentees[pair[1]].name, judged.score(pair)
    return Choice(pair[1], name, original, score, note, Shape.MENTEE, blocked is None)
