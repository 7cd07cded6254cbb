"""Everything in the file as plain tables, in an order that does not depend on chance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from sqlalchemy import Connection, Table, or_, select

from mentordesk.store.journal import change_rows, entries
from mentordesk.store.queries.history import CONFIDENTIAL, STEPS_OF_CONCERNS
from mentordesk.store.tables import Record

Value = str | int | float | bool | None

NAMES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "programme": ("programme", ("id",)),
    "round": ("rounds", ("starts", "name", "id")),
    "topic": ("topics", ("kind", "name", "id")),
    "cohort_code": ("cohort_codes", ("prefix", "ordinal", "id")),
    "person": ("people", ("sort_name", "id")),
    "person_email": ("emails", ("person_id", "address", "id")),
    "person_number": ("further_numbers", ("person_id", "number", "id")),
    "person_phone": ("phones", ("person_id", "number", "id")),
    "person_language": ("languages", ("person_id", "language", "id")),
    "weekly_hours": ("weekly_hours", ("person_id", "weekday", "start", "id")),
    "alumni_identity": ("alumni_identities", ("person_id", "code", "id")),
    "tag": ("tags", ("name", "id")),
    "person_tag": ("person_tags", ("person_id", "tag_id", "id")),
    "person_link": ("person_links", ("person_id", "other_id", "id")),
    "consent": ("consents", ("person_id", "purpose", "given_on", "id")),
    "mentor_profile": ("mentor_profiles", ("person_id", "id")),
    "mentor_topic": ("mentor_topics", ("profile_id", "topic_id", "id")),
    "application": ("applications", ("round_id", "role", "person_id", "id")),
    "application_topic": ("application_topics", ("application_id", "rank", "id")),
    "mentor_wish": ("mentor_wishes", ("application_id", "rank", "id")),
    "reader_mark": ("reader_marks", ("round_id", "mentor_id", "mentee_id", "id")),
    "plan": ("plans", ("round_id", "name", "id")),
    "group_draft": ("groups_in_the_making", ("plan_id", "mentor_id", "id")),
    "match": ("pairs", ("round_id", "mentor_id", "mentee_id", "id")),
    "agreement": ("agreements", ("match_id", "version", "id")),
    "agreement_template": ("agreement_templates", ("scheme", "version", "id")),
    "logo": ("logo", ("id",)),
    "pair_step": ("pair_steps", ("match_id", "number", "id")),
    "mentoring_group": ("groups", ("round_id", "title", "id")),
    "group_member": ("group_members", ("group_id", "person_id", "joined_on", "id")),
    "session_log": ("sessions", ("on", "match_id", "group_id", "id")),
    "attendance": ("attendance", ("session_id", "person_id", "id")),
    "goal": ("goals", ("match_id", "group_id", "statement", "id")),
    "check_in": ("check_ins", ("match_id", "group_id", "survey", "person_id", "id")),
    "agreement_name": ("agreement_names", ("agreement_id", "person_id", "id")),
    "calendar_span": ("calendar", ("first_day", "season", "name", "id")),
    "frozen_figures": ("frozen_figures", ("on", "id")),
    "guidance": ("guidance", ("about", "title", "id")),
    "guidance_file": ("guidance_files", ("guidance_id", "id")),
    "guidance_given": ("guidance_given", ("on", "guidance_id", "person_id", "id")),
    "letter_guidance": ("letter_guidance", ("occasion", "guidance_id", "id")),
    "code_acceptance": ("code_accepted_before", ("person_id", "accepted_on", "id")),
    "story": ("stories", ("said_on", "person_id", "id")),
    "staff_note": ("notes", ("on", "match_id", "group_id", "id")),
    "ask": ("questions", ("asked_on", "person_id", "id")),
    "ask_offer": ("question_offers", ("ask_id", "number", "id")),
    "letter_template": ("letter_templates", ("occasion", "id")),
    "letter": ("letters_sent", ("sent_on", "occasion", "person_id", "id")),
    "put_off": ("put_off", ("on", "item_key", "id")),
    "import_run": ("imports", ("run_on", "id")),
    "import_mapping": ("import_mappings", ("fingerprint", "id")),
    "waiting_row": ("waiting_rows", ("run_id", "address", "id")),
    "saved_view": ("saved_views", ("page", "name", "id")),
}
"""Every recorded table but concerns: what its file is called, what it is sorted by (tested)."""

HISTORY, HISTORY_CHANGES = "history", "history_changes"

_SHOWN_BY = {
    "person": "display_name",
    "round": "name",
    "plan": "name",
    "topic": "name",
    "tag": "name",
    "mentoring_group": "title",
}
"""Tables whose rows have a name to stand beside a reference to them."""


@dataclass(frozen=True)
class Exported:
    """A table: its columns, its rows, and for references the names of what they point at.

    `names` maps a column to the names by id.
    """

    name: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]
    names: Mapping[str, Mapping[str, str]]


def everything(connection: Connection) -> tuple[Exported, ...]:
    """All tables and the history, of one moment. Concerns and their history are no part of it."""
    tables = Record.metadata.tables
    shown = {
        name: {row.id: row[1] for row in connection.execute(_names(tables[name], column)).all()}
        for name, column in _SHOWN_BY.items()
    }
    found = [
        _read(connection, tables[table], name, order, shown)
        for table, (name, order) in NAMES.items()
    ]
    apart = entries.c.name.in_(STEPS_OF_CONCERNS)
    hidden = or_(
        change_rows.c.table_name.in_(CONFIDENTIAL),
        change_rows.c.entry_seq.in_(select(entries.c.seq).where(apart)),
    )
    found.append(_read(connection, entries, HISTORY, ("seq",), {}, ~apart))
    found.append(_read(connection, change_rows, HISTORY_CHANGES, ("seq",), {}, ~hidden))
    return tuple(found)


def _names(table: Table, column: str) -> Any:
    return select(table.c.id, table.c[column])


def _read(
    connection: Connection,
    table: Table,
    name: str,
    order: tuple[str, ...],
    shown: Mapping[str, Mapping[str, str]],
    only: Any = None,
) -> Exported:
    columns = sorted(table.columns, key=lambda column: column.name != "id")  # the id comes first
    query = select(*columns).order_by(*(table.c[column] for column in order))
    if only is not None:
        query = query.where(only)
    names = {
        column.name: shown[key.column.table.name]
        for column in columns
        for key in column.foreign_keys
        if key.column.table.name in shown
    }
    rows: Any = connection.execute(query).all()
    return Exported(
        name,
        tuple(column.name for column in columns),
        [tuple(_plain(value) for value in row) for row in rows],
        names,
    )


def _plain(value: Any) -> Value:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, dt.date):
        return value.isoformat()
    plain: Value = value
    return plain
