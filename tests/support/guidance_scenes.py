"""The screens of the guidance library, empty, laid out and filled."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mentordesk.commands.guidance import (
    EditGuidance,
    GiveGuidance,
    LayOutGuidance,
    NewGuidance,
    SetGuidanceFile,
    SetLetterGuidance,
)
from mentordesk.commands.readiness import AcceptCode
from mentordesk.commands.rounds import EditProgramme
from mentordesk.domain.guidance import About, Audience, Way
from mentordesk.domain.letter import Occasion
from mentordesk.domain.match import MatchState
from mentordesk.domain.round import Scheme
from mentordesk.store.queries.code_of_conduct import code_standing
from mentordesk.store.queries.guidance import guidance
from mentordesk.store.queries.people import find
from mentordesk.ui.guidance.page import GuidancePage
from mentordesk.ui.relationships.certificates import CertificatesDialog
from mentordesk.ui.relationships.model import Which
from mentordesk.ui.relationships.page import RelationshipsPage
from mentordesk.ui.window import Window
from tests.support.scenes import WIDE, Scene


def guidance_page(window: Window) -> GuidancePage:
    """The Guidance page, shown."""
    place = window.workplace
    assert place is not None
    place.show_page("guidance")
    page = place.page("guidance")
    assert isinstance(page, GuidancePage)
    return page


def fill_library(page: GuidancePage) -> dict[str, str]:
    """A library as an office might have it; the ids by title."""
    run = page.desk.workspace.run
    run(LayOutGuidance())
    rows = {row.title: row.id for row in page.desk.ask(guidance)}
    code = rows["Code of conduct"]
    for field, value in (
        ("body", "Words of the office.\n\n- A first point.\n- A second one.\n\nنص بالعربية"),
        ("version", "2025"), ("credit", "Alumni Relations Office"), ("review_on", "2026-02-01"),
    ):  # fmt: skip
        run(EditGuidance(code, field, value))
    run(SetGuidanceFile(rows["Role of the mentor"], "Mentors - a short guide.pdf", b"%PDF-1.7"))
    run(EditGuidance(rows["Role of the mentor"], "scheme", Scheme.GROUP))
    run(NewGuidance(About.RESOURCE, "A reading list", link="https://example.org/reading"))
    run(NewGuidance(About.SIGNPOST, "National helpline", "Bangladesh", "Call 999 at any hour."))
    run(NewGuidance(About.SIGNPOST, "Careers service", None, None, "https://example.org/careers"))
    office = run(NewGuidance(About.RESOURCE, "What to do when somebody is unwell", body="Call."))
    run(EditGuidance(str(office.values["guidance_id"]), "audience", Audience.OFFICE))
    run(SetLetterGuidance(Occasion.INTRODUCTION_MENTOR, (code,)))
    mentors = [one.person_id for one in page.desk.ask(code_standing).versions[0].people]
    run(EditProgramme("code_of_conduct_version", "2026"))
    run(AcceptCode(tuple(mentors[:-4]), None, page.desk.today()))
    people = tuple(one.id for one in page.desk.ask(find, "", 5))
    page.desk.do(GiveGuidance((code,), people, Way.PRINT))
    return {row.title: row.id for row in page.desk.ask(guidance)}


def guidance_scenes() -> list[Scene]:
    """Every screen of the library."""
    return [
        Scene("guidance-empty", _empty, is_empty=True),
        Scene("guidance-laid-out", _laid_out),
        Scene("guidance", _filled),
        Scene("guidance-wide", _filled, WIDE),
        Scene("guidance-given", _given),
        Scene("guidance-accepted", _accepted),
        Scene("guidance-large-text", _large),
        Scene("guidance-country", _country),
        Scene("certificates", _certificates),
        Scene("settings-letters-along", _along),
    ]


def _empty(window: Window) -> QWidget:
    guidance_page(window)
    return window


def _laid_out(window: Window) -> QWidget:
    guidance_page(window).lay_out()
    return window


def _filled(window: Window) -> QWidget:
    page = guidance_page(window)
    page.arrive(fill_library(page)["Code of conduct"])
    return window


def _given(window: Window) -> QWidget:
    _filled(window)
    guidance_page(window).pane.tabs.setCurrentIndex(1)
    return window


def _large(window: Window) -> QWidget:
    window.set_text_percent(150)
    return _filled(window)


def _accepted(window: Window) -> QWidget:
    _filled(window)
    guidance_page(window).pane.tabs.setCurrentIndex(2)
    return window


def _country(window: Window) -> QWidget:
    page = guidance_page(window)
    fill_library(page)
    page.country.setCurrentIndex(1)
    page.country.activated.emit(1)
    return window


def _certificates(window: Window) -> QWidget:
    place = window.workplace
    assert place is not None
    place.show_page("relationships")
    page = place.page("relationships")
    assert isinstance(page, RelationshipsPage)
    page.everywhere.setChecked(True)
    page.look_at(Which.ENDED)
    ids = [row.id for row in page.model.rows if row.state is MatchState.COMPLETED]
    dialog = CertificatesDialog(page.context, page, ids)
    dialog.show()
    return dialog


def _along(window: Window) -> QWidget:
    fill_library(guidance_page(window))
    place = window.workplace
    assert place is not None
    place.show_page("settings", ("letters", Occasion.INTRODUCTION_MENTOR.value))
    return window
