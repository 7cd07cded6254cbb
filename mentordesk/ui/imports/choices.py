"""A row of a sheet beside the person it may be: what is chosen between, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from mentordesk.domain.fields import Field
from mentordesk.domain.merging import Side
from mentordesk.importing.drafts import PersonDraft
from mentordesk.importing.plan import changed_fields, merged_value
from mentordesk.ui.choosing import Choice
from mentordesk.ui.imports.values import value_words
from mentordesk.ui.imports.words import FIELD_WORDS


def of_row(
    draft: PersonDraft, held: Mapping[Field, Any], kept: Collection[Field] = ()
) -> list[Choice]:
    """A row beside the person on file; what differs first, each taken from the row.

    In the fields `kept` the person stays as they are.
    """
    new = {**draft.values, Field.ROLE: draft.roles}
    changed = changed_fields(draft, held)
    differing, alike = [], []
    for field in FIELD_WORDS:
        mine, theirs = value_words(field, held.get(field)), value_words(field, new.get(field))
        if not mine and not theirs:
            continue
        name = FIELD_WORDS[field].split(":")[0]
        if field not in changed:
            alike.append(Choice(field.value, name, mine, theirs, None, {Side.BOTH: mine}))
            continue
        merged = value_words(field, merged_value(field, held.get(field), draft))
        if field is Field.ROLE:
            differing.append(Choice(field.value, name, mine, theirs, None, {Side.BOTH: merged}))
            continue
        results = {Side.KEPT: mine, Side.OTHER: merged}
        side = Side.KEPT if field in kept else Side.OTHER
        differing.append(Choice(field.value, name, mine, theirs, side, results))
    return [*differing, *alike]


def kept_in(choices: Iterable[Choice]) -> frozenset[Field]:
    """The fields in which the person on file is to stay as they are."""
    return frozenset(Field(one.id) for one in choices if one.side is Side.KEPT)
