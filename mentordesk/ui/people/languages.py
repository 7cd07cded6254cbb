"""Languages as one line of text, as English (native), Bengali (fluent), and back."""

from __future__ import annotations

import re

from mentordesk.domain.person import Level
from mentordesk.domain.places import language_code, language_name
from mentordesk.wording.words import word

_PART = re.compile(r"^(?P<name>[^()]+?)\s*(?:\((?P<level>[^()]*)\))?$")


def languages_text(languages: tuple[tuple[str, int], ...]) -> str:
    """Best known first, each with its level in words."""
    return ", ".join(f"{language_name(c)} ({word(Level(level))})" for c, level in languages)


def read_languages(text: str) -> tuple[tuple[str, int], ...]:
    """The languages meant, by ISO code; without a level, fluent.

    Raises `ValueError` with a sentence for a level or a language that is not known.
    """
    found: dict[str, int] = {}
    for part in re.split(r"[,;\n]", text):
        if not part.strip():
            continue
        match = _PART.match(part.strip())
        if match is None:
            raise ValueError(f"“{part.strip()}” cannot be read. Type English (fluent), for one.")
        found[_code(match["name"])] = _level(match["level"])
    return tuple(found.items())


def known_languages() -> list[str]:
    """The languages offered while typing: those the programme's people are most likely to speak."""
    return [language_name(code) for code in _OFFERED]


def _level(text: str | None) -> int:
    if text is None or not text.strip():
        return Level.FLUENT.value
    for level in Level:
        if word(level).startswith(text.strip().lower()):
            return level.value
    levels = ", ".join(word(level) for level in Level)
    raise ValueError(f"“{text}” is no level. Use {levels}.")


def _code(name: str) -> str:
    code = language_code(name)
    if code is None:
        raise ValueError(f"“{name}” is not a language MentorDesk knows by that name.")
    return code


_OFFERED = (
    *("en", "fr", "es", "pt", "ar", "fa", "ps", "ur", "hi", "bn", "ne", "my", "th", "vi", "km"),
    *("lo", "zh", "ja", "ko", "id", "ms", "fil", "si", "ta", "te", "ml", "mr", "pa", "gu", "am"),
    *("om", "ti", "so", "sw", "rw", "rn", "zu", "ha", "yo", "ig", "af", "ny", "sn", "ru", "uk"),
    *("uz", "kk", "ky", "tg", "tk", "tr", "az", "ka", "hy", "de", "it", "nl", "pl", "ro", "el"),
)
"""Codes of the languages offered while typing; every other one is understood all the same."""
