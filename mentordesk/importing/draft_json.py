"""Writes a draft as JSON and reads it back, for rows that wait in the file for a decision."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from mentordesk.domain.consent import Purpose
from mentordesk.domain.fields import Field
from mentordesk.domain.person import PersonStatus, Role, WeeklySlot
from mentordesk.domain.round import Scheme
from mentordesk.importing.drafts import PersonDraft

_DATES = frozenset({Field.SUBMITTED, Field.TRAINING_DATE})


def draft_to_json(draft: PersonDraft) -> str:
    """The draft as one JSON text, the same for the same draft."""
    return json.dumps(
        {
            "file": draft.file,
            "sheet": draft.sheet,
            "row": draft.row,
            "roles": sorted(role.value for role in draft.roles),
            "guessed": sorted(f.value for f in draft.guessed),
            "values": {f.value: _plain(v) for f, v in draft.values.items() if f is not Field.ROLE},
        },
        ensure_ascii=False,
        sort_keys=True,
    )


def draft_from_json(text: str) -> PersonDraft:
    """The draft that `draft_to_json` wrote. Raises ValueError or KeyError on any other text."""
    held = json.loads(text)
    values = {Field(name): _rich(Field(name), value) for name, value in held["values"].items()}
    return PersonDraft(
        held["file"],
        held["sheet"],
        held["row"],
        frozenset(Role(role) for role in held["roles"]),
        values,
        frozenset(Field(name) for name in held["guessed"]),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, WeeklySlot):
        return [value.weekday, value.start, value.end]
    if isinstance(value, dt.date):
        return value.isoformat()
    return getattr(value, "value", value)


def _rich(field: Field, value: Any) -> Any:
    if field in _DATES or (field is Field.UNDERSTOOD and isinstance(value, str)):
        return dt.date.fromisoformat(value)
    if field is Field.STATUS:
        return PersonStatus(value)
    if field is Field.HOURS and isinstance(value, list):
        return tuple(WeeklySlot(*slot) for slot in value)
    if field is Field.LANGUAGES:
        return tuple((code, level) for code, level in value)
    if field is Field.CONSENT:
        return tuple((Purpose(purpose), answer) for purpose, answer in value)
    if field is Field.SCHEMES:
        return tuple(Scheme(scheme) for scheme in value)
    return tuple(value) if isinstance(value, list) else value
