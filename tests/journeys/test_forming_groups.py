"""Her day with a round of groups: drafted by hand and by Solve, formed in one go, taken back."""

from __future__ import annotations

from typing import Any

import pytest

from mentordesk.domain.round import Scheme
from tests.support.round_world import EVENINGS, open_world

MENTEES, MENTORS = "Waiting mentees", "Mentors"


@pytest.fixture
def circle_file(tmp_path):
    """Three mentors of groups, each of another topic, and eight who wait."""
    with open_world(tmp_path) as world:
        circle = world.round("Circle", Scheme.GROUP)
        told: dict[str, Any] = {
            "languages": {"en": 4},
            "hours": EVENINGS,
            "time_zone": "Africa/Nairobi",
        }
        mentors = (("David Okello", "Evaluation"), ("Rosa Lima", "Policy"), ("May Thu", "Writing"))
        for name, topic in mentors:
            world.mentor(name, topics=(topic,), profile={"offers_group": True}, **told)
        waiting = (
            ("Amina Rahman", "Evaluation"), ("Badru Khan", "Evaluation"), ("أمل حسن", "Evaluation"),
            ("Chloë Nguyen", "Policy"), ("Dina Haddad", "Policy"), ("Eva Park", "Policy"),
            ("Femi Ade", "Writing", "Policy"), ("Gil Costa", "Evaluation"),
        )  # fmt: skip
        for name, *topics in waiting:
            world.mentee(circle, name, topics=tuple(topics), **told)
        world.flush()
        return world.workspace.path


def group_card(ruth, mentor):
    """What is said of one mentor's group."""
    (found,) = [card for card in ruth.cards(MENTORS) if card.startswith(f"Group of {mentor},")]
    return found


def test_groups_are_formed_on_the_board_by_hand_and_by_solve(ruth, circle_file):
    ruth.start(circle_file)
    ruth.press("Match")
    ruth.settle()
    assert "0 of 2 to 6 members, in the making" in group_card(ruth, "David Okello")
    assert ruth.is_off("Form groups…") and ruth.hint("Form groups…") == "Nobody is drafted yet"

    for mentee in ("Amina Rahman", "أمل حسن"):
        assert ruth.drop_card(mentee, "Group of David Okello")
    ruth.click_card(MENTEES, "Chloë Nguyen")  # and one by keyboard
    ruth.keys("Return")
    ruth.write("Rosa")
    ruth.keys("Return")
    ruth.settle()
    assert "2 of 2 to 6 members" in group_card(ruth, "David Okello")
    assert "1 of 2 to 6 members, needs 1 more" in group_card(ruth, "Rosa Lima")

    ruth.press("Form groups…")
    ruth.must_say("1 drafted, and a group needs 2.")
    assert ruth.field("Theme, David Okello") == "Evaluation"
    ruth.fill("Title, David Okello", "Evaluation for beginners", end="Tab")
    ruth.fill("At most, David Okello", "8", end="Tab")
    ruth.press("Form 1 group")
    ruth.must_say("1 group formed with 2 new members")
    ruth.settle()
    formed = group_card(ruth, "David Okello")
    assert "2 of 2 to 8 members, theme Evaluation" in formed
    assert "أمل حسن" in formed

    ruth.press("Solve again")
    ruth.until(lambda: ruth.says("Take this plan"), "the difference")
    assert ruth.says("The group of May Thu would have had 1 member, and 2 is the least")
    ruth.press("Take this plan")
    ruth.settle()
    ruth.press("Form groups…")
    ruth.must_say("They join “Evaluation for beginners”")
    ruth.press("Form 2 groups")
    ruth.must_say("2 groups formed")
    ruth.settle()
    assert ruth.says("Everyone has a group")
    assert all(
        "in the making" not in group_card(ruth, one) for one in ("David Okello", "Rosa Lima")
    )

    ruth.come_back()
    assert "of 2 to 8 members" in group_card(ruth, "David Okello")
    ruth.keys("Ctrl+Z")
    ruth.settle()
    assert "in the making" in group_card(ruth, "Rosa Lima")
