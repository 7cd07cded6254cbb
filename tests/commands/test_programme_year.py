"""A programme's year through its commands: three schemes, 200 people, every day with its list.

That nothing stands on the list but what the rules say, and nothing is missing, is asserted on
every day of it (`Office.look`); what is here is what the whole year must have shown.
"""

from __future__ import annotations

from mentordesk.domain.application import ApplicationState
from mentordesk.domain.group import GroupState, MemberState
from mentordesk.domain.match import MatchState
from mentordesk.domain.question import AskState, OfferState
from mentordesk.domain.refusal import Reason
from mentordesk.domain.round import RoundState
from mentordesk.domain.today import Needs
from mentordesk.store.checks import check
from tests.jobs import test_report_life as life
from tests.support.recount import Recount, rows_of, sheet
from tests.support.year import PARTS, Year
from tests.support.year_story import FATES, of

N, R = Needs, Reason
STATES: dict[str, set] = {
    "application": set(ApplicationState),
    "match": set(MatchState),
    "mentoring_group": set(GroupState),
    "group_member": set(MemberState) - {MemberState.APPLIED},  # who applies is in the pool
    "ask": set(AskState),
    "ask_offer": set(OfferState),
    "round": set(RoundState),
}
REFUSED = {
    R.APPLICATION_STEP, R.APPLIED_ALREADY, R.CARRY_CONSENT, R.CODE_NOT_ACCEPTED, R.CONCERN_STAYS,
    R.GROUP_STEP, R.NOT_A_MENTOR, R.NOT_CONFIRMED, R.OFFER_STANDS, R.ROUND_ARCHIVED, R.ROUND_BACK,
    R.ROUND_FINISHED,
}  # fmt: skip
"""What she is refused on the way; each with a sentence, and nothing changed."""

DAYS = {
    ("never answers", N.REPLY_OVERDUE): [of(3, 12)],
    ("asks for time", N.REPLY_OVERDUE): [of(3, 19)],
    ("leaves the agreement", N.AGREEMENT_OPEN): [of(4, 8)],
    ("leaves the survey", N.CHECK_IN_DUE): [of(4, 8)],
    ("leaves the survey", N.SURVEY_OUT): [of(4, 22)],
    ("never meets", N.NO_FIRST_MEETING): [of(4, 8), of(4, 22), of(5, 6)],
    ("never meets", N.NO_NEWS_LONG): [of(5, 9)],
    ("is on her mind", N.NOTE_DUE): [of(5, 4)],
    ("pauses", N.BACK_FROM_PAUSE): [of(6, 21)],
    ("needs longer", N.ENDING_DUE): [of(9, 17), of(10, 17)],
    ("leaves the last survey", N.SURVEY_OUT): [of(10, 1)],
    ("leaves the last survey", N.COMPLETE_DUE): [of(10, 29)],
    ("goes on alone", N.FOLLOW_UP_DUE): [of(12, 2)],
}  # fmt: skip
"""The days on which a pair begins to stand on the list, worked out by hand."""


def test_a_year_of_three_rounds_is_lived_day_by_day(tmp_path):
    year = Year(tmp_path).live()
    office, pair = year.office, year.story.pair
    assert sum(PARTS.values()) == len(office.tables["person"]) == 200
    assert set(FATES) <= set(year.story.fates.values())
    for table, states in STATES.items():
        assert office.reached[table] == {state.value for state in states}, table
    assert {needs for needs, _, _ in office.seen} == set(N)
    for (fate, needs), days in DAYS.items():
        assert office.stretches(needs, pair(fate)) == days, (fate, needs)
    well = {needs for needs, about, _ in office.seen if about == pair("goes well")}
    assert well == {
        N.TO_PROPOSE_TO_MENTOR, N.CHECK_IN_DUE, N.MIDPOINT_DUE, N.ENDING_DUE, N.COMPLETE_DUE,
    }  # fmt: skip
    assert office.stretches(N.CONCERN_UNREAD, "all") == [of(5, 22), of(7, 1)]
    assert office.stretches(N.CONCERN_LATE, "all") == [of(5, 26)]
    assert office.stretches(N.CONCERN_REVIEW, "all") == [of(6, 9), of(7, 15)]
    assert office.met == REFUSED
    assert office.workspace.ask(check).problems == ()
    assert year.figures("Spring") == year.kept
    figures_equal_a_recount(year)


def figures_equal_a_recount(year):
    folder, today = year.folder, of(12, 4)
    recount = Recount(folder / "export", lambda row: True, lambda day: True, today)
    page = sheet(folder / "all.xlsx", "R1 Round summary")
    found = {row[0]: row[3:5] for row in rows_of(page, "RoundSummary", 6)}
    assert found == {name: tuple(told) for name, told in recount.figures().items()}

    def lines(title, table):
        return {r[0]: (r[2], r[3]) for r in rows_of(sheet(folder / "all.xlsx", title), table, 5)}

    life.test_engagement_equals_a_recount(recount, lines)
    life.test_the_spread_counts_every_introduced_pair_once((folder, None), recount)
    life.test_responses_equal_a_recount((folder, None), recount)
    life.test_outcomes_equal_a_recount(recount, lines)
    life.test_groups_and_questions_of_the_schemes_equal_a_recount((folder, None), recount)
    life.test_mentors_who_came_back_equal_a_recount(recount, lines)
