"""The words around an agreement: its terms, its headings, its clocks, and what is said of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Protocol

from mentordesk.domain.agreement import GoalPart, Term
from mentordesk.domain.goal import GoalState
from mentordesk.wording import dates
from mentordesk.wording.words import word

HISTORY: dict[str, str] = {
    "PrintAgreements": "Agreements of “{round}” printed: {count}",
    "SetAgreementState": "Agreement of {pairs}: {agreement}",
    "EditAgreementTerms": "Agreement of {pairs} edited, now version {version}",
    "EditActionPlan": "Action plan of {pairs} edited, now version {version}",
    "Acknowledge": "Agreement of {pairs} acknowledged by {by}: {agreement}",
    "AcknowledgeInGroup": "Agreement of {group} acknowledged by {by}: {typed} of {members}",
    "FileReturned": "Returned agreement of {pairs} filed, version {version}",
    "EditTemplate": "Agreement words for {scheme}: {clause} changed, now template {version}",
    "UseShippedWords": "Agreement words for {scheme} set back, now template {version}",
}

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
GROUP, CO_MENTOR = "Group", "Co-mentor"
THEME_KEY, THEME = "theme", "Theme"
GOALS_KEY, GOALS = "group-goals", "What the group works towards"
SESSIONS = "Our sessions"
"""What stands on the agreement of a group beside what stands on that of a pair."""

PLAN_HEADING = "Action plan"
PLAN_LABELS = ("Goal", "How we will know", "Steps", "Who", "By when", "State")

ACKNOWLEDGE = "Acknowledgement"
NAME_LABEL, DATE_LABEL = "Name", "Date"
PAGE_OF = "Page {page} of {pages}"

SAMPLE_MENTOR = "Name of the mentor"
SAMPLE_GROUP = "Name of the group"
SAMPLE_MENTEES = {False: ("Name of the mentee",), True: ("First member", "Second member")}
"""Who stands on a sample page, of a pair and of a group."""

HINTS: dict[Term, str] = {
    Term.PURPOSE: "As in: find a first post in evaluation",
    Term.HOW_OFTEN: "As in: once a month",
    Term.CHANNELS: "As in: video, with messages in between",
    Term.SESSION_LENGTH: "As in: 45 minutes",
    Term.SESSION_STRUCTURE: "As in: what happened, one question, next steps",
    Term.WHO_BOOKS: "As in: the mentee",
    Term.AGENDA_BEFORE: "As in: two days before",
    Term.REPLY_TIME: "As in: five working days",
    Term.BETWEEN_SESSIONS: "As in: short messages are fine",
    Term.QUIET_HOURS: "As in: not before 8:00 in Dhaka",
    Term.NOTICE_TO_CANCEL: "As in: one day",
}
"""What could be typed, where nothing usual stands in the field."""


def usually(text: str) -> str:
    """The hint in a field where something usual stands on the page."""
    return f"Usually: {text}"


AND = " and "


def between(mentor: str, mentees: Sequence[str], group: str | None) -> str:
    """Whose agreement it is, in one line: two people, or a group with its mentor."""
    if group:
        return group if mentor in group else f"{group} with {mentor}"
    return f"{mentor}{AND}{AND.join(mentees)}"


def changed_terms(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """What a version says otherwise than the one before; terms by their enum's value.

    Each with its old and new words; empty where nothing was changed.
    """
    told = []
    for term in Term:
        was, now = before.get(term.value, ""), after.get(term.value, "")
        if was != now:
            told.append(f"{TERMS[term]}: {_quoted(was)} became {_quoted(now)}")
    return "; ".join(told)


def _quoted(text: str) -> str:
    shown = text if len(text) <= 60 else f"{text[:59]}…"
    return f"“{shown}”" if shown else "nothing"


def footer(
    version: int, template: int, code_version: str | None, generated_on: str
) -> tuple[str, ...]:
    """Version, template, code of conduct and day, as the foot of each page names them."""
    notes = [f"Version {version}", f"Template {template}"]
    if code_version:
        notes.append(f"Code of conduct {code_version}")
    return (*notes, f"Made on {generated_on}")


def offset(minutes: int) -> str:
    """A zone's offset, as UTC+5:45."""
    sign = "−" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}:{rest:02d}" if rest else f"UTC{sign}{hours}"


def clock_of(places: tuple[str, ...], zone_city: str, offsets: tuple[tuple[str, int], ...]) -> str:
    """Where somebody lives with the offset, and from which day on another: (day, minutes) in order.

    A zone is named after one city of many, so it stands in only where no place is known, and says
    so: nobody in Lahore is told that they live in Karachi.
    """
    where = ", ".join(places)
    if not offsets:
        return where
    (_, first), *later = offsets
    changes = "".join(f"; from {day} {offset(minutes)}" for day, minutes in later)
    return f"{where or f'{zone_city} time'}, {offset(first)}{changes}"


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


def undrawable(text: str, character: str) -> str:
    """Why a page cannot be shown: no font has one of its characters."""
    shown = text if len(text) <= 60 else f"{text[:59]}…"
    return (
        f"No font here has the character U+{ord(character):04X} in “{shown}”. Correct the text, "
        "or install a font that has it."
    )


def none_written(round_name: str, unprintable_count: int) -> tuple[str, str]:
    """Why no file was written at all, and what to do."""
    if unprintable_count:
        return (
            f"None of the agreements of “{round_name}” could be written.",
            "The messages above say which characters no font here has.",
        )
    return (
        f"“{round_name}” has no live pair, group or draft, so there is no agreement to write.",
        "Draft pairs on the match board, or with “match” or “place”; place members in a group.",
    )


class Planned(Protocol):
    """A goal that a pair or a group works on."""

    @property
    def statement(self) -> str:
        """What they want to reach."""

    @property
    def measure(self) -> str | None:
        """How they will know."""

    @property
    def target(self) -> str | None:
        """How much of it."""

    @property
    def steps(self) -> str | None:
        """What is done for it."""

    @property
    def due_on(self) -> dt.date | None:
        """The day it is due."""

    @property
    def progress(self) -> int:
        """From 0 to 100."""

    @property
    def state(self) -> GoalState:
        """Where it stands."""


def goal_texts(goal: Planned, owner: str) -> dict[GoalPart, str]:
    """A goal as a line of the action plan; what is not known is left out."""
    is_begun = goal.state is GoalState.OPEN and goal.progress
    status = f"{word(goal.state)}, {goal.progress} %" if is_begun else word(goal.state)
    texts = {
        GoalPart.GOAL: goal.statement,
        GoalPart.MEASURE: "; ".join(filter(None, (goal.measure, goal.target))),
        GoalPart.STEPS: goal.steps or "",
        GoalPart.OWNER: owner,
        GoalPart.DUE: dates.day(goal.due_on) if goal.due_on else "",
        GoalPart.STATUS: status,
    }
    return {part: text for part, text in texts.items() if text}
