"""What can be done on the People page: the actions it offers and the commands they make."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog

from mentordesk.commands.applications import AddToRound
from mentordesk.commands.people import EditPeople, TagPeople, UntagPeople
from mentordesk.domain.person import ContactStatus, PersonStatus, Role
from mentordesk.domain.round import FINISHED_ROUND
from mentordesk.store.queries import people
from mentordesk.store.queries.people_addresses import Addresses, addresses_of
from mentordesk.store.queries.rounds import all_rounds
from mentordesk.ui.icons import Icon
from mentordesk.ui.people.new_person import NewPersonDialog
from mentordesk.wording.words import listed, many, word

if TYPE_CHECKING:
    from mentordesk.ui.people.page import PeoplePage


class Deeds:
    """Builds the actions; those for selected people say why they are off while nobody is."""

    def __init__(self, page: PeoplePage) -> None:
        self._page = page
        self._answers = page.context.answers
        page.offer(
            "&New person…", self.new_person, keys="Ctrl+Shift+N", icon=Icon.PERSON_ADD, leads=True
        )
        page.part()
        self._many = [
            page.offer("Add to &round…", self.add_to_round, keys="Ctrl+R", icon=Icon.PLUS),
            page.offer("&Tag…", self.tag, keys="Ctrl+T", icon=Icon.TAG),
            page.offer("Take a tag o&ff…", self.untag),
            page.offer("Set &status…", self.set_status),
            page.offer("Set who may be &written to…", self.set_contact),
        ]
        page.part()
        self._copies = [
            page.offer(
                "&Copy addresses",
                self.copy_addresses,
                keys="Ctrl+Shift+C",
                icon=Icon.MAIL,
                changes=False,
            )
        ]
        page.part()
        page.offer("Possible d&uplicates…", page.look_at_duplicates, changes=False)
        page.offer("Show everybo&dy", page.clear_filters, changes=False)
        page.offer(
            "Open or close the &pane",
            self.toggle_pane,
            keys="Ctrl+Shift+I",
            changes=False,
            icon=Icon.PANEL,
        )
        self.fit()

    @property
    def for_many(self) -> list[QAction]:
        """The deeds for selected people that stand as buttons over the table."""
        return [*self._many[:2], *self._copies]

    def import_steps(self) -> list[tuple[str, Callable[[], object]]]:
        """The first step of an empty page, where sheets can be brought in."""
        return [("Import…", lambda: self._page.go.emit("import", None))]

    def fit(self) -> None:
        """Switch on what the selection allows."""
        some = bool(self._page.selected())
        for action in self._many:
            self._switch(action, some and not self._page.desk.is_read_only)
        for action in self._copies:
            self._switch(action, some)

    def new_person(self) -> None:
        """Ask for a new person and show them in the pane."""
        dialog = NewPersonDialog(self._page, self._page.desk)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.person_id is not None:
            self._page.show_person(dialog.person_id)
        dialog.deleteLater()

    def add_to_round(self) -> None:
        """Ask for round and role, and add the selected people."""
        page = self._page
        rounds = [r for r in page.desk.ask(all_rounds) if r.state not in FINISHED_ROUND]
        offers = [(r, role) for r in rounds for role in (Role.MENTEE, Role.MENTOR)]
        if not offers:
            text = "Start a round first, under Settings, Rounds and dates."
            self._answers.tell(page, "There is no open round", text)
            return
        items = [f"{r.name}, as {word(role)}s" for r, role in offers]
        chosen = self._answers.choice(page, "Add to a round", self._who(), items)
        if chosen is not None:
            found, role = offers[chosen]
            page.desk.do(AddToRound(found.id, tuple(page.selected()), role))

    def tag(self) -> None:
        """Ask for a tag and put it on the selected people."""
        page = self._page
        typed = self._answers.text(page, "Tag", f"Tag for {self._who()}")
        if typed:
            page.desk.do(TagPeople(tuple(page.selected()), typed))

    def untag(self) -> None:
        """Ask which tag to take off the selected people."""
        page = self._page
        rows = page.desk.ask(people.rows_by_ids, page.selected())
        tags = sorted({tag for row in rows for tag in row.tags})
        if not tags:
            self._answers.tell(page, "No tags here", "Nobody selected has a tag.")
            return
        chosen = self._answers.choice(page, "Take a tag off", self._who(), tags)
        if chosen is not None:
            page.desk.do(UntagPeople(tuple(page.selected()), tags[chosen]))

    def set_status(self) -> None:
        """Ask for a standing and give it to the selected people, as when students graduate."""
        self._set_one("status", "Set status", list(PersonStatus))

    def set_contact(self) -> None:
        """Ask whether and how the selected people may be written to."""
        self._set_one("contact_status", "May be written to", list(ContactStatus))

    def copy_addresses(self) -> None:
        """Put one address for each selected person on the clipboard, and say who was left out."""
        page = self._page
        found = page.desk.ask(addresses_of, page.selected())
        QApplication.clipboard().setText("; ".join(found.addresses))
        page.context.toasts.show_text(copied_text(found))

    def toggle_pane(self) -> None:
        """Open the pane on the current person, or close it."""
        page = self._page
        current = page.table.current_id()
        if page.pane.isVisible():
            page.pane.closed.emit()
        elif current is not None:
            page.table.opened.emit(current)

    def _set_one(
        self, field: str, heading: str, members: list[PersonStatus] | list[ContactStatus]
    ) -> None:
        page, items = self._page, [word(member).capitalize() for member in members]
        chosen = self._answers.choice(page, heading, self._who(), items)
        if chosen is not None:
            value = members[chosen].value
            page.desk.do(EditPeople(tuple(page.selected()), field, value))

    def _who(self) -> str:
        return many(len(self._page.selected()), "selected person", "selected people")

    def _switch(self, action: QAction, on: bool) -> None:
        action.setEnabled(on)
        if self._page.desk.is_read_only and action not in self._copies:
            action.setToolTip("The file is open for reading only")
        else:
            action.setToolTip(action.text().replace("&", "") if on else "Select people first")


def copied_text(found: Addresses) -> str:
    """What was copied and who was left out, in one line."""
    left = [
        f"{count} {words}"
        for count, words in (
            (found.do_not_contact, "not to be contacted"),
            (found.withdrawn, "who withdrew consent"),
            (found.bounced, "whose mail came back"),
            (found.without, "without an address"),
        )
        if count
    ]
    text = f"{many(len(found.addresses), 'address', 'addresses')} copied for BCC"
    return f"{text}; left out: {listed(left)}" if left else text
