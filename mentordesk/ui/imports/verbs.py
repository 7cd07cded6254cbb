"""What can be done on the import page by menu and keyboard, and when each of it is on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mentordesk.jobs.import_choices import Decision
from mentordesk.ui.icons import Icon
from mentordesk.ui.imports.steps import Step

if TYPE_CHECKING:
    from mentordesk.ui.imports.page import ImportPage


class Verbs:
    """Builds the actions of the page."""

    def __init__(self, page: ImportPage) -> None:
        self._page = page
        offer = partial(page.offer, changes=False)
        offer("&Add files…", page.choose_files, icon=Icon.SHEET)
        offer("&Paste rows", page.paste, icon=Icon.COPY)
        offer("These are pairs or ses&sions…", lambda: page.related.read_as_together())
        offer("Start o&ver", page.ask_to_start_over)
        page.part()
        self._on = offer("&Next step", page.forward, keys="Ctrl+Return")
        self._back = offer("Pre&vious step", page.back, keys="Alt+Left")
        page.part()
        decide = page.preview.row.decided.emit
        self._decisions = [
            offer("&Same person", lambda: decide(Decision.SAME), keys="Ctrl+1"),
            offer("&Different person", lambda: decide(Decision.DIFFERENT)),
            offer("Decide &later", lambda: decide(Decision.LATER)),
            offer("Ne&xt to decide", page.preview.row.next_wanted.emit),
        ]
        page.part()
        self._save = offer("Save the &rejected rows…", page.save_rejects)

    def fit(self) -> None:
        """Switch on what the present step allows."""
        page, step = self._page, self._page.steps.step
        self._on.setEnabled(page.next.isEnabled())
        self._back.setEnabled(Step.FILES < step < Step.IMPORT)
        for action in self._decisions:
            action.setEnabled(step is Step.PREVIEW and bool(page.preview.model.waiting()))
        self._save.setEnabled(page.preview.save.isEnabled() and step >= Step.PREVIEW)
