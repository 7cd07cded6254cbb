"""Values of drafts and of people on file, in words, for putting the two side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from mentordesk.domain.fields import Field
from mentordesk.domain.names import bare
from mentordesk.domain.person import Level, Role, WeeklySlot
from mentordesk.domain.places import country_name, language_name
from mentordesk.importing.drafts import PersonDraft
from mentordesk.importing.known import Why
from mentordesk.importing.plan import merged_value
from mentordesk.ui.imports.words import FIELD_WORDS
from mentordesk.wording.dates import short_day, weekly
from mentordesk.wording.words import WORDS, listed

WHY_WORDS: dict[Why, str] = {
    Why.SAME_NAME: "same name",
    Why.LIKE_NAME: "a name much alike",
    Why.OTHER_NAME: "another name",
    Why.SAME_EMAIL: "same mail address",
    Why.OTHER_EMAIL: "another mail address",
    Why.SAME_PHONE: "same phone",
    Why.SAME_COHORT: "same cohort",
    Why.OTHER_COHORT: "another cohort",
    Why.SAME_COUNTRY: "same country",
    Why.OTHER_COUNTRY: "another country",
    Why.SAME_ID: "same alumni database number",
    Why.OTHER_ID: "another alumni database number",
}


@dataclass(frozen=True)
class Pair:
    """One field of a row beside the same field of the person on file."""

    field: Field
    in_file: str
    on_file: str
    differs: bool

    @property
    def id(self) -> str:
        """The field's name."""
        return self.field.value


def pairs_of(draft: PersonDraft, held: Mapping[Field, Any]) -> list[Pair]:
    """Every field either of the two has; those that differ come first."""
    new = {**draft.values, Field.ROLE: draft.roles}
    pairs = []
    for field in FIELD_WORDS:
        mine, theirs = value_words(field, new.get(field)), value_words(field, held.get(field))
        if mine or theirs:
            differs = bool(mine) and bare(mine) != bare(theirs)
            pairs.append(Pair(field, mine, theirs, differs))
    named = [p for p in pairs if p.field is Field.DISPLAY_NAME]
    rest = [p for p in pairs if p.field is not Field.DISPLAY_NAME]
    return named + sorted(rest, key=lambda pair: (not pair.differs, not pair.in_file))


def changes_of(
    draft: PersonDraft, changed: tuple[Field, ...], held: Mapping[Field, Any]
) -> list[Pair]:
    """The fields a row changes, as they are on file and as they would be."""
    return [
        Pair(
            field,
            value_words(field, merged_value(field, held.get(field), draft)),
            value_words(field, held.get(field)),
            True,
        )
        for field in FIELD_WORDS
        if field in changed
    ]


def reasons_text(reasons: tuple[Why, ...]) -> str:
    """Why two may be one person, as a sentence begins: Same name and another mail address."""
    text = listed([WHY_WORDS[why] for why in reasons], 6)
    return text[:1].upper() + text[1:]


def value_words(field: Field, value: Any) -> str:
    """A value as a person reads it; empty for none."""
    if value is None or value == () or value == frozenset():
        return ""
    if field is Field.COUNTRY and isinstance(value, str):
        return country_name(value)
    if field is Field.LANGUAGES:
        return ", ".join(_language(*each) for each in value)
    if field is Field.HOURS and isinstance(value, tuple):
        return weekly(tuple(slot for slot in value if isinstance(slot, WeeklySlot)))
    if field is Field.CONSENT:
        return "; ".join(f"{_plain(p)}: {'yes' if given else 'no'}" for p, given in value)
    if isinstance(value, frozenset):
        return ", ".join(_plain(role) for role in Role if role in value)
    if isinstance(value, tuple):
        return ", ".join(_plain(part) for part in value)
    return _plain(value)


def _language(code: str, level: int) -> str:
    return f"{language_name(code)} ({_plain(Level(level))})"


def _plain(value: Any) -> str:
    if isinstance(value, Enum):
        return WORDS.get(value, str(value.value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return short_day(value)
    return str(value)
