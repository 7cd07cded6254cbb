"""How alike two names are: token by token in Latin letters, whatever their order and script."""

from __future__ import annotations

import re
from functools import lru_cache

from mentordesk.domain.names import latin

_TITLES = frozenset(
    (
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
    )
)
_SOUNDS = str.maketrans({"k": "c", "q": "c", "z": "s", "v": "w", "j": "i", "y": "i", "x": "s"})


@lru_cache(maxsize=65536)
def tokens(name: str) -> tuple[str, ...]:
    """The words of a name in plain Latin letters, titles left out."""
    words = re.findall(r"[a-z0-9]+", latin(name).replace("-", " "))
    kept = tuple(w for w in words if w not in _TITLES)
    return kept or tuple(words)


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """The consonants alone, spelling habits levelled: Mohammed, Muhammad and محمد are one."""
    parts = []
    for token in tokens(name):
        level = token.replace("ph", "f").replace("ch", "c").replace("sh", "s").replace("kh", "c")
        level = re.sub(r"[aeiouwhyj']", "", level.translate(_SOUNDS))
        parts.append(re.sub(r"(.)\1+", r"\1", level))
    return "".join(sorted(part for part in parts if part))


def names_agree(one: str, other: str) -> bool:
    """Whether two names under one mail address are one person's for certain.

    Every word of the shorter name must stand in the longer one, be its initial, or be the same
    word spelt with a doubled or swapped letter. Couples, twins and children fail this.
    """
    a, b = tokens(one), tokens(other)
    if not a or not b:
        return False
    if sorted(a) == sorted(b) or "".join(a) in ("".join(b), "".join(reversed(b))):
        return True
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    left = list(long)
    has_word = False
    for word in short:
        match = next((w for w in left if _same_word(word, w)), None)
        if match is None:
            return _is_other_script(one, other) and skeleton(one) == skeleton(other) != ""
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


def _is_other_script(one: str, other: str) -> bool:
    return _script(one) != _script(other)


@lru_cache(maxsize=65536)
def _script(text: str) -> int:
    """A rough number of the block that the first letter stands in; Latin with accents is 0."""
    letter = next((c for c in text if c.isalpha()), "a")
    return 0 if ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 else ord(letter) >> 8


def name_likeness(one: str, other: str) -> float:
    """0 to 1 for how alike two names are; 1 for the same words in any order."""
    from rapidfuzz.fuzz import ratio, token_sort_ratio

    a, b = tokens(one), tokens(other)
    if not a or not b:
        return 0.0
    if sorted(a) == sorted(b) or "".join(a) in ("".join(b), "".join(reversed(b))):
        return 1.0
    whole = float(token_sort_ratio(" ".join(a), " ".join(b))) / 100
    if whole < 0.4:
        return whole
    aligned = _aligned(a, b, ratio)
    best = max(whole, aligned)
    if best < 0.93 and _is_other_script(one, other) and skeleton(one) == skeleton(other) != "":
        return 0.93
    return best


def _aligned(a: tuple[str, ...], b: tuple[str, ...], ratio: object) -> float:
    """Each word of the shorter name against its best partner; words left over cost a little."""
    assert callable(ratio)
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) < 2:
        return 0.0
    left = list(long)
    worth = weight = 0.0
    for word in sorted(short, key=len, reverse=True):
        best, partner = 0.0, ""
        for other in left:
            score = _word_likeness(word, other, ratio)
            if score > best:
                best, partner = score, other
        if partner:
            left.remove(partner)
        size = max(len(word), 2)
        worth += best * size
        weight += size
    return worth / weight - 0.04 * min(len(left), 2)


def _word_likeness(one: str, other: str, ratio: object) -> float:
    assert callable(ratio)
    if one == other:
        return 1.0
    if len(one) == 1 or len(other) == 1:
        return 0.88 if one[0] == other[0] else 0.0
    if len(one) >= 3 and len(other) >= 3 and (one.startswith(other) or other.startswith(one)):
        return 0.92
    return float(ratio(one, other)) / 100
