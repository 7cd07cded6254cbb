"""The rows the board shows: a waiting mentee, a mentor with places, a pair in a place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mentordesk.domain.names import fold
from mentordesk.domain.places import country_name, language_name
from mentordesk.store.queries.board import MenteeCard, MentorCard, PairChip
from mentordesk.store.queries.board_cards import MenteeLine, MentorLine
from mentordesk.ui.board.group_card import CardGroup
from mentordesk.wording.words import word


class Hardness(Enum):
    """How many good options a mentee has, hardest first: the sections of Waiting."""

    NONE = "No option"
    ONE = "One"
    FEW = "Two or three"
    MANY = "Four or more"
    UNKNOWN = ""

    @classmethod
    def of(cls, options: int | None) -> Hardness:
        """The section for a number of good options; None while it is not yet worked out."""
        if options is None:
            return cls.UNKNOWN
        if options < 2:
            return cls.ONE if options else cls.NONE
        return cls.FEW if options < 4 else cls.MANY


@dataclass(frozen=True)
class WaitingCard:
    """A mentee to be placed. `options` are good options, `allowed` all mentors who may be.

    `told` is what the filter line looks through; `waits` is false once the mentee has a pair.
    """

    id: str
    name: str
    original: str
    code: str
    job: str
    where: str
    goals: tuple[str, ...]
    topics: tuple[str, ...]
    missing: tuple[str, ...]
    told: tuple[str | None, ...]
    waits: bool
    options: int | None = None
    allowed: int | None = None
    languages: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()

    @cached_property
    def folded(self) -> str:
        """What the filter line looks through; folded when it is first asked for."""
        return _looked_through(self.told, self.languages)


@dataclass(frozen=True)
class Chip:
    """A pair in one of a mentor's places; live pairs and locked ones stay where they are."""

    id: str
    mentor_id: str
    mentee_id: str
    name: str
    score: int | None
    locked: bool
    is_live: bool
    state: str
    reason: str

    @property
    def stays(self) -> bool:
        """Whether the hand may not take it away."""
        return self.locked or self.is_live


@dataclass(frozen=True)
class MentorTile:
    """A mentor with `total` places: chips in some, `elsewhere` taken outside, `free` still open.

    In a round of groups the card is the `group` of the mentor, and `free` its seats.
    """

    id: str
    name: str
    original: str
    code: str
    job: str
    where: str
    topics: tuple[str, ...]
    missing: tuple[str, ...]
    told: tuple[str | None, ...]
    total: int
    free: int
    elsewhere: int
    paused_until: dt.date | None
    chips: tuple[Chip, ...]
    languages: tuple[str, ...] = ()
    group: CardGroup | None = None

    @cached_property
    def folded(self) -> str:
        """What the filter line looks through; folded when it is first asked for."""
        theme = (self.group.title, self.group.theme) if self.group is not None else ()
        return _looked_through((*self.told, *theme), self.languages)

    @property
    def is_full_for_good(self) -> bool:
        """No place is open and no draft could be swapped out: the hand can do nothing here."""
        return self.free == 0 and all(chip.stays for chip in self.chips)


@lru_cache(maxsize=512)
def offset_text(zone: str | None, day: dt.date) -> str:
    """How far a zone is from UTC on a day, as UTC+5:45; empty where nobody knows the zone."""
    if not zone:
        return ""
    try:
        found = ZoneInfo(zone).utcoffset(dt.datetime.combine(day, dt.time(12)))
    except (KeyError, ValueError, OSError):  # a name that no table knows
        return ""
    minutes = round(found.total_seconds() / 60) if found is not None else 0
    hours, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else "+"
    return f"UTC{sign}{hours}:{rest:02d}" if rest else f"UTC{sign}{hours}"


def where_text(city: str | None, country: str | None, zone: str | None, day: dt.date) -> str:
    """City (else country) and UTC offset, the two that are never shortened."""
    place = city or country_name(country or "")
    offset = offset_text(zone, day)
    return f"{place} {offset}".strip()


class Told(NamedTuple):
    """What judging tells of a mentee: good options, mentors at all, codes of languages spoken.

    `wishes`: the names of mentors of the round whom the mentee wishes for, first wish first.
    """

    options: int | None = None
    allowed: int | None = None
    languages: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()


def waiting_card(row: MenteeCard, day: dt.date, told: Told = Told()) -> WaitingCard:
    """The card of a mentee as of `day`; without numbers of options until all are judged."""
    return WaitingCard(
        id=row.id,
        name=row.name,
        original=row.original_name or "",
        code=row.cohort_code or "",
        job=row.job or row.employer or "",
        where=where_text(row.city, row.country, row.zone, day),
        goals=row.goals,
        topics=row.topics,
        missing=tuple(missing.value for missing in row.missing),
        told=_told(row),
        waits=row.match_id is None and not row.has_live_pair,
        options=told.options,
        allowed=told.allowed,
        languages=told.languages,
        wishes=told.wishes,
    )


def waiting_outline(line: MenteeLine, told: Told = Told()) -> WaitingCard:
    """A mentee's card with only what orders and counts it."""
    row = line.row
    return WaitingCard(
        row.id, row.display_name, row.original_name or "", "", "", "", (), (), (), (),
        line.match_id is None and not row.has_live, *told,
    )  # fmt: skip


def mentor_tile(
    row: MentorCard,
    pairs: Iterable[PairChip],
    names: Mapping[str, str],
    day: dt.date,
    languages: tuple[str, ...] = (),
    in_groups: bool = False,
) -> MentorTile:
    """The card of a mentor as of `day`; `pairs` are theirs on this board, `names` the mentees'.

    `in_groups`: the round makes groups.
    """
    pairs = tuple(pairs)
    return MentorTile(
        id=row.id,
        name=row.name,
        original=row.original_name or "",
        code=row.cohort_code or "",
        job=row.job or row.employer or "",
        where=where_text(row.city, row.country, row.zone, day),
        topics=row.topics,
        missing=tuple(missing.value for missing in row.missing),
        told=_told(row),
        total=row.places_total,
        free=row.places_free,
        elsewhere=row.live_elsewhere,
        paused_until=row.paused_until,
        chips=tuple(chip_of(pair, names) for pair in pairs),
        languages=languages,
        group=_group(row, pairs) if in_groups else None,
    )


def tile_outline(
    line: MentorLine,
    pairs: Iterable[PairChip],
    names: Mapping[str, str],
    in_groups: bool = False,
) -> MentorTile:
    """A mentor's card with only name and places."""
    row, pairs = line.row, tuple(pairs)
    return MentorTile(
        row.id, row.display_name, row.original_name or "", "", "", "", (), (), (),
        row.places or 0, line.places_free, line.live_elsewhere, line.paused_until,
        tuple(chip_of(pair, names) for pair in pairs),
        group=_group(line, pairs) if in_groups else None,
    )  # fmt: skip


def _group(row: MentorCard | MentorLine, pairs: Iterable[PairChip]) -> CardGroup | None:
    drafts = sum(not pair.is_live for pair in pairs)
    return CardGroup.of(row.group, drafts, row.places_free, row.gathers)


def chip_of(pair: PairChip, names: Mapping[str, str]) -> Chip:
    """A pair as it stands in its place."""
    return Chip(
        id=pair.match_id,
        mentor_id=pair.mentor_id,
        mentee_id=pair.mentee_id,
        name=names.get(pair.mentee_id, "Someone no longer in the pool"),
        score=pair.score,
        locked=pair.locked,
        is_live=pair.is_live,
        state=word(pair.state),
        reason=pair.override_reason or "",
    )


def _told(row: MenteeCard | MentorCard) -> tuple[str | None, ...]:
    told = (row.name, row.original_name, row.city, row.country, row.cohort_code, row.job)
    return (*told, row.employer, *row.topics)


def _looked_through(told: tuple[str | None, ...], languages: Iterable[str]) -> str:
    """All that a filter line finds somebody by; countries by code and by name."""
    codes = [text for text in told if text is not None and len(text) == 2 and text.isupper()]
    return fold(*told, *map(language_name, languages), *map(country_name, codes))
