"""The screens of care: the second door closed and open, a concern written down, and quotes."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from mentordesk.commands.concerns import (
    CloseConcern,
    RaiseConcern,
    ReadConcern,
    StepConcern,
    Worry,
)
from mentordesk.commands.consents import RecordConsent
from mentordesk.commands.stories import KeepStory
from mentordesk.domain.concern import ConcernKind, ConcernState, Severity
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.match import LIVE
from mentordesk.store.queries.relationships import relationships
from mentordesk.ui.asking import Asking
from mentordesk.ui.concerns.arriving import Raise
from mentordesk.ui.concerns.asked import HEADING
from mentordesk.ui.concerns.page import ConcernsPage
from mentordesk.ui.quotes.model import Part
from mentordesk.ui.quotes.page import QuotesPage
from mentordesk.ui.window import Window
from tests.support.scenes import WIDE, Scene

S, K = ConcernState, ConcernKind


def care_scenes() -> list[Scene]:
    """The door, what stands behind it with much and with nothing, and the question itself."""
    return [
        Scene("concerns-door", _door),
        Scene("concerns-empty", _empty, is_empty=True),
        Scene("concerns", _room),
        Scene("concerns-large-text", _large),
        Scene("concerns-raise", _raise),
        Scene("quotes", _quotes),
        Scene("quotes-none-usable", _withdrawn),
        Scene("quotes-empty", _no_quotes, is_empty=True),
        Scene("relationships-quotes", _beside, WIDE),
    ]


def concerns(window: Window) -> ConcernsPage:
    """The page of concerns, shown, its door closed."""
    place = window.workplace
    assert place is not None
    place.show_page("concerns")
    page = place.page("concerns")
    assert isinstance(page, ConcernsPage)
    return page


def pairs(page: ConcernsPage) -> list[str]:
    """Pairs of the demo that live."""
    found = page.desk.ask(relationships, page.desk.today())
    return [pair.id for pair in found if pair.state in LIVE]


def make_concerns(window: Window) -> ConcernsPage:
    """Concerns in every state: invented facts about invented people."""
    page = concerns(window)
    do, today = page.desk.do, page.desk.today()
    worries = (
        ("The mentee has not slept for weeks, and asked the mentor for help.", K.WELLBEING,
         Severity.HIGH, S.RAISED, "the mentor, by telephone"),
        ("A lunch was paid for, and a loan was spoken of.", K.BOUNDARY, Severity.MIDDLE,
         S.ACTING, "the mentee, by mail"),
        ("Asked for a photo of the passport.", K.DATA, Severity.HIGH, S.REFERRED, None),
        ("Met late at a private flat.", K.SAFETY, Severity.MIDDLE, S.MONITORED, "a colleague"),
        ("Short answers, and one harsh word.", K.CONDUCT, Severity.LOW, S.CLOSED, None),
    )  # fmt: skip
    for pair, (facts, kind, severity, state, told_by) in zip(pairs(page), worries, strict=False):
        worry = Worry(
            facts, kind, severity, match_id=pair, reported_by=told_by, owner="Ruth Addo",
            review_on=today,
        )  # fmt: skip
        done = do(RaiseConcern(worry))
        assert done is not None
        one = str(done.values["concern_id"])
        if state is not S.RAISED:
            do(ReadConcern(one))
        later = today + dt.timedelta(days=9)
        if state is S.CLOSED:
            do(CloseConcern(one, "Both were rung; it is settled."))
        elif state is not S.RAISED:
            do(StepConcern(one, state, "Rang both of them.", "Student support", later))
    return page


def _door(window: Window) -> QWidget:
    make_concerns(window)
    return window


def _empty(window: Window) -> QWidget:
    concerns(window).open_door()
    return window


def _room(window: Window) -> QWidget:
    page = make_concerns(window)
    page.open_door()
    page.table.select_ids([page.model.id_at(1)], page.model.id_at(1))
    return window


def _large(window: Window) -> QWidget:
    window.set_text_percent(150)
    return _room(window)


def _raise(window: Window) -> QWidget:
    page = concerns(window)
    page.open_door()
    about = Raise(match_id=pairs(page)[0])
    title, fields = page.asked.questions(about, "Ruth Addo", page.desk.workspace.now())
    dialog = Asking(page, HEADING, title, fields, "Keep it", lambda _values, _refused: False)
    dialog.show()
    return dialog


def quotes(window: Window) -> QuotesPage:
    """The page of quotes, shown."""
    place = window.workplace
    assert place is not None
    place.show_page("quotes")
    page = place.page("quotes")
    assert isinstance(page, QuotesPage)
    return page


def make_quotes(window: Window) -> QuotesPage:
    """Quotes of people who allow it, refused, withdrew, or were never asked."""
    page = quotes(window)
    found = page.desk.ask(relationships, page.desk.today())
    live = [pair for pair in found if pair.state in LIVE]
    said = (
        ("It opened a door I did not know was there.", Answer.GIVEN),
        ("We met five times, and each time I went home with one thing to try the next day. By the "
         "end I had rewritten my plan, and found the courage to show it to my head of office.",
         Answer.GIVEN),
        ("I learnt as much as my mentee did.", Answer.REFUSED),
        ("Nobody had asked me before what I wanted.", Answer.WITHDRAWN),
        ("Time well spent.", None),
    )  # fmt: skip
    for pair, (text, answer) in zip(live, said, strict=False):
        page.desk.do(KeepStory(pair.mentee_id, text, pair.id))
        if answer is not None:
            page.desk.do(RecordConsent(pair.mentee_id, Purpose.STORY, answer))
    return page


def _quotes(window: Window) -> QWidget:
    page = make_quotes(window)
    page.parts.buttons[Part.ALL].click()
    rows = [page.model.row_at(number) for number in range(page.model.rowCount())]
    (long,) = [row.id for row in rows if row is not None and "courage" in row.text]
    page.table.select_ids([long], long)
    return window


def _withdrawn(window: Window) -> QWidget:
    page = make_quotes(window)
    for number in range(page.model.rowCount()):
        row = page.model.row_at(0)
        assert row is not None and number < 9
        page.desk.do(RecordConsent(row.person_id, Purpose.STORY, Answer.WITHDRAWN))
    return window


def _no_quotes(window: Window) -> QWidget:
    quotes(window)
    return window


def _beside(window: Window) -> QWidget:
    page = make_quotes(window)
    row = page.model.row_at(0)
    assert row is not None and window.workplace is not None
    window.workplace.show_page("relationships", row.match_id)
    pane = window.workplace.page("relationships").pane  # type: ignore[attr-defined]
    pane.tabs.setCurrentIndex(pane.tabs.count() - 1)
    return window
