"""One person for the pane: read anew in parts, and never otherwise than as a whole."""

from __future__ import annotations

from mentordesk.commands.consents import RecordConsent
from mentordesk.commands.identities import SetIdentities
from mentordesk.commands.matches import DraftMatch
from mentordesk.commands.newcomers import NewPerson
from mentordesk.commands.people import EditPerson
from mentordesk.commands.tags import TagPeople
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.store.queries.people_detail import detail, renewed
from tests.support.statements import statements


def test_a_part_read_anew_is_what_the_whole_would_be(workspace, make):
    spring = make.round("Spring 2026")
    amina = make.mentor("Amina Rahman", places=2, topics=("Water",), code="MAP17")
    jose = make.mentee("José da Silva", spring)
    known = workspace.ask(detail, amina)
    for command in (
        EditPerson(amina, "employer", "Lakes Bank"),
        SetIdentities(amina, ("MAP17", "PhD03")),
        TagPeople((amina,), "keen"),
        RecordConsent(amina, Purpose.HOLD, Answer.GIVEN),
        DraftMatch(spring, None, amina, jose),
        EditPerson(jose, "display_name", "José Silva"),
    ):
        for edit in (
            lambda command=command: workspace.run(command),
            workspace.undo,
            workspace.redo,
        ):
            changed = {(change.table, change.id) for change in edit().changes}
            before, known = known, workspace.ask(renewed, known, changed)
            assert known == workspace.ask(detail, amina)
            assert known != before


def test_one_field_is_one_question(workspace, make):
    amina = make.mentor("Amina Rahman", topics=("Water",))
    known = workspace.ask(detail, amina)
    with statements(workspace) as sent:
        workspace.ask(renewed, known, {("person", amina)})
    assert len(sent) == 1


def test_somebody_gone_is_nobody(workspace):
    amina = workspace.run(NewPerson("Amina Rahman")).values["person_id"]
    known = workspace.ask(detail, amina)
    changed = {(change.table, change.id) for change in workspace.undo().changes}
    assert workspace.ask(renewed, known, changed) is None
