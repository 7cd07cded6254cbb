"""The words of reasons, blocks and marks: complete, short and concrete."""

from __future__ import annotations

import pytest

from mentordesk.domain.missing import Missing
from mentordesk.matching.plan import LockTrouble
from mentordesk.matching.pool import Blocked, Clash, Criterion
from mentordesk.matching.unmatched import Why
from mentordesk.wording import blocks, matching
from mentordesk.wording.matching import CRITERIA, reason


def say(criterion, verdict="for", **values):
    return reason(criterion, verdict, values, "David", "Amina")


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (
            say("topics", shared=["Health", "Law"], wanted=["Health", "Law", "Art"], first=True),
            "Amina wants and David offers “Health” and “Law”",
        ),
        (
            say("topics", shared=["Law"], wanted=["Health", "Law"], first=False),
            "Amina wants and David offers “Law”, but not the first wish, “Health”",
        ),
        (
            say("topics", shared=[], wanted=["Health"], first=False),
            "David offers none of what Amina wants: “Health”",
        ),
        (
            say("sector", shared=["Energy"], wanted=["Energy", "Law"]),
            "David works in the sector Amina wants: “Energy”",
        ),
        (
            say("sector", shared=[], wanted=["Energy", "Law"]),
            "David does not work in a sector Amina wants: “Energy” and “Law”",
        ),
        (say("hours", minutes=270), "4 h 30 min free together each week"),
        (say("hours", minutes=0), "No hours free together"),
        (
            say("language", languages=["en", "bn"], level=4),
            "Both speak English and Bangla (native)",
        ),
        (say("language", languages=["qqq"], level=1), "Both speak qqq (basic)"),
        (say("language", languages=[], level=0), "They speak no common language"),
        (say("stage", years=12), "David is 12 years ahead"),
        (say("stage", years=1), "David is 1 year ahead"),
        (say("stage", years=0), "Both have the same years of experience"),
        (say("stage", years=-2), "Amina is 2 years ahead of David"),
        (say("country", shared=["Kenya"], wanted=["Kenya"]), "David knows Kenya, as Amina wishes"),
        (
            say("country", shared=[], wanted=["Kenya", "Trinidad and Tobago", "Peru"]),
            "David has not worked in Kenya, Trinidad and Tobago or Peru",
        ),
        (say("country", shared=[], wanted=["Kenya"]), "David has not worked in Kenya"),
        (say("wishes", rank=1, wished=3), "David is the first wish of Amina"),
        (say("wishes", rank=4, wished=4), "David is the 4th wish of Amina"),
        (say("wishes", rank=0, wished=1), "Amina wishes for somebody else"),
        (say("wishes", rank=0, wished=2), "Amina wishes for others"),
        (say("fairness", new=["mentee", "mentor"], times_left_out=0), "A first pair for both"),
        (
            say("fairness", new=["mentee"], times_left_out=2),
            "A first pair for Amina; Amina was left out twice before",
        ),
        (say("fairness", new=["mentor"], times_left_out=0), "A first pair for David"),
        (
            say("fairness", new=[], times_left_out=3),
            "Both have had a pair before; Amina was left out 3 times before",
        ),
        (say("waiting", days=13, times_left_out=0), "Amina applied 13 days before the start"),
        (say("waiting", days=60, times_left_out=0), "Amina applied 1 month before the start"),
        (
            say("waiting", days=25, times_left_out=2),
            "Amina applied 3 weeks before the start and was left out twice before",
        ),
        (say("waiting", days=None, times_left_out=1), "Amina was left out once before"),
    ],
)
def test_a_reason_is_one_concrete_clause(said, text):
    assert said == text


@pytest.mark.parametrize(
    ("criterion", "lacking", "text"),
    [
        ("hours", ["mentee"], "Amina gave no hours or time zone"),
        ("hours", ["mentee", "mentor"], "Neither David nor Amina gave hours and time zone"),
        ("topics", ["mentor"], "David gave no topics"),
        ("sector", ["mentee", "mentor"], "Neither David nor Amina gave a sector"),
        ("language", ["mentee"], "Amina gave no languages"),
        ("stage", ["mentor"], "David gave no years of experience"),
        ("country", ["preference"], "Amina named no country"),
        ("wishes", ["preference"], "Amina wishes for nobody by name"),
        ("country", ["mentor"], "David gave no country"),
    ],
)
def test_what_is_missing_is_said_kindly(criterion, lacking, text):
    assert say(criterion, "missing", lacking=lacking) == text


def test_every_criterion_has_a_name():
    assert list(CRITERIA) == [criterion.value for criterion in Criterion]


@pytest.mark.parametrize("kind", [*Blocked, *Clash])
def test_every_block_and_clash_can_be_said(kind):
    bare = blocks.block(kind.value, {}, "David", "Amina")
    assert bare
    assert not bare.endswith(".")
    assert "{" not in bare
    told = blocks.unmatched(
        "no_allowed_mentor", "Amina", most=kind.value, blocking=3, mentors=0, mentees=0, places=0
    )
    assert told.startswith("No mentor can take Amina; for 3 mentors because ")


@pytest.mark.parametrize("kind", list(Blocked))
def test_every_hard_rule_has_a_way_on(kind):
    assert blocks.way_on(kind.value, "David").endswith(".")


@pytest.mark.parametrize("trouble", [t for t in LockTrouble if t is not LockTrouble.BLOCKED])
def test_every_trouble_with_a_lock_can_be_said(trouble):
    assert blocks.block(trouble.value, {}, "David", "Amina")


@pytest.mark.parametrize(
    ("kind", "values", "text"),
    [
        ("full", {}, "David has no free place"),
        ("no_common_language", {}, "they speak no common language"),
        ("few_common_hours", {"minutes": 90}, "they have only 1 h 30 min free together each week"),
        ("few_common_hours", {"minutes": 0}, "they have no hours free together"),
        ("same_employer", {"employer": "BRAC"}, "both work for BRAC"),
        ("topic_refused", {"topics": ["Law", "Art"]}, "David will not cover “Law” and “Art”"),
        (
            "consent_withdrawn", {"people": ["Amina"]},
            "Amina did not agree to the profile being shown",
        ),
    ],
)  # fmt: skip
def test_a_block_names_what_it_knows(kind, values, text):
    assert blocks.block(kind, values, "David", "Amina") == text


@pytest.mark.parametrize("why", list(Why))
def test_everybody_left_out_is_told_why(why):
    said = blocks.unmatched(
        why.value, "Amina", most=None, blocking=0, mentors=2, mentees=5, places=3
    )
    assert said
    if why is Why.ALL_FULL:
        assert said == "5 mentees can only go to the same 2 mentors, with 3 places for them"


@pytest.mark.parametrize(
    ("mentors", "places", "text"),
    [
        (1, 1, "5 mentees can only go to the same mentor, with 1 place for them"),
        (2, 0, "Every mentor who could take Amina is full with locked pairs"),
    ],
)
def test_places_that_are_shared_by_too_many(mentors, places, text):
    said = blocks.unmatched(
        "all_full", "Amina", most=None, blocking=0, mentors=mentors, mentees=5, places=places
    )
    assert said == text


@pytest.mark.parametrize("thing", list(Missing))
def test_every_mark_is_a_kind_sentence(thing):
    said = matching.sentence(matching.missing(thing, "Amina"))
    assert said.startswith("Amina ")
    assert said.endswith(".")
    if thing is Missing.HOURS:
        assert said == "Amina gave no hours."
