"""A whole made year: two hundred people, three schemes, two changes of the clocks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from mentordesk.commands import (
    application_life,
    ask_offers,
    group_endings,
    groups,
    pair_life,
    readiness,
)
from mentordesk.commands.applications import AddToRound, StepApplications
from mentordesk.commands.calendar import SaveSpan
from mentordesk.commands.guidance import EditGuidance, NewGuidance
from mentordesk.commands.imports import ImportPeople
from mentordesk.commands.letters import MarkLettersSent, Sent
from mentordesk.commands.matches import DraftMatch
from mentordesk.commands.mentors import SetMentorField
from mentordesk.commands.people import EditPerson
from mentordesk.commands.round_life import CopyRound
from mentordesk.commands.rounds import EditProgramme, NewRound, StepRound
from mentordesk.commands.sessions import LogSession, Told
from mentordesk.commands.steps import StepMatches
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.closing import ClosingReason
from mentordesk.domain.group import GroupState
from mentordesk.domain.guidance import About
from mentordesk.domain.letter import Occasion
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Reason
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.domain.season import Season, Span
from mentordesk.importing.mapping import SheetRole
from mentordesk.jobs.export import export_everything
from mentordesk.jobs.importing import Wishes, plan_import
from mentordesk.jobs.report import write_report
from mentordesk.progress import Progress
from mentordesk.store.queries.figures import Scope
from mentordesk.store.queries.report import read_figures
from tests.support.sheets import write_csv
from tests.support.year_hands import STAYS, Coordinator
from tests.support.year_office import Office
from tests.support.year_story import FIRST, LAST, Story, of

A, R = ApplicationState, Reason
PARTS = {"mentees": 28, "mentors": 20, "members": 30, "leaders": 7, "alumni": 46, "askers": 69}
"""How many people there are of each kind: two hundred."""


@dataclass
class Cast:
    """Who and which round is who, by id."""

    people: dict[str, list[str]] = field(default_factory=dict)
    spring: str = ""
    circle: str = ""
    next_spring: str = ""

    def __getattr__(self, part):
        """The people of a kind."""
        return self.__dict__["people"][part]

    @property
    def all_mentors(self):
        """Everybody with a mentor profile."""
        return tuple(self.mentors + self.leaders + self.alumni)


class Year:
    """The year as it was lived; opened by `Year(folder).live()`."""

    def __init__(self, folder):
        self.folder = folder
        self.office = Office(folder / "Mentoring.mentordesk", FIRST)
        self.do, self.refused = self.office.do, self.office.refused
        self.cast = Cast()
        self.set_up()
        self.story = Story(self.office, self.cast)
        self.hands = Coordinator(self.office, self.story, self.cast)
        self.plans()
        self.kept = None

    def set_up(self):
        """People come from a file of a form; the rounds and the office's own words by hand."""
        for field_, value in (("time_zone", "Europe/London"), ("require_code", True),
                              ("code_of_conduct_version", "2026")):  # fmt: skip
            self.do(EditProgramme(field_, value))
        names = [f"{part[:-1].capitalize()} {n:02}" for part, n_of in PARTS.items()
                 for n in range(n_of)]  # fmt: skip
        rows = [["Name", "Email"], *([name, f"{name.replace(' ', '.')}@post.example"]
                                     for name in names)]  # fmt: skip
        mentors = [row for row in rows[1:] if row[0].startswith(("Mentor", "Leader", "Alumn"))]
        mentees = [row for row in rows[1:] if row not in mentors]
        for role, people in ((SheetRole.MENTEE, mentees), (SheetRole.MENTOR, mentors)):
            path = write_csv(self.folder / f"{role.value}.csv", [rows[0], *people])
            plan = plan_import([path], self.office.workspace, None, Wishes(role=role), Progress())
            self.do(ImportPeople(plan[0]))
        ids = {p["display_name"]: p["id"] for p in self.office.tables["person"]}
        for part in PARTS:
            self.cast.people[part] = [ids[name] for name in names
                                      if name.startswith(f"{part[:-1].capitalize()} ")]  # fmt: skip
        offers = [("leaders", "offers_group", True), ("leaders", "offers_matched", False),
                  ("alumni", "offers_ask", True), ("alumni", "offers_matched", False)]  # fmt: skip
        deeds = [SetMentorField(who, name, value) for part, name, value in offers
                 for who in self.cast.people[part]]  # fmt: skip
        deeds += [SetMentorField(who, "places", 2) for who in self.cast.mentors[::2]]
        self.office.together(*deeds)
        self.cast.spring = self._round("Spring", Scheme.MATCHED, of(4, 1), 6)
        self.cast.circle = self._round("Circle", Scheme.GROUP, of(9, 15), 3)
        self._round("Questions", Scheme.ASK, of(2, 1), 11)
        self.do(SaveSpan(Span(Season.HOLIDAY, "Bank holiday", of(5, 25), of(5, 25))))
        piece = self.do(NewGuidance(About.PRINCIPLES, "How we listen", body="Let them finish."))
        self.do(EditGuidance(piece["guidance_id"], "review_on", of(2, 10)))

    def _round(self, name, scheme, starts, months):
        self.do(NewRound(name, scheme, starts, months, RoundState.DRAFT))
        return next(r["id"] for r in self.office.tables["round"] if r["name"] == name)

    def plans(self):
        """What she has put into her own diary."""
        on, cast = self.office.on, self.cast
        on(of(1, 12), self._code)
        on(of(2, 20), self._sort)
        on(of(3, 2), lambda: self.do(readiness.AcceptCode(cast.all_mentors, None, self.office.day)))
        on(of(7, 1), lambda: self.do(EditProgramme("code_of_conduct_version", "2026, second")))
        on(of(7, 8), self._planned_group)
        on(of(7, 20), lambda: self.do(groups.StepGroup(self.planned, GroupState.RECRUITING)))
        on(
            of(8, 20),
            lambda: self.do(group_endings.CloseGroup(self.planned, ClosingReason.NEVER_STARTED)),
        )
        on(of(9, 8), lambda: self.do(StepRound(cast.circle, RoundState.INTRODUCED)))
        on(of(10, 5), self._copy)
        on(of(11, 28), self._carry)
        on(of(11, 30), lambda: self.do(StepRound(cast.spring, RoundState.REPORTED)))
        on(of(12, 4), self._archive)

    def live(self):
        """Every day from the first to the last: the post, the list, her answers, the list again."""
        office = self.office
        while office.day <= LAST:
            for deed in office.post.pop(office.day, ()):
                deed()
            items = office.look()
            if items:
                self.hands.work(items)
                done = {item.key for item in items if item.needs not in STAYS}
                left = office.look()
                assert not done & {item.key for item in left}, (office.day, left)
                left = [item for item in left if item.needs not in STAYS]
                if left:  # an answer brought something new
                    self.hands.work(left)
                    assert not {item.key for item in left} & {item.key for item in office.look()}
            office.day += dt.timedelta(days=1)
        assert not any(day <= LAST for day in office.post)
        office.day = LAST
        return self

    # What she had meant to do, with what she was told could not be.

    def _code(self):
        """No question is offered to whom has not accepted the code."""
        (ask,) = self.office.rows("ask")
        offer = ask_offers.OfferQuestion(ask["id"], self.cast.alumni[0])
        self.refused(R.CODE_NOT_ACCEPTED, offer)
        self.do(readiness.AcceptCode(tuple(self.cast.alumni), None, self.office.day))

    def _sort(self):
        """One lacks an answer, one is not eligible, one withdraws, the rest are in the pool."""
        rows = self.office.rows("application", round_id=self.cast.spring)
        ids = [row["id"] for row in rows]
        lacking = Sent(rows[0]["person_id"], round_id=self.cast.spring)
        self.do(MarkLettersSent(Occasion.MISSING_ITEMS, (lacking,)))
        self.do(StepApplications((ids[1],), A.INELIGIBLE, "not of this university"))
        self.do(StepApplications((ids[2],), A.WITHDRAWN))
        self.do(StepApplications(tuple(ids[3:]), A.ELIGIBLE))
        self.refused(R.APPLICATION_STEP, StepApplications((ids[1],), A.IN_POOL))
        self.do(StepApplications(tuple(ids[3:]), A.IN_POOL))

    def _planned_group(self):
        new = groups.NewGroup(self.cast.circle, "Returners", self.cast.leaders[-1], planned=True)
        self.planned = self.do(new)["group_id"]
        self.refused(R.GROUP_STEP, groups.StepGroup(self.planned, GroupState.RUNNING))

    def _copy(self):
        starts = of(4, 1).replace(year=2027)
        self.do(CopyRound(self.cast.spring, "Spring 2027", starts))
        (row,) = self.office.rows("round", name="Spring 2027")
        self.cast.next_spring = row["id"]
        for leader in self.cast.leaders:
            self.do(SetMentorField(leader, "offers_matched", True))

    def _carry(self):
        waited = self.office.rows("application", round_id=self.cast.spring, state="waitlisted")
        one = application_life.CarryApplications((waited[0]["id"],), self.cast.next_spring)
        self.refused(R.CARRY_CONSENT, one)
        self.hands.carry()
        self.refused(R.APPLIED_ALREADY, one)
        rows = self.office.rows("application", round_id=self.cast.next_spring, state="incomplete")
        self.refused(R.NOT_CONFIRMED, StepApplications((rows[0]["id"],), A.ELIGIBLE))
        ids = tuple(row["id"] for row in rows)
        self.do(application_life.ConfirmCarried(ids, self.office.day))

    def _archive(self):
        """What is archived stays as it is, whoever moves away afterwards."""
        cast, pair = self.cast, self.story.pair
        write_report(self.office.workspace, self.folder / "all.xlsx", Scope(), Progress())
        export_everything(self.office.workspace, self.folder / "export", Progress())
        self.do(StepRound(cast.spring, RoundState.ARCHIVED))
        self.kept = self.figures("Spring")
        self.refused(R.ROUND_BACK, StepRound(cast.spring, RoundState.RUNNING))
        late = AddToRound(cast.spring, (cast.askers[-1],), Role.MENTEE)
        self.refused(R.ROUND_FINISHED, late)
        two = DraftMatch(cast.spring, None, cast.mentors[0], cast.mentees[0])
        self.refused(R.ROUND_FINISHED, two)
        again = pair_life.RestartPair(pair("never meets"), cast.spring)
        self.refused(R.ROUND_FINISHED, again)
        alone = StepMatches((pair("goes well"),), MatchState.INFORMAL)
        self.refused(R.ROUND_ARCHIVED, alone)
        self.do(EditPerson(cast.mentees[5], "country", "NP"))
        self.do(LogSession(pair("goes well"), Told(of(9, 1), minutes=500)))

    def figures(self, name):
        """The figures of a round as the report shows them."""
        return self.office.workspace.ask(read_figures, Scope(name), self.office.workspace.today())
