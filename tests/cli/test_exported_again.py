"""What was exported comes back as it was: an import of our own table of people changes nothing."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from mentordesk.store.workspace import Workspace
from tests.support import sheets
from tests.support.command_line import mentordesk
from tests.support.examples import dear

HEAD = ["Name", "Greeting", "City", "Country", "Employer", "Job title", "Time zone", "Free times",
        "Alumni ID", "Status", "Years of experience", "Access needs", "Comments"]  # fmt: skip
FATES = ("added", "changed", "duplicates", "rejected")
ODD = "=+-@'\"\t\n,;|\u200f\xa0 ａé漢ß\u0301٣€"

words = st.text(st.sampled_from("abcXYZ12 " + ODD), max_size=12)
formulas = st.sampled_from(
    [
        "=1+1",
        "+44 7700 900123",
        "-",
        "@home",
        "'=SUM(A1)",
        "''=x",
        "=cmd|'/c'!A1",
        "n/a",
        "+44",
        "'",
    ]
)
cells = st.one_of(words, formulas)
people = st.tuples(
    st.integers(0, 10**6).map(lambda n: f"Ana {n:x} Ruiz" if n % 3 else f"=Bo{n:x} Li"),
    cells, cells, st.one_of(cells, st.sampled_from(["Peru", "Kenia", "CN"])), cells, cells,
    st.sampled_from(["", "EAT", "Europe/Rome", "Mars"]), st.one_of(cells, st.just("Mon 18-20")),
    cells, st.sampled_from(["", "alum", "student", "king"]), st.sampled_from(["", "7", "x", "-1"]),
    cells, cells,
)  # fmt: skip


@dear(8)
@given(st.lists(people, min_size=1, max_size=6))
def test_what_was_exported_changes_nothing(rows):
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        file = home / "f.mentordesk"
        Workspace.create(file, "Test").close()
        sheet = sheets.write_csv(home / "a.csv", [HEAD, *map(list, rows)])
        assert mentordesk("import", file, sheet).code == 0
        assert mentordesk("export", file, "--out", home / "once").code == 0
        table = home / "once" / "people.csv"
        answer = mentordesk("import", file, table, "--json").json
        assert [answer[fate] for fate in FATES] == [0, 0, 0, 0], answer
        mentordesk("export", file, "--out", home / "twice")
        assert (home / "twice" / "people.csv").read_bytes() == table.read_bytes()


def test_a_table_corrected_elsewhere_changes_those_it_names(tmp_path):
    file = tmp_path / "f.mentordesk"
    Workspace.create(file, "Test").close()
    rows = [["Name", "City"], ["Ana Ruiz", "Lima"], ["Ana Ruiz", "Cusco"], ["Bo Li", "Leeds"]]
    mentordesk("import", file, sheets.write_csv(tmp_path / "a.csv", rows))
    mentordesk("export", file, "--out", tmp_path / "out")
    table = tmp_path / "out" / "people.csv"
    text = table.read_text("utf-8-sig").replace("Bo Li", "Bo Lindqvist").replace("Leeds", "York")
    table.write_text(text, encoding="utf-8")
    answer = mentordesk("import", file, table, "--json").json
    assert [answer[fate] for fate in FATES] == [0, 1, 0, 0]
    assert [p["name"] for p in mentordesk("people", file, "--find", "lindqvist", "--json").json[
        "people"
    ]] == ["Bo Lindqvist"]  # fmt: skip
