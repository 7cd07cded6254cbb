"""What the form of terms shows, and how each of its fields is read and written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mentordesk.commands.agreements import Acknowledge, EditActionPlan, EditAgreementTerms
from mentordesk.commands.group_agreements import AcknowledgeInGroup
from mentordesk.domain.agreement import GoalPart, Side, Term
from mentordesk.domain.round import FINISHED_ROUND
from mentordesk.jobs.agreement_page import expectations, planned_goals, words_of
from mentordesk.store.queries.papers import Paper, RoundPapers
from mentordesk.wording.agreement_words import Template
from mentordesk.wording.dates import day


@dataclass(frozen=True)
class Terms:
    """What the form shows: the paper, its words, and why nothing may be edited, if so.

    `id` is the pair's or group's.
    """

    id: str
    paper: Paper
    words: Template
    goals: tuple[Mapping[GoalPart, str], ...]
    usual: Mapping[Term, str]
    why_not: str


def terms_of(shared: RoundPapers) -> Terms:
    """The form of the first paper of these."""
    paper = shared.papers[0]
    why_not = ""
    if shared.round.state in FINISHED_ROUND:
        why_not = "This round is finished, so its agreements are kept as they are."
    elif paper.is_draft:
        why_not = "This pair is only a draft. Propose it on the match board, then note its terms."
    usual = {
        Term.MIDPOINT_REVIEW: day(shared.round.midpoint),
        Term.END_REVIEW: day(shared.round.ends),
    }
    wishes = expectations(paper)
    if wishes:
        usual[Term.MENTEE_GOALS] = wishes
    return Terms(
        paper.key, paper, words_of(shared, paper), planned_goals(paper), usual, why_not
    )  # fmt: skip


def reader(term: Term) -> Callable[[Terms], str | None]:
    """How a term is read."""
    return lambda shown: shown.paper.held.terms.get(term)


def term_writer(term: Term) -> Callable[[Terms, str | None], EditAgreementTerms]:
    """The edit of a term."""
    return lambda shown, text: EditAgreementTerms((shown.id,), ((term, text or ""),))


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
        return EditActionPlan((shown.id,), tuple(tuple(goal.items()) for goal in goals))

    return write


def _typed(shown: Terms, number: int) -> tuple[str | None, dt.date | None]:
    """What the one who signs at this place typed; the mentor has place 0."""
    people = shown.paper.signers
    found = shown.paper.typed_by(people[number]) if number < len(people) else None
    return found or (None, None)


def name_reader(number: int) -> Callable[[Terms], str | None]:
    """How the name typed by who signs at this place is read."""
    return lambda shown: _typed(shown, number)[0]


def day_reader(number: int) -> Callable[[Terms], dt.date | None]:
    """How the day beside that name is read."""
    return lambda shown: _typed(shown, number)[1]


def _acknowledge(
    shown: Terms, number: int, name: str, on: dt.date | None
) -> Acknowledge | AcknowledgeInGroup:
    if shown.paper.group is not None:
        return AcknowledgeInGroup(shown.id, shown.paper.signers[number].id, name, on)
    return Acknowledge((shown.id,), Side.MENTEE if number else Side.MENTOR, name, on)


def name_writer(number: int) -> Callable[[Terms, str | None], Acknowledge | AcknowledgeInGroup]:
    """The edit of such a name; no name takes the acknowledgement back."""
    return lambda shown, text: _acknowledge(shown, number, text or "", _typed(shown, number)[1])


def day_writer(number: int) -> Callable[[Terms, dt.date | None], Acknowledge | AcknowledgeInGroup]:
    """The edit of such a day."""

    def write(shown: Terms, on: dt.date | None) -> Acknowledge | AcknowledgeInGroup:
        """A day alone stands for the person's own name."""
        name = _typed(shown, number)[0] or shown.paper.signers[number].name
        return _acknowledge(shown, number, name if on else "", on)

    return write
