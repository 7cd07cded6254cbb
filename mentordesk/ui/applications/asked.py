"""The deeds of the Applications page: each asks what it must, and is one step to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from mentordesk.commands.application_life import (
    AgreedToBeKept,
    CarryApplications,
    ConfirmCarried,
)
from mentordesk.commands.applications import AddToRound, StepApplications
from mentordesk.commands.wishes import FindNamed
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.closing import NOT_FOR_MENTORING, DeclineReason
from mentordesk.domain.letter import Occasion
from mentordesk.domain.person import Role
from mentordesk.domain.round import FINISHED_ROUND
from mentordesk.store.queries.applications import OF_APPLICATIONS, ApplicationRow
from mentordesk.store.queries.people_addresses import addresses_of
from mentordesk.store.queries.rounds import RoundRow, all_rounds
from mentordesk.ui.addresses import copied_text
from mentordesk.ui.asking import Asker, Fields, Values
from mentordesk.ui.choice_fields import ChoiceField, word_choice
from mentordesk.ui.dialogs import file_to_write
from mentordesk.ui.fields import LineField
from mentordesk.wording.applications import NO_REASON, not_carried
from mentordesk.wording.words import many, people, word

if TYPE_CHECKING:
    from mentordesk.ui.applications.page import ApplicationsPage


class Asked(Asker):
    """One method for each deed of the chosen applications, or mentors."""

    def __init__(self, page: ApplicationsPage) -> None:
        super().__init__(page, page.desk)
        self._page = page

    def step(self, state: ApplicationState) -> None:
        """Take the chosen applications to a state."""
        ids = self._ids()
        if ids:
            self._desk.do(StepApplications(ids, state))

    def step_with_reason(self, state: ApplicationState) -> None:
        """The same with a reason; who is not eligible is owed one."""
        ids, field = self._ids(), LineField("Reason", "As you would say it to them")
        fields: Fields = [("why", field, None)]
        if state is ApplicationState.INELIGIBLE:
            not_for = [one for one in DeclineReason if one in NOT_FOR_MENTORING]
            choice = word_choice("Not for mentoring", not_for, ("another reason", None))
            fields.insert(0, ("not_for", choice, None))

        def command(values: Values) -> StepApplications | None:
            not_for = values.get("not_for")
            why = ". ".join(filter(None, (not_for and word(not_for), values["why"])))
            if state is ApplicationState.INELIGIBLE and not why:
                field.refuse(NO_REASON)
                return None
            return StepApplications(ids, state, why)

        self._ask(f"Mark as {word(state)}", self._who(), fields, "Mark", command)

    def find_named(self) -> None:
        """Make people of the names in the chosen applications, where a name means just one."""
        self._desk.do(FindNamed(self._ids()))

    def agreed(self) -> None:
        """Ask for the day on which the chosen agreed to be kept for the next round."""
        ids = self._ids()
        self._ask(
            "Agreed to be kept for the next round",
            self._who(),
            [("on", self._day("Said on"), self._desk.today())],
            "Note it",
            lambda values: AgreedToBeKept(ids, values["on"]) if values["on"] else None,
        )

    def carry(self) -> None:
        """Ask to which round of the same scheme the chosen are carried over."""
        ids, targets = self._ids(), self._targets()
        if not targets:
            text = "Start the next round first, under Settings, Rounds."
            self._page.context.answers.tell(self._page, "There is no other open round", text)
            return
        choice = ChoiceField("Round", [(each.name, each.id) for each in targets])
        about = "Goals and wishes go along. Each waits there until goals and consent are confirmed."
        self._ask(
            "Carry to another round",
            f"{self._who()}. {about}",
            [("round", choice, targets[0].id)],
            "Carry over",
            lambda values: CarryApplications(ids, values["round"]),
        )

    def confirm(self) -> None:
        """Ask for the day on which the chosen said that goals and consent still hold."""
        ids = self._ids()
        about = "They say that their goals still hold and that a mentor may see their profile."
        self._ask(
            "Goals and consent confirmed",
            f"{self._who()}. {about}",
            [("on", self._day("Said on"), self._desk.today())],
            "Note it",
            lambda values: ConfirmCarried(ids, values["on"]) if values["on"] else None,
            lambda done: self._aside(not_carried(int(done["others"]))),
        )

    def letters(self) -> None:
        """Look at the letters the chosen wait for; written as drafts, then marked as sent."""
        from mentordesk.jobs.application_letters import prepare_applications
        from mentordesk.ui.letters_dialog import Letters, LettersDialog

        rows, ids = self._page.chosen(), self._ids()
        workspace, round_id = self._desk.workspace, self._page.round_id
        if not rows or round_id is None:
            return
        about = Letters(
            OF_APPLICATIONS,
            usual(rows),
            lambda occasion: prepare_applications(workspace, occasion, round_id, ids),
        )
        LettersDialog(self._page.context, self._page, about).exec()

    def copy_missing(self) -> None:
        """Put what is missing per person on the clipboard, as a spreadsheet takes it."""
        from mentordesk.jobs.missing_list import missing_rows

        rows = missing_rows(self._desk.workspace, self._page.round_id or "", self._listed())
        QApplication.clipboard().setText("\n".join("\t".join(cells) for cells in rows))
        self._page.context.toasts.show_text(
            f"What is missing of {people(len(rows) - 1)} copied, one a line"
        )

    def export_missing(self) -> None:
        """Ask where to, and write what is missing per person to a workbook."""
        from mentordesk.jobs.missing_list import write_missing

        page, workspace, ids = self._page, self._desk.workspace, self._listed()
        round_id, kinds = page.round_id or "", "Excel workbook (*.xlsx)"
        answers, start = page.context.answers, "Missing.xlsx"
        path = file_to_write(answers, page, "Export what is missing", start, kinds)
        if path is None:
            return

        page.context.runner.start(
            f"Writing {path.name}",
            lambda progress: write_missing(workspace, round_id, ids, path, progress),
            done=lambda count: page.context.toasts.show_text(
                f"{many(count, 'person', 'people')} written to {path.name}"
            ),
            failed=self._desk.tell_trouble,
        )

    def add_mentors(self) -> None:
        """Add the chosen mentors of earlier rounds to this one."""
        ids, round_id = tuple(self._page.mentors.selected_ids()), self._page.round_id
        if ids and round_id is not None:
            self._desk.do(AddToRound(round_id, ids, Role.MENTOR))

    def copy_addresses(self) -> None:
        """Put one address for each chosen mentor on the clipboard, and say who was left out."""
        found = self._desk.ask(addresses_of, self._page.mentors.selected_ids())
        QApplication.clipboard().setText("; ".join(found.addresses))
        self._page.context.toasts.show_text(copied_text(found))

    def _targets(self) -> list[RoundRow]:
        """The open rounds of the same scheme, the next one first."""
        rounds = self._desk.ask(all_rounds)
        own = next((each for each in rounds if each.id == self._page.round_id), None)
        fine = [
            each
            for each in rounds
            if own is not None
            and each.id != own.id
            and each.scheme is own.scheme
            and each.state not in FINISHED_ROUND
        ]
        now = own.starts if own is not None else self._desk.today()
        return sorted(fine, key=lambda each: (each.starts <= now, each.starts))

    def _aside(self, text: str) -> None:
        if text:
            self._page.context.toasts.show_text(text, self._desk.undo)

    def _listed(self) -> tuple[str, ...]:
        """Several chosen applications, or else all that are shown."""
        ids = self._ids()
        return ids if len(ids) > 1 else tuple(row.id for row in self._page.model.rows)

    def _ids(self) -> tuple[str, ...]:
        return tuple(row.id for row in self._page.chosen())

    def _who(self) -> str:
        rows = self._page.chosen()
        return f"For {rows[0].name}" if len(rows) == 1 else f"For {people(len(rows))}"


def usual(rows: list[ApplicationRow]) -> Occasion:
    """The letter that the first of them most likely waits for."""
    if rows[0].state is ApplicationState.WAITLISTED:
        return Occasion.WAITLIST
    if rows[0].state is ApplicationState.INELIGIBLE:
        return Occasion.KIND_NO
    return Occasion.MISSING_ITEMS if any(row.missing for row in rows) else Occasion.ACKNOWLEDGE
