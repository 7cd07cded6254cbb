"""The people tables of a report: counts made fit to be read by anybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from mentordesk.domain.figures import Cell, merge_small, merge_small_within
from mentordesk.domain.names import bare
from mentordesk.domain.places import country_code, country_name
from mentordesk.domain.regions import region_of
from mentordesk.store.queries.figures_people import PeopleCounts
from mentordesk.wording import reports, words


@dataclass(frozen=True)
class PeopleLine:
    """A line of a people table; `people` is None where even the merged line is too small."""

    label: str
    people: int | None
    merged: bool = False


def people_tables(counts: PeopleCounts) -> dict[str, tuple[PeopleLine, ...]]:
    """Country, region, programme, status and new or returning, small lines merged."""
    countries = by_country(counts.by_country)
    regions = {name: region_of(name) for name in countries}
    labels = {name: reports.region(region) for name, region in regions.items()}
    by_region: dict[str | None, int] = defaultdict(int)
    for name, n in countries.items():
        by_region[labels[name]] += n
    statuses: dict[str | None, int] = {
        words.word(status).capitalize() or None: n for status, n in counts.by_status.items()
    }
    returning: dict[str | None, int] = {
        reports.NEW: counts.people - counts.returning,
        reports.RETURNING: counts.returning,
    }
    return {
        "region": _lines(merge_small(by_region)),
        "country": _lines(merge_small_within(countries, dict(labels))),
        "programme": _lines(merge_small(counts.by_programme)),
        "status": _lines(merge_small(statuses)),
        "returning": _lines(merge_small(returning)),
    }


def by_country(counts: Mapping[str | None, int]) -> dict[str | None, int]:
    """The same counts under each country's English name, however it was written.

    What is no known country stands as it was written; of spellings that differ in case or accents
    alone the commonest is shown.
    """
    groups: dict[str | None, list[str | None]] = defaultdict(list)
    for written in counts:
        code = None if written is None else country_code(written)
        groups[code or (None if written is None else bare(written))].append(written)
    found: dict[str | None, int] = defaultdict(int)
    for key, all_written in groups.items():
        commonest = max(all_written, key=lambda w: (counts[w], w or ""))
        is_code = key is not None and key.isupper() and len(key) == 2
        name = country_name(key) if key is not None and is_code else commonest
        found[name] += sum(counts[w] for w in all_written)
    return dict(found)


def _lines(cells: tuple[Cell, ...]) -> tuple[PeopleLine, ...]:
    """A merged line that all others joined is no “other” line any more."""
    is_all = len(cells) == 1 and cells[0].people is not None
    merged = reports.ALL_MERGED if is_all else reports.MERGED
    return tuple(
        PeopleLine(
            merged if cell.merged else cell.key or reports.NOT_GIVEN,
            cell.people,
            cell.merged,
        )
        for cell in cells
        if cell.people != 0
    )
