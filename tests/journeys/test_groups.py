"""Groups through the coordinator's eyes: a group loses a member, and she acts before it dies."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.meeting import Held
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.store.tables import Agreement, Attendance, SessionLog
from tests.support.pdf_text import text_of
from tests.support.round_world import open_world


@pytest.fixture
def groups_file(tmp_path):
    """Two groups that meet; of the smaller one Badru missed the last two sessions."""
    with open_world(tmp_path) as world:
        starts = dt.date(2026, 1, 12)
        circle = world.round("Circle", Scheme.GROUP, starts, RoundState.RUNNING)
        told: dict[str, Any] = {"started_on": starts, "planned_end_on": dt.date(2026, 7, 12)}
        david, rosa = (
            world.mentor(name, 2, profile={"offers_group": True})
            for name in ("David Okello", "Rosa Lima")
        )
        amina, badru, chloe, amal = (
            world.mentee(circle, name, email=f"{number}@post.example")
            for number, name in enumerate(("Amina Rahman", "Badru Khan", "Chloë Nguyen", "أمل حسن"))
        )
        policy = world.group(circle, "Policy", david, (amina, badru), **told)
        other = world.group(circle, "Evaluation", rosa, (chloe, amal), **told)
        for group in (policy, other):
            world.add(
                Agreement(
                    id=world.new_id(), group_id=group, version=1, terms="{}",
                    state=AgreementState.ACKNOWLEDGED, state_on=starts,
                )
            )  # fmt: skip
            world.add(
                SessionLog(
                    id=world.new_id(), group_id=group, on=dt.date(2026, 3, 24), held=Held.PLANNED
                )
            )  # fmt: skip
        for day, came in ((dt.date(2026, 1, 20), True), (dt.date(2026, 2, 3), False),
                          (dt.date(2026, 2, 17), False)):  # fmt: skip
            held = world.add(
                SessionLog(id=world.new_id(), group_id=policy, on=day, held=Held.TOOK_PLACE)
            )
            for person, was_there in ((amina, True), (badru, came)):
                world.add(
                    Attendance(
                        id=world.new_id(), session_id=held, person_id=person, came=was_there
                    )
                )  # fmt: skip
        world.flush()
        return world.workspace.path


def waiting(ruth):
    """What stands on the list of today, each line's rule and whom it is about."""
    ruth.press("Today")
    ruth.settle()
    return [tuple(row[:2]) for row in ruth.rows("Today")]


def test_job_29_a_group_loses_a_member(ruth, groups_file):
    ruth.start(groups_file)
    missed = ("Missed two sessions of the group in a row", "Badru Khan, Policy")
    assert missed in waiting(ruth)

    def nudge(dialog):
        ruth.show(dialog)
        assert ruth.says("We missed you in “Policy”")
        ruth.press("Mark as sent")

    ruth.answer.will_fill(nudge)
    ruth.pick("Today", missed[1])
    ruth.keys("Ctrl+Return")
    ruth.must_say("Badru Khan missed the last 2 sessions or more: ask how they are.")
    ruth.tab("Story")
    ruth.must_say("“Two sessions missed” sent to 1 person")
    assert missed not in waiting(ruth)

    def leaves(dialog):
        ruth.show(dialog)
        ruth.choose("Why", "moved, or a new job")
        ruth.press("Note it")

    ruth.press("Relationships")
    ruth.settle()
    ruth.tab("Members")
    ruth.answer.will_fill(leaves)
    ruth.press("Leaves…: Badru Khan")
    ruth.must_say("Fewer members than its least")
    below = ("The group is below its least size", "Policy with David Okello")
    assert below in waiting(ruth)
    ruth.pick("Today", below[0])
    ruth.keys("Ctrl+Return")

    def merge(dialog):
        ruth.show(dialog)
        assert ruth.says("The members of “Policy” join the other; it is closed.")
        ruth.press("Merge")

    ruth.answer.will_fill(merge)
    ruth.button_menu("More", "Merge into another…")
    ruth.must_say("merged")
    assert not [line for line in waiting(ruth) if "Policy" in line[1]]

    ruth.come_back()
    ruth.press("Relationships")
    ruth.settle()
    found = {row[0]: row for row in ruth.rows("Groups")}
    assert "3 of 2–6" in found["Evaluation"] and "closed" in found["Policy"]
    ruth.keys("Ctrl+Z")
    ruth.until(
        lambda: "1 of 2–6" in {row[0]: row for row in ruth.rows("Groups")}["Policy"],
        "the merging undone",
    )


def test_the_group_agreement_is_acknowledged_by_name_and_printed(ruth, groups_file, tmp_path):
    ruth.start(groups_file)
    ruth.press("Agreements")
    ruth.settle()
    ruth.pick("Agreements of the round", "Policy")
    ruth.press("Edit terms")
    ruth.fill("How often we talk", "twice a month", end="Tab")
    ruth.fill("Name typed by Amina Rahman", "Amina R.")
    ruth.must_say("Acknowledged by some")
    ruth.press("All agreements")
    out = tmp_path / "papers"
    out.mkdir()
    ruth.answer.will("folder", out)
    ruth.press("Print the round…")
    ruth.settle()
    files = sorted(out.glob("*.pdf"))
    assert [file.name for file in files] == [
        "Evaluation with Rosa Lima.pdf", "Policy with David Okello.pdf",
    ]  # fmt: skip
    text = text_of(files[1].read_bytes(), tmp_path)
    for words in ("Policy", "Amina R.", "Badru Khan", "twice a month", "Version 2"):
        assert words in text, words
