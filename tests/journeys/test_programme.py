"""The file itself: a new programme, undo across a restart, a second window, a copy gone back to."""

from __future__ import annotations

from tests.journeys.coordinator import Coordinator


def add_person(ruth, name):
    """Add somebody by the dialog."""

    def fill(dialog):
        dialog.show()
        dialog.name.setText(name)
        dialog.add.click()

    ruth.answer.will_fill(fill)
    ruth.keys("Ctrl+Shift+N")
    ruth.settle()


def test_a_new_programme_from_the_welcome_page(ruth, tmp_path):
    ruth.start()
    ruth.answer.will("save_file", tmp_path / "Alumni mentoring")
    ruth.press("New programme…")
    ruth.opened(tmp_path / "Alumni mentoring.mentordesk")
    assert ruth.says("Nobody is on file yet")
    add_person(ruth, "Amina Rahman")
    assert ruth.column("People") == ["Amina Rahman"]

    ruth.come_back()
    assert ruth.column("People") == ["Amina Rahman"]


def test_yesterday_s_steps_can_be_taken_back_and_the_history_tells(ruth, empty_file):
    ruth.start(empty_file)
    for name in ("Amina Rahman", "José García"):
        add_person(ruth, name)
    ruth.come_back()
    ruth.menu("Edit", "History")
    told = ruth.column("History lines")
    assert "José García added" in told[0] and "Amina Rahman added" in told[1]
    ruth.fill("Filter history", "amina")
    ruth.settle()
    ruth.pick("History lines", "Amina Rahman added")
    ruth.press("Undo this step")
    ruth.settle()
    assert ruth.column("People") == ["José García"]

    ruth.come_back()
    assert ruth.column("People") == ["José García"]
    ruth.keys("Ctrl+Z")
    assert ruth.says("Nobody is on file yet")
    ruth.keys("Ctrl+Y")
    assert ruth.column("People") == ["José García"]

    ruth.come_back()
    assert ruth.column("People") == ["José García"]


def test_a_second_window_only_reads(ruth, open_window, qtbot, answer, demo_copy):
    ruth.start(demo_copy)
    before = ruth.column("People")
    other = Coordinator(open_window, qtbot, answer)
    other.start(demo_copy)
    assert other.says("Open for reading only")
    assert other.column("People") == before
    assert not other.menu_offers("File", "Import…")
    assert other.is_off("New person…")
    other.close()
    add_person(ruth, "Amina Rahman")

    ruth.come_back()
    assert "Amina Rahman" in ruth.column("People")


def test_going_back_to_a_copy(ruth, empty_file):
    ruth.start(empty_file)
    add_person(ruth, "Amina Rahman")
    ruth.press("Settings")
    ruth.press("Backups")
    ruth.press("Back up now")
    ruth.settle()
    assert ruth.says("Backup made and read back")
    ruth.press("People")
    add_person(ruth, "José García")
    ruth.press("Settings")
    ruth.answer.will("confirm", True)
    ruth.press("Go back to this copy…")
    ruth.must_say("What was here before lies beside it.")
    ruth.settle()
    ruth.press("People")
    assert ruth.column("People") == ["Amina Rahman"]

    ruth.come_back()
    ruth.press("People")
    assert ruth.column("People") == ["Amina Rahman"]
    kept = sorted(empty_file.parent.glob("Mentoring*.mentordesk"))
    assert len(kept) == 2, "what was there before is kept beside it"


def test_a_round_is_made_like_the_last_one_with_its_dates_moved_on(ruth, demo_copy):
    ruth.start(demo_copy)
    ruth.press("Settings")
    rounds = ruth.column("Rounds")

    def fill(dialog):
        dialog.show()
        dialog.name.setText("Spring again")
        dialog.add.click()

    ruth.answer.will_fill(fill)
    ruth.press("Copy with dates moved…")
    ruth.settle()
    assert len(ruth.column("Rounds")) == len(rounds) + 1
    ruth.pick("Rounds", "Spring again")
    dates = [ruth.field(name) for name in ("Start", "Midpoint", "End")]
    assert len(set(dates)) == 3

    ruth.come_back()
    assert len(ruth.column("Rounds")) == len(rounds) + 1
    ruth.pick("Rounds", "Spring again")
    assert [ruth.field(name) for name in ("Start", "Midpoint", "End")] == dates
