"""The charts of the Reports page, from the figures of a report."""

from __future__ import annotations

from dataclasses import dataclass

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.figures import Cell, Figure
from mentordesk.domain.person import Role
from mentordesk.jobs.people_tables import people_tables
from mentordesk.jobs.report_book import FUNNEL
from mentordesk.store.queries.report import Figures
from mentordesk.ui.reports.bars import Bar
from mentordesk.wording import concerns, reports
from mentordesk.wording import life_figures as life
from mentordesk.wording import report_sheets as said
from mentordesk.wording.words import word

PEOPLE = tuple(
    (role, dimension) for dimension in said.DIMENSIONS for role in (Role.MENTEE, Role.MENTOR)
)
"""The people charts, two and two: mentees and mentors."""


@dataclass(frozen=True)
class PeopleBar:
    """One bar of a chart of people: whose chart, by what, and the bar's name."""

    role: Role
    dimension: str
    label: str


def funnel_bars(figures: Figures) -> list[Bar]:
    """From application to a completed pair, each with its share of those who applied."""
    applied = int(figures.together[Figure.MENTEE_APPLICATIONS].value or 0)
    pairs = int(figures.together[Figure.PAIRS_INTRODUCED].value or 0)
    bars = []
    for figure in FUNNEL:
        value = int(figures.together[figure].value or 0)
        of = pairs if figure in (Figure.FIRST_MEETING, Figure.COMPLETED) else applied
        bars.append(Bar(figure.value, reports.figure(figure), value, of or None))
    return bars


def agreement_bars(figures: Figures) -> list[Bar]:
    """Introduced pairs by the state of their agreement."""
    of = sum(figures.agreements.values())
    return [
        Bar(state.value, reports.agreement_row(state), figures.agreements.get(state, 0), of or None)
        for state in AgreementState
    ]


def people_bars(figures: Figures, role: Role, dimension: str) -> list[Bar]:
    """The participants of a role, small lines merged as in the workbook."""
    counts = figures.people[role]
    lines = people_tables(counts)[dimension]
    return [Bar(line.label, line.label, line.people, counts.people) for line in lines]


def concern_bars(cells: tuple[Cell, ...]) -> list[Bar]:
    """Concerns by kind, or by whether they are open; no small number among them."""
    return [
        Bar(f"{number:04d}", label, count)
        for number, (label, count) in enumerate(concerns.lines(cells))
    ]


def spread_bars(figures: Figures) -> list[Bar]:
    """Introduced pairs by the sessions they held."""
    of = sum(figures.life.spread)
    return [
        Bar(f"{number:04d}", life.sessions_held(number), pairs, of or None)
        for number, pairs in enumerate(figures.life.spread)
    ]


def response_bars(figures: Figures) -> list[Bar]:
    """What came back of each survey that was sent, on each side."""
    return [
        Bar(
            f"{survey.value} {role.value}",
            f"{word(survey).capitalize()}, {said.EACH_ROLE[role].lower()}",
            int(counted.value or 0),
            counted.of or None,
        )
        for survey, sides in figures.life.responses.items()
        for role, counted in sides.items()
        if counted.of
    ]
