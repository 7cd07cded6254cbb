"""Sheets of pairs, groups, sessions and answers are told from sign-ups, and their cells read."""

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.domain.match import MatchState
from mentordesk.domain.meeting import Mode
from mentordesk.domain.survey import Question, Survey
from mentordesk.domain.together import PARTS, About, Part
from mentordesk.importing.relation_columns import read_as, recognised
from mentordesk.importing.relation_mapping import relation_from_json
from mentordesk.importing.relation_rows import read_relations
from mentordesk.importing.relation_values import (
    minutes_of,
    mode_of,
    pair_state,
    read_answer,
    survey_of,
)
from mentordesk.importing.sheet import Row, Sheet, SheetTrouble

SHEETS = tomllib.loads((Path(__file__).parents[1] / "data" / "sheets.toml").read_text("utf-8"))


def sheet_of(rows, name="Sheet1", merged=()):
    numbered = (Row(number, tuple(row)) for number, row in enumerate(rows, start=1))
    return Sheet("f.xlsx", name, tuple(numbered), merged=merged)


def fields(mapping):
    return [column.meaning.value for column in mapping.columns]


@pytest.mark.parametrize(
    ("rows", "about", "found"),
    [
        (
            [["Pairs of 2026"], ["Matched mentor", "Matched mentee", "Match date"],
             ["Ana Silva", "Li Wei", "2026-01-02"]],
            About.PAIRS, ["mentor", "mentee", "introduced_on"],
        ),
        (
            [["Nombre del mentor", "Correo del mentor", "Nombre del mentorado", "Estado"],
             ["Ana Silva", "a@x.org", "Li Wei", "activo"]],
            About.PAIRS, ["mentor", "mentor_email", "mentee", "state"],
        ),
        (
            [["Mentor", "Mentee"], ["a@x.org", "b@x.org"]],
            About.PAIRS, ["mentor_email", "mentee_email"],
        ),
        (
            [["Group name", "Group mentor", "Group members"], ["Impact", "Ana Silva", "Li; Bo"]],
            About.GROUPS, ["group", "mentor", "mentee"],
        ),
        (
            [["Met on", "Mentor", "Mentee", "Duration (min)"], ["2 May", "Ana Silva", "Li", 60]],
            About.SESSIONS, ["date", "mentor", "mentee", "minutes"],
        ),
        (
            [["Email address", "1. How confident are you? (1-5)", "2. Would you recommend us?"],
             ["a@x.org", "4", "9"]],
            About.ANSWERS, ["person_email", "confidence", "recommend"],
        ),
    ],
)  # fmt: skip
def test_a_sheet_is_known_by_its_columns(rows, about, found):
    mapping = recognised(sheet_of(rows))
    assert mapping is not None
    assert (mapping.about, fields(mapping)) == (about, found)
    assert relation_from_json(mapping.to_json()) == mapping


def test_names_and_addresses_under_merged_headings_are_of_both():
    rows = [
        ["Mentor", None, "Mentee", None],
        ["Name", "Email", "Name", "Email"],
        ["Ana Silva", "a@x.org", "Li Wei", "l@x.org"],
    ]
    mapping = recognised(sheet_of(rows, merged=((1, 0, 1, 1), (1, 2, 1, 3))))
    assert mapping is not None
    assert fields(mapping) == ["mentor", "mentor_email", "mentee", "mentee_email"]
    draft = read_relations(sheet_of(rows), mapping).rows[0][1]
    assert draft is not None
    assert (draft.mentor.email, draft.others[0].name) == ("a@x.org", "Li Wei")


@pytest.mark.parametrize("name", sorted(SHEETS))
def test_no_sheet_of_sign_ups_is_taken_for_one(name):
    held = SHEETS[name]
    rows = [[column[1] for column in held["columns"]], *held["rows"]]
    assert recognised(sheet_of(rows, name)) is None


@pytest.mark.parametrize(
    "rows",
    [
        [["Name", "Email", "Mentor", "Mentee"], ["Ana", "a@x.org", "yes", "no"]],
        [["Name", "Goals", "Country", "Mentor", "Mentee"], ["A", "g", "UK", "Bo Li", "Al Ox"]],
        [["Participant", "Preferred mentor"], ["Ana Silva", "Li Wei"]],
    ],
)
def test_columns_that_only_sound_like_pairs_are_none(rows):
    assert recognised(sheet_of(rows)) is None


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Active", MatchState.ACTIVE), ("ON HOLD until May", MatchState.PAUSED),
        ("ended early", MatchState.ENDED_EARLY), ("Completed!", MatchState.COMPLETED),
        ("not yet met", MatchState.INTRODUCED), ("purple", None),
    ],
)  # fmt: skip
def test_states_in_usual_words(text, state):
    assert pair_state(text) is state


@pytest.mark.parametrize(
    ("cell", "heading", "minutes"),
    [
        ("90", "Minutes", 90), ("1:30", "Length", 90), ("1h 15", "", 75), ("1.5 hours", "", 90),
        (1.5, "Duration (hours)", 90), (dt.time(0, 45), "", 45), ("half an hour", "", 30),
        ("about 60 min", "", 60), ("a while", "", None), (0, "", None), (9999, "", None),
    ],
)  # fmt: skip
def test_lengths_in_usual_words(cell, heading, minutes):
    assert minutes_of(cell, heading) == minutes


def test_ways_of_meeting_surveys_and_answers():
    assert mode_of("MS Teams") is Mode.VIDEO
    assert mode_of("Coffee, face to face") is Mode.IN_PERSON
    assert survey_of("Midpoint survey 2026") is Survey.MONTH_3
    quality, met = Question.MATCH_QUALITY, Question.HAVE_MET
    said = [read_answer(quality, text) for text in ("4", "4/5", "5 – excellent", "agree", "★★★")]
    assert said == [4, 4, 5, 4, 3]
    assert [read_answer(quality, text) for text in ("6", "8/10", "fine")] == [None] * 3
    assert [read_answer(met, text) for text in ("Yes, twice", "no", "perhaps")] == [
        True, False, None,
    ]  # fmt: skip
    assert read_answer(Question.RECOMMEND, "9/10") == 9


@pytest.mark.parametrize(
    "held", [{"about": "weather"}, {"about": "pairs", "columns": [{"index": 0}]},
             {"about": "pairs", "header_row": -1}],
)  # fmt: skip
def test_a_mapping_that_cannot_be_used_says_what_is_wrong(held):
    with pytest.raises(SheetTrouble):
        relation_from_json(held)


CELLS = st.one_of(
    st.none(), st.text(max_size=12), st.integers(-9, 60_000), st.floats(allow_nan=False),
    st.booleans(), st.dates(), st.sampled_from(["Mentor", "Mentee", "a@x.org", "1/2/2026", "; ;"]),
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=6))
def test_no_cell_whatever_stops_the_reading(rows):
    sheet = sheet_of(rows)
    for about in About:
        reading = read_relations(sheet, read_as(sheet, about))
        assert all(draft is None or draft.about is about for _, draft in reading.rows)


def test_every_part_is_offered_somewhere():
    offered = {part for parts in PARTS.values() for part in parts}
    assert offered == set(Part) - {Part.IGNORE}
