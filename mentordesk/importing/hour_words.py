"""The words of weekly hours in many languages, as patterns that find them in any script."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from mentordesk.domain.names import bare
from mentordesk.importing.words import words_of

_GROUPS = {"weekdays": (0, 1, 2, 3, 4), "weekend": (5, 6), "every_day": (0, 1, 2, 3, 4, 5, 6)}
_LOCALES = (
    "en", "es", "fr", "pt", "de", "it", "nl", "tr", "vi", "id", "sw", "ru", "uk", "ar", "fa", "ur",
    "hi", "bn", "ne", "my", "th", "am", "zh", "ja", "ko", "pl", "cs", "ro", "hu", "el", "sv", "da",
    "fi", "he", "ta", "si", "km", "lo", "uz", "mn",
)  # fmt: skip
_CLOCK = r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})|h)?\s*(uhr|hrs?|o clock)?\s*([ap]\.?\s?m\.?)?"
_TO = (
    "-|–|—|−|~|〜|to|till|til|until|a|à|as|às|bis|do|до|tot|al|alle|ate|hingga|sampai|mpaka|đến|"
    "الى|إلى|تا|से|থেকে|至|到|から|부터"
)
_FROM = (
    "after|from|before|until|by|desde|a partir de|après|nach|ab|vor|после|до|با|dopo|"
    "depois|na|sonra"
)

CLOCK_SPAN = re.compile(rf"(?<![\d:.]){_CLOCK}\s*(?:{_TO})\s*{_CLOCK}(?![\d:])", re.IGNORECASE)
"""Two times of day with a word between: hour, minute, word, half of the day, twice."""
CLOCK_EDGE = re.compile(rf"\b({_FROM})\s+(?:the\s+|las\s+)?{_CLOCK}(?![\d:])", re.IGNORECASE)
"""A time after or before which somebody is free."""
UNLESS = re.compile(
    r"\b(not|except|no|never|excluding|unless|but|sauf|excepto|außer|кроме|alternate|every other|"
    r"flexib\w*|varies|depend\w*|tbc|tbd)\b"
)
"""Words that turn a statement round or leave it open."""
BETWEEN = re.compile(
    r"[;\n,、،，+]| and | & | y | e | et | und | и | та | ve | en | dan | na | or "
)
"""What parts one statement from the next."""


@dataclass(frozen=True)
class Patterns:
    """One pattern each for words of the day's parts, kinds of day, days, and spans of days."""

    parts: re.Pattern[str]
    groups: re.Pattern[str]
    days: re.Pattern[str]
    span: re.Pattern[str]


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """The patterns, made once."""
    names = _either(day_names())
    to = "-|–|—|to|through|thru|till|a|à|al|bis|do|до|tot|至|到|から|〜|~"
    return Patterns(
        _words(part_words()),
        _words(group_words()),
        _words(day_names()),
        re.compile(rf"(?<![^\W\d_])({names})\.?\s*(?:{to})\s*({names})(?![^\W\d_])"),
    )


def _words(words: Iterable[str]) -> re.Pattern[str]:
    """Whole words where a script parts them, and anywhere where it does not; the longest first."""
    spaced = [word for word in words if word[0] < "\u0590"]
    unspaced = [word for word in words if word[0] >= "\u0590"]
    return re.compile(rf"(?<![^\W\d_])(?:{_either(spaced)})(?![^\W\d_])|{_either(unspaced)}")


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


@lru_cache(maxsize=1)
def part_words() -> dict[str, str]:
    """Words for parts of a day, bare, to our own word for each."""
    return {bare(w): name for name, words in words_of("day_part").items() for w in words}


@lru_cache(maxsize=1)
def group_words() -> dict[str, tuple[int, ...]]:
    """Words for kinds of day, bare, to the days they mean; 0 is Monday."""
    return {bare(w): _GROUPS[name] for name, words in words_of("day_group").items() for w in words}


@lru_cache(maxsize=1)
def filler_words() -> frozenset[str]:
    """Words that may stand around hours without changing them."""
    return frozenset(bare(word) for words in words_of("hours").values() for word in words) | {"s"}


@lru_cache(maxsize=1)
def day_names() -> dict[str, int]:
    """Names of weekdays, long and short, of many languages; 0 is Monday."""
    found = _from_tables()
    found |= {"mons": 0, "tues": 1, "weds": 2, "thur": 3, "thurs": 3, "tu": 1, "we": 2, "th": 3,
              "mo": 0, "fr": 4, "sa": 5, "su": 6}  # fmt: skip
    english = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    for day, name in enumerate(english):
        found |= {name[:3]: day, f"{name}s": day}
    for day, sign in enumerate("一二三四五六日"):
        found |= {before + sign: day for before in ("周", "星期", "礼拜", "週")}
    for day, sign in enumerate("月火水木金土日"):
        found |= {f"{sign}曜": day, f"{sign}曜日": day}
    return found


def _from_tables() -> dict[str, int]:
    """What the Unicode tables call the days; a word for two days is none."""
    from babel import Locale

    found: dict[str, int] = {}
    clashes: set[str] = set()
    for name in _LOCALES:
        for width in ("wide", "abbreviated", "short"):
            for day, word in Locale.parse(name).days["format"].get(width, {}).items():
                key = bare(word).strip(". ")
                if len(key) < 2 or (len(key) < 3 and key < "\u0400"):
                    continue
                if found.setdefault(key, day) != day:
                    clashes.add(key)
    return {key: day for key, day in found.items() if key not in clashes}
