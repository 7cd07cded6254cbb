"""The labels of the page: what sheets hold, what columns mean, what becomes of rows."""

from __future__ import annotations

from collections.abc import Iterable

from mentordesk.domain.survey import Gain, Question
from mentordesk.domain.together import PARTS, About, Meaning, Part
from mentordesk.importing.plan import Action
from mentordesk.wording.relationships import asked

ABOUT_CHOICES: dict[About, str] = {
    About.PAIRS: "Pairs that are running",
    About.GROUPS: "Groups and their members",
    About.SESSIONS: "Sessions that were held",
    About.ATTENDANCE: "Who came to sessions of groups",
    About.ANSWERS: "Survey answers",
}
SIGN_UPS = "Sign-ups of people"

PART_WORDS: dict[Part, str] = {
    Part.IGNORE: "Ignore",
    Part.MENTOR: "Mentor: name",
    Part.MENTOR_EMAIL: "Mentor: mail address",
    Part.MENTOR_ID: "Mentor: alumni database number",
    Part.CO_MENTOR: "Co-mentor: name",
    Part.MENTEE: "Mentee: name",
    Part.MENTEE_EMAIL: "Mentee: mail address",
    Part.MENTEE_ID: "Mentee: alumni database number",
    Part.PERSON: "Who answers: name",
    Part.PERSON_EMAIL: "Who answers: mail address",
    Part.PERSON_ID: "Who answers: alumni database number",
    Part.ROLE: "Mentor or mentee",
    Part.ROUND: "Round",
    Part.GROUP: "Group",
    Part.THEME: "Theme",
    Part.STATE: "State",
    Part.REASON: "Why it ended",
    Part.INTRODUCED_ON: "Introduced on",
    Part.STARTED_ON: "First meeting",
    Part.PLANNED_END_ON: "Planned end",
    Part.ENDED_ON: "Ended on",
    Part.PAUSED_UNTIL: "Paused until",
    Part.JOINED_ON: "Joined on",
    Part.LEFT_ON: "Left on",
    Part.DATE: "Date",
    Part.MINUTES: "How long",
    Part.MODE: "How they met",
    Part.HELD: "Whether it took place",
    Part.CAME: "Who came, or whether they did",
    Part.MISSED: "Who did not come",
    Part.SURVEY: "Which survey",
}
"""Complete (tested)."""

FATES: dict[Action, tuple[str, str]] = {
    Action.ADD: ("Comes in", "Come in"),
    Action.CHANGE: ("Adds to it", "Add to what is held"),
    Action.UNCHANGED: ("On file already", "On file already"),
    Action.WAIT: ("Asks you", "Ask you who is meant"),
    Action.REJECT: ("Stays out", "Stay out"),
}
"""What becomes of a row: of one, and over the figure of all."""

ANY_ROUND = "Choose a round"
GUESSED = "As the sheet says"


def meanings_of(about: About, gains: Iterable[Gain] = ()) -> list[tuple[str, Meaning]]:
    """What a column of such a sheet may mean, in words; of answers the questions and gains too."""
    found: list[tuple[str, Meaning]] = [(PART_WORDS[Part.IGNORE], Part.IGNORE)]
    found += [(PART_WORDS[part], part) for part in PARTS[about]]
    if about is About.ANSWERS:
        found += [(f"Asked: {asked(one)}", one) for one in (*Question, *dict.fromkeys(gains))]
    return found
