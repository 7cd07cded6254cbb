"""The screens of Record replies: a long list, the reason of a no, and nothing to be answered."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from mentordesk.commands.pair_life import MarkProposalsSent, RecordReplies, Reply, Said
from mentordesk.domain.closing import DeclineReason
from mentordesk.ui.replies.page import RepliesPage
from mentordesk.ui.replies.pane import REASONS
from mentordesk.ui.window import Window
from tests.support.board_scenes import board, settle
from tests.support.scenes import Scene


def reply_scenes() -> list[Scene]:
    """Much, one no, and nothing."""
    return [
        Scene("replies", _much),
        Scene("replies-why", _why),
        Scene("replies-empty", _nothing, is_empty=True),
    ]


def replies(window: Window) -> RepliesPage:
    """The page of replies, shown."""
    place = window.workplace
    assert place is not None
    place.show_page("replies")
    page = place.page("replies")
    assert isinstance(page, RepliesPage)
    return page


def _much(window: Window) -> QWidget:
    many_proposals(window)
    return window


def many_proposals(window: Window) -> RepliesPage:
    """Every draft of the board proposed, some long ago, some answered by the mentee already."""
    drawn = board(window)
    settle(drawn)
    drafts = [pair.match_id for pair in drawn.state.pairs.values() if not pair.is_live]
    today, run = drawn.desk.today(), drawn.desk.do
    for number, draft in enumerate(drafts):
        run(MarkProposalsSent((draft,), today - dt.timedelta(days=number % 12)))
        if number % 3 == 1:
            run(RecordReplies((Reply(draft, Said.YES),)))
        if number % 6 == 1:
            run(MarkProposalsSent((draft,)))
    return replies(window)


def _why(window: Window) -> QWidget:
    page = many_proposals(window)
    page.no()
    page.pane.reasons.setCurrentRow(REASONS.index(DeclineReason.WANTS_VISA))
    return window


def _nothing(window: Window) -> QWidget:
    replies(window)
    return window
