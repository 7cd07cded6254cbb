"""Everything a report shows, read at one moment."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.figures import Counted, Figure
from mentordesk.domain.life_figures import LifeFigures, life_figures
from mentordesk.domain.person import Role
from mentordesk.domain.round import Scheme
from mentordesk.store.queries import (
    concerns,
    figures,
    figures_people,
    frozen,
    life_facts,
    lists,
    lists_open,
    rounds,
)
from mentordesk.store.queries.concerns import ConcernLines
from mentordesk.store.queries.figures import RoundCounts, Scope
from mentordesk.store.queries.figures_people import PeopleCounts, SchemeCounts, Taking, counted
from mentordesk.store.queries.frozen import Facts, Kept
from mentordesk.store.queries.life_facts import AskCounts, GroupCounts
from mentordesk.store.queries.lists import MenteeLine, PairLine
from mentordesk.store.queries.lists_open import MentorLine, WaitingLine
from mentordesk.store.queries.plain_rows import from_plain
from mentordesk.store.queries.rounds import RoundRow


@dataclass(frozen=True)
class Figures:
    """The figures of a report: for each round and for all of them together.

    `kept_on` is the day from which they are, where the round was archived.
    """

    scope: Scope
    programme: str
    office: str | None
    rounds: tuple[RoundRow, ...]
    by_round: RoundCounts
    together: Mapping[Figure, Counted]
    schemes: Mapping[Scheme, SchemeCounts]
    agreements: Mapping[AgreementState, int]
    revised: int
    people: Mapping[Role, PeopleCounts]
    life: LifeFigures
    groups: GroupCounts
    asks: AskCounts
    concerns: ConcernLines
    kept_on: dt.date | None = None

    @property
    def round_ids(self) -> tuple[str, ...]:
        """The rounds it covers."""
        return tuple(row.id for row in self.rounds)


@dataclass(frozen=True)
class Lists:
    """The working lists of a report, with names."""

    pairs: tuple[PairLine, ...]
    mentors: tuple[MentorLine, ...]
    mentees: tuple[MenteeLine, ...]
    waiting: tuple[WaitingLine, ...]


def read_figures(connection: Connection, scope: Scope, today: dt.date) -> Figures:
    """The figures alone, as the screen shows them; those of archived rounds as they were kept.

    A figure that was not counted when a round was archived is counted now.
    """
    covered = figures.rounds_of(connection, scope)
    kept = frozen.kept(connection, [row.id for row in covered])
    if scope.round_name is None or not kept:
        return _counted(connection, scope, today, covered, kept)
    only = kept[covered[0].id]
    found = from_plain(Figures, only.report, _counted(connection, scope, today, covered, {}))
    return replace(found, scope=scope, kept_on=only.on)


def _counted(
    connection: Connection,
    scope: Scope,
    today: dt.date,
    covered: tuple[RoundRow, ...],
    kept: Mapping[str, Kept],
) -> Figures:
    """The figures of today, with the kept ones in their place."""
    ids = [row.id for row in covered]
    live = [i for i in ids if i not in kept]
    facts = {round_id: one.facts for round_id, one in kept.items()}
    by_round = {f: dict(n) for f, n in figures.counts_by_round(connection, ids).items()}
    for round_id, one in facts.items():
        for figure, members in one.members.items():
            by_round[figure].pop(round_id, None)  # what is not there counts nought
            if members:
                by_round[figure][round_id] = len(members)
    days = [*figures.days_to_introduction(connection, live)]
    days += [number for one in facts.values() for number in one.days.values()]
    together = figures.totals(by_round, days, ids)
    if scope.round_name is None:
        loose = figures.leads_without_round(connection, scope.year)
        together[Figure.LEADS] = Counted((together[Figure.LEADS].value or 0) + loose)
    agreements = Counter(figures.agreement_states(connection, live))
    for one in facts.values():
        agreements.update(one.agreements.values())
    programme, now = rounds.programme(connection), life_facts.life_facts(connection, live, today)
    return Figures(
        scope=scope,
        programme=programme.name,
        office=programme.office,
        rounds=covered,
        by_round=by_round,
        together=together,
        schemes={s: _scheme(connection, covered, kept, s) for s in Scheme},
        agreements=agreements,
        revised=figures.agreements_revised(connection, live)
        + sum(one.revised for one in facts.values()),
        people={role: counted(_people(connection, live, kept, role)) for role in Role},
        life=life_figures([*now.values(), *(one.life for one in facts.values())]),
        groups=_groups(connection, live, facts),
        asks=life_facts.ask_counts(connection, covered, scope.year, scope.round_name is not None),
        concerns=concerns.lines(connection, None if scope == Scope() else ids, scope.year),
    )


def _groups(connection: Connection, live: list[str], facts: Mapping[str, Facts]) -> GroupCounts:
    found = [life_facts.group_counts(connection, live), *(one.groups for one in facts.values())]
    return GroupCounts(
        groups=sum(one.groups for one in found),
        members=sum(one.members for one in found),
        present=sum(one.present for one in found),
        places=sum(one.places for one in found),
    )


def people_counted(
    connection: Connection, round_ids: Sequence[str], role: Role
) -> Mapping[str, Taking]:
    """Who is behind the counts of people of a role in these rounds, by id."""
    kept = frozen.kept(connection, round_ids)
    return _people(connection, [i for i in round_ids if i not in kept], kept, role)


def _people(
    connection: Connection, live: list[str], kept: Mapping[str, Kept], role: Role
) -> Mapping[str, Taking]:
    """Everybody once: as kept, or as on file who takes part in a round that is not archived."""
    found: dict[str, Taking] = {}
    now = figures_people.taking_part(connection, live, role)
    for some in (*(one.facts.people.get(role, {}) for one in kept.values()), now):
        for person_id, taking in some.items():
            returns = taking.returns or (person_id in found and found[person_id].returns)
            found[person_id] = replace(taking, returns=returns)
    return found


def _scheme(
    connection: Connection, covered: tuple[RoundRow, ...], kept: Mapping[str, Kept], scheme: Scheme
) -> SchemeCounts:
    """The totals of a scheme; a mentor of several rounds counts once."""
    ids = [row.id for row in covered if row.scheme is scheme]
    live = [i for i in ids if i not in kept]
    found = figures_people.scheme_counts(connection, live, scheme)
    used = dict(figures_people.places_used(connection, live))
    for one in (kept[i] for i in ids if i in kept):
        then = {name: held for name, held in one.report["schemes"]}[scheme.value]
        found = replace(
            found,
            rounds=found.rounds + then["rounds"],
            introduced=found.introduced + then["introduced"],
            live=found.live + then["live"],
            live_introduced=found.live_introduced + then["live_introduced"],
        )
        used = {**one.facts.places, **used}
    return replace(found, mentors_used=len(used), places=sum(used.values()))


def read_lists(connection: Connection, scope: Scope) -> Lists:
    """The working lists alone."""
    ids = [row.id for row in figures.rounds_of(connection, scope)]
    return Lists(
        pairs=lists.pair_lines(connection, ids),
        mentors=lists_open.mentor_lines(connection, ids),
        mentees=lists.mentee_lines(connection, ids),
        waiting=lists_open.waiting_lines(connection, ids),
    )


def read_report(connection: Connection, scope: Scope, today: dt.date) -> tuple[Figures, Lists]:
    """Figures and lists of one moment, so that they agree."""
    return read_figures(connection, scope, today), read_lists(connection, scope)
