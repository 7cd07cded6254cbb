"""What a heading may mean: compared with the wordings of many languages, letters only."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from mentordesk.domain.fields import Field
from mentordesk.domain.names import bare
from mentordesk.importing.han import SIMPLER
from mentordesk.importing.tool_columns import spoken, tool_worth
from mentordesk.paths import resources

_ARABIC = str.maketrans(
    {"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه", "ے": "ي", "ۀ": "ه"}
)
_GAP = "…"
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_NOISE = re.compile(
    r"^(please|kindly|enter|select|choose|indicate|provide|tell us|what is|what s|whats|your|my|"
    r"the|current|q\d+|question \d+|\d+|por favor|indique|escriba|su|tu|veuillez|indiquer|votre|"
    r"bitte|ihr|"
    r"ihre|dein|deine|por|favor|seu|sua|il tuo|la tua|optional|required) "
)
_TAIL = re.compile(
    r" (optional|required|mandatory|if any|if applicable|opcional|optionnel|facultatif)$"
)
_PAIR = re.compile(r"^(.+) \[([^\[\]]+)\]$", re.DOTALL)
"""A heading under the heading of its group, as `header` and some form tools write the two."""
EXACT = 100.0
SURE = 85.0
"""From here on a heading counts as known."""
ENOUGH = 62.0
"""Below this a heading alone maps nothing."""


@dataclass(frozen=True)
class _Wording:
    field: Field
    words: str
    squeezed: str
    only_whole: bool
    gap: re.Pattern[str] | None


@dataclass(frozen=True)
class _Stems:
    field: Field
    parts: tuple[str, ...]
    length: int


class _Plain(dict[int, str]):
    """For `translate`: what a sign of a heading stands for; each is asked about only once."""

    def __missing__(self, code: int) -> str:
        self[code] = "".join(map(_plain, chr(code).translate(_ARABIC).translate(SIMPLER)))
        return self[code]


def _plain(sign: str) -> str:
    """A letter itself, a digit as 0 to 9, a blank for anything else."""
    kind = unicodedata.category(sign)[0]
    if kind == "N":
        digit = unicodedata.digit(sign, None)
        return sign if digit is None else str(digit)
    return sign if kind in "LM" else " "


_PLAIN = _Plain()


def fold_heading(text: str) -> str:
    """The heading's letters and digits in lower case without accents, words parted by one blank."""
    if text.isascii():
        return " ".join(_NO_LETTERS.sub(" ", text.lower().replace("'", "")).split())
    return " ".join(bare(text).translate(_PLAIN).split())


@lru_cache(maxsize=1)
def _wordings() -> tuple[dict[str, list[_Wording]], tuple[_Wording, ...], tuple[_Stems, ...]]:
    with (resources() / "import" / "synonyms.toml").open("rb") as stream:
        table = tomllib.load(stream)
    by_whole: dict[str, list[_Wording]] = {}
    inside: list[_Wording] = []
    stems: list[_Stems] = []
    for name, languages in table.items():
        seen: set[str] = set()
        for parts in languages.pop("stems", "").split("|"):
            folded = tuple(fold_heading(part) for part in parts.split("+"))
            if folded[0]:
                stems.append(_Stems(Field(name), folded, sum(map(len, folded))))
        for line in languages.values():
            for raw in line.split("|"):
                wording = _wording(Field(name), raw.strip())
                if wording.words and wording.words not in seen:
                    seen.add(wording.words)
                    if wording.gap is None:
                        by_whole.setdefault(wording.squeezed, []).append(wording)
                    if not wording.only_whole:
                        inside.append(wording)
    return by_whole, tuple(inside), tuple(stems)


def _wording(field: Field, raw: str) -> _Wording:
    only_whole = raw.startswith("=")
    parts = [fold_heading(part) for part in raw.lstrip("=").split(_GAP)]
    words = " ".join(part for part in parts if part)
    gap = None
    if len(parts) > 1:
        gap = re.compile(r"\b" + r"\b.*\b".join(re.escape(p) for p in parts if p) + r"\b")
    return _Wording(field, words, words.replace(" ", ""), only_whole, gap)


@lru_cache(maxsize=32768)
def meanings(heading: str) -> tuple[tuple[Field, float], ...]:
    """The fields a heading may mean with 0 to 100 for how sure, the surest first; IGNORE is one."""
    heading = spoken(heading)
    own = tool_worth(fold_heading(heading))
    if own and not _whole(fold_heading(heading)):
        return ((Field.IGNORE, own),)
    worth: dict[Field, float] = {}
    variants = _variants(heading)
    paired = _PAIR.match(heading.strip())
    if paired and any(f is not Field.IGNORE for f, _ in _whole(fold_heading(paired.group(2)))):
        # Under the group "Work" the column "Job title" is a job title.
        variants = [(text, min(most, 80.0)) for text, most in variants]
        variants.append((fold_heading(paired.group(2)), 96.0))
    for text, most in variants:
        for field, score in _whole(text):
            worth[field] = max(worth.get(field, 0.0), min(score, most))
    if not worth or max(worth.values()) < SURE:
        for field, score in (*_inside(variants[0][0]), *_stemmed(variants[0][0])):
            worth[field] = max(worth.get(field, 0.0), score)
    if not worth or max(worth.values()) < ENOUGH + 10:
        for text, most in variants[:2]:
            for field, score in _like(text):
                worth[field] = max(worth.get(field, 0.0), min(score, most))
    return tuple(sorted(worth.items(), key=lambda item: -item[1]))


def group_of(heading: str) -> str:
    """The heading of the group in "Topics [Data]", blank where there is none."""
    paired = _PAIR.match(heading.strip())
    return paired.group(1) if paired else ""


def holds_word_for_name(heading: str) -> bool:
    """Whether a word that alone would head names stands in the heading: "নাম" in any phrase."""
    folded = fold_heading(heading)
    words = set(folded.split())
    return any(
        word in words if _is_spaced(word) else word in folded
        for word in _bare_words(Field.DISPLAY_NAME)
    )


@lru_cache(maxsize=1)
def _bare_words(field: Field) -> frozenset[str]:
    held = (w for ws in _wordings()[0].values() for w in ws)
    return frozenset(w.words for w in held if w.field is field and w.only_whole)


def _variants(heading: str) -> list[tuple[str, float]]:
    """Ways to read one heading: whole, without brackets and courtesies, its halves."""
    found: dict[str, float] = {}

    def offer(text: str, most: float) -> None:
        folded = fold_heading(text)
        if folded:
            found.setdefault(folded, most)
            found.setdefault(_trim(folded), most - 2)

    offer(heading, EXACT)
    if " " not in heading.strip():
        offer(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading), 99)
    offer(re.sub(r"[(\[（【].*?[)\]）】]", " ", heading), 97)
    # Some form tools number headings that come twice: "Name", "Name2".
    offer(re.sub(r"(?<=[^\d#])\s*#?\s*[1-9]$", "", heading.strip()), 95)
    for part in re.split(r"[/|\n:()\[\]（）【】·•–—]| - ", heading):
        offer(part, 91)
    return [(text, most) for text, most in found.items() if text] or [("", 0.0)]


def _trim(folded: str) -> str:
    for _ in range(4):
        folded = _NOISE.sub("", folded)
    return _TAIL.sub("", folded)


def _whole(text: str) -> list[tuple[Field, float]]:
    found = _wordings()[0].get(text.replace(" ", ""), ())
    return [(w.field, EXACT) for w in found]


def _inside(text: str) -> list[tuple[Field, float]]:
    found: list[tuple[Field, float]] = []
    padded = f" {text} "
    squeezed = text.replace(" ", "")
    for wording in _wordings()[1]:
        if wording.gap is None and wording.squeezed not in squeezed:
            continue
        if wording.gap is not None:
            held = wording.gap.search(text) is not None
        elif _is_spaced(wording.words):
            held = len(wording.squeezed) > 3 and f" {wording.words} " in padded
        else:
            held = len(wording.squeezed) > 1 and wording.squeezed in squeezed
        if held:
            cover = len(wording.squeezed) / max(len(squeezed), 1)
            more = 5 if " " in wording.words else 0
            worth = 55 + 33 * min(cover, 1.0) + more + min(len(wording.squeezed), 20) * 0.35
            found.append((wording.field, min(worth, 95.0)))
    return found


def _stemmed(text: str) -> list[tuple[Field, float]]:
    """Questions given away by the beginnings of their words: all of a set must be there."""
    found: list[tuple[Field, float]] = []
    padded = f" {text}"
    squeezed = text.replace(" ", "")
    for stems in _wordings()[2]:
        if stems.parts[0] not in padded and stems.parts[0].replace(" ", "") not in squeezed:
            continue
        held = all(
            f" {part}" in padded if _is_spaced(part) else part.replace(" ", "") in squeezed
            for part in stems.parts
        )
        if held:
            size = min(stems.length, 24) * 0.6 + min(stems.length / max(len(text), 1), 1.0) * 8
            found.append((stems.field, 60 + 4 * (len(stems.parts) - 1) + size))
    return found


def _is_spaced(text: str) -> bool:
    """Whether the script parts its words and does not glue endings and articles to them."""
    return text[0] < "\u0590" or "\u1e00" <= text[0] < "\u2000"


def _like(text: str) -> list[tuple[Field, float]]:
    """Misspelt and inflected wordings; never for short words ("No" is like "Phone No")."""
    from rapidfuzz import fuzz, process

    if len(text) < 5:
        return []
    wordings = _wordings()[1]
    choices = _choices()
    found = process.extract(text, choices, scorer=fuzz.ratio, score_cutoff=82, limit=6)
    return [
        (wordings[i].field, score * 0.88)
        for said, score, i in found
        if _is_word_by_word(text, said)
    ]


def _is_word_by_word(one: str, other: str) -> bool:
    """Whether two like texts are so in each word: "where you live" is not "where you work"."""
    from rapidfuzz.fuzz import ratio

    a, b = one.split(), other.split()
    if len(a) != len(b):
        return float(ratio(one.replace(" ", ""), other.replace(" ", ""))) > 90
    return all(ratio(x, y) >= 66 for x, y in zip(a, b, strict=True))


@lru_cache(maxsize=1)
def _choices() -> tuple[str, ...]:
    return tuple(w.words if len(w.squeezed) > 4 else "" for w in _wordings()[1])
