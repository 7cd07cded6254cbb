"""The lists of words of the programme: topics, ways to help, gains, challenges and sectors."""

from __future__ import annotations

from mentordesk.commands.lists import AddWords
from mentordesk.domain.topic import USUAL, TopicKind
from mentordesk.ui.icons import Icon
from mentordesk.ui.programme.words import WordsSection


class TopicsSection(WordsSection):
    """What mentees want and mentors offer."""

    name = "topics"
    title = "Topics"
    icon = Icon.TAG
    hint = "Add a topic"
    about_list = (
        "Topics are what mentees want and mentors offer. They come with the sheets you import, "
        "or are added here."
    )


class PickedSection(WordsSection):
    """A list people pick from, which may begin with the usual words."""

    def first_steps(self) -> tuple:  # type: ignore[type-arg]
        """The usual ones, or one of her own."""
        return (("Add the usual ones", self._add_usual), *super().first_steps())

    def _add_usual(self) -> None:
        self.desk.do(AddWords(self.kind, USUAL[self.kind]), refused=self.refuse)


class HelpSection(PickedSection):
    """The ways in which a mentor may help."""

    kind = TopicKind.HELP
    one, many_of_them = "way to help", "ways to help"
    name = "help"
    title = "Ways to help"
    icon = Icon.HELP
    hint = "Add a way to help"
    about_list = "How a mentor may help, as told by mentees and mentors. It counts as topics do."


class MenteeGainsSection(PickedSection):
    """What mentees hope to gain."""

    kind = TopicKind.MENTEE_GAIN
    one, many_of_them = "gain", "gains"
    name = "mentee_gains"
    title = "Mentees’ gains"
    icon = Icon.TAG
    hint = "Add a gain"
    about_list = (
        "What mentees hope to gain. It is shown to their mentor and asked about at the end."
    )


class MentorGainsSection(PickedSection):
    """What mentors hope to gain."""

    kind = TopicKind.MENTOR_GAIN
    one, many_of_them = "gain", "gains"
    name = "mentor_gains"
    title = "Mentors’ gains"
    icon = Icon.TAG
    hint = "Add a gain"
    about_list = "What mentors hope to gain. Mentors are asked as mentees are."


class ChallengesSection(PickedSection):
    """What mentors have come through."""

    kind = TopicKind.CHALLENGE
    one, many_of_them = "challenge", "challenges"
    name = "challenges"
    title = "Challenges"
    icon = Icon.TAG
    hint = "Add a challenge"
    about_list = "What mentors have come through and can tell of, such as changing career."


class SectorsSection(WordsSection):
    """The sectors people work in or wish for."""

    kind = TopicKind.SECTOR
    one, many_of_them = "sector", "sectors"
    name = "sectors"
    title = "Sectors"
    icon = Icon.COLUMNS
    hint = "Add a sector"
    about_list = "The sectors people work in, or wish for."
