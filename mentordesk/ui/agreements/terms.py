"""The terms of one agreement, edited in place: what was agreed, the action plan, who typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.agreement import Clause, GoalPart, Term
from mentordesk.jobs.agreement_preview import papers_of
from mentordesk.ui.agreements.shown_terms import (
    Terms,
    day_reader,
    day_writer,
    goal_reader,
    goal_writer,
    name_reader,
    name_writer,
    reader,
    term_writer,
    terms_of,
)
from mentordesk.ui.fields import DayField, LineField
from mentordesk.ui.page import Context
from mentordesk.ui.programme.section import Form, narrow
from mentordesk.ui.text_fields import TextField
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, label, row
from mentordesk.wording import agreements as said

REST_MS = 350
"""The page is drawn anew when the typing rests for so long."""

GROUPS: tuple[tuple[str, tuple[Term, ...]], ...] = (
    (said.TIME, (Term.PURPOSE, Term.MIDPOINT_REVIEW, Term.END_REVIEW)),
    (said.WORKING, (
        Term.HOW_OFTEN, Term.SESSION_LENGTH, Term.CHANNELS, Term.SESSION_STRUCTURE,
        Term.WHO_BOOKS, Term.AGENDA_BEFORE, Term.REPLY_TIME, Term.BETWEEN_SESSIONS,
        Term.QUIET_HOURS, Term.NOTICE_TO_CANCEL,
    )),
    (said.HOPES, (Term.MENTOR_GOALS, Term.MENTEE_GOALS)),
    (said.RULES, (
        Term.GROUND_RULES, Term.TOPICS_OFF_LIMITS, Term.CONFLICT_OF_INTEREST, Term.ANYTHING_ELSE,
    )),
    (said.CARE, (
        Term.CONFIDENTIALITY, Term.WELLBEING, Term.IN_PERSON, Term.NO_FAULT_ENDING,
    )),
)  # fmt: skip
"""The terms as the page groups them; complete (tested)."""

CAPTION = 152


class TermsForm(Form):
    """All fields of one agreement. Each edit is kept at once, as one step."""

    left = Signal()
    typed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Terms of the agreement", caption=CAPTION)
        self._workspace = context.desk.workspace
        self.terms: dict[Term, TextField] = {}
        self.goals: list[dict[GoalPart, TextField]] = []
        self._goal_boxes: list[QWidget] = []
        self.names: list[tuple[LineField, DayField]] = []
        self._name_boxes: list[QWidget] = []
        self._spare = 1
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(lambda: self.typed.emit(self.being_typed()))
        self._build()

    def show_agreement(self, relationship_id: str | None) -> None:
        """Show the agreement of this pair or group."""
        if relationship_id is None:
            self.show_thing(None)
            self.body.setVisible(False)
            return
        if self.shown is None or self.shown.id != relationship_id:
            self._spare = 1
        shown = terms_of(papers_of(self._workspace, relationship_id))
        self._make_room(shown)
        self.body.setVisible(True)
        self._about.setText(shown.why_not)
        self._about.setVisible(bool(shown.why_not))
        self._hint_at(shown)
        self.show_thing(shown)
        locked = bool(shown.why_not) or self.desk.is_read_only
        for field, _read in self._fields:
            _lock(field, locked)
        self._add.setVisible(not locked)

    def being_typed(self) -> dict[Term, str]:
        """What stands in fields of terms and differs from what is on file."""
        if self.shown is None:
            return {}
        held = self.shown.paper.held.terms
        return {
            term: text
            for term, field in self.terms.items()
            if (text := field.area.toPlainText().strip()) != held.get(term, "")
        }

    def _build(self) -> None:
        self._about = label("", "small", "attention", wraps=True)
        self._about.setObjectName("terms_why_not")
        self.box.addWidget(self._about)
        for heading, terms in GROUPS:
            self.head(heading)
            for term in terms:
                field = TextField(said.TERMS[term], paragraphs=said.LINES.get(term, 1) > 1)
                self.terms[term] = field
                field.area.textChanged.connect(self._rest.start)
                self.add(field, reader(term), term_writer(term), f"term_{term.value}")
        self.head(said.PLAN_HEADING, "A goal of which nothing is left falls out of the plan.")
        self._goals_end = self.box.count()
        self._add = button("Add a goal", self._add_goal, name="add_goal")
        self.box.addLayout(row(self._add, 0))
        self.head(
            said.ACKNOWLEDGE,
            "Type the name as it came back and the day; the state follows. Whoever does without "
            "an agreement is marked as skipped by choice.",
        )
        self.finish_layout()

    def _make_room(self, shown: Terms) -> None:
        """Blocks for all goals and one to spare, and a line for each person; more are hidden."""
        needed = len(shown.goals) + self._spare
        while len(self.goals) < needed:
            self._make_goal(len(self.goals))
        for number, box in enumerate(self._goal_boxes):
            box.setVisible(number < needed)
        people = len(shown.paper.signers)
        while len(self.names) < people:
            self._make_signer(len(self.names))
        for number, box in enumerate(self._name_boxes):
            box.setVisible(number < people)
        self._fit()

    def _make_goal(self, number: int) -> None:
        box, inner = self._block(self._goals_end + number)
        inner.addWidget(label(f"Goal {number + 1}", "small", "muted"))
        fields: dict[GoalPart, TextField] = {}
        for part, caption in zip(GoalPart, said.PLAN_LABELS, strict=True):
            field = TextField(caption, paragraphs=part in (GoalPart.GOAL, GoalPart.STEPS))
            field.editor.setAccessibleName(f"{caption}, goal {number + 1}")
            fields[part] = field
            self.add(field, goal_reader(number, part), goal_writer(number, part),
                     f"goal{number + 1}_{part.value}")  # fmt: skip
            inner.addWidget(field)
        self.goals.append(fields)
        self._goal_boxes.append(box)

    def _make_signer(self, number: int) -> None:
        # The room below the fields is the last item of the box.
        box, inner = self._block(self.box.count() - 1)
        name, on = LineField("Name"), DayField("Date", self.desk.today)
        self.add(name, name_reader(number), name_writer(number), f"signer{number}_name")
        self.add(on, day_reader(number), day_writer(number), f"signer{number}_date")
        narrow(on, 152)
        inner.addWidget(name)
        inner.addWidget(on)
        self.names.append((name, on))
        self._name_boxes.append(box)

    def _block(self, at: int) -> tuple[QWidget, Any]:
        from mentordesk.ui.widgets import column

        box = QWidget()
        inner = column(space=Space.S)
        box.setLayout(inner)
        self.box.insertWidget(at, box)
        return box, inner

    def _add_goal(self) -> None:
        shown: Terms = self.shown
        self._spare += 1
        self._make_room(shown)
        self.show_thing(shown)
        first = self.goals[len(shown.goals) + self._spare - 1][GoalPart.GOAL]
        first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(first))

    def _hint_at(self, shown: Terms) -> None:
        """What the page says where nothing else was agreed, or an example."""
        for term, field in self.terms.items():
            usual = shown.usual.get(term) or shown.words.usual.get(term)
            hint = said.usually(usual) if usual else said.HINTS.get(term, "")
            field.area.setPlaceholderText(hint)
        paper = shown.paper
        for (name, on), person in zip(self.names, paper.signers, strict=False):
            is_mentee = person in paper.mentees
            role = shown.words.text(Clause.MENTEE_ROLE if is_mentee else Clause.MENTOR_ROLE)
            name.caption.setText(said.CO_MENTOR if person is paper.co_mentor else role)
            name.line.setPlaceholderText(person.name)
            name.line.setAccessibleName(f"Name typed by {person.name}")
            on.line.setAccessibleName(f"Day {person.name} acknowledged")

    def keyPressEvent(self, event: Any) -> None:
        """Esc, when no field wants it, goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _lock(field: Any, locked: bool) -> None:
    editor = getattr(field, "area", None) or field.line
    editor.setReadOnly(locked)
