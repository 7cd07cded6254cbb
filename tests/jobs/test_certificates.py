"""Certificates: who has earned one, what stands on it, one file each or bound, with a letter."""

from __future__ import annotations

import datetime as dt
from email import message_from_bytes, policy

import pytest

from mentordesk.domain.certificate import WhyNot
from mentordesk.domain.group import GroupState, MemberState
from mentordesk.domain.letter import Occasion
from mentordesk.domain.match import MatchState
from mentordesk.domain.meeting import Held
from mentordesk.domain.person import Role
from mentordesk.domain.round import Scheme
from mentordesk.domain.survey import Survey
from mentordesk.jobs.certificates import print_certificates, who_took_part
from mentordesk.jobs.group_letters import prepare_groups
from mentordesk.jobs.letters import LeftOut, prepare, write_letters
from mentordesk.progress import Progress
from mentordesk.store.tables import Attendance, CheckIn, GroupMember, SessionLog
from mentordesk.wording.certificates import WHY_NOT, facts
from tests.support.pdf_text import needs_pdftotext, text_of
from tests.support.round_world import open_world

S = MatchState
ENDED = dt.date(2026, 9, 30)


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


def back(world, person_id, role, **of):
    world.add(
        CheckIn(
            id=world.new_id(), person_id=person_id, role=role, survey=Survey.MONTH_6,
            returned_on=ENDED, answers="{}", **of,
        )
    )  # fmt: skip


def session(world, on, held=Held.TOOK_PLACE, **of):
    return world.add(SessionLog(id=world.new_id(), on=on, held=held, **of))


@pytest.fixture
def pair(world):
    """A completed pair: the mentee's end survey is back, the mentor's is not."""
    spring = world.round()
    david = world.mentor("Dr David Okello", email="david@post.example")
    fatima = world.mentee(
        spring, "Fatima al-Zahra", email="f@post.example", original_name="فاطمة الزهراء"
    )
    found = world.pair(
        spring, david, fatima, S.COMPLETED, first_meeting_on=dt.date(2026, 4, 6), ended_on=ENDED
    )
    for day in (6, 20):
        session(world, dt.date(2026, 4, day), match_id=found)
    session(world, dt.date(2026, 5, 1), Held.NO_SHOW, match_id=found)
    back(world, fatima, Role.MENTEE, match_id=found)
    world.flush()
    return found


def test_every_reason_has_its_words():
    assert set(WHY_NOT) == set(WhyNot)
    assert {one.value for one in WhyNot} <= {one.value for one in LeftOut}


def test_who_sent_the_end_survey_has_earned_one_and_the_other_is_told_why_not(world, pair):
    mentee, mentor = who_took_part(world.workspace, (pair,))
    assert (mentee.name, mentee.why_not, mentee.sessions) == ("Fatima al-Zahra", None, 2)
    assert (mentee.starts, mentee.ends) == (dt.date(2026, 4, 6), ENDED)
    assert (mentor.role, mentor.why_not) == (Role.MENTOR, WhyNot.NO_SURVEY)


@pytest.mark.parametrize("state", [S.ACTIVE, S.ENDED_EARLY, S.ENDING])
def test_who_did_not_come_to_the_end_has_earned_none(world, state):
    spring = world.round()
    amina, david = world.mentee(spring, "Amina"), world.mentor("David")
    found = world.pair(spring, david, amina, state)
    back(world, amina, Role.MENTEE, match_id=found)
    world.flush()
    assert {p.why_not for p in who_took_part(world.workspace, (found,))} == {WhyNot.NOT_COMPLETED}


def test_nothing_that_is_not_known_stands_on_it():
    assert facts(ENDED, None, 6, 0) == (
        ("From", "30 September 2026"), ("Length of the round", "6 months"),
    )  # fmt: skip


@needs_pdftotext
def test_one_file_each_and_one_bound_with_names_in_their_scripts(world, pair, tmp_path):
    chosen = who_took_part(world.workspace, (pair,))  # she passes over the missing survey
    printed = print_certificates(
        world.workspace, chosen, tmp_path / "each", tmp_path / "all.pdf", Progress()
    )
    assert printed.noted is not None
    assert printed.written == 2 and printed.noted.values == {"number": "2 certificates"}
    assert [path.name for path in printed.files] == [
        "Certificate - Fatima al-Zahra.pdf", "Certificate - Dr David Okello.pdf", "all.pdf",
    ]  # fmt: skip
    text = text_of(printed.files[0].read_bytes(), tmp_path)
    for piece in ("Fatima al-Zahra", "فاطمة الزهراء", "Matched Mentoring", "Spring",
                  "6 April 2026", "30 September 2026", "6 months", "as a mentee"):  # fmt: skip
        assert piece in text
    bound = text_of(printed.files[2].read_bytes(), tmp_path)
    assert bound.count("This is to certify that") == 2 and "as a mentor" in bound


def test_the_letter_carries_it_and_leaves_out_who_has_none(world, pair, tmp_path):
    letters = prepare(world.workspace, Occasion.CERTIFICATE, (pair,))
    assert [one.why_not for one in letters] == [None, LeftOut.NO_SURVEY]
    drafted = write_letters(
        world.workspace, Occasion.CERTIFICATE, letters, tmp_path / "out", Progress()
    )
    (path,) = drafted.files
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "Certificate - Fatima al-Zahra.pdf"
    assert attached.get_content().startswith(b"%PDF-")


def test_a_group_certifies_its_mentors_and_who_stayed_to_the_end(world, tmp_path):
    autumn = world.round("Groups", Scheme.GROUP)
    chen = world.mentor("Chen Wei", email="c@post.example")
    amina, left = (world.mentee(autumn, name, email=f"{name}@x.example") for name in "AL")
    group = world.group(
        autumn, "Water", chen, (), GroupState.CLOSED, ended_on=ENDED, closing_reason="planned_end"
    )
    for person_id, on, reason in (
        (amina, ENDED, "planned_end"),
        (left, dt.date(2026, 5, 1), "moved"),
    ):
        world.add(
            GroupMember(
                id=world.new_id(), group_id=group, person_id=person_id, left_on=on,
                left_reason=reason, joined_on=dt.date(2026, 4, 1), state=MemberState.LEFT,
            )
        )  # fmt: skip
        back(world, person_id, Role.MENTEE, group_id=group)
    back(world, chen, Role.MENTOR, group_id=group)
    for number in (4, 5, 6):
        held = session(world, dt.date(2026, number, 9), group_id=group)
        world.add(Attendance(id=world.new_id(), session_id=held, person_id=amina, came=number != 5))
    world.flush()
    told = {p.name: p for p in who_took_part(world.workspace, (), (group,))}
    assert {name: p.why_not for name, p in told.items()} == {
        "A": None, "L": WhyNot.NOT_COMPLETED, "Chen Wei": None,
    }  # fmt: skip
    assert (told["A"].sessions, told["Chen Wei"].sessions) == (2, 3)
    letters = prepare_groups(world.workspace, Occasion.CERTIFICATE, (group,))
    assert {one.name: one.why_not for one in letters} == {"A": None, "Chen Wei": None}
