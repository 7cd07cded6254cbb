"""The Ask An Alum page in a real window: taken down, offered, answered, made a pair, undone."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import Qt

from mentordesk.commands.mentors import SetMentorField
from mentordesk.domain.letter import Occasion
from mentordesk.domain.match import MatchState
from mentordesk.domain.question import AskState, Outcome
from mentordesk.domain.round import RoundState
from mentordesk.store.queries import rounds
from mentordesk.store.queries.asks import questions, suggestions
from mentordesk.store.queries.relationships import relationships
from mentordesk.ui.ask.model import STATES, Part


@pytest.fixture
def page(open_window, demo):
    window = open_window(demo)
    window.workplace.show_page("ask")
    return window.workplace.page("ask")


def everything(page):
    return page.desk.ask(questions, page.desk.today())


def choose(page, part, number=0):
    cards = page.lists[part]
    row = cards.rows.row_at(number)
    cards.select_ids([row.id], row.id)
    return row


def now(page, row):
    (found,) = page.desk.ask(questions, page.desk.today(), (row.id,))
    return found


def do(page, text):
    action = next(action for action, _ in page.of_ask if action.text() == text)
    assert action.isEnabled(), text
    action.trigger()


def test_every_question_stands_in_the_column_of_its_state(page):
    for part, cards in page.lists.items():
        shown = {cards.rows.id_at(n) for n in range(cards.rows.rowCount())}
        assert shown == {row.id for row in everything(page) if row.state in STATES[part]}
    assert sum(cards.rows.rowCount() for cards in page.lists.values()) == len(everything(page)) > 8


def test_no_column_lies_on_another_with_large_letters(open_window, demo):
    window = open_window(demo)
    window.resize(1280, 680)
    window.set_text_percent(150)
    window.workplace.show_page("ask")
    columns = [cards.geometry() for cards in window.workplace.page("ask").lists.values()]
    assert not any(one.intersects(other) for one, other in combinations(columns, 2))


def test_one_question_is_chosen_at_a_time(page):
    choose(page, Part.TO_OFFER)
    row = choose(page, Part.OFFERED)
    assert page.lists[Part.TO_OFFER].selected_ids() == []
    assert page.pane.ask.id == row.id


def test_a_question_is_taken_down_by_name_and_words(page, answer, demo):
    name = everything(page)[0].person

    def fill(dialog):
        dialog.who.search.setText(name.split()[-1])
        dialog.who.look()
        for number in range(dialog.who.found.count()):
            if dialog.who.found.item(number).text() == name:
                dialog.who.found.setCurrentRow(number)
        assert not dialog.yes.isEnabled()
        dialog.question.setText("Who can help me with M&E?")
        dialog.yes.click()

    before = len(everything(page))
    answer.will_fill(fill)
    page.take_down()
    after = everything(page)
    assert len(after) == before + 1
    new = next(row for row in after if row.question == "Who can help me with M&E?")
    assert (new.person, new.asked_on, new.state) == (name, demo.today(), AskState.ASKED)


def test_it_is_offered_to_the_likeliest_answered_held_and_made_a_pair(page, answer, demo):
    row = choose(page, Part.TO_OFFER)
    (best,) = demo.ask(suggestions, row.id, demo.today(), 1)
    do(page, "Offer to the likeliest")
    assert now(page, row).waiting_for.mentor == best.name
    page.arrive(row.id)
    do(page, "They will answer")
    page.arrive(row.id)
    answer.will_fill(lambda dialog: dialog.yes.click())
    do(page, "Note the talk…")
    held = now(page, row)
    assert (held.state, held.held_on) == (AskState.HELD, demo.today())
    page.arrive(row.id)
    do(page, "They go on informally")
    closed = now(page, row)
    assert (closed.state, closed.outcome) == (AskState.CLOSED, Outcome.INFORMAL)
    pairs = demo.ask(relationships, demo.today(), (closed.match_id,))
    assert pairs[0].state is MatchState.INFORMAL and pairs[0].mentor == best.name
    page.desk.undo()
    assert now(page, row).state is AskState.HELD


def test_one_action_makes_them_a_pair_of_a_round(page, answer, demo):
    row = choose(page, Part.TALKING)
    opening = next(r for r in demo.ask(rounds.all_rounds) if r.state is RoundState.MATCHING)
    demo.run(SetMentorField(row.mentor_id, "places", 9))

    def fill(dialog):
        dialog.fields["round"].show_value(opening.id)
        dialog.fields["reason"].area.setPlainText("They know each other well by now")
        dialog.yes.click()

    answer.will_fill(fill)
    do(page, "Make them a pair…")
    closed = now(page, row)
    pair = demo.ask(relationships, demo.today(), (closed.match_id,))[0]
    assert (pair.state, pair.round_id) == (MatchState.CONFIRMED, opening.id)


def test_the_keyboard_notes_an_answer(page, qtbot):
    row = choose(page, Part.OFFERED, page.lists[Part.OFFERED].rows.rowCount() - 1)
    page.lists[Part.OFFERED].setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page.lists[Part.OFFERED], Qt.Key.Key_Y, both)
    assert now(page, row).state is AskState.ACCEPTED


def test_a_card_is_spoken_whole(page):
    row = choose(page, Part.OFFERED)
    text = page.lists[Part.OFFERED].rows.index(0, 0).data()
    assert row.question in text and row.person in text and row.waiting_for.mentor in text


def test_a_letter_is_looked_at_and_marked_as_sent(page, answer, demo):
    row = choose(page, Part.OFFERED)
    seen = {}

    def fill(dialog):
        seen["letter"] = dialog.chosen
        seen["body"] = dialog.body.toPlainText()
        dialog.occasion.setCurrentIndex(1)
        dialog.sent.click()

    answer.will_fill(fill)
    do(page, "Write the letter…")
    assert row.question in seen["body"]
    assert seen["letter"] in (Occasion.ASK_OFFER, Occasion.ASK_REMINDER)
    assert now(page, row).waiting_for.reminded_on == demo.today()
