"""Rounds, their dates and weights, and the programme's own lists."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.applications import AddToRound
from mentordesk.commands.newcomers import NewPerson
from mentordesk.commands.rounds import (
    EditProgramme,
    NewRound,
    RemoveRound,
    RenameRound,
    SaveCohortCode,
    SaveTopic,
    SetRoundDates,
    SetWeights,
    StepRound,
)
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.domain.topic import TopicKind
from mentordesk.matching.pool import DEFAULT_WEIGHTS, Criterion
from mentordesk.store.queries import rounds


@pytest.fixture
def spring(do):
    return do(NewRound("Spring", Scheme.MATCHED, dt.date(2026, 9, 1)))["round_id"]


def refused_for(do, command):
    with pytest.raises(Refused) as refused:
        do(command)
    return refused.value.reason


def test_a_round_brings_its_dates_and_weights(do, workspace, spring):
    found = workspace.ask(rounds.round_by_id, spring)
    assert (found.midpoint, found.ends) == (dt.date(2026, 12, 1), dt.date(2027, 3, 1))
    assert found.weights == {c.value: w for c, w in DEFAULT_WEIGHTS.items()}
    assert workspace.ask(rounds.round_by_name, " spring ").id == spring
    assert workspace.ask(rounds.counts, spring).mentees == 0


@pytest.mark.parametrize(("name", "reason"), [("Spring", Reason.NAME_TAKEN),
                                              ("SPRING", Reason.NAME_TAKEN),
                                              ("x" * 201, Reason.VALUE_WRONG),
                                              (" \x07 ", Reason.NAME_MISSING)])  # fmt: skip
def test_names_of_rounds(do, spring, name, reason):
    assert refused_for(do, NewRound(name, Scheme.ASK, dt.date(2026, 9, 1))) is reason
    if reason is Reason.NAME_MISSING:
        assert refused_for(do, RenameRound(spring, name)) is reason
    assert do(RenameRound(spring, "Spring"))["round"] == "Spring"
    assert do(RenameRound(spring, "Autumn"))["before"] == "Spring"


def test_months_that_cannot_be(do):
    assert refused_for(do, NewRound("X", Scheme.ASK, dt.date(2026, 9, 1), 0)) is Reason.VALUE_WRONG
    far = NewRound("X", Scheme.ASK, dt.date(9999, 9, 1), 24)
    assert refused_for(do, far) is Reason.VALUE_WRONG


def test_dates_must_come_in_order(do, workspace, spring):
    do(SetRoundDates(spring, (("midpoint", dt.date(2026, 11, 1)),)))
    assert workspace.ask(rounds.round_by_id, spring).midpoint == dt.date(2026, 11, 1)
    late = SetRoundDates(spring, (("midpoint", dt.date(2028, 11, 1)),))
    assert refused_for(do, late) is Reason.DATE_ORDER
    unknown = SetRoundDates(spring, (("birthday", dt.date(2026, 11, 1)),))
    assert refused_for(do, unknown) is Reason.VALUE_WRONG


def test_weights_add_to_a_hundred(do, workspace, spring):
    weights = dict(DEFAULT_WEIGHTS) | {Criterion.TOPICS: 40, Criterion.SECTOR: 15}
    do(SetWeights(spring, tuple(weights.items())))
    assert workspace.ask(rounds.round_by_id, spring).weights["topics"] == 40
    weights[Criterion.TOPICS] = 41
    assert refused_for(do, SetWeights(spring, tuple(weights.items()))) is Reason.WEIGHTS_SUM
    fewer = tuple((c, w) for c, w in DEFAULT_WEIGHTS.items() if c is not Criterion.STAGE)
    assert refused_for(do, SetWeights(spring, fewer)) is Reason.WEIGHTS_SUM


def test_only_an_empty_round_is_removed(do, workspace, spring):
    person = do(NewPerson("Amina"))["person_id"]
    do(AddToRound(spring, (person,), Role.MENTEE))
    assert refused_for(do, RemoveRound(spring)) is Reason.HAS_PAIRS
    workspace.undo()
    do(RemoveRound(spring))
    assert workspace.ask(rounds.all_rounds) == ()


def test_a_finished_round_stays_as_it_is(do, spring):
    do(StepRound(spring, RoundState.ARCHIVED))
    for command in (
        RenameRound(spring, "X"),
        SetWeights(spring, tuple(DEFAULT_WEIGHTS.items())),
        SetRoundDates(spring, ()),
        RemoveRound(spring),
    ):
        assert refused_for(do, command) is Reason.ROUND_FINISHED
    assert refused_for(do, StepRound("not-an-id", RoundState.OPEN)) is Reason.NOT_FOUND


def test_the_programme_s_details(do, workspace):
    do(EditProgramme("office", " Alumni Office "))
    do(EditProgramme("require_code", True))
    found = workspace.ask(rounds.programme)
    assert (found.office, found.require_code) == ("Alumni Office", True)
    assert refused_for(do, EditProgramme("time_zone", "Moon/Base")) is Reason.VALUE_WRONG
    assert refused_for(do, EditProgramme("name", " ")) is Reason.NAME_MISSING
    assert refused_for(do, EditProgramme("id", "x")) is Reason.VALUE_WRONG


def test_topics_keep_their_synonyms(do, workspace):
    do(SaveTopic("Public health", synonyms=("epidemiology", " ")))
    (topic,) = workspace.ask(rounds.topics)
    assert topic.synonyms == ("epidemiology",)
    do(SaveTopic("Health", topic_id=topic.id))
    do(SaveTopic("Research", TopicKind.SECTOR))
    do(SaveTopic("Policy"))
    assert [t.name for t in workspace.ask(rounds.topics)] == ["Health", "Policy"]
    assert refused_for(do, SaveTopic("Policy", topic_id=topic.id)) is Reason.NAME_TAKEN
    assert refused_for(do, SaveTopic(" ")) is Reason.NAME_MISSING


def test_cohort_codes_mean_what_the_office_says(do, workspace):
    do(SaveCohortCode("map", 17, "Participation", 2022, 2023))
    do(SaveCohortCode("MAP", 17, "Participation and Power", 2022, 2023))
    do(SaveCohortCode("MAP", None, "Participation"))
    found = workspace.ask(rounds.cohort_codes)
    assert [(c.prefix, c.ordinal, c.start_year) for c in found] == [
        ("MAP", None, None),
        ("MAP", 17, 2022),
    ]
    assert refused_for(do, SaveCohortCode(" ", 1, None)) is Reason.NAME_MISSING
