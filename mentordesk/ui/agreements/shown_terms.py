"""What the form of terms shows, and how each of its fields is read and written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mentordesk.commands.agreements import Acknowledge, EditActionPlan, EditAgreementTerms
from mentordesk.domain.agreement import GoalPart, Side, Term
from mentordesk.domain.round import FINISHED_ROUND
from mentordesk.jobs.agreement_page import expectations, words_of
from mentordesk.store.queries.papers import Paper, RoundPapers
from mentordesk.wording.agreement_words import Template
from mentordesk.wording.dates import day


@dataclass(frozen=True)
class Terms:
    """What the form shows: the pair's paper, its words, and why nothing may be edited, if so."""

    id: str
    paper: Paper
    words: Template
    goals: tuple[Mapping[GoalPart, str], ...]
    usual: Mapping[Term, str]
    why_not: str

    @property
    def match_ids(self) -> tuple[str, ...]:
        """The pairs that an edit is about: of a group, all that are more than drafts."""
        return tuple(i for i in self.paper.match_ids if i not in self.paper.drafts)


def terms_of(shared: RoundPapers, match_id: str) -> Terms:
    """The form of the first paper of these, about this pair."""
    paper = shared.papers[0]
    goals = paper.held.plan
    if goals is None:
        of_group = len(paper.mentees) > 1
        goals = tuple(
            {GoalPart.GOAL: goal, **({GoalPart.OWNER: mentee.name} if of_group else {})}
            for mentee in paper.mentees
            for goal in mentee.goals
        )
    why_not = ""
    if shared.round.state in FINISHED_ROUND:
        why_not = "This round is finished, so its agreements are kept as they are."
    elif match_id in paper.drafts:
        why_not = "This pair is only a draft. Propose it on the match board, then note its terms."
    usual = {
        Term.MIDPOINT_REVIEW: day(shared.round.midpoint),
        Term.END_REVIEW: day(shared.round.ends),
    }
    wishes = expectations(paper)
    if wishes:
        usual[Term.MENTEE_GOALS] = wishes
    return Terms(match_id, paper, words_of(shared, paper), goals, usual, why_not)


def reader(term: Term) -> Callable[[Terms], str | None]:
    """How a term is read."""
    return lambda shown: shown.paper.held.terms.get(term)


def term_writer(term: Term) -> Callable[[Terms, str | None], EditAgreementTerms]:
    """The edit of a term."""
    return lambda shown, text: EditAgreementTerms(shown.match_ids, ((term, text or ""),))


def goal_reader(number: int, part: GoalPart) -> Callable[[Terms], str | None]:
    """How a cell of the action plan is read."""

    def read(shown: Terms) -> str | None:
        return shown.goals[number].get(part) if number < len(shown.goals) else None

    return read


def goal_writer(number: int, part: GoalPart) -> Callable[[Terms, str | None], EditActionPlan]:
    """The edit of a cell; the other goals stay as they are shown."""

    def write(shown: Terms, text: str | None) -> EditActionPlan:
        goals = [dict(goal) for goal in shown.goals]
        goals += [{} for _ in range(number + 1 - len(goals))]
        goals[number][part] = text or ""
        return EditActionPlan(shown.match_ids, tuple(tuple(goal.items()) for goal in goals))

    return write


def _typed(shown: Terms, number: int) -> tuple[str | None, dt.date | None]:
    """What the mentor (0) or a mentee (from 1) typed."""
    people = (shown.paper.held.mentor_typed, *shown.paper.typed)
    found = people[number] if number < len(people) else None
    return found or (None, None)


def name_reader(number: int) -> Callable[[Terms], str | None]:
    """How the name typed by the mentor (0) or a mentee (from 1) is read."""
    return lambda shown: _typed(shown, number)[0]


def day_reader(number: int) -> Callable[[Terms], dt.date | None]:
    """How the day beside that name is read."""
    return lambda shown: _typed(shown, number)[1]


def _acknowledge(shown: Terms, number: int, name: str, on: dt.date | None) -> Acknowledge:
    """Of a group, the mentor's name stands under every pair, a member's under their own."""
    if number == 0:
        return Acknowledge(shown.match_ids, Side.MENTOR, name, on)
    return Acknowledge((shown.paper.match_ids[number - 1],), Side.MENTEE, name, on)


def name_writer(number: int) -> Callable[[Terms, str | None], Acknowledge]:
    """The edit of such a name; no name takes the acknowledgement back."""
    return lambda shown, text: _acknowledge(shown, number, text or "", _typed(shown, number)[1])


def day_writer(number: int) -> Callable[[Terms, dt.date | None], Acknowledge]:
    """The edit of such a day."""

    def write(shown: Terms, on: dt.date | None) -> Acknowledge:
        """A day alone stands for the person's own name."""
        people = (shown.paper.mentor, *shown.paper.mentees)
        name = _typed(shown, number)[0] or people[number].name
        return _acknowledge(shown, number, name if on else "", on)

    return write
