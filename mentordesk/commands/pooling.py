"""From the file's snapshot of a round to the values that matching computes with."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from mentordesk.domain.names import latin
from mentordesk.domain.person import LinkKind
from mentordesk.domain.places import country_code, country_name
from mentordesk.domain.round import FINISHED_ROUND, Scheme, weeks_of
from mentordesk.domain.wish import Mark, named_parts, readings
from mentordesk.matching.pool import Blocked, Clash, Mentee, Mentor, Pair, Pool, weights_of
from mentordesk.store.queries.pool import PoolMentee, PoolMentor, PoolPerson, PoolRows

_MARKS = re.compile(r"[;,/\n]+")
_LAST = "9999-12-31"
"""Sorts an application without a date behind all others."""

_BLOCKING = {LinkKind.NOT_WITH: Blocked.NOT_WITH, LinkKind.NEVER_AGAIN: Blocked.NEVER_AGAIN}
_CLASHING = {
    LinkKind.LINE_MANAGER: Clash.LINE_MANAGER,
    LinkKind.SUPERVISOR: Clash.SUPERVISOR,
}


def to_pool(rows: PoolRows, *, keep: Iterable[Pair] | None = None) -> Pool:
    """The pool as matching takes it.

    `keep` are the pairs that must stay; by default the locked drafts of the plan. A draft with a
    recorded reason is an override.
    """
    if keep is None:
        keep = (draft.pair for draft in rows.drafts if draft.locked)
    house = rows.programme
    closed = {Blocked.ROUND_CLOSED} if rows.round.state in FINISHED_ROUND else set()
    return Pool(
        mentors=tuple(
            _mentor(row, closed, house.require_training, house.require_code) for row in rows.mentors
        ),
        mentees=tuple(_mentee(row, rows.round.starts) for row in rows.mentees),
        pair_blocks=_pair_blocks(rows),
        pair_clashes=_pair_clashes(rows),
        overrides=frozenset(draft.pair for draft in rows.drafts if draft.override_reason),
        locked=tuple(keep),
        weights=weights_of(rows.round.weights),
        week_starts=weeks_of(rows.round.starts, rows.round.ends),
        good_option=rows.round.good_option,
        evens_load=rows.round.scheme is not Scheme.GROUP,
    )


def pieces(text: str | None) -> dict[str, str]:
    """The parts of a list typed as one text: folded for comparing, and as typed."""
    parts = (" ".join(part.split()) for part in _MARKS.split(text or ""))
    return {latin(part): part for part in parts if part}


def countries(text: str | None) -> dict[str, str]:
    """The countries of a list typed as one text: by ISO code where it is known, and in words."""
    found = {}
    for folded, typed in pieces(text).items():
        name = country_name(typed) if typed.isascii() and typed.isupper() else typed
        if name != typed:  # a code, as imports leave it: nothing need be looked up
            found[typed] = name
        else:
            found[country_code(typed) or folded] = typed
    return found


def _mentor(
    row: PoolMentor, closed: set[Blocked], require_training: bool, require_code: bool
) -> Mentor:
    standing = set(closed)
    if row.is_paused:
        standing.add(Blocked.PAUSED)
    if not row.shares:
        standing.add(Blocked.CONSENT_WITHDRAWN)
    if require_training and not row.is_trained:
        standing.add(Blocked.UNTRAINED)
    if require_code and not row.has_code:
        standing.add(Blocked.NO_CODE)
    return Mentor(
        id=row.id,
        sort_key=(row.sort_name, _address(row), row.id),
        places=row.places,
        taken=row.taken,
        topics=frozenset(topic_id for topic_id, _ in row.topics),
        refused_topics=frozenset(topic_id for topic_id, _ in row.refused_topics),
        sectors=frozenset(pieces(row.sectors)),
        languages=row.languages,
        hours=row.hours,
        zone=row.zone,
        years=row.years,
        country=next(iter(countries(row.country)), None),
        countries_worked=frozenset(countries(row.countries_worked)),
        employer=latin(row.employer or ""),
        has_pair=row.has_pair,
        standing=frozenset(standing),
    )


def _mentee(row: PoolMentee, starts: dt.date) -> Mentee:
    applied = row.submitted_on.isoformat() if row.submitted_on else _LAST
    waited = max(0, (starts - row.submitted_on).days) if row.submitted_on else None
    return Mentee(
        id=row.id,
        sort_key=(applied, row.sort_name, _address(row), row.id),
        topics=tuple(topic_id for topic_id, _ in row.topics),
        sectors=frozenset(pieces(row.sectors)),
        languages=row.languages,
        hours=row.hours,
        zone=row.zone,
        years=row.years,
        country_wanted=frozenset(countries(row.country_wanted)),
        wishes=row.wishes,
        employer=latin(row.employer or ""),
        times_left_out=row.times_left_out,
        days_waited=waited,
        weights=None if row.weights is None else weights_of(row.weights),
        has_pair=row.has_pair,
        standing=frozenset() if row.shares else frozenset({Blocked.CONSENT_WITHDRAWN}),
    )


def _address(row: PoolPerson) -> str:
    return row.emails[0].casefold() if row.emails else ""


def _pair_blocks(rows: PoolRows) -> Mapping[Pair, Blocked]:
    """Who must not meet: links either way round, and names a mentee typed."""
    found: dict[Pair, set[Blocked]] = defaultdict(set)
    for one, other, kind in rows.links:
        if kind in _BLOCKING:
            found[(one, other)].add(_BLOCKING[kind])
            found[(other, one)].add(_BLOCKING[kind])
    for pair in _naming(rows, lambda person: person.not_with):
        found[pair].add(Blocked.NOT_WITH)
    order = list(Blocked)
    return {pair: min(reasons, key=order.index) for pair, reasons in found.items()}


def _pair_clashes(rows: PoolRows) -> Mapping[Pair, frozenset[Clash]]:
    """Who met before, whom a colleague marked, and who is whose superior, by link or by name."""
    found: dict[Pair, set[Clash]] = defaultdict(set)
    for pair in rows.tried:
        found[pair].add(Clash.TRIED_BEFORE)
    for one, other, kind in rows.links:
        if kind in _CLASHING:
            found[(one, other)].add(_CLASHING[kind])
            found[(other, one)].add(_CLASHING[kind])
    for mark in rows.marks:
        if mark.mark is Mark.NOT_WITH:
            found[(mark.mentor_id, mark.mentee_id)].add(Clash.READER_AGAINST)
    for pair in _naming(rows, lambda person: person.line_manager):
        found[pair].add(Clash.LINE_MANAGER)
    return {pair: frozenset(clashes) for pair, clashes in found.items()}


def _naming(
    rows: PoolRows, names_in: Callable[[PoolMentee | PoolMentor], str | None]
) -> Iterator[Pair]:
    """The pairs of whom one is named in what the other wrote."""
    mentors, mentees = _by_any_name(rows.mentors), _by_any_name(rows.mentees)
    for mentee in rows.mentees:
        yield from ((mentor_id, mentee.id) for mentor_id in _named(names_in(mentee), mentors))
    for mentor in rows.mentors:
        yield from ((mentor.id, mentee_id) for mentee_id in _named(names_in(mentor), mentees))


def _by_any_name(people: Iterable[PoolPerson]) -> Mapping[str, set[str]]:
    """Ids by folded name, name in its own script, and mail address."""
    found: dict[str, set[str]] = defaultdict(set)
    for person in people:
        for text in (person.name, person.original_name, *person.emails):
            if text:
                found[latin(text)].add(person.id)
    return found


def _named(text: str | None, people: Mapping[str, set[str]]) -> set[str]:
    """Whom a typed text may name: the whole of it, each part of a list, a name turned round."""
    if not text:
        return set()
    keys = {latin(text), *pieces(text)}
    for part in named_parts(text):
        keys.update(latin(name) for names in readings(part) for name in names)
    return set().union(*(people.get(key, set()) for key in keys))
