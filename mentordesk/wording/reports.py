"""The words of the figures: their names, and in one sentence how each is counted."""

from __future__ import annotations

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.figures import SMALL, Figure, Unit
from mentordesk.domain.regions import Region
from mentordesk.domain.round import Scheme
from mentordesk.wording import words

HISTORY: dict[str, str] = {
    "WriteReport": "Report on {scope} written to {file}",
    "ExportFile": "Everything exported to {folder}",
}

FIGURES: dict[Figure, str] = {
    Figure.LEADS: "Leads",
    Figure.MENTEE_APPLICATIONS: "Mentees who applied",
    Figure.MENTOR_APPLICATIONS: "Mentors who applied",
    Figure.ELIGIBLE: "Eligible mentees",
    Figure.IN_POOL: "Mentees in the pool",
    Figure.MATCHED: "Matched mentees",
    Figure.DRAFTED: "Mentees with a draft only",
    Figure.WAITING: "Mentees waiting",
    Figure.WAITLISTED: "Mentees waitlisted",
    Figure.WITHDRAWN: "Mentees who withdrew",
    Figure.MENTORS_OFFERED: "Mentors offered",
    Figure.MENTORS_USED: "Mentors used",
    Figure.PAIRS_INTRODUCED: "Pairs introduced",
    Figure.FIRST_MEETING: "Pairs that have met",
    Figure.NOT_STARTED: "Pairs not yet started",
    Figure.ACTIVE: "Pairs active",
    Figure.PAUSED: "Pairs paused",
    Figure.ENDED_EARLY: "Pairs ended early",
    Figure.COMPLETED: "Pairs completed",
    Figure.DAYS_TO_INTRODUCTION: "Days to introduction (median)",
}

HOW_COUNTED: dict[Figure, str] = {
    Figure.LEADS: "Mentees who showed interest and have not applied: applications marked as lead; "
    "those that name no round count in the report on all rounds, and in that on the year they "
    "were written down.",
    Figure.MENTEE_APPLICATIONS: "Applications as mentee to the round, whatever became of them; "
    "leads are not counted.",
    Figure.MENTOR_APPLICATIONS: "Applications as mentor to the round, whatever became of them; "
    "leads are not counted.",
    Figure.ELIGIBLE: "Applications as mentee that are not marked incomplete, not eligible or "
    "withdrawn.",
    Figure.IN_POOL: "Applications as mentee that stand on the match board (received, incomplete, "
    "eligible, in the pool or proposed) or are marked paired.",
    Figure.MATCHED: "Mentees who applied and have been introduced to a mentor in this round, or "
    "came into a group of it, whatever became of that since; their rate is the match rate.",
    Figure.DRAFTED: "Mentees in the pool with a draft in the round’s current plan and no pair that "
    "was proposed, confirmed or introduced.",
    Figure.WAITING: "Mentees in the pool with neither such a draft nor such a pair.",
    Figure.WAITLISTED: "Applications as mentee marked waitlisted: told “not this round”.",
    Figure.WITHDRAWN: "Applications as mentee marked withdrawn.",
    Figure.MENTORS_OFFERED: "People who applied as mentor and are not withdrawn or ineligible, or "
    "who have a pair in the round that was proposed or beyond; until its introductions also "
    "everybody whose mentor profile offers the scheme on its dates and who may be contacted.",
    Figure.MENTORS_USED: "People who have been introduced to at least one mentee as mentor in this "
    "round, or lead a group of it that came to form.",
    Figure.PAIRS_INTRODUCED: "Pairs of which both sides were introduced, whatever became of them "
    "since.",
    Figure.FIRST_MEETING: "Introduced pairs with the date of a first meeting.",
    Figure.NOT_STARTED: "Introduced pairs that still stand at “introduced”.",
    Figure.ACTIVE: "Introduced pairs that stand at “started”, “active” or “ending”.",
    Figure.PAUSED: "Introduced pairs that stand at “paused”.",
    Figure.ENDED_EARLY: "Introduced pairs that ended early; no fault is implied.",
    Figure.COMPLETED: "Introduced pairs that were completed or continue informally.",
    Figure.DAYS_TO_INTRODUCTION: "The middle number of days from a mentee’s application to the "
    "introduction; “of” is the number of introduced pairs with both dates.",
}

HOW_AGREEMENTS_COUNTED = (
    "Introduced pairs by the state of the newest version of their agreement, against all "
    "introduced pairs; an agreement is optional, and skipping it by choice is as good as any."
)
"""What the chart of agreements counts."""

HOW_PEOPLE_COUNTED = (
    "People who applied to a round of this report in that role, or have a pair in it that was "
    "proposed or beyond; each counts once in every table."
)
"""What the charts of people count."""

UNITS: dict[Unit, str] = {Unit.PEOPLE: "people", Unit.PAIRS: "pairs", Unit.DAYS: "days"}

REGIONS: dict[Region | None, str] = {
    Region.SUB_SAHARAN_AFRICA: "Sub-Saharan Africa",
    Region.NORTH_AFRICA_MIDDLE_EAST: "North Africa, Middle East",
    Region.SOUTH_ASIA: "South Asia",
    Region.EAST_SOUTH_EAST_ASIA: "East, South-East Asia",
    Region.CENTRAL_ASIA_CAUCASUS: "Central Asia, Caucasus",
    Region.EUROPE: "Europe",
    Region.NORTH_AMERICA: "North America",
    Region.LATIN_AMERICA_CARIBBEAN: "Latin America, Caribbean",
    Region.OCEANIA: "Oceania",
    None: "Not given or not known",
}

MERGED = f"Other (fewer than {SMALL})"
ALL_MERGED = "All together (small lines merged)"
FEWER = f"fewer than {SMALL}"
NOT_GIVEN = "Not given"
NEW, RETURNING = "New", "Returning"

AGREEMENT_ROWS: dict[AgreementState, str] = {
    AgreementState.NOT_STARTED: "Nothing recorded yet",
    AgreementState.DRAFTED: "Drafted",
    AgreementState.SENT: "Sent",
    AgreementState.ACKNOWLEDGED_BY_ONE: "Acknowledged by one",
    AgreementState.ACKNOWLEDGED: "Acknowledged by both",
    AgreementState.REVISED: "Revised",
    AgreementState.SKIPPED: "Skipped by choice",
}

SMALL_CELLS = (
    f"A line with fewer than {SMALL} people is merged into “{MERGED}”. Where that line alone "
    "would still give a small number away, the next smallest lines join it, so it may stand for "
    "larger lines too. Countries are merged so that no region less its countries shows one."
)


def scope_name(round_name: str | None, year: int | None) -> str:
    """What a report is about, as it stands in titles."""
    if round_name is not None:
        return round_name
    return "All rounds" if year is None else f"Rounds that start in {year}"


def figure(of: Figure) -> str:
    """What a figure is called."""
    return FIGURES[of]


def region(of: Region | None) -> str:
    """What a part of the world is called."""
    return REGIONS[of]


def agreement_row(state: AgreementState) -> str:
    """A state of the agreement as a line of its table."""
    return AGREEMENT_ROWS[state]


def scheme(of: Scheme) -> str:
    """What a scheme is called."""
    return words.word(of)
