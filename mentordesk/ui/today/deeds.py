"""What Enter does with an item of today: the one likeliest step, or the place where it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mentordesk.commands.ask_offers import ExpireOffers, RemindOffers
from mentordesk.commands.check_ins import SendSurvey
from mentordesk.commands.group_endings import CloseGroup
from mentordesk.commands.groups import StepGroup
from mentordesk.commands.pair_life import ClosePairs, MarkProposalsSent, ResumePair
from mentordesk.commands.rounds import StepRound
from mentordesk.commands.steps import StepMatches
from mentordesk.domain.closing import ClosingReason
from mentordesk.domain.group import GroupState
from mentordesk.domain.match import MatchState
from mentordesk.domain.round import due_state
from mentordesk.domain.survey import Survey
from mentordesk.domain.today import About, Item, Needs
from mentordesk.store.queries.relationships import relationships
from mentordesk.store.queries.rounds import round_by_id
from mentordesk.store.queries.today_pairs import survey_to_remind
from mentordesk.ui.desk import Desk
from mentordesk.ui.relationships.arriving import WithGroup

_PAGES = {
    About.PAIR: "relationships",
    About.GROUP: "relationships",
    About.ASK: "ask",
    About.ROUND: "match",
    About.PERSON: "people",
    About.PROGRAMME: "people",
    About.CONCERNS: "concerns",
    About.GUIDANCE: "guidance",
}
_SURVEYS = {
    Needs.CHECK_IN_DUE: Survey.FIRST_WEEKS,
    Needs.MIDPOINT_DUE: Survey.MONTH_3,
    Needs.FOLLOW_UP_DUE: Survey.FOLLOW_UP,
}


def command_of(desk: Desk, item: Item) -> Any | None:
    """The command that does it at once; None where it is done by hand on another page."""
    survey = _SURVEYS.get(item.needs)
    if survey is not None:
        return SendSurvey((item.id,), survey)
    made: Callable[[Desk, Item], Any] | None = _COMMANDS.get(item.needs)
    return made(desk, item) if made is not None else None


_WITH_GROUP = {
    Needs.GROUP_ATTENDANCE: "attendance",
    Needs.GROUP_NO_SESSION: "plan",
    Needs.GROUP_MISSED: "letters",
    Needs.NO_NEWS_LONG: "note",
}
"""What the page of groups asks for at once."""


def place_of(item: Item) -> tuple[str, object]:
    """The page where it is done, and what it opens there."""
    deed = _WITH_GROUP.get(item.needs)
    if deed is not None and item.about is About.GROUP:
        return "relationships", WithGroup(item.id, deed)
    if item.needs is Needs.REPLY_OVERDUE:
        return "replies", item.id
    if item.needs is Needs.INCOMPLETE:
        return "applications", item.id
    if item.needs in (Needs.AGREEMENT_OPEN, Needs.GROUP_AGREEMENT):
        return "agreements", item.id
    return _PAGES[item.about], None if item.about is About.PROGRAMME else item.id


def _due_step(desk: Desk, item: Item) -> Any | None:
    found = desk.ask(round_by_id, item.id)
    due = due_state(found.state, found, desk.today()) if found is not None else None
    return StepRound(item.id, due[0]) if due is not None else None


def _remind(desk: Desk, item: Item) -> Any | None:
    """Who has it and has not answered is reminded; who has answered is left alone."""
    survey = desk.ask(survey_to_remind, item)
    return SendSurvey((item.id,), survey) if survey is not None else None


def _introduce(desk: Desk, item: Item) -> Any:
    pairs = desk.ask(relationships, desk.today())
    ready = [p.id for p in pairs if p.round_id == item.id and p.state is MatchState.CONFIRMED]
    return StepMatches(tuple(ready), MatchState.INTRODUCED)


def _end(_desk: Desk, item: Item) -> Any:
    if item.about is About.GROUP:
        return StepGroup(item.id, GroupState.ENDING)
    return StepMatches((item.id,), MatchState.ENDING)


def _complete(_desk: Desk, item: Item) -> Any:
    if item.about is About.GROUP:
        return CloseGroup(item.id, ClosingReason.PLANNED_END)
    return ClosePairs((item.id,), MatchState.COMPLETED, ClosingReason.PLANNED_END)


_COMMANDS: dict[Needs, Callable[[Desk, Item], Any]] = {
    Needs.ASK_EXPIRED: lambda _desk, item: ExpireOffers((item.id,)),
    Needs.ASK_REMIND: lambda _desk, item: RemindOffers((item.id,)),
    Needs.BACK_FROM_PAUSE: lambda _desk, item: ResumePair(item.id),
    Needs.TO_PROPOSE_TO_MENTOR: lambda _desk, item: MarkProposalsSent((item.id,)),
    Needs.TO_INTRODUCE: _introduce,
    Needs.ROUND_DUE: _due_step,
    Needs.SURVEY_OUT: _remind,
    Needs.ENDING_DUE: _end,
    Needs.COMPLETE_DUE: _complete,
}
