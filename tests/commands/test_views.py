"""Saved views: kept under a name, typed over, taken away, with undo."""

from __future__ import annotations

import pytest

from mentordesk.commands.views import RemoveView, SaveView
from mentordesk.domain.refusal import Reason, Refused


def saved(workspace):
    read = "SELECT page, name, view, id FROM saved_view"
    return [tuple(r) for r in workspace.ask(lambda c: c.exec_driver_sql(read).all())]


def test_a_view_is_kept_replaced_and_removed(do, workspace):
    do(SaveView("people", "  In   Dhaka ", "{}"))
    do(SaveView("people", "In Dhaka", '{"sort": "name"}'))
    ((page, name, view, view_id),) = saved(workspace)
    assert (page, name, view) == ("people", "In Dhaka", '{"sort": "name"}')
    do(RemoveView(view_id))
    assert saved(workspace) == []


def test_what_cannot_be(do):
    with pytest.raises(Refused) as refused:
        do(SaveView("people", " ", "{}"))
    assert refused.value.reason is Reason.NAME_MISSING
    with pytest.raises(Refused) as refused:
        do(RemoveView("not-an-id"))
    assert refused.value.reason is Reason.NOT_FOUND
