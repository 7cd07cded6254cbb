"""Drafts go to the mail program of the computer: one or all, many after a question, or none."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from mentordesk.commands.steps import StepMatches
from mentordesk.domain.letter import Occasion
from mentordesk.domain.match import MatchState
from mentordesk.store.queries.relationships import relationships
from mentordesk.ui.relationships.letters import letters_of_pairs
from tests.support.round_world import open_world

COUNT = 7


class MailProgram(QObject):
    """Stands for the program that this computer opens mail drafts with."""

    def __init__(self):
        super().__init__()
        self.files: list[str] = []

    @Slot(QUrl)
    def take(self, url):
        self.files.append(url.toLocalFile())


@pytest.fixture
def mail():
    program = MailProgram()
    QDesktopServices.setUrlHandler("file", program, "take")  # type: ignore[arg-type]  # takes text
    yield program
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def dialog(open_window, tmp_path):
    """The introductions for the mentees of seven confirmed pairs."""
    with open_world(tmp_path) as world:
        spring = world.round()
        for number in range(COUNT):
            mentee = world.mentee(spring, f"Mentee {number}", email=f"mentee{number}@post.example")
            world.pair(spring, world.mentor(f"Mentor {number}"), mentee, MatchState.CONFIRMED)
        world.flush()
        window = open_window(world.workspace)
        window.workplace.show_page("relationships")
        page = window.workplace.page("relationships")
        pairs = page.desk.ask(relationships, page.desk.today())
        made = letters_of_pairs(page.context, page, pairs)
        made.show()
        yield made
        made.close()
        made.deleteLater()


def press(dialog, text):
    next(one for one in dialog.mail.menu().actions() if one.text() == text).trigger()


def written(qtbot, dialog, said):
    qtbot.waitUntil(lambda: bool(said()), timeout=20_000)


def test_one_is_written_first_and_opened_alone(dialog, mail, answer, tmp_path, qtbot):
    answer.will("folder", tmp_path / "drafts")
    dialog.people.setCurrentRow(2)
    press(dialog, "This letter")
    written(qtbot, dialog, lambda: mail.files)
    assert [name.rpartition(" - ")[2] for name in mail.files] == ["Mentee 2.eml"]
    assert len(list((tmp_path / "drafts").glob("*.eml"))) == COUNT
    dialog.people.setCurrentRow(4)
    press(dialog, "This letter")
    assert mail.files[-1].endswith("Mentee 4.eml"), "written already: no folder is asked for again"


@pytest.mark.parametrize("goes_on", [True, False])
def test_many_are_opened_after_a_question(dialog, mail, answer, tmp_path, qtbot, goes_on):
    answer.will("folder", tmp_path / "drafts")
    dialog.save()
    written(qtbot, dialog, lambda: len(dialog._files) == COUNT)
    answer.will("confirm", goes_on)
    press(dialog, "All letters")
    assert answer.said[-1].startswith("Open 7 drafts?")
    assert len(mail.files) == (COUNT if goes_on else 0)


def test_where_no_program_takes_them_she_is_told_where_they_lie(
    dialog, answer, tmp_path, qtbot, qtlog
):
    answer.will("folder", tmp_path / "drafts")
    answer.will("tell")
    with qtlog.disabled():
        press(dialog, "This letter")
        written(qtbot, dialog, lambda: len(answer.said) == 2)
    assert answer.said[-1].startswith("No mail program took the drafts")
    assert str(tmp_path / "drafts") in answer.said[-1]


def test_a_declined_pair_has_the_kind_no_alone(dialog):
    page, pair = dialog.parent(), dialog.parent().desk.ask(relationships, dialog._desk.today())[0]
    page.desk.do(StepMatches((pair.id,), MatchState.DECLINED, reason="wants_job"))
    (row,) = page.desk.ask(relationships, page.desk.today(), (pair.id,))
    kind = letters_of_pairs(page.context, page, [row])
    assert kind.occasion.count() == 1 and kind.chosen is Occasion.KIND_NO
    assert kind.count.text() == "1 letter" and kind.sent.isEnabled()
    kind.deleteLater()
