"""The reasons pairs keep: the last ones given, and why one was decided."""

from __future__ import annotations

import json

from mentordesk.commands.links import LinkPeople
from mentordesk.commands.matches import DraftMatch
from mentordesk.commands.particulars import SetLanguages
from mentordesk.domain.person import LinkKind
from mentordesk.store.queries.reasons_given import kept_reasons, last_reasons


def test_reasons_are_offered_once_and_at_most_five(workspace, make):
    round_id = make.round()
    made = []
    for number in range(7):
        mentor, mentee = make.mentor(), make.mentee(None, round_id)
        for person in (mentor, mentee):
            workspace.run(SetLanguages(person, (("en", 3),)))
        workspace.run(LinkPeople(mentee, mentor, LinkKind.LINE_MANAGER))
        reason = f"Reason {max(1, number)}"
        made.append(workspace.run(DraftMatch(round_id, None, mentor, mentee, reason)))
    found = workspace.ask(last_reasons)
    assert len(found) == len(set(found)) == 5
    assert set(found) <= {f"Reason {number}" for number in range(1, 7)}
    assert workspace.ask(last_reasons, 99).__len__() == 6
    kept = workspace.ask(kept_reasons, made[0].values["match_id"])
    assert sum(reason["points"] for reason in json.loads(kept)) == made[0].values["score"]


def test_without_any_there_is_nothing_to_offer(workspace):
    assert workspace.ask(last_reasons) == ()
    assert workspace.ask(kept_reasons, "nobody") is None
