"""The benchmarks: that every row runs, that both sides compute the same, and what is told of it."""

import json
import subprocess
import sys

import pytest

import bench
from benchmarks import peer
from benchmarks.harness import BASELINES, QUICK, Bench, Different, Sizes, by_turns
from benchmarks.line import By, Line, Unit, table
from dev_console import ROOT

ALL = ",".join(row for row in bench.ROWS if row not in ("15", "22"))
"""All but the growth, which is made of the others, and the one that fetches a package."""


def test_every_row_runs_and_both_sides_compute_the_same(tmp_path):
    """No time is judged. A baseline with another result would end the run."""
    out = tmp_path / "bench.json"
    words = ["--quick", "--times", "1", "--only", ALL, "--out", str(out)]
    script = str(ROOT / "packaging" / "bench.py")
    answer = subprocess.run(
        [sys.executable, script, *words], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
    lines = json.loads(out.read_text(encoding="utf-8"))["rows"]
    assert {line["row"] for line in lines} == set(ALL.split(","))
    for line in lines:
        assert line["ours"] > 0
        assert line["baseline"] > 0
        assert line["what"] in answer.stdout


def test_the_row_against_another_package_is_left_out_where_that_cannot_be_fetched(
    tmp_path, monkeypatch, capfd
):
    monkeypatch.setattr(peer, "FOLDER", tmp_path / "environment")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    assert peer.whole_matching(Bench(QUICK, tmp_path, lambda _: tmp_path)) == []
    assert "row 15 is left out: mentor-match==7.0.1 could not be fetched" in capfd.readouterr().err


def test_a_different_result_ends_the_run():
    with pytest.raises(Different, match="edit: ours 1, the baseline 2"):
        by_turns(lambda: (0.1, 1), lambda: (0.1, 2), 1, "edit")


def test_medians_are_told_in_milliseconds_and_the_first_round_is_left_out():
    ours, theirs = iter([9.0, 0.002, 0.004, 0.003]), iter([9.0, 0.001, 0.001, 0.001])
    both = by_turns(lambda: (next(ours), "x"), lambda: (next(theirs), "x"), 3, "x")
    assert (both.ours, both.baseline) == (3.0, 1.0)
    assert both.ratio == 3.0


@pytest.mark.parametrize(
    ("by", "value", "reached"),
    [(By.RATIO, 3.0, True), (By.MORE, 40.0, False), (By.ALONE, 60.0, False)],
)
def test_a_line_is_held_against_its_reach_in_its_own_way(by, value, reached):
    line = Line("6", "memory", 60.0, 20.0, 30.0 if by is not By.RATIO else 3.0, by, Unit.MB)
    assert line.value == value
    assert line.reached is reached


def test_the_table_says_what_is_slower():
    lines = [Line("3", "filter", 20.0, 10.0, 2.5), Line("4", "sort", 30.0, 10.0, 2.5)]
    lines.append(Line("12", "edit", 1.0, 40.0, 1 / 20, note="in place"))
    head, first, second, third, note = table(lines).splitlines()
    assert "baseline" in head
    assert "2.00×" in first
    assert first.endswith("ok")
    assert "3.00×" in second
    assert second.endswith("slower")
    assert third.split() == ["12", "edit", "1.00", "ms", "40.0", "ms", "1/40", "1/20", "ok"]
    assert note == "Row 12: in place."


def test_an_unknown_row_is_refused(capsys):
    with pytest.raises(SystemExit) as end:
        bench.main(["--only", "3,99"])
    assert end.value.code == 2
    assert "no row 99" in capsys.readouterr().err


@pytest.mark.parametrize("path", sorted(BASELINES.glob("[!_]*.py")), ids=lambda path: path.stem)
def test_a_baseline_is_short_and_knows_nothing_of_ours(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 40
    assert "import mentordesk" not in text
    assert "from mentordesk" not in text
    assert '"seconds"' in text
    assert '"result"' in text


def test_the_real_sizes_are_the_promised_ones():
    sizes = Sizes()
    assert (sizes.people, sizes.many) == (10_000, 100_000)
    assert (sizes.mentees, sizes.mentors) == (1_000, 700)
    assert sizes.solves == (500, 1_000, 2_000, 5_000)
    assert sizes.board == (1_000, 2_000)
    assert sizes.peer == (200, 1_000)
