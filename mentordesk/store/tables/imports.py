"""What imports leave behind: runs, remembered mappings, rows that wait; and saved views."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.store.base import Record, maybe_ref, ref
from mentordesk.store.types import Day


class ImportRun(Record):
    """One import: which files, and the counts as JSON."""

    __tablename__ = "import_run"

    run_on: Mapped[dt.date] = mapped_column(Day)
    files: Mapped[str] = mapped_column(Text)
    counts: Mapped[str] = mapped_column(Text)
    round_id: Mapped[str | None] = maybe_ref("round")


class ImportMapping(Record):
    """How sheets with these headings were read last time, as JSON."""

    __tablename__ = "import_mapping"

    fingerprint: Mapped[str] = mapped_column(String(64), unique=True)
    mapping: Mapped[str] = mapped_column(Text)


class WaitingRow(Record):
    """An imported row that may be somebody on file; it waits for a person's decision."""

    __tablename__ = "waiting_row"

    run_id: Mapped[str] = ref("import_run")
    person_id: Mapped[str] = ref("person")
    address: Mapped[str] = mapped_column(String(400))
    draft: Mapped[str] = mapped_column(Text)
    likeness: Mapped[int] = mapped_column(default=0)
    decision: Mapped[str | None] = mapped_column(String(20), default=None)


class SavedView(Record):
    """A named set of filters and columns of a page, as JSON."""

    __tablename__ = "saved_view"

    page: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(100))
    view: Mapped[str] = mapped_column(Text)
