"""What stands behind the figures of engagement: each member who came is counted."""

from __future__ import annotations

import datetime as dt

from mentordesk.domain.round import Scheme
from mentordesk.store.queries.life_facts import life_facts
from mentordesk.store.tables import Attendance, SessionLog
from tests.support.round_world import open_world


def test_every_member_who_came_to_a_session_counts(tmp_path):
    with open_world(tmp_path) as world:
        circle = world.round("Circle", Scheme.GROUP)
        david = world.mentor("David", profile={"offers_group": True})
        people = tuple(world.mentee(circle, name) for name in ("Amina", "Badru", "Chloë"))
        made = world.group(circle, "Careers", david, people)
        held = world.add(SessionLog(id=world.new_id(), group_id=made, on=dt.date(2026, 4, 8)))
        for person_id, came in zip(people, (True, True, False), strict=True):
            world.add(
                Attendance(id=world.new_id(), session_id=held, person_id=person_id, came=came)
            )
        world.flush()
        found = world.workspace.ask(life_facts, (circle,), dt.date(2026, 5, 1))[circle]
        assert (found.came, found.expected) == (2, 3)
