"""The workbook's figures equal a recount from the export, by hand and without SQL."""

from __future__ import annotations

from collections import Counter

import openpyxl
import pytest

from mentordesk.domain.places import country_name
from mentordesk.domain.regions import region_of
from mentordesk.jobs.people_tables import by_country, people_tables
from mentordesk.jobs.report import write_report
from mentordesk.progress import Cancelled, Progress
from mentordesk.store.queries.figures import Scope
from mentordesk.store.queries.figures_people import PeopleCounts
from mentordesk.store.queries.history import entries_newest_first
from mentordesk.store.trouble import FileTrouble
from mentordesk.wording import reports
from tests.support.package_check import faults
from tests.support.recount import INTRODUCED, LIVE, Recount, rows_of, sheet

MERGED = (reports.MERGED, reports.ALL_MERGED)
RUNNING = "Matched Mentoring September"


def keep_for(name, running):
    return {
        "all": lambda row: True,
        "one": lambda row: row["name"] == running,
        "year": lambda row: row["starts"].startswith("2026"),
    }[name]


@pytest.mark.parametrize("scope", ["all", "one", "year"])
def test_figures_equal_a_recount_from_the_export(reported, scope):
    folder, running = reported
    loose = {"all": lambda day: True, "one": lambda day: False,
             "year": lambda day: day.startswith("2026")}[scope]  # fmt: skip
    expected = Recount(folder / "export", keep_for(scope, running), loose).figures()
    assert expected["Pairs introduced"][0] > 5
    page = sheet(folder / f"{scope}.xlsx", "R1 Round summary")
    found = {r[0]: r[3:6] for r in rows_of(page, "RoundSummary", 6)}
    assert set(found) == set(expected)
    for figure, (value, of) in expected.items():
        assert found[figure][:2] == (value, of), figure
        if of and figure != "Days to introduction (median)":
            assert found[figure][2] == pytest.approx(value / of), figure


def test_the_rounds_add_up_to_all_of_them(reported):
    folder, _ = reported
    page = sheet(folder / "all.xlsx", "R1 Round summary")
    rows = rows_of(page, "Rounds", 15)
    for row in rows:
        one = Recount(folder / "export", lambda r, name=row[0]: r["name"] == name).figures()
        assert row[6:8] == (one["Mentees who applied"][0], one["Matched mentees"][0])
        assert row[12] == one["Pairs introduced"][0]
    last = int(page.tables["Rounds"].ref.split(":")[1].lstrip("ABCDEFGHIJKLMNO")) + 1
    assert page.cell(last, 1).value == "All of them"
    for column in (7, 8, 10, 11, 13, 14, 15):
        assert page.cell(last, column).value == sum(row[column - 1] for row in rows)


def test_agreements_equal_a_recount(reported):
    folder, _ = reported
    recount = Recount(folder / "export", lambda row: True)
    newest: dict[str, tuple[int, str]] = {}
    for row in recount.table("agreements"):
        version = (int(row["version"]), row["state"])
        newest[row["match_id"]] = max(newest.get(row["match_id"], version), version)
    states = Counter(newest.get(p["id"], (0, "not_started"))[1] for p in recount.introduced)
    page = sheet(folder / "all.xlsx", "R5 Agreement")
    shown = [row[1] for row in rows_of(page, "Agreements", 3)]
    order = ["not_started", "drafted", "sent", "acknowledged_by_one", "acknowledged", "revised",
             "skipped"]  # fmt: skip
    assert shown == [states[state] for state in order]
    assert {row[2] for row in rows_of(page, "Agreements", 3)} == {len(recount.introduced)}


@pytest.mark.parametrize("role", ["mentee", "mentor"])
def test_people_by_status_equal_a_recount_with_small_lines_merged(reported, role):
    folder, _ = reported
    recount = Recount(folder / "export", lambda row: True)
    people = {p["id"]: p for p in recount.table("people")}
    ids = recount.people(role)
    statuses = Counter(people[i]["status"].capitalize() or "Not given" for i in ids)
    shown = rows_of(sheet(folder / "all.xlsx", "R6 People"), f"{role.capitalize()}sStatus", 3)
    for label, n, of in shown:
        if label not in MERGED:
            assert (n, of) == (statuses[label], len(ids))
    named = sum(n for label, n, _ in shown if label not in MERGED)
    assert all(n >= 5 for n in (row[1] for row in shown) if isinstance(n, int))
    assert sum(row[1] for row in shown if isinstance(row[1], int)) in (len(ids), named)


@pytest.mark.parametrize("scope", ["all", "one", "year"])
@pytest.mark.parametrize("role", ["mentee", "mentor"])
def test_no_small_number_of_people_can_be_worked_out(reported, scope, role):
    """Neither from the total of a table, nor from a region less its countries."""
    folder, running = reported
    recount = Recount(folder / "export", keep_for(scope, running))
    people = {p["id"]: p for p in recount.table("people")}
    ids = recount.people(role)
    countries = Counter(people[i]["country"].strip() or None for i in ids)
    page = sheet(folder / f"{scope}.xlsx", "R6 People")
    shown = {}
    for dimension in ("Region", "Country", "Programme", "Status", "Returning"):
        rows = rows_of(page, f"{role.capitalize()}s{dimension}", 3)
        numbers = {label: n for label, n, _ in rows if isinstance(n, int)}
        assert all(n >= 5 for n in numbers.values()), dimension
        left = len(ids) - sum(numbers.values())
        assert left == 0 or len(rows) > len(numbers), dimension
        assert sum(not isinstance(n, int) for _, n, _ in rows) <= 1
        shown[dimension] = numbers
    for label, n in shown["Country"].items():
        if label not in MERGED:
            codes = [c for c in countries if c and country_name(c) == label]
            assert sum(countries[c] for c in codes) == n
    for region, total in shown["Region"].items():
        if region in MERGED:
            continue
        named = sum(
            n for label, n in shown["Country"].items()
            if label not in MERGED and reports.region(region_of(label)) == region
        )  # fmt: skip
        assert total - named == 0 or total - named >= 5, region


def test_schemes_equal_a_recount(reported):
    folder, _ = reported
    recount = Recount(folder / "export", lambda row: True)
    page = sheet(folder / "all.xlsx", "R2 Scheme totals")
    names = {"matched": "Matched Mentoring", "group": "Group Mentoring", "ask": "Ask An Alum"}
    for scheme, *numbers in rows_of(page, "SchemePairs", 3):
        of_it = [p for p in recount.pairs
                 if names[recount.rounds[p["round_id"]]["scheme"]] == scheme]  # fmt: skip
        introduced = sum(p["state"] in INTRODUCED for p in of_it)
        assert numbers == [introduced, sum(p["state"] in LIVE for p in of_it)], scheme


def test_leadership_sheets_hold_no_name_and_the_lists_hold_all(reported):
    folder, _ = reported
    recount = Recount(folder / "export", lambda row: True)
    names = {p["display_name"] for p in recount.table("people")}
    with (folder / "all.xlsx").open("rb") as file:
        book = openpyxl.load_workbook(file, data_only=True)
    for title in ("R1 Round summary", "R2 Scheme totals", "R3 Engagement", "R4 Outcomes",
                  "R5 Agreement", "R6 People", "R7 Coming back", "R9 Concerns",
                  "Definitions"):  # fmt: skip
        words = {cell.value for row in book[title].iter_rows() for cell in row}
        assert not words & names, title
    mentees = {row[0] for row in rows_of(book["Mentees"], "Mentees", 1)}
    wanted = {a["person_id"] for a in recount.table("applications")
              if a["role"] == "mentee" and a["round_id"]}  # fmt: skip
    by_id = {p["id"]: p["display_name"] for p in recount.table("people")}
    assert mentees == {by_id[i] for i in wanted}
    assert len(rows_of(book["Pairs"], "Pairs", 1)) == len(recount.pairs)


def test_every_figure_has_its_definition(reported):
    folder, _ = reported
    with (folder / "all.xlsx").open("rb") as file:
        book = openpyxl.load_workbook(file, data_only=True)
    defined = rows_of(book["Definitions"], "Definitions", 5)
    summary = rows_of(book["R1 Round summary"], "RoundSummary", 6)
    assert {row[0] for row in summary} <= {row[0] for row in defined}
    assert all(row[2].endswith(".") and row[4] == "2 March 2026" for row in defined)
    for figure, _, against, _, of, _ in summary:
        if of is not None:
            (how,) = [row for row in defined if row[0] == figure]
            assert how[3] == against


@pytest.mark.parametrize("scope", ["all", "one", "year"])
def test_the_package_is_sound(reported, scope):
    folder, _ = reported
    assert faults(folder / f"{scope}.xlsx") == []


def test_a_report_is_noted_and_is_no_step(demo, tmp_path):
    step = demo.next_undo()
    done = write_report(demo, tmp_path / "a.xlsx", Scope(), Progress())
    assert demo.next_undo() == step
    newest = demo.ask(entries_newest_first)[0]
    assert (newest.name, newest.values) == (
        "WriteReport", {"scope": "All rounds", "file": "a.xlsx"},
    )  # fmt: skip
    assert done.sheets[0] == "R1 Round summary"
    assert done.sheets[-1] == "Definitions"


def test_a_report_on_an_empty_programme_says_nought(workspace, tmp_path):
    write_report(workspace, tmp_path / "a.xlsx", Scope(), Progress())
    assert faults(tmp_path / "a.xlsx") == []
    page = sheet(tmp_path / "a.xlsx", "R1 Round summary")
    values = [row[3] for row in rows_of(page, "RoundSummary", 4)]
    assert set(values) == {0, None}
    assert sheet(tmp_path / "a.xlsx", "Pairs")["A2"].value == "Nobody"


def test_what_the_disk_refuses_is_trouble_and_nothing_is_noted(demo, tmp_path):
    before = demo.ask(entries_newest_first)[0]
    with pytest.raises(FileTrouble):
        write_report(demo, tmp_path / "no such folder" / "a.xlsx", Scope(), Progress())
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        write_report(demo, tmp_path / "a.xlsx", Scope(), progress)
    assert demo.ask(entries_newest_first)[0] == before
    assert not (tmp_path / "a.xlsx").exists()


# people tables ------------------------------------------------------------------------------


def test_one_country_has_one_line_however_it_was_written():
    counts = {"India": 6, "IN": 2, "india": 1, "Atlantis": 2, "ATLANTIS": 1, None: 3}
    assert by_country(counts) == {"India": 9, "Atlantis": 3, None: 3}


def tables_of(countries, **more):
    people = sum(countries.values())
    rest = {"by_programme": {None: people}, "by_status": {None: people}, "returning": 0, **more}
    tables = people_tables(PeopleCounts(people=people, by_country=countries, **rest))
    return {
        dimension: [(line.label, line.people) for line in lines]
        for dimension, lines in tables.items()
    }


def test_a_region_less_its_countries_shows_no_small_number():
    tables = tables_of({"IN": 12, "BD": 6, "NP": 3, "DE": 9})
    assert tables["region"] == [("South Asia", 21), ("Europe", 9)]
    assert tables["country"] == [("India", 12), ("Germany", 9), ("Other (fewer than 5)", 9)]


def test_small_lines_are_merged_in_every_table():
    tables = tables_of({"IN": 21, None: 4}, by_programme={"MAP": 20, None: 5}, returning=3)
    assert tables["region"] == [("All together (small lines merged)", 25)]
    assert tables["programme"] == [("MAP", 20), ("Not given", 5)]
    assert tables["status"] == [("Not given", 25)]
    assert tables["returning"] == [("All together (small lines merged)", 25)]
    assert tables_of({"IN": 3})["country"] == [("Other (fewer than 5)", None)]
    assert tables_of({})["country"] == []
