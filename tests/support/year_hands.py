"""What the coordinator of the made year does: an answer to every line of her list of today."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from types import SimpleNamespace

from mentordesk.commands import (
    application_life,
    forming,
    group_endings,
    pair_life,
    readiness,
)
from mentordesk.commands import concerns as worries
from mentordesk.commands.agreements import Acknowledge, SetAgreementState
from mentordesk.commands.applications import StepApplications
from mentordesk.commands.calls import LogCall
from mentordesk.commands.check_ins import SendSurvey
from mentordesk.commands.consents import RecordConsent
from mentordesk.commands.group_agreements import AcknowledgeInGroup
from mentordesk.commands.guidance import EditGuidance
from mentordesk.commands.letters import MarkLettersSent, Sent
from mentordesk.commands.notes import AddNote
from mentordesk.commands.pair_life import Reply, Said
from mentordesk.commands.rounds import StepRound
from mentordesk.commands.today import Dismiss, Snooze
from mentordesk.domain.agreement import AgreementState, Side
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.call import Call
from mentordesk.domain.closing import ClosingReason, DeclineReason
from mentordesk.domain.concern import ConcernState
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.letter import Occasion
from mentordesk.domain.match import MatchState
from mentordesk.domain.refusal import Reason
from mentordesk.domain.round import RoundState, due_state
from mentordesk.domain.survey import Survey
from mentordesk.domain.today import About, Needs
from mentordesk.jobs.matching import match_round
from mentordesk.store.queries.today_pairs import survey_to_remind
from tests.support.year_hands_more import OfGroups, OfQuestions
from tests.support.year_rows import day
from tests.support.year_story import of

A, N, S = ApplicationState, Needs, MatchState
STAYS = frozenset({N.CONCERN_UNREAD})
"""What she may leave for another day."""


class Coordinator(OfGroups, OfQuestions):
    """Reads the list and does what it asks, by the commands that the window uses."""

    def __init__(self, office, story, cast):
        self.office, self.story, self.cast = office, story, cast
        self.do = office.do

    def work(self, items):
        """Answers every line; lines of one rule are answered together. Gives what she did."""
        by_rule = defaultdict(list)
        for item in items:
            by_rule[item.needs, item.about is About.GROUP].append(item)
        for (needs, is_group), some in by_rule.items():
            name = f"group_{needs.value}" if is_group else needs.value
            together = getattr(self, f"all_{name}", None)
            if together is not None:
                together(some)
                continue
            one_by_one = getattr(self, name.replace("group_group_", "group_"), None)
            for item in some:
                (one_by_one or getattr(self, needs.value))(item)

    def letters(self, occasion, pairs, sides=("mentee_id", "mentor_id")):
        """Notes that letters to sides of these pairs went out."""
        rows = [self.office.row("match", pair) for pair in pairs]
        sent = [Sent(row[side], row["id"]) for row in rows for side in sides]
        self.do(MarkLettersSent(occasion, tuple(sent)))

    def group_letters(self, occasion, group):
        """Notes that everybody of a group was written to."""
        row = self.office.row("mentoring_group", group)
        people = [row["mentor_id"], *(m["person_id"] for m in self.story.inside(group))]
        self.do(MarkLettersSent(occasion, tuple(Sent(p, group_id=group) for p in people)))

    def later(self, item, days):
        self.do(Snooze((item.key,), self.office.day + dt.timedelta(days=days)))

    # Proposals and introductions.

    def reply_overdue(self, item):
        said = Said.YES if self.story.fate(item.id) == "asks for time" else Said.NO
        reply = Reply(item.id, said, reason=DeclineReason.NO_REPLY)
        self.do(pair_life.RecordReplies((reply,)))

    def all_to_propose_to_mentor(self, items):
        pairs = [item.id for item in items]
        self.letters(Occasion.PROPOSAL_MENTOR, pairs, ("mentor_id",))
        self.story.proposed_to_mentors(pairs)

    def to_introduce(self, item):
        pairs = [m["id"] for m in self.office.rows("match", round_id=item.id, state="confirmed")]
        self.letters(Occasion.INTRODUCTION_MENTEE, pairs, ("mentee_id",))
        self.letters(Occasion.INTRODUCTION_MENTOR, pairs, ("mentor_id",))
        if self.office.row("round", item.id)["state"] == "matching":
            self.do(StepRound(item.id, RoundState.INTRODUCED))
        self.do(SetAgreementState(tuple(pairs), AgreementState.SENT))
        self.story.introduced(pairs)
        self.story.agreements_out(pairs)

    def all_agreement_open(self, items):
        for side in (Side.MENTEE, Side.MENTOR):
            self.do(Acknowledge(tuple(item.id for item in items), side, "By phone"))

    def group_agreement_open(self, item):
        for member in self.story.inside(item.id):
            self.do(AcknowledgeInGroup(item.id, member["person_id"], "By phone"))

    # Silence and worry.

    def no_first_meeting(self, item):
        self.letters(Occasion.NUDGE, [item.id], ("mentee_id",))

    def no_news(self, item):
        if self.story.fate(item.id) == "falls silent":
            self.later(item, 30)
        else:
            self.do(LogCall(item.id, Call.REACHED, "All is well"))

    def no_news_long(self, item):
        never = self.office.row("match", item.id)["first_meeting_on"] is None
        why = ClosingReason.NEVER_STARTED if never else ClosingReason.NO_CONTACT
        self.do(pair_life.ClosePairs((item.id,), S.ENDED_EARLY, why))

    def group_no_news_long(self, item):
        self.do(AddNote(item.id, "The mentor says all is well", was_contact=True))

    def poor_survey(self, item):
        self.do(AddNote(item.id, "Spoke with both"))

    def group_poor_survey(self, item):
        self.do(AddNote(item.id, "Spoke with the group"))

    def note_due(self, item):
        self.do(Dismiss((item.key,), "Done"))

    def next_due(self, item):
        self.do(pair_life.PlanNext(item.id, None, None))

    def back_from_pause(self, item):
        self.do(pair_life.ResumePair(item.id))

    def consent_withdrawn(self, item):
        self.do(RecordConsent(item.id, Purpose.SHARE_PROFILE, Answer.GIVEN, "by phone"))

    def concern_unread(self, item):
        """The first one is left over a long weekend."""
        late = Snooze((item.key,), self.office.day + dt.timedelta(days=9))
        self.office.refused(Reason.CONCERN_STAYS, late)
        if self.office.day > of(6, 1):
            self.concern_late(item)

    def concern_late(self, _item):
        (row,) = self.office.rows("concern", state="raised")
        self.do(worries.ReadConcern(row["id"]))
        watch = worries.StepConcern(
            row["id"], ConcernState.MONITORED, review_on=self.office.day + dt.timedelta(days=14)
        )
        self.do(watch)

    def concern_review(self, _item):
        (row,) = self.office.rows("concern", state="monitored")
        self.do(worries.CloseConcern(row["id"], "Spoke with both; all is well"))

    # Reviews and the end.

    def _asked(self, items, occasion, survey):
        pairs = [item.id for item in items]
        self.letters(occasion, pairs)
        self.story.asked_survey(pairs, survey)

    def all_check_in_due(self, items):
        self._asked(items, Occasion.CHECK_IN, Survey.FIRST_WEEKS)

    def all_midpoint_due(self, items):
        self._asked(items, Occasion.MIDPOINT, Survey.MONTH_3)

    def all_ending_due(self, items):
        longer = [i for i in items if self.story.fate(i.id) == "needs longer"]
        if longer and self.office.day < of(10, 1):
            self.do(pair_life.ExtendPair(longer[0].id, of(10, 31)))
            items = [item for item in items if item not in longer]
        if items:
            self._asked(items, Occasion.ENDING, Survey.MONTH_6)

    def all_complete_due(self, items):
        pairs = tuple(item.id for item in items)
        self.do(pair_life.ClosePairs(pairs, S.COMPLETED, ClosingReason.PLANNED_END))

    def follow_up_due(self, item):
        self.do(SendSurvey((item.id,), Survey.FOLLOW_UP))

    def survey_out(self, item):
        survey = self.office.workspace.ask(survey_to_remind, item)
        self.do(SendSurvey((item.id,), survey))

    def group_check_in_due(self, item):
        self.do(SendSurvey((item.id,), Survey.FIRST_WEEKS))
        self.story.group_asked(item.id, Survey.FIRST_WEEKS)

    def group_midpoint_due(self, item):
        self.group_letters(Occasion.GROUP_MIDPOINT, item.id)
        self.story.group_asked(item.id, Survey.MONTH_3)

    def group_ending_due(self, item):
        self.group_letters(Occasion.GROUP_ENDING, item.id)
        self.story.group_asked(item.id, Survey.MONTH_6)

    def group_complete_due(self, item):
        self.do(group_endings.CloseGroup(item.id, ClosingReason.PLANNED_END))

    # Rounds.

    def round_due(self, item):
        row = self.office.row("round", item.id)
        names = ("call_opens", "call_closes", "matching", "starts", "midpoint", "ends")
        dates = {name: day(row[name]) for name in names}
        due = due_state(RoundState(row["state"]), SimpleNamespace(**dates), self.office.day)
        assert due is not None
        self.do(StepRound(item.id, due[0]))

    def incomplete(self, item):
        found = self.office.rows("application", round_id=item.id, state="incomplete")
        self.do(StepApplications(tuple(a["id"] for a in found), A.ELIGIBLE))

    def waiting(self, item):
        """Solves the round; who is left, or comes back later, goes on the waiting list."""
        found = self.office.row("round", item.id)
        if found["current_plan_id"] is None:
            match_round(self.office.workspace, item.id)
            self.office.forget()
            if item.id == self.cast.spring:
                self._propose()
            else:
                formed = self.do(forming.FormGroups(item.id))
                self.story.groups[:] = formed["group_ids"]
        drafted = {m["mentee_id"] for m in self.office.rows("match", round_id=item.id)
                   if m["state"] != "declined"}  # fmt: skip
        drafted |= {m["person_id"] for m in self.office.rows("group_member")}
        left = [a["id"] for a in self.office.rows("application", round_id=item.id, role="mentee")
                if a["state"] in ("received", "eligible", "in_pool")
                and a["person_id"] not in drafted]  # fmt: skip
        if left:
            self.do(StepApplications(tuple(left), A.WAITLISTED))

    def _propose(self):
        """Proposes every draft to its mentee, in the order of their names."""
        drafts = self.office.rows("match", state="draft")
        names = {p["id"]: p["display_name"] for p in self.office.tables["person"]}
        drafts.sort(key=lambda row: names[row["mentee_id"]])
        pairs = [row["id"] for row in drafts]
        self.letters(Occasion.PROPOSAL_MENTEE, pairs, ("mentee_id",))
        self.story.proposed_to_mentees(pairs)

    def mentors_free(self, item):
        self.do(Dismiss((item.key,), "Kept for the next round"))

    def untrained(self, _item):
        self.do(readiness.MarkTrained(self.cast.all_mentors, self.office.day))

    def no_code(self, _item):
        self.do(readiness.AcceptCode(self.cast.all_mentors, None, self.office.day))

    def guidance_due(self, item):
        self.do(EditGuidance(item.id, "review_on", of(2, 10).replace(year=2027)))

    # Towards the next year.

    def carry(self):
        """Who waited in vain, and wishes to be kept, is carried over to the next round."""
        waited = self.office.rows("application", round_id=self.cast.spring, state="waitlisted")
        ids = tuple(a["id"] for a in waited)
        self.do(application_life.AgreedToBeKept(ids, self.office.day))
        self.do(application_life.CarryApplications(ids, self.cast.next_spring))
