"""Small closed vocabularies in many languages: answers, numbers, roles, standing, levels."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache

from mentordesk.domain.person import Level, PersonStatus, Role
from mentordesk.domain.round import Scheme
from mentordesk.importing.headings import fold_heading
from mentordesk.paths import resources


@lru_cache(maxsize=1)
def _raw() -> dict[str, dict[str, str]]:
    with (resources() / "import" / "words.toml").open("rb") as stream:
        return tomllib.load(stream)


def words_of(group: str) -> dict[str, tuple[str, ...]]:
    """The words of a group such as "level" or "day_part" by their key, as they are written."""
    return {
        key: tuple(w for raw in text.split("|") if (w := " ".join(raw.split())))
        for key, text in _raw()[group].items()
    }


@lru_cache(maxsize=16)
def _folded(group: str) -> dict[str, tuple[str, ...]]:
    """The same, folded as headings are, the longest first."""
    return {
        key: tuple(sorted({f for w in words if (f := fold_heading(w))}, key=lambda w: (-len(w), w)))
        for key, words in words_of(group).items()
    }


@lru_cache(maxsize=4096)
def yes_no(text: str) -> bool | None:
    """True for a yes, False for a no, in any of the languages; None for "maybe" and all else."""
    if text.strip() in ("✓", "✔", "☑", "✅", "☒", "+"):
        return True
    if text.strip() in ("✗", "✘", "☐", "❌", "-", "–", "—"):
        return False
    folded = fold_heading(text)
    yes, no = _folded("answer")["yes"], _folded("answer")["no"]
    if folded in yes:
        return True
    if folded in no:
        return False
    head = fold_heading(re.split(r"[,.;:!\n(–—]| - ", text, maxsplit=1)[0])
    if head in yes and head not in ("on", "s", "x", "1", "ja"):
        return True
    if head in no and head not in ("n", "0", "ne"):
        return False
    if re.match(r"^(yes|i agree|i consent|i accept|i have read|oui|sim|da) ", folded):
        return True
    if re.match(r"^(no|i do not|i disagree|i don t|non|não|nein) ", folded):
        return False
    return None


@lru_cache(maxsize=1)
def _number_words() -> dict[str, int]:
    found: dict[str, int] = {}
    for value, words in _folded("number").items():
        for word in words:
            found.setdefault(word, int(value))
    return found


@lru_cache(maxsize=4096)
def small_number(text: str) -> int | None:
    """The whole number a short answer names: "2", "two", "up to 3", "1-2" (the larger).

    None where there is none, or several that make no range; nothing is invented.
    """
    plain = "".join(str(int(c)) if c.isdecimal() else c for c in text).strip()
    if plain.startswith("=") or _FRACTION.search(plain):
        return None
    whole = re.fullmatch(r"(\d{1,4})[.,]0+", plain)
    if whole:
        return int(whole.group(1))
    if any(c.isdigit() for c in plain):
        return _in_figures(plain)
    return _in_words(fold_heading(text))


_FRACTION = re.compile(r"\d[.,](?!0+$)\d|(?<!\d)(?<!\d )-\s*\d")
_RANGE = re.compile(r"\d\s*(-|–|—|to|or|a|à|bis|до)\s*\d")


def _in_figures(plain: str) -> int | None:
    figures = [int(d) for d in re.findall(r"(?<![\d.,])\d{1,4}(?![\d]|[.,]\d)", plain)]
    if len(figures) == 1 or (len(figures) == 2 and _RANGE.search(plain)):
        return max(figures)
    return None


def _in_words(folded: str) -> int | None:
    words = _number_words()
    if folded in words:
        return words[folded]
    parts = folded.split()
    named = [words[w] for w in parts if w in words and w not in ("a", "no", "on", "en", "i")]
    if len(named) == 1 or (len(named) == 2 and len(parts) <= 4):
        return max(named)
    for word, value in sorted(words.items(), key=lambda item: -len(item[0])):
        if value and word[:1] >= "\u0e00" and folded.startswith(word):
            return value
    return None


@lru_cache(maxsize=4096)
def roles_in(text: str) -> frozenset[Role]:
    """The roles a text speaks of; mentee words are looked for first, for they hold "mentor"."""
    folded = fold_heading(text)
    words = _role_words()
    if any(pattern.search(folded) for pattern in words["both"].values()):
        return frozenset(Role)
    found: set[Role] = set()
    rest = folded
    for word, pattern in words["mentee"].items():
        if word[:3] not in rest or not pattern.search(rest):
            continue
        if word in words["mentor"] and not _is_written(text, "mentee", word):
            continue  # "mentores" are mentors in Spanish, "mentorés" are mentees in French
        found.add(Role.MENTEE)
        rest = pattern.sub(" ", rest)
    if any(pattern.search(rest) for pattern in words["mentor"].values()):
        found.add(Role.MENTOR)
    return frozenset(found)


@lru_cache(maxsize=1)
def _role_words() -> dict[str, dict[str, re.Pattern[str]]]:
    """Patterns by folded word, the longest first; a word ending in "*" may have any ending."""
    table: dict[str, dict[str, re.Pattern[str]]] = {}
    for key, words in words_of("role").items():
        folded = {fold_heading(word): word.endswith("*") for word in words if fold_heading(word)}
        longest = sorted(folded.items(), key=lambda item: (-len(item[0]), item[0]))
        table[key] = {word: _as_pattern(word, is_stem) for word, is_stem in longest}
    return table


def _as_pattern(word: str, is_stem: bool) -> re.Pattern[str]:
    if word[0] >= "\u0590":
        return re.compile(re.escape(word))
    ending = r"\w*" if is_stem else r"(?![^\W_])"
    return re.compile(rf"(?<![^\W_]){re.escape(word)}{ending}")


def _is_written(text: str, key: str, folded: str) -> bool:
    """Whether the text has a word of the group with its accents, not only its letters."""
    plain = text.casefold()
    return any(fold_heading(w) == folded and w in plain for w in words_of("role")[key])


def _holds(text: str, word: str) -> bool:
    if word not in text:
        return False
    if word[0] < "\u0590":
        return re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", text) is not None
    return True


@lru_cache(maxsize=1024)
def status_in(text: str) -> PersonStatus | None:
    """Student, alum, staff or other, when the answer says one of them."""
    folded = fold_heading(text)
    table = {PersonStatus(key): words for key, words in _folded("status").items()}
    for status, words in table.items():
        if folded in words:
            return status
    del table[PersonStatus.OTHER]
    held = {s for s, words in table.items() if any(len(w) > 2 and _holds(folded, w) for w in words)}
    if held == {PersonStatus.STUDENT, PersonStatus.ALUM}:
        # "former student" and its kin hold the word for a student inside the word for an alum.
        return PersonStatus.ALUM
    return held.pop() if len(held) == 1 else None


@lru_cache(maxsize=1024)
def schemes_in(text: str) -> tuple[Scheme, ...]:
    """The schemes an answer names, in the order of the programme; none when it names none."""
    folded = fold_heading(text)
    if folded in ("all", "any", "all three", "all of them", "all schemes"):
        return tuple(Scheme)
    table = _folded("scheme")
    return tuple(s for s in Scheme if any(_holds(folded, w) for w in table[s.value]))


@lru_cache(maxsize=1024)
def level_in(text: str) -> Level | None:
    """How well a language is spoken, when the words say so."""
    folded = fold_heading(text)
    table = {Level[key.upper()]: words for key, words in _folded("level").items()}
    for level, words in table.items():
        if folded in words:
            return level
    held = (
        level
        for level, words in table.items()
        if any(len(w) > 2 and _holds(folded, w) for w in words)
    )
    return next(held, None)
