"""What the coordinator of the made year does about groups, and about questions to alumni."""

from __future__ import annotations

import datetime as dt
from typing import Any

from mentordesk.commands import ask_offers, asks, going_on, group_endings, group_sessions, groups
from mentordesk.commands.letters import MarkLettersSent, Sent
from mentordesk.commands.mentors import SetMentorField
from mentordesk.domain.closing import ClosingReason, DeclineReason
from mentordesk.domain.letter import Occasion
from mentordesk.domain.question import Outcome
from mentordesk.domain.refusal import Reason
from tests.support.year_story import of


class OfGroups:
    """Her answers to what groups ask; `Coordinator` brings the hands."""

    do: Any
    cast: Any
    office: Any
    story: Any
    group_letters: Any

    def group_below(self, item):
        others = self.story.groups
        if item.id == others[1]:
            self.do(groups.SetGroupSize(others[0], 2, 10))
            self.do(group_endings.MergeGroups(item.id, others[0]))
        elif item.id == others[2]:
            self.do(group_endings.ConvertGroup(item.id, self.cast.next_spring))
        else:
            self.do(group_endings.CloseGroup(item.id, ClosingReason.MENTEE_UNAVAILABLE))

    def group_no_session(self, item):
        first = self.office.row("mentoring_group", item.id)["started_on"] is None
        on = of(9, 16) if first else self.office.day + dt.timedelta(days=20)
        self.do(group_sessions.PlanGroupSession(item.id, on, f"Session of {on:%B}"))

    def group_agreement(self, item):
        self.group_letters(Occasion.GROUP_AGREEMENT, item.id)
        self.story.group_agreement_out(item.id)

    def group_attendance(self, item):
        """All came, save one of the first group."""
        planned = self.office.rows("session_log", group_id=item.id, held="planned")
        people = [m["person_id"] for m in self.story.inside(item.id)]
        missed = people[:1] if item.id == self.story.groups[0] else []
        came = tuple(one for one in people if one not in missed)
        self.do(group_sessions.RecordAttendance(planned[0]["id"], came, tuple(missed)))

    def group_missed(self, item):
        self.do(MarkLettersSent(Occasion.GROUP_NUDGE, (Sent(item.part, group_id=item.id),)))


class OfQuestions:
    """Her answers to what questions ask; `Coordinator` brings the hands."""

    do: Any
    cast: Any
    office: Any
    story: Any

    def ask_new(self, item):
        number = self.story.questions[item.id]
        if number == 3:
            no = DeclineReason.WANTS_JOB
            self.do(asks.CloseQuestion(item.id, Outcome.NOT_FOR_MENTORING, declined_for=no))
            return
        asked = [o["mentor_id"] for o in self.office.rows("ask_offer", ask_id=item.id)]
        alumni = self.cast.alumni[number % 12 :] + self.cast.alumni[: number % 12]
        self.do(ask_offers.OfferQuestion(item.id, next(a for a in alumni if a not in asked)))
        one_more = ask_offers.OfferQuestion(
            item.id, next(a for a in reversed(alumni) if a not in asked)
        )
        self.office.refused(Reason.OFFER_STANDS, one_more)
        self.story.offered(item.id)

    def ask_remind(self, item):
        (offer,) = self.office.rows("ask_offer", ask_id=item.id, state="sent")
        self.do(MarkLettersSent(Occasion.ASK_REMINDER, (Sent(offer["mentor_id"], None, item.id),)))

    def ask_expired(self, item):
        self.do(ask_offers.ExpireOffers((item.id,)))

    def ask_office(self, item):
        self.do(asks.CloseQuestion(item.id, Outcome.PARTLY))

    def ask_feedback(self, item):
        """They talked a week ago; one becomes a pair of the round, another goes on informally."""
        number = self.story.questions[item.id]
        if self.office.row("ask", item.id)["state"] == "accepted" and number < 8:
            self.do(asks.HoldTalk(item.id, self.office.day, 45))
        elif number == 4:
            pair, alum = going_on.MakePair(item.id, self.cast.spring), self.cast.alumni[4]
            self.office.refused(Reason.NOT_A_MENTOR, pair)
            self.do(SetMentorField(alum, "offers_matched", True))
            self.do(pair)
        elif number == 5:
            self.do(going_on.GoInformal(item.id))
        else:
            self.do(asks.CloseQuestion(item.id, Outcome.ANSWERED, 5, True))
