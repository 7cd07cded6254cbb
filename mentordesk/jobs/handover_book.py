"""From what a successor needs to know to the sheets of the hand-over pack."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from mentordesk.documents.sheets import Column, Kind, Sheet, Table, Value
from mentordesk.domain.figures import Figure
from mentordesk.jobs.handover_days import coming_dates, promises
from mentordesk.jobs.handover_words import agreement_rows, letter_rows, setting_rows
from mentordesk.store.queries.handover import Handover
from mentordesk.wording import dates, matching, reports, words
from mentordesk.wording import guidance as library
from mentordesk.wording import handover as said
from mentordesk.wording import today as list_of_today

_COLOUR, _FIRST = "163C70", "B3261E"
_DATES = frozenset(
    {"Introduced", "First meeting", "Last heard of", "Reply by", "Paused until", "Planned end",
     "On", "Next session", "Asked on", "Since", "Day", "To be looked through on", "Ask again on",
     *(heading for _, heading in said.ROUND_DATES)}
)  # fmt: skip
_NUMBERS = frozenset({"Sessions", "Members", "Least", "Most", said.GOOD_OPTION})
_WRAPPED = {"Words": 90.0, "Note": 80.0, "Question": 60.0, "Value": 60.0}
_WIDE = {
    "Mentee": 26, "Mentor": 26, "Co-mentor": 26, "Round": 30, "State": 20, "Next step": 36,
    "Agreement": 22, "Group": 26, "Theme": 26, "Asked by": 26, "Topic": 22, "Alum": 26,
    "What": 52, "Who": 40, "With whom": 40, "Where it stands": 18, "Of what": 40, "Letter": 34,
    "Subject": 44, "Scheme": 20, "Part": 30, "About": 34, "Title": 34, "Link": 30, "Setting": 44,
    "They were heard of": 18,
}  # fmt: skip

Row = Sequence[Value]


def handover_sheets(found: Handover, today: dt.date) -> tuple[Sheet, ...]:
    """The sheets in the order in which they are read; the first says what they are."""
    sheets = (
        _rounds(found),
        _weights(found),
        _list(said.TO_DO, said.TO_DO_COLUMNS, _to_do(found)),
        _list(said.PROMISES, said.PROMISE_COLUMNS, promises(found, today)),
        _list(said.CALENDAR, said.CALENDAR_COLUMNS, coming_dates(found, today)),
        _list(said.PAIRS, said.PAIR_COLUMNS, _pairs(found)),
        _list(said.GROUPS, said.GROUP_COLUMNS, _groups(found)),
        _list(said.QUESTIONS, said.QUESTION_COLUMNS, _questions(found)),
        _list(said.NOTES, said.NOTE_COLUMNS, _notes(found)),
        _list(said.LETTERS, said.LETTER_COLUMNS, letter_rows(found)),
        _list(said.AGREEMENT_WORDS, said.WORDS_COLUMNS, agreement_rows(found)),
        _list(said.GUIDANCE, said.GUIDANCE_COLUMNS, _guidance(found)),
        _list(said.SETTINGS, said.SETTING_COLUMNS, setting_rows(found)),
    )
    return (_read_me(found, today, [sheet.title for sheet in sheets]), *sheets)


def _read_me(found: Handover, today: dt.date, titles: Sequence[str]) -> Sheet:
    name = found.programme.name
    lines = said.read_me(name, titles, found.figures.concerns.by_standing)
    heading = said.READ_ME_COLUMN.format(programme=name, day=dates.day(today))
    table = Table("ReadMe", (Column(heading, Kind.WRAPPED, 110),), [(line,) for line in lines])
    return Sheet(said.READ_ME, ((table,),), tab_colour=_FIRST)


def _list(title: str, headers: Sequence[str], rows: Iterable[Row]) -> Sheet:
    name = "".join(part.capitalize() for part in title.split())
    table = Table(name, tuple(map(_column, headers)), list(rows), empty=said.NOTHING)
    return Sheet(title, ((table,),), tab_colour=_COLOUR)


def _column(header: str) -> Column:
    if header in _WRAPPED:
        return Column(header, Kind.WRAPPED, _WRAPPED[header])
    if header in _DATES:
        return Column(header, Kind.DATE, 14)
    if header in _NUMBERS:
        return Column(header, Kind.NUMBER, 10)
    return Column(header, width=_WIDE.get(header, 16))


def _rounds(found: Handover) -> Sheet:
    """One line a round: its dates and every figure of it."""
    figures = found.figures
    counted = [f for f in Figure if f is not Figure.DAYS_TO_INTRODUCTION]
    columns = [_column(header) for header in ("Round", "Scheme", "State")]
    columns += [_column(heading) for _, heading in said.ROUND_DATES]
    columns += [Column(reports.figure(figure), Kind.NUMBER, 14) for figure in counted]
    rows: list[Row] = [
        (
            row.name, words.word(row.scheme), words.word(row.state),
            *(getattr(row, name) for name, _ in said.ROUND_DATES),
            *(figures.by_round[figure].get(row.id, 0) for figure in counted),
        )
        for row in reversed(figures.rounds)
    ]  # fmt: skip
    table = Table("RoundHistory", tuple(columns), rows, empty=said.NOTHING)
    return Sheet(said.ROUNDS, ((table,),), tab_colour=_COLOUR)


def _weights(found: Handover) -> Sheet:
    """One line a round: whole numbers that add to 100, and from which score an option is good."""
    columns = [_column("Round")]
    columns += [Column(name, Kind.NUMBER, 14) for name in matching.CRITERIA.values()]
    columns.append(_column(said.GOOD_OPTION))
    rows: list[Row] = [
        (row.name, *(row.weights.get(one, 0) for one in matching.CRITERIA), row.good_option)
        for row in reversed(found.figures.rounds)
    ]
    table = Table("RoundWeights", tuple(columns), rows, empty=said.NOTHING)
    return Sheet(said.WEIGHTS, ((table,),), tab_colour=_COLOUR)


def _to_do(found: Handover) -> Iterable[Row]:
    for item in found.to_do:
        yield list_of_today.why(item), list_of_today.who(item), item.since


def _pairs(found: Handover) -> Iterable[Row]:
    """Without their health, since an open concern would show in it."""
    for p in found.pairs:
        yield (
            p.mentee, p.mentor, p.round, words.word(p.state), p.introduced_on, p.first_meeting_on,
            p.sessions, p.last_contact_on, p.reply_by, p.paused_until, p.planned_end_on,
            p.next_action, p.next_on, words.word(p.agreement),
        )  # fmt: skip


def _groups(found: Handover) -> Iterable[Row]:
    for g in found.groups:
        yield (
            g.title, g.theme, g.mentor, g.co_mentor, g.round, words.word(g.state), g.members,
            g.least, g.most, g.sessions, g.next_on, g.planned_end_on,
        )  # fmt: skip


def _questions(found: Handover) -> Iterable[Row]:
    for q in found.questions:
        alum = q.waiting_for.mentor if q.waiting_for is not None else q.mentor
        yield q.question, q.person, q.topic, words.word(q.state), q.asked_on, alum


def _notes(found: Handover) -> Iterable[Row]:
    for note in found.notes:
        heard = said.YES if note.was_contact else None
        yield note.on, note.about, note.round, note.text, heard, note.follow_up_on


def _guidance(found: Handover) -> Iterable[Row]:
    for piece in found.guidance:
        yield (
            library.said(piece.about), piece.title, piece.version, piece.review_on, piece.body,
            piece.link,
        )  # fmt: skip
