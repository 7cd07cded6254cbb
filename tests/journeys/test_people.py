"""Her days with people: sign-ups come in, somebody is known already, codes, roles, a view."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tests.support.sheets import write_csv

HEADS = ["Full name", "E-mail", "Country", "Cohort", "I would like to be a"]
REPLIES = [
    ["Amina Rahman", "amina@example.org", "Bangladesh", "MAP 17", "mentee"],
    ["José García", "jose@example.org", "Peru", "map-3 (I think)", "mentor"],
    ["မြင့်မြင့်စိန်", "myint@example.org", "Myanmar", "MAGEN05", "mentee"],
    ["Kwame Mensah", "kwame@example.org", "Ghana", "", "mentor and mentee"],
    ["", "", "Ghana", "", ""],
]


def bring_in(ruth, path):
    """Drop a sheet on the page and go through the import as it is proposed."""
    ruth.drop_files([path])
    to_the_preview(ruth)
    ruth.press(next(words for words in ruth.words() if words.startswith("Import ")))
    ruth.settle()


def to_the_preview(ruth):
    """From the files over the columns to what would be written."""
    for step in ("Next: columns", "Next: preview"):
        ruth.press(step)
        ruth.settle()


def test_job_03_form_replies_come_in_and_are_there_the_next_morning(ruth, empty_file, tmp_path):
    ruth.start(empty_file)
    bring_in(ruth, write_csv(tmp_path / "replies.csv", [HEADS, *REPLIES]))
    assert ruth.says("4 people added, 0 changed")
    assert ruth.says("1 row stayed out.")
    ruth.press("Go to People")
    names = ["Amina Rahman", "José García", "Kwame Mensah", "မြင့်မြင့်စိန်"]
    assert sorted(ruth.column("People")) == sorted(names)

    ruth.come_back()
    assert sorted(ruth.column("People")) == sorted(names)
    ruth.keys("Ctrl+Z")
    ruth.must_say("Nobody is on file yet")

    ruth.come_back()
    assert ruth.says("Nobody is on file yet")


def test_a_cell_is_mended_in_the_preview_before_anything_is_written(ruth, empty_file, tmp_path):
    ruth.start(empty_file)
    ruth.drop_files([write_csv(tmp_path / "replies.csv", [HEADS, *REPLIES])])
    to_the_preview(ruth)
    ruth.press("Problems")
    preview = next(each for each in ruth.tables() if "Ghana" in str(ruth.rows(each)))
    assert len(ruth.rows(preview)) == 1
    ruth.edit_cell(preview, 0, "Name", "Yaw Boateng")
    ruth.settle()
    ruth.press("Import 5 rows")
    ruth.settle()
    assert ruth.says("5 people added, 0 changed")

    ruth.come_back()
    assert "Yaw Boateng" in ruth.column("People")


def test_job_04_somebody_known_is_joined_and_nobody_doubled(ruth, empty_file, tmp_path):
    ruth.start(empty_file)
    bring_in(ruth, write_csv(tmp_path / "first.csv", [HEADS, *REPLIES[:2]]))
    again = [["Amina Rahmann", "", "Bangladesh", "MAP17", "mentee"], REPLIES[3]]
    ruth.drop_files([write_csv(tmp_path / "second.csv", [HEADS, *again])])
    to_the_preview(ruth)
    assert ruth.says("May be Amina Rahman.")
    ruth.press(next(words for words in ruth.words() if words.startswith("Import ")))
    ruth.settle()
    assert ruth.says("1 possible duplicate waits under People for your decision.")
    ruth.press("Go to People")
    assert ruth.says("1 imported row may be somebody you have on file already.")
    assert len(ruth.rows("People")) == 3

    ruth.come_back()
    ruth.press("Look at them")
    assert ruth.says("Is Amina Rahmann the Amina Rahman on file?")
    ruth.press("Same person")
    ruth.settle()
    assert len(ruth.rows("People")) == 3
    assert not ruth.says("may be somebody you have on file already")

    ruth.come_back()
    assert len(ruth.rows("People")) == 3
    assert not ruth.says("may be somebody you have on file already")


def test_job_06_a_badly_typed_code_is_kept_and_gets_its_meaning_from_her_alone(
    ruth, empty_file, tmp_path
):
    ruth.start(empty_file)
    bring_in(ruth, write_csv(tmp_path / "replies.csv", [HEADS, *REPLIES]))
    ruth.press("Go to People")
    ruth.open_row("People", "José García")
    assert ruth.field("Cohort codes") == "map-3 (I think)"
    ruth.press("Settings")
    ruth.press("Cohort codes")
    gaps = [row for row in ruth.rows("Cohort codes") if "Not filled in" in row]
    assert len(gaps) == len(ruth.rows("Cohort codes")) >= 3
    assert all(row[2] == "" for row in gaps), "no year may be made of a number"
    ruth.pick("Cohort codes", "MAP 17")
    ruth.fill("Programme", "MA Participation, Power and Social Change")
    ruth.fill("First year", "2019")

    ruth.come_back()
    ruth.press("People")
    ruth.open_row("People", "Amina Rahman")
    assert ruth.field("Cohort codes") == "MAP 17"
    assert ruth.says("MA Participation, Power and Social Change, 2019")
    ruth.pick("People", "José García")
    assert ruth.field("Cohort codes") == "map-3 (I think)"


def test_job_09_one_person_wears_two_hats(ruth, empty_file, tmp_path):
    ruth.start(empty_file)
    bring_in(ruth, write_csv(tmp_path / "replies.csv", [HEADS, *REPLIES]))
    ruth.press("Go to People")
    for role in ("Mentor", "Mentee"):
        ruth.choose("Filter by roles", role)
        ruth.until(lambda: len(ruth.rows("People")) < 4, "the filter")
        assert "Kwame Mensah" in ruth.column("People")
    ruth.open_row("People", "Kwame Mensah")
    ruth.tab("Mentor")
    ruth.fill("Places", "3")

    ruth.come_back()
    ruth.open_row("People", "Kwame Mensah")
    ruth.tab("Mentor")
    assert ruth.field("Places") == "3"
    ruth.tab("Rounds")
    assert ruth.says("as mentee")


def test_rows_come_straight_out_of_excel(ruth, empty_file):
    ruth.start(empty_file)
    QApplication.clipboard().setText(
        "Name\tE-mail\tOffers\r\n"
        "Li Wei\tli@example.org\t2 places\r\n"
        '"Grace ""Gigi""\nNjoroge"\tgrace@example.org\t\r\n'
    )
    ruth.menu("Edit", "Paste rows…")
    ruth.settle()
    to_the_preview(ruth)
    ruth.press("Import 2 rows")
    ruth.settle()
    ruth.press("Go to People")
    assert sorted(ruth.column("People")) == ['Grace "Gigi" Njoroge', "Li Wei"]

    ruth.come_back()
    assert sorted(ruth.column("People")) == ['Grace "Gigi" Njoroge', "Li Wei"]


def test_anybody_is_found_by_any_part_of_the_name_in_any_script(ruth, empty_file, tmp_path):
    ruth.start(empty_file)
    bring_in(ruth, write_csv(tmp_path / "replies.csv", [HEADS, *REPLIES]))
    ruth.come_back()
    for typed, name in (("garcia", "José García"), ("မြင့်စိန်", "မြင့်မြင့်စိန်"), ("ahma", "Amina Rahman")):
        ruth.keys("Ctrl+K")
        ruth.write(typed)
        ruth.keys("Return")
        ruth.until(lambda wanted=name: ruth.field("Name") == wanted, name)
    ruth.fill("Employer", "Ministry of Water")

    ruth.come_back()
    ruth.keys("Ctrl+K")
    ruth.write("of wat")
    ruth.keys("Return")
    ruth.until(lambda: ruth.field("Name") == "Amina Rahman", "found by her employer")


def test_a_view_of_the_table_is_kept_under_a_name(ruth, demo_copy):
    ruth.start(demo_copy)
    everybody = len(ruth.rows("People"))
    ruth.choose("Filter by roles", "Mentor")
    ruth.until(lambda: 0 < len(ruth.rows("People")) < everybody, "the mentors")
    mentors = len(ruth.rows("People"))
    ruth.fill("Filter by country", "india", end="")
    ruth.until(lambda: 0 < len(ruth.rows("People")) < mentors, "those in India")
    wanted = ruth.column("People")
    ruth.answer.will("text", "Mentors in India")
    ruth.button_menu("Views", "Save this view…")
    ruth.press("Clear filters")
    assert len(ruth.rows("People")) == everybody

    ruth.come_back()
    ruth.button_menu("Views", "Mentors in India")
    assert ruth.column("People") == wanted
    assert ruth.field("Filter by country") == "india"


def test_several_are_tagged_at_once_and_one_undo_takes_it_back(ruth, demo_copy):
    ruth.start(demo_copy)
    chosen = ruth.column("People")[:3]
    ruth.pick("People", *chosen)
    ruth.answer.will("text", "Reunion in Dhaka")
    ruth.press("Tag…")
    ruth.fill("Search people", "", end="")
    ruth.come_back()
    tagged = [row[0] for row in ruth.rows("People") if "Reunion in Dhaka" in row]
    assert tagged == chosen
    ruth.keys("Ctrl+Z")

    ruth.come_back()
    assert not [row for row in ruth.rows("People") if "Reunion in Dhaka" in row]


def test_job_10_a_roomful_is_ticked_when_the_training_has_run(ruth, demo_copy):
    ruth.start(demo_copy)
    everybody = len(ruth.rows("People"))
    ruth.choose("Filter by roles", "Mentor")
    ruth.until(lambda: 0 < len(ruth.rows("People")) < everybody, "the mentors")
    there = ruth.column("People")[:3]
    ruth.pick("People", *there)

    def fill(dialog):
        ruth.show(dialog)
        ruth.fill("Day of the training", "1 Mar 2026", end="Tab")
        ruth.press("Note it")

    ruth.answer.will_fill(fill)
    ruth.menu("People", "Training done…")
    ruth.settle()

    ruth.come_back()
    for name in there:
        ruth.open_row("People", name)
        ruth.tab("Mentor")
        assert ruth.field("Training done") == "1 Mar 2026"
    ruth.keys("Ctrl+Z")
    ruth.until(lambda: ruth.field("Training done") != "1 Mar 2026", "one undo for all of them")
