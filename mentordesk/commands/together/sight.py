"""What the planning knows as it goes on: people found, places taken, pairs and groups so far."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace

from mentordesk.commands.together.plan import NEW, OUT, Asked, Choices, Deed, PlannedRelation
from mentordesk.domain.match import LIVE
from mentordesk.domain.names import bare
from mentordesk.domain.round import FINISHED_ROUND, Scheme
from mentordesk.importing.known import KnownPerson
from mentordesk.importing.plan import Action
from mentordesk.importing.problems import Problem, ProblemKind, Severity
from mentordesk.importing.relation_rows import RelationDraft
from mentordesk.importing.whom import Named, Whom
from mentordesk.store.queries.rounds import RoundRow
from mentordesk.store.queries.together import HeldGroup, HeldPair, Together


class Sight:
    """The file as it would be after the rows planned so far."""

    def __init__(
        self, known: list[KnownPerson], held: Together, choices: Choices, today: dt.date
    ) -> None:
        self.held, self.choices, self.today = held, choices, today
        self.problems: list[Problem] = []
        self.newcomers: dict[str, Named] = {}
        self.places: dict[str, int] = {}
        self.pairs: list[HeldPair] = list(held.pairs)
        self.groups: list[HeldGroup] = list(held.groups)
        self.sessions = {key: set(days) for key, days in held.sessions.items()}
        self.attendance = {key: dict(noted) for key, noted in held.attendance.items()}
        self.taken: Counter[str] = Counter(held.taken)
        self._whom = Whom(known)
        self._rounds = {bare(found.name): found for found in held.rounds}
        self._by_id = {found.id: found for found in held.rounds}

    # people -----------------------------------------------------------------------------------

    def name(self, person: str) -> str:
        """The name of somebody on file or to be made."""
        return self.held.names.get(person) or (
            self.newcomers[person].shown if person in self.newcomers else person
        )

    def find(self, named: Named) -> str | Asked | None:
        """An id or the key of somebody to be made; who it may be; None when she left them out."""
        said = self.choices.people.get(named.key)
        if said == OUT:
            return None
        if said == NEW:
            key = f"new:{named.key}"
            self.newcomers.setdefault(key, named)
            return key
        if said is not None and said in self.held.names:
            return said
        met = self._whom.meet(named)
        return met.id if met.id is not None else Asked(named, met.perhaps)

    def places_of(self, mentor: str) -> int | None:
        """How many mentees a mentor takes; None where nobody said, so that what runs decides."""
        return self.places.get(mentor, self.held.places.get(mentor))

    # rounds, pairs ------------------------------------------------------------------------------

    def round(self, row: Row) -> RoundRow | None:
        """The round a row means, that still takes people; what is wrong is noted and rejects."""
        name = row.draft.round_name
        if name:
            chosen = self.choices.rounds.get(bare(name))
            found = self._rounds.get(bare(name)) or self._by_id.get(chosen or "")
            if found is None:
                row.reject(ProblemKind.ROUND_UNKNOWN, name)
                return None
        else:
            found = self._by_id.get(self.choices.round_id or "")
            if found is None:
                row.reject(ProblemKind.ROUND_MISSING)
                return None
        if found.state in FINISHED_ROUND:
            row.reject(ProblemKind.ROUND_OVER, found.name)
            return None
        return found

    def round_of(self, round_id: str | None) -> RoundRow | None:
        """The round of that id."""
        return self._by_id.get(round_id or "")

    def is_over(self, round_id: str | None) -> bool:
        """Whether the figures of that round are fixed."""
        found = self.round_of(round_id)
        return found is not None and found.state in FINISHED_ROUND

    def of_scheme(self, row: Row, scheme: Scheme) -> RoundRow | None:
        """The round of a row, which must be of this scheme."""
        found = self.round(row)
        if found is not None and found.scheme is not scheme:
            row.reject(ProblemKind.ROUND_OTHER, found.name)
            return None
        return found

    def pairs_of(self, mentor: str | None, mentee: str | None) -> list[HeldPair]:
        """Every pair of these two, or of the one who is named, the live ones last."""
        found = [
            pair
            for pair in self.pairs
            if mentor in (None, pair.mentor_id) and mentee in (None, pair.mentee_id)
        ]
        return sorted(found, key=lambda pair: pair.state in LIVE)

    def add_pair(self, pair: HeldPair) -> None:
        """One more pair of the file to be."""
        self.pairs.append(pair)
        if pair.state in LIVE:
            draft = (pair.round_id or "", pair.mentor_id, pair.mentee_id)
            self.taken[pair.mentor_id] += draft not in self.held.drafts

    def replace_group(self, group: HeldGroup, **changes: object) -> HeldGroup:
        """The group with other values, as it will be."""
        changed = replace(group, **changes)  # type: ignore[arg-type]
        self.groups[self.groups.index(group)] = changed
        return changed


class Row:
    """One row while it is planned: what is wrong with it, whom it asks about, what it would do."""

    def __init__(self, sight: Sight, draft: RelationDraft) -> None:
        self.sight, self.draft = sight, draft
        self.asks: list[Asked] = []
        self.deeds: list[Deed] = []
        self.people: list[str] = []
        self.is_rejected = self.changes = False

    def note(
        self,
        kind: ProblemKind,
        value: str = "",
        severity: Severity = Severity.WARN,
        **values: object,
    ) -> None:
        """One oddity of this row."""
        d = self.draft
        self.sight.problems.append(
            Problem(d.file, d.sheet, d.row, "", kind, severity, value[:300], values)
        )

    def reject(self, kind: ProblemKind, value: str = "", **values: object) -> None:
        """Why this row stays out."""
        self.is_rejected = True
        self.note(kind, value, Severity.REJECT, **values)

    def find(self, named: Named, what: str) -> str | None:
        """Who is meant; who is not named, not known or left out keeps the row out or waiting."""
        if named.is_blank:
            self.reject(ProblemKind.NOBODY_NAMED, what=what)
            return None
        found = self.sight.find(named)
        if found is None:
            self.reject(ProblemKind.LEFT_OUT, named.shown)
            return None
        if isinstance(found, Asked):
            self.asks.append(found)
            kind = ProblemKind.PERSON_AMBIGUOUS if found.perhaps else ProblemKind.PERSON_NOT_FOUND
            names = [self.sight.name(each) for each in found.perhaps[:3]]
            self.note(kind, named.shown, Severity.REJECT, names=", ".join(names))
            return None
        self.people.append(found)
        return found

    def is_open(self) -> bool:
        """Whether nothing speaks against the row so far."""
        return not (self.is_rejected or self.asks)

    def planned(self) -> PlannedRelation:
        """The row as it is judged."""
        d = self.draft
        if self.is_rejected:
            action = Action.REJECT
        elif self.asks:
            action = Action.WAIT
        elif self.deeds:
            action = Action.CHANGE if self.changes else Action.ADD
        else:
            action = Action.UNCHANGED
        return PlannedRelation(
            d.file, d.sheet, d.row, d.about, action, d, tuple(self.asks),
            tuple(self.deeds) if self.is_open() else (), tuple(self.people),
        )  # fmt: skip
