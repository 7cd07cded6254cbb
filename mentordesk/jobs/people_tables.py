"""The people tables of a report: counts made fit to be read by anybody."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mentordesk.domain.figures import Cell, merge_small, merge_small_within
from mentordesk.domain.names import bare
from mentordesk.domain.person import PersonStatus
from mentordesk.domain.places import country_code, country_name
from mentordesk.domain.regions import region_of
from mentordesk.store.queries.figures_people import PeopleCounts, Taking, counted
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
    labels = {name: _region(name) for name in countries}
    by_region: dict[str | None, int] = defaultdict(int)
    for name, n in countries.items():
        by_region[labels[name]] += n
    statuses: dict[str | None, int] = {_status(status): n for status, n in counts.by_status.items()}
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


def people_of_line(people: Mapping[str, Taking], dimension: str, label: str) -> tuple[str, ...]:
    """The ids of those whom one line of a table counts: as many as it says.

    A merged line counts whoever stands in no other one.
    """
    lines = people_tables(counted(people))[dimension]
    line = next((one for one in lines if one.label == label), None)
    if line is None:
        return ()
    read = _readers(people)[dimension]
    labels = {person_id: read(taking) or reports.NOT_GIVEN for person_id, taking in people.items()}
    if not line.merged:
        return tuple(person_id for person_id, own in labels.items() if own == label)
    shown = {one.label for one in lines if not one.merged}
    return tuple(person_id for person_id, own in labels.items() if own not in shown)


def _readers(people: Mapping[str, Taking]) -> Mapping[str, Callable[[Taking], str | None]]:
    """By dimension, the line somebody would stand in were nothing merged."""
    names = country_names(Counter(taking.country for taking in people.values()))
    return {
        "country": lambda taking: names[taking.country],
        "region": lambda taking: _region(names[taking.country]),
        "programme": lambda taking: taking.programme,
        "status": lambda taking: _status(taking.status),
        "returning": lambda taking: reports.RETURNING if taking.returns else reports.NEW,
    }


def _region(country: str | None) -> str:
    return reports.region(region_of(country))


def _status(status: PersonStatus | None) -> str | None:
    return words.word(status).capitalize() or None


def by_country(counts: Mapping[str | None, int]) -> dict[str | None, int]:
    """The same counts under each country's English name, however it was written."""
    names = country_names(counts)
    found: dict[str | None, int] = defaultdict(int)
    for written, n in counts.items():
        found[names[written]] += n
    return dict(found)


def country_names(counts: Mapping[str | None, int]) -> dict[str | None, str | None]:
    """Each country as it was written, with the name it is shown under.

    What is no known country stands as it was written; of spellings that differ in case or accents
    alone the commonest is shown.
    """
    groups: dict[str | None, list[str | None]] = defaultdict(list)
    for written in counts:
        code = None if written is None else country_code(written)
        groups[code or (None if written is None else bare(written))].append(written)
    found: dict[str | None, str | None] = {}
    for key, all_written in groups.items():
        commonest = max(all_written, key=lambda w: (counts[w], w or ""))
        is_code = key is not None and key.isupper() and len(key) == 2
        name = country_name(key) if key is not None and is_code else commonest
        found.update(dict.fromkeys(all_written, name))
    return found


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
