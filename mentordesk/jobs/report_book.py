"""From the figures of a report to the pages of its workbook that leaders read."""

from __future__ import annotations

import datetime as dt

from mentordesk.documents.sheets import BarChart, Column, Kind, Sheet, Table, Value
from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.figures import AGAINST, Figure, unit_of
from mentordesk.domain.life_figures import Engagement
from mentordesk.domain.person import Role
from mentordesk.domain.round import Scheme
from mentordesk.jobs import report_concerns, report_life
from mentordesk.jobs.people_tables import people_tables
from mentordesk.jobs.report_life import whole
from mentordesk.store.queries.report import Figures
from mentordesk.wording import concerns, dates, reports, words
from mentordesk.wording import life_figures as life
from mentordesk.wording import report_sheets as said

_LEADERS, _PLAIN = "0A665E", "807C75"
FUNNEL = (
    Figure.MENTEE_APPLICATIONS, Figure.ELIGIBLE, Figure.IN_POOL, Figure.MATCHED,
    Figure.FIRST_MEETING, Figure.COMPLETED,
)  # fmt: skip
"""The way of a mentee through a round; the last two count pairs."""
SCHEMES = (Scheme.MATCHED, Scheme.GROUP, Scheme.ASK)
"""The order of the schemes on R2: the coordinator's own work first."""


def scope_name(figures: Figures) -> str:
    """What the report is about, with a round's name as the file has it."""
    scope = figures.scope
    name = figures.rounds[0].name if scope.round_name and figures.rounds else scope.round_name
    return reports.scope_name(name, scope.year)


def leader_sheets(figures: Figures, today: dt.date) -> tuple[Sheet, ...]:
    """R1 to R7, and R9: figures without a name."""
    is_kept = figures.kept_on is not None
    note = said.note(scope_name(figures), dates.day(figures.kept_on or today), is_kept)

    def sheet(title: str, *bands: tuple[Table | BarChart, ...]) -> Sheet:
        notes = {**said.SHEET_NOTES, **life.SHEET_NOTES, concerns.SHEET: concerns.SHEET_NOTE}
        heading = notes[title]
        return Sheet(title, bands, heading, note, _LEADERS)

    return (
        sheet(said.SUMMARY, *_summary(figures)),
        sheet(said.SCHEMES, *_schemes(figures)),
        sheet(life.ENGAGEMENT_SHEET, *report_life.engagement(figures.life)),
        sheet(life.OUTCOMES_SHEET, *report_life.outcomes(figures.life)),
        sheet(said.AGREEMENTS, *_agreements(figures)),
        sheet(said.PEOPLE, *_people(figures)),
        sheet(life.RETURN_SHEET, *report_life.coming_back(figures.life)),
        sheet(concerns.SHEET, *report_concerns.bands(figures.concerns)),
    )


def _summary(figures: Figures) -> list[tuple[Table | BarChart, ...]]:
    funnel = Table(
        "Funnel",
        (Column(said.FIGURE, width=44), Column(said.VALUE, Kind.NUMBER, 10)),
        [(reports.figure(f), whole(figures.together[f].value)) for f in FUNNEL],
        caption=said.FUNNEL,
    )
    bands: list[tuple[Table | BarChart, ...]] = [
        (_figure_table(figures), BarChart(said.FUNNEL, "Funnel", (said.VALUE,), width_cm=15)),
        (funnel,),
        (_round_table(figures),),
    ]
    if len(figures.rounds) > 1:
        columns = (said.ROUND_COLUMNS[6], said.ROUND_COLUMNS[7])
        height = 4.0 + 1.1 * min(12, len(figures.rounds))
        bands[1] += (BarChart(said.BY_ROUND, "Rounds", columns, 12, width_cm=15, height_cm=height),)
    return bands


def _figure_table(figures: Figures) -> Table:
    rows: list[tuple[Value | bool, ...]] = []
    for figure in Figure:
        counted, against = figures.together[figure], AGAINST.get(figure)
        is_share = against is not None and figure is not Figure.DAYS_TO_INTRODUCTION
        rows.append(
            (
                reports.figure(figure), reports.UNITS[unit_of(figure)],
                reports.figure(against) if against else None,
                whole(counted.value), counted.of, True if is_share else None,
            )
        )  # fmt: skip
    columns = (
        Column(said.FIGURE, width=44),
        Column(said.UNIT, width=20),
        Column(said.AGAINST, width=22),
        Column(said.VALUE, Kind.NUMBER, 13),
        Column(said.OF, Kind.NUMBER, 13),
        Column(said.RATE, Kind.RATE, 13, said.VALUE, said.OF),
    )
    return Table("RoundSummary", columns, rows)


def _round_table(figures: Figures) -> Table:
    """One line a round; its columns stand under those of the table above it."""
    name, scheme, state, opened, starts, ends, *numbers = said.ROUND_COLUMNS
    applied, matched, rate, offered, used, use, introduced, ended, completed = numbers
    order = (
        Figure.MENTEE_APPLICATIONS, Figure.MATCHED, None, Figure.MENTORS_OFFERED,
        Figure.MENTORS_USED, None, Figure.PAIRS_INTRODUCED, Figure.ENDED_EARLY, Figure.COMPLETED,
    )  # fmt: skip
    rows: list[tuple[Value, ...]] = [
        (
            row.name, words.word(row.scheme), words.word(row.state), row.call_opens, row.starts,
            row.ends, *(True if f is None else figures.by_round[f].get(row.id, 0) for f in order),
        )
        for row in figures.rounds
    ]  # fmt: skip
    columns = (
        Column(name, width=44),
        Column(scheme, width=20),
        Column(state, width=22),
        Column(opened, Kind.DATE, 13),
        Column(starts, Kind.DATE, 13),
        Column(ends, Kind.DATE, 13),
        Column(applied, Kind.NUMBER, 10, total=True),
        Column(matched, Kind.NUMBER, 10, total=True),
        Column(rate, Kind.RATE, 10, matched, applied, total=True),
        Column(offered, Kind.NUMBER, 12, total=True),
        Column(used, Kind.NUMBER, 12, total=True),
        Column(use, Kind.RATE, 10, used, offered, total=True),
        Column(introduced, Kind.NUMBER, 11, total=True),
        Column(ended, Kind.NUMBER, 9, total=True),
        Column(completed, Kind.NUMBER, 11, total=True),
    )
    total = said.ALL_ROUNDS if len(rows) > 1 else None
    return Table("Rounds", columns, rows, said.ROUNDS, total, said.NO_ROUNDS)


def _schemes(figures: Figures) -> list[tuple[Table | BarChart, ...]]:
    columns = (
        Column(said.SCHEME, width=24),
        Column(said.FIGURE, width=34),
        Column(said.AGAINST, width=26),
        Column(said.VALUE, Kind.NUMBER, 10),
        Column(said.OF, Kind.NUMBER, 10),
        Column(said.RATE, Kind.RATE, 10, said.VALUE, said.OF),
    )
    rows = [
        (words.word(scheme), what, against, value, of, None if of is None else True)
        for scheme in SCHEMES
        for what, value, of, against in _scheme_lines(figures, scheme)
    ]
    pairs = Table(
        "SchemePairs",
        (
            Column(said.SCHEME, width=24),
            Column(said.INTRODUCED, Kind.NUMBER, 34, total=True),
            Column(said.LIVE, Kind.NUMBER, 26, total=True),
        ),
        [
            (words.word(s), c.introduced, c.live)
            for s, c in ((s, figures.schemes[s]) for s in SCHEMES)
        ],
        caption=said.BY_SCHEME,
        total_label=said.ALL_SCHEMES,
    )
    chart = BarChart(
        said.BY_SCHEME, "SchemePairs", (said.INTRODUCED, said.LIVE), width_cm=14, height_cm=6.5
    )
    return [(Table("SchemeTotals", columns, rows), chart), (pairs,)]


def _scheme_lines(
    figures: Figures, scheme: Scheme
) -> tuple[tuple[str, float | None, int | None, str | None], ...]:
    """Figure, value, denominator and what that is, for one scheme."""
    c = figures.schemes[scheme]
    offered = (
        (said.ROUNDS, c.rounds, None, None),
        (said.MENTORS_ON_FILE, c.mentors_on_file, None, None),
        (said.PLACES_ON_FILE, c.places_on_file, None, None),
    )
    if scheme is Scheme.MATCHED:
        return (
            *offered,
            (said.MENTORS_USED, c.mentors_used, None, None),
            (said.INTRODUCED, c.introduced, None, None),
            (said.LIVE, c.live, None, None),
        )
    if scheme is Scheme.GROUP:
        groups, came = figures.groups, figures.life.engagement[Engagement.ATTENDANCE]
        return (
            *offered,
            (said.GROUPS, groups.groups, None, None),
            (said.MEMBERS, groups.members, None, None),
            (said.PLACES_FILLED, groups.present, groups.places, said.GROUP_PLACES),
            (said.ATTENDED, whole(came.value), came.of, said.EXPECTED),
        )
    asks = figures.asks
    return (
        *offered,
        (said.INTRODUCED, c.introduced, None, None),
        (said.ASKED, asks.asked, None, None),
        (said.ANSWERED, asks.answered, asks.asked, said.ASKED),
        (said.EXPIRED, asks.expired, asks.asked, said.ASKED),
        (said.DAYS_TO_ANSWER, whole(asks.days_to_answer), None, None),
    )


def _agreements(figures: Figures) -> list[tuple[Table | BarChart, ...]]:
    of = sum(figures.agreements.values())
    columns = (
        Column(said.STATE, width=34),
        Column(said.PAIRS_COUNTED, Kind.NUMBER, 10, total=True),
        Column(said.OF, Kind.NUMBER, 10),
        Column(said.RATE, Kind.RATE, 10, said.PAIRS_COUNTED, said.OF),
    )
    rows = [
        (reports.agreement_row(state), figures.agreements.get(state, 0), of, True)
        for state in AgreementState
    ]
    revised = Table(
        "AgreementsRevised",
        columns,
        [(said.REVISED, figures.revised, of, True)],
    )
    states = Table("Agreements", columns, rows, total_label=said.PAIRS_INTRODUCED)
    chart = BarChart(said.AGREEMENT_CHART, "Agreements", (said.PAIRS_COUNTED,))
    return [(states, chart), (revised,)]


def _people(figures: Figures) -> list[tuple[Table | BarChart, ...]]:
    tables = {role: people_tables(figures.people[role]) for role in Role}
    bands: list[tuple[Table | BarChart, ...]] = []
    for dimension, heading in said.DIMENSIONS.items():
        band: list[Table | BarChart] = []
        for role in (Role.MENTEE, Role.MENTOR):
            of = figures.people[role].people
            columns = (
                Column(heading, width=32),
                Column(said.PEOPLE_COUNTED, Kind.NUMBER, 14),
                Column(said.OF, Kind.NUMBER, 8),
                Column(said.RATE, Kind.RATE, 9, said.PEOPLE_COUNTED, said.OF),
            )
            rows = [
                (line.label, reports.FEWER, None, None)
                if line.people is None
                else (line.label, line.people, of, True)
                for line in tables[role][dimension]
            ]
            name = f"{role.value.capitalize()}s{dimension.capitalize()}"
            caption = said.people_caption(role, dimension)
            band.append(Table(name, columns, rows, caption, empty=said.NOBODY))
        if dimension == "region" and any(r.people for r in tables[Role.MENTEE][dimension]):
            title = said.people_caption(Role.MENTEE, dimension)
            columns_shown = (said.PEOPLE_COUNTED,)
            band.append(BarChart(title, "MenteesRegion", columns_shown, width_cm=15))
        bands.append(tuple(band))
    return bands


def definitions_sheet(today: dt.date) -> Sheet:
    """One sentence for each figure: how it is counted, against what, and when."""
    day = dates.day(today)
    rows = [
        (
            reports.figure(figure), said.SUMMARY, reports.HOW_COUNTED[figure],
            reports.figure(AGAINST[figure]) if figure in AGAINST else None, day,
        )
        for figure in Figure
    ]  # fmt: skip
    more = (*said.DEFINITIONS_MORE, *life.DEFINITIONS, concerns.DEFINITION)
    rows += [(what, where, how, of or None, day) for what, where, how, of in more]
    widths = (38, 24, 90, 32, 18)
    columns = tuple(
        Column(header, Kind.WRAPPED, width)
        for header, width in zip(said.DEFINITION_COLUMNS, widths, strict=True)
    )
    table = Table("Definitions", columns, rows)
    heading = said.SHEET_NOTES[said.DEFINITIONS]
    return Sheet(said.DEFINITIONS, ((table,),), heading, said.AS_OF.format(day=day), _PLAIN)
