"""Letters about groups: who gets which words, and what it means that they went out."""

from __future__ import annotations

import datetime as dt
from email import message_from_bytes
from email.policy import default

import pytest

from mentordesk.commands.letters import MarkLettersSent, Sent
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.group import GroupState
from mentordesk.domain.letter import Occasion
from mentordesk.domain.meeting import Held
from mentordesk.domain.round import Scheme
from mentordesk.jobs.group_letters import OF_GROUPS, prepare_groups
from mentordesk.jobs.letters import LeftOut, write_letters
from mentordesk.progress import Progress
from mentordesk.store.tables import (
    Agreement,
    Attendance,
    CheckIn,
    Consent,
    Letter,
    MentoringGroup,
    SessionLog,
)
from tests.support.dump import dump, rows
from tests.support.round_world import open_world

OF = Occasion


@pytest.fixture
def world(tmp_path):
    (tmp_path / "file").mkdir()
    with open_world(tmp_path / "file") as opened:
        circle = opened.round("Circle", Scheme.GROUP)
        david = opened.mentor("David Okello", 3, email="d@post.example")
        rosa = opened.mentor("Rosa Lima", 3, email="r@post.example")
        amina = opened.mentee(circle, "Amina Rahman", email="a@post.example")
        amal = opened.mentee(circle, "أمل حسن", email="amal@post.example", shares=None)
        li = opened.mentee(circle, "Li Wei")
        group = opened.group(
            circle, "Careers", david, (amina, amal, li), co_mentor_id=rosa, theme="First posts",
            planned_end_on=dt.date(2026, 10, 1),
        )  # fmt: skip
        opened.add(
            SessionLog(
                id=opened.new_id(), group_id=group, on=dt.date(2026, 5, 4), held=Held.PLANNED,
                theme="Interviews",
            )
        )  # fmt: skip
        opened.flush()
        vars(opened).update(
            circle=circle, group_id=group, david=david, rosa=rosa, amina=amina, amal=amal, li=li
        )
        yield opened


def letters(world, occasion):
    return prepare_groups(world.workspace, occasion, (world.group_id,))


def test_members_and_mentors_get_introductions_of_their_own(world):
    to_members, to_mentors = (letters(world, o) for o in (OF.GROUP_MEMBER, OF.GROUP_MENTOR))
    assert [one.name for one in to_members] == ["أمل حسن", "Amina Rahman", "Li Wei"]
    assert [one.name for one in to_mentors] == ["David Okello", "Rosa Lima"]
    body = to_members[0].body
    assert "with David Okello and Rosa Lima." in body and "First posts" in body
    assert "- 4 May 2026: Interviews" in body and "- Amina Rahman: a@post.example" in body
    assert to_members[2].why_not is LeftOut.NO_ADDRESS
    assert "{" not in "".join(one.body for one in (*to_members, *to_mentors))


def test_an_address_that_is_not_shared_stands_in_no_letter(world):
    world.add(
        Consent(
            id=world.new_id(), person_id=world.amina, purpose=Purpose.SHARE_CONTACT,
            answer=Answer.REFUSED, given_on=dt.date(2026, 1, 1),
        )
    )  # fmt: skip
    world.flush()
    assert "a@post.example" not in letters(world, OF.GROUP_MENTOR)[0].body


def test_a_nudge_goes_to_who_stayed_away_alone(world):
    assert letters(world, OF.GROUP_NUDGE) == ()
    for day in (1, 8):
        session = world.add(
            SessionLog(
                id=world.new_id(), group_id=world.group_id, on=dt.date(2026, 2, day),
                held=Held.TOOK_PLACE,
            )
        )  # fmt: skip
        for person, came in ((world.amina, True), (world.amal, False)):
            world.add(
                Attendance(id=world.new_id(), session_id=session, person_id=person, came=came)
            )
    world.flush()
    assert [one.person_id for one in letters(world, OF.GROUP_NUDGE)] == [world.amal]


def test_every_letter_is_a_draft_that_keeps_its_script(world, tmp_path):
    before = world.workspace.ask(dump)
    for occasion in OF_GROUPS:
        ready = letters(world, occasion)
        made = write_letters(
            world.workspace, occasion, ready, tmp_path / occasion.value, Progress()
        )
        for file in made.files:
            mail = message_from_bytes(file.read_bytes(), policy=default)
            assert mail["X-Unsent"] == "1" and "Careers" in mail["Subject"]
    assert world.workspace.ask(dump) == before


def marked(world, occasion):
    ready = [one for one in letters(world, occasion) if one.why_not is None]
    world.workspace.run(
        MarkLettersSent(
            occasion, tuple(Sent(one.person_id, group_id=one.group_id) for one in ready)
        )
    )
    return ready


def test_marking_as_sent_takes_the_group_on_in_one_step(world):
    before = world.workspace.ask(dump)
    marked(world, OF.GROUP_MEMBER)
    assert {row["group_id"] for row in world.workspace.ask(rows, Letter)} == {world.group_id}
    marked(world, OF.GROUP_AGREEMENT)
    (agreement,) = world.workspace.ask(rows, Agreement)
    assert (agreement["group_id"], agreement["state"]) == (world.group_id, "sent")
    marked(world, OF.GROUP_MIDPOINT)
    marked(world, OF.GROUP_ENDING)
    (group,) = world.workspace.ask(rows, MentoringGroup)
    assert group["state"] == GroupState.ENDING.value
    asked = {(row["survey"], row["person_id"]) for row in world.workspace.ask(rows, CheckIn)}
    everybody = {world.david, world.rosa, world.amina, world.amal, world.li}
    assert asked == {(survey, one) for survey in ("month_3", "month_6") for one in everybody}
    for _ in range(4):
        world.workspace.undo()
    assert world.workspace.ask(dump) == before
