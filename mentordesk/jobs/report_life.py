"""From the figures of a report to its pages on engagement, outcomes and coming back."""

from __future__ import annotations

from mentordesk.documents.sheets import BarChart, Column, Kind, Table, Value
from mentordesk.domain.figures import SMALL, Counted, merge_small
from mentordesk.domain.life_figures import IS_SHARE, Engagement, Gained, LifeFigures, is_too_few
from mentordesk.domain.survey import Survey
from mentordesk.wording import life_figures as said
from mentordesk.wording import report_sheets, reports, words

Band = tuple[Table | BarChart, ...]
Line = tuple[Value | bool, ...]


def engagement(life: LifeFigures) -> list[Band]:
    """R3: what pairs and groups did."""
    spread = Table(
        "SessionsSpread",
        (Column(said.SESSIONS_HELD, width=44), Column(said.PAIRS, Kind.NUMBER, 13, total=True)),
        [(said.sessions_held(number), pairs) for number, pairs in enumerate(life.spread)],
        caption=said.SPREAD,
        total_label=report_sheets.PAIRS_INTRODUCED,
    )
    rows = [_line(said.ENGAGEMENT[each], n, each) for each, n in life.engagement.items()]
    lines = _table("Engagement", rows)
    return [(lines, BarChart(said.SPREAD, "SessionsSpread", (said.PAIRS,), 12)), (spread,)]


def outcomes(life: LifeFigures) -> list[Band]:
    """R4: who answered, what they answered, and what changed."""
    responses = Table(
        "Responses",
        (
            Column(said.SURVEY, width=44),
            Column(said.SIDE, width=32),
            Column(said.RETURNED, Kind.NUMBER, 13, total=True),
            Column(said.ASKED, Kind.NUMBER, 13, total=True),
            Column(report_sheets.RATE, Kind.RATE, 13, said.RETURNED, said.ASKED, total=True),
        ),
        [
            (_named(survey), report_sheets.EACH_ROLE[role], whole(n.value), n.of, True)
            for survey, sides in life.responses.items()
            for role, n in sides.items()
        ],
        caption=said.RESPONSES,
        total_label=report_sheets.ALL_ROUNDS,
    )
    changes = [
        (said.SCALES[question], change.people, change.before, change.after,
         change.after - change.before)
        for question, change in life.changes.items()
        if change.people >= SMALL
    ]  # fmt: skip
    columns = (
        Column(said.SCALE, width=44),
        Column(report_sheets.PEOPLE_COUNTED, Kind.NUMBER, 32),
        Column(said.BEFORE, Kind.DECIMAL, 13),
        Column(said.AFTER, Kind.DECIMAL, 13),
        Column(said.CHANGE, Kind.DECIMAL, 13),
    )
    table = Table("Changes", columns, changes, said.CHANGES, empty=said.NO_CHANGES)
    gains = [
        (report_sheets.EACH_ROLE[role], word, change.people, change.before, change.after,
         change.after - change.before)
        for role, words in life.gains.items()
        for word, change in words.items()
        if change.people >= SMALL
    ]  # fmt: skip
    of_gains = (Column(said.SIDE, width=44), Column(said.GAIN, width=32), *columns[1:])
    lines = [_line(said.GAINED[each], n, each) for each, n in life.gained.items()]
    bands: list[Band] = [(_table("Outcomes", lines, said.OUTCOMES),)]
    chart = BarChart(said.CHANGES, "Changes", (said.BEFORE, said.AFTER), width_cm=15)
    bands += [(table, chart) if changes else (table,)]
    bands += [(Table("Gains", of_gains, gains, said.GAINS, empty=said.NO_CHANGES),), (responses,)]
    return bands


def coming_back(life: LifeFigures) -> list[Band]:
    """R7: mentors who return, and how applications came."""
    line = _line((said.RETURNING, said.MENTORS_USED), life.returning)
    returning = _table("Returning", [line])
    of = sum(life.sources.values())
    cells = merge_small({said.source(each): number for each, number in life.sources.items()})
    rows: list[Line] = [
        (cell.key or reports.MERGED, reports.FEWER, None, None)
        if cell.people is None
        else (cell.key or reports.MERGED, cell.people, of, True)
        for cell in cells
    ]
    columns = (
        Column(said.SOURCE, width=44),
        Column(said.APPLICATIONS, Kind.NUMBER, 32),
        Column(report_sheets.OF, Kind.NUMBER, 13),
        Column(report_sheets.RATE, Kind.RATE, 13, said.APPLICATIONS, report_sheets.OF),
    )
    sources = Table("Sources", columns, rows, said.SOURCES, empty=said.NO_SOURCES)
    chart = BarChart(said.SOURCES, "Sources", (said.APPLICATIONS,), width_cm=15)
    return [(returning,), (sources, chart) if len(rows) > 1 else (sources,)]


def _line(
    called: tuple[str, str], counted: Counted, key: Engagement | Gained | None = None
) -> Line:
    """What it is, against what, value, denominator, and the share if it is one."""
    if key is not None and is_too_few(key, counted):
        return (*called, reports.FEWER if counted.of else None, None, None)
    is_share = key is None or key in IS_SHARE
    return (*called, whole(counted.value), counted.of, True if is_share else None)


def _table(name: str, rows: list[Line], caption: str | None = None) -> Table:
    columns = (
        Column(report_sheets.FIGURE, width=44),
        Column(report_sheets.AGAINST, width=32),
        Column(report_sheets.VALUE, Kind.NUMBER, 13),
        Column(report_sheets.OF, Kind.NUMBER, 13),
        Column(report_sheets.RATE, Kind.RATE, 13, report_sheets.VALUE, report_sheets.OF),
    )
    return Table(name, columns, rows, caption)


def whole(value: float | None) -> int | float | None:
    """Whole numbers without a decimal point; a median may have half a day."""
    return int(value) if value is not None and value == int(value) else value


def _named(survey: Survey) -> str:
    return words.word(survey).capitalize()
