"""Every screen by name with the state it is shown in, for pictures and for tests of pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from mentordesk.commands.imports import ImportPeople
from mentordesk.commands.people import EditPerson
from mentordesk.commands.views import SaveView
from mentordesk.jobs.importing import Wishes, make_plan, map_sheets, read_books
from mentordesk.progress import Progress
from mentordesk.store.queries.people_detail import PersonDetail, detail
from mentordesk.ui.dialogs import Mistake, Sentence, report_of
from mentordesk.ui.people.new_person import NewPersonDialog
from mentordesk.ui.people.page import PeoplePage
from mentordesk.ui.shortcuts import ShortcutList
from mentordesk.ui.window import Window

LONG_NAME = "Maria da Conceição Fernandes de Albuquerque e Vasconcelos-Montenegro"
NARROW, USUAL, WIDE = (1280, 680), (1280, 680), (1600, 1000)


@dataclass(frozen=True)
class Scene:
    """A screen: how the window is brought there, and what of it is looked at.

    `show` gets the window, open on the demo unless `is_empty` or `has_no_file`, and answers the
    widget to be looked at: the window itself, or a dialog that it opened without waiting. With a
    `crowd` of so many mentors and mentees it is shown on an invented round instead of the demo.
    One that is not `is_tested` is only pictured: what it is made of stands on others too.
    """

    name: str
    show: Callable[[Window], QWidget]
    size: tuple[int, int] = USUAL
    is_empty: bool = False
    has_no_file: bool = False
    crowd: tuple[int, int] | None = None
    is_tested: bool = True


def people(window: Window) -> PeoplePage:
    """The People page, shown."""
    place = window.workplace
    assert place is not None
    place.show_page("people")
    page = place.page("people")
    assert isinstance(page, PeoplePage)
    return page


def person_with(window: Window, fits: Callable[[PersonDetail], bool]) -> str:
    """The first person of whom something is true."""
    page = people(window)
    for person_id in page.model.ids:
        found = page.desk.ask(detail, person_id)
        if found is not None and fits(found):
            return person_id
    raise LookupError("the demo has nobody like that")


def scenes() -> list[Scene]:
    """Every screen there is."""
    from tests.support.application_scenes import application_scenes
    from tests.support.board_scenes import board_scenes
    from tests.support.care_scenes import care_scenes
    from tests.support.group_scenes import group_scenes
    from tests.support.guidance_scenes import guidance_scenes
    from tests.support.import_scenes import import_scenes
    from tests.support.paper_scenes import paper_scenes
    from tests.support.reply_scenes import reply_scenes
    from tests.support.returned_scenes import returned_scenes
    from tests.support.settings_scenes import settings_scenes
    from tests.support.today_scenes import today_scenes
    from tests.support.together_scenes import together_scenes

    return [
        Scene("welcome", _welcome, has_no_file=True),
        Scene("people-empty", _page, is_empty=True),
        Scene("people", _page),
        Scene("people-wide", _page, WIDE),
        Scene("people-selected", _selected),
        Scene("people-none-match", _none_match),
        Scene("people-pane", _pane(0), WIDE),
        Scene("people-pane-narrow", _pane(0)),
        Scene("people-studies", _pane(1)),
        Scene("people-mentor", _pane(2)),
        Scene("people-rounds", _pane(3)),
        Scene("people-consents", _pane(4)),
        Scene("people-history", _pane(5)),
        Scene("people-long-name", _long_name),
        Scene("people-arabic", _script("AR", "ع")),
        Scene("people-burmese", _script("MY", "မ")),
        Scene("people-refusal", _refusal),
        Scene("people-large-text", _large),
        Scene("people-duplicates-wait", _waiting),
        Scene("people-duplicates", _duplicates),
        Scene("people-merging", _merging),
        Scene("search", _search),
        Scene("history", _history),
        Scene("new-person", _new_person),
        Scene("question", _question),
        Scene("mistake", _mistake),
        Scene("keys", _keys),
        *application_scenes(),
        *board_scenes(),
        *settings_scenes(),
        *paper_scenes(),
        *today_scenes(),
        *reply_scenes(),
        *import_scenes(),
        *together_scenes(),
        *returned_scenes(),
        *care_scenes(),
        *guidance_scenes(),
        *group_scenes(),
    ]


def _welcome(window: Window) -> QWidget:
    for name in ("Alumni mentoring 2026", "Old programme"):
        window.settings.remember_file(Path.home() / f"{name}.mentordesk")
    window.welcome.offer(window.settings.taste.recent)
    return window


def _page(window: Window) -> QWidget:
    people(window)
    return window


def _selected(window: Window) -> QWidget:
    page = people(window)
    page.table.select_ids(list(page.model.ids[2:6]), page.model.ids[5])
    return window


def _none_match(window: Window) -> QWidget:
    page = people(window)
    page.search.setText("nobody is called this")
    page.apply_filter()
    return window


def _pane(tab: int) -> Callable[[Window], QWidget]:
    def show(window: Window) -> QWidget:
        wanted = person_with(
            window, lambda p: bool(p.pairs and p.applications and (tab != 2 or p.mentor))
        )
        page = people(window)
        page.show_person(wanted)
        page.pane.open_tab(tab)
        return window

    return show


def _long_name(window: Window) -> QWidget:
    page = people(window)
    first = page.model.ids[0]
    page.desk.do(EditPerson(first, "display_name", LONG_NAME))
    page.desk.do(EditPerson(first, "employer", "Ministry of Rural Development, Water and Forests"))
    page.desk.do(SaveView("people", "Mentors of the spring round without training", "{}"))
    page.show_person(first)
    return window


def _script(_code: str, letter: str) -> Callable[[Window], QWidget]:
    def show(window: Window) -> QWidget:
        page = people(window)
        try:
            wanted = person_with(window, lambda p: letter in (p.original_name or ""))
        except LookupError:
            wanted = page.model.ids[0]
            names = {"ع": "فاطمة الزهراء عبد الرحمن", "မ": "မြင့်မြင့်စိန် အောင်ကျော်မိုး"}
            page.desk.do(EditPerson(wanted, "original_name", names[letter]))
        page.show_person(wanted)
        return window

    return show


def _large(window: Window) -> QWidget:
    window.set_text_percent(150)
    return _pane(0)(window)


def _refusal(window: Window) -> QWidget:
    page = people(window)
    page.show_person(page.model.ids[0])
    page.desk.do(EditPerson(page.model.ids[0], "display_name", ""))
    years = page.pane.profile.findChild(QLineEdit, "years_experience")
    assert years is not None
    years.setText("many")
    years.setModified(True)
    page.pane.profile.ensureWidgetVisible(years)
    years.editingFinished.emit()
    return window


def make_rows_wait(window: Window, count: int = 3) -> None:
    """Import rows of people much like some on file: same name and code, another mail address."""
    page = people(window)
    rows = [page.model.row_at(number) for number in range(count)]
    lines = ["Name,Email,Cohort,Country,Job title,City"]
    lines += [
        f"{row.name},{number}.{row.name.split()[0].lower()}@elsewhere.example,"
        f"{row.cohorts[0]},{row.country},Adviser for water and sanitation,Nairobi"
        for number, row in enumerate(rows)
        if row is not None
    ]
    sheet = page.desk.workspace.path.with_name("Replies of the spring call.csv")
    sheet.write_text("\n".join(lines), encoding="utf-8")
    workspace, progress, wishes = page.desk.workspace, Progress(), Wishes()
    books = read_books([sheet], wishes, progress)
    mapped = map_sheets(books, wishes, workspace, progress)
    page.desk.do(ImportPeople(make_plan(books, mapped, workspace, None, progress)))


def _waiting(window: Window) -> QWidget:
    make_rows_wait(window)
    return window


def _duplicates(window: Window) -> QWidget:
    make_rows_wait(window)
    people(window).look_at_duplicates()
    return window


def _merging(window: Window) -> QWidget:
    page = people(window)
    two = list(page.model.ids[:2])
    page.desk.do(EditPerson(two[0], "notes", "Met in Dhaka in 2019; likes short calls."))
    page.desk.do(EditPerson(two[1], "notes", "Speaks softly."))
    page.table.select_ids(two, two[0])
    page.compare_selected()
    return window


def _search(window: Window) -> QWidget:
    people(window)
    assert window.workplace is not None
    window.workplace.search.setText("ma")
    window.workplace.search.look()
    return window


def _history(window: Window) -> QWidget:
    page = people(window)
    page.desk.do(EditPerson(page.model.ids[0], "city", "Dhaka"))
    page.desk.do(EditPerson(page.model.ids[1], "city", "Accra"))
    page.desk.undo()
    assert window.workplace is not None
    if not window.workplace.history.isVisible():
        window.workplace.toggle_history()
    return window


def _new_person(window: Window) -> QWidget:
    page = people(window)
    dialog = NewPersonDialog(page, page.desk)
    dialog.name.setText(page.model.row_at(0).name)  # type: ignore[union-attr]
    dialog.look()
    return _shown(dialog)


def _question(window: Window) -> QWidget:
    text = "Its people and pairs stay on file. This can be undone from the history."
    return _shown(Sentence(window, "Remove the view “Mentors without training”?", text, "Remove"))


def _mistake(window: Window) -> QWidget:
    try:
        raise ValueError("x")
    except ValueError as error:
        return _shown(Mistake(window, report_of(error), window.answers))


def _keys(window: Window) -> QWidget:
    actions = [a for a in window.page_actions() if a is not None]
    return _shown(ShortcutList(window, [*window.menus.commands(), *actions]))


def _shown(dialog: QDialog) -> QWidget:
    dialog.show()
    return dialog
