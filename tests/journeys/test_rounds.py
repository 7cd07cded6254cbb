"""Her days before a round: its dates, the call, who lacks what, and whom to ask to mentor."""

from __future__ import annotations

CALENDAR_LINE = "Add days, as Winter closure, 24 Dec 2026 – 3 Jan 2027"


def part(ruth, name):
    """Press one of the parts of the Applications page, whatever number stands behind it."""
    ruth.press(next(words for words in ruth.words() if words.startswith(name)))
    ruth.settle()


def add_to_calendar(ruth, text, kind):
    """Type a stretch into the calendar of the office, and say what it is."""
    ruth.press("Calendar")
    ruth.fill(CALENDAR_LINE, text)
    ruth.choose("Kind", kind)


def test_job_01_the_last_round_is_copied_and_its_dates_are_looked_at_before_it_is_taken(
    ruth, demo_copy
):
    """No step is forgotten; and what a date falls on is known before."""
    ruth.start(demo_copy)
    ruth.press("Settings")
    add_to_calendar(ruth, "Reunion week, 5 Oct 2026 - 9 Oct 2026", "Office closed")
    ruth.press("Rounds")
    model = ruth.field("Name")
    seen = {}

    def look(dialog):
        dialog.show()
        for day in ("6 Oct 2026", "13 Oct 2026"):
            dialog.starts.setText(day)
            seen[day] = dialog.beside["starts"].text()
        dialog.name.setText("Autumn")
        dialog.add.click()

    ruth.answer.will_fill(look)
    ruth.press("Copy with dates moved…")
    ruth.settle()
    assert seen == {"6 Oct 2026": "In Reunion week (office closed)", "13 Oct 2026": ""}
    assert ruth.field("Name") == "Autumn" and ruth.field("Start") == "13 Oct 2026"
    assert "Autumn" in str(ruth.column("Rounds")) and model in str(ruth.column("Rounds"))
    ruth.come_back()
    ruth.press("Settings")
    ruth.pick("Rounds", "Autumn")
    assert ruth.field("Start") == "13 Oct 2026"


def test_job_02_no_date_lands_in_a_dead_week(ruth, demo_copy):
    """Terms, closures, holidays and clock changes stand beside the dates."""
    ruth.start(demo_copy)
    ruth.press("Settings")
    starts, midpoint = ruth.field("Start"), ruth.field("Midpoint")
    add_to_calendar(ruth, f"Stocktaking, {midpoint}", "Office closed")
    ruth.press("Rounds")
    assert ruth.says("In Stocktaking (office closed)")
    assert any("clocks go" in words for words in ruth.words())
    year = {row[0]: row[1] for row in ruth.rows("The year of the round")}
    assert "in it: Midpoint" in year["Stocktaking"] and starts in year["This round"]
    assert "clocks go forward 1 h in London" in year["Clocks change"]
    against = next(words for words in ruth.words() if "near a clock change" in words)
    day, month, number = midpoint.split()
    ruth.fill("Midpoint", f"{int(day) + 1} {month} {number}")
    ruth.settle()
    assert not ruth.says("In Stocktaking (office closed)")
    assert not ruth.says(against)

    ruth.come_back()
    ruth.press("Settings")
    assert not ruth.says("In Stocktaking (office closed)")
    ruth.keys("Ctrl+Z")
    ruth.must_say("In Stocktaking (office closed)")


def test_job_05_who_lacks_what_is_chased_once(ruth, demo_copy):
    """A list of what is missing per person, one letter each, and the day it went out."""
    ruth.start(demo_copy)
    ruth.press("Applications")
    ruth.settle()
    part(ruth, "To chase")
    names = ruth.column("Applications")
    assert names and all(ruth.column("Applications", 3))
    ruth.press("Copy what is missing")
    lines = ruth.clipboard().splitlines()[1:]
    assert [line.split("\t")[0] for line in lines] == names
    written = []

    def mark(dialog):
        dialog.show()
        written.append(dialog.body.toPlainText())
        dialog.sent.click()

    ruth.pick("Applications", names[0])
    ruth.keys("Ctrl+A")
    ruth.answer.will_fill(mark)
    ruth.press("Write letters…")
    ruth.settle()
    assert "Could you still tell us" in written[0]
    ruth.come_back()
    ruth.press("Applications")
    part(ruth, "To chase")
    asked = dict(zip(ruth.column("Applications"), ruth.column("Applications", 4), strict=True))
    states = dict(zip(ruth.column("Applications"), ruth.column("Applications", 1), strict=True))
    assert {states[name] for name in names if asked[name]} == {"incomplete"}
    assert sum(bool(day) for day in asked.values()) >= len(names) - 2  # all who can be written to
    ruth.keys("Ctrl+Z")
    ruth.settle()
    assert not any(ruth.column("Applications", 4))


def test_job_07_topics_without_mentors_are_counted_by_mentees(ruth, demo_copy):
    """Whom to ask follows from what is wanted and has no place."""
    ruth.start(demo_copy)
    ruth.press("Applications")
    ruth.settle()
    part(ruth, "Topics unmet")
    rows = ruth.rows("Topics wanted")
    unmet = [int(row[5] or 0) for row in rows]
    assert rows and unmet == sorted(unmet, reverse=True)
    assert all(int(row[1]) > 0 for row in rows)
    number = sum(each > 0 for each in unmet)
    assert ruth.says(f"Topics unmet {number}")


def test_job_08_a_mentor_of_last_round_is_approached_kindly(ruth, demo_copy):
    """How it went, whether they would again and until when they rest, before she asks."""
    ruth.start(demo_copy)
    ruth.press("Applications")
    ruth.settle()
    part(ruth, "Mentors to ask")
    rows = ruth.rows("Mentors to ask")
    assert rows and all(row[1] and row[2] for row in rows)
    name = next(row[0] for row in rows if not row[6])
    ruth.pick("Mentors to ask", name)
    ruth.press("Copy addresses for BCC")
    assert "@" in ruth.clipboard()
    ruth.press("Add to this round as mentors")
    ruth.settle()
    assert {row[0]: row[6] for row in ruth.rows("Mentors to ask")}[name] == "received"
    ruth.open_row("Mentors to ask", name)
    ruth.settle()
    assert ruth.says(name) and "People" in ruth.tables()
    ruth.keys("Ctrl+Z")
    ruth.press("Applications")
    part(ruth, "Mentors to ask")
    assert not {row[0]: row[6] for row in ruth.rows("Mentors to ask")}[name]


def test_job_11_the_call_closes_with_a_frozen_pool_and_counts(ruth, demo_copy):
    """Who was in the pool that day is kept, and who comes late is seen to be late."""
    ruth.start(demo_copy)
    ruth.press("Settings")
    ruth.answer.will_fill(lambda dialog: (dialog.show(), dialog.name.setText("Next"),
                                          dialog.add.click()))  # fmt: skip
    ruth.press("Copy with dates moved…")
    ruth.settle()
    picker = next(name for name in ruth.names() if name.startswith("Round: "))
    line = next(line for line in ruth.lines_of(picker) if line.startswith("Next"))
    ruth.button_menu(picker, line)
    ruth.settle()
    add_two(ruth, 0)
    ruth.press("Settings")
    ruth.pick("Rounds", "Next")
    ruth.choose("State", "Closed to applicants")
    ruth.settle()
    ruth.press("Applications")
    part(ruth, "All")
    ruth.must_say("2 applications, 2 in the pool")
    add_two(ruth, 2)
    ruth.press("Applications")
    part(ruth, "All")
    ruth.must_say("2 applications, 2 in the pool")
    ruth.must_say("Since then 2 people came in late.")
    late = [row for row in ruth.rows("Applications") if row[6].endswith("late")]
    assert len(late) == 2 and len(ruth.rows("Applications")) == 4

    ruth.come_back()
    ruth.press("Applications")
    ruth.must_say("Since then 2 people came in late.")


def add_two(ruth, first):
    """Add two people to the round as mentees, from the table of people."""
    ruth.press("People")
    ruth.settle()
    names = ruth.column("People")[first : first + 2]
    ruth.pick("People", *names)
    ruth.answer.will("choice", "Next, as mentees")
    ruth.press("Add to round…")
    ruth.settle()
