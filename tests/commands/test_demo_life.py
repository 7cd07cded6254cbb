"""The demo's year: invented by the same dice each time, and sound."""

from __future__ import annotations

from collections import Counter

from mentordesk.commands.demo_life import LiveDemo
from mentordesk.commands.today import Snooze
from mentordesk.domain.question import AskState
from mentordesk.store.checks import check
from mentordesk.store.queries.asks import questions
from mentordesk.store.queries.history import entries_newest_first
from mentordesk.store.queries.relationships import relationships
from mentordesk.store.queries.today import today_items


def test_pairs_have_met_and_questions_stand_in_every_state(demo):
    today = demo.today()
    pairs = demo.ask(relationships, today)
    assert sum(pair.sessions for pair in pairs) > 20
    assert all(pair.last_contact_on is None or pair.last_contact_on <= today for pair in pairs)
    states = Counter(row.state for row in demo.ask(questions, today))
    assert set(states) >= {AskState.ASKED, AskState.OFFERED, AskState.HELD, AskState.CLOSED}
    assert demo.ask(check).problems == ()


def test_it_is_one_step_of_the_history(demo):
    names = [entry.name for entry in demo.ask(entries_newest_first, 100)]
    assert names.count(LiveDemo.__name__) == 1


def test_what_is_put_off_comes_back_on_its_day(demo):
    today = demo.today()
    first = demo.ask(today_items, today)[0]
    until = today.replace(day=today.day + 3)
    demo.run(Snooze((first.key,), until))
    assert first.key not in {item.key for item in demo.ask(today_items, today)}
    assert first.key in {item.key for item in demo.ask(today_items, until)}
    demo.undo()
    assert first.key in {item.key for item in demo.ask(today_items, today)}
