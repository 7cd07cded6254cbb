"""Who is known for certain, and who only perhaps; couples and twins are never joined."""

import random

import pytest

from mentordesk.domain.fields import Field
from mentordesk.domain.person import Role
from mentordesk.importing.drafts import PersonDraft, Reading
from mentordesk.importing.duplicates import New, People, Same, Uncertain
from mentordesk.importing.known import KnownPerson, Why
from mentordesk.importing.likeness import Name, name_likeness, names_agree
from mentordesk.importing.plan import Action, Planner, changed_fields
from mentordesk.progress import Cancelled, Progress


def draft(name, row=2, roles=(), **values):
    fields = {Field[key.upper()]: value for key, value in values.items()}
    return PersonDraft("a.csv", "", row, frozenset(roles), {Field.DISPLAY_NAME: name, **fields})


def somebody(person_id, name, **marks):
    return KnownPerson(person_id, (name,), **marks)


def judged(known, *what, **values):
    people = People(somebody(f"p{i}", **marks) for i, marks in enumerate(known))
    return people.judge(draft(*what, **values))


AGREE = [
    ("José García", "Jose Garcia"),
    ("Silva, Ana", "Ana Silva"),
    ("M. Lopez", "Maria Lopez"),
    ("María José López García", "Maria Lopez"),
    ("Mohammed Ali", "Mohamed Ali"),
    ("Jonh Smith", "John Smith"),
    ("Dr. Ana Silva", "Ana Silva"),
    ("Łukasz Nowak", "Lukasz Nowak"),
    ("李伟", "Wei Li"),
    ("Мария Петрова", "Mariya Petrova"),
    ("محمد علي", "Muhammad Ali"),
    ("Maria", "Maria Lopez"),
]
DIFFER = [
    ("Maria Lopez", "Juan Lopez"),
    ("Anna Lopez", "Hanna Lopez"),
    ("Amina Khan", "Amira Khan"),
    ("Maria Lopez", "Maria Garcia"),
    ("Christina Wolf", "Christine Wolf"),
    ("J", "John Smith"),
    ("", "Ana"),
]


@pytest.mark.parametrize(("one", "other"), AGREE)
def test_names_of_one_person(one, other):
    assert names_agree(Name(one), Name(other))
    assert names_agree(Name(other), Name(one))
    assert name_likeness(Name(one), Name(other)) > 0.7 or len(one.split()) == 1


@pytest.mark.parametrize(("one", "other"), DIFFER)
def test_names_of_two_people(one, other):
    assert not names_agree(Name(one), Name(other))


def test_the_same_address_and_name_is_the_same_person():
    known = [{"name": "Ana Silva", "emails": ("Ana.S@gmail.com",)}]
    assert judged(known, "Ana Silva", email=("anas+forms@googlemail.com",)) == Same("p0")


def test_a_couple_with_one_address_waits():
    known = [{"name": "Maria Lopez", "emails": ("home@x.org",)}]
    found = judged(known, "Juan Lopez", email=("home@x.org",))
    assert isinstance(found, Uncertain)
    assert found.reasons == (Why.SAME_EMAIL, Why.OTHER_NAME)


def test_of_a_couple_on_file_the_right_one_is_meant():
    known = [
        {"name": "Maria Lopez", "emails": ("home@x.org",)},
        {"name": "Juan Lopez", "emails": ("home@x.org",)},
    ]
    assert judged(known, "Juan Lopez", email=("home@x.org",)) == Same("p1")


def test_the_external_id_decides_unless_the_name_is_quite_another():
    known = [{"name": "Ana Silva", "external_id": "0042"}]
    assert judged(known, "Ana Souza Silva", external_id="42") == Same("p0")
    assert isinstance(judged(known, "Boris Petrov", external_id="42"), Uncertain)
    assert judged(known, "Ana Silva", external_id="43") == New()


def test_the_name_alone_waits_and_a_stranger_is_new():
    known = [{"name": "Ana Silva", "emails": ("ana@x.org",), "country": "BR"}]
    assert isinstance(judged(known, "Silva Ana"), Uncertain)
    assert isinstance(judged(known, "Ana Silva", email=("other@y.org",)), Uncertain)
    assert judged(known, "Bo Chen", email=("bo@x.org",)) == New()


def test_a_typing_error_with_the_same_number_waits():
    known = [{"name": "Ana Silveira", "phones": ("+44 7700 900123",)}]
    found = judged(known, "Anna Silvera", phone=("07700 900123",))
    assert isinstance(found, Uncertain)
    assert Why.SAME_PHONE in found.reasons


GIVEN = (
    "Ana", "Boris", "Carmen", "Dilip", "Emeka", "Fatima", "Grace", "Hana", "Ivan", "Jamal", "Karin",
    "Leila", "Maria", "Nadia", "Omar",
)  # fmt: skip
FAMILY = (
    "Silva", "Lopez", "Khanna", "Müller", "Petrov", "Okafor", "Tanaka", "Garcia", "Hassan",
    "Perera", "Begum", "Sharma", "Tesfaye", "Mwangi", "Dvořák", "Yılmaz", "Costa", "Santos",
    "Rahman", "Thapa",
)  # fmt: skip


def crowd(dice, count):
    """Different people: no two share a whole name."""
    names: set[str] = set()
    while len(names) < count:
        middle = dice.choice(["", "", f" {dice.choice(GIVEN)}"])
        names.add(f"{dice.choice(GIVEN)}{middle} {dice.choice(FAMILY)}-{dice.choice(FAMILY)}")
    return [
        {"name": name, "emails": (f"person{i}@x.org",), "phones": (f"0770{i:07d}",),
         "cohort_codes": (f"MAP{dice.randrange(1, 30):02d}",)}
        for i, name in enumerate(sorted(names))
    ]  # fmt: skip


def twisted(dice, person):
    """The same person written otherwise: order, accents, initials, letters, another address."""
    words = person["name"].replace("-", " ").split()
    kind = dice.randrange(6)
    if kind == 0:
        words = words[::-1]
    elif kind == 1:
        words = [w.translate(str.maketrans("üřáı", "urai")) for w in words]
    elif kind == 2:
        words = words[:-1] if len(words) > 2 else words
    elif kind == 3:
        spot = max(range(len(words)), key=lambda i: len(words[i]))
        words[spot] = words[spot][:2] + words[spot][3] + words[spot][2] + words[spot][4:]
    elif kind == 4:
        words = [w.upper() for w in words]
    values = {"cohort_code": person["cohort_codes"]}
    if dice.random() < 0.5:
        values["phone"] = person["phones"]
    if dice.random() < 0.3:
        values["email"] = (f"new{dice.randrange(10**6)}@y.org",)
    return draft(" ".join(words), **values)


@pytest.mark.parametrize("seed", range(3))
def test_recall_and_precision_on_a_crowd(seed):
    dice = random.Random(seed)
    known = crowd(dice, 600)
    people = People(somebody(f"p{i}", **marks) for i, marks in enumerate(known))
    twins = [(i, twisted(dice, known[i])) for i in dice.sample(range(600), 200)]
    strangers = [draft(k["name"], cohort_code=k["cohort_codes"], email=(f"s{i}@z.org",))
                 for i, k in enumerate(crowd(random.Random(seed + 99), 200))
                 if k["name"] not in {p["name"] for p in known}]  # fmt: skip
    hits = sum(getattr(people.judge(d), "person_id", None) == f"p{i}" for i, d in twins)
    false = sum(not isinstance(people.judge(d), New) for d in strangers)
    assert hits / len(twins) >= 0.95
    assert hits / max(hits + false, 1) >= 0.93
    assert not any(isinstance(people.judge(d), Same) for d in strangers)


# the plan ----------------------------------------------------------------------------------


def planned(drafts, known=(), current=None):
    people = [KnownPerson(i, (v[Field.DISPLAY_NAME],), v.get(Field.EMAIL, ())) for i, v in known]
    values = dict(known) | (current or {})
    planner = Planner(people, lambda ids: {i: values[i] for i in ids})
    rows = tuple((d.row if d else 9, d) for d in drafts)
    planner.plan("a.csv", "", Reading(rows, ()), Progress())
    return planner.finished()


def actions(rows):
    return [row.action for row in rows]


ANA = {Field.DISPLAY_NAME: "Ana Silva", Field.EMAIL: ("ana@x.org",), Field.CITY: "Rio"}


def test_every_row_has_one_fate():
    rows = planned(
        [
            draft("Bo Chen", email=("bo@x.org",)),
            draft("Ana Silva", email=("ana@x.org",), city="Rio"),
            draft("Ana Silva", email=("ana@x.org",), city="Lima"),
            draft("Ana Silva"),
            None,
        ],
        [("p0", ANA)],
    )
    assert actions(rows) == [
        Action.ADD, Action.UNCHANGED, Action.CHANGE, Action.UNCHANGED, Action.REJECT,
    ]  # fmt: skip
    assert rows[2].changed == (Field.CITY,)


def test_a_name_that_would_change_something_waits():
    rows = planned([draft("Ana Silva", city="Lima")], [("p0", ANA)])
    assert (rows[0].action, rows[0].person) == (Action.WAIT, "p0")


def test_a_second_row_of_a_new_person_changes_or_leaves_the_first():
    first = draft("Bo Chen", email=("bo@x.org",), city="Lima")
    rows = planned([first, first, draft("Bo Chen", email=("bo@x.org",), country="PE")])
    assert actions(rows) == [Action.ADD, Action.UNCHANGED, Action.CHANGE]
    assert rows[2].person == "row:0"


def test_rows_that_take_each_other_back_change_nothing():
    there = draft("Ana Silva", email=("ana@x.org",), city="Lima")
    back = draft("Ana Silva", email=("ana@x.org",), city="Rio")
    assert actions(planned([there, back], [("p0", ANA)])) == [Action.UNCHANGED] * 2


HELD = {
    Field.DISPLAY_NAME: "José García",
    Field.EMAIL: ("jose@x.org",),
    Field.LANGUAGES: (("es", 4), ("en", 2)),
    Field.TOPICS_OFFERED: ("Law", "Health"),
    Field.NOTES: "one\ntwo",
    Field.TIME_ZONE: "Europe/Madrid",
    Field.ROLE: frozenset({Role.MENTOR}),
}
SAME = [
    {"display_name": "Jose Garcia"},
    {"display_name": "J. García"},
    {"email": ("JOSE@x.org",)},
    {"languages": (("en", 2),)},
    {"topics_offered": ("Health", "Law")},
    {"notes": "two"},
]


@pytest.mark.parametrize("values", SAME)
def test_what_says_no_more_changes_nothing(values):
    values = {"display_name": "José García", **values}
    assert changed_fields(draft(values.pop("display_name"), **values), HELD) == ()


OTHER = [
    ({"display_name": "José Antonio García"}, Field.DISPLAY_NAME),
    ({"email": ("jg@y.org",)}, Field.EMAIL),
    ({"languages": (("en", 3),)}, Field.LANGUAGES),
    ({"topics_offered": ("Law",)}, Field.TOPICS_OFFERED),
    ({"notes": "three"}, Field.NOTES),
    ({"roles": (Role.MENTEE,)}, Field.ROLE),
]


@pytest.mark.parametrize(("values", "field"), OTHER)
def test_what_says_more_is_a_change(values, field):
    values = {"display_name": "José García", **values}
    assert changed_fields(draft(values.pop("display_name"), **values), HELD) == (field,)


def test_planning_stops_when_asked():
    progress = Progress()
    progress.cancel()
    planner = Planner([], lambda ids: {})
    with pytest.raises(Cancelled):
        planner.plan("a.csv", "", Reading(((2, draft("Ana")),), ()), progress)
