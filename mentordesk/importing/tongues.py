"""Reads which languages somebody speaks, and how well where the answer says so."""

from __future__ import annotations

import re
from functools import lru_cache

from mentordesk.domain.person import Level
from mentordesk.domain.places import language_code
from mentordesk.importing.words import level_in

_PARTS = re.compile(r"[,;/|\n、،，፣፤၊।；・&+]|\s(?:and|y|e|et|und|en|и|та|ve|va|dan|na|و|और|এবং)\s")


@lru_cache(maxsize=8192)
def read_languages(text: str, heading: str = "") -> tuple[tuple[tuple[str, int], ...], str]:
    """Pairs of ISO code and level 1 to 4 (fluent where unsaid), and what is no known language."""
    usual = (
        level_in(heading)
        if re.search(r"native|mother|matern|mutter|first|родн", heading.lower())
        else None
    )
    found: dict[str, int] = {}
    unknown: list[str] = []
    shared: Level | None = None
    for piece in _PARTS.split(text.replace("：", ":")):
        plain = piece.strip(" .·•*-–")
        if not plain:
            continue
        code, level = _one(plain)
        if (
            code is None
            and level is not None
            and found
            and not re.search(r"\w{4,}\s+\w{4,}", plain)
        ):
            # "English, fluent": the level belongs to what was named before.
            found[list(found)[-1]] = level.value
            continue
        if code is None:
            unknown.append(plain)
            continue
        shared = level or shared if piece_opens(plain) else level
        found.setdefault(code, (level or shared or usual or Level.FLUENT).value)
    return tuple(found.items()), "; ".join(unknown)


def piece_opens(plain: str) -> bool:
    """Whether a piece such as "fluent in English" gives its level to those that follow."""
    return " in " in f" {plain.lower()} "


def _one(plain: str) -> tuple[str | None, Level | None]:
    code = language_code(plain)
    if code:
        return code, None
    inner = re.search(r"[(\[（](.*?)[)\]）]", plain)
    outer = re.sub(r"[(\[（].*?[)\]）]", " ", plain).strip(" :-–")
    code = language_code(outer)
    if code:
        return code, level_in(inner.group(1)) if inner else None
    parted = re.split(r"\s*[:–—=]\s*|\s+-\s*|\s*-\s+", plain, maxsplit=1)
    if len(parted) == 2:
        for name, level in (parted, parted[::-1]):
            if language_code(name):
                return language_code(name), level_in(level)
    words = outer.split()
    for size in (3, 2, 1):
        for start in range(len(words) - size + 1):
            name = " ".join(words[start : start + size])
            code = language_code(name) if len(name) > 3 else None
            if code:
                rest = " ".join(words[:start] + words[start + size :])
                level = level_in(rest) or (level_in(inner.group(1)) if inner else None)
                # Prose that happens to hold the name of a language is no answer.
                return (code, level) if level or len(words) <= 3 else (None, None)
    return None, level_in(plain)
