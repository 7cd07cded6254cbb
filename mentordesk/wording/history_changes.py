"""What a step changed, field by field, as the history tells it beside the sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from mentordesk.wording import fields
from mentordesk.wording.dates import short_day

MOST = 3
"""Lines told of one step; the rest is counted."""
LONGEST = 60
"""Letters of a value before it is cut."""

_INNER = frozenset(
    {
        "sort_name", "prefix", "ordinal", "result", "reasons", "terms", "plan", "weights", "texts",
        "png", "mapping", "draft", "view", "state_on", "generated_on",
    }
)  # fmt: skip
"""Columns that say nothing to a person, or follow from another one."""

Rows = Iterable[tuple[Mapping[str, Any] | None, Mapping[str, Any] | None]]


def change_lines(rows: Rows) -> tuple[str, ...]:
    """“Job: Nurse → Head nurse” for the first few fields of rows before and after.

    Rows that were made or removed are told by the sentence already, and what the program keeps
    for itself (ids, results, what follows from another field) is left out.
    """
    lines: dict[str, None] = {}
    for before, after in rows:
        if before is None or after is None:
            continue
        for name, new in after.items():
            old = before.get(name)
            if old != new and not _is_inner(name) and _is_plain(old) and _is_plain(new):
                field = fields.field(name)
                lines[f"{field[:1].upper()}{field[1:]}: {_shown(old)} → {_shown(new)}"] = None
    told = tuple(lines)
    if len(told) <= MOST:
        return told
    return (*told[:MOST], f"and {len(told) - MOST} more")


def _is_inner(name: str) -> bool:
    return name in _INNER or name == "id" or name.endswith("_id")


def _is_plain(value: Any) -> bool:
    return not (isinstance(value, str) and value[:1] in "{[" and value[-1:] in "}]" and value)


def _shown(value: Any) -> str:
    if value is None or value == "":
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    try:
        return short_day(dt.date.fromisoformat(str(value)))
    except ValueError:
        pass
    text = " ".join(str(value).split()).replace("_", " ")
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
