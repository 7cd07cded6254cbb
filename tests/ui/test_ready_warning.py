"""A word about training or the code of conduct may be passed; a block is the rule's own no."""

from __future__ import annotations

import pytest

from mentordesk.commands.asks import AskQuestion
from mentordesk.commands.mentors import SetMentorField
from mentordesk.commands.readiness import MarkTrained
from mentordesk.commands.rounds import EditProgramme
from mentordesk.domain.question import AskState
from mentordesk.store.queries.asks import questions
from mentordesk.ui.ask.model import Part


@pytest.fixture
def page(open_window, workspace, make):
    """A question, and one alum who accepted nothing."""
    workspace.run(EditProgramme("code_of_conduct_version", "2026"))
    david = make.mentor("David Okello")
    workspace.run(SetMentorField(david, "offers_ask", True))
    workspace.run(AskQuestion(make.person("Amina"), "How?"))
    window = open_window(workspace)
    window.workplace.show_page("ask")
    page = window.workplace.page("ask")
    cards = page.lists[Part.TO_OFFER]
    cards.select_ids([cards.rows.id_at(0)], cards.rows.id_at(0))
    return page


def state(page):
    return page.desk.ask(questions, page.desk.today())[0].state


def offer(page):
    next(a for a, _ in page.of_ask if a.text() == "Offer to the likeliest").trigger()


@pytest.mark.parametrize(("said", "then"), [(False, AskState.ASKED), (True, AskState.OFFERED)])
def test_she_is_asked_and_may_go_on(page, answer, said, then):
    answer.will("confirm", said)
    offer(page)
    assert "David Okello did not accept the code of conduct 2026 yet" in answer.said[-1]
    assert state(page) is then


def test_where_it_is_required_the_rule_says_no_in_a_sentence(page):
    page.desk.do(EditProgramme("require_code", True))
    told: list = []
    page.desk.refused.connect(told.append)
    offer(page)
    assert [one.reason.value for one in told] == ["code_not_accepted"]
    assert state(page) is AskState.ASKED


def test_without_a_version_there_is_nothing_to_warn_of(page):
    page.desk.do(EditProgramme("code_of_conduct_version", None))
    offer(page)
    assert state(page) is AskState.OFFERED


@pytest.mark.parametrize("said", [False, True])
def test_of_the_training_she_is_asked_where_anybody_was_trained(page, make, answer, said):
    page.desk.do(EditProgramme("code_of_conduct_version", None))
    chen = make.mentor("Chen Wei")
    page.desk.do(MarkTrained((chen,), page.desk.today()))
    answer.will("confirm", said)
    offer(page)
    assert answer.said[-1].endswith("training yet. You may go on all the same.")
    assert state(page) is (AskState.OFFERED if said else AskState.ASKED)
