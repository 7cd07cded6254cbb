"""From a pair or group and its round to the values of an agreement's pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from mentordesk.documents.values import (
    About,
    Acknowledgement,
    ActionPlan,
    AgreementPage,
    Answer,
    Footer,
    Party,
    PartyKind,
    PlanGoal,
    Points,
    Section,
    Signer,
)
from mentordesk.domain.agreement import Clause, GoalPart, Term
from mentordesk.domain.closing import Side
from mentordesk.domain.places import country_name
from mentordesk.domain.round import Scheme
from mentordesk.domain.zones import city_of, offsets_between
from mentordesk.jobs.agreement_clocks import clocks
from mentordesk.store.queries.papers import Paper, RoundPapers
from mentordesk.store.queries.papers_groups import GroupFacts
from mentordesk.store.queries.papers_held import Typed
from mentordesk.store.queries.papers_people import PaperPerson
from mentordesk.store.queries.rounds import RoundRow
from mentordesk.store.queries.templates import TemplateRow
from mentordesk.wording import agreements as said
from mentordesk.wording import dates
from mentordesk.wording.agreement_words import Template
from mentordesk.wording.agreement_words import template as shipped
from mentordesk.wording.groups import group_of, session_line

_FREE_GOALS = 2
"""Empty lines at the end of the action plan."""

WORKING = (
    Term.HOW_OFTEN, Term.SESSION_LENGTH, Term.CHANNELS, Term.SESSION_STRUCTURE, Term.WHO_BOOKS,
    Term.AGENDA_BEFORE, Term.REPLY_TIME, Term.BETWEEN_SESSIONS, Term.QUIET_HOURS,
    Term.NOTICE_TO_CANCEL,
)  # fmt: skip
RULES = (
    Term.GROUND_RULES, Term.TOPICS_OFF_LIMITS, Term.CONFLICT_OF_INTEREST, Term.ANYTHING_ELSE,
)  # fmt: skip
ALWAYS_ASKED = frozenset(Term) - {
    Term.CONFIDENTIALITY, Term.WELLBEING, Term.IN_PERSON, Term.NO_FAULT_ENDING,
}  # fmt: skip
"""The others are said in full on the page, and shown as answers only where a pair added to them."""


def agreement_page(papers: RoundPapers, paper: Paper, today: dt.date) -> AgreementPage:
    """The pages of one agreement; what nobody has said yet is left open to fill in."""
    words = words_of(papers, paper)
    held = paper.held
    contact = said.at_office(papers.programme.contact)
    code_version = papers.programme.code_of_conduct_version
    return AgreementPage(
        field_prefix=paper.key,
        version=held.version,
        title=words.text(Clause.TITLE),
        programme=papers.programme.name,
        round_name=papers.round.name,
        parties=_parties(papers.round, paper, words),
        bookmark=said.between(
            paper.mentor.name,
            [mentee.name for mentee in paper.mentees],
            _title(paper),
        ),
        about=_about(words, contact),
        sections=_sections(papers, paper, words, contact),
        plan=_plan(paper, words),
        acknowledgement=_acknowledgement(paper, words, contact),
        footer=Footer(
            said.footer(
                held.version,
                words.version,
                held.code_version if held.is_out else code_version,
                dates.day(today),
            ),
            said.PAGE_OF,
        ),
        logo=papers.logo,
    )


def words_of(papers: RoundPapers, paper: Paper) -> Template:
    """The words an agreement went out with; before it does, those that hold now."""
    rows = papers.templates
    if not paper.held.is_out:
        return own_words(paper.scheme, rows[0] if rows else None)
    held = next((row for row in rows if str(row.version) == paper.held.template_version), None)
    return own_words(paper.scheme, held)


def own_words(scheme: Scheme, row: TemplateRow | None) -> Template:
    """The programme's own words; where it has none, those MentorDesk brings along."""
    base = shipped(scheme)
    if row is None:
        return base
    return Template({**base.texts, **row.texts}, row.usual, row.version)


def _about(words: Template, contact: str) -> About | None:
    lists = tuple(
        Points(items, words.text(heading, contact) or None)
        for heading, items in (
            (Clause.IS_HEADING, words.lines(Clause.IS_LIST, contact)),
            (Clause.IS_NOT_HEADING, words.lines(Clause.IS_NOT_LIST, contact)),
        )
        if items
    )
    heading, opening = words.text(Clause.ABOUT_HEADING, contact), words.lines(Clause.ABOUT, contact)
    return About(heading, opening, lists) if heading or opening or lists else None


def _parties(found: RoundRow, paper: Paper, words: Template) -> tuple[Party, ...]:
    """Mentor, co-mentor and mentees; a group stands before them."""
    mentee = words.text(Clause.MENTEE_ROLE)
    parties = [_party(words.text(Clause.MENTOR_ROLE), PartyKind.MENTOR, paper.mentor, found)]
    if paper.co_mentor is not None:
        parties.append(_party(said.CO_MENTOR, PartyKind.MENTOR, paper.co_mentor, found))
    title = _title(paper)
    if title is not None:
        parties.insert(0, Party(said.GROUP, PartyKind.GROUP, title))
    members = (_party(mentee, PartyKind.MENTEE, one, found) for one in paper.mentees)
    return (*parties, *members)


def _title(paper: Paper) -> str | None:
    """What the group is called, if it is one; in the making, after its mentor."""
    return None if paper.group is None else paper.group.title or group_of(paper.mentor.name)


def _party(role: str, kind: PartyKind, person: PaperPerson, found: RoundRow) -> Party:
    changes = offsets_between(person.zone, found.starts, found.ends)
    offsets = tuple((dates.day(change.since), change.minutes) for change in changes)
    places = [person.city or "", country_name(person.country or "")]
    where = tuple(place for place in places if place)
    zone_city = city_of(person.zone) if person.zone else ""
    return Party(
        role=role,
        kind=kind,
        name=person.name,
        original_name=person.original_name,
        cohort=person.code,
        contact=person.contact,
        time_zone=said.clock_of(where, zone_city, offsets) or None,
    )


def _sections(
    papers: RoundPapers, paper: Paper, words: Template, contact: str
) -> tuple[Section, ...]:
    found = papers.round
    facts = paper.group or GroupFacts()
    starts, ends = facts.starts or found.starts, facts.ends or found.ends
    known = {
        Term.MIDPOINT_REVIEW: dates.day(found.midpoint),
        Term.END_REVIEW: dates.day(ends),
        Term.MENTEE_GOALS: expectations(paper),
        **paper.held.terms,
    }  # fmt: skip
    labels = said.TERMS | {
        Term.MENTOR_GOALS: words.text(Clause.MENTOR_GOALS) or said.TERMS[Term.MENTOR_GOALS],
        Term.MENTEE_GOALS: words.text(Clause.MENTEE_GOALS) or said.TERMS[Term.MENTEE_GOALS],
    }

    def answers(*terms: Term) -> tuple[Answer, ...]:
        return tuple(
            Answer(
                term.value.replace("_", "-"),
                labels[term],
                known.get(term) or None,
                said.LINES.get(term, 1),
                words.usual.get(term) or None,
            )
            for term in terms
            if term in ALWAYS_ASKED or known.get(term) or words.usual.get(term)
        )

    period = said.period(dates.day(starts), dates.day(ends))
    of_group = tuple(
        Answer(key, label, text)
        for key, label, text in (
            (said.THEME_KEY, said.THEME, facts.theme), (said.GOALS_KEY, said.GOALS, facts.goals)
        )
        if text
    )  # fmt: skip
    meetings = tuple(session_line(dates.day(on), theme) for on, theme in facts.sessions)
    care = (Clause.WELLBEING, Clause.IN_PERSON, Clause.NO_LENDING, Clause.ENDING)
    points = tuple(text for clause in care if (text := words.text(clause, contact)))
    return (
        Section(
            said.TIME,
            answers=(
                Answer(said.PERIOD_KEY, said.PERIOD, period),
                *of_group,
                *answers(Term.MIDPOINT_REVIEW, Term.END_REVIEW, Term.PURPOSE),
            ),
        ),
        *([Section(said.SESSIONS, points=Points(meetings))] if meetings else []),
        Section(said.WORKING, clocks(found, paper), answers(*WORKING)),
        Section(said.HOPES, answers=answers(Term.MENTOR_GOALS, Term.MENTEE_GOALS)),
        Section(said.RULES, answers=answers(*RULES)),
        Section(
            said.CARE,
            words.lines(Clause.CONFIDENTIAL, contact),
            answers(
                Term.CONFIDENTIALITY, Term.WELLBEING, Term.IN_PERSON, Term.NO_FAULT_ENDING
            ),
            Points(points) if points else None,
        ),
    )  # fmt: skip


def expectations(paper: Paper) -> str | None:
    """What the mentees wrote when they applied; of a group, each with the name."""
    told = [(m.name, " ".join(m.expectations.split())) for m in paper.mentees if m.expectations]
    if paper.group is None:
        return told[0][1] if told else None
    return "\n".join(f"{name}: {text}" for name, text in told) or None


def _plan(paper: Paper, words: Template) -> ActionPlan:
    """The plan as it was written down; before that, the goals mentees applied with."""
    goals = [PlanGoal(*(goal.get(part) for part in GoalPart)) for goal in planned_goals(paper)]
    return ActionPlan(
        said.PLAN_HEADING,
        said.PLAN_LABELS,
        words.lines(Clause.PLAN_NOTE),
        (*goals, *[PlanGoal()] * _FREE_GOALS),
    )


def planned_goals(paper: Paper) -> tuple[Mapping[GoalPart, str], ...]:
    """The plan as it was written down; else the goals they work on, or those applied with."""
    if paper.held.plan is not None:
        return paper.held.plan
    if paper.goals:
        people = {Side.MENTOR: paper.mentor.name, Side.OFFICE: ""}
        if paper.group is None:
            people[Side.MENTEE] = paper.mentees[0].name
        return tuple(said.goal_texts(goal, people.get(goal.owner, "")) for goal in paper.goals)
    return tuple(
        {GoalPart.GOAL: goal, **({GoalPart.OWNER: mentee.name} if paper.group else {})}
        for mentee in paper.mentees
        for goal in mentee.goals
    )


def _acknowledgement(paper: Paper, words: Template, contact: str) -> Acknowledgement:
    signers = []
    for number, person in enumerate(paper.signers):
        is_mentee = person in paper.mentees
        role = words.text(Clause.MENTEE_ROLE if is_mentee else Clause.MENTOR_ROLE)
        key = ("mentor", "mentee-1")[number] if paper.group is None else f"signer-{person.id}"
        if person is paper.co_mentor:
            role = said.CO_MENTOR
        signers.append(_signer(key, role, person.name, paper.typed_by(person)))
    return Acknowledgement(
        said.ACKNOWLEDGE,
        said.NAME_LABEL,
        said.DATE_LABEL,
        tuple(signers),
        words.lines(Clause.ACKNOWLEDGE_NOTE, contact),
    )


def _signer(key: str, role: str, name: str, typed: Typed | None) -> Signer:
    if typed is None:
        return Signer(key, role, name)
    typed_name, on = typed
    return Signer(key, role, name, typed_name, dates.day(on) if on else None)
