"""The rows of a file as plain values, and the days between them."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict

LIVE = {"proposed_to_mentee", "proposed_to_mentor", "confirmed", "introduced", "started",
        "active", "paused", "ending"}  # fmt: skip
BEEN = {"introduced", "started", "active", "paused", "ending", "completed", "ended_early",
        "informal"}  # fmt: skip
POOL = {"received", "incomplete", "eligible", "in_pool", "proposed", "matched"}
ROUNDS = ["draft", "open", "closed_to_applicants", "matching", "introduced", "running",
          "midpoint", "ending", "reported", "archived"]  # fmt: skip
TABLES = ("round", "match", "mentoring_group", "group_member", "ask", "ask_offer", "application",
          "session_log", "attendance", "check_in", "staff_note", "agreement", "letter", "person",
          "mentor_profile", "consent", "concern", "guidance", "programme", "put_off",
          "calendar_span")  # fmt: skip


def read(connection):
    """The rows of every table that the rules look at, in the order they were written."""
    found = {}
    for table in TABLES:
        rows = connection.exec_driver_sql(f'SELECT * FROM "{table}" ORDER BY rowid')
        found[table] = [dict(row._mapping) for row in rows.all()]
    return found


def day(text):
    return dt.date.fromisoformat(text) if text else None


def after(text, days):
    return day(text) + dt.timedelta(days=days)


def half_a_year_later(text):
    on = day(text)
    year, month = divmod(on.year * 12 + on.month - 1 + 6, 12)
    return dt.date(year, month + 1, min(on.day, calendar.monthrange(year, month + 1)[1]))


def half_way(begins, ends):
    return begins + dt.timedelta(days=(ends - begins).days // 2)


def owned(table, owner):
    found = defaultdict(list)
    for row in table:
        if row[owner]:
            found[row[owner]].append(row)
    return found


def key(item):
    needs, about, since, part, _ = item
    return f"{needs}:{about}:{since.isoformat()}" + (f":{part}" if part else "")
