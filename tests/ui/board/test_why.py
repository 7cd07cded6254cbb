"""Why is never blank, and what it says adds up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from mentordesk.commands.pair_life import RecordReplies, Reply, Said
from mentordesk.commands.steps import StepMatches
from mentordesk.domain.closing import DeclineReason
from mentordesk.domain.match import MatchState
from mentordesk.ui.board.hours_strip import HoursStrip
from mentordesk.ui.board.targets import May
from mentordesk.ui.board.why import (
    Fact,
    Heading,
    Hours,
    Line,
    Partner,
    ReasonLine,
    Score,
    Table,
    Title,
)
from mentordesk.ui.board.why_rows import PartnerRow


def blocks(page, kind) -> list:
    page.looking.look()
    return [block for block in page.why.said.blocks if isinstance(block, kind)]


def test_with_nothing_selected_it_is_the_plan(page):
    assert blocks(page, Title)[0].text == "Plan A"
    facts = {fact.name: fact.value for fact in blocks(page, Fact)}
    assert facts["Paired"] == f"{page.state.numbers.paired} of {page.state.numbers.to_pair}"
    assert facts["Left out"] == str(len(page.state.numbers.left_out))
    assert len(facts) == 5
    titles = [heading.text for heading in blocks(page, Heading)]
    assert titles == ["Hardest to place", "Weakest drafts", "Rules overridden"]


def test_the_weakest_drafts_come_weakest_first(page):
    said = [b for b in blocks(page, Partner) if b.score is not None][:5]
    scores = [partner.score for partner in said]
    drafts = sorted(p.score for p in page.state.pairs.values() if not p.is_live)
    assert scores == drafts[:5]


def test_one_mentee_is_a_profile_and_ten_best_mentors(driver, page):
    mentee, _ = driver.find(May.PLACE)
    page.waiting.select_ids([mentee])
    assert blocks(page, Title)[0].text == page.state.names[mentee]
    partners = blocks(page, Partner)
    assert len(partners) == 10
    assert all(partner.mentee_id == mentee for partner in partners)


def test_every_line_has_its_room_at_once(driver, page):
    """A picture taken between a selection and the next turn of the event loop is whole too."""
    mentee, target = driver.find(May.PLACE)
    for mentor in ("", target, ""):
        page.looking.select(mentor, mentee)
        page.looking.look()
        lines = [one for one in page.why.findChildren(QLabel) if one.isVisible()]
        wrapped = [one for one in lines if one.wordWrap()]
        assert len(wrapped) > 5
        assert all(one.height() >= one.heightForWidth(one.width()) for one in wrapped)
        assert all(one.width() >= one.sizeHint().width() for one in lines if one not in wrapped)


def test_for_somebody_without_any_mentor_it_says_what_forbids(driver, page):
    wei = next(card for card in page.waiting_model.cards if card.allowed == 0)
    page.waiting.select_ids([wei.id])
    assert any("No mentor may be" in line.text for line in blocks(page, Line))
    assert all(partner.note for partner in blocks(page, Partner))


def test_one_mentor_is_a_profile_who_is_there_and_ten_best_mentees(page):
    tile = next(t for t in page.mentors_model.cards if t.chips and t.free)
    page.mentors.select_ids([tile.id])
    assert blocks(page, Title)[0].text == tile.name
    names = [partner.name for partner in blocks(page, Partner)]
    assert [chip.name for chip in tile.chips] == names[: len(tile.chips)]
    assert {"Placed here", "Best mentees"} <= {h.text for h in blocks(page, Heading)}


def test_a_pair_is_its_reasons_and_they_add_up_to_the_score(driver, page):
    mentee, mentor = driver.find(May.PLACE)
    page.waiting.select_ids([mentee])
    page.mentors.select_ids([mentor])
    score = page.state.judged.score((mentor, mentee))
    assert blocks(page, Score)[0].score == score
    assert sum(reason.points for reason in blocks(page, ReasonLine)) == score
    end = {heading.text: heading.end for heading in blocks(page, Heading)}
    assert end["Sum"].startswith(f"{score} of ")
    assert {"Common hours", "Languages"} <= end.keys()


def test_every_pair_on_the_board_adds_up(page):
    for pair in page.state.pairs.values():
        page.looking.select(pair.mentor_id, pair.mentee_id)
        page.looking.look()
        said = page.why.said.blocks
        if pair.is_live:
            assert any("live pair" in b.text for b in said if isinstance(b, Line))
            continue
        points = sum(b.points for b in said if isinstance(b, ReasonLine))
        assert points == next(b.score for b in said if isinstance(b, Score))


def test_a_chip_clicked_shows_its_pair_and_the_reason_it_was_kept_for(driver, page):
    chip = driver.chip(lambda chip: bool(chip.reason) and not chip.is_live)
    spot = driver.on_chip(chip)
    QTest.mouseClick(page.mentors.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert f"Kept because: {chip.reason}" in [line.text for line in blocks(page, Line)]


def test_what_forbids_a_pair_is_said_first(driver, page):
    mentee, mentor = driver.find(May.NEVER, words="paused")
    page.waiting.select_ids([mentee])
    page.mentors.select_ids([mentor])
    assert "paused" in blocks(page, Line)[0].text


def test_several_are_a_table(page):
    ids = [card.id for card in page.waiting_model.cards[:3]]
    page.waiting.select_ids(ids)
    table = blocks(page, Table)[0]
    assert [row[0] for row in table.rows] == [page.state.names[one] for one in ids]
    page.waiting.clearSelection()
    page.mentors.select_ids([tile.id for tile in page.mentors_model.cards[:2]])
    assert len(blocks(page, Table)[0].rows) == 2


def test_several_mentees_are_compared_with_the_mentor_selected(driver, page):
    _, mentor = driver.find(May.PLACE)
    ids = [card.id for card in page.waiting_model.cards[:2]]
    page.waiting.select_ids(ids)
    page.mentors.select_ids([mentor])
    table = blocks(page, Table)[0]
    scores = [str(page.state.judged.score((mentor, one))) for one in ids]
    assert [row[-1] for row in table.rows] == scores


def test_a_partner_clicked_becomes_the_pair(driver, page):
    mentee, _ = driver.find(May.PLACE)
    page.waiting.select_ids([mentee])
    page.looking.look()
    row = next(row for row in page.why.findChildren(PartnerRow) if row.isVisible())
    row.click()
    assert page.looking.pair == (page.mentors.selected_ids()[0], mentee)
    assert blocks(page, Score)


def test_left_out_names_everybody_with_why(page):
    page.bar.meters.left_out.click()
    said = [block for block in page.why.said.blocks if isinstance(block, Partner)]
    left = page.state.numbers.left_out
    assert [partner.name for partner in said] == [one.name for one in left]
    for one in left:
        assert one.why in page.why.said.text


def test_while_dragging_why_follows_after_a_rest(driver, page, qtbot):
    mentee, mentor = driver.find(May.PLACE)
    driver.hold(mentee)
    page.hand.aim(mentor)
    assert page.state.mentors[mentor].name not in page.why.said.blocks[0].text
    qtbot.waitUntil(lambda: page.state.mentors[mentor].name in page.why.said.blocks[0].text)
    page.hand.release()


def test_common_hours_stand_in_both_clocks(page):
    judged = page.state.judged
    for mentee in judged.mentees:
        for mentor in judged.mentors:
            if judged.options.fits.minutes[
                judged.options.places.row[mentee], judged.options.places.column[mentor]
            ]:
                page.looking.select(mentor, mentee)
                found = blocks(page, Hours)
                if found:
                    strip = page.why.findChild(HoursStrip)
                    assert "there" in strip.accessibleName()
                    assert strip.sizeHint().height() > 0
                    return
    raise AssertionError("nobody in the invented round has an hour in common")


def test_it_is_never_blank_whatever_is_selected(driver, page):
    page.looking.select("", "")
    assert page.why.said.text
    gone = next(iter(page.state.pairs.values()))
    page.looking.select(gone.mentor_id, gone.mentee_id)
    assert page.why.said.text
    page.deeds.escape()
    page.looking.look()
    assert page.why.said.blocks[0].text == "Plan A"


def test_a_no_of_before_is_told_with_who_said_it_and_why(page):
    draft = next(pair for pair in page.state.pairs.values() if not pair.is_live)
    page.desk.do(StepMatches((draft.match_id,), MatchState.PROPOSED_TO_MENTEE))
    no = Reply(draft.match_id, Said.NO, reason=DeclineReason.OTHER_FIELD)
    page.desk.do(RecordReplies((no,)))
    page.looking.select(draft.mentor_id, draft.mentee_id)
    (told,) = [line.text for line in blocks(page, Line) if line.text.startswith("Declined")]
    assert told.startswith("Declined by the mentee on 2 Mar 2026 in “")
    assert told.endswith("”: another field.")
