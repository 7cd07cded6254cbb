"""What the headings of sheets about pairs, groups, sessions and answers may mean."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache

from mentordesk.domain.together import Meaning, meaning_of
from mentordesk.importing.headings import fold_heading
from mentordesk.paths import resources

WHOLE = 100
"""How sure a heading is that is one of the known wordings, letter for letter."""
_PART = 60
_GAP = "…"


@lru_cache(maxsize=1)
def _wordings() -> tuple[
    dict[str, dict[Meaning, int]], tuple[tuple[Meaning, re.Pattern[str]], ...]
]:
    with (resources() / "import" / "together.toml").open("rb") as stream:
        table = tomllib.load(stream)
    whole: dict[str, dict[Meaning, int]] = {}
    inside: list[tuple[Meaning, re.Pattern[str]]] = []
    for name, languages in table.items():
        meaning = meaning_of(name)
        for raw in (each for line in languages.values() for each in line.split("|")):
            parts = [fold_heading(part) for part in raw.split(_GAP)]
            if len(parts) == 1:
                whole.setdefault(parts[0].replace(" ", ""), {})[meaning] = WHOLE
            else:
                words = r"\b.*\b".join(re.escape(part) for part in parts if part)
                inside.append((meaning, re.compile(rf"\b{words}\b")))
    return whole, tuple(inside)


@lru_cache(maxsize=4096)
def relation_meanings(heading: str) -> dict[Meaning, int]:
    """What a heading may mean, with 1 to 100 for how sure; the longer the wording the surer."""
    whole, inside = _wordings()
    folded = fold_heading(heading)
    found = dict(whole.get(folded.replace(" ", ""), {}))
    unbracketed = fold_heading(re.sub(r"\([^)]*\)", " ", heading)).replace(" ", "")
    for meaning, sure in whole.get(unbracketed, {}).items():
        found.setdefault(meaning, sure - 2)
    for meaning, pattern in inside:
        match = pattern.search(folded)
        if match:
            letters = sum(map(len, re.findall(r"[a-z]+", pattern.pattern)))
            found[meaning] = max(found.get(meaning, 0), min(_PART + letters, WHOLE - 5))
    return found
