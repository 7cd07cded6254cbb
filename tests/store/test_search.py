"""Anybody is found by any part of any name, by address, number, employer and code."""

from __future__ import annotations

import pytest

from mentordesk.commands.addresses import SetPhones
from mentordesk.commands.identities import SetIdentities
from mentordesk.commands.mentors import SetMentorField
from mentordesk.commands.newcomers import NewPerson
from mentordesk.commands.people import EditPerson
from mentordesk.commands.tags import TagPeople
from mentordesk.store.queries import people
from mentordesk.store.queries.people_filter import PeopleColumn, PeopleFilter

CASES = [
    ("João Conceição", ["joao", "CONCEI", "conceicao", "oão"]),
    ("Nguyễn Thị Hương", ["nguyen", "huong", "thi hu"]),
    ("محمد بن عبدالله", ["محمد", "mhmd", "عبد"]),
    ("عائشہ قریشی", ["قریشی", "عائشہ"]),
    ("अनन्या देशमुख", ["देशमुख", "अन", "desmukh"]),
    ("তাহমিনা রহমান", ["রহমান", "তাহ"]),
    ("သီရိ မြင့်", ["မြင့်", "သီရိ"]),
    ("ศิริพร ทองดี", ["ทองดี", "พร"]),
    ("ሰላማዊት በቀለ", ["በቀለ", "selamawit"]),
    ("Оксана Шевчук", ["шевчук", "oksana"]),
    ("王小明", ["小明", "王", "xiaoming"]),
    ("김민서", ["민서", "gim"]),
    ("藤本 遥", ["藤本", "遥"]),
    ("Siobhán O’Brien", ["obrien", "siobhan"]),
    ("Łukasz Øster", ["lukasz", "oster"]),
]


@pytest.mark.parametrize(("name", "typed"), [(n, t) for n, typed in CASES for t in typed])
def test_found_by_any_part(workspace, name, typed):
    workspace.run(NewPerson(name))
    workspace.run(NewPerson("Zebedee Quux"))
    assert [p.name for p in workspace.ask(people.find, typed)] == [name]


@pytest.mark.parametrize("typed", ["post.example", "447700", "lantern", "map17", "aMiNa", "a ra"])
def test_found_by_everything_else_known(workspace, typed):
    person = workspace.run(NewPerson("Amina Rahman", email="ar@post.example")).values["person_id"]
    workspace.run(SetPhones(person, ("+44 7700 900123",)))
    workspace.run(EditPerson(person, "employer", "Lantern Relief"))
    workspace.run(SetIdentities(person, ("MAP17",)))
    workspace.run(NewPerson("Zebedee Quux"))
    assert [p.id for p in workspace.ask(people.find, typed)] == [person]


def test_every_typed_word_must_be_found(workspace):
    workspace.run(NewPerson("Amina Rahman"))
    workspace.run(NewPerson("Amina Okello"))
    assert [p.name for p in workspace.ask(people.find, "okello amina")] == ["Amina Okello"]
    assert workspace.ask(people.find, "amina xyz") == ()


@pytest.mark.parametrize("typed", ["%", "_", "'", '"', "\\", "*", "a%b", "' OR 1=1 --"])
def test_signs_are_signs(workspace, typed):
    workspace.run(NewPerson("Amina Rahman"))
    assert workspace.ask(people.find, typed) == ()
    assert workspace.ask(people.find_ids, PeopleFilter(text=typed)) == ()
    filtered = PeopleFilter(columns=((PeopleColumn.CITY, typed),))
    assert workspace.ask(people.find_ids, filtered) == ()


def test_signs_under_a_heading_are_signs_too(workspace):
    """Every cell of the person is filled, and none holds a sign."""
    person = workspace.run(NewPerson("Amina Rahman", email="ar@post.example")).values["person_id"]
    for field, text in (("city", "Leeds"), ("employer", "Lantern"), ("job_title", "Adviser")):
        workspace.run(EditPerson(person, field, text))
    workspace.run(EditPerson(person, "country", "PK"))
    workspace.run(SetIdentities(person, ("MAP17",)))
    workspace.run(TagPeople((person,), "Dhaka"))
    workspace.run(SetMentorField(person, "places", 2))
    for column in PeopleColumn:
        for typed in ("'", "`", "%", "_", "\\"):
            wanted = PeopleFilter(columns=((column, typed),))
            assert workspace.ask(people.find_ids, wanted) == (), (column, typed)


def test_an_apostrophe_in_a_cell_is_found_with_it_and_without(workspace):
    person = workspace.run(NewPerson("Amina Rahman")).values["person_id"]
    workspace.run(EditPerson(person, "employer", "O'Brien & Sons"))
    for typed in ("o'brien", "obrien", "O’Brien"):
        wanted = PeopleFilter(columns=((PeopleColumn.EMPLOYER, typed),))
        assert workspace.ask(people.find_ids, wanted) == (person,)


def test_a_changed_name_is_found_and_the_old_one_not(workspace):
    person = workspace.run(NewPerson("Amina Rahman")).values["person_id"]
    workspace.run(EditPerson(person, "display_name", "Amina Okello"))
    assert workspace.ask(people.find, "rahman") == ()
    workspace.undo()
    assert workspace.ask(people.find, "okello") == ()
    assert len(workspace.ask(people.find, "rahman")) == 1


@pytest.mark.parametrize("column", list(PeopleColumn))
@pytest.mark.parametrize("descending", [False, True])
def test_every_column_sorts(workspace, column, descending):
    for name in ("Céline", "amina", "Bilal"):
        workspace.run(NewPerson(name))
    ids = workspace.ask(people.find_ids, PeopleFilter(), column, descending)
    names = [r.name for r in workspace.ask(people.rows_by_ids, ids)]
    expected = ["amina", "Bilal", "Céline"]
    turned = descending and column is PeopleColumn.NAME
    assert names == (expected[::-1] if turned else expected)


@pytest.mark.parametrize(
    "wanted",
    [
        PeopleFilter("post"),
        PeopleFilter(columns=((PeopleColumn.NAME, "post"),)),
        PeopleFilter("post", ((PeopleColumn.NAME, "example"),)),
        PeopleFilter("post", ((PeopleColumn.CITY, ""),)),
        PeopleFilter("post", ((PeopleColumn.CITY, "leeds"),)),
    ],
)
@pytest.mark.parametrize("descending", [False, True])
def test_who_is_found_stands_in_the_order_of_the_list(workspace, wanted, descending):
    made = {}
    for name in ("Céline", "amina", "Bilal", "Dora"):
        mail = None if name == "Dora" else f"{len(name)}@post.example"
        done = workspace.run(NewPerson(name, mail, details=(("city", "Leeds"),)))
        made[name] = done.values["person_id"]
    workspace.run(EditPerson(made["Bilal"], "sort_name", "zz"))
    ids = workspace.ask(people.find_ids, wanted, PeopleColumn.NAME, descending)
    expected = [made[name] for name in ("amina", "Céline", "Bilal")]
    assert list(ids) == (expected[::-1] if descending else expected)
