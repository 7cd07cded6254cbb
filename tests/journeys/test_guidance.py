"""The office’s own words on their way: written, sent along; and the end with certificates."""

from __future__ import annotations

from email import message_from_bytes, policy

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from tests.journeys.deeds import PAIRS, in_dialog, pairs, send_letters
from tests.support.pdf_text import text_of

LIBRARY = "Guidance library"


def test_a_guide_is_written_sent_along_and_noted_with_everybody_who_got_it(
    ruth, demo_copy, tmp_path
):
    ruth.start(demo_copy)
    ruth.press("Guidance")
    ruth.settle()
    ruth.must_say("The library is empty")
    ruth.press("Lay out the usual places")
    assert {row[2] for row in ruth.rows(LIBRARY)} == {"to be written"}
    ruth.pick(LIBRARY, "Role of the mentee")
    assert not ruth.menu_offers("Guidance", "Print…")
    ruth.fill("Text", "Write first.\n- Bring a question.\nاكتب هنا", end="Tab")
    (row,) = [row for row in ruth.rows(LIBRARY) if row[0] == "Role of the mentee"]
    assert row[2] == "ready"

    ruth.press("Settings")
    ruth.press("Letters")
    letters = ruth.thing(QListWidget, "Letters")
    letters.setCurrentRow(
        next(n for n in range(letters.count()) if letters.item(n).text() == "How are you two?")
    )
    ruth.button_menu("Choose what goes along", "Role of the mentee")
    ruth.must_say("Role of the mentee")

    ruth.press(PAIRS)
    ruth.press("All rounds")
    now = pairs(ruth, "Now")
    ruth.pick(PAIRS, now[0][0])
    out = tmp_path / "mail"
    send_letters(ruth, "How are you two?", out)
    along = {}
    for path in out.iterdir():
        mail = message_from_bytes(path.read_bytes(), policy=policy.default)
        along[mail["To"].addresses[0].display_name] = [
            text_of(paper.get_content(), tmp_path) for paper in mail.iter_attachments()
        ]
    mentee, mentor = now[0][:2]
    assert along[mentor] == []  # it is for mentees
    assert "Bring a question." in along[mentee][0] and "اكتب هنا" in along[mentee][0]

    ruth.come_back()
    ruth.press("Guidance")
    ruth.settle()
    ruth.pick(LIBRARY, "Role of the mentee")
    ruth.tab("Given to")
    ruth.must_say(mentee)
    assert not ruth.says(mentor)


def test_job_34_people_finish_certificates_go_to_whose_end_survey_came_back(
    ruth, demo_copy, tmp_path
):
    ruth.start(demo_copy)
    ruth.press(PAIRS)
    ruth.settle()
    ruth.press("All rounds")
    completed = [row for row in pairs(ruth, "Ended") if row[2] == "completed"]
    ruth.pick(PAIRS, completed[0][0])
    seen = {}

    def look():
        people = ruth.thing(QListWidget, "Who gets a certificate")
        items = [people.item(n) for n in range(people.count())]
        seen.update({item.text(): item.checkState() is Qt.CheckState.Checked for item in items})
        ruth.press("All in one file")
        ruth.answer.will("save_file", tmp_path / "all.pdf")
        ruth.press("Write them…")

    ruth.keys("Ctrl+A")
    in_dialog(ruth, look)
    ruth.menu("Relationships", "Certificates…")
    ruth.settle()
    earned = [text.split("  ·  ")[0] for text, on in seen.items() if on]
    left = [text for text, on in seen.items() if not on]
    assert earned and all("survey is not back" in t or "did not come" in t for t in left)
    text = text_of((tmp_path / "all.pdf").read_bytes(), tmp_path)
    assert text.count("This is to certify that") == len(earned)
    assert all(name in text for name in earned)
    ruth.must_say(f"{len(earned)} certificates written to all.pdf")
    ruth.menu("Edit", "History")
    assert "certificates printed" in str(ruth.rows("History lines"))
