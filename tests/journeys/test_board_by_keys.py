"""Sixty mentees matched by keyboard alone: every card placed, a clash answered, steps undone."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from mentordesk.store.checks import check
from mentordesk.store.tables import Match
from mentordesk.store.workspace import Workspace
from tests.support.round_world import EVENINGS, World

MENTEES, MENTORS = "Waiting mentees", "Mentors"
HOW_MANY = 60
TOPICS = ("Evaluation", "Policy", "Writing", "Gender", "Climate")


def a_round(path, around):
    """Sixty mentees and thirty mentors with two or three places; two share an employer."""
    told: dict[str, Any] = {
        "hours": EVENINGS,
        "time_zone": "Africa/Nairobi",
        "languages": {"en": 4},
    }
    with Workspace.create(path, "Mentoring", around=around) as workspace:
        world = World(workspace)
        spring = world.round()
        for n in range(30):
            more: dict[str, Any] = {"employer": "Save the Children"} if n == 0 else {}
            topics = (TOPICS[n % 5], TOPICS[(n + 1) % 5])
            world.mentor(f"Mentor {n:02}", 2 + n % 2, topics, **told, **more)
        for n in range(HOW_MANY):
            more = {"employer": "Save the Children"} if n == 0 else {}
            world.mentee(spring, f"Mentee {n:02}", (TOPICS[n % 5],), **told, **more)
        world.flush()


def drafts(ruth):
    """How many drafts the file holds."""
    count = select(func.count()).select_from(Match)
    return ruth.window.workplace.desk.ask(lambda connection: connection.scalar(count))


def test_sixty_mentees_are_matched_by_keyboard_alone(ruth, tmp_path, around):
    path = tmp_path / "Sixty.mentordesk"
    a_round(path, around)
    ruth.start(path)
    ruth.keys("Ctrl+4")
    ruth.settle()
    assert len(ruth.cards(MENTEES)) == HOW_MANY

    # one by hand with a clash that asks why, given in place
    ruth.keys("/")
    ruth.write("Mentee 00")
    ruth.keys("Down", "Return")  # to the card, then its ranked list
    ruth.write("Mentor 00")
    ruth.keys("Return")
    ruth.must_say("Save the Children")
    ruth.write("They asked for each other")
    ruth.keys("Return")
    assert drafts(ruth) == 1

    # the rest, card by card, each with its best
    ruth.keys("Esc", "Esc")  # the filter hides all others: it has the keyboard
    for _ in range(HOW_MANY - 1):
        ruth.keys("Return", "Return")
    assert drafts(ruth) == HOW_MANY
    ruth.settle()
    ruth.must_say("Everyone has a mentor")
    ruth.must_say("60 of 60")

    # the last one taken back, and placed again
    ruth.keys("Ctrl+Z")
    assert drafts(ruth) == HOW_MANY - 1
    ruth.keys("Ctrl+Shift+Z")
    assert drafts(ruth) == HOW_MANY
    assert ruth.window.workplace.desk.ask(check).problems == ()
