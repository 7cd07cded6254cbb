"""Deeds for the selected people: each asks what it must, and is one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from mentordesk.commands.applications import AddToRound
from mentordesk.commands.guidance import GiveGuidance
from mentordesk.commands.people import EditPeople
from mentordesk.commands.readiness import (
    AcceptCode,
    MakeAlumni,
    MarkManyBounced,
    MarkTrained,
    MarkUnderstood,
    PauseMentors,
    ResumeMentors,
)
from mentordesk.commands.tags import TagPeople, UntagPeople
from mentordesk.domain.guidance import Way
from mentordesk.domain.person import ContactStatus, PersonStatus, Role
from mentordesk.domain.refusal import Refused
from mentordesk.domain.round import FINISHED_ROUND
from mentordesk.store.queries import people
from mentordesk.store.queries.guidance import guidance
from mentordesk.store.queries.people_addresses import addresses_of
from mentordesk.store.queries.rounds import all_rounds, programme
from mentordesk.store.workspace import Command, Done
from mentordesk.ui.addresses import copied_text
from mentordesk.ui.asking import Asking, PasteField
from mentordesk.ui.choice_fields import ChoiceField
from mentordesk.ui.dialogs import file_to_write
from mentordesk.ui.fields import DayField, Field, LineField
from mentordesk.wording.guidance import said
from mentordesk.wording.history import sentence
from mentordesk.wording.people import not_mentors, not_on_file, not_students, selected
from mentordesk.wording.words import many, word

if TYPE_CHECKING:
    from mentordesk.ui.people.page import PeoplePage

Ids = tuple[str, ...]

AT_ONCE = 500
"""More people than this are written beside the window, which stays alive."""


class Bulk:
    """One method for each deed."""

    def __init__(self, page: PeoplePage) -> None:
        self._page = page
        self._desk = page.desk
        self._answers = page.context.answers

    def add_to_round(self) -> None:
        """Ask for round and role, and add the selected people."""
        rounds = [r for r in self._desk.ask(all_rounds) if r.state not in FINISHED_ROUND]
        offers = [(r, role) for r in rounds for role in (Role.MENTEE, Role.MENTOR)]
        if not offers:
            text = "Start a round first, under Settings, Rounds and dates."
            self._answers.tell(self._page, "There is no open round", text)
            return
        items = [f"{r.name}, as {word(role)}s" for r, role in offers]
        chosen = self._answers.choice(self._page, "Add to a round", self._who(), items)
        if chosen is not None:
            found, role = offers[chosen]
            self._do(AddToRound(found.id, self._ids(), role), None)

    def tag(self) -> None:
        """Ask for a tag and put it on the selected people."""
        typed = self._answers.text(self._page, "Tag", f"Tag for {self._who()}")
        if typed:
            self._do(TagPeople(self._ids(), typed), None)

    def untag(self) -> None:
        """Ask which tag to take off the selected people."""
        tags = self._desk.ask(people.tags_of, self._ids())
        if not tags:
            self._answers.tell(self._page, "No tags here", "Nobody selected has a tag.")
            return
        chosen = self._answers.choice(self._page, "Take a tag off", self._who(), list(tags))
        if chosen is not None:
            self._do(UntagPeople(self._ids(), tags[chosen]), None)

    def trained(self) -> None:
        """Ask for the day of a training and note it for the mentors selected."""
        day = DayField("Day of the training", self._desk.today)
        self._ask(
            "Training done",
            [("trained_on", day, self._desk.today())],
            "Note it",
            lambda ids, typed: MarkTrained(ids, typed["trained_on"]),
            not_mentors,
        )

    def code_accepted(self) -> None:
        """Ask for version and day, and note that the mentors selected accepted the code."""
        version = self._desk.ask(programme).code_of_conduct_version
        self._ask(
            "Code of conduct accepted",
            [
                ("version", LineField("Version"), version),
                ("accepted_on", DayField("Accepted on", self._desk.today), self._desk.today()),
            ],
            "Note it",
            lambda ids, typed: AcceptCode(ids, typed["version"], typed["accepted_on"]),
            not_mentors,
        )

    def understood(self) -> None:
        """Ask for the day, and note that the people selected ticked what mentoring is."""
        day = DayField("Ticked on", self._desk.today)
        self._ask(
            "What mentoring is and is not",
            [("understood_on", day, self._desk.today())],
            "Note it",
            lambda ids, typed: MarkUnderstood(ids, typed["understood_on"]),
            lambda _values: "",
        )

    def guidance_given(self) -> None:
        """Ask which piece of guidance, how and when, and note it for the people selected."""
        ready = [row for row in self._desk.ask(guidance) if row.why_not is None]
        if not ready:
            text = "Write a piece, or put its file there, under Guidance first."
            self._answers.tell(self._page, "There is no guidance to give yet", text)
            return
        pieces = ChoiceField("Piece", [(row.title, row.id) for row in ready])
        ways = ChoiceField("How", [(said(way).capitalize(), way) for way in Way])
        day = DayField("Day", self._desk.today)
        self._ask(
            "Guidance given",
            [
                ("piece", pieces, ready[0].id), ("way", ways, Way.PRINT),
                ("given_on", day, self._desk.today()),
            ],
            "Note it",
            lambda ids, typed: GiveGuidance(
                (typed["piece"],), ids, typed["way"], typed["given_on"]
            ),
            lambda _values: "",
        )  # fmt: skip

    def pause(self) -> None:
        """Ask until when the mentors selected are to be offered to nobody."""
        self._ask(
            "Pause as mentors",
            [("until", DayField("Until", self._desk.today), None)],
            "Pause",
            lambda ids, typed: PauseMentors(ids, typed["until"]),
            not_mentors,
        )

    def resume(self) -> None:
        """Offer the mentors selected again."""
        self._do(ResumeMentors(self._ids()), None)

    def graduate(self) -> None:
        """Turn the students selected into alumni; their courses stay as they are."""
        self._do(MakeAlumni(self._ids()), not_students)

    def mark_bounced(self) -> None:
        """Ask for returned mail or its addresses, and mark those on file as coming back."""
        hint = "Paste the addresses, or the returned message itself"
        field = PasteField("Addresses", hint)
        self._ask(
            "Mark addresses as coming back",
            [("text", field, None)],
            "Mark",
            lambda _ids, typed: MarkManyBounced(typed["text"]),
            not_on_file,
            who="Mail to these addresses came back; they are left out when addresses are copied.",
        )

    def set_status(self) -> None:
        """Ask for a standing and give it to the selected people."""
        self._set_one("status", "Set status", list(PersonStatus))

    def set_contact(self) -> None:
        """Ask whether and how the selected people may be written to."""
        self._set_one("contact_status", "May be written to", list(ContactStatus))

    def copy_addresses(self) -> None:
        """Put one address for each selected person on the clipboard, and say who was left out."""
        found = self._desk.ask(addresses_of, self._page.selected())
        QApplication.clipboard().setText("; ".join(found.addresses))
        self._page.context.toasts.show_text(copied_text(found))

    def export(self) -> None:
        """Ask where to, and write the selected people to a workbook in the background."""
        from mentordesk.jobs.people_list import write_people

        page, workspace, ids = self._page, self._desk.workspace, self._ids()
        start, kinds = "People.xlsx", "Excel workbook (*.xlsx)"
        path = file_to_write(self._answers, page, "Export the selected people", start, kinds)
        if path is None:
            return

        page.context.runner.start(
            f"Writing {path.name}",
            lambda progress: write_people(workspace, ids, path, progress),
            done=lambda count: page.context.toasts.show_text(
                f"{many(count, 'person', 'people')} written to {path.name}"
            ),
            failed=self._desk.tell_trouble,
        )

    def _set_one(
        self, field: str, heading: str, members: list[PersonStatus] | list[ContactStatus]
    ) -> None:
        items = [word(member).capitalize() for member in members]
        chosen = self._answers.choice(self._page, heading, self._who(), items)
        if chosen is not None:
            self._do(EditPeople(self._ids(), field, members[chosen].value), None)

    def _ask(
        self,
        heading: str,
        fields: Sequence[tuple[str, Field, Any]],
        yes: str,
        command: Callable[[Ids, Mapping[str, Any]], Command],
        aside: Callable[[Mapping[str, Any]], str],
        who: str = "",
    ) -> None:
        ids = self._ids()

        def do(typed: Mapping[str, Any], refused: Callable[[Refused], object]) -> bool:
            missing = [name for name, value in typed.items() if value is None and name in _NEEDED]
            if missing:
                dialog.fields[missing[0]].refuse("Type a day such as 3 Mar 2026.")
                return False
            return self._do(command(ids, typed), aside, refused)

        dialog = Asking(self._page, heading, who or self._who(), fields, yes, do)
        dialog.exec()
        dialog.deleteLater()

    def _do(
        self,
        command: Command,
        aside: Callable[[Mapping[str, Any]], str] | None,
        refused: Callable[[Refused], object] | None = None,
    ) -> bool:
        """Run a command, for a great many people beside the window; whether it was begun.

        Who was passed over is said beside what was done.
        """

        def tell(done: Done) -> None:
            said = aside(done.values) if aside is not None else ""
            if said:
                text = f"{sentence(done.name, done.values)}. {said}"
                self._page.context.toasts.show_text(text, self._desk.undo)

        if len(self._ids()) > AT_ONCE:
            workspace, title = self._desk.workspace, f"Writing {self._who().lower()}"
            job = self._desk.do_beside(title, lambda _: workspace.run(command), done=tell)
            return job is not None
        done = self._desk.do(command, refused=refused)
        if done is not None:
            tell(done)
        return done is not None

    def _ids(self) -> Ids:
        return tuple(self._page.selected())

    def _who(self) -> str:
        return f"For {selected(len(self._page.selected()))}"


_NEEDED = frozenset({"trained_on", "accepted_on", "understood_on", "given_on", "until"})
"""Values a deed cannot do without."""
