"""Everything that can be said has its sentence, and a sentence has no holes."""

from __future__ import annotations

import datetime as dt
import inspect
import pkgutil
from importlib import import_module

import pytest

import mentordesk.commands
from mentordesk.domain.match import STEPS, MatchState, may_step
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.checks import Fault
from mentordesk.store.lock import Holder
from mentordesk.store.trouble import Kind
from mentordesk.wording import checks, dates, history, refusals, troubles, words


def test_every_refusal_has_a_sentence():
    assert set(refusals.SENTENCES) == set(Reason)
    assert set(troubles.SENTENCES) == {k.value for k in Kind}
    assert set(checks.SENTENCES) == {f.value for f in Fault}


@pytest.mark.parametrize("reason", list(Reason))
def test_a_refusal_reads_as_a_sentence(reason):
    said = refusals.refusal(Refused(reason, mentor="David", mentee="Amina", round="Spring"))
    assert said.what.endswith((".", "!", "?"))
    assert "{" not in str(said)


def test_a_refused_date_is_written_out():
    said = refusals.refusal(
        Refused(Reason.DATE_ORDER, first="starts", second="ends", early=dt.date(2026, 3, 1),
                late=dt.date(2026, 2, 1))
    )  # fmt: skip
    assert said.what == "On 1 February 2026, the end would come before the start on 1 March 2026."


@pytest.mark.parametrize("kind", list(Kind))
def test_a_trouble_says_what_and_what_to_do(kind, tmp_path):
    holder = Holder("ruth", "laptop", 1, "window")
    said = troubles.trouble(
        kind.value, {"path": tmp_path / "a.mentordesk", "detail": "x", "holder": holder}
    )
    assert said.do
    assert "{" not in str(said)


def test_every_member_a_person_may_see_has_a_word():
    kinds = {type(m) for m in words.WORDS}
    missing = [m for kind in kinds for m in kind if m not in words.WORDS]
    assert missing == []


def commands():
    for module in pkgutil.iter_modules(mentordesk.commands.__path__):
        found = import_module(f"mentordesk.commands.{module.name}")
        for name, item in inspect.getmembers(found, inspect.isclass):
            if item.__module__ == found.__name__ and hasattr(item, "apply"):
                yield name


def test_every_command_has_a_line_of_history():
    known = history.all_sentences()
    assert [c for c in commands() if c not in known] == []


def test_a_line_of_history_shows_words_not_codes():
    values = {"name": "Amina", "field": "job_title"}
    assert history.sentence("EditPerson", values) == "Job of Amina changed"
    assert history.sentence("AddToRound", {"count": 2, "round": "Spring", "role": "mentee"}) == (
        "2 people added to Spring as mentee"
    )
    assert history.entry("undo", "NewPerson", {"name": "Amina"}) == "Undone: Amina added"
    assert history.sentence("SomethingOld", {}) == "Something old"


def test_the_steps_of_a_pair_stay_within_its_states():
    assert set(STEPS) == set(MatchState)
    assert may_step(MatchState.DRAFT, MatchState.PROPOSED_TO_MENTEE)
    assert not may_step(MatchState.DRAFT, MatchState.ACTIVE)


def test_lengths_and_days():
    assert (dates.hours(90), dates.hours(60), dates.hours(45)) == ("1 h 30 min", "1 h", "45 min")
    assert dates.clock(1440) == "24:00"
    today = dt.date(2026, 3, 10)
    assert dates.ago(today, today) == "today"
    assert dates.ago(dt.date(2026, 3, 9), today) == "yesterday"
    assert dates.ago(dt.date(2025, 3, 9), today) == "9 Mar 2025"
    assert words.listed(["a", "b", "c", "d", "e", "f"]) == "a, b, c, d and 2 more"
    assert words.many(1, "mentee") == "1 mentee"
