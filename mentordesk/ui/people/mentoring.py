"""What a person offers as a mentor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mentordesk.commands.mentors import SetMentorField, SetMentorTopics, SetMentorWords
from mentordesk.domain.topic import TopicKind
from mentordesk.store.queries.people_detail import PersonDetail
from mentordesk.store.queries.people_mentor import Mentor
from mentordesk.store.queries.rounds import topics
from mentordesk.ui.choice_fields import CheckField
from mentordesk.ui.desk import Desk
from mentordesk.ui.empty import Empty
from mentordesk.ui.fields import DayField, Field, NumberField
from mentordesk.ui.icons import Icon
from mentordesk.ui.people.form import Form
from mentordesk.ui.text_fields import TextField, WordsField
from mentordesk.ui.theme import Theme

_LISTS = {
    TopicKind.HELP: "Ways to help",
    TopicKind.CHALLENGE: "Came through",
    TopicKind.MENTOR_GAIN: "Hopes to gain",
}
"""Lists of the programme that a mentor picks from, beside the topics."""


class Mentoring(Form):
    """The tab of the mentor profile; without one it offers to make one."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme, "Mentor")
        self._empty = Empty(theme)
        self._empty.say(
            Icon.PERSON_CHECK,
            "No mentor profile",
            "Somebody with a profile can be offered to mentees.",
            *([] if desk.is_read_only else [("Make a mentor profile", self.make_profile)]),
        )
        self._lists: dict[TopicKind, WordsField] = {}
        self._build()
        self.box.addWidget(self._empty)
        self.finish_layout()

    def make_profile(self) -> None:
        """Give the person a profile with one place in Matched Mentoring."""
        if self.person is not None:
            self.desk.do(SetMentorField(self.person.id, "places", 1))

    def show_person(self, person: PersonDetail) -> None:
        """Fill the fields, or offer a profile."""
        words = [topic.name for topic in self.desk.ask(topics)]
        self._offered.offer_words(words)
        self._refused.offer_words(words)
        for kind, field in self._lists.items():
            field.offer_words([word.name for word in self.desk.ask(topics, kind)])
        super().show_person(person)
        has = person.mentor is not None
        self._empty.setVisible(not has)
        for index in range(self.box.count()):
            widget = self.box.itemAt(index).widget()  # type: ignore[union-attr]
            if widget is not None and widget is not self._empty:
                widget.setVisible(has)

    def _own(self, field: Field, name: str) -> Field:
        return self.add(
            field,
            _of_mentor(lambda mentor: getattr(mentor, name)),
            lambda p, v: SetMentorField(p.id, name, v),
            name,
        )

    def _list(self, kind: TopicKind, caption: str) -> None:
        field = WordsField(caption, "Parted by commas")
        self._lists[kind] = field
        self.add(
            field,
            _of_mentor(lambda mentor: mentor.words[kind]),
            lambda p, v: SetMentorWords(p.id, kind, v),
            kind.value,
        )

    def _build(self) -> None:
        today = self.desk.today
        self.head("Places and schemes")
        self._own(NumberField("Places", 0, 20, may_be_empty=False), "places")
        self._own(CheckField("Offered for", "Matched Mentoring"), "offers_matched")
        self._own(CheckField("", "Group Mentoring"), "offers_group")
        self._own(CheckField("", "Ask An Alum"), "offers_ask")
        self._own(DayField("Available from", today), "available_from")
        self._own(DayField("Available until", today), "available_to")
        self._own(DayField("Paused until", today), "paused_until")
        self.head("What is offered")
        self._offered = WordsField("Topics", "Parted by commas")
        self.add(
            self._offered,
            _of_mentor(lambda m: m.topics),
            lambda p, v: SetMentorTopics(p.id, v, _refused_of(p)),
            "topics",
        )
        self._refused = WordsField("Will not cover")
        self.add(
            self._refused,
            _of_mentor(lambda m: m.topics_refused),
            lambda p, v: SetMentorTopics(p.id, p.mentor.topics if p.mentor else (), v),
            "topics_refused",
        )
        self._own(TextField("In own words, not"), "will_not_cover")
        for kind, caption in _LISTS.items():
            self._list(kind, caption)
        self._own(TextField("Countries worked in"), "countries_worked")
        self._own(TextField("Preferred mode", "Video, phone, mail, in person"), "preferred_mode")
        self._own(
            TextField("Preferred stage", "Of a mentee, such as new graduates"), "preferred_stage"
        )
        self._own(TextField("Wishes", "About a mentee, if volunteered"), "wishes")
        self.head("Ready to start")
        self._own(DayField("Training done", today), "trained_on")
        self._own(TextField("Code of conduct", "Version accepted"), "code_version")
        self._own(DayField("Accepted on", today), "code_accepted_on")
        self.head("In their own words")
        self._own(TextField("Introduction", paragraphs=True), "bio")
        self._own(TextField("Motivations", paragraphs=True), "motivations")
        self._own(TextField("Mentoring before", paragraphs=True), "experience")


def _of_mentor(read: Callable[[Mentor], Any]) -> Callable[[PersonDetail], Any]:
    return lambda person: None if person.mentor is None else read(person.mentor)


def _refused_of(person: PersonDetail) -> tuple[str, ...]:
    return person.mentor.topics_refused if person.mentor else ()
