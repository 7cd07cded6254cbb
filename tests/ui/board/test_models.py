"""The lists of the board: nothing moves by itself, and step by step equals loaded afresh."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from mentordesk.ui.board.card_answers import Ask
from mentordesk.ui.board.cards import Chip, MentorTile, WaitingCard
from mentordesk.ui.board.models import MentorsModel, WaitingModel


def card(number: int, options: int | None = 2, waits: bool = True, **values) -> WaitingCard:
    plain = WaitingCard(
        f"m{number:02d}", f"Mentee {number}", "", "MAP17", "", "", (), (), (),
        (f"Mentee {number}",), waits, options, 5,
    )  # fmt: skip
    return replace(plain, **values)


def tile(number: int, free: int = 1, chips: tuple[Chip, ...] = ()) -> MentorTile:
    return MentorTile(
        f"d{number:02d}", f"Mentor {number}", "", "", "", "", (), (), (f"Mentor {number}",), 2,
        free, 0, None, chips,
    )  # fmt: skip


def locked(number: int) -> Chip:
    return Chip(f"p{number}", "d00", f"m{number}", "Amina", 80, True, False, "draft", "")


@pytest.fixture
def waiting(qapp):
    model = WaitingModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield model
    tester.deleteLater()
    model.deleteLater()


@pytest.fixture
def mentors(qapp):
    model = MentorsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield model
    tester.deleteLater()
    model.deleteLater()


def ids(model) -> list[str]:
    return [one.id for one in model.cards]


def test_the_hardest_come_first_then_the_earliest(waiting):
    waiting.set_turns(["m03", "m01", "m02", "m04"])
    waiting.load([card(1, 4), card(2, 0), card(3, 0), card(4, 1)])
    assert ids(waiting) == ["m03", "m02", "m04", "m01"]


def test_sections_are_counted_and_empty_ones_left_out(waiting):
    waiting.load([card(1, 0), card(2, 3), card(3, 2), card(4, 9)])
    told = [(s.title, s.start, s.stop, s.count) for s in waiting.sections()]
    assert told == [("No option", 0, 1, 1), ("Two or three", 1, 3, 2), ("Four or more", 3, 4, 1)]


def test_new_numbers_do_not_move_a_card(waiting):
    waiting.load([card(1, 0), card(2, 1), card(3, 4)])
    before = ids(waiting)
    waiting.update([card(1, 9), card(3, 0)])
    assert ids(waiting) == before
    waiting.arrange()
    assert ids(waiting) == ["m03", "m02", "m01"]


def test_whoever_comes_back_stands_where_they_stood(waiting):
    waiting.load([card(number, 2) for number in range(5)])
    waiting.update([card(2, 2, waits=False)])
    assert ids(waiting) == ["m00", "m01", "m03", "m04"]
    waiting.update([card(2, 2)])
    assert ids(waiting) == ["m00", "m01", "m02", "m03", "m04"]


def test_a_newcomer_stands_last_in_the_section(waiting):
    waiting.load([card(1, 0), card(2, 1)])
    waiting.update([card(9, 0)])
    assert ids(waiting) == ["m01", "m09", "m02"]


def test_a_change_in_place_tells_one_row(waiting, qtbot):
    waiting.load([card(1), card(2), card(3)])
    with qtbot.waitSignal(waiting.dataChanged) as told:
        waiting.update([card(2, name="Amina Rahman")])
    assert told.args[0].row() == told.args[1].row() == 1
    with qtbot.assertNotEmitted(waiting.dataChanged):
        waiting.update([card(2, name="Amina Rahman")])


def test_the_filter_hides_without_forgetting(waiting):
    waiting.load([card(number) for number in range(12)])
    waiting.set_filter(("mentee", "1"))
    assert ids(waiting) == ["m01", "m10", "m11"]
    assert waiting.total == 12
    waiting.update([card(3, name="x")])
    waiting.set_filter(())
    assert len(waiting.cards) == 12


def test_cards_in_outline_are_made_whole_when_they_are_seen(waiting):
    asked = []

    def make(ids):
        asked.append(sorted(ids))
        return [card(int(one[1:]), job="Whole", told=("Whole",)) for one in ids]

    waiting.load([card(number) for number in range(6)], maker=make)
    assert asked == [] or asked == [["m00"]]  # the model's tester looks at the first
    asked.clear()
    assert waiting.index(2, 0).data(Ask.ID) == "m02"
    assert asked == []
    assert waiting.index(2, 0).data(Ask.CARD).job == "Whole"
    waiting.complete(range(2, 5))
    assert asked == [["m02"], ["m03", "m04"]]
    assert [one.job for one in waiting.outlines][1:] == ["", "Whole", "Whole", "Whole", ""]
    waiting.set_filter(("whole",))  # a filter looks through everybody
    assert ids(waiting) == [f"m{number:02d}" for number in range(6)]
    asked.clear()
    assert all(one.job == "Whole" for one in waiting.everyone)
    assert asked == []


def test_a_change_counts_for_a_card_in_outline(waiting):
    waiting.load([card(1), card(2)], maker=lambda ids: [card(int(one[1:])) for one in ids])
    waiting.update([card(2, job="New")])
    assert [one.job for one in waiting.cards] == ["", "New"]


def test_full_mentors_fold_into_one_section_at_the_end(mentors):
    mentors.set_turns([f"d{number:02d}" for number in range(4)])
    mentors.load([tile(0, 0, (locked(1),)), tile(1), tile(2), tile(3, 0, (locked(2),))])
    assert ids(mentors) == ["d01", "d02"]
    last = mentors.sections()[-1]
    assert (last.count, last.folded, last.foldable) == (2, True, True)
    mentors.fold("FULL", False)
    assert ids(mentors) == ["d01", "d02", "d00", "d03"]


def test_a_mentor_who_becomes_full_stays_until_the_next_sort(mentors):
    mentors.load([tile(0), tile(1)])
    mentors.update([tile(0, 0, (locked(1),))])
    assert ids(mentors) == ["d00", "d01"]
    mentors.arrange()
    assert ids(mentors) == ["d01"]


def test_answers_are_given_for_the_roles_used_and_no_others(waiting):
    waiting.load([card(1)])
    index = waiting.index(0, 0)
    assert index.data() == "Mentee 1"
    assert index.data(Ask.CARD) is waiting.cards[0]
    assert index.data(Ask.ID) == "m01"
    assert "waiting" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data(Qt.ItemDataRole.FontRole) is None
    assert waiting.supportedDragActions() & Qt.DropAction.MoveAction == Qt.DropAction.IgnoreAction


STEPS = st.lists(st.tuples(st.integers(0, 11), st.sampled_from("utwgf"), st.integers(0, 6)))


@given(STEPS, st.integers(0, 999))
def test_step_by_step_equals_loaded_afresh(qapp, steps, seed):
    dice = random.Random(seed)
    model = WaitingModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    known = {f"m{number:02d}": card(number, dice.randint(0, 5)) for number in range(8)}
    model.load(known.values())
    words: tuple[str, ...] = ()
    for number, deed, options in steps:
        key = f"m{number:02d}"
        if deed == "g":
            known.pop(key, None)
            model.update([], [key])
        elif deed == "f":
            words = ("1",) if not words else ()
            model.set_filter(words)
        else:
            known[key] = card(number, options, waits=deed != "w")
            model.update([known[key]])
    fresh = WaitingModel()
    fresh.set_filter(words)
    fresh.load(known.values(), model.places())
    assert list(model.cards) == list(fresh.cards)
    assert model.sections() == fresh.sections()
    for one in (tester, model, fresh):
        one.deleteLater()


def test_many_changes_at_once_equal_the_same_one_by_one(qapp):
    def cards(turn: int) -> list[WaitingCard]:
        return [card(n, n % 5, waits=(n * turn) % 3 != 1) for n in range(turn, 60 + turn)]

    at_once, slowly = WaitingModel(), WaitingModel()
    for model in (at_once, slowly):
        model.load(cards(0))
    at_once.update(cards(1), ["m00", "m07"])
    for one in cards(1):
        slowly.update([one])
    slowly.update([], ["m00", "m07"])
    assert ids(at_once) == ids(slowly)
    assert at_once.sections() == slowly.sections()
    for model in (at_once, slowly):
        model.deleteLater()


def test_sections_are_true_in_the_middle_of_every_change(waiting):
    """A view may lay its cards out while rows are about to come or go."""

    def look(*_):
        shown = [section for section in waiting.sections() if not section.folded]
        assert sum(section.stop - section.start for section in shown) == len(waiting.cards)

    for signal in (waiting.rowsAboutToBeInserted, waiting.rowsInserted,
                   waiting.rowsAboutToBeRemoved, waiting.rowsRemoved):  # fmt: skip
        signal.connect(look)
    waiting.load([card(number, number % 5) for number in range(8)])
    waiting.update([card(2, 2, waits=False), card(20, 0), card(3, 3, waits=False)])
    waiting.update([card(2, 2), card(21, 9)], gone=["m20"])
