"""After how many days something asks for her: every number of the reminders, kept at once."""

from __future__ import annotations

from mentordesk.commands.reminders import SetReminderDays
from mentordesk.domain.days import LEAST, MOST, ReminderDays
from mentordesk.store.queries.relationships import days_of
from mentordesk.ui.fields import NumberField
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context
from mentordesk.ui.programme.section import Form, Section, narrow
from mentordesk.ui.widgets import column, label
from mentordesk.wording.reminders import GROUPS, MEANS, NAMES

CAPTION_WIDTH = 176
NUMBER_WIDTH = 64
"""Widths of a line in px, the caption's at 100 %."""


class RemindersSection(Section):
    """The numbers by which Today and the health of pairs go, the usual ones beside them."""

    name = "reminders"
    title = "Reminder days"
    icon = Icon.TODAY
    tables = frozenset({"programme"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.form = Form(context, "Reminder days", caption=CAPTION_WIDTH)
        self.fields: dict[str, NumberField] = {}
        self._build()
        self.setLayout(column(self.form, space=0))
        self.setFocusProxy(self.fields["reply_mentee"])

    def fill(self) -> None:
        """Show the numbers that hold now."""
        self.form.show_thing(self.desk.ask(days_of))

    def _build(self) -> None:
        self.form.head(
            "After how many days",
            "Today and the health of pairs go by these numbers, from the moment you change one.",
        )
        for heading, names in GROUPS:
            self.form.head(heading)
            for name in names:
                self._own(name)
        self.form.finish_layout()

    def _own(self, name: str) -> None:
        field = NumberField(NAMES[name], LEAST, MOST, may_be_empty=False)
        self.fields[name] = field
        self.form.add(
            field,
            lambda days: getattr(days, name),
            lambda _days, number: SetReminderDays(name, number),
            f"days_{name}",
        )
        usual = getattr(ReminderDays(), name)
        field.line.setAccessibleDescription(f"{MEANS[name]}; usually {usual}")
        grid = narrow(field, self.theme.scaled(NUMBER_WIDTH))
        grid.addWidget(label(f"{MEANS[name]}; usually {usual}", "small", "muted", wraps=True), 0, 2)
        wrong = grid.itemAtPosition(1, 1)
        sentence = wrong.widget() if wrong is not None else None
        assert sentence is not None
        grid.addWidget(sentence, 1, 1, 1, 2)  # a sentence needs more room than a number
