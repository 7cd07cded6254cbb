"""Saves the reviews and planned sessions of a pair or a group as a calendar file."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mentordesk.domain.file_names import safe_name
from mentordesk.domain.refusal import Refused
from mentordesk.jobs.dates_ahead import save_dates
from mentordesk.store.queries.relationships import RelationshipRow
from mentordesk.store.trouble import FileTrouble
from mentordesk.ui.dialogs import file_to_write
from mentordesk.ui.page import Context
from mentordesk.wording.dates_ahead import CALENDAR
from mentordesk.wording.words import many

_KINDS = "Calendar file (*.ics)"


def save_pair_dates(context: Context, parent: QWidget, pair: RelationshipRow) -> None:
    """The dates of a pair, as `save_the_dates` saves them."""
    title = f"{pair.mentee} with {pair.mentor}"
    save_the_dates(context, parent, title, match_id=pair.id)


def save_the_dates(
    context: Context,
    parent: QWidget,
    title: str,
    *,
    match_id: str | None = None,
    group_id: str | None = None,
) -> None:
    """Ask where to, and write the file; where nothing is ahead, say so."""
    start = f"{safe_name(f'{CALENDAR} - {title}')}.ics"
    out = file_to_write(context.answers, parent, "Save the dates", start, _KINDS)
    if out is None:
        return
    desk = context.desk
    try:
        count = save_dates(desk.workspace, out, match_id, group_id)
    except Refused as refused:
        desk.refused.emit(refused)
    except FileTrouble as trouble:
        desk.trouble.emit(trouble)
    else:
        context.toasts.show_text(f"{many(count, 'date')} saved to {out.name}")
