"""What the page holds, without any window: the sheets, what she chose, and the plan of the rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from mentordesk.commands.imports import ImportPeople
from mentordesk.commands.together.bringing_in import ImportTogether
from mentordesk.commands.together.plan import Choices, Place, RelationPlan
from mentordesk.domain.names import bare
from mentordesk.domain.survey import Survey
from mentordesk.domain.together import About, Meaning
from mentordesk.importing.plan import Action
from mentordesk.importing.problems import Problem, ProblemKind
from mentordesk.importing.relation_columns import read_as
from mentordesk.jobs.together import RelationSheet
from mentordesk.progress import Progress
from mentordesk.ui.imports.sources import Arrived, Source
from mentordesk.wording.imports_together import ABOUT_WORDS
from mentordesk.wording.words import listed

_IDLE = (Action.UNCHANGED, Action.REJECT)


@dataclass
class State:
    """The sheets and every choice; each change makes the plan old."""

    sheets: list[RelationSheet] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    shown: int = 0
    """The sheet whose columns and kind are shown."""
    choices: Choices = field(default_factory=Choices)
    plan: RelationPlan | None = None
    edition: int = 0
    make_people: Callable[[Progress], ImportPeople] | None = None
    people: ImportPeople | None = None
    """The sign-ups that come in first, in the same step."""
    is_over: bool = False
    """Whether it was brought in."""

    @property
    def sheet(self) -> RelationSheet | None:
        """The sheet shown."""
        return self.sheets[self.shown] if self.shown < len(self.sheets) else None

    @property
    def abouts(self) -> set[About]:
        """What the sheets are about."""
        return {sheet.mapping.about for sheet in self.sheets}

    @property
    def what(self) -> str:
        """What comes in, such as “people and pairs”."""
        words = [ABOUT_WORDS[about] for about in About if about in self.abouts]
        return listed([*(["people"] if self.people else []), *words])

    def take(self, arrived: Arrived) -> None:
        """Begin anew with these sheets; the round stays."""
        self.sheets, self.sources = list(arrived.sheets), list(arrived.sources)
        self.shown, self.is_over = 0, False
        self.make_people, self.people = arrived.people, None
        self.choices = Choices(round_id=self.choices.round_id)
        self._touch()

    def forget(self) -> None:
        """Hold nothing any more."""
        self.take(Arrived(()))

    def read_as(self, about: About) -> None:
        """Read the sheet shown as being about something else."""
        held = self.sheet
        if held is not None and held.mapping.about is not about:
            mapping = read_as(held.sheet, about, gains=held.mapping.gains)
            self.sheets[self.shown] = replace(held, mapping=mapping, is_corrected=True)
            self._touch()

    def set_meaning(self, column: int, meaning: Meaning) -> None:
        """Say what a column of the sheet shown means."""
        held = self.sheet
        if held is not None:
            mapping = held.mapping.with_meaning(column, meaning)
            self.sheets[self.shown] = replace(held, mapping=mapping, is_corrected=True)
            self._touch()

    def set_round(self, round_id: str | None) -> None:
        """The round of rows that name none."""
        self._choose(round_id=round_id)

    def set_survey(self, survey: Survey | None) -> None:
        """The survey of rows that name none."""
        self._choose(survey=survey)

    def say_who(self, key: str, who: str) -> None:
        """Say who is meant by somebody named so: an id, or that they are new or left out."""
        self._choose(people={**self.choices.people, key: who})

    def say_round(self, name: str, round_id: str) -> None:
        """Say which round a name means."""
        self._choose(rounds={**self.choices.rounds, bare(name): round_id})

    def make_room(self, places: Sequence[Place]) -> None:
        """Give the mentors of these rows one more place each."""
        self._choose(roomy=self.choices.roomy | set(places))

    def take_answers(self, places: Sequence[Place]) -> None:
        """Let the answers of these rows replace those that were typed in."""
        self._choose(taken=self.choices.taken | set(places))

    def judged(self, plan: RelationPlan, edition: int, people: ImportPeople | None = None) -> None:
        """The plan of an edition; of one that is old by now it is of no use."""
        if edition == self.edition:
            self.plan, self.people = plan, people

    def places_with(self, kind: ProblemKind) -> list[tuple[Place, Problem]]:
        """The rows that have a problem of this kind."""
        found = self.plan.problems if self.plan else ()
        return [((p.file, p.sheet, p.row), p) for p in found if p.kind is kind]

    def command(self) -> ImportTogether:
        """What brings everything in."""
        readings = tuple(sheet.read() for sheet in self.sheets)
        corrected = tuple(sheet.mapping for sheet in self.sheets if sheet.is_corrected)
        return ImportTogether(readings, self.choices, self.people, corrected)

    @property
    def coming(self) -> int:
        """How many rows would be written, those of people among them."""
        counts = self.people.plan.counts if self.people else {}
        people = sum(n for action, n in counts.items() if action not in _IDLE)
        return people + (sum(bool(row.deeds) for row in self.plan.rows) if self.plan else 0)

    @property
    def left(self) -> int:
        """How many rows would stay out."""
        counts = self.plan.counts if self.plan else {}
        return counts.get(Action.REJECT, 0) + counts.get(Action.WAIT, 0)

    def touch(self) -> None:
        """What rows are judged by has changed; the old plan is shown until there is a new one."""
        self.edition += 1

    def _choose(self, **changes: object) -> None:
        self.choices = replace(self.choices, **changes)  # type: ignore[arg-type]
        self.touch()

    def _touch(self) -> None:
        self.edition += 1
        self.plan = None
