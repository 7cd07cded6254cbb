"""How alike two names are: token by token in Latin letters, whatever their order and script."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from mentordesk.domain.names import latin

_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "mx",
        "sra",
        "sr",
        "dra",
        "phd",
        "md",
        "jr",
        "the",
    ]
)
_SOUNDS = str.maketrans({"k": "c", "q": "c", "z": "s", "v": "w", "j": "i", "y": "i", "x": "s"})
_OTHER_SCRIPT = 0.93
"""How alike names in two scripts are whose consonants are the same."""


@lru_cache(maxsize=65536)
def tokens(name: str) -> tuple[str, ...]:
    """The words of a name in plain Latin letters, titles left out."""
    words = re.findall(r"[a-z0-9]+", latin(name).replace("-", " "))
    kept = tuple(w for w in words if w not in _TITLES)
    return kept or tuple(words)


class Name:
    """A name made ready to be compared with others."""

    __slots__ = ("bones", "row", "script", "sorted", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = tokens(text)
        self.row = "".join(self.words)
        self.sorted = " ".join(sorted(self.words))
        self.bones = "".join(sorted(bone for bone in map(_bones, self.words) if bone))
        """The consonants alone, spelling habits levelled: Mohammed, Muhammad and محمد are one."""
        self.script = _script(text)

    def is_same(self, other: Name) -> bool:
        """Whether these are the same words in any order, or written as one."""
        if self.sorted == other.sorted:
            return True
        return self.row == other.row or self.row == "".join(reversed(other.words))

    def is_transcribed(self, other: Name) -> bool:
        """Whether the two are of different scripts and sound alike."""
        return self.script != other.script and self.bones == other.bones != ""


def _script(text: str) -> int:
    """A rough number of the block that the first letter stands in; Latin with accents is 0."""
    letter = "a" if text.isascii() else next((c for c in text if c.isalpha()), "a")
    return 0 if ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 else ord(letter) >> 8


@lru_cache(maxsize=65536)
def _bones(word: str) -> str:
    level = word.replace("ph", "f").replace("ch", "c").replace("sh", "s").replace("kh", "c")
    level = re.sub(r"[aeiouwhyj']", "", level.translate(_SOUNDS))
    return _squeezed(level)


def names_agree(one: Name, other: Name) -> bool:
    """Whether two names under one mail address are one person's for certain.

    Every word of the shorter name must stand in the longer one, be its initial, or be the same
    word spelt with a doubled or swapped letter. Couples, twins and children fail this.
    """
    a, b = one.words, other.words
    if not a or not b:
        return False
    if one.is_same(other):
        return True
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    left = list(long)
    has_word = False
    for word in short:
        match = next((w for w in left if _same_word(word, w)), None)
        if match is None:
            return one.is_transcribed(other)
        has_word = has_word or (len(word) > 1 and len(match) > 1)
        left.remove(match)
    return has_word


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    if _squeezed(one) == _squeezed(other):
        return True
    if len(one) == len(other) >= 4:
        # Two neighbours swapped, as fast fingers do.
        apart = [i for i, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
        if len(apart) == 2 and apart[1] == apart[0] + 1:
            return one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
    return False


def _squeezed(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


def name_likeness(one: Name, other: Name, least: float = 0.0) -> float:
    """0 to 1 for how alike two names are; 1 for the same words in any order.

    Whoever asks only for likenesses from `least` on gets any smaller number instead of a lower one.
    """
    if not one.words or not other.words:
        return 0.0
    if one.is_same(other):
        return 1.0
    whole = _ratio()(one.sorted, other.sorted) / 100
    if whole < 0.4:
        return whole
    best = max(whole, _aligned(one.words, other.words, least))
    if best < _OTHER_SCRIPT and one.is_transcribed(other):
        return _OTHER_SCRIPT
    return best


@lru_cache(maxsize=1)
def _ratio() -> Callable[[str, str], float]:
    from rapidfuzz.fuzz import ratio

    return ratio


def _aligned(a: Sequence[str], b: Sequence[str], least: float) -> float:
    """Each word of the shorter name against its best partner; words left over cost a little.

    Below `least` it stops: two words of a name that fit nothing tell enough.
    """
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) < 2:
        return 0.0
    left, rest = list(long), []
    worth = weight = 0.0
    for word in short:
        size = max(len(word), 2)
        weight += size
        if word in left:
            left.remove(word)
            worth += size
        else:
            rest.append(word)
    over = 0.04 * min(len(long) - len(short), 2)
    possible = weight - (least + over) * weight  # what may be lost before it is too little
    for word in sorted(rest, key=len, reverse=True):
        best, partner = 0.0, ""
        for other in left:
            score = _word_likeness(word, other)
            if score > best:
                best, partner = score, other
        if partner:
            left.remove(partner)
        size = max(len(word), 2)
        worth += best * size
        possible -= (1 - best) * size
        if possible < 0.0:
            return 0.0
    return worth / weight - 0.04 * min(len(left), 2)


@lru_cache(maxsize=262144)
def _word_likeness(one: str, other: str) -> float:
    """0 to 1 for two words that differ; few words make many names, so answers are kept."""
    if len(one) == 1 or len(other) == 1:
        return 0.88 if one[0] == other[0] else 0.0
    if len(one) >= 3 and len(other) >= 3 and (one.startswith(other) or other.startswith(one)):
        return 0.92
    return _ratio()(one, other) / 100
