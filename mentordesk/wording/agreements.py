"""The words of an agreement, in MentorDesk's own sentences, and of its states."""

from __future__ import annotations

from dataclasses import dataclass

from mentordesk.domain.agreement import Term
from mentordesk.domain.round import Scheme

HISTORY: dict[str, str] = {
    "PrintAgreements": "Agreements of “{round}” printed: {count}",
    "SetAgreementState": "Agreement of {pairs}: {agreement}",
    "EditAgreementTerms": "Agreement of {pairs} edited, now version {version}",
}

TEMPLATE_VERSION = "1.0"
"""Changes with every change of the texts below; it stands on each page and in the record."""


@dataclass(frozen=True)
class Template:
    """What differs between the agreements of the schemes."""

    title: str
    about_heading: str
    about: tuple[str, ...]
    is_heading: str
    is_list: tuple[str, ...]
    is_not_heading: str
    is_not_list: tuple[str, ...]
    mentor_role: str
    mentee_role: str
    mentor_goals: str
    mentee_goals: str
    books: str
    ending: str


MATCHED = Template(
    title="Mentoring agreement",
    about_heading="What this relationship is, and what it is not",
    about=(
        "This page helps the two of you begin well. It is a shared understanding, not a contract: "
        "leave out what you do not need, change what does not fit, and look at it again halfway.",
    ),
    is_heading="It is",
    is_list=(
        "voluntary and unpaid, on both sides",
        "led by the mentee, who sets the agenda and acts on what is learnt",
        "a place where both learn, and both are heard",
        "limited in time, and brought to a good end",
        "confidential, with the few exceptions named below",
    ),
    is_not_heading="It is not",
    is_not_list=(
        "an offer of a job, a placement or work experience",
        "coaching, training or supervision",
        "therapy or counselling",
        "somebody doing the mentee’s work, or proofreading it",
        "a claim on the mentor’s contacts, money or references",
    ),
    mentor_role="Mentor",
    mentee_role="Mentee",
    mentor_goals="What the mentor hopes for and expects",
    mentee_goals="What the mentee hopes for and expects",
    books="The mentee, unless we agree otherwise",
    ending="Either of you may end this at any time, without giving a reason and without blame. "
    "Tell each other, and tell the alumni office, so that both of you can be helped on.",
)

GROUP = Template(
    title="Group mentoring agreement",
    about_heading="What this group is, and what it is not",
    about=(
        "This page helps the group begin well. It is a shared understanding, not a contract: leave "
        "out what you do not need, change what does not fit, and look at it again halfway. Agree "
        "on it no later than the first session.",
    ),
    is_heading="It is",
    is_list=(
        "voluntary and unpaid, for everybody",
        "led by the members, who bring the questions and act on what is learnt",
        "a place where all learn from one another, the mentor too",
        "for a length of time, with dates and themes fixed ahead",
        "confidential: what is said in the group stays in the group",
    ),
    is_not_heading="It is not",
    is_not_list=(
        "an offer of a job, a placement or work experience",
        "coaching, training or a course",
        "therapy or counselling",
        "somebody doing the members’ work",
        "a claim on anybody’s contacts, money or references",
    ),
    mentor_role="Group mentor",
    mentee_role="Member",
    mentor_goals="What the mentor hopes for and expects",
    mentee_goals="What the members hope for and expect",
    books="The members in turn, unless we agree otherwise",
    ending="Any member may leave at any time, without giving a reason and without blame; the group "
    "goes on. Tell the mentor and the alumni office.",
)


def template(scheme: Scheme) -> Template:
    """The texts of a scheme."""
    return GROUP if scheme is Scheme.GROUP else MATCHED


TERMS: dict[Term, str] = {
    Term.PURPOSE: "Our purpose, in one sentence",
    Term.HOW_OFTEN: "How often we talk",
    Term.CHANNELS: "How we talk, by which means",
    Term.SESSION_LENGTH: "How long a session lasts",
    Term.SESSION_STRUCTURE: "What a session looks like",
    Term.WHO_BOOKS: "Who books and sends the invitations",
    Term.AGENDA_BEFORE: "Agenda sent how long before",
    Term.REPLY_TIME: "We answer each other within",
    Term.BETWEEN_SESSIONS: "Contact between sessions",
    Term.QUIET_HOURS: "Quiet hours, in whose time",
    Term.NOTICE_TO_CANCEL: "Notice to cancel or move",
    Term.GROUND_RULES: "Ground rules",
    Term.TOPICS_OFF_LIMITS: "Topics we leave out",
    Term.MENTOR_GOALS: "What the mentor hopes for and expects",
    Term.MENTEE_GOALS: "What the mentee hopes for and expects",
    Term.CONFIDENTIALITY: "Anything more on confidentiality",
    Term.CONFLICT_OF_INTEREST: "Conflicts of interest (references, panels, joint work)",
    Term.WELLBEING: "Whom else to turn to",
    Term.IN_PERSON: "Where we may meet in person",
    Term.MIDPOINT_REVIEW: "Halfway review",
    Term.END_REVIEW: "Review at the end",
    Term.NO_FAULT_ENDING: "How we would like to be told",
    Term.ANYTHING_ELSE: "Anything else we agree on",
}
"""The label of each thing agreed; complete (tested)."""

LINES: dict[Term, int] = {
    Term.PURPOSE: 2,
    Term.SESSION_STRUCTURE: 2,
    Term.GROUND_RULES: 2,
    Term.TOPICS_OFF_LIMITS: 2,
    Term.MENTOR_GOALS: 3,
    Term.MENTEE_GOALS: 3,
    Term.CONFLICT_OF_INTEREST: 2,
    Term.ANYTHING_ELSE: 3,
}
"""Lines of writing room where one is not enough."""

TIME, WORKING, HOPES, RULES, CARE = (
    "Our time together", "How we work together", "What each of us hopes for", "Rules of our own",
    "Confidence and care",
)  # fmt: skip
PERIOD = "From and to"
PERIOD_KEY = "period"

CONFIDENTIAL = (
    "What we tell each other stays between us, also after the end. There are three exceptions: "
    "when somebody may come to harm, when something unlawful comes to light, and when one of us "
    "talks to the alumni office about how the mentoring goes. Whoever has to pass something on "
    "says so first, unless that would put somebody at risk. A breach is told to the alumni office "
    "in writing, with the day and the hour."
)
WELLBEING = (
    "A mentor who is worried about a mentee’s wellbeing tells the alumni office{contact}; nobody "
    "is asked to be a counsellor."
)
IN_PERSON = "If we ever meet in person, we meet in a public place such as a café or a campus."
NO_LENDING = "We do not lend each other money, and ask for no job, scholarship or reference."

PLAN_HEADING = "Action plan"
PLAN_NOTE = (
    "Goals help most when they are specific, can be measured, are within reach, matter to the "
    "mentee and have a date. They may change: look at them in each session."
)
PLAN_LABELS = ("Goal", "How we will know", "Steps", "Who", "By when", "State")

ACKNOWLEDGE = "Acknowledgement"
ACKNOWLEDGE_NOTE = (
    "An agreement is a choice: you may do without. If you keep one, type your names below, keep a "
    "copy each and send one to the alumni office{contact}. No signature is needed."
)
NAME_LABEL, DATE_LABEL = "Name", "Date"
PAGE_OF = "Page {page} of {pages}"
AND = " and "


def footer(version: int, code_version: str | None, generated_on: str) -> tuple[str, ...]:
    """Version, template, code of conduct and day, as the foot of each page names them."""
    notes = [f"Version {version}", f"Template {TEMPLATE_VERSION}"]
    if code_version:
        notes.append(f"Code of conduct {code_version}")
    return (*notes, f"Made on {generated_on}")


def offset(minutes: int) -> str:
    """A zone's offset, as UTC+5:45."""
    sign = "−" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}:{rest:02d}" if rest else f"UTC{sign}{hours}"


def clock_of(city: str, offsets: tuple[tuple[str, int], ...]) -> str:
    """A city with its offset, and from which day on another: (day, minutes) in order."""
    (_, first), *later = offsets
    changes = "".join(f"; from {day} {offset(minutes)}" for day, minutes in later)
    return f"{city}, {offset(first)}{changes}"


def apart(mentor_city: str, mentee_city: str, spans: tuple[tuple[str, int], ...]) -> str:
    """How far apart two clocks are: (day, minutes the mentee is ahead) for each change."""
    sentences = []
    for number, (day, minutes) in enumerate(spans):
        noon = _noon(minutes)
        begin = "When" if number == 0 else f"From {day}, when"
        sentences.append(f"{begin} it is 12:00 in {mentor_city}, it is {noon} in {mentee_city}.")
    return " ".join(sentences)


def same_clock() -> str:
    """Said where both live by the same clock."""
    return "Both of you live by the same clock."


def _noon(ahead: int) -> str:
    days, minutes = divmod(12 * 60 + ahead, 24 * 60)
    clock = f"{minutes // 60:02d}:{minutes % 60:02d}"
    if days == 0:
        return clock
    return f"{clock} the next day" if days > 0 else f"{clock} the day before"


def period(starts: str, ends: str) -> str:
    """The time of the round."""
    return f"{starts} to {ends}"


def at_office(contact: str | None) -> str:
    """The office's address in brackets, where the programme has one on file."""
    return f" ({contact})" if contact else ""


def unprintable(name: str, text: str, character: str) -> str:
    """Why an agreement was not written: no font has one of its characters."""
    shown = text if len(text) <= 60 else f"{text[:59]}…"
    return (
        f"The agreement of {name} was not written: no font here has the character "
        f"U+{ord(character):04X} in “{shown}”. Correct the text, or install a font that has it."
    )


def none_written(round_name: str, unprintable_count: int) -> tuple[str, str]:
    """Why no file was written at all, and what to do."""
    if unprintable_count:
        return (
            f"None of the agreements of “{round_name}” could be written.",
            "The messages above say which characters no font here has.",
        )
    return (
        f"“{round_name}” has no live pair and no draft, so there is no agreement to write.",
        "Draft pairs on the match board, or with “match” or “place”.",
    )
