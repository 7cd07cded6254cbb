"""The working lists of a report's workbook: the only sheets with names."""

from __future__ import annotations

import datetime as dt

from mentordesk.documents.sheets import Column, Kind, Sheet, Table, Value
from mentordesk.domain.places import country_code, country_name, language_name
from mentordesk.store.queries.lists import MenteeLine, PairLine
from mentordesk.store.queries.lists_open import MentorLine, WaitingLine
from mentordesk.store.queries.report import Lists
from mentordesk.wording import report_sheets as said
from mentordesk.wording import words

_COLOUR = "163C70"
_NUMBERS = frozenset(
    {"Fit", "Version", "Years of experience", "Places", "Live pairs", "Drafts", "Free places",
     "Days since"}
)  # fmt: skip
_DATES = frozenset(
    {"Drafted", "Proposed", "Introduced", "First meeting", "Planned end", "Ended", "Trained",
     "Applied"}
)  # fmt: skip
_WIDE = {
    "Languages": 28, "Topics offered": 40, "Topics wanted": 40, "First goal": 44,
    "Second goal": 30, "Third goal": 30, "Mail": 34, "Telephone": 22, "Employer": 28, "Job": 28,
    "Reason for overriding": 30, "Paired with": 28, "Round": 34, "Scheme": 19, "State": 19,
    "Mentor": 28, "Mentee": 28, "Name": 28, "Agreement": 22, "Application": 16,
    "Time zone": 22, "Country": 20,
}  # fmt: skip

Row = tuple[Value, ...]


def list_sheets(lists: Lists, today: dt.date) -> tuple[Sheet, ...]:
    """Pairs, mentors, mentees, and who waits, each a table from the first row on."""
    return (
        _sheet(said.PAIRS, "Pairs", said.PAIR_COLUMNS, [_pair(p) for p in lists.pairs]),
        _sheet(said.MENTORS, "Mentors", said.MENTOR_COLUMNS, [_mentor(m) for m in lists.mentors]),
        _sheet(said.MENTEES, "Mentees", said.MENTEE_COLUMNS, [_mentee(m) for m in lists.mentees]),
        _sheet(
            said.WAITING, "Waiting", said.WAITING_COLUMNS,
            [_waiting(line, today) for line in lists.waiting],
        ),
    )  # fmt: skip


def _sheet(title: str, name: str, headers: tuple[str, ...], rows: list[Row]) -> Sheet:
    table = Table(name, tuple(map(_column, headers)), rows, empty=said.NOBODY)
    return Sheet(title, ((table,),), tab_colour=_COLOUR)


def _column(header: str) -> Column:
    if header in _NUMBERS:
        return Column(header, Kind.NUMBER, 10)
    if header in _DATES:
        return Column(header, Kind.DATE, 13)
    wide = 24.0 if "script" in header else 14.0
    return Column(header, width=_WIDE.get(header, wide))


def _pair(p: PairLine) -> Row:
    return (
        p.mentor, p.mentor_original, p.mentor_code, p.mentee, p.mentee_original, p.mentee_code,
        p.round_name, words.word(p.scheme), words.word(p.state), p.score,
        said.YES if p.locked else None, p.override_reason, p.drafted_on, p.proposed_on,
        p.introduced_on, p.first_meeting_on, p.planned_end_on, p.ended_on,
        (p.closing_reason or "").replace("_", " "),
        words.word(p.agreement_state), p.agreement_version,
    )  # fmt: skip


def _mentor(m: MentorLine) -> Row:
    spoken = ", ".join(
        f"{language_name(code)} ({words.word(level)})" for code, level in m.languages
    )
    return (
        m.name, m.original_name, m.code, words.word(m.status), m.job_title, m.employer, m.sector,
        m.years_experience, m.city, _country(m.country), m.time_zone, spoken,
        ", ".join(m.topics), m.places, m.live_pairs, m.drafts, m.free, m.trained_on, m.code_version,
    )  # fmt: skip


def _mentee(m: MenteeLine) -> Row:
    first, second, third = (*m.goals, None, None, None)[:3]
    return (
        m.name, m.original_name, m.code, words.word(m.status), m.round_name, words.word(m.state),
        m.submitted_on, words.word(m.source), m.job_title, m.city, _country(m.country), m.time_zone,
        ", ".join(m.topics), first, second, third, m.sector_wanted, m.country_wanted,
        ", ".join(m.paired_with),
    )  # fmt: skip


def _country(written: str | None) -> str | None:
    """The country in English where it is known, else as it was written."""
    code = None if written is None else country_code(written)
    return written if code is None else country_name(code)


def _waiting(line: WaitingLine, today: dt.date) -> Row:
    days = (today - line.since).days if line.since is not None else None
    return (
        line.name, line.original_name, line.code, words.word(line.role), line.round_name,
        words.word(line.state), line.since, days, ", ".join(line.emails), ", ".join(line.phones),
        words.word(line.contact_status),
    )  # fmt: skip
