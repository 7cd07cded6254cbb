"""What would place somebody who is left out: the change in words, and the button that makes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mentordesk.wording import words

HISTORY: dict[str, str] = {
    "GivePlace": "{mentor} has one more place",
    "MakeWay": "{mentee} placed, plan {plan} of “{round}” solved: {change}",
}
"""The commands that make way for somebody, in the past tense."""

_NOTED: Mapping[str, str] = {
    "untrained": "the training of {mentor} is noted",
    "no_code": "{mentor} is noted to have accepted the code of conduct",
}
_BUTTONS: Mapping[str, str] = {
    "untrained": "Note training of {mentor}",
    "no_code": "Note code of conduct of {mentor}",
    "rule": "Place with {mentor} all the same…",
    "place": "One more place for {mentor}",
    "seat": "One more in the group of {mentor}",
    "lock": "Unlock {locked} and {mentor}",
    "topic": "Groups of several topics",
    "language": "Groups of several languages",
    "hour": "Groups without a common hour",
}
_CHANGES: Mapping[str, str] = {
    "untrained": "training of {mentor} noted",
    "no_code": "code of conduct of {mentor} noted",
    "rule": "placed with {mentor} all the same",
    "place": "one more place for {mentor}",
    "seat": "one more in the group of {mentor}",
    "lock": "{locked} and {mentor} unlocked",
    "topic": "groups need not share a topic",
    "language": "groups need not share a language",
    "hour": "groups need not share an hour",
}
_OPEN: Mapping[str, str] = {
    "topic": "If the members of a group need not share a topic",
    "language": "If the members of a group need not share a language",
    "hour": "If the members of a group need not share an hour",
}


def button(kind: str, mentor: str, locked: str) -> str:
    """What the button that makes a change is called; `kind` of change, or what is to be noted."""
    return _BUTTONS[kind].format(mentor=mentor, locked=locked)


def in_best(name: str, mentor: str, score: int, *, costs_nothing: bool) -> str:
    """Whom the best plan gives somebody who waits on the board, without a full stop."""
    free = " and costs it nothing" if costs_nothing else ""
    return f"The best plan has a place for {name} with {mentor}: it is a fit of {score}{free}"


def place_with(mentor: str) -> str:
    """What the button is called that makes this pair a draft."""
    return f"Place with {mentor}"


def change(kind: str, mentor: str, locked: str) -> str:
    """The change in a few words, as the history tells it."""
    return _CHANGES[kind].format(mentor=mentor, locked=locked)


def sentence(
    kind: str, name: str, mentor: str, *, with_whom: str, locked: str, why: str, out: Sequence[str]
) -> str:
    """What a change would do, without a full stop.

    `why` says what speaks against the pair that a rule is eased for; `out` names those placed
    before who would not be placed then.
    """
    if kind in _NOTED:
        what = f"Once {_NOTED[kind].format(mentor=mentor)}"
    elif kind == "rule":
        what = f"If {name} may be placed with {mentor} although {why}"
    elif kind in _OPEN:
        what = _OPEN[kind]
    elif kind == "seat":
        what = f"With one more in the group of {mentor}"
    elif kind == "lock":
        what = f"If the pair of {locked} and {mentor} is unlocked"
    else:
        what = f"With one more place at {mentor}"
    place = f"there is a place for {name}"
    if with_whom != mentor:
        place += f", with {with_whom}"
    return f"{what}, {place}{_but(out)}"


def instead(name: str, with_whom: str, out: Sequence[str], cost: int) -> str:
    """What it takes to place somebody where no single change does, without a full stop."""
    if out:
        return f"{name} can be placed only if {words.listed(list(out))} {_is(out)} left out"
    if cost > 0:
        much = words.many(cost, "point")
        return f"{name} could be placed with {with_whom}; the whole plan would lose {much} by it"
    return f"{name} could be placed with {with_whom} just as well"


def solved_again(name: str) -> str:
    """Where a longer search for groups finds a place by itself; without a full stop."""
    return f"Solve again finds a group for {name}"


def none_tried(name: str, count: int) -> str:
    """Where none of so many changes tried helps in a round of groups; without a full stop."""
    if not count:
        return f"There is no single change to try for {name}"
    return f"Groups formed again with {words.many(count, 'single change')} had no place for {name}"


def nothing(name: str) -> str:
    """Where neither a single change nor leaving somebody out helps; without a full stop."""
    return f"No single change would place {name}"


def _but(out: Sequence[str]) -> str:
    return f", but {words.listed(list(out))} would be left out" if out else ""


def _is(out: Sequence[str]) -> str:
    return "is" if len(out) == 1 else "are"
