"""What was done about a person, under every record that was merged into this one."""

from __future__ import annotations

import json

from sqlalchemy import Connection, exists, select

from mentordesk.store.journal import EntryKind, entries
from mentordesk.store.queries.history import HistoryRow, of_row

MERGE = "MergePeople"
"""The step that makes two people one; its values name both."""


def of_person(connection: Connection, person_id: str, limit: int = 200) -> tuple[HistoryRow, ...]:
    """The newest lines about a person, those about people merged into them among them."""
    found: dict[int, HistoryRow] = {}
    for each in (person_id, *merged_into(connection, person_id)):
        found |= {row.seq: row for row in of_row(connection, each, limit)}
    return tuple(found[seq] for seq in sorted(found, reverse=True)[:limit])


def merged_into(connection: Connection, person_id: str) -> tuple[str, ...]:
    """The ids of everybody who was made one with this person, at whatever remove."""
    later = entries.alias()
    query = select(entries.c["values"]).where(
        entries.c.name == MERGE,
        entries.c.kind != EntryKind.UNDO.value,
        ~exists().where(later.c.undoes == entries.c.id),
    )
    steps = [json.loads(values) for (values,) in connection.execute(query).all()]
    found: dict[str, None] = {}
    wanted = [person_id]
    while wanted:
        kept = wanted.pop()
        gone = [str(s["other_id"]) for s in steps if s.get("person_id") == kept]
        wanted += [each for each in gone if each not in found]
        found.update(dict.fromkeys(gone))
    return tuple(found)
