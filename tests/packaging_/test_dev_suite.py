"""How the suite is run: which processes, which arguments, what is said about skipped parts."""

import sys
from pathlib import Path

import pytest

import dev_check
import dev_suite
from dev_console import ROOT, Stop
from tests.support import examples


class Calls(list[tuple[str, list[str]]]):
    """Platform and arguments of each process, and the exit codes they are to end with."""

    def __init__(self):
        super().__init__()
        self.codes: dict[str, int] = {}


@pytest.fixture
def calls(monkeypatch):
    """Records each pytest that would be started; `codes` says how they end, by marker."""

    seen = Calls()

    def run(command, env):
        assert command[1:3] == ["-m", "pytest"]
        arguments = command[3:]
        seen.append((env["QT_QPA_PLATFORM"], arguments))
        marker = arguments[arguments.index("-m") + 1] if "-m" in arguments else ""
        return seen.codes.get(marker, 0)

    monkeypatch.setattr(dev_suite, "run", run)
    monkeypatch.setattr(dev_suite, "why_no_display", lambda: None)
    return seen


def markers(calls):
    return [args[args.index("-m") + 1] if "-m" in args else "" for _, args in calls]


def test_three_processes_each_on_its_platform(calls):
    dev_suite.test(Path("python"))
    assert markers(calls) == ["", "dnd", "xvfb"]
    assert [platform for platform, _ in calls] == ["offscreen", "minimal", "offscreen"]


def test_every_process_lists_its_failed_and_skipped_tests(calls):
    dev_suite.test(Path("python"))
    assert all("-rfEs" in args for _, args in calls)


def test_the_long_tests_are_two_runs_and_each_may_be_red(calls):
    dev_suite.long_tests(Path("python"))
    assert markers(calls) == ["long or hypothesis", ""]
    assert "tests/screens" in calls[1][1]
    calls.codes = {"long or hypothesis": 1}
    with pytest.raises(Stop, match="Red: the long tests\\."):
        dev_suite.long_tests(Path("python"))
    calls.codes = {"": 1}
    with pytest.raises(Stop, match="Red: the screens at 200 %"):
        dev_suite.long_tests(Path("python"))


def test_a_line_that_no_test_reaches_is_red(calls):
    dev_suite.covered_tests(Path("python"))
    assert "--cov" in calls[0][1]
    calls.codes = {"": 1}
    with pytest.raises(Stop, match="coverage"):
        dev_suite.covered_tests(Path("python"))


def test_the_long_run_is_asked_for_by_the_name_the_tests_know():
    assert dev_suite.LONG == examples.LONG


def test_settings_go_to_the_first_process_only(calls):
    dev_suite.test(Path("python"), ["-p", "no:randomly"])
    assert ["no:randomly" in args for _, args in calls] == [True, False, False]


@pytest.mark.parametrize(
    "extra", [["tests/packaging_"], ["tests/packaging_/test_docs.py::test_x"], ["-k", "lock"]]
)
def test_picked_tests_are_run_alone(calls, extra):
    dev_suite.test(Path("python"), extra)
    assert len(calls) == 1


def test_a_red_process_does_not_hide_the_next_and_is_named(calls):
    calls.codes = {"dnd": 1}
    with pytest.raises(Stop, match="Red: the true mouse drags"):
        dev_suite.test(Path("python"))
    assert markers(calls) == ["", "dnd", "xvfb"]


def test_no_marked_test_is_said_and_is_not_red(calls, capsys):
    calls.codes = {"dnd": dev_suite.NOTHING_COLLECTED}
    dev_suite.test(Path("python"))
    assert "No test is marked dnd." in capsys.readouterr().out


def test_an_empty_suite_is_red(calls):
    calls.codes = {"": dev_suite.NOTHING_COLLECTED}
    with pytest.raises(Stop, match="without a screen"):
        dev_suite.test(Path("python"))


def test_without_a_virtual_display_the_reason_is_listed(calls, capsys, monkeypatch):
    monkeypatch.setattr(dev_suite, "why_no_display", lambda: "not installed here: xdotool")
    dev_suite.test(Path("python"))
    assert markers(calls) == ["", "dnd"]
    assert "SKIPPED all tests marked xvfb: not installed here: xdotool" in capsys.readouterr().out


def test_check_runs_the_test_command_of_the_readme(monkeypatch):
    ran: list[list[str]] = []
    monkeypatch.setattr(dev_check, "must", ran.append)
    dict(dev_check.steps(Path("python"), long=False))["the test command of the README"]()
    assert ran == [[sys.executable, "packaging/dev.py", "test"]]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 packaging/dev.py test\n" in readme
    assert "python3 packaging/dev.py run\n" in readme


def test_check_stops_at_the_first_red_step(monkeypatch):
    done: list[int] = []

    def red():
        raise Stop("red")

    steps = [("one", lambda: done.append(1)), ("two", red), ("three", lambda: done.append(3))]
    monkeypatch.setattr(dev_check, "steps", lambda python, long: steps)
    with pytest.raises(Stop):
        dev_check.check(Path("python"))
    assert done == [1]


def test_check_knows_its_steps_and_long_adds_two():
    names = [name for name, _ in dev_check.steps(Path("python"), long=False)]
    assert names[:4] == ["format", "lint", "types", "imports"]
    longer = [name for name, _ in dev_check.steps(Path("python"), long=True)]
    assert longer == [*names, "coverage", "long tests"]


def test_the_suite_is_shuffled(pytestconfig):
    """The order is random unless this very run switched it off; `check` relies on it."""
    if "no:randomly" in pytestconfig.invocation_params.args:
        pytest.skip("this run asked for a fixed order")
    assert pytestconfig.pluginmanager.hasplugin("randomly")


@pytest.mark.skipif(sys.platform == "win32", reason="CI runs a shell script")
def test_ci_is_executable_and_calls_check():
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    text = script.read_text(encoding="utf-8")
    assert text.startswith("#!/usr/bin/env bash\n")
    assert "set -euo pipefail" in text
    assert "python3 packaging/dev.py check" in text
