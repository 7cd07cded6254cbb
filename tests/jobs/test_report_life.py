"""R2, R3, R4 and R7 equal a recount from the export, by hand and without SQL."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from statistics import mean, median

import pytest

from mentordesk.documents.sheets import Table
from mentordesk.domain.life_figures import Answered, LifeFacts, life_figures
from mentordesk.domain.person import Role
from mentordesk.domain.survey import Survey
from mentordesk.jobs.report_life import outcomes
from tests.support.recount import LIVE, Recount, rows_of, sheet


@pytest.fixture(scope="module")
def recount(reported):
    return Recount(reported[0] / "export", lambda row: True)


@pytest.fixture(scope="module")
def lines(reported):
    """The lines of a table by name: value and denominator."""

    def read(title, table):
        page = sheet(reported[0] / "all.xlsx", title)
        return {row[0]: (row[2], row[3]) for row in rows_of(page, table, 5)}

    return read


def held(recount):
    return [s for s in recount.table("sessions") if s["held"] == "took_place"]


def begun_groups(recount):
    rows = recount.table("groups")
    return {g["id"]: g for g in rows if g["state"] not in ("planned", "recruiting")}


def test_engagement_equals_a_recount(recount, lines):
    pairs = {p["id"] for p in recount.introduced}
    groups = begun_groups(recount)
    sessions = Counter(s["match_id"] for s in held(recount) if s["match_id"] in pairs)
    minutes = [
        int(s["minutes"]) for s in held(recount)
        if s["minutes"] and (s["match_id"] in pairs or s["group_id"] in groups)
    ]  # fmt: skip
    known = [
        (dt.date.fromisoformat(p["first_meeting_on"]) - dt.date.fromisoformat(p["introduced_on"]))
        .days <= 14 if p["first_meeting_on"] else False
        for p in recount.introduced
        if p["first_meeting_on"]
        or recount.today - dt.date.fromisoformat(p["introduced_on"]) > dt.timedelta(days=14)
    ]  # fmt: skip
    of_group = {s["id"] for s in held(recount) if s["group_id"] in groups}
    came = [a["came"] == "true" for a in recount.table("attendance") if a["session_id"] in of_group]
    found = lines("R3 Engagement", "Engagement")
    assert sum(sessions.values()) > 20
    assert found["Sessions of pairs"] == (sum(sessions.values()), len(pairs))
    assert found["Sessions a pair (median)"] == (median(sessions[p] for p in pairs), len(pairs))
    assert found["Hours given by mentors"] == (round(sum(minutes) / 60, 1), len(minutes))
    assert found["First meeting within 14 days"] == (sum(known), len(known))
    assert found["Sessions of groups"] == (len(of_group), len(groups))
    assert found["Members who came"] == (sum(came), len(came))
    live = [p for p in recount.introduced if p["state"] in LIVE]
    assert found["No news for 30 days"][1] == len(live)
    assert 0 <= found["No news for 30 days"][0] <= len(live)


def test_the_spread_counts_every_introduced_pair_once(reported, recount):
    sessions = Counter(s["match_id"] for s in held(recount))
    spread = Counter(min(sessions[p["id"]], 6) for p in recount.introduced)
    page = sheet(reported[0] / "all.xlsx", "R3 Engagement")
    assert [row[1] for row in rows_of(page, "SessionsSpread", 2)] == [spread[n] for n in range(7)]


def test_responses_equal_a_recount(reported, recount):
    page = sheet(reported[0] / "all.xlsx", "R4 Outcomes")
    names = {"First survey": "baseline", "Two-week check-in": "first_weeks",
             "Midpoint survey": "month_3", "End survey": "month_6",
             "Follow-up survey": "follow_up"}  # fmt: skip
    asked: Counter[tuple[str, str]] = Counter()
    back: Counter[tuple[str, str]] = Counter()
    for row in recount.table("check_ins"):
        if row["sent_on"] or row["returned_on"]:
            asked[row["survey"], row["role"]] += 1
            back[row["survey"], row["role"]] += bool(row["returned_on"])
    assert sum(back.values()) > 10
    for survey, side, returned, of in rows_of(page, "Responses", 4):
        key = names[survey], side.lower().removesuffix("s")
        assert (returned, of) == (back[key], asked[key])


def test_outcomes_equal_a_recount(recount, lines):
    ends = [
        json.loads(c["answers"]) for c in recount.table("check_ins") if c["survey"] == "month_6"
    ]
    said = {name: [a[name] for a in ends if name in a] for a in ends for name in a}
    found = lines("R4 Outcomes", "Outcomes")
    quality, recommend = said["match_quality"], said["recommend"]
    expected = {
        "Match was good or better": (sum(n >= 4 for n in quality), len(quality)),
        "Would recommend it (mean of 0 to 10)": (
            pytest.approx(mean(recommend), abs=0.0501), len(recommend),
        ),
    }  # fmt: skip
    for line, (value, of) in expected.items():
        assert found[line] == ((value, of) if of >= 5 else ("fewer than 5", None)), line
    states = Counter(g["state"] for g in recount.table("goals"))
    assert found["Goals met"] == (states["met"], states.total())
    assert found["Goals partly met"] == (states["partly"], states.total())


def test_groups_and_questions_of_the_schemes_equal_a_recount(reported, recount):
    page = sheet(reported[0] / "all.xlsx", "R2 Scheme totals")
    found = {(r[0], r[1]): (r[3], r[4]) for r in rows_of(page, "SchemeTotals", 5)}
    groups = begun_groups(recount)
    members = {
        (m["group_id"], m["person_id"]) for m in recount.table("group_members")
        if m["group_id"] in groups
    }  # fmt: skip
    assert found["Group Mentoring", "Groups"][0] == len(groups)
    assert found["Group Mentoring", "Members"][0] == len(members)
    asked = recount.table("questions")
    taken = {"answered", "partly", "became_application", "informal"}
    assert found["Ask An Alum", "Questions asked"][0] == len(asked) > 0
    assert found["Ask An Alum", "Questions answered"] == (
        sum(q["outcome"] in taken for q in asked), len(asked),
    )  # fmt: skip


def test_mentors_who_came_back_equal_a_recount(recount, lines):
    starts = {r["id"]: r["starts"] for r in recount.rounds.values()}
    used = {(p["mentor_id"], p["round_id"]) for p in recount.introduced}
    used |= {(g["mentor_id"], g["round_id"]) for g in begun_groups(recount).values()}
    came_back = {
        m for m, r in used if any(m == n and starts[s] < starts[r] for n, s in used)
    }  # fmt: skip
    people = {m for m, _ in used}
    assert lines("R7 Coming back", "Returning")["Mentors who came back"] == (
        len(came_back), len(people),
    )  # fmt: skip


def test_the_ways_applications_came_add_up(reported, recount):
    page = sheet(reported[0] / "all.xlsx", "R7 Coming back")
    rows = rows_of(page, "Sources", 3)
    assert {row[2] for row in rows} <= {len(recount.mentees), None}
    assert sum(row[1] for row in rows if isinstance(row[1], int)) == len(recount.mentees)


def test_a_gain_is_told_as_a_change_of_five_people_or_more_and_never_of_fewer():
    def answered(number, survey, word, score):
        return Answered(survey, Role.MENTEE, f"p{number}", "pair", True, gains={word: score})

    both = ((Survey.BASELINE, 2), (Survey.MONTH_6, 4))
    some = [answered(n, s, "Leadership", score) for n in range(5) for s, score in both]
    few = [answered(n, s, "Network", score) for n in range(5, 9) for s, score in both]
    bands = outcomes(life_figures([LifeFacts(surveys=(*some, *few))]))
    tables = (part for band in bands for part in band if isinstance(part, Table))
    gains = next(table for table in tables if table.name == "Gains")
    assert list(gains.rows) == [("Mentees", "Leadership", 5, 2, 4, 2)]
