"""A pair's months: the first meeting, silence, reviews, changed goals, an end and what follows."""

from __future__ import annotations

import datetime as dt
import shutil
from email import message_from_bytes, policy
from typing import Any

import pytest

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.consent import Answer
from mentordesk.domain.match import MatchState
from mentordesk.domain.meeting import Held
from mentordesk.domain.round import RoundState
from mentordesk.store.tables import Agreement, SessionLog
from tests.journeys.deeds import in_dialog, pairs, pick_item, send_letters, state_of
from tests.journeys.test_matching import MENTEES, mentor_card, names, to_the_board
from tests.support.pdf_text import text_of
from tests.support.round_world import open_world

AMINA, BADRU, CHLOE = "Amina Rahman", "Badru Khan", "Chloë Nguyen"
DAVID, ROSA, YUSUF = "David Okello", "Rosa Lima", "Yusuf Öztürk"
STARTED, MET = dt.date(2026, 1, 12), dt.date(2026, 1, 20)
HEARD = dt.date(2026, 2, 2)


@pytest.fixture(scope="session")
def running(tmp_path_factory):
    """Amina was introduced today; Badru and Chloë met their mentors and were last heard of since.

    Of the three mentors one, Yusuf, has a place left.
    """
    with open_world(tmp_path_factory.mktemp("running")) as world:
        spring = world.round(starts=STARTED, state=RoundState.RUNNING)
        told: dict[str, Any] = {
            "topics": ("Policy",),
            "languages": {"en": 4},
            "shares": Answer.GIVEN,
        }
        david, rosa, yusuf = (
            world.mentor(name, places, email=f"mentor{places}{name[0]}@post.example", **told)
            for name, places in ((DAVID, 1), (ROSA, 1), (YUSUF, 2))
        )
        amina, badru, chloe = (
            world.mentee(spring, name, email=f"mentee{name[0]}@post.example", **told)
            for name in (AMINA, BADRU, CHLOE)
        )
        ends: dict[str, Any] = {"planned_end_on": dt.date(2026, 7, 12)}
        world.pair(
            spring, david, amina, MatchState.INTRODUCED,
            introduced_on=dt.date(2026, 3, 2), planned_end_on=dt.date(2026, 9, 2),
        )  # fmt: skip
        for mentor, mentee in ((rosa, badru), (yusuf, chloe)):
            pair = world.pair(
                spring, mentor, mentee, introduced_on=STARTED, first_meeting_on=MET, **ends
            )
            for day in (MET, HEARD):
                world.add(
                    SessionLog(id=world.new_id(), match_id=pair, on=day, held=Held.TOOK_PLACE)
                )
            world.add(
                Agreement(
                    id=world.new_id(), match_id=pair, version=1, terms='{"how_often": "monthly"}',
                    state=AgreementState.ACKNOWLEDGED, state_on=MET,
                )
            )  # fmt: skip
        world.flush()
        return world.workspace.path


@pytest.fixture
def running_copy(running, tmp_path):
    """A round that runs."""
    return shutil.copy(running, tmp_path / "Spring.mentordesk")


def on_pair(ruth, mentee, line, deeds):
    """Choose a line of the menu of the deeds of a pair, and answer its dialog."""
    state_of(ruth, mentee)
    in_dialog(ruth, deeds)
    ruth.menu("Relationships", line)


def test_job_22_after_two_weeks_it_is_seen_who_has_not_met(ruth, running_copy, mornings):
    ruth.start(running_copy)
    unmet = ("No first meeting heard of", f"{AMINA} with {DAVID}")
    assert unmet not in mornings(dt.date(2026, 3, 15))
    assert unmet in mornings(dt.date(2026, 3, 16))
    pick_item(ruth, unmet)
    ruth.keys("Ctrl+Return")
    ruth.must_say("No first meeting by 16 March 2026")
    assert "not met yet" in state_of(ruth, AMINA, "Needs care")

    in_dialog(ruth, lambda: ruth.press("Note it"))
    ruth.keys("Ctrl+L")
    assert state_of(ruth, AMINA)[2] == "started"
    ruth.press("Today")
    assert unmet not in [tuple(row[:2]) for row in ruth.rows("Today")]
    ruth.keys("Ctrl+Z")
    assert unmet in [tuple(row[:2]) for row in ruth.rows("Today")]


def test_job_23_a_month_of_silence_is_amber_and_she_writes_once(ruth, running_copy, mornings):
    ruth.start(running_copy)
    silent = ("We have heard nothing for a while", f"{BADRU} with {ROSA}")
    assert silent not in mornings(dt.date(2026, 3, 3))
    assert silent in mornings(dt.date(2026, 3, 4))
    row = state_of(ruth, BADRU)
    assert "no news" in row and "30 days ago" in row
    letter = send_letters(ruth, "How are you two?")
    assert "we have not heard of you" in letter
    ruth.must_say("“How are you two?” sent to 2 people on 4 Mar 2026")

    assert silent not in mornings(dt.date(2026, 3, 6)), "an answer is waited for"
    state_of(ruth, BADRU)
    ruth.must_say("“How are you two?” sent to 2 people on 4 Mar 2026")
    ruth.must_say("On Today again from 18 Mar 2026")
    written = (f"{silent[0]}; written to on 4 Mar 2026", silent[1])
    assert written not in mornings(dt.date(2026, 3, 17))
    assert written in mornings(dt.date(2026, 3, 18))
    pick_item(ruth, written)
    ruth.keys("Ctrl+Shift+S")
    ruth.until(lambda: written not in [tuple(row[:2]) for row in ruth.rows("Today")], "put off")

    def heard():
        ruth.fill("Note", "They meet, and forgot to tell us", end="Tab")
        ruth.press("We heard of them")
        ruth.press("Add")

    on_pair(ruth, BADRU, "Add a note…", heard)
    assert state_of(ruth, BADRU)[3] == "well"


def test_job_25_an_end_without_blame_with_its_reason_and_the_wish_for_another(ruth, running_copy):
    ruth.start(running_copy)

    def close():
        assert ruth.field("How") == "ended early"
        ruth.choose("Why", "mentor unavailable")
        ruth.choose("Told by", "mentor")
        ruth.choose("Mentee wants a new mentor", "yes")
        ruth.choose("Mentor wants a new mentee", "no")
        ruth.press("Close")

    on_pair(ruth, BADRU, "Close the pair…", close)
    assert state_of(ruth, BADRU, "Ended")[2] == "ended early"
    ruth.must_say("Ended early, by the mentor: mentor unavailable")
    letter = send_letters(ruth, "Closing without blame")
    assert "Dear Badru" in letter and "Nobody is to blame" in letter
    ruth.must_say("“Closing without blame” sent to 2 people")

    ruth.come_back()
    assert state_of(ruth, BADRU, "Ended")[2] == "ended early"


def test_job_26_who_must_have_another_mentor_sees_who_has_room_and_the_time_left(
    ruth, running_copy, mornings
):
    ruth.start(running_copy)

    def close():
        ruth.choose("Why", "mentor unavailable")
        ruth.choose("Mentee wants a new mentor", "yes")
        ruth.press("Close")

    on_pair(ruth, BADRU, "Close the pair…", close)
    to_the_board(ruth)
    assert BADRU in names(ruth.cards(MENTEES))
    ruth.click_card(MENTEES, BADRU)
    ruth.keys("Return")
    offers = ruth.offers()
    ruth.keys("Esc")
    assert "free place" in offers[YUSUF] and "free place" not in offers[DAVID]
    assert "Asks why" in offers[ROSA]
    assert ruth.drop_card(BADRU, YUSUF)
    assert BADRU in mentor_card(ruth, YUSUF)
    ruth.answer.will("confirm", True)
    ruth.press("Propose…")
    state_of(ruth, BADRU, "Proposals")
    ruth.keys("Ctrl+Shift+Y", "Ctrl+Shift+Y")
    send_letters(ruth, "Introduction for the mentee")
    row = state_of(ruth, BADRU, "Now")
    assert row[1:3] == [YUSUF, "introduced"]
    assert "12 Jul 2026" in row, "what is left of the round, not six months anew"


def test_job_27_at_month_three_the_survey_goes_out_and_one_reminder_follows(
    ruth, running_copy, mornings
):
    ruth.start(running_copy)
    due = ("The midpoint review is due", f"{CHLOE} with {YUSUF}")
    assert due not in mornings(dt.date(2026, 4, 15))
    assert due in mornings(dt.date(2026, 4, 20))
    pick_item(ruth, due)
    ruth.keys("Ctrl+Return")
    state_of(ruth, CHLOE)
    ruth.tab("Check-ins")
    assert sum("sent 20 Apr 2026" in words for words in ruth.words()) == 2

    def answers():
        ruth.fill("How many meetings so far? (0 to 999)", "4", end="Tab")
        ruth.press("Keep the answers")

    in_dialog(ruth, answers)
    ruth.press_under("Midpoint survey", f"Answers…: {CHLOE}")
    ruth.must_say("back on 20 Apr 2026")

    remind = ("A survey is not back; remind once", YUSUF)
    assert remind not in mornings(dt.date(2026, 5, 3))
    assert remind in mornings(dt.date(2026, 5, 4))
    pick_item(ruth, remind)
    ruth.keys("Ctrl+Return")
    assert remind not in mornings(dt.date(2026, 5, 18)), "one reminder, not two"


def test_job_28_goals_change_at_midpoint_and_so_does_the_agreement(ruth, running_copy, tmp_path):
    ruth.start(running_copy)
    ruth.press("Agreements")
    ruth.settle()
    ruth.pick("Agreements of the round", CHLOE)
    ruth.press("Edit terms")
    ruth.fill("How often we talk", "twice a month", end="Tab")
    ruth.press("All agreements")
    (row,) = [row for row in ruth.rows("Agreements of the round") if CHLOE in row]
    assert "2" in row and "revised" in row

    def goal():
        ruth.fill("Goal", "Apply to three NGOs", end="Tab")
        ruth.press("Add")

    state_of(ruth, CHLOE)
    ruth.tab("Goals")
    in_dialog(ruth, goal)
    ruth.press("Add a goal…")
    ruth.must_say("Apply to three NGOs")
    ruth.tab("Story")
    ruth.must_say("Agreement, version 2: revised")
    (told,) = [words for words in ruth.words() if words.startswith("Agreement, version 2")]
    assert "twice a month" in told or "How often we talk" in told
    assert any(words.startswith("Agreement, version 1") for words in ruth.words())


def test_job_34_the_end_nears_surveys_go_out_and_certificates_follow(
    ruth, running_copy, tmp_path, mornings
):
    ruth.start(running_copy)
    near = ("The end is near: send the end survey", f"{CHLOE} with {YUSUF}")
    assert near not in mornings(dt.date(2026, 6, 27))
    assert near in mornings(dt.date(2026, 6, 28))
    state_of(ruth, CHLOE)
    assert "Dear Chlo" in send_letters(ruth, "The last weeks")
    assert state_of(ruth, CHLOE)[2] == "ending"
    ruth.tab("Check-ins")

    def answers():
        ruth.fill("How good is the match? (1 to 5)", "5", end="Tab")
        ruth.press("Keep the answers")

    for who in (CHLOE, YUSUF):
        in_dialog(ruth, answers)
        ruth.press_under("End survey", f"Answers…: {who}")
    done = ("Ready to be completed", f"{CHLOE} with {YUSUF}")
    assert done in mornings(dt.date(2026, 7, 13))
    pick_item(ruth, done)
    ruth.keys("Ctrl+Return")
    assert state_of(ruth, CHLOE, "Ended")[2] == "completed"

    out = tmp_path / "certificates"
    send_letters(ruth, "Certificate", out)
    mails = [message_from_bytes(p.read_bytes(), policy=policy.default) for p in out.iterdir()]
    assert len(mails) == 2
    for mail in mails:
        (paper,) = mail.iter_attachments()
        assert mail["To"].addresses[0].display_name in text_of(paper.get_content(), tmp_path)


def test_job_35_two_who_go_on_leave_her_load_and_end_clearly(ruth, running_copy, mornings):
    ruth.start(running_copy)

    def go_on():
        ruth.choose("How", "continuing informally")
        ruth.choose("Why", "goals met early")
        ruth.press("Close")

    on_pair(ruth, CHLOE, "Close the pair…", go_on)
    assert CHLOE not in [row[0] for row in pairs(ruth, "Now")]
    assert state_of(ruth, CHLOE, "Ended")[2] == "continuing informally"
    found = mornings(dt.date(2026, 4, 20))
    assert not [why for why, who in found if CHLOE in who]
    assert [why for why, who in found if BADRU in who]
    ruth.press("Match")
    ruth.settle()
    assert "2 of 2 places free" in mentor_card(ruth, YUSUF), "and take no place any more"
