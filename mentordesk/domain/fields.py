"""The fields that a sign-up sheet can fill, whatever its columns are called."""

from __future__ import annotations

from enum import Enum

from mentordesk.domain.person import Role
from mentordesk.domain.topic import TopicKind


class Field(Enum):
    """One thing a column may hold; IGNORE is a choice too: every column is accounted for."""

    __hash__ = object.__hash__
    """A member equals itself alone; hashing its name instead cost an import a tenth of its time."""

    IGNORE = "ignore"
    OWN_ID = "own_id"
    """The id an export of ours gives each person: it says who is meant and changes nothing."""
    DISPLAY_NAME = "display_name"
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    FAMILY_NAME_2 = "family_name_2"
    """A second surname or "van der": it joins the family name in the order of the columns."""
    ORIGINAL_NAME = "original_name"
    GREETING = "greeting"
    PRONUNCIATION = "pronunciation"
    PRONOUNS = "pronouns"
    EMAIL = "email"
    PHONE = "phone"
    LINKEDIN = "linkedin"
    MESSAGING = "messaging"
    INTERNET = "internet"
    CITY = "city"
    COUNTRY = "country"
    TIME_ZONE = "time_zone"
    LANGUAGES = "languages"
    HOURS = "hours"
    STATUS = "status"
    EXTERNAL_ID = "external_id"
    COHORT_CODE = "cohort_code"
    PROGRAMME = "programme"
    START_YEAR = "start_year"
    END_YEAR = "end_year"
    EMPLOYER = "employer"
    JOB_TITLE = "job_title"
    SECTOR = "sector"
    YEARS_EXPERIENCE = "years_experience"
    ROLE = "role"
    SCHEMES = "schemes"
    TOPICS = "topics"
    TOPICS_OFFERED = "topics_offered"
    TOPICS_WANTED = "topics_wanted"
    TOPICS_REFUSED = "topics_refused"
    HELP = "help"
    """Ways of help without a side, as TOPICS and GAINS are: the role of the row says which."""
    HELP_OFFERED = "help_offered"
    HELP_WANTED = "help_wanted"
    GAINS = "gains"
    GAINS_OF_MENTOR = "gains_of_mentor"
    GAINS_OF_MENTEE = "gains_of_mentee"
    CHALLENGES = "challenges"
    IN_RETURN = "in_return"
    SECTOR_WANTED = "sector_wanted"
    COUNTRIES_WORKED = "countries_worked"
    PLACES = "places"
    BIO = "bio"
    TRAINING_DATE = "training_date"
    CODE_ACCEPTED = "code_accepted"
    UNDERSTOOD = "understood"
    """The day somebody ticked what mentoring is and is not, or that they ticked it."""
    GOAL_1 = "goal_1"
    GOAL_2 = "goal_2"
    GOAL_3 = "goal_3"
    MOTIVATIONS = "motivations"
    EXPECTATIONS = "expectations"
    COUNTRY_WANTED = "country_wanted"
    PREFERRED_MENTOR = "preferred_mentor"
    NOT_WITH = "not_with"
    LINE_MANAGER = "line_manager"
    SUBMITTED = "submitted"
    CONSENT = "consent"
    ACCESS_NEEDS = "access_needs"
    TAGS = "tags"
    NOTES = "notes"


WORD_FIELDS: dict[Field, tuple[Role, TopicKind]] = {
    Field.HELP_OFFERED: (Role.MENTOR, TopicKind.HELP),
    Field.CHALLENGES: (Role.MENTOR, TopicKind.CHALLENGE),
    Field.GAINS_OF_MENTOR: (Role.MENTOR, TopicKind.MENTOR_GAIN),
    Field.HELP_WANTED: (Role.MENTEE, TopicKind.HELP),
    Field.GAINS_OF_MENTEE: (Role.MENTEE, TopicKind.MENTEE_GAIN),
}
"""Fields that hold words of one of the office's lists, and whose they are."""

SIDES: dict[Field, dict[Role, Field]] = {
    Field.TOPICS: {Role.MENTOR: Field.TOPICS_OFFERED, Role.MENTEE: Field.TOPICS_WANTED},
    Field.HELP: {Role.MENTOR: Field.HELP_OFFERED, Role.MENTEE: Field.HELP_WANTED},
    Field.GAINS: {Role.MENTOR: Field.GAINS_OF_MENTOR, Role.MENTEE: Field.GAINS_OF_MENTEE},
}
"""Fields without a side, and what they are of each role."""
