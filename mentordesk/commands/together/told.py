"""Plans the rows of sessions and of survey answers: whose they are, and what is new in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from mentordesk.commands.together.groups import group_called
from mentordesk.commands.together.plan import AddAnswers, AddSession
from mentordesk.commands.together.sight import Row
from mentordesk.domain.group import GroupState
from mentordesk.domain.match import INTRODUCED_ONCE, LIVE
from mentordesk.domain.meeting import Held
from mentordesk.domain.names import bare
from mentordesk.domain.person import Role
from mentordesk.domain.survey import Gain, Question, Survey, asks_gains, questions
from mentordesk.domain.together import Part
from mentordesk.importing.problems import ProblemKind
from mentordesk.importing.relation_values import survey_of
from mentordesk.store.queries.together import HeldCheckIn, HeldGroup, HeldPair


def plan_session(row: Row) -> None:
    """Plans one session of a pair, or of a group where the row names one."""
    draft, today = row.draft, row.sight.today
    on = draft.days.get(Part.DATE)
    if on is None:
        row.reject(ProblemKind.DATE_MISSING)
        return
    whose = _whose(row, on)
    if whose is None or not row.is_open():
        return
    held = draft.held or Held.TOOK_PLACE
    if on > today:
        held = Held.PLANNED
    days = row.sight.sessions.setdefault(whose.id, set())
    if any(on == day and draft.minutes in (None, minutes) for day, minutes in days):
        return
    days.add((on, draft.minutes))
    is_pair = isinstance(whose, HeldPair)
    theme = None if is_pair else draft.theme or None
    row.deeds.append(
        AddSession(
            whose.id if is_pair else None, None if is_pair else whose.id, on, draft.minutes,
            draft.mode, held, theme,
        )
    )  # fmt: skip


def _whose(row: Row, on: dt.date) -> HeldPair | HeldGroup | None:
    """The pair or group a session is of; none is a problem."""
    draft = row.draft
    if draft.group:
        group = group_called(row, draft.group, None)
        if group is None or group.state is GroupState.CLOSED:
            row.reject(ProblemKind.GROUP_MISSING, draft.group)
            return None
        return group
    mentor = None if draft.mentor.is_blank else row.find(draft.mentor, "mentor")
    mentees = [row.find(named, "mentee") for named in draft.others[:1]]
    if draft.mentor.is_blank and not mentees:
        row.reject(ProblemKind.NOBODY_NAMED, what="mentee")
    if not row.is_open():
        return None
    found = row.sight.pairs_of(mentor, mentees[0] if mentees else None)
    return _the_pair(row, found, on)


def _the_pair(row: Row, found: list[HeldPair], on: dt.date) -> HeldPair | None:
    """The one pair meant: that of the day, else the live one; what keeps it out is told."""
    names = " and ".join(row.sight.name(person) for person in row.people)
    known = [pair for pair in found if pair.state in INTRODUCED_ONCE]
    live = [pair for pair in known if pair.state in LIVE]
    then = [pair for pair in known if _spans(pair, on)]
    best = (then if len(then) == 1 else live) or known
    if not known:
        kind = ProblemKind.PAIR_TOO_YOUNG if found else ProblemKind.PAIR_MISSING
        row.reject(kind, names)
    elif len({(pair.mentor_id, pair.mentee_id) for pair in best}) > 1:
        row.reject(ProblemKind.PAIR_UNCLEAR, names)
    elif row.sight.is_over(best[-1].round_id):
        over = row.sight.round_of(best[-1].round_id)
        row.reject(ProblemKind.ROUND_OVER, over.name if over else "")
    else:
        return best[-1]
    return None


def _spans(pair: HeldPair, on: dt.date) -> bool:
    begun = pair.introduced_on is None or pair.introduced_on <= on
    return begun and (pair.ended_on is None or on <= pair.ended_on)


def plan_answers(row: Row) -> None:
    """Plans the answers of one person to one survey about their pair or group."""
    draft = row.draft
    survey = draft.survey or row.sight.choices.survey or guessed_survey(row)
    if survey is None:
        row.reject(ProblemKind.SURVEY_UNKNOWN)
        return
    if not draft.answers:
        row.reject(ProblemKind.ANSWERS_MISSING)
        return
    person = row.find(draft.others[0], "person") if draft.others else None
    if not draft.others:
        row.reject(ProblemKind.NOBODY_NAMED, what="person")
    if person is None or not row.is_open():
        return
    whose = _about(row, person)
    if whose is None:
        return
    role = _role(whose, person)
    answers = _asked_of(row, survey, role)
    for question in draft.answers.keys() - answers.keys():
        called = question.word if isinstance(question, Gain) else question.value.replace("_", " ")
        row.note(ProblemKind.NOT_ASKED, called)
    new = _new_answers(row, whose.id, person, survey, answers)
    if new:
        on = draft.days.get(Part.DATE)
        is_pair = isinstance(whose, HeldPair)
        row.deeds.append(
            AddAnswers(
                whose.id if is_pair else None, None if is_pair else whose.id, person, role,
                survey, new, on if on is not None and on <= row.sight.today else None,
            )
        )  # fmt: skip


def _asked_of(row: Row, survey: Survey, role: Role) -> dict[Question | Gain, int | bool | str]:
    """The answers to what this survey asks of this side; a gain as its list now calls it."""
    asked, called = questions(survey, role), row.sight.held.gains.get(role, {})
    found: dict[Question | Gain, int | bool | str] = {}
    for question, value in row.draft.answers.items():
        if isinstance(question, Gain):
            name = called.get(bare(question.word))
            if name is not None and asks_gains(survey):
                found[Gain(name)] = value
        elif question in asked:
            found[question] = value
    return found


def guessed_survey(row: Row) -> Survey | None:
    """The survey by the name of the sheet or file, else the one that asks most of the columns."""
    named = survey_of(row.draft.sheet) or survey_of(row.draft.file)
    if named is not None:
        return named
    given = set(row.draft.answers)
    worth = {
        survey: len(given & set(questions(survey, Role.MENTEE) + questions(survey, Role.MENTOR)))
        for survey in Survey
    }
    best = max(worth.values(), default=0)
    found = [survey for survey, count in worth.items() if count == best > 0]
    return found[0] if len(found) == 1 else None


def _about(row: Row, person: str) -> HeldPair | HeldGroup | None:
    """The pair or group of whoever answers, narrowed by the role, the partner or the group."""
    draft, sight = row.draft, row.sight
    if draft.group:
        group = group_called(row, draft.group, None)
        if group is None:
            row.reject(ProblemKind.GROUP_MISSING, draft.group)
        return group
    partner = None if draft.mentor.is_blank else row.find(draft.mentor, "mentor")
    if not row.is_open():
        return None
    pairs: list[HeldPair] = []
    if draft.role is not Role.MENTEE:
        pairs += [p for p in sight.pairs_of(person, None) if partner in (None, p.mentee_id, person)]
    if draft.role is not Role.MENTOR:
        pairs += [p for p in sight.pairs_of(None, person) if partner in (None, p.mentor_id)]
    groups = [] if pairs else [g for g in sight.groups if _is_in(g, person)]
    if len(groups) == 1:
        return groups[0]
    known = [p for p in pairs if p.state in INTRODUCED_ONCE and not sight.is_over(p.round_id)]
    live = [pair for pair in known if pair.state in LIVE]
    best = live or known[-1:]
    if len(best) == 1:
        return best[0]
    kind = ProblemKind.PAIR_UNCLEAR if best or groups else ProblemKind.PAIR_MISSING
    row.reject(kind, sight.name(person))
    return None


def _is_in(group: HeldGroup, person: str) -> bool:
    leads = person in (group.mentor_id, group.co_mentor_id)
    return group.state is not GroupState.CLOSED and (leads or person in group.members)


def _role(whose: HeldPair | HeldGroup, person: str) -> Role:
    leads = person == whose.mentor_id
    if isinstance(whose, HeldGroup):
        leads = leads or person == whose.co_mentor_id
    return Role.MENTOR if leads else Role.MENTEE


def _new_answers(
    row: Row,
    whose: str,
    person: str,
    survey: Survey,
    answers: Mapping[Question | Gain, int | bool | str],
) -> dict[Question | Gain, int | bool | str]:
    """What is to be written: all that is new; what the office typed in only where she said so."""
    held = next(
        (
            c
            for c in row.sight.held.check_ins
            if (c.whose, c.person_id, c.survey) == (whose, person, survey)
        ),
        None,
    )
    if held is None:
        return dict(answers)
    row.changes = True
    differing = {q for q, v in answers.items() if _differs(held, q, v)}
    keep = held.on_behalf and row.draft.place not in row.sight.choices.taken
    if keep and differing:
        row.note(ProblemKind.ANSWER_KEPT, str(len(differing)))
    added = {q for q in answers if q.value not in held.answers}
    wanted = added if keep else added | differing
    return {question: value for question, value in answers.items() if question in wanted}


def _differs(held: HeldCheckIn, question: Question | Gain, value: object) -> bool:
    return question.value in held.answers and held.answers[question.value] != value
