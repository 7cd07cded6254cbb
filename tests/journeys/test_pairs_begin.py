"""From the draft on the board to day one: proposals, replies, introductions, the agreement."""

from __future__ import annotations

import datetime as dt
import shutil
from email import message_from_bytes, policy
from typing import Any

import pytest

from mentordesk.domain.consent import Answer
from mentordesk.domain.match import MatchState
from tests.journeys.deeds import PAIRS, in_dialog, pairs, pick_item, send_letters, state_of
from tests.journeys.test_matching import MENTEES, mentor_card, names, to_the_board
from tests.support.pdf_text import text_of
from tests.support.round_world import open_world

AMINA, BADRU, AMAL = "Amina Rahman", "Badru Khan", "أمل حسن"
DAVID, ROSA, YUSUF = "David Okello", "Rosa Lima", "Yusuf Öztürk"
MARCH, DAY_ONE = dt.date(2026, 3, 2), dt.date(2026, 3, 25)


def people(world):
    """A round with three mentees and three mentors of one place each, and who they are."""
    spring = world.round()
    told: dict[str, Any] = {"languages": {"en": 4}, "shares": Answer.GIVEN, "country": "GB"}
    mentors = [
        world.mentor(name, topics=("Policy",), email=f"mentor{number}@post.example", **told)
        for number, name in enumerate((DAVID, ROSA, YUSUF))
    ]
    mentees = [
        world.mentee(
            spring, name, topics=("Policy",), email=f"mentee{number}@post.example",
            application={"goal_1": "A first policy post"}, **told,
        )
        for number, name in enumerate((AMINA, BADRU, AMAL))
    ]  # fmt: skip
    return spring, mentors, mentees


@pytest.fixture(scope="session")
def pool(tmp_path_factory):
    """Three mentees who wait and three mentors with a place each."""
    with open_world(tmp_path_factory.mktemp("pool")) as world:
        people(world)
        world.flush()
        return world.workspace.path


@pytest.fixture(scope="session")
def agreed(tmp_path_factory):
    """Three pairs whom both sides said yes to, and nobody introduced them yet."""
    with open_world(tmp_path_factory.mktemp("agreed")) as world:
        spring, mentors, mentees = people(world)
        for mentor, mentee in zip(mentors, mentees, strict=True):
            world.pair(spring, mentor, mentee, MatchState.CONFIRMED, answered_on=MARCH)
        world.flush()
        return world.workspace.path


@pytest.fixture
def pool_copy(pool, tmp_path):
    """A programme that is about to match."""
    return shutil.copy(pool, tmp_path / "Spring.mentordesk")


@pytest.fixture
def agreed_copy(agreed, tmp_path):
    """A programme on the day before everybody is introduced."""
    return shutil.copy(agreed, tmp_path / "Spring.mentordesk")


def propose(ruth, *two):
    """Draft pairs on the board and propose them all."""
    to_the_board(ruth)
    for mentee, mentor in two:
        assert ruth.drop_card(mentee, mentor)
    ruth.answer.will("confirm", True)
    ruth.press("Propose…")
    ruth.settle()


def test_job_17_the_mentee_is_asked_first_with_a_date_then_the_mentor(ruth, pool_copy, mornings):
    ruth.start(pool_copy)
    propose(ruth, (AMINA, DAVID))
    assert state_of(ruth, AMINA, "Proposals")[2] == "proposed to mentee"
    letter = send_letters(ruth, "Proposal to the mentee")
    assert "Dear Amina" in letter and DAVID in letter and "9 March 2026" in letter
    assert "mentor0@post.example" not in letter, "nobody’s address before both said yes"
    assert "reply by 9 Mar 2026" in state_of(ruth, AMINA, "Proposals")

    overdue = ("The reply to a proposal is overdue", f"{AMINA} with {DAVID}")
    assert overdue not in mornings(dt.date(2026, 3, 9))
    assert overdue in mornings(dt.date(2026, 3, 10))
    pick_item(ruth, overdue)
    ruth.keys("Ctrl+Return")
    ruth.must_say("as mentee of David Okello")
    ruth.keys("Y")
    row = state_of(ruth, AMINA, "Proposals")
    assert row[2] == "proposed to mentor" and "ask the mentor" in row
    ruth.press("Today")
    assert "The mentee said yes; ask the mentor" in ruth.column("Today")

    state_of(ruth, AMINA, "Proposals")
    letter = send_letters(ruth, "Proposal to the mentor")
    assert "Dear David" in letter and AMINA in letter and "17 March 2026" in letter
    assert "reply by 17 Mar 2026" in state_of(ruth, AMINA, "Proposals")
    ruth.keys("Ctrl+Shift+Y")
    assert state_of(ruth, AMINA, "Proposals")[2] == "confirmed"
    ruth.keys("Ctrl+Z")
    assert state_of(ruth, AMINA, "Proposals")[2] == "proposed to mentor"


def test_job_18_who_says_no_waits_again_with_the_reason_and_is_not_offered_it_again(
    ruth, pool_copy
):
    ruth.start(pool_copy)
    propose(ruth, (BADRU, ROSA))
    assert BADRU not in names(ruth.cards(MENTEES))
    state_of(ruth, BADRU, "Proposals")

    def no():
        assert ruth.says(f"{BADRU} with {ROSA}")
        ruth.choose("Why", "another field")
        ruth.press("Note it")

    in_dialog(ruth, no)
    ruth.keys("Ctrl+Shift+N")
    assert state_of(ruth, BADRU, "Ended")[2] == "declined"
    ruth.must_say("Declined, by the mentee: another field")

    to_the_board(ruth)
    assert BADRU in names(ruth.cards(MENTEES))
    ruth.click_card(MENTEES, BADRU)
    ruth.keys("Return")
    assert "Asks why" in ruth.offers()[ROSA]
    ruth.keys("Esc")
    ruth.press("Fill the gaps")
    ruth.settle()
    ruth.until(lambda: ruth.says("Take this plan"), "the difference")
    ruth.press("Take this plan")
    ruth.settle()
    assert BADRU not in mentor_card(ruth, ROSA)

    ruth.come_back()
    ruth.press("Match")
    ruth.settle()
    assert BADRU not in mentor_card(ruth, ROSA)


def test_job_19_all_are_introduced_in_one_go_with_a_text_for_each_side(
    ruth, agreed_copy, tmp_path, mornings
):
    ruth.start(agreed_copy)
    assert "3 pairs to be introduced" in [why for why, _ in mornings(DAY_ONE)]
    assert len(pairs(ruth, "Proposals")) == 3
    ruth.pick(PAIRS, AMINA)
    ruth.keys("Ctrl+A")
    out = tmp_path / "day one"
    send_letters(ruth, "Introduction for the mentee", out)
    rows = pairs(ruth, "Now")
    assert {row[2] for row in rows} == {"introduced"}
    ruth.pick(PAIRS, AMINA)
    ruth.keys("Ctrl+A")
    send_letters(ruth, "Introduction for the mentor", out)
    mails = [message_from_bytes(p.read_bytes(), policy=policy.default) for p in out.iterdir()]
    bodies = {}
    for mail in mails:
        text = mail.get_body(("plain",))
        assert text is not None
        bodies[mail["To"].addresses[0].addr_spec] = text.get_content()
    assert len(bodies) == 6
    assert (
        DAVID in bodies["mentee0@post.example"] and "Dear Amina" in bodies["mentee0@post.example"]
    )
    assert "A first policy post" in bodies["mentor0@post.example"]
    assert AMAL in bodies["mentor2@post.example"]
    for row in rows:
        ruth.pick(PAIRS, row[0])
        ruth.must_say("Introduced")
        assert ruth.says("25 Mar 2026")

    ruth.keys("Ctrl+Z", "Ctrl+Z")
    assert {row[2] for row in pairs(ruth, "Proposals")} == {"confirmed"}


def test_job_20_a_filled_agreement_goes_to_both_in_any_script(ruth, agreed_copy, tmp_path):
    ruth.start(agreed_copy)
    state_of(ruth, AMAL)
    out = tmp_path / "mail"
    send_letters(ruth, "Agreement to fill in", out)
    mails = [message_from_bytes(p.read_bytes(), policy=policy.default) for p in out.iterdir()]
    assert {m["To"].addresses[0].display_name for m in mails} == {AMAL, YUSUF}
    for mail in mails:
        (paper,) = mail.iter_attachments()
        text = text_of(paper.get_content(), tmp_path)
        assert AMAL in text and YUSUF in text and "A first policy post" in text
    ruth.press("Agreements")
    ruth.settle()
    (row,) = [row for row in ruth.rows("Agreements of the round") if AMAL in row]
    assert "sent" in row


def test_job_21_a_pair_that_wants_no_agreement_is_fine(ruth, agreed_copy, mornings):
    ruth.start(agreed_copy)
    state_of(ruth, BADRU)
    send_letters(ruth, "Agreement to fill in")
    ruth.press("Agreements")
    ruth.settle()
    ruth.pick("Agreements of the round", BADRU)
    ruth.button_menu("Mark as…", "Mark as skipped by choice")
    (row,) = [row for row in ruth.rows("Agreements of the round") if BADRU in row]
    assert "skipped by choice" in row
    found = mornings(dt.date(2026, 3, 20))
    assert not [why for why, who in found if "agreement" in why and BADRU in who]
    state_of(ruth, BADRU)
    ruth.must_say("agreement skipped by choice")
