"""The import wizard step by step, on a sheet of which some rows may be people of the demo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from mentordesk.jobs.import_choices import Decision
from mentordesk.progress import Progress
from mentordesk.ui.imports import work
from mentordesk.ui.imports.page import ImportPage
from mentordesk.ui.imports.steps import Step
from mentordesk.ui.window import Window
from tests.support.scenes import Scene, people


def import_scenes() -> list[Scene]:
    """The page before any file, and each step but the last."""
    return [
        Scene("import-empty", _nothing, is_empty=True),
        Scene("import-files", _at(Step.FILES)),
        Scene("import-columns", _at(Step.COLUMNS)),
        Scene("import-preview", _at(Step.PREVIEW)),
        Scene("import-same-person", _same),
    ]


def wizard(window: Window) -> ImportPage:
    """The page, shown."""
    place = window.workplace
    assert place is not None
    place.show_page("import")
    page = place.page("import")
    assert isinstance(page, ImportPage)
    return page


def _nothing(window: Window) -> QWidget:
    wizard(window)
    return window


def _judged(window: Window, step: Step) -> ImportPage:
    rows = [people(window).model.row_at(number) for number in range(3)]
    lines = ["Name,Email,Cohort,Country,Job title,City"]
    lines += [
        f"{row.name},{number}.{row.name.split()[0].lower()}@elsewhere.example,"
        f"{row.cohorts[0]},{row.country},Adviser for water and sanitation,Nairobi"
        for number, row in enumerate(rows)
        if row is not None
    ]
    lines += ["Zoë Not-On-File,zoe@post.example,MAP17,NO,Nurse,Oslo", "Bo Ek,bo@,,Sweden,,Malmö"]
    page = wizard(window)
    steps, workspace = page.steps, page.desk.workspace
    sheet = workspace.path.with_name("Replies of the spring call.csv")
    sheet.write_text("\n".join(lines), encoding="utf-8")
    (source,) = steps.add_files([sheet])
    steps.took(source.key, work.read_source(source, workspace, Progress()))
    plan = work.judge(steps.used, (), {}, {}, workspace, steps.round_id, Progress())
    steps.judged(plan, steps.edition)
    steps.go(step)
    page.renew()
    page.go_to(step)
    return page


def _at(step: Step) -> Callable[[Window], QWidget]:
    def show(window: Window) -> QWidget:
        _judged(window, step)
        return window

    return show


def _same(window: Window) -> QWidget:
    page = _judged(window, Step.PREVIEW)
    page.preview.row.choosing.setFocus()
    page.preview.row.buttons[Decision.SAME].click()
    return window
