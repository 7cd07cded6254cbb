"""Where a line may end: at spaces and hyphens, between Han letters, between syllables."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from mentordesk.documents.fonts import script_of
from mentordesk.documents.script_text import clusters_of

_FIXED_SPACES = "\u00a0\u2007\u202f"
_SIGNS_AFTER_WHICH = "-‐–—/\u0f0b\u1361\u200b"
_IDEOGRAPHIC = frozenset(("Hani", "Hira", "Kana", "Bopo"))
_NEVER_FIRST = frozenset(
    "、。，．・：；！？）」』】〉》〕］｝…ー々ゝゞヽヾっゃゅょぁぃぅぇぉッャュョァィゥェォ,.!?:;)]}"
)
_NEVER_LAST = frozenset("（「『【〈《〔［｛([{")
_VIRAMA = 9
"""The combining class of signs that bind the next consonant to the one before."""
_ONLY_SILENCING = "\u103a\u0e3a"
"""Burmese asat and Thai phinthu: of that class, but they end a syllable."""


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the next line may begin; a weak one lies within an unspaced phrase."""

    at: int
    is_weak: bool


@lru_cache(maxsize=4096)
def breaks_of(text: str) -> tuple[Break, ...]:
    """Every place inside a text where a line may end, in order.

    Thai, Lao, Burmese and Khmer have no spaces between words; without a dictionary their
    phrases are parted between syllables, and only where no space serves.
    """
    return tuple(_breaks_of(text))


def _breaks_of(text: str) -> Iterator[Break]:
    if text.isascii():
        yield from (
            Break(i, False)
            for i in range(1, len(text))
            if _after_space(text, i) or _after_sign(text, i)
        )
        return
    pieces = clusters_of(text)
    for (before, start), (_, end) in pairwise(pieces):
        if _after_space(text, start) or _after_sign(text, start):
            yield Break(start, False)
        elif _between_syllables(text[before:start], text[start:end]):
            yield Break(start, True)


def _after_space(text: str, at: int) -> bool:
    return _is_space(text[at - 1]) and not _is_space(text[at])


def _is_space(letter: str) -> bool:
    return letter.isspace() and letter not in _FIXED_SPACES


def _after_sign(text: str, at: int) -> bool:
    """After a hyphen or slash within a word, so that neither a minus nor a dash is left alone."""
    return (
        text[at - 1] in _SIGNS_AFTER_WHICH
        and text[at].isalpha()
        and (at < 2 or not text[at - 2].isspace())
    )


def _between_syllables(before: str, after: str) -> bool:
    first, next_one = script_of(before[0]), script_of(after[0])
    if _IDEOGRAPHIC & {first, next_one}:
        joined = _is_space(after[0]) or after[0] in _NEVER_FIRST or before[-1] in _NEVER_LAST
        return not joined
    if first != next_one or binds_next(before[-1]):
        return False
    starts = _SYLLABLE_STARTS.get(next_one)
    return starts is not None and starts(before, after)


def binds_next(letter: str) -> bool:
    """Whether a sign joins the next consonant to its own, so that no line ends after it."""
    return unicodedata.combining(letter) == _VIRAMA and letter not in _ONLY_SILENCING


def _thai(before: str, after: str) -> bool:
    """Before a consonant or a vowel that is written first, unless such a vowel has just come."""
    lead, first = ord(before[0]) & 0x7F, ord(after[0]) & 0x7F
    return (0x01 <= first <= 0x2E or 0x40 <= first <= 0x44) and not 0x40 <= lead <= 0x44


def _burmese(_: str, after: str) -> bool:
    """Before a consonant that opens a syllable: neither killed nor stacked upon the next."""
    opens = "\u1000" <= after[0] <= "\u102a" or after[0] == "\u103f"
    return opens and "\u103a" not in after and "\u1039" not in after


def _khmer(_: str, after: str) -> bool:
    return "\u1780" <= after[0] <= "\u17b3"


_SYLLABLE_STARTS = {"Thai": _thai, "Laoo": _thai, "Mymr": _burmese, "Khmr": _khmer}
