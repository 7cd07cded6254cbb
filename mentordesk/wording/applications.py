"""The words of the Applications page: what is missing, what is asked for, and its steps."""

from __future__ import annotations

from mentordesk.domain.missing import Missing
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import many, people

HISTORY: dict[str, str] = {
    "CarryApplications": "{count} carried over to “{round}”",
    "AgreedToBeKept": "{count} agreed on {on} to be kept for the next round",
    "ConfirmCarried": "Goals and consent of {count} confirmed on {on}",
}
LACKS: dict[Missing, str] = {
    Missing.TOPICS: "topics",
    Missing.GOALS: "goals",
    Missing.SECTOR: "sector",
    Missing.HOURS: "hours",
    Missing.ZONE: "time zone",
    Missing.LANGUAGES: "languages",
    Missing.YEARS: "years of experience",
    Missing.TRAINING: "training",
    Missing.CODE: "code of conduct",
    Missing.CONFIRMED: "confirmation",
    Missing.UNDERSTOOD: "what mentoring is",
}
"""What is missing, in a word or two."""

ASKED_FOR: dict[Missing, str] = {
    Missing.TOPICS: "the topics you would like to talk about, the most wanted first",
    Missing.GOALS: "one to three goals in your own words",
    Missing.SECTOR: "the sector your mentor should know",
    Missing.HOURS: "the hours of the week at which you can meet",
    Missing.ZONE: "the city or time zone you live in",
    Missing.LANGUAGES: "the languages you speak, and how well",
    Missing.YEARS: "your years of work experience",
    Missing.TRAINING: "the day on which you took part in the training",
    Missing.CODE: "that you accept our code of conduct",
    Missing.CONFIRMED: (
        "that your goals of last time still hold, and that we may show your profile to a mentor"
    ),
    Missing.UNDERSTOOD: "that you have read what mentoring is and is not",
}
"""The same as a letter asks for it."""

LIST_SHEET = "Missing"
LIST_HEADINGS = ("Name", "Mail address", "State", "Missing", "Last asked")
NO_REASON = "Type a reason; it is kept with the application."


def lacking(missing: tuple[Missing, ...]) -> str:
    """What is missing, in one line."""
    return ", ".join(LACKS[one] for one in missing)


def asked_for(missing: tuple[Missing, ...]) -> str:
    """What is missing, one a line, as a letter asks for it."""
    return "\n".join(f"- {ASKED_FOR[one]}" for one in missing)


def call_said(closed_on: object, applied: int, pool: int, mentors: int) -> str:
    """What a call had brought on the day it closed."""
    return (
        f"Call closed {short_day(closed_on)}: "  # type: ignore[arg-type]
        f"{many(applied, 'application')}, {pool} in the pool, {many(mentors, 'mentor')}"
    )


def since_then(came: int, left: int) -> str:
    """Who came into the pool and left it since the call closed; empty where nobody did."""
    parts = []
    if came:
        parts.append(f"{people(came)} came in late")
    if left:
        parts.append(f"{people(left)} left the pool")
    return f"Since then {' and '.join(parts)}." if parts else ""


def not_carried(others: int) -> str:
    """Who among the chosen had nothing to confirm; empty for nobody."""
    return f"{people(others)} had nothing to confirm" if others else ""


def past_result(completed: int, ended_early: int, live: int) -> str:
    """How the pairs of a mentor went, as: 2 completed, 1 ended early."""
    parts = ((completed, "completed"), (ended_early, "ended early"), (live, "running"))
    return ", ".join(f"{count} {what}" for count, what in parts if count)
