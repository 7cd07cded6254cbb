"""The profile of a person: names, contact, place, work, courses, languages, hours, tags, notes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zoneinfo import available_timezones

from PySide6.QtWidgets import QMenu

from mentordesk.commands.addresses import MarkBounced, SetEmails, SetPhones
from mentordesk.commands.identities import SetIdentities
from mentordesk.commands.particulars import SetHours, SetLanguages
from mentordesk.commands.people import EditPerson
from mentordesk.commands.tags import SetTags
from mentordesk.domain.person import ContactStatus, PersonStatus
from mentordesk.domain.places import country_code, country_name
from mentordesk.store.queries.people import all_tags
from mentordesk.store.queries.people_detail import PersonDetail
from mentordesk.ui.choice_fields import ChoiceField
from mentordesk.ui.desk import Desk
from mentordesk.ui.fields import CAPTION, Field, LineField, NumberField
from mentordesk.ui.people.form import Form
from mentordesk.ui.people.hours import read_hours
from mentordesk.ui.people.languages import known_languages, languages_text, read_languages
from mentordesk.ui.people.studies import meaning
from mentordesk.ui.text_fields import TextField, WordsField
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets import button, completer, label, row
from mentordesk.wording.dates import weekly
from mentordesk.wording.words import word


class Profile(Form):
    """The first tab: what a person is, wherever they take part."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme, "Profile")
        self._build_names()
        self._build_contact()
        self._build_work()
        self._build_rest()
        self.finish_layout()

    def show_person(self, person: PersonDetail) -> None:
        """Fill the fields, and say what else is known."""
        super().show_person(person)
        told = [f"{one.code}: {words}" for one in person.identities if (words := meaning(one))]
        self._readings.setText("\n".join(told))
        self._readings.setVisible(bool(told))
        self._numbers.setText(f"Also {', '.join(person.numbers)}, from before a merge")
        self._numbers.setVisible(bool(person.numbers))
        self._source.setText(f"Came with {person.source}" if person.source else "")
        self._source.setVisible(bool(person.source))
        bounced = [mail.address for mail in person.emails if mail.bounced]
        self._bounced.setText(f"Mail to {', '.join(bounced)} came back." if bounced else "")
        self._bounced.setVisible(bool(bounced))
        self._bounce.setVisible(bool(person.emails))
        one = "It works again" if bounced else "Mark as coming back"
        self._bounce.setText(one if len(person.emails) == 1 else "Mark those coming back…")

    def _own(self, field: Field, name: str) -> Field:
        """A field of the person's own row."""
        return self.add(
            field, lambda p: getattr(p, name), lambda p, v: EditPerson(p.id, name, v), name
        )

    def _build_names(self) -> None:
        self.head("Names")
        self._own(TextField("Name"), "display_name")
        self._own(TextField("Own script"), "original_name")
        self._own(TextField("Given name"), "given_name")
        self._own(TextField("Family name"), "family_name")
        self._own(TextField("Greeting", "As in “Dear Ama”"), "greeting")
        self._own(TextField("Pronunciation"), "pronunciation")
        self._own(TextField("Pronouns"), "pronouns")
        self._own(TextField("Sorted as"), "sort_name")

    def _build_contact(self) -> None:
        self.head("Contact")
        self._own(ChoiceField("May be written to", _choices(ContactStatus)), "contact_status")
        self.add(
            WordsField("Mail addresses", "The first one is written to"),
            lambda p: tuple(mail.address for mail in p.emails),
            lambda p, v: SetEmails(p.id, v),
            "emails",
        )
        self._bounced = label("", "small", "attention", wraps=True)
        self.box.addWidget(self._bounced)
        self._bounce = button(
            "Mark as coming back", self._mark_bounced, kind="quiet", name="bounce"
        )
        self._bounce.setEnabled(not self.desk.is_read_only)
        self.box.addLayout(row(CAPTION, self._bounce, 0, space=0))
        self.add(
            WordsField("Telephone"), lambda p: p.phones, lambda p, v: SetPhones(p.id, v), "phones"
        )
        self._own(TextField("Messaging", "Such as a WhatsApp or Signal name"), "messaging")
        self._own(TextField("LinkedIn"), "linkedin")
        self._own(TextField("City"), "city")
        self._own(_Country("Country"), "country")
        zone = LineField("Time zone", "As in Asia/Dhaka")
        zone.line.setCompleter(completer(sorted(available_timezones()), zone.line))
        self._own(zone, "time_zone")
        self._own(TextField("Internet", "How good the connection is"), "internet")

    def _build_work(self) -> None:
        self.head("Standing and work")
        none = ("Not known", None)
        self._own(ChoiceField("Status", [none, *_choices(PersonStatus)]), "status")
        self.add(
            WordsField("Cohort codes", "As printed, such as MAP17"),
            lambda p: tuple(one.code for one in p.identities if one.code),
            lambda p, v: SetIdentities(p.id, v),
            "codes",
        )
        self._readings = label("", "small", "muted", wraps=True)
        self.box.addLayout(row(CAPTION, self._readings, space=0))
        self._own(TextField("Job"), "job_title")
        self._own(TextField("Employer"), "employer")
        self._own(TextField("Sector"), "sector")
        self._own(NumberField("Years of experience", 0, 80), "years_experience")
        self._own(TextField("Line manager"), "line_manager")
        self._own(TextField("Alumni number", "As in the alumni database"), "external_id")
        self._numbers = label("", "small", "muted", wraps=True)
        self.box.addLayout(row(CAPTION, self._numbers, space=0))

    def _build_rest(self) -> None:
        self.head("Languages and hours")
        languages = _Read("Languages", "English (native), Bengali (fluent)", read_languages)
        languages.show_with(languages_text)
        languages.offer_words(known_languages())
        self.add(languages, lambda p: p.languages, lambda p, v: SetLanguages(p.id, v), "languages")
        hours = _Read("Free each week", "Mon 18:00–20:00, Sat 9–12", read_hours)
        hours.show_with(weekly)
        self.add(hours, lambda p: p.hours, lambda p, v: SetHours(p.id, v), "hours")
        self._own(TextField("Hours as told"), "hours_text")
        self.head("Tags and notes")
        self._tags = WordsField("Tags", "Parted by commas")
        self._tags.area.entered.connect(lambda: self._tags.offer_words(self.desk.ask(all_tags)))
        self.add(self._tags, lambda p: p.tags, lambda p, v: SetTags(p.id, v), "tags")
        self._own(TextField("Access needs", paragraphs=True), "access_needs")
        self._own(TextField("Notes", paragraphs=True), "notes")
        self._source = label("", "small", "muted", wraps=True)
        self.box.addLayout(row(CAPTION, self._source, space=0))

    def _mark_bounced(self) -> None:
        """Mark the only address as coming back or as working again; of several, ask which."""
        mails = self.person.emails if self.person is not None else ()
        if len(mails) == 1:
            self.desk.do(MarkBounced(mails[0].id, not mails[0].bounced))
            return
        menu = QMenu(self._bounce)
        for mail in mails:
            action = menu.addAction(mail.address)
            action.setCheckable(True)
            action.setChecked(mail.bounced)
            command = MarkBounced(mail.id, not mail.bounced)
            action.triggered.connect(lambda _=False, made=command: self.desk.do(made))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._bounce.mapToGlobal(self._bounce.rect().bottomLeft()))


class _Country(TextField):
    """A country, on file by its code and shown by its name; any spelling is understood."""

    def to_text(self, value: Any) -> str:
        """The name of the country."""
        return country_name(value or "")

    def from_text(self, text: str) -> str | None:
        """The code of the country, or the text itself where it is none we know."""
        return country_code(text) or text or None


class _Read(WordsField):
    """A line read by a function of its own."""

    def __init__(self, caption: str, hint: str, read: Callable[[str], Any]) -> None:
        super().__init__(caption, hint)
        self._read = read
        self._show: Callable[[Any], str] = str

    def show_with(self, show: Callable[[Any], str]) -> None:
        """Show values by this function."""
        self._show = show

    def to_text(self, value: Any) -> str:
        """A value as a line."""
        return self._show(value or ())

    def from_text(self, text: str) -> Any:
        """A line as a value. Raises `ValueError` with a sentence."""
        return self._read(text)


def _choices(enum: Any) -> list[tuple[str, Any]]:
    return [(word(member).capitalize(), member) for member in enum]
