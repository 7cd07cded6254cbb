"""People on file twice: found in the background, merged or told apart, not offered again."""

from __future__ import annotations

import pytest

from mentordesk.jobs.doubles import find_doubles
from mentordesk.progress import Cancelled, Progress
from mentordesk.store.queries.people_detail import detail
from tests.support.pages import page_of


@pytest.fixture
def page(make, open_window, workspace):
    """The People page over two who are on file twice, and two who are not."""
    make.person("Amina Rahman", code="MAP17", country="BD")
    make.person("Rahman Amína", code="MAP17", country="BD")
    make.person("José da Silva", email="jose@post.example")
    make.person("Jose Silva", email="jose@post.example")
    make.person("David Okello")
    return page_of(open_window(workspace), "people")


def names(page):
    return {(d.one, d.other) for d in find_doubles(page.desk.workspace, Progress())}


def look(page, qtbot):
    page.look_for_doubles()
    qtbot.waitUntil(lambda: page.middle.is_elsewhere)
    return page.middle.doubles


def test_people_alike_are_found_and_nobody_else(page):
    found = {frozenset(pair) for pair in names(page)}
    assert frozenset({"Amina Rahman", "Rahman Amína"}) in found
    assert not any("David Okello" in pair for pair in found)


def test_merged_the_next_pair_is_shown_and_after_the_last_everybody(page, qtbot):
    doubles = look(page, qtbot)
    count, people = doubles.model.rowCount(), page.model.rowCount()
    for _ in range(count):
        assert doubles.comparison.model.choices
        doubles.comparison.merge()
    assert not page.middle.is_elsewhere
    assert page.model.rowCount() == people - count
    page.desk.undo()
    assert page.model.rowCount() == people - count + 1


def test_who_is_told_apart_is_not_offered_again(page, qtbot):
    doubles = look(page, qtbot)
    count = doubles.model.rowCount()
    one = doubles.comparison.ids[0]
    doubles.apart.click()
    assert doubles.model.rowCount() == count - 1
    assert len(names(page)) == count - 1
    (link,) = page.desk.ask(detail, one).links
    assert link.kind.value == "two_people"
    page.desk.undo()
    assert doubles.model.rowCount() == count


def test_looking_can_be_stopped(page):
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        find_doubles(page.desk.workspace, progress)


def test_nobody_alike_is_said(window, qtbot):
    page = page_of(window, "people")
    page.look_for_doubles()
    qtbot.waitUntil(lambda: "Nobody on file looks like" in page.context.toasts.text)
    assert not page.middle.is_elsewhere
