"""The plan of an import: for each row what would be done, before anything is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from mentordesk.domain.fields import Field
from mentordesk.domain.names import bare
from mentordesk.domain.person import Role
from mentordesk.importing.drafts import PersonDraft, Reading
from mentordesk.importing.duplicates import New, People, Uncertain
from mentordesk.importing.known import KnownPerson, Why
from mentordesk.importing.likeness import tokens
from mentordesk.importing.mapping import Mapping
from mentordesk.importing.problems import Problem
from mentordesk.progress import Progress


class Action(Enum):
    """What becomes of a row; every row has exactly one."""

    ADD = "add"
    CHANGE = "change"
    UNCHANGED = "unchanged"
    WAIT = "wait"
    REJECT = "reject"


GROWING = frozenset(
    {Field.EMAIL, Field.PHONE, Field.COHORT_CODE, Field.TAGS, Field.LANGUAGES, Field.NOT_WITH}
)
"""Lists that an import adds to and never shortens."""


@dataclass(frozen=True)
class PlannedRow:
    """One row and what would be done with it."""

    file: str
    sheet: str
    row: int
    action: Action
    draft: PersonDraft | None = None
    person: str | None = None
    """The person changed, left or perhaps meant: an id on file, or `row:N` for the N-th planned
    row of this plan (from 0), which adds the person."""
    changed: tuple[Field, ...] = ()
    likeness: int = 0
    reasons: tuple[Why, ...] = ()


@dataclass(frozen=True)
class ImportPlan:
    """Everything one import would do; the same whoever looks at it and how often."""

    files: tuple[str, ...]
    rows: tuple[PlannedRow, ...]
    problems: tuple[Problem, ...]
    mappings: tuple[Mapping, ...] = ()

    @property
    def counts(self) -> dict[Action, int]:
        """How many rows have each fate; their sum is the number of rows."""
        counted = Counter(row.action for row in self.rows)
        return {action: counted.get(action, 0) for action in Action}

    @property
    def does_anything(self) -> bool:
        """Whether any row would add, change or keep something waiting."""
        idle = (Action.UNCHANGED, Action.REJECT)
        return any(row.action not in idle for row in self.rows)


@dataclass
class Planner:
    """Plans rows one after another, so that later rows know the people of earlier ones."""

    known: Iterable[KnownPerson]
    current: Callable[[Sequence[str]], Table[str, Table[Field, Any]]]
    """The present values of people on file, by id and field, ROLE as a set of roles."""
    rows: list[PlannedRow] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Learn who is known."""
        self._people = People(self.known)
        self._values: dict[str, dict[Field, Any]] = {}
        self._before: dict[str, dict[Field, Any]] = {}

    def finished(self) -> tuple[PlannedRow, ...]:
        """All rows; those that between them leave a person as found are unchanged after all.

        So a file in which somebody signed up twice changes nothing when it is imported again.
        """
        same = {i for i, before in self._before.items() if self._values[i] == before}
        return tuple(
            replace(row, action=Action.UNCHANGED, changed=())
            if row.action is Action.CHANGE and row.person in same
            else row
            for row in self.rows
        )

    def plan(self, file: str, sheet: str, reading: Reading, progress: Progress) -> None:
        """Adds the rows of one sheet to the plan. Raises `Cancelled`."""
        self._fetch(reading, progress)
        for done, (number, draft) in enumerate(reading.rows):
            if done % 100 == 0:
                progress.report(done, len(reading.rows), "duplicates")
            if draft is None:
                self.rows.append(PlannedRow(file, sheet, number, Action.REJECT))
            else:
                self.rows.append(self._planned(draft))

    def _fetch(self, reading: Reading, progress: Progress) -> None:
        """Asks once for everybody whom the rows surely mean, instead of once for each."""
        wanted: dict[str, None] = {}
        for _, draft in reading.rows:
            if draft is not None:
                wanted.update(dict.fromkeys(self._people.shared_with(draft)))
        missing = [i for i in wanted if i not in self._values and not i.startswith("row:")]
        progress.report(0, len(reading.rows), "duplicates")
        if missing:
            self._values.update((i, dict(v)) for i, v in self.current(missing).items())

    def _planned(self, draft: PersonDraft) -> PlannedRow:
        place = (draft.file, draft.sheet, draft.row)
        found = self._people.judge(draft)
        if isinstance(found, New):
            key = f"row:{len(self.rows)}"
            self._values[key] = {**draft.values, Field.ROLE: draft.roles}
            self._people.add_draft(draft, key)
            return PlannedRow(*place, Action.ADD, draft)
        held = self._held(found.person_id)
        changed = changed_fields(draft, held)
        if isinstance(found, Uncertain) and not self._is_the_same_again(
            draft, found, held, changed
        ):
            return PlannedRow(
                *place, Action.WAIT, draft, found.person_id, (), found.likeness, found.reasons
            )
        if not changed:
            return PlannedRow(*place, Action.UNCHANGED, draft, found.person_id)
        self._learn(draft, found.person_id, held, changed)
        return PlannedRow(*place, Action.CHANGE, draft, found.person_id, changed)

    def _held(self, person_id: str) -> dict[Field, Any]:
        if person_id not in self._values:
            self._values[person_id] = dict(self.current((person_id,))[person_id])
        return self._values[person_id]

    def _is_the_same_again(
        self,
        draft: PersonDraft,
        found: Uncertain,
        held: Table[Field, Any],
        changed: Sequence[Field],
    ) -> bool:
        """A row that would change nothing is the same row come again, address or not."""
        is_name = bare(draft.name) == bare(str(held.get(Field.DISPLAY_NAME, "")))
        return is_name and not changed and Why.OTHER_NAME not in found.reasons

    def _learn(
        self, draft: PersonDraft, person_id: str, held: dict[Field, Any], changed: Sequence[Field]
    ) -> None:
        if not person_id.startswith("row:"):
            self._before.setdefault(person_id, dict(held))
        for f in changed:
            held[f] = merged_value(f, held.get(f), draft)
        names = (str(held.get(Field.DISPLAY_NAME) or draft.name), draft.name)
        self._people.add(
            KnownPerson(
                person_id,
                tuple(dict.fromkeys(names)),
                tuple(held.get(Field.EMAIL) or ()),
                tuple(held.get(Field.PHONE) or ()),
                held.get(Field.EXTERNAL_ID),
                tuple(held.get(Field.COHORT_CODE) or ()),
                held.get(Field.COUNTRY),
            )
        )


def changed_fields(draft: PersonDraft, held: Table[Field, Any]) -> tuple[Field, ...]:
    """The fields that the draft would change; what it does not mention is never among them."""
    found: list[Field] = [
        f
        for f in draft.values
        if f not in (Field.ROLE, Field.OWN_ID)
        and not (f is Field.SUBMITTED and Role.MENTEE not in draft.roles)
        and not (f in draft.guessed and held.get(f))
        and merged_value(f, held.get(f), draft) != (held.get(f) or _NOTHING_YET.get(f))
    ]
    if not draft.roles <= frozenset(held.get(Field.ROLE) or ()):
        found.append(Field.ROLE)
    return tuple(found)


def merged_value(f: Field, held: Any, draft: PersonDraft) -> Any:
    """What a field holds once the draft is applied to what was held."""
    if f is Field.ROLE:
        return frozenset(held or ()) | draft.roles
    new = draft.values[f]
    if f in (Field.LANGUAGES, Field.CONSENT):
        return tuple({**dict(held or ()), **dict(new)}.items())
    if f in _TICKS:
        return _ticked(f, held, new)
    if f is Field.NOTES and held:
        known_lines = str(held).splitlines()
        more = [line for line in str(new).splitlines() if line not in known_lines]
        return "\n".join([str(held), *more])
    if f in GROWING:
        known = {_folded(f, value) for value in held or ()}
        return (*(held or ()), *(value for value in new if _folded(f, value) not in known))
    if f is Field.SUBMITTED and held:
        return min(held, new)  # who asked first keeps their place in the queue
    if f is Field.HOURS and isinstance(new, str) and isinstance(held, tuple):
        return held  # words that are not understood do not replace hours that are
    if held and (f is Field.EXTERNAL_ID or _is_fuller_name(f, str(held), str(new))):
        return held  # another number of the same person is a further one, kept by the command
    if isinstance(new, tuple) and isinstance(held, tuple) and f is not Field.HOURS:
        return held if _alike(f, new, held) else new
    return new


def _ticked(f: Field, held: Any, new: Any) -> Any:
    """What was ticked stays ticked, and a day that is known stays where no other is told."""
    if f is Field.CODE_ACCEPTED:
        return bool(held) or bool(new)
    return held if held and new is True else new


_TICKS = frozenset({Field.CODE_ACCEPTED, Field.UNDERSTOOD})
_RANKED = frozenset({Field.TOPICS_WANTED})
"""Lists whose order is an answer too."""


def _alike(f: Field, new: tuple[Any, ...], held: tuple[Any, ...]) -> bool:
    a, b = ([bare(str(value)) for value in values] for values in (new, held))
    return a == b if f in _RANKED else sorted(a) == sorted(b)


_NOTHING_YET: dict[Field, Any] = {Field.CODE_ACCEPTED: False}
_NAME_FIELDS = frozenset({Field.DISPLAY_NAME, Field.GIVEN_NAME, Field.FAMILY_NAME})


def _folded(f: Field, value: Any) -> str:
    if f is Field.PHONE:
        from mentordesk.importing.contact import phone_digits

        return phone_digits(str(value)).lstrip("0")
    return "".join(bare(str(value)).split())


def _is_fuller_name(f: Field, held: str, new: str) -> bool:
    return f in _NAME_FIELDS and _says_no_more(new, held)


def _says_no_more(new: str, held: str) -> bool:
    """Whether a new writing of a name is the old one without accents, or with initials only."""
    if "@" in held:
        return "@" in new
    if "@" in new or bare(new) == bare(held):
        return True
    old_words = list(tokens(held))
    for word in tokens(new):
        match = next((w for w in old_words if w == word or (len(word) == 1 and w[0] == word)), None)
        if match is None:
            return False
        old_words.remove(match)
    return True
