"""The courses somebody took: each with all that is known of it, edited in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mentordesk.commands.identities import YEARS, AddCourse, EditCourse, RemoveCourse, SetIdentities
from mentordesk.store.queries.people_detail import Identity, PersonDetail
from mentordesk.ui.choice_fields import CheckField
from mentordesk.ui.desk import Desk
from mentordesk.ui.fields import Field, NumberField
from mentordesk.ui.icons import Icon
from mentordesk.ui.people.form import Form
from mentordesk.ui.text_fields import TextField, WordsField
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import icon_button, label, row


class Studies(Form):
    """The tab of courses. It is rebuilt only when there are others than before."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme, "Studies")
        self._shown: tuple[object, ...] = ()

    def show_person(self, person: PersonDetail) -> None:
        """Fill the fields of each course."""
        shown = (person.id, tuple((one.id, one.code, one.reading) for one in person.identities))
        if shown != self._shown:
            self._shown = shown
            self._rebuild(person)
        super().show_person(person)

    def _rebuild(self, person: PersonDetail) -> None:
        self.body.forget()
        self.head("Cohort codes")
        self.add(
            WordsField("Codes", "As printed, such as MAP17"),
            lambda p: tuple(one.code for one in p.identities if one.code),
            lambda p, v: SetIdentities(p.id, v),
            "codes",
        )
        for course in person.identities:
            self._course(course)
        self.head("Another course")
        self.add(
            TextField("Programme", "Of which no code is known"),
            lambda _person: None,
            lambda p, v: AddCourse(p.id, v or ""),
            "new_course",
        )
        self.finish_layout()

    def _course(self, course: Identity) -> None:
        self.head(course.code or course.programme_name or "A course")
        said = reading_text(course)
        off = icon_button(
            self.theme,
            Icon.TRASH,
            f"Take the course {course.code or course.programme_name or ''} away",
            lambda: self.desk.do(RemoveCourse(course.id)),
        )
        off.setEnabled(not self.desk.is_read_only)
        line = row(label(said, "small", "muted", wraps=True), off, space=Space.S)
        line.setStretch(0, 1)
        self.box.addLayout(line)
        self._own(course, TextField("Programme"), "programme_name")
        self._own(course, TextField("Award", "Such as MA or DPhil"), "award")
        self._own(course, NumberField("First year", YEARS[0], YEARS[-1]), "start_year")
        self._own(course, NumberField("Last year", YEARS[0], YEARS[-1]), "end_year")
        self._own(course, TextField("Scholarship"), "scholarship")
        self._own(course, CheckField("", "Verified with the registry"), "verified")

    def _own(self, course: Identity, field: Field, name: str) -> None:
        self.add(
            field,
            _of(course.id, name),
            lambda _person, value: EditCourse(course.id, name, value),
            name,
        )


def reading_text(course: Identity) -> str:
    """Whether the coordinator's own table knows a code, and as what; digits are never read."""
    if not course.code:
        return "No cohort code"
    words = meaning(course)
    return f"In the table of codes: {words}" if words else "Not in the table of codes"


def meaning(course: Identity) -> str:
    """The course and years a code stands for, as far as the coordinator noted them."""
    reading = course.reading
    years = "–".join(str(y) for y in (reading.start_year, reading.end_year) if y)
    return ", ".join(part for part in (reading.programme_name, years) if part)


def _of(identity_id: str, name: str) -> Callable[[PersonDetail], Any]:
    """A field of one course, found again by its id each time the person is shown."""

    def value(person: PersonDetail) -> Any:
        found = (getattr(one, name) for one in person.identities if one.id == identity_id)
        return next(found, None)

    return value
