"""What a person's record takes, and what it refuses."""

from __future__ import annotations

import pytest

from mentordesk.commands.addresses import MarkBounced, SetEmails, SetPhones
from mentordesk.commands.imports import ImportPeople
from mentordesk.commands.newcomers import NewPerson
from mentordesk.commands.people import EditPeople, EditPerson
from mentordesk.commands.tags import TagPeople, UntagPeople
from mentordesk.domain.fields import Field
from mentordesk.domain.person import ContactStatus, PersonStatus
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.importing.drafts import PersonDraft
from mentordesk.importing.plan import Action, ImportPlan, PlannedRow
from mentordesk.store.queries import people


def row(workspace, person_id):
    return workspace.ask(people.rows_by_ids, [person_id])[0]


@pytest.fixture
def amina(do):
    return do(NewPerson("Amina Rahman", email="amina@post.example"))["person_id"]


def test_a_new_person_with_details(do, workspace):
    details = (("family_name", "Rahman"), ("status", "student"), ("years_experience", "3"))
    new = do(NewPerson("  Amina   Rahman ", phone="+880 1", details=details))
    found = row(workspace, new["person_id"])
    assert (found.name, found.status) == ("Amina Rahman", PersonStatus.STUDENT)
    sort_name = workspace.ask(
        lambda c: c.exec_driver_sql("SELECT sort_name FROM person").scalar_one()
    )
    assert sort_name == "rahman amina"


@pytest.mark.parametrize("name", ["", "   ", "\n"])
def test_a_name_is_needed(do, name):
    with pytest.raises(Refused) as refused:
        do(NewPerson(name))
    assert refused.value.reason is Reason.NAME_MISSING


def test_a_new_name_brings_its_sort_name_unless_one_was_set(do, workspace, amina):
    def sort_name():
        return workspace.ask(
            lambda c: c.exec_driver_sql("SELECT sort_name FROM person").scalar_one()
        )

    do(EditPerson(amina, "display_name", "Bilal Rahman"))
    assert sort_name() == "bilal rahman"
    do(EditPerson(amina, "sort_name", "rahman, b"))
    do(EditPerson(amina, "display_name", "Bilal R."))
    assert sort_name() == "rahman, b"
    do(EditPerson(amina, "sort_name", ""))
    assert sort_name() == "bilal r."


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "x"),
        ("no_such_field", "x"),
        ("status", "king"),
        ("contact_status", "never"),
        ("years_experience", "many"),
        ("years_experience", 99),
    ],
)
def test_values_that_cannot_be(do, amina, field, value):
    with pytest.raises(Refused) as refused:
        do(EditPerson(amina, field, value))
    assert refused.value.reason is Reason.VALUE_WRONG


def test_an_empty_text_clears_a_field_but_not_the_contact(do, workspace, amina):
    do(EditPerson(amina, "city", "Dhaka"))
    do(EditPerson(amina, "city", "  "))
    do(EditPerson(amina, "contact_status", "dormant"))
    do(EditPerson(amina, "contact_status", None))
    found = row(workspace, amina)
    assert (found.city, found.contact_status) == (None, ContactStatus.ACTIVE)


def test_nobody_else_is_edited(do, amina):
    with pytest.raises(Refused) as refused:
        do(EditPerson("not-an-id", "city", "Dhaka"))
    assert refused.value.reason is Reason.NOT_FOUND


def test_several_at_once_are_one_step(do, workspace, amina):
    david = do(NewPerson("David"))["person_id"]
    do(EditPeople((amina, david), "status", "alum"))
    assert row(workspace, david).status is PersonStatus.ALUM
    workspace.undo()
    assert row(workspace, amina).status is None


def test_addresses_are_replaced_and_marks_kept(do, workspace, amina):
    (email_id,) = workspace.ask(
        lambda c: c.exec_driver_sql("SELECT id FROM person_email").scalars().all()
    )
    assert do(MarkBounced(email_id))["bounced"] is True
    assert row(workspace, amina).email_bounced
    do(SetEmails(amina, ("second@post.example", "amina@post.example", "second@post.example")))
    assert row(workspace, amina).email == "second@post.example"
    do(SetEmails(amina, ("amina@post.example",)))
    assert row(workspace, amina).email_bounced
    do(MarkBounced(email_id, bounced=False))
    assert not row(workspace, amina).email_bounced
    with pytest.raises(Refused):
        do(SetEmails(amina, ("no address",)))
    with pytest.raises(Refused):
        do(MarkBounced("not-an-id"))


def test_numbers_are_kept_as_typed(do, workspace, amina):
    do(SetPhones(amina, ("+44 (0)20 1", "ext. 7", "+44 (0)20 1")))
    do(SetPhones(amina, ("ext. 7",)))
    numbers = workspace.ask(
        lambda c: c.exec_driver_sql("SELECT number FROM person_phone").scalars().all()
    )
    assert numbers == ["ext. 7"]


def test_a_long_tag_is_one_tag_however_it_arrives(do, workspace, amina):
    long = "x" * 300
    do(TagPeople((amina,), long))
    draft = PersonDraft(
        "a.csv", "", 2, frozenset(), {Field.DISPLAY_NAME: "Bo", Field.TAGS: (long, "  ")}
    )
    do(ImportPeople(ImportPlan(("a.csv",), (PlannedRow("a.csv", "", 2, Action.ADD, draft),), ())))
    assert workspace.ask(people.all_tags) == ("x" * 100,)


def test_a_tag_nobody_has_is_gone(do, workspace, amina):
    do(TagPeople((amina, amina), "  Dhaka   host "))
    assert workspace.ask(people.all_tags) == ("Dhaka host",)
    assert row(workspace, amina).tags == ("Dhaka host",)
    do(UntagPeople((amina,), "Dhaka host"))
    assert workspace.ask(people.all_tags) == ()
    with pytest.raises(Refused):
        do(UntagPeople((amina,), "Dhaka host"))
    with pytest.raises(Refused):
        do(TagPeople((amina,), " "))
