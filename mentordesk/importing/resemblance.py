"""Finds whoever is most like a newcomer among thousands, comparing only those who may be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, combinations, permutations

from mentordesk.domain.names import bare
from mentordesk.importing.known import KnownPerson, Marks, Why
from mentordesk.importing.likeness import name_likeness

Pair = tuple[str, str]
"""Two words, or a word and a cohort; a mark in the first says of what kind it is."""

THRESHOLD = 0.65
"""From here on a likeness is shown to a person; nothing is ever joined by likeness alone."""
CROWD = 60
"""A key shared by more people than this tells nothing (one mail address for a whole office)."""
_SAME, _STEEP, _LEAST = 0.80, 1.5, 0.7
"""What the same name is worth, what a name loses by being less like, and where it is another."""
_ROUNDING = 1e-9
_FEW = 3
"""Names of so few words are also found by a word and an initial; longer ones have pairs enough."""
_SHARED = (1, 1, 1, 3, 3, 5)
"""How many pair keys two names must share, by the number of words of the shorter: of four words
with two in common, two pairs are shared; a slip in one word of four leaves three to six."""


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody as looked for: the marks, and the keys that a double would share."""

    marks: Marks
    sure: Sequence[str]
    pairs: Sequence[Pair]


def look_at(person: KnownPerson) -> Look:
    """What is needed to find a person's doubles, and to be found by them."""
    marks = Marks(person)
    return Look(marks, _sure_keys(marks), _pair_keys(marks, person.cohort_codes))


class Crowd:
    """People found by the keys that two records of one person share."""

    def __init__(self) -> None:
        self._marks: dict[str, Marks] = {}
        self._enough: dict[str, int] = {}
        self._sure: dict[str, list[str]] = defaultdict(list)
        self._pairs: dict[Pair, list[str]] = defaultdict(list)
        self._last: tuple[Look | None, list[list[str]]] = (None, [])

    def add(self, look: Look) -> None:
        """Makes a person known, or better known when the id is known already."""
        marks = look.marks
        put = _enter_again if marks.id in self._marks else list.append
        pairs = self._sharing(look)
        self._marks[marks.id] = marks
        self._enough[marks.id] = _enough(marks)
        for key in look.sure:
            put(self._sure[key], marks.id)
        for held in pairs:
            put(held, marks.id)

    def likest(self, look: Look) -> tuple[Marks | None, float]:
        """Who is most like somebody, and how much (0 to about 1.5); nobody below the threshold."""
        best, best_score = None, THRESHOLD
        for known_id in self._candidates(look):
            known = self._marks[known_id]
            if known.ids_differ(look.marks):
                continue
            score = _score_above(look.marks, known, best_score)
            if score > best_score or (best is None and score == best_score):
                best, best_score = known, score
        return best, best_score

    def _candidates(self, look: Look) -> dict[str, None]:
        found: dict[str, None] = {}
        for key in look.sure:
            held = self._sure.get(key, ())
            if len(held) <= CROWD or key[0] == "=":
                found.update(dict.fromkeys(held))
        few = [held for held in self._sharing(look) if len(held) <= CROWD]
        counted = Counter(chain.from_iterable(few))
        enough, at_least = _enough(look.marks), self._enough
        more = [i for i, n in counted.items() if n >= enough or n >= at_least[i]]
        found.update(dict.fromkeys(more))
        return found

    def _sharing(self, look: Look) -> list[list[str]]:
        """For each pair key who has it; whoever was just looked for is mostly added next."""
        last, held = self._last
        if last is not look:
            pairs = self._pairs
            held = [pairs[key] for key in look.pairs]
            self._last = look, held
        return held


def _enough(marks: Marks) -> int:
    return _SHARED[min(marks.fewest, len(_SHARED) - 1)]


def _enter_again(ids: list[str], person_id: str) -> None:
    if person_id not in ids:
        ids.append(person_id)


def _sure_keys(marks: Marks) -> Sequence[str]:
    """Keys so telling that one in common is enough to look closer."""
    keys = ["#" + key for key in marks.phones if len(key) > 6]
    for name in marks.names:
        if name.words:
            keys += ["=" + name.sorted.replace(" ", ""), "=" + name.row]
            if len(name.bones) > 2:
                keys.append("~" + name.bones)
    return tuple(dict.fromkeys(keys))


def _pair_keys(marks: Marks, cohort_codes: tuple[str, ...]) -> Sequence[Pair]:
    """Keys of two words, or of a word and a cohort: a slip in one word leaves the others."""
    keys: list[Pair] = []
    codes = [":" + bare(code) for code in cohort_codes]
    for name in marks.names:
        heads = sorted({word[:3] for word in name.words})
        tails = sorted({"<" + word[-3:] for word in name.words if len(word) > 3})
        keys += combinations(heads, 2)
        keys += combinations(tails, 2)
        if len(name.words) <= _FEW:  # "K. Rahman" has nothing else in common with Karim
            keys += [("." + a[:4], b[0]) for a, b in permutations(name.words, 2) if len(a) > 2]
        keys += [(code, head) for code in codes for head in heads]
    return tuple(dict.fromkeys(keys))


def likeness(one: Marks, other: Marks, least: float = 0.0) -> float:
    """0 to 1 for the two names of both that are most alike; below `least` any smaller number."""
    if len(one.names) == len(other.names) == 1:
        return name_likeness(one.names[0], other.names[0], least)
    return max(name_likeness(a, b, least) for a in one.names for b in other.names)


def _beside(one: Marks, other: Marks) -> float:
    """What the marks beside the name add to a likeness, or take from it."""
    worth = 0.0
    if one.mails and other.mails:
        worth += -0.06 if one.mails.isdisjoint(other.mails) else 0.25
    if one.phones and other.phones:
        worth += -0.03 if one.phones.isdisjoint(other.phones) else 0.25
    if one.codes and other.codes:
        worth += -0.10 if one.codes.isdisjoint(other.codes) else 0.12
    if one.country and other.country:
        worth += -0.05 if one.country.isdisjoint(other.country) else 0.05
    return worth


def _score_above(one: Marks, other: Marks, least: float) -> float:
    """The weighted likeness: the name decides, the rest tips the scale. 0 when below `least`.

    The rest is looked at first: it costs little, and mostly tells that no name could be enough.
    """
    beside = _beside(one, other)
    if _SAME + beside < least:
        return 0.0
    needed = max(_LEAST, 1 - (_SAME + beside - least) / _STEEP)
    alike = likeness(one, other, needed - _ROUNDING)
    if alike < _LEAST:
        return 0.0
    score = _SAME - (1 - alike) * _STEEP + beside
    return score if score >= least else 0.0


def reasons(one: Marks, other: Marks) -> tuple[Why, ...]:
    """What speaks for and against two being one."""
    alike = likeness(one, other)
    if alike < _LEAST:
        return (Why.OTHER_NAME,)
    found = [Why.SAME_NAME if alike >= 0.999 else Why.LIKE_NAME]
    for mine, theirs, same, differ in (
        (one.mails, other.mails, Why.SAME_EMAIL, Why.OTHER_EMAIL),
        (one.phones, other.phones, Why.SAME_PHONE, None),
        (one.codes, other.codes, Why.SAME_COHORT, Why.OTHER_COHORT),
        (one.country, other.country, Why.SAME_COUNTRY, Why.OTHER_COUNTRY),
    ):
        if mine and theirs:
            why = differ if mine.isdisjoint(theirs) else same
            found += [why] if why else []
    return tuple(found)
