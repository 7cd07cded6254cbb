"""Makes the names of a row: one field or two, any order, any script, never forced into a shape."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from mentordesk.domain.fields import Field
from mentordesk.importing.headings import fold_heading
from mentordesk.importing.mapping import Mapping
from mentordesk.importing.tidy import one_line

_SUFFIXES = frozenset(
    (
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
        "phd",
        "ph",
        "d",
        "md",
        "ma",
        "msc",
        "mba",
        "dphil",
        "mphil",
        "ba",
        "bsc",
        "esq",
        "dr",
        "prof",
        "frcp",
        "obe",
        "mbe",
        "cbe",
        "llb",
        "llm",
        "rn",
        "cpa",
        "pmp",
    )
)
_FAMILY_FIRST = ("ho", "vezeteknev", "csaladnev", "ho dem", "ho va ten dem")


@dataclass(frozen=True)
class Names:
    """The display name, and the parts where they were stated."""

    display: str
    given: str | None = None
    family: str | None = None


def settle_names(values: dict[Field, Any], mapping: Mapping) -> bool:
    """Makes the names of a row out of its name cells; False where all of them are blank."""
    display, given = (values.get(f, "") for f in (Field.DISPLAY_NAME, Field.GIVEN_NAME))
    family = _family(values, mapping)
    column = mapping.column(Field.FAMILY_NAME) if family else None
    names = names_of(display, given, family, column.heading if column else "")
    if names is None and Field.ORIGINAL_NAME in values:
        names = names_of(values[Field.ORIGINAL_NAME], "", "")
    if names is None:
        return False
    values[Field.DISPLAY_NAME] = names.display
    for part, text in ((Field.GIVEN_NAME, names.given), (Field.FAMILY_NAME, names.family)):
        if text:
            values[part] = text
    return True


def _family(values: dict[Field, Any], mapping: Mapping) -> str:
    """The family name with its further part on the side where its column stands."""
    family = str(values.get(Field.FAMILY_NAME, ""))
    further = str(values.pop(Field.FAMILY_NAME_2, ""))
    if not further:
        return family
    first, second = (mapping.column(f) for f in (Field.FAMILY_NAME, Field.FAMILY_NAME_2))
    is_before = first is not None and second is not None and second.index < first.index
    return " ".join(
        part for part in ([further, family] if is_before else [family, further]) if part
    )


def names_of(display: str, given: str, family: str, family_heading: str = "") -> Names | None:
    """The names of a row from its three name cells; None when all are blank."""
    display, given, family = one_line(display), one_line(given), one_line(family)
    if display:
        turned = _turned(display) if not (given or family) else None
        if turned:
            return turned
        return Names(display, given or None, family or None)
    if given and family:
        return Names(_joined(given, family, family_heading), given, family)
    if given or family:
        return Names(given or family, given or None, family or None)
    return None


def _joined(given: str, family: str, family_heading: str) -> str:
    if _is_east_asian(given) and _is_east_asian(family):
        return family + given
    if fold_heading(family_heading) in _FAMILY_FIRST:
        return f"{family} {given}"
    if fold_heading(family) in fold_heading(given).split() and len(given.split()) > 1:
        return given  # the whole name was typed into the first field
    return f"{given} {family}"


def _turned(display: str) -> Names | None:
    """ "Silva, Ana" is Ana Silva by its writer's own comma; "Ana Silva, PhD" stays as it is."""
    if display.isascii() and "," not in display:  # as most names are
        return None
    family, comma, given = (part.strip() for part in re.sub(r"[،，]", ",", display).partition(","))
    if not comma or not family or not given or "," in given:
        return None
    if any(word.strip(".").lower() in _SUFFIXES for word in given.replace(".", " ").split()):
        return None
    if len(family.split()) > 4 or len(given.split()) > 4 or any(c.isdigit() for c in display):
        return None
    return Names(f"{given} {family}", given, family)


def _is_east_asian(text: str) -> bool:
    return all("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3" or c == " " for c in text)
