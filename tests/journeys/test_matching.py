"""Her days at the board: hardest first, a try and its undo, a reason, the best plan."""

from __future__ import annotations

from pathlib import Path

import openpyxl

MENTEES, MENTORS = "Waiting mentees", "Mentors"


def to_the_board(ruth):
    ruth.press("Match")
    ruth.settle()


def names(cards):
    """Whose cards these are."""
    return [card.split(",")[0] for card in cards]


def mentor_card(ruth, name):
    """What is said of one mentor."""
    (found,) = [card for card in ruth.cards(MENTORS) if card.startswith(f"{name},")]
    return found


def options(card):
    """How many good options the card of a mentee tells of."""
    (words,) = [part for part in card.split(", ") if "option" in part or "no mentor may be" in part]
    return int(words.split()[0]) if words[0].isdigit() else 0


def test_job_12_whoever_has_the_fewest_options_comes_first(ruth, demo_copy):
    ruth.start(demo_copy)
    to_the_board(ruth)
    found = [options(card) for card in ruth.cards(MENTEES)]
    assert len(found) > 5
    assert found == sorted(found)
    hardest = names(ruth.cards(MENTEES))[0]
    ruth.click_card(MENTEES, hardest)
    ruth.keys("Return")
    offers = ruth.offers()
    assert len(offers) >= len(ruth.cards(MENTORS))
    ruth.keys("Esc")

    ruth.come_back()
    assert names(ruth.cards(MENTEES))[0] == hardest, "the page and its order are there again"


def test_job_13_score_reasons_clashes_and_common_hours_while_a_card_is_held(ruth, demo_copy):
    ruth.start(demo_copy)
    to_the_board(ruth)
    mentee, mentor = easy_pair(ruth)
    before = names(ruth.cards(MENTEES))
    ruth.hold_over(mentee, mentor)
    ruth.must_say("not a pair on this board")
    ruth.must_say(f"{mentee} with {mentor}")
    ruth.must_say("What it costs")
    why = ruth.words("Why")
    for heading in ("For", "Sum", "Common hours", "Languages"):
        assert any(words.startswith(heading) for words in why), why
    assert any(words.endswith(" of 100") for words in why), why
    ruth.let_go()

    ruth.click_card(MENTEES, mentee)
    ruth.keys("Return")
    asks = next(name for name, note in ruth.offers().items() if "Asks why" in note)
    ruth.keys("Esc")
    ruth.hold_over(mentee, asks)
    ruth.must_say("Asks for a reason: ")
    ruth.let_go()
    assert names(ruth.cards(MENTEES)) == before, "looking changes nothing"


def test_job_14_a_drop_is_drafted_at_once_and_can_be_tried_freely(ruth, demo_copy):
    ruth.start(demo_copy)
    to_the_board(ruth)
    mentee, mentor = easy_pair(ruth)
    assert ruth.drop_card(mentee, mentor)
    assert mentee in mentor_card(ruth, mentor)
    assert mentee not in names(ruth.cards(MENTEES))
    assert ruth.says(f"{mentee} drafted with {mentor}, fit")
    ruth.keys("F6", "Space")  # to the message with its Undo
    ruth.settle()
    assert mentee in names(ruth.cards(MENTEES))
    ruth.keys("Ctrl+Shift+Z")
    ruth.settle()
    assert mentee in mentor_card(ruth, mentor)

    ruth.come_back()
    assert mentee in mentor_card(ruth, mentor)
    assert mentee not in names(ruth.cards(MENTEES))


def test_the_same_by_keyboard_alone(ruth, demo_copy):
    ruth.start(demo_copy)
    ruth.keys("Ctrl+4")
    ruth.settle()
    mentee, mentor = easy_pair(ruth)
    ruth.keys("Home", *["Down"] * names(ruth.cards(MENTEES)).index(mentee), "Return")
    ruth.write(mentor)
    ruth.keys("Return")
    ruth.settle()
    assert mentee in mentor_card(ruth, mentor)

    ruth.come_back()
    assert mentee in mentor_card(ruth, mentor)


def test_a_full_mentor_says_no_and_nothing_is_written(ruth, demo_copy):
    ruth.start(demo_copy)
    to_the_board(ruth)
    mentee, before = names(ruth.cards(MENTEES))[0], ruth.hint("Undo")
    ruth.click_card(MENTEES, mentee)
    ruth.keys("Return")
    full = next(n for n, note in ruth.offers().items() if note.startswith("Full by locked"))
    ruth.write(full)
    ruth.keys("Return")
    ruth.settle()
    ruth.must_say("has no free place")
    assert mentee in names(ruth.cards(MENTEES))

    ruth.come_back()
    assert mentee in names(ruth.cards(MENTEES))
    assert ruth.hint("Undo") == before


def test_job_15_a_soft_rule_is_broken_with_a_reason_that_is_kept(ruth, demo_copy):
    ruth.start(demo_copy)
    to_the_board(ruth)
    mentee = names(ruth.cards(MENTEES))[0]
    ruth.click_card(MENTEES, mentee)
    ruth.keys("Return")
    asks = next(name for name, note in ruth.offers().items() if "Asks why" in note)
    ruth.keys("Esc")
    assert ruth.drop_card(mentee, asks)
    assert mentee in names(ruth.cards(MENTEES)), "nothing is written before a reason is given"
    ruth.fill("Reason", "They met in Dhaka and asked for it")
    ruth.settle()
    assert mentee in mentor_card(ruth, asks)

    ruth.come_back()
    assert mentee in mentor_card(ruth, asks)
    assert ruth.says("They met in Dhaka and asked for it")


def test_job_16_a_colleague_marks_the_pool_sheet_and_her_marks_are_heeded(
    ruth, demo_copy, tmp_path
):
    ruth.start(demo_copy)
    to_the_board(ruth)
    mentee, mentor = easy_pair(ruth)
    sheet, paper = tmp_path / "Pool.xlsx", tmp_path / "Pool.pdf"
    for path, verb in ((sheet, "Export the pool sheet…"), (paper, "Print the pool sheet…")):
        ruth.answer.will("save_file", path)
        ruth.menu("Match", verb)
        ruth.until(path.exists, f"{path.name} is written")
    book = openpyxl.load_workbook(sheet)
    told = " ".join(
        str(c) for page in book for row in page.iter_rows(values_only=True) for c in row
    )
    assert mentee in told
    assert "@" not in told, "no address leaves with it"
    mark(sheet, mentee, mentor)

    ruth.drop_files([sheet])
    ruth.until(lambda: ruth.says("1 mark: 1 new"), "her marks are shown first")
    ruth.press("Keep the marks")
    ruth.settle()
    ruth.hold_over(mentee, mentor)
    ruth.must_say("Meera marked them as not to be paired")
    ruth.let_go()

    ruth.come_back()
    ruth.hold_over(mentee, mentor)
    ruth.must_say("Meera marked them as not to be paired")
    ruth.let_go()


def mark(sheet: Path, mentee: str, mentor: str) -> None:
    """The colleague says that the two should not be paired."""
    book = openpyxl.load_workbook(sheet)
    page = book["Mentees"]
    heads = {cell.value: cell.column for cell in page[6]}
    page.cell(4, 2).value = "Meera"
    for line in range(7, page.max_row + 1):
        if str(page.cell(line, heads["Mentee"]).value).startswith(mentee):
            page.cell(line, heads["Not with"]).value = mentor
    book.save(sheet)


def test_the_best_plan_is_worked_out_around_what_is_locked(ruth, demo_copy):
    ruth.start(demo_copy)
    to_the_board(ruth)
    mentee, mentor = with_room_to_spare(ruth)
    ruth.drop_card(mentee, mentor)
    ruth.click_card(MENTORS, mentor)
    ruth.keys("L")
    ruth.settle()
    assert "locked draft" in mentor_card(ruth, mentor)
    waiting = len(ruth.cards(MENTEES))
    ruth.press("Solve again")
    ruth.until(lambda: ruth.says("Take this plan"), "the difference")
    assert ruth.says("ticked")
    ruth.press("Take this plan")
    ruth.settle()
    left = ruth.cards(MENTEES) if not ruth.says("Everyone has a mentor") else []
    assert len(left) < waiting
    assert "locked draft" in mentor_card(ruth, mentor)
    assert mentee in mentor_card(ruth, mentor)
    placed = sorted(ruth.cards(MENTORS))

    ruth.come_back()
    assert sorted(ruth.cards(MENTORS)) == placed
    ruth.keys("Ctrl+Z")
    ruth.settle()
    assert len(ruth.cards(MENTEES)) == waiting


def easy_pair(ruth):
    """The hardest mentee whom somebody takes without a question, and the best who does."""
    for mentee in names(ruth.cards(MENTEES)):
        ruth.click_card(MENTEES, mentee)
        ruth.keys("Return")
        found = [name for name, note in ruth.offers().items() if "free place" in note]
        ruth.keys("Esc")
        if found:
            return mentee, found[0]
    raise AssertionError("nobody can be placed without a question")


def with_room_to_spare(ruth):
    """A mentee and a mentor with places left over: one who is full by a lock folds away."""
    for mentee in names(ruth.cards(MENTEES)):
        ruth.click_card(MENTEES, mentee)
        ruth.keys("Return")
        found = [name for name, note in ruth.offers().items() if "free places" in note]
        ruth.keys("Esc")
        if found:
            return mentee, found[0]
    raise LookupError("no mentor of the demo has two places to give")
