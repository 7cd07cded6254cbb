"""The programme's own words for agreements, version by version, and its logo."""

from __future__ import annotations

import pytest

from mentordesk.commands.templates import LARGEST_LOGO, EditTemplate, SetLogo, UseShippedWords
from mentordesk.domain.agreement import NEVER_EMPTY, Clause, Term
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import Scheme
from mentordesk.store.queries.templates import logo, newest_number, template_rows
from mentordesk.wording.agreement_words import template
from mentordesk.wording.history import sentence
from tests.support.dump import dump

PNG = b"\x89PNG\r\n\x1a\n and so on"


def rows(workspace, scheme=Scheme.MATCHED):
    return workspace.ask(template_rows, scheme)


def print_with(workspace, scheme, version):
    workspace.log("PrintAgreements", {"scheme": scheme.value, "template_version": str(version)})


def test_the_first_edit_makes_template_2_with_all_the_other_words(workspace):
    assert workspace.ask(newest_number, Scheme.GROUP) == 1
    done = workspace.run(EditTemplate(Scheme.GROUP, Clause.TITLE, " Our circle "))
    told = "Agreement words for Group Mentoring: Title changed, now template 2"
    assert sentence(done.name, done.values) == told
    (row,) = rows(workspace, Scheme.GROUP)
    shipped = template(Scheme.GROUP)
    assert row.texts == {**shipped.texts, Clause.TITLE: "Our circle"}
    assert (row.version, row.usual) == (2, shipped.usual)
    assert rows(workspace) == ()


def test_each_edit_is_one_step_and_undone_exactly(workspace):
    before = workspace.ask(dump)
    workspace.run(EditTemplate(Scheme.MATCHED, Clause.ABOUT, "One"))
    between = workspace.ask(dump)
    workspace.run(EditTemplate(Scheme.MATCHED, Term.CHANNELS, "Video"))
    workspace.undo()
    assert workspace.ask(dump) == between
    workspace.undo()
    assert workspace.ask(dump) == before


def test_what_nobody_holds_is_written_over_and_what_was_printed_is_not(workspace):
    for text in ("One", "Two"):
        workspace.run(EditTemplate(Scheme.MATCHED, Clause.ABOUT, text))
    print_with(workspace, Scheme.GROUP, 2)
    workspace.run(EditTemplate(Scheme.MATCHED, Clause.ABOUT, "Three"))
    assert [row.version for row in rows(workspace)] == [2]
    print_with(workspace, Scheme.MATCHED, 2)
    workspace.run(EditTemplate(Scheme.MATCHED, Clause.ABOUT, "Four"))
    told = [(row.version, row.texts[Clause.ABOUT]) for row in rows(workspace)]
    assert told == [(3, "Four"), (2, "Three")]


def test_a_number_that_stands_on_paper_is_never_given_twice(workspace):
    workspace.run(EditTemplate(Scheme.MATCHED, Clause.ABOUT, "One"))
    print_with(workspace, Scheme.MATCHED, 2)
    workspace.undo()
    workspace.run(EditTemplate(Scheme.MATCHED, Clause.ABOUT, "Other"))
    assert [row.version for row in rows(workspace)] == [3]


@pytest.mark.parametrize("clause", [clause for clause in Clause if clause in NEVER_EMPTY])
def test_a_page_keeps_its_title_and_its_roles(workspace, clause):
    with pytest.raises(Refused) as refused:
        workspace.run(EditTemplate(Scheme.MATCHED, clause, "  "))
    assert refused.value.reason is Reason.TEXT_NEEDED
    workspace.run(EditTemplate(Scheme.MATCHED, Clause.IS_LIST, ""))
    assert rows(workspace)[0].texts[Clause.IS_LIST] == ""


def test_the_shipped_words_come_back(workspace):
    workspace.run(EditTemplate(Scheme.MATCHED, Clause.ABOUT, "One"))
    print_with(workspace, Scheme.MATCHED, 2)
    done = workspace.run(UseShippedWords(Scheme.MATCHED))
    newest = rows(workspace)[0]
    assert (newest.version, newest.texts) == (3, template(Scheme.MATCHED).texts)
    assert "set back, now template 3" in sentence(done.name, done.values)


def test_a_logo_comes_and_goes(workspace):
    before = workspace.ask(dump)
    workspace.run(SetLogo(PNG))
    workspace.run(SetLogo(PNG + b"!"))
    assert workspace.ask(logo) == PNG + b"!"
    workspace.undo()
    assert workspace.ask(logo) == PNG
    workspace.run(SetLogo(None))
    assert workspace.ask(logo) is None
    assert workspace.ask(dump) == before


@pytest.mark.parametrize("png", [b"GIF89a", b"", PNG + bytes(LARGEST_LOGO)])
def test_what_is_no_logo_is_refused(workspace, png):
    with pytest.raises(Refused) as refused:
        workspace.run(SetLogo(png))
    assert refused.value.reason is Reason.LOGO_WRONG
