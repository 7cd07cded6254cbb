"""The programme's own details: name, logo, office, contact, time zone and the code of conduct."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from mentordesk.commands.rounds import EditProgramme
from mentordesk.store.queries.rounds import programme
from mentordesk.ui.choice_fields import CheckField
from mentordesk.ui.fields import Field, LineField
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context
from mentordesk.ui.programme.logo import LogoPart
from mentordesk.ui.programme.section import Form, Section
from mentordesk.ui.widgets import column, completer, label


class DetailsSection(Section):
    """One form about the one programme of the file."""

    name = "programme"
    title = "Programme"
    icon = Icon.INFO
    tables = frozenset({"programme", "logo"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.form = Form(context, "Programme details")
        self.logo = LogoPart(context)
        self._build()
        self.setLayout(column(self.form, space=0))

    def fill(self) -> None:
        """Read the programme's row."""
        self.form.show_thing(self.desk.ask(programme))
        self.logo.fill()

    def _build(self) -> None:
        form = self.form
        form.head("Programme", "Stands on agreements, reports and letters.")
        self._own(LineField("Name"), "name")
        self._own(LineField("Office", "As in Alumni Relations Office"), "office")
        self._own(LineField("Contact", "A mail address, or how to reach the office"), "contact")
        form.box.addWidget(self.logo)
        form.head("Dates and hours")
        self._own(ZoneField("Time zone"), "time_zone")
        form.box.addWidget(
            label(
                "All dates and hours on screen are the office’s own, wherever you work.",
                "small",
                "muted",
                wraps=True,
            )
        )
        form.head("Before a mentor is paired")
        version = LineField("Code of conduct", "The version now in force, as in 2026")
        self._own(version, "code_of_conduct_version")
        training = CheckField("", "Mentors must have been trained")
        self._own(training, "require_training")
        code = CheckField("", "Mentors must have accepted the current code of conduct")
        self._own(code, "require_code")
        form.box.addWidget(
            label(
                "What is ticked keeps a mentor off the board until it is done, and with the code "
                "of conduct also from questions, groups and introductions. What is not ticked is "
                "a warning you may pass.",
                "small",
                "muted",
                wraps=True,
            )
        )
        form.head("Before somebody applies")
        ticked = CheckField("", "Applicants are asked to tick what mentoring is and is not")
        self._own(ticked, "ask_understood")
        form.finish_layout()

    def _own(self, field: Field, name: str) -> None:
        self.form.add(field, lambda p: getattr(p, name), lambda _p, v: EditProgramme(name, v), name)


class ZoneField(LineField):
    """A time zone by its name, found by any part of it: typing “dhaka” offers Asia/Dhaka."""

    def __init__(self, caption: str) -> None:
        super().__init__(caption, "As in Europe/London")
        self._zones = sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC")
        offered = completer(self._zones, self.line)
        offered.setMaxVisibleItems(10)
        self.line.setCompleter(offered)
        offered.activated.connect(self._choose)

    def _choose(self, zone: str) -> None:
        """A zone clicked in the list is kept at once: Qt puts it in as if nobody had typed."""
        self.line.setText(zone)
        self.finish()

    def from_text(self, text: str) -> Any:
        """The zone meant: its whole name, or the one place of that name."""
        wanted = text.casefold().replace(" ", "_")
        exact = [zone for zone in self._zones if zone.casefold() == wanted]
        places = [zone for zone in self._zones if zone.casefold().split("/")[-1] == wanted]
        if exact or len(places) == 1:
            return (exact or places)[0]
        raise ValueError("Type part of a city’s name and choose from the list.")
