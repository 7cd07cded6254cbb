"""Why a pair: its score, reasons for, against and missing, common hours, and the next best."""

from __future__ import annotations

from collections.abc import Sequence

from mentordesk.commands.judging import Judged, ToldReason
from mentordesk.commands.reader_marks import KeepApart
from mentordesk.domain.group import MemberState
from mentordesk.domain.person import Level
from mentordesk.domain.places import language_name
from mentordesk.domain.wish import Mark
from mentordesk.matching.pool import Clash
from mentordesk.store.queries.board import PairChip
from mentordesk.ui.board.cards import MentorTile
from mentordesk.ui.board.common_hours import common_periods
from mentordesk.ui.board.why import (
    Block,
    Heading,
    Hours,
    Line,
    Offer,
    Partner,
    ReasonLine,
    Said,
    Score,
    Title,
    Weight,
)
from mentordesk.ui.delegates import fit_word
from mentordesk.ui.paint import Shape
from mentordesk.wording.common_hours import a_week, fewest_week, period_heading
from mentordesk.wording.matching import CRITERIA, sentence
from mentordesk.wording.pool_sheet import better
from mentordesk.wording.words import listed, word

VERDICTS = {"for": "For", "against": "Against", "missing": "Missing"}


def pair_said(
    judged: Judged,
    mentor_id: str,
    mentee_id: str,
    pair: PairChip | None,
    tiles: Sequence[MentorTile],
    cost: Sequence[Block] = (),
) -> Said:
    """All about two people together; `pair` is what stands on the board between them.

    `cost` is what the choice costs, in words.
    """
    both = (mentor_id, mentee_id)
    mentor, mentee = judged.names(both)
    score = judged.score(both)
    blocks: list[Block] = [Title(f"{mentee} with {mentor}", detail=_state(pair))]
    blocks.append(Score(score, fit_word(score)))
    if judged.mentees[mentee_id].weights is not None:
        blocks.append(Line(f"By {mentee}’s own weights.", Weight.MUTED))
    blocks += _against_it(judged, both, pair)
    blocks += _marked(judged, both)
    blocks += cost
    blocks += _reasons(judged.reasons(both), score)
    blocks += _hours(judged, both)
    blocks += _languages(judged, both)
    blocks += _next_best(judged, both, tiles)
    return Said(tuple(blocks))


def live_said(pair: PairChip, mentor: str, mentee: str, kept: Sequence[ToldReason]) -> Said:
    """A live pair: it is no longer judged, so the reasons are those of the day it was decided."""
    blocks: list[Block] = [Title(f"{mentee} with {mentor}", detail=_state(pair))]
    if pair.score is not None:
        blocks.append(Score(pair.score, fit_word(pair.score)))
    what = "A member of a group" if isinstance(pair.state, MemberState) else "A live pair"
    blocks.append(Line(f"{what} stays where it is; it is looked after under Relationships."))
    if pair.override_reason:
        blocks.append(Line(f"Kept because: {pair.override_reason}"))
    if kept and pair.score is not None:
        blocks += _reasons(kept, pair.score)
    return Said(tuple(blocks))


def _state(pair: PairChip | None) -> str:
    if pair is None:
        return "not a pair on this board"
    if pair.is_live:
        return word(pair.state)
    return "locked draft" if pair.locked else "draft"


def _against_it(judged: Judged, both: tuple[str, str], pair: PairChip | None) -> list[Block]:
    """Hard rules and soft ones, and the reason somebody gave."""
    blocks: list[Block] = []
    hard = judged.hard(both)
    if hard is not None:
        words = judged.clause(hard, both)
        blocks.append(Line(f"Cannot be: {words}.", Weight.ATTENTION))
    for clash in judged.soft(both):
        if clash is not Clash.TRIED_BEFORE:
            words = judged.clause(clash, both)
            blocks.append(Line(f"Asks for a reason: {words}.", Weight.ATTENTION))
    if Clash.TRIED_BEFORE in judged.soft(both):
        words = judged.clause(Clash.TRIED_BEFORE, both)
        blocks.append(Line(f"Earlier: {words}.", Weight.ATTENTION))
    if pair is not None and pair.override_reason:
        blocks.append(Line(f"Kept because: {pair.override_reason}"))
    return blocks


def _marked(judged: Judged, both: tuple[str, str]) -> list[Block]:
    """What a second reader marked for the two: her recommendation, or a way to keep her no."""
    mark = judged.marks.get(both)
    if mark is None:
        return []
    mentor, mentee = judged.names(both)
    if mark.mark is Mark.BETTER_WITH:
        return [Line(f"{better(mentee, mentor, mark.reader, mark.note)}.")]
    apart = KeepApart(*both, judged.rows.round.id)
    text = "Kept apart for good, in every round, instead of asking for a reason each time:"
    return [Offer(text, "Keep apart (K)", apart)]


def _reasons(reasons: Sequence[ToldReason], score: int) -> list[Block]:
    blocks: list[Block] = []
    for verdict, title in VERDICTS.items():
        of_it = [reason for reason in reasons if reason.verdict == verdict]
        if not of_it:
            continue
        points = sum(reason.points for reason in of_it)
        blocks.append(Heading(title, f"{points} points"))
        blocks += [
            ReasonLine(verdict, CRITERIA[r.criterion], r.text, r.points, r.possible)
            for r in sorted(of_it, key=lambda r: -r.possible)
        ]
    possible = sum(reason.possible for reason in reasons)
    blocks.append(Heading("Sum", f"{score} of {possible}"))
    return blocks


def _hours(judged: Judged, both: tuple[str, str]) -> list[Block]:
    mentor, mentee = judged.mentors[both[0]], judged.mentees[both[1]]
    blocks: list[Block] = [Heading("Common hours")]
    run = judged.rows.round
    periods = common_periods(
        mentee.hours, mentee.zone, mentor.hours, mentor.zone, run.starts, run.ends
    )
    if not periods:
        return [*blocks, Line("Not known: hours or time zone missing.", Weight.MUTED)]
    places = judged.options.places
    counted = int(judged.options.fits.minutes[places.row[both[1]], places.column[both[0]]])
    parted, shown = len(periods) > 1, False
    for period in periods:
        blocks.append(Line(period_heading(period, mentee.name, mentor.name, run.ends, parted)))
        is_counted = parted and period.minutes == counted
        blocks.append(Line(sentence(a_week(period.minutes, is_counted)), Weight.MUTED))
        if period.slots:
            blocks.append(Hours(period.slots, mentee.name, mentor.name, not shown))
            shown = True
    if all(period.minutes != counted for period in periods):
        blocks.append(Line(sentence(fewest_week(counted)), Weight.MUTED))
    return blocks


def _languages(judged: Judged, both: tuple[str, str]) -> list[Block]:
    mentor, mentee = judged.mentors[both[0]], judged.mentees[both[1]]
    blocks: list[Block] = [Heading("Languages")]
    for person in (mentee, mentor):
        told = sorted(person.languages.items(), key=lambda item: (-item[1], item[0]))
        words = listed([f"{language_name(code)} ({word(Level(level))})" for code, level in told], 6)
        blocks.append(Line(f"{person.name}: {words or 'none named'}"))
    return blocks


def _next_best(judged: Judged, both: tuple[str, str], tiles: Sequence[MentorTile]) -> list[Block]:
    """Whom else each of the two could have."""
    options = judged.options
    row, column = options.places.row[both[1]], options.places.column[both[0]]
    free = {tile.id: tile.free for tile in tiles}
    blocks: list[Block] = []
    scores = options.scores[row].tolist()
    mentors = [
        (-scores[number], person.id)
        for number, person in enumerate(options.mentors)
        if options.allowed[row, number] and person.id != both[0] and free.get(person.id)
    ]
    if mentors:
        score, mentor_id = min(mentors)
        name = judged.mentors[mentor_id].name
        blocks.append(Heading(f"Next best for {judged.mentees[both[1]].name}"))
        blocks.append(Partner(mentor_id, both[1], name, Shape.MENTOR, -score))
    placed = {chip.mentee_id for tile in tiles for chip in tile.chips}
    scores = options.scores[:, column].tolist()
    mentees = [
        (person.id in placed, -scores[number], person.id)
        for number, person in enumerate(options.mentees)
        if options.allowed[number, column] and person.id != both[1]
    ]
    if mentees:
        is_placed, score, mentee_id = min(mentees)
        name = judged.mentees[mentee_id].name
        blocks.append(Heading(f"Next best for {judged.mentors[both[0]].name}"))
        note = "placed elsewhere" if is_placed else ""
        blocks.append(Partner(both[0], mentee_id, name, Shape.MENTEE, -score, note))
    return blocks
