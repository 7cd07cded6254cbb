"""Running pairs come in through the window: recognised, asked about, written, taken back."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from mentordesk.commands.newcomers import NewPerson
from mentordesk.commands.rounds import NewRound
from mentordesk.domain.round import Scheme
from mentordesk.domain.together import About, Part
from mentordesk.importing.plan import Action
from mentordesk.store.queries import people
from mentordesk.store.queries.people import find
from mentordesk.store.queries.relationships import relationships
from mentordesk.ui.together.questions import WhoDialog
from mentordesk.ui.together.words import PART_WORDS
from tests.support.sheets import write_csv, write_xlsx

HEADS = ["Mentor", "Mentee", "State", "Start date"]
ROWS = [
    ["Grace Okoth", "Li Wei", "Active", "2026-01-10"],
    ["Grace Okoth", "Zed Nobody", "Active", "2026-01-10"],
    ["G. Okoth", "Ana Silva", "on hold", ""],
]
PEOPLE = [
    ["Name", "Email", "Country", "Role"],
    ["Grace Okoth", "grace@x.org", "Kenya", "Mentor"],
    ["Li Wei", "li@x.org", "China", "Mentee"],
    ["Ana Silva", "ana@x.org", "Brazil", "Mentee"],
]


class Place:
    """The window with the deeds of these tests."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot
        self.place = window.workplace
        self.desk = self.place.desk

    @property
    def page(self):
        return self.place.current

    def settle(self):
        self.qtbot.waitUntil(lambda: not self.place.runner.is_busy, timeout=30_000)

    def drop(self, *paths):
        self.place.show_page("import", list(paths))
        self.settle()

    def press(self, text):
        self.qtbot.waitUntil(lambda: self._button(text) is not None)
        self._button(text).click()
        self.settle()

    def _button(self, text):
        shown = [b for b in self.page.findChildren(QPushButton) if b.isVisible()]
        return next((b for b in shown if b.text().strip() == text), None)

    def words(self):
        return [x.text() for x in self.page.findChildren(QLabel) if x.isVisible()]

    def pairs(self):
        return self.desk.ask(relationships, self.desk.today(), None)


@pytest.fixture
def place(window, qtbot):
    made = Place(window, qtbot)
    for name in ("Grace Okoth", "Li Wei", "Ana Silva"):
        made.desk.do(NewPerson(name))
    made.desk.do(NewRound("Spring", Scheme.MATCHED, made.desk.today()))
    made.place.set_round(made.place.sidebar.round.id if made.place.sidebar.round else "")
    return made


def test_a_sheet_of_pairs_leads_to_its_own_page_and_comes_in(place, tmp_path, answer):
    place.drop(write_csv(tmp_path / "pairs.csv", [HEADS, *ROWS]))
    page = place.page
    assert page.name == "together"
    QAbstractItemModelTester(page.model)
    counts = page.import_state.plan.counts
    assert (counts[Action.ADD], counts[Action.WAIT]) == (1, 2)
    assert page.next.text() == "Import 1 row"
    place.press("It is this one")
    place.press("Make new")
    assert page.next.text() == "Import 3 rows"
    place.press("Import 3 rows")
    assert "3 rows of pairs brought in" in place.words()
    assert len(place.pairs()) == 3
    place.desk.undo()
    assert not place.pairs()
    assert place.desk.ask(people.count) == 3


def test_somebody_else_can_be_looked_for(place, tmp_path, answer):
    place.drop(write_csv(tmp_path / "pairs.csv", [HEADS, ROWS[1]]))

    def choose(dialog):
        assert isinstance(dialog, WhoDialog)
        assert not dialog.yes.isEnabled()
        dialog.who.search.setText("silva")
        dialog.who.look()
        dialog.who.found.setCurrentRow(0)
        dialog.yes.click()

    answer.will_fill(choose)
    place.press("Somebody else…")
    assert place.page.next.text() == "Import 1 row"


def test_a_column_put_right_judges_the_rows_anew(place, tmp_path):
    rows = [["Mentor", "Mentee", "Their stage"], ["Grace Okoth", "Li Wei", "on hold"]]
    place.drop(write_csv(tmp_path / "pairs.csv", rows))
    page = place.page
    page.turn_columns()
    combo = page.findChild(QComboBox, "column_2")
    combo.setCurrentIndex(combo.findText(PART_WORDS[Part.STATE]))
    combo.activated.emit(combo.currentIndex())
    place.settle()
    assert page.model.text(page.model.rows[0], list(page.model.columns)[4]) == "paused"


def test_a_column_put_right_is_remembered_for_the_next_sheet_of_the_kind(place, tmp_path):
    rows = [["Who helps", "Who learns", "Stage"], ["Grace Okoth", "Li Wei", "on hold"]]
    place.drop(write_csv(tmp_path / "list.csv", rows))
    place.page.related.read_as_together()
    place.settle()
    for number, part in enumerate((Part.MENTOR, Part.MENTEE, Part.STATE)):
        place.page.columns.chosen.emit(number, part)
        place.settle()
    place.press("Import 1 row")
    rows[1:] = [["Grace Okoth", "Ana Silva", "informal"]]
    place.drop(write_csv(tmp_path / "next.csv", rows))
    assert place.page.name == "together"
    assert place.page.next.text() == "Import 1 row"


def test_the_rows_left_out_are_saved_with_their_reasons(place, tmp_path, answer):
    place.drop(write_csv(tmp_path / "pairs.csv", [HEADS, *ROWS]))
    out = tmp_path / "left.xlsx"
    answer.will("save_file", out)
    place.page.save_rejects()
    place.settle()
    rows = list(load_workbook(out).worksheets[0].values)
    assert [row[1] for row in rows[1:]] == ["Zed Nobody", "Ana Silva"]
    assert all(row[4] for row in rows[1:])


def test_people_of_the_same_file_come_in_with_their_pairs_as_one_step(place, tmp_path):
    newcomers = [*PEOPLE, ["Mary New", "mary@x.org", "Ghana", "Mentee"]]
    rows = [HEADS, ROWS[0], ["Grace Okoth", "Mary New", "Active", "2026-01-10"]]
    place.drop(write_xlsx(tmp_path / "all.xlsx", {"People": newcomers, "Pairs": rows}))
    page = place.page
    assert page.name == "import"
    assert "Pairs in these files come in with their people" in page.notice.text
    for _ in range(2):
        page.forward()
        place.settle()
    place.press("Next: pairs")
    assert (place.page.name, place.pairs()) == ("together", ())
    assert place.page.import_state.what == "people and pairs"
    place.place.show_page("import")  # back and on again: nothing is lost, nothing twice
    place.settle()
    place.press("Next: pairs")
    before = place.desk.undo_text
    place.press(f"Import {place.page.import_state.coming} rows")
    assert {pair.mentee for pair in place.pairs()} == {"Li Wei", "Mary New"}
    assert any("of people and pairs brought in" in words for words in place.words())
    assert not place.place.page("import").steps.sources  # nothing is left of it there
    place.desk.undo()
    assert (place.pairs(), place.desk.undo_text) == ((), before)
    assert place.desk.ask(find, "Mary New") == ()


def test_a_file_that_changes_meanwhile_is_judged_anew_with_its_people(place, tmp_path):
    rows = [HEADS, ["Grace Okoth", "Mary New", "Active", "2026-01-10"]]
    newcomers = [*PEOPLE, ["Mary New", "mary@x.org", "Ghana", "Mentee"]]
    place.drop(write_xlsx(tmp_path / "all.xlsx", {"People": newcomers, "Pairs": rows}))
    for _ in range(3):
        place.page.forward()
        place.settle()
    state = place.page.import_state
    assert state.people.plan.counts[Action.ADD] == 1
    place.desk.do(NewPerson("Mary New", email="mary@x.org"))
    place.settle()
    assert state.people.plan.counts[Action.ADD] == 0
    place.page.head.read_as.emit(None)  # all of them are sign-ups after all
    place.settle()
    assert place.page.name == "import"
    assert len(place.page.steps.sources) == 1


def test_a_note_beside_the_pairs_is_no_sheet_of_people(place, tmp_path):
    notes = [["This workbook was handed over by Tom."], ["Ask him about the pairs on hold."]]
    place.drop(write_xlsx(tmp_path / "all.xlsx", {"Read me": notes, "Pairs": [HEADS, ROWS[0]]}))
    assert place.page.name == "together"


def test_a_sheet_taken_for_pairs_can_be_read_as_people_after_all(place, tmp_path):
    place.drop(write_csv(tmp_path / "pairs.csv", [HEADS, *ROWS]))
    place.page.head.read_as.emit(None)
    place.settle()
    assert place.page.name == "import"
    assert len(place.page.steps.used) == 1


def test_and_the_other_way_round(place, tmp_path):
    rows = [["Who", "With whom"], ["Grace Okoth", "Li Wei"]]
    place.drop(write_csv(tmp_path / "list.csv", rows))
    assert place.page.name == "import"
    place.page.related.read_as_together()
    place.settle()
    assert place.page.name == "together"
    assert place.page.import_state.abouts == {About.PAIRS}
    assert not place.page.next.isEnabled()


def test_every_part_has_words():
    assert set(PART_WORDS) == set(Part)
