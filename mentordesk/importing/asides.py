"""Tells the rows that speak about the list from those that hold a person: notes, titles, totals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from mentordesk.domain.places import country_code
from mentordesk.importing.headings import fold_heading
from mentordesk.importing.sheet import Row, text_of
from mentordesk.importing.words import roles_in, words_of

_EXAMPLE = re.compile(
    r"^\W*(e\.?g\.?\W|example\b|sample\b|z\.\s?b\.|p\.\s?ej\.|ej\.|por ejemplo|par exemple|ex\.?:|"
    r"exemple\b|ejemplo\b|exemplo\b|beispiel\b|esempio\b|bijv\.|например|приклад|örnek:|ví dụ:|"
    r"contoh:|mfano:|مثال|उदाहरण|উদাহরণ|例[:：])",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"^([*†‡§#(\[•–—]|\d+\s*[.)]?\s)|^(page|seite|página)\s*\d|"
    r"^(total|average|generated|exported|printed|end of|last updated|as of)\b|:\s|:$|[!?。]$",
    re.IGNORECASE,
)
_REGIONS = (
    "africa|asia|europe|americas|america|north america|south america|latin america|oceania|"
    "middle east|asia pacific|pacific|caribbean|mena|apac|emea|latam|west africa|east africa|"
    "southern africa|central africa|north africa|south asia|southeast asia|south east asia|"
    "east asia|central asia|sub saharan africa|afrique|asie|europa|américa latina|áfrica|ásia|"
    "international|uk|overseas|others|other"
)
_SURVEY_CODE = re.compile(r'^\s*\{\s*"ImportId"')
_LONGEST_TITLE = 40


def usual_width(rows: Sequence[Row]) -> int:
    """How many cells a row of the sheet usually fills: the median, 0 for no rows."""
    filled = sorted(len(row.filled) for row in rows)
    return filled[len(filled) // 2] if filled else 0


def is_aside(row: Row, usual: int) -> bool:
    """Whether a row that fills one cell, among rows that fill more, is a note or a title.

    A name alone in its row stays a person; only what no name looks like is taken for an aside.
    """
    if usual < 2 or len(row.filled) != 1:
        return False
    text = text_of(row.filled[0]).strip()
    if "@" in text:
        return False
    return bool(_NOTE.search(text)) or len(text.split()) > 6 or _is_title(text)


def _is_title(text: str) -> bool:
    """ "Mentors", "AFRICA", "Kenya": the words over a block of rows."""
    if len(text) > _LONGEST_TITLE:
        return False
    if len(text.split()) <= 4 and roles_in(text):
        return True
    parts = re.split(r"\s*[&/+]\s*|\s+(?:and|y|et|und)\s+", text)
    return all(fold_heading(part) in _folded_regions() for part in parts) or (
        country_code(text) is not None and len(text) > 3
    )


@lru_cache(maxsize=1)
def _folded_regions() -> frozenset[str]:
    return frozenset(fold_heading(region) for region in _REGIONS.split("|"))


def is_total(row: Row, name: str) -> bool:
    """Whether the name is the word for a total and the other cells of the row hold figures."""
    folded = re.sub(r"[\d ]+$", "", fold_heading(name))
    if folded not in _total_words():
        return False
    others = [text_of(cell) for cell in row.filled]
    return sum(any(map(str.isalpha, text)) for text in others) <= 1


def says_total(row: Row) -> bool:
    """Whether a row that names nobody has the word for a total in it and figures beside it."""
    texts = [text_of(cell).strip() for cell in row.filled]
    words = [text for text in texts if any(map(str.isalpha, text))]
    return len(texts) > len(words) == 1 and fold_heading(words[0]) in _total_words()


@lru_cache(maxsize=1)
def _total_words() -> frozenset[str]:
    return frozenset(fold_heading(word) for word in words_of("total")["word"])


def is_example(row: Row) -> bool:
    """Whether the row shows how to fill the form in: "e.g. Jane Smith"."""
    first = row.filled[0] if row.filled else None
    return isinstance(first, str) and _EXAMPLE.match(first) is not None


def is_code_row(row: Row) -> bool:
    """Whether a survey tool repeats its questions here as codes."""
    coded = [c for c in row.filled if isinstance(c, str) and "{" in c and _SURVEY_CODE.match(c)]
    return len(coded) * 2 > len(row.filled)
