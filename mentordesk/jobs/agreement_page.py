"""From a pair and its round to the values of an agreement's pages."""

from __future__ import annotations

import datetime as dt

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
from mentordesk.domain.agreement import Term
from mentordesk.domain.zones import city_of, offset_on, offsets_between
from mentordesk.store.queries.papers import Paper, PaperPerson, RoundPapers
from mentordesk.store.queries.rounds import ProgrammeRow, RoundRow
from mentordesk.wording import agreements as said
from mentordesk.wording import dates

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
    template = said.template(paper.scheme)
    mentees = said.AND.join(person.name for person in paper.mentees)
    return AgreementPage(
        field_prefix=paper.key,
        title=template.title,
        programme=papers.programme.name,
        round_name=papers.round.name,
        parties=(
            _party(template.mentor_role, PartyKind.MENTOR, paper.mentor, papers.round),
            *(
                _party(template.mentee_role, PartyKind.MENTEE, mentee, papers.round)
                for mentee in paper.mentees
            ),
        ),
        bookmark=f"{paper.mentor.name}{said.AND}{mentees}",
        about=About(
            template.about_heading,
            template.about,
            (
                Points(template.is_list, template.is_heading),
                Points(template.is_not_list, template.is_not_heading),
            ),
        ),
        sections=_sections(papers, paper),
        plan=_plan(paper),
        acknowledgement=_acknowledgement(papers.programme, paper),
        footer=Footer(
            said.footer(paper.version, papers.programme.code_of_conduct_version, dates.day(today)),
            said.PAGE_OF,
        ),
    )


def _party(role: str, kind: PartyKind, person: PaperPerson, found: RoundRow) -> Party:
    changes = offsets_between(person.zone, found.starts, found.ends)
    offsets = tuple((dates.day(change.since), change.minutes) for change in changes)
    return Party(
        role=role,
        kind=kind,
        name=person.name,
        original_name=person.original_name,
        cohort=person.code,
        contact=person.contact,
        time_zone=said.clock_of(city_of(person.zone), offsets) if person.zone and offsets else None,
    )


def _sections(papers: RoundPapers, paper: Paper) -> tuple[Section, ...]:
    found, template = papers.round, said.template(paper.scheme)
    known = {
        Term.MIDPOINT_REVIEW: dates.day(found.midpoint),
        Term.END_REVIEW: dates.day(found.ends),
        Term.WHO_BOOKS: template.books,
        Term.MENTEE_GOALS: _expectations(paper),
        **paper.terms,
    }  # fmt: skip
    labels = said.TERMS | {
        Term.MENTOR_GOALS: template.mentor_goals,
        Term.MENTEE_GOALS: template.mentee_goals,
    }

    def answers(*terms: Term) -> tuple[Answer, ...]:
        return tuple(
            Answer(term.value.replace("_", "-"), labels[term], known.get(term) or None,
                   said.LINES.get(term, 1))
            for term in terms
            if term in ALWAYS_ASKED or known.get(term)
        )  # fmt: skip

    period = said.period(dates.day(found.starts), dates.day(found.ends))
    contact = said.at_office(papers.programme.contact)
    return (
        Section(
            said.TIME,
            answers=(
                Answer(said.PERIOD_KEY, said.PERIOD, period),
                *answers(Term.MIDPOINT_REVIEW, Term.END_REVIEW, Term.PURPOSE),
            ),
        ),
        Section(said.WORKING, clocks(found, paper), answers(*WORKING)),
        Section(said.HOPES, answers=answers(Term.MENTOR_GOALS, Term.MENTEE_GOALS)),
        Section(said.RULES, answers=answers(*RULES)),
        Section(
            said.CARE,
            (said.CONFIDENTIAL,),
            answers(
                Term.CONFIDENTIALITY, Term.WELLBEING, Term.IN_PERSON, Term.NO_FAULT_ENDING
            ),
            Points(
                (
                    said.WELLBEING.format(contact=contact),
                    said.IN_PERSON,
                    said.NO_LENDING,
                    template.ending,
                )
            ),
        ),
    )  # fmt: skip


def _expectations(paper: Paper) -> str | None:
    """What the mentees wrote when they applied; of a group, each with the name."""
    told = [(m.name, " ".join(m.expectations.split())) for m in paper.mentees if m.expectations]
    if len(paper.mentees) == 1:
        return told[0][1] if told else None
    return "\n".join(f"{name}: {text}" for name, text in told) or None


def clocks(found: RoundRow, paper: Paper) -> tuple[str, ...]:
    """How far apart the clocks of mentor and mentee are in the round, each change told."""
    mentor = paper.mentor.zone
    sentences: dict[str, None] = {}
    for mentee in paper.mentees:
        if mentor and mentee.zone and (text := _apart(mentor, mentee.zone, found)):
            sentences[text] = None
    return tuple(sentences)


def _apart(mentor: str, mentee: str, found: RoundRow) -> str:
    days = {o.since for z in (mentor, mentee) for o in offsets_between(z, found.starts, found.ends)}
    spans: list[tuple[str, int]] = []
    for day in sorted(days):
        here, there = offset_on(mentor, day), offset_on(mentee, day)
        if here is None or there is None:
            return ""
        if not spans or spans[-1][1] != there - here:
            spans.append((dates.day(day), there - here))
    if not spans or spans == [(spans[0][0], 0)]:
        return said.same_clock() if spans else ""
    return said.apart(city_of(mentor), city_of(mentee), tuple(spans))


def _plan(paper: Paper) -> ActionPlan:
    of_group = len(paper.mentees) > 1
    goals = [
        PlanGoal(goal=goal, owner=mentee.name if of_group else None)
        for mentee in paper.mentees
        for goal in mentee.goals
    ]
    return ActionPlan(
        said.PLAN_HEADING,
        said.PLAN_LABELS,
        (said.PLAN_NOTE,),
        (*goals, *[PlanGoal()] * _FREE_GOALS),
    )


def _acknowledgement(programme: ProgrammeRow, paper: Paper) -> Acknowledgement:
    template = said.template(paper.scheme)
    mentees = (
        Signer(f"mentee-{number}", template.mentee_role, mentee.name)
        for number, mentee in enumerate(paper.mentees, start=1)
    )
    return Acknowledgement(
        said.ACKNOWLEDGE,
        said.NAME_LABEL,
        said.DATE_LABEL,
        (Signer("mentor", template.mentor_role, paper.mentor.name), *mentees),
        (said.ACKNOWLEDGE_NOTE.format(contact=said.at_office(programme.contact)),),
    )
