"""What happens to the office of a made year: who comes, and what becomes of them, day by day."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from mentordesk.commands import ask_offers, asks, group_places, pair_life
from mentordesk.commands import concerns as worries
from mentordesk.commands.agreements import Acknowledge
from mentordesk.commands.applications import AddToRound, StepApplications
from mentordesk.commands.check_ins import RecordAnswers
from mentordesk.commands.consents import RecordConsent
from mentordesk.commands.goals import NewGoal, ReviewGoal
from mentordesk.commands.group_agreements import AcknowledgeInGroup
from mentordesk.commands.notes import AddNote
from mentordesk.commands.pair_life import Reply, Said
from mentordesk.commands.sessions import LogSession, Told
from mentordesk.commands.steps import StepMatches
from mentordesk.domain.agreement import Side
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.closing import ClosingReason, DeclineReason
from mentordesk.domain.concern import ConcernKind
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.goal import GoalState
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import Role
from mentordesk.domain.survey import Question, Survey

S, Q = MatchState, Question
FIRST, LAST = dt.date(2026, 1, 5), dt.date(2026, 12, 31)
FATES = (
    "the mentee says no", "the mentor says no", "never answers", "asks for time", "never meets",
    "falls silent", "is quiet a while", "thinks little of it", "pauses", "moves away",
    "goes on alone", "leaves the survey", "leaves the agreement", "takes consent back",
    "is on her mind", "gives cause for worry", "needs longer", "leaves the last survey",
)  # fmt: skip
"""What becomes of the first pairs; all others meet every three weeks, and answer."""


def of(month, day):
    return dt.date(2026, month, day)


class Story:
    """The world outside: what it answers to what the office does, and what comes by itself."""

    def __init__(self, office, cast):
        self.office, self.cast, self.fates = office, cast, {}
        self.questions, self.groups = {}, []
        self.chance = random.Random(2026)
        self.begins()

    def fate(self, pair_id):
        """What becomes of a pair; told once, by the order in which they were proposed."""
        if pair_id not in self.fates:
            number = len(self.fates)
            self.fates[pair_id] = FATES[number] if number < len(FATES) else "goes well"
        return self.fates[pair_id]

    def pair(self, fate):
        """The pair of a fate."""
        return next(pair for pair, known in self.fates.items() if known == fate)

    # What comes back when the office has written.

    def proposed_to_mentees(self, pairs):
        """Most say yes after three days."""
        told = {"the mentee says no": Said.NO, "asks for time": Said.LATER}
        quick = [p for p in pairs if self.fate(p) != "never answers"]
        self.office.on(3, lambda: self._replies(quick, told))

    def proposed_to_mentors(self, pairs):
        """Nearly all mentors say yes."""
        self.office.on(3, lambda: self._replies(pairs, {"the mentor says no": Said.NO}))

    def _replies(self, pairs, told):
        replies = [
            Reply(pair, told.get(self.fate(pair), Said.YES), reason=DeclineReason.NO_TIME)
            for pair in pairs
        ]
        replies = [r if r.said is not Said.LATER else Reply(r.match_id, Said.LATER,
                   reply_by=self.office.day + dt.timedelta(days=11)) for r in replies]  # fmt: skip
        self.office.do(pair_life.RecordReplies(tuple(replies)))

    def introduced(self, pairs):
        """They meet within the fortnight, and every three weeks from then on."""
        by_day: dict[int, list[Any]] = {}
        for pair in pairs:
            if self.fate(pair) != "never meets":
                by_day.setdefault(5 + 3 * self.chance.randrange(3), []).append(pair)
        for wait, some in by_day.items():
            self.office.on(wait, lambda some=some: self.meet(some))

    def meet(self, pairs):
        """Pairs that still go meet; the second meeting makes them active."""
        quiet = ("falls silent", "is quiet a while")
        going = [p for p in pairs if self.state(p) in ("introduced", "started", "active")]
        told = Told(self.office.day, minutes=30 + 15 * self.chance.randrange(4))
        started = [p for p in going if self.state(p) == "started"]
        deeds = [LogSession(pair, told) for pair in going]
        self.office.together(*deeds, *([StepMatches(tuple(started), S.ACTIVE)] if started else []))
        again = [p for p in pairs if self.state(p) in ("started", "active", "paused")]
        again = [p for p in again if self.fate(p) not in quiet or self.office.day > of(6, 12)]
        if again:
            self.office.on(21, lambda: self.meet(again))

    def state(self, pair):
        return self.office.row("match", pair)["state"]

    def asked_survey(self, pairs, survey):
        """Both sides answer after some days, save those who do not."""
        leaves = {
            Survey.FIRST_WEEKS: ("leaves the survey", "falls silent"),
            Survey.MONTH_6: ("leaves the last survey",),
        }.get(survey, ())
        some = [p for p in pairs if self.fate(p) not in leaves]
        self.office.on(5, lambda: self._answer(some, survey))

    def _answer(self, pairs, survey):
        deeds = []
        for pair in pairs:
            if self.state(pair) not in ("started", "active", "paused", "ending"):
                continue
            good = 1 if self.fate(pair) == "thinks little of it" else 4 + self.chance.randrange(2)
            said = {
                Survey.FIRST_WEEKS: ((Q.HAVE_MET, True),),
                Survey.MONTH_3: ((Q.MATCH_QUALITY, good), (Q.MEETINGS, 4)),
                Survey.MONTH_6: ((Q.MATCH_QUALITY, max(good, 3)), (Q.RECOMMEND, good + 5)),
            }[survey]
            deeds += [RecordAnswers(pair, survey, role, said) for role in Role]
        self.office.together(*deeds)

    def agreements_out(self, pairs):
        """Both type their names under it."""
        some = [p for p in pairs if self.fate(p) != "leaves the agreement"]
        self.office.on(
            5,
            lambda: self.office.together(
                *[Acknowledge(tuple(some), side, "Typed") for side in (Side.MENTEE, Side.MENTOR)]
            ),
        )

    def offered(self, ask):
        """What alumni answer to a question, by its number."""
        number, sent = self.questions[ask], len(self.office.rows("ask_offer", ask_id=ask))
        if number == 0:
            self.office.on(9, lambda: self.office.do(ask_offers.AnswerOffer(ask, True)))
        elif number == 1 and sent > 1:  # nobody answers first, and two have no time
            no = ask_offers.AnswerOffer(ask, False, reason=DeclineReason.NO_TIME)
            self.office.on(2, lambda: self.office.do(no))
        elif number == 2:
            self.office.on(3, lambda: self.office.do(asks.TakeOverQuestion(ask)))
        elif number > 2:
            self.office.on(2, lambda: self.office.do(ask_offers.AnswerOffer(ask, True)))

    def group_agreement_out(self, group):
        """Everybody types their name; in the first group one forgets."""
        people = [m["person_id"] for m in self.inside(group)]
        if group == self.groups[0]:
            people = people[1:]
        row = self.office.row("mentoring_group", group)
        names = [*people, row["mentor_id"]]
        deeds = [AcknowledgeInGroup(group, one, "Typed") for one in names]
        self.office.on(4, lambda: self.office.together(*deeds))

    def inside(self, group):
        rows = self.office.rows("group_member", group_id=group)
        return [m for m in rows if m["state"] in ("placed", "active")]

    def group_asked(self, group, survey):
        """Everybody who was asked answers; halfway one of the first group thinks little of it."""

        def answer():
            asked = self.office.rows("check_in", group_id=group, survey=survey.value)
            for number, row in enumerate(r for r in asked if not r["returned_on"]):
                if survey is Survey.MONTH_3 and group == self.groups[4] and number == 1:
                    continue  # forgets it
                poor = survey is Survey.MONTH_3 and group == self.groups[0] and not number
                said = ((Q.HAVE_MET, True),) if survey is Survey.FIRST_WEEKS else (
                    (Q.MATCH_QUALITY, 2 if poor else 5),)  # fmt: skip
                self.office.do(
                    RecordAnswers(
                        group, survey, Role(row["role"]), said, person_id=row["person_id"]
                    )
                )

        self.office.on(5, answer)

    # What comes by itself.

    def begins(self):
        """The days of the year on which something comes that nobody asked for."""
        do, on, pair = self.office.do, self.office.on, self.pair
        for week in range(5):
            on(of(1, 22) + dt.timedelta(days=7 * week), lambda n=week: self._apply(n))
        on(
            of(4, 20),
            lambda: do(AddNote(pair("is on her mind"), "Ring in May", follow_up_on=of(5, 4))),
        )
        on(of(4, 21), lambda: self._goals(pair("goes well")))
        on(
            of(5, 5),
            lambda: do(
                RecordConsent(
                    self.mentee(pair("takes consent back")), Purpose.SHARE_PROFILE, Answer.WITHDRAWN
                )
            ),
        )
        on(of(5, 22), self._worry)
        on(of(7, 1), self._worry)
        on(of(6, 1), lambda: do(pair_life.PausePair(pair("pauses"), of(6, 20))))
        on(of(6, 15), lambda: self.meet([pair("is quiet a while")]))
        on(of(6, 22), lambda: self.meet([pair("pauses")]))
        on(
            of(6, 2),
            lambda: do(
                pair_life.ClosePairs(
                    (pair("goes on alone"),), S.INFORMAL, ClosingReason.GOALS_MET_EARLY
                )
            ),
        )
        on(
            of(7, 10),
            lambda: do(
                pair_life.ClosePairs((pair("moves away"),), S.ENDED_EARLY, ClosingReason.MOVED)
            ),
        )
        on(of(9, 1), self._comes_back)
        for number in range(12):
            on(7 + 26 * number, lambda n=number: self._question(n))
        on(of(7, 20), self._circle_applies)
        on(of(10, 12), self._groups_shrink)  # fmt: skip

    def mentee(self, pair):
        return self.office.row("match", pair)["mentee_id"]

    def _goals(self, pair):
        goal = self.office.do(NewGoal(pair, "Speak at a conference", of(8, 1)))["goal_id"]
        self.office.do(ReviewGoal(goal, 100, GoalState.MET))

    def _apply(self, week):
        people = tuple(self.cast.mentees[week::5])
        self.office.do(AddToRound(self.cast.spring, people, Role.MENTEE))

    def _worry(self):
        pair = self.pair("gives cause for worry")
        told = worries.Worry("Does not feel safe", ConcernKind.SAFETY, match_id=pair)
        self.office.do(worries.RaiseConcern(told))

    def _comes_back(self):
        old = self.pair("moves away")
        new = self.office.do(pair_life.RestartPair(old, self.cast.spring))
        self.fates[new["match_id"]] = "comes back"
        self.office.on(2, lambda: self.meet([new["match_id"]]))

    def _question(self, number):
        question = asks.AskQuestion(self.cast.askers[number], f"Where do I begin, {number}?")
        self.questions[self.office.do(question)["ask_id"]] = number

    def _circle_applies(self):
        circle = self.cast.circle
        self.office.do(AddToRound(circle, tuple(self.cast.members), Role.MENTEE))
        self.office.do(AddToRound(circle, tuple(self.cast.leaders), Role.MENTOR))
        ids = [a["id"] for a in self.office.rows("application", round_id=circle)]
        self.office.do(StepApplications(tuple(ids), ApplicationState.IN_POOL))

    def _groups_shrink(self):
        """Three groups lose nearly everybody; the fourth and the first go on."""
        for group in self.groups[1:4]:
            gone = tuple(m["person_id"] for m in self.inside(group)[1:])
            self.office.do(group_places.LeaveGroup(group, gone, ClosingReason.MENTEE_UNAVAILABLE))
