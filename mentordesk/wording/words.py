"""The words for states, roles and counts, as they stand on the screen."""

from __future__ import annotations

from enum import Enum

from mentordesk.domain.agreement import AgreementState, OfGroup
from mentordesk.domain.application import ApplicationState, Source
from mentordesk.domain.closing import ClosingReason, DeclineReason, Side
from mentordesk.domain.concern import ConcernKind, ConcernState, Severity
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.goal import GoalState
from mentordesk.domain.group import GroupState, MemberState
from mentordesk.domain.health import Health
from mentordesk.domain.match import Aim, MatchState
from mentordesk.domain.meeting import Held, Mode, Stage
from mentordesk.domain.person import ContactStatus, Level, LinkKind, PersonStatus, Role
from mentordesk.domain.question import AskState, OfferState, Outcome, Urgency
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.domain.survey import Survey
from mentordesk.domain.topic import TopicKind

WORDS: dict[Enum, str] = {
    PersonStatus.STUDENT: "student",
    PersonStatus.ALUM: "alum",
    PersonStatus.STAFF: "staff",
    PersonStatus.OTHER: "other",
    ContactStatus.ACTIVE: "active",
    ContactStatus.DORMANT: "dormant",
    ContactStatus.DO_NOT_CONTACT: "do not contact",
    Role.MENTOR: "mentor",
    Role.MENTEE: "mentee",
    Level.BASIC: "basic",
    Level.WORKING: "working",
    Level.FLUENT: "fluent",
    Level.NATIVE: "native",
    LinkKind.NOT_WITH: "not with",
    LinkKind.NEVER_AGAIN: "never again",
    LinkKind.LINE_MANAGER: "line manager",
    LinkKind.SUPERVISOR: "supervisor",
    LinkKind.TWO_PEOPLE: "two people, not one",
    Scheme.ASK: "Ask An Alum",
    Scheme.MATCHED: "Matched Mentoring",
    Scheme.GROUP: "Group Mentoring",
    RoundState.DRAFT: "draft",
    RoundState.OPEN: "open",
    RoundState.CLOSED_TO_APPLICANTS: "closed to applicants",
    RoundState.MATCHING: "matching",
    RoundState.INTRODUCED: "introduced",
    RoundState.RUNNING: "running",
    RoundState.MIDPOINT: "midpoint",
    RoundState.ENDING: "ending",
    RoundState.REPORTED: "finished",
    RoundState.ARCHIVED: "archived",
    ApplicationState.LEAD: "lead",
    ApplicationState.RECEIVED: "received",
    ApplicationState.INCOMPLETE: "incomplete",
    ApplicationState.ELIGIBLE: "eligible",
    ApplicationState.IN_POOL: "in the pool",
    ApplicationState.PROPOSED: "proposed",
    ApplicationState.MATCHED: "paired",
    ApplicationState.WAITLISTED: "waitlisted",
    ApplicationState.WITHDRAWN: "withdrawn",
    ApplicationState.INELIGIBLE: "not eligible",
    ApplicationState.CARRIED: "carried to the next round",
    Source.FORM: "web form",
    Source.EMAIL: "email",
    Source.EVENT: "event",
    Source.WALK_IN: "walk-in",
    Source.IMPORT: "import",
    Source.TYPED: "typed in",
    MatchState.DRAFT: "draft",
    MatchState.PROPOSED_TO_MENTEE: "proposed to mentee",
    MatchState.PROPOSED_TO_MENTOR: "proposed to mentor",
    MatchState.DECLINED: "declined",
    MatchState.CONFIRMED: "confirmed",
    MatchState.INTRODUCED: "introduced",
    MatchState.STARTED: "started",
    MatchState.ACTIVE: "active",
    MatchState.PAUSED: "paused",
    MatchState.ENDING: "ending",
    MatchState.COMPLETED: "completed",
    MatchState.ENDED_EARLY: "ended early",
    MatchState.INFORMAL: "continuing informally",
    Aim.FIT: "Best fit",
    Aim.PEOPLE: "Most people",
    Aim.FAIR: "Nobody poorly matched",
    AgreementState.NOT_STARTED: "not started",
    AgreementState.DRAFTED: "drafted",
    AgreementState.SENT: "sent",
    AgreementState.ACKNOWLEDGED_BY_ONE: "acknowledged by one",
    AgreementState.ACKNOWLEDGED: "acknowledged by both",
    AgreementState.REVISED: "revised",
    AgreementState.SKIPPED: "skipped by choice",
    OfGroup.ACKNOWLEDGED_BY_SOME: "acknowledged by some",
    OfGroup.ACKNOWLEDGED_BY_ALL: "acknowledged by all",
    Purpose.HOLD: "keeping these details",
    Purpose.SHARE_PROFILE: "showing the profile to a proposed partner",
    Purpose.SHARE_CONTACT: "giving contact details to a partner",
    Purpose.PHOTO: "photos",
    Purpose.STORY: "quotes and stories",
    Purpose.EQUALITY_DATA: "equality data",
    Purpose.KEEP_FOR_NEXT_ROUND: "keeping for the next round",
    Purpose.BADGE_LIST: "guest lists and badges",
    Answer.GIVEN: "given",
    Answer.REFUSED: "refused",
    Answer.WITHDRAWN: "withdrawn",
    Side.MENTEE: "mentee",
    Side.MENTOR: "mentor",
    Side.OFFICE: "office",
    ClosingReason.PLANNED_END: "planned end",
    ClosingReason.GOALS_MET_EARLY: "goals met early",
    ClosingReason.MENTOR_UNAVAILABLE: "mentor unavailable",
    ClosingReason.MENTEE_UNAVAILABLE: "mentee unavailable",
    ClosingReason.NO_CONTACT: "no contact",
    ClosingReason.POOR_FIT: "poor fit",
    ClosingReason.MOVED: "moved, or a new job",
    ClosingReason.CONDUCT: "conduct",
    ClosingReason.HEALTH_OR_FAMILY: "health or family",
    ClosingReason.NEVER_STARTED: "never started",
    ClosingReason.ENTERED_IN_ERROR: "entered in error",
    DeclineReason.NO_TIME: "no time",
    DeclineReason.OTHER_FIELD: "another field",
    DeclineReason.KNOW_EACH_OTHER: "they know each other too well",
    DeclineReason.OTHER_PARTNER: "wants another partner",
    DeclineReason.NOT_NOW: "not now",
    DeclineReason.NO_REPLY: "no reply",
    DeclineReason.NOT_SAID: "no reason given",
    DeclineReason.WANTS_JOB: "hopes for a job",
    DeclineReason.WANTS_WORK_EXPERIENCE: "hopes for work experience",
    DeclineReason.WANTS_MONEY: "hopes for money",
    DeclineReason.WANTS_VISA: "hopes for help with a visa",
    DeclineReason.WANTS_EDITING: "hopes for editing of a thesis",
    DeclineReason.WANTS_COUNSELLING: "needs counselling",
    DeclineReason.WANTS_COACHING: "wants paid coaching",
    Health.GREEN: "well",
    Health.AMBER: "look in",
    Health.RED: "act now",
    Held.TOOK_PLACE: "took place",
    Held.CANCELLED: "cancelled",
    Held.NO_SHOW: "somebody did not come",
    Held.PLANNED: "planned",
    Mode.VIDEO: "video",
    Mode.PHONE: "phone",
    Mode.EMAIL: "email",
    Mode.IN_PERSON: "in person",
    Stage.GET_TO_KNOW: "getting to know each other",
    Stage.SET_GOALS: "setting goals",
    Stage.AGREE: "agreement and action plan",
    Stage.SESSIONS: "sessions",
    Stage.EVALUATE: "evaluation",
    GoalState.OPEN: "open",
    GoalState.MET: "met",
    GoalState.PARTLY: "partly met",
    GoalState.DROPPED: "dropped",
    GoalState.CARRIED_ON: "carried on",
    Survey.BASELINE: "first survey",
    Survey.FIRST_WEEKS: "two-week check-in",
    Survey.MONTH_3: "midpoint survey",
    Survey.MONTH_6: "end survey",
    Survey.FOLLOW_UP: "follow-up survey",
    GroupState.PLANNED: "planned",
    GroupState.RECRUITING: "recruiting",
    GroupState.FORMING: "forming",
    GroupState.RUNNING: "running",
    GroupState.ENDING: "ending",
    GroupState.CLOSED: "closed",
    MemberState.APPLIED: "applied",
    MemberState.PLACED: "placed",
    MemberState.ACTIVE: "active",
    MemberState.LEFT: "left",
    AskState.ASKED: "asked",
    AskState.OFFERED: "offered",
    AskState.WITH_OFFICE: "with the office",
    AskState.ACCEPTED: "accepted",
    AskState.HELD: "held",
    AskState.CLOSED: "closed",
    OfferState.SENT: "waiting for an answer",
    OfferState.ACCEPTED: "accepted",
    OfferState.DECLINED: "declined",
    OfferState.EXPIRED: "expired",
    OfferState.WITHDRAWN: "withdrawn",
    Outcome.ANSWERED: "answered",
    Outcome.PARTLY: "partly answered",
    Outcome.NO_REPLY: "no reply",
    Outcome.NOT_FOR_MENTORING: "not for mentoring",
    Outcome.BECAME_APPLICATION: "became an application",
    Outcome.INFORMAL: "informal one-on-one",
    Outcome.WITHDRAWN: "withdrawn",
    Urgency.WHENEVER: "whenever",
    Urgency.THIS_MONTH: "this month",
    Urgency.THIS_WEEK: "this week",
    ConcernKind.WELLBEING: "wellbeing",
    ConcernKind.CONDUCT: "conduct",
    ConcernKind.BOUNDARY: "a boundary",
    ConcernKind.DATA: "personal data",
    ConcernKind.SAFETY: "safety",
    Severity.LOW: "light",
    Severity.MIDDLE: "serious",
    Severity.HIGH: "grave",
    ConcernState.RAISED: "raised",
    ConcernState.READ: "read",
    ConcernState.ACTING: "being acted on",
    ConcernState.REFERRED: "referred",
    ConcernState.MONITORED: "watched",
    ConcernState.CLOSED: "closed",
    TopicKind.TOPIC: "topic",
    TopicKind.HELP: "ways to help",
    TopicKind.SECTOR: "sector",
    TopicKind.MENTEE_GAIN: "what is hoped for",
    TopicKind.MENTOR_GAIN: "what is hoped for",
    TopicKind.CHALLENGE: "challenges come through",
}
"""One word or two for each member; every enum a person may see is complete here (tested)."""


def word(member: Enum | None) -> str:
    """The word for a member; empty for none."""
    return "" if member is None else WORDS[member]


def reason_word(value: str) -> str:
    """The word for a reason as it is kept: one of ours, or what somebody typed."""
    for kind in (ClosingReason, DeclineReason):
        if value in {member.value for member in kind}:
            return WORDS[kind(value)]
    return value


def many(count: int, one: str, more: str | None = None) -> str:
    """A count with its noun: 1 mentee, 2 mentees, 1,204 people."""
    noun = one if count == 1 else (more or one + "s")
    return f"{count:,} {noun}"


def people(count: int) -> str:
    """1 person, 2 people."""
    return many(count, "person", "people")


def listed(parts: list[str], most: int = 4) -> str:
    """Parts as a sentence lists them: a, b and c; beyond `most`, how many more there are."""
    if len(parts) > most:
        return f"{', '.join(parts[:most])} and {len(parts) - most} more"
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def ordinal(number: int) -> str:
    """A rank in words: first, second, third, and from there 4th."""
    said = {1: "first", 2: "second", 3: "third", 21: "21st", 22: "22nd", 23: "23rd"}
    return said.get(number, f"{number}th")


def counted(text: str, most: int) -> str:
    """A text cut at a word so that a sentence stays readable."""
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"
