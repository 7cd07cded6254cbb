"""The sentence of every step in the history, found by the command's name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any

from mentordesk.domain.agreement import AgreementState, OfGroup
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.goal import GoalState
from mentordesk.domain.group import GroupState
from mentordesk.domain.match import Aim, MatchState
from mentordesk.domain.meeting import Held
from mentordesk.domain.person import LinkKind, Role
from mentordesk.domain.question import Outcome
from mentordesk.domain.round import RoundState
from mentordesk.domain.survey import Survey
from mentordesk.domain.topic import TopicKind
from mentordesk.wording import dates, fields, words

SENTENCES: dict[str, str] = {
    "NewPerson": "{name} added",
    "EditPerson": "{field} of {name} changed",
    "MergePeople": "{other} and {kept} made one: {name}",
    "EditPeople": "{field} of {count} changed",
    "SetEmails": "Mail addresses of {name} changed",
    "SetPhones": "Telephone numbers of {name} changed",
    "MarkBounced": "{address} marked as {bounced}",
    "TagPeople": "{count} tagged “{tag}”",
    "SetTags": "Tags of {name} changed",
    "UntagPeople": "Tag “{tag}” taken off {count}",
    "SetMentorField": "{field} of mentor {name} changed",
    "SetMentorTopics": "Topics of mentor {name} changed",
    "MarkTrained": "Training of {count} noted for {on}",
    "AcceptCode": "Code of conduct {version} accepted by {count} on {on}",
    "MarkUnderstood": "What mentoring is and is not: ticked by {count} on {on}",
    "PauseMentors": "{count} paused as mentors until {until}",
    "ResumeMentors": "{count} offered as mentors again",
    "MakeAlumni": "{count} became alumni",
    "MarkManyBounced": "Mail addresses marked as coming back: {addresses}",
    "ExportPeople": "{count} written to {file}",
    "AddToRound": "{count} added to {round} as {role}",
    "SetApplicationField": "{field} of {name}’s application changed",
    "SetMentorWords": "Profile of mentor {name} changed: {list}",
    "SetApplicationWords": "Application of {name} changed: {list}",
    "SetApplicationTopics": "Topics wanted by {name} changed",
    "StepApplications": "{count} marked as {state}{because}",
    "SetLanguages": "Languages of {name} changed",
    "SetHours": "Weekly hours of {name} changed",
    "SetIdentities": "Cohort codes of {name} changed",
    "AddCourse": "Course “{course}” of {name} added",
    "EditCourse": "Course of {name}: {field} changed",
    "RemoveCourse": "Course “{course}” of {name} taken away",
    "RecordConsent": "Consent of {name} for {purpose}: {answer}",
    "LinkPeople": "{name} and {other} noted as “{kind}”",
    "UnlinkPeople": "“{kind}” between {name} and {other} taken away",
    "NewRound": "Round “{round}” added",
    "RenameRound": "Round “{before}” renamed to “{round}”",
    "SetRoundDates": "Dates of “{round}” changed",
    "SetWeights": "Matching weights of “{round}” changed",
    "StepRound": "Round “{round}” is now {state}",
    "RemoveRound": "Round “{round}” removed",
    "EditProgramme": "Programme: {field} changed",
    "SaveTopic": "Topic “{topic}” saved",
    "SaveCohortCode": "Meaning of cohort code {code} saved",
    "LiveDemo": "A year of sessions, surveys and questions invented for the demo programme",
    "FillDemo": "{count} invented for the demo programme",
    "PairDemo": "Pairs of “{round}” invented for the demo programme",
    "SaveView": "View “{view}” saved",
    "RemoveView": "View “{view}” removed",
}
"""Commands of people, profiles and rounds; other subjects keep theirs in their own module."""

_ENUMS = {
    "state": (ApplicationState, RoundState),
    "step": (MatchState,),
    "aim": (Aim,),
    "purpose": (Purpose,),
    "answer": (Answer,),
    "kind": (LinkKind,),
    "list": (TopicKind,),
    "role": (Role,),
    "agreement": (AgreementState, OfGroup),
    "held": (Held,),
    "goal_state": (GoalState,),
    "survey": (Survey,),
    "outcome": (Outcome,),
    "group_state": (GroupState,),
}


def sentence(name: str, values: Mapping[str, Any]) -> str:
    """What a step did, in the past tense; an unknown command shows its own name spaced out."""
    template = all_sentences().get(name)
    if template is None:
        return _spaced(name)
    return _first_upper(template.format_map(_Shown(name, values)))


@cache
def all_sentences() -> Mapping[str, str]:
    """Every command's sentence, from all subjects; gathered once, as a history has many lines."""
    from mentordesk.wording import (
        agreements,
        applications,
        asks,
        calls,
        certificates,
        concerns,
        groups,
        guidance,
        handover,
        imports,
        letters,
        matching,
        programme,
        relationships,
        remedies,
        reminders,
        reports,
        seasons,
        stories,
        today,
        wishes,
    )

    found = dict(SENTENCES)
    for module in (
        agreements,
        applications,
        asks,
        calls,
        certificates,
        concerns,
        groups,
        guidance,
        handover,
        imports,
        letters,
        matching,
        programme,
        relationships,
        remedies,
        reminders,
        reports,
        seasons,
        stories,
        today,
        wishes,
    ):
        found |= module.HISTORY
    return found


def entry(kind: str, name: str, values: Mapping[str, Any]) -> str:
    """A line of the history: the step, or that it was undone or made again."""
    text = sentence(name, values)
    if kind == "undo":
        return f"Undone: {text}"
    return f"Redone: {text}" if kind == "redo" else text


class _Shown(dict[str, str]):
    """The values of a step as words."""

    def __init__(self, name: str, values: Mapping[str, Any]) -> None:
        super().__init__({key: _shown(name, key, value) for key, value in values.items()})

    def __missing__(self, key: str) -> str:
        return "" if key == "because" else "…"


def _shown(name: str, key: str, value: Any) -> str:
    if key == "field":
        return fields.field(str(value))
    if key == "count" and isinstance(value, int) and name not in _BARE_COUNTS:
        return words.people(value)
    if key in ("on", "until"):
        return dates.short_day(dt.date.fromisoformat(str(value)))
    if key == "bounced":
        return "coming back" if value else "working again"
    for enum in _ENUMS.get(key, ()):
        if value in {m.value for m in enum}:
            return words.word(enum(value))
    return str(value)


_BARE_COUNTS = frozenset({"AdoptPlan", "MakeWay", "PrintAgreements"})
"""Commands whose count is not one of people: their own templates say the noun."""


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _spaced(name: str) -> str:
    return _first_upper("".join(f" {c.lower()}" if c.isupper() else c for c in name).strip())
