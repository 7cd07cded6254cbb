"""The calendar of the demo office: terms, exams, closures and two holidays of countries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mentordesk.domain.season import Season, Span


def seasons(today: dt.date) -> tuple[Span, ...]:
    """From the year before to the year after; days that follow the moon are left to the office."""
    years = range(today.year - 1, today.year + 2)
    return tuple(span for year in years for span in _of_year(year))


def _of_year(year: int) -> Iterator[Span]:
    def span(
        season: Season, name: str, first: tuple[int, int], last: tuple[int, int], where: str = ""
    ) -> Span:
        begins, ends = dt.date(year, *first), dt.date(year, *last)
        if ends < begins:
            ends = ends.replace(year=year + 1)
        return Span(season, name, begins, ends, where or None)

    yield span(Season.TERM, "Spring term", (1, 26), (5, 15))
    yield span(Season.HOLIDAY, "Bengali New Year", (4, 14), (4, 15), "BD")
    yield span(Season.EXAMS, "Summer exams", (5, 18), (6, 5))
    yield span(Season.HOLIDAY, "Independence Day", (8, 15), (8, 15), "IN")
    yield span(Season.CLOSED, "Summer closure", (8, 24), (8, 31))
    yield span(Season.TERM, "Autumn term", (9, 28), (12, 11))
    yield span(Season.CLOSED, "Winter closure", (12, 24), (1, 3))
