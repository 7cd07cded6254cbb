"""Certificates from the Relationships page: who is ticked, who may be, and the files."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from mentordesk.domain.certificate import WhyNot
from mentordesk.domain.match import MatchState
from mentordesk.store.queries.history import entries_newest_first
from mentordesk.ui.relationships.model import Which


@pytest.fixture
def page(open_window, demo):
    window = open_window(demo)
    window.workplace.show_page("relationships")
    page = window.workplace.page("relationships")
    page.everywhere.setChecked(True)
    page.look_at(Which.ENDED)
    ids = [row.id for row in page.model.rows if row.state is MatchState.COMPLETED]
    page.table.select_ids(ids, ids[0])
    return page


def parts(dialog):
    items = [dialog.people.item(n) for n in range(dialog.people.count())]
    return [(item, item.data(Qt.ItemDataRole.UserRole)) for item in items]


def write(page):
    action = next(a for a, _ in page.of_pair if a.text() == "Certificates…")
    assert action.isEnabled()
    action.trigger()


def test_those_who_earned_one_are_written_and_another_may_be_ticked(page, answer, tmp_path, qtbot):
    seen: dict = {}
    out = tmp_path / "Certificates.pdf"

    def fill(dialog):
        found = parts(dialog)
        seen["earned"] = [part.name for _, part in found if part.why_not is None]
        assert [part.name for part in dialog.chosen()] == seen["earned"]
        waiting = [item for item, part in found if part.why_not is WhyNot.NO_SURVEY]
        for item in waiting[:1]:
            assert "the end survey is not back" in item.text()
            item.setCheckState(Qt.CheckState.Checked)
        seen["count"] = len(dialog.chosen())
        dialog.bound.setChecked(True)
        answer.will("save_file", out)
        dialog.yes.click()

    answer.will_fill(fill)
    write(page)
    assert seen["earned"]
    qtbot.waitUntil(lambda: not page.context.runner.is_busy)
    assert out.read_bytes().startswith(b"%PDF-")
    newest = page.desk.ask(entries_newest_first)[0]
    assert newest.name == "PrintCertificates"


def test_nothing_is_written_when_she_thinks_better_of_it(page, answer):
    def fill(dialog):
        answer.will("folder", None)
        dialog.yes.click()
        assert dialog.yes.isEnabled()
        dialog.reject()

    answer.will_fill(fill)
    write(page)
    assert not page.context.runner.is_busy
