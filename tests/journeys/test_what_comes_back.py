"""What comes back to her: forty pairs that run already, and an agreement that was filled in."""

from __future__ import annotations

from tests.journeys.test_papers import TABLE, choose_round
from tests.journeys.test_people import to_the_preview
from tests.support.pdf_text import text_of
from tests.support.returned_scenes import filled
from tests.support.sheets import write_xlsx

FAMILIES = (
    "Abara", "Bjelke", "Cardoso", "Dubois", "Eriksen", "Fofana", "Guzmán", "Hirsch", "Ibarra",
    "Jankowski", "Kvapil", "Lindqvist", "Mbeki", "Novotná", "Oduya", "Pereira", "Quispe",
    "Rasmussen", "Szabó", "Thorne", "Uchida", "Vargas", "Wanjiru", "Xhaka", "Yıldız", "Zapata",
    "Achterberg", "Boukhari", "Chidiebere", "Domínguez", "Esposito", "Frimpong", "Gebre", "Holub",
    "Iliescu", "Jokinen", "Kowal", "Lokmanova", "Mutesi", "Ndiaye",
)  # fmt: skip
TEACH = ("Brigitte", "Oluwaseun", "Hemraj", "Padraig", "Xiomara", "Wilhelmina", "Takumi", "Zubeda")
LEARN = ("Farouk", "Ingeborg", "Caetano", "Svetlana", "Quentin", "Nandini", "Yusupha", "Delphine")
MENTORS = [f"{TEACH[number % 8]} {family}" for number, family in enumerate(FAMILIES)]
MENTEES = [f"{LEARN[number % 8]} {family}" for number, family in enumerate(reversed(FAMILIES))]


def first_day(path):
    """The workbook of the colleague before her: the people, their pairs, and when they met."""
    people = [["Full name", "E-mail", "Country", "Role"]]
    pairs = [["Mentor", "Mentee e-mail", "Status", "Start date"]]
    sessions: list[list[object]] = [["Session date", "Mentor", "Mentee", "Minutes", "How"]]
    for number, (mentor, mentee) in enumerate(zip(MENTORS, MENTEES, strict=True)):
        people.append([mentor, f"m{number}@example.org", "Kenya", "Mentor"])
        people.append([mentee, f"e{number}@example.org", "Peru", "Mentee"])
        turned = ", ".join(reversed(mentor.split()))  # as an address book has it
        state = "On hold" if number % 10 == 9 else "Active"
        pairs.append([turned, f"e{number}@example.org", state, "12/01/2026"])
        sessions.append(["14 February 2026", mentor, mentee, 45 + number % 3 * 15, "Zoom"])
    pairs.append([MENTORS[0], "Somebody Unheard-of", "Active", "12/01/2026"])
    return write_xlsx(path, {"People": people, "Pairs": pairs, "Meetings": sessions})


def test_forty_pairs_that_run_already_come_in_on_the_first_day(ruth, demo_copy, tmp_path):
    ruth.start(demo_copy)
    choose_round(ruth, "running")
    ruth.press("Relationships")
    before = len(ruth.rows("Relationships"))
    ruth.drop_files([first_day(tmp_path / "first day.xlsx")])
    assert ruth.says("Pairs and sessions in these files come in with their people")
    to_the_preview(ruth)
    ruth.press("Next: pairs and sessions")
    ruth.settle()
    assert ruth.says("1 row will stay out until you say who is meant")
    ruth.must_say("Who is meant? 1 person to find")
    ruth.press("Leave out: “Somebody Unheard-of”")
    ruth.settle()
    ruth.press("Import 160 rows")
    ruth.settle()
    assert ruth.says("160 rows of people, pairs and sessions brought in")
    ruth.must_say("Go to Relationships")
    ruth.press("Go to Relationships")
    ruth.settle()
    rows = ruth.rows("Relationships")
    assert len(rows) == before + 40
    ours = [row for row in rows if any(name in str(row) for name in MENTEES)]
    assert len(ours) == 40
    assert sum("paused" in str(row) for row in ours) == 4

    ruth.come_back()
    ruth.press("Relationships")
    ruth.keys("Ctrl+Z")
    ruth.settle()
    assert len(ruth.rows("Relationships")) == before


def test_a_returned_agreement_is_filed_after_one_look(ruth, demo_copy, tmp_path):
    ruth.start(demo_copy)
    choose_round(ruth, "running")
    ruth.press("Agreements")
    ruth.settle()
    pair = next(row for row in ruth.rows(TABLE) if "acknowledged" not in str(row))
    out = tmp_path / "agreements"
    out.mkdir()
    ruth.answer.will("folder", out)
    ruth.press("Print the round…")
    ruth.settle()
    printed = [
        path
        for path in out.glob("*.pdf")
        if all(name in text_of(path.read_bytes(), tmp_path) for name in pair[:2])
    ]
    fill_in(printed[0], {"mentee-1-name": pair[1], "mentee-1-date": "2 February 2026"})
    ruth.press("People")
    ruth.drop_files([printed[0]])
    ruth.must_say(f"{pair[0]} and {pair[1]}")
    ruth.must_say(f"{pair[1]}, 2 Feb 2026")
    ruth.press("File it")
    ruth.settle()
    assert ruth.column("Returned papers", 1) == ["Filed"]
    ruth.press("Agreements")
    ruth.settle()
    (row,) = [row for row in ruth.rows(TABLE) if row[:2] == pair[:2]]
    assert "acknowledged by one" in str(row)

    ruth.keys("Ctrl+Z")
    ruth.settle()
    (row,) = [row for row in ruth.rows(TABLE) if row[:2] == pair[:2]]
    assert row == pair


def fill_in(path, values):
    """The mentee's own PDF reader at work."""
    from pypdf import PdfReader

    names = list(PdfReader(path).get_fields() or {})
    filled(path, names[0][:36], values)
