"""Ask An Alum through the coordinator’s eyes: a question that nobody answers comes up again."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest

from mentordesk.domain.person import PersonStatus
from tests.journeys.deeds import in_dialog, pick_item
from tests.support.round_world import open_world

AMINA, DAVID, ROSA = "Amina Rahman", "David Okello", "Rosa Lima"
QUESTION = "How did you find your first post abroad?"


@pytest.fixture(scope="session")
def alumni(tmp_path_factory):
    """One who may ask, and two alumni who answer questions."""
    with open_world(tmp_path_factory.mktemp("alumni")) as world:
        world.person(AMINA, email="amina@post.example", status=PersonStatus.STUDENT)
        for name in (DAVID, ROSA):
            world.mentor(name, email=f"{name[0]}@post.example", profile={"offers_ask": True})
        world.flush()
        return world.workspace.path


@pytest.fixture
def alumni_copy(alumni, tmp_path):
    """A programme that answers questions."""
    return shutil.copy(alumni, tmp_path / "Questions.mentordesk")


def test_job_30_an_unanswered_question_comes_up_at_7_and_at_14_days(ruth, alumni_copy, mornings):
    ruth.start(alumni_copy)
    ruth.press("Ask An Alum")
    ruth.settle()

    def take_down():
        ruth.fill("Who asks", "amina", end="")
        ruth.fill("Question", QUESTION, end="")
        ruth.until(lambda: not ruth.is_off("Take it down"), "Amina to be found")
        ruth.press("Take it down")

    in_dialog(ruth, take_down)
    ruth.keys("Ctrl+N")
    ruth.must_say(QUESTION)
    ruth.press(f"Offer: {DAVID}")
    ruth.must_say(f"1. {DAVID}")

    waits = ("An alum has not answered yet", f"{AMINA} with {DAVID}")
    over = ("No answer in time; ask the next alum", f"{AMINA} with {DAVID}")
    assert not {waits, over} & set(mornings(dt.date(2026, 3, 8)))
    assert waits in mornings(dt.date(2026, 3, 9))
    pick_item(ruth, waits)
    ruth.keys("Ctrl+Return")
    assert not {waits, over} & set(mornings(dt.date(2026, 3, 15))), "one reminder, not one a day"
    assert over in mornings(dt.date(2026, 3, 16))
    pick_item(ruth, over)
    ruth.keys("Ctrl+Return")
    next_one = ("A question is to be offered to an alum", AMINA)
    assert next_one in [tuple(row[:2]) for row in ruth.rows("Today")]
    pick_item(ruth, next_one)
    ruth.keys("Ctrl+Return")
    assert f"Offer: {DAVID}" not in ruth.names(), "who did not answer is not asked again"
    ruth.press(f"Offer: {ROSA}")
    ruth.keys("Ctrl+Shift+Y")
    assert any(ROSA in row[0] for row in ruth.rows("Brought together"))
