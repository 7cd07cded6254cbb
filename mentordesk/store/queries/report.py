"""Everything a report shows, read at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.figures import Counted, Figure
from mentordesk.domain.person import Role
from mentordesk.domain.round import Scheme
from mentordesk.store.queries import figures, figures_people, lists, lists_open, rounds
from mentordesk.store.queries.figures import RoundCounts, Scope
from mentordesk.store.queries.figures_people import PeopleCounts, SchemeCounts
from mentordesk.store.queries.lists import MenteeLine, PairLine
from mentordesk.store.queries.lists_open import MentorLine, WaitingLine
from mentordesk.store.queries.rounds import RoundRow


@dataclass(frozen=True)
class Figures:
    """The figures of a report: for each round and for all of them together."""

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


def read_figures(connection: Connection, scope: Scope) -> Figures:
    """The figures alone, as the screen shows them."""
    covered = figures.rounds_of(connection, scope)
    ids = [row.id for row in covered]
    by_round = figures.counts_by_round(connection, ids)
    together = figures.totals(by_round, figures.days_to_introduction(connection, ids), ids)
    if scope.round_name is None:
        loose = figures.leads_without_round(connection, scope.year)
        together[Figure.LEADS] = Counted((together[Figure.LEADS].value or 0) + loose)
    programme = rounds.programme(connection)
    return Figures(
        scope=scope,
        programme=programme.name,
        office=programme.office,
        rounds=covered,
        by_round=by_round,
        together=together,
        schemes={s: figures_people.scheme_counts(connection, ids, s) for s in Scheme},
        agreements=figures.agreement_states(connection, ids),
        revised=figures.agreements_revised(connection, ids),
        people={role: figures_people.people_counts(connection, ids, role) for role in Role},
    )


def read_lists(connection: Connection, scope: Scope) -> Lists:
    """The working lists alone."""
    ids = [row.id for row in figures.rounds_of(connection, scope)]
    return Lists(
        pairs=lists.pair_lines(connection, ids),
        mentors=lists_open.mentor_lines(connection, ids),
        mentees=lists.mentee_lines(connection, ids),
        waiting=lists_open.waiting_lines(connection, ids),
    )


def read_report(connection: Connection, scope: Scope) -> tuple[Figures, Lists]:
    """Figures and lists of one moment, so that they agree."""
    return read_figures(connection, scope), read_lists(connection, scope)
