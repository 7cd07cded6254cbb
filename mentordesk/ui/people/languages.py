"""Languages as one line of text, as English (native), Bengali (fluent), and back."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QLocale

from mentordesk.domain.names import bare
from mentordesk.domain.person import Level
from mentordesk.wording.words import word

_PART = re.compile(r"^(?P<name>[^()]+?)\s*(?:\((?P<level>[^()]*)\))?$")


def language_name(code: str) -> str:
    """The English name of a language by its ISO code; what is no code is shown as it stands."""
    language = QLocale.codeToLanguage(code)
    if language in (QLocale.Language.AnyLanguage, QLocale.Language.C):
        return code
    return QLocale.languageToString(language)


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
    """The English names of all languages that have a short code."""
    return sorted(name.title() for name in _codes())


def _level(text: str | None) -> int:
    if text is None or not text.strip():
        return Level.FLUENT.value
    for level in Level:
        if word(level).startswith(text.strip().lower()):
            return level.value
    levels = ", ".join(word(level) for level in Level)
    raise ValueError(f"“{text}” is no level. Use {levels}.")


def _code(name: str) -> str:
    code = _codes().get(bare(name))
    if code is not None:
        return code
    if len(name) in (2, 3) and language_name(name.lower()) != name.lower():
        return name.lower()
    raise ValueError(f"“{name}” is not a language MentorDesk knows by that name.")


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for language in QLocale.Language:
        code = QLocale.languageToCode(language)
        if code and language not in (QLocale.Language.AnyLanguage, QLocale.Language.C):
            codes.setdefault(bare(QLocale.languageToString(language)), code)
    return codes
