"""The import page of a real window, and the patience its work beside the window asks for."""

from __future__ import annotations

import pytest

from mentordesk.ui.imports.steps import Step


class Wizard:
    """The page with a few deeds that wait until the work beside the window has come back."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot
        self.page = window.workplace.page("import")
        self.desk = window.workplace.desk
        window.workplace.import_sheets()

    def settle(self):
        labour, runner = self.page.labour, self.window.workplace.runner
        self.qtbot.waitUntil(lambda: not runner.is_busy and not labour.is_resting, timeout=30_000)

    def take(self, *things):
        self.page.arrive(list(things))
        self.settle()

    def to(self, step):
        while self.page.steps.step < step:
            before = self.page.steps.step
            self.page.forward()
            self.settle()
            assert self.page.steps.step > before, self.page.hurdle.text()

    def preview(self, *things):
        self.take(*things)
        self.to(Step.PREVIEW)

    def counts(self):
        return {action.value: n for action, n in self.page.steps.plan.counts.items() if n}

    def cell(self, row, field):
        """The index of a cell of the preview: the line from 0 and the field's name."""
        model = self.page.preview.model
        names = [getattr(getattr(c, "field", c), "value", "") for c in model.columns]
        return model.index(row, names.index(field))


@pytest.fixture
def wizard(window, qtbot):
    """The import page, shown, on an empty programme."""
    return Wizard(window, qtbot)
