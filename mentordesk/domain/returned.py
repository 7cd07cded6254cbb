"""What a returned agreement tells, taken from the names of its fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from mentordesk.domain.agreement import GoalPart, Term

_NAME = re.compile(r"^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})-(.+)$")
_GOAL = re.compile(r"^goal(\d{1,3})-([a-z]+)$")
_TYPED = re.compile(r"^(.+)-(name|date)$")
_TERMS = {term.value.replace("_", "-"): term for term in Term}
_PARTS = {part.value: part for part in GoalPart}

MOST_GOALS = 60
"""More lines than this no plan is printed with."""


@dataclass(frozen=True)
class ReturnedAgreement:
    """One agreement of a file: what was filled in, blank fields left out.

    `key` is the id of the pair or group; `version` the version that was printed, None for files
    printed before that was kept in them. `typed` are names and days as they were typed, by the
    key of who signs.
    """

    key: str
    version: int | None = None
    terms: Mapping[Term, str] = field(default_factory=dict)
    goals: Mapping[int, Mapping[GoalPart, str]] = field(default_factory=dict)
    """By the line of the plan, from 1."""
    typed: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        """Whether nobody filled anything in."""
        return not (self.terms or self.goals or self.typed)


def agreements_in(values: Mapping[str, str]) -> tuple[ReturnedAgreement, ...]:
    """The agreements whose fields these are, in the order of their names; none of ours: empty."""
    by_key: dict[str, dict[str, str]] = {}
    for name, value in values.items():
        found = _NAME.match(name)
        if found:
            by_key.setdefault(found[1], {})[found[2]] = value.strip()
    return tuple(_agreement(key, held) for key, held in by_key.items())


def _agreement(key: str, held: Mapping[str, str]) -> ReturnedAgreement:
    terms: dict[Term, str] = {}
    goals: dict[int, dict[GoalPart, str]] = {}
    typed: dict[str, tuple[str, str]] = {}
    for name, value in held.items():
        goal, signer = _GOAL.match(name), _TYPED.match(name)
        if not value:
            continue
        if name in _TERMS:
            terms[_TERMS[name]] = value
        elif goal and goal[2] in _PARTS and 0 < int(goal[1]) <= MOST_GOALS:
            goals.setdefault(int(goal[1]), {})[_PARTS[goal[2]]] = value
        elif signer and signer[2] == "name":
            day = held.get(f"{signer[1]}-date", "")
            typed[signer[1]] = (" ".join(value.split()), day)
    version = held.get("version", "")
    return ReturnedAgreement(
        key, int(version) if version.isdecimal() and len(version) < 6 else None, terms,
        dict(sorted(goals.items())), typed,
    )  # fmt: skip
