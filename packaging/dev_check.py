"""Everything that must hold before a change goes in; the same on every machine and in CI."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from dev_console import must, say
from dev_machine import OUTSIDE_TOOLS, need_libraries, need_tools
from dev_suite import covered_tests, long_tests


def check(python: Path, long: bool = False) -> None:
    """Run all steps in order, the quick ones first; raises `Stop` at the first red one."""
    for name, step in steps(python, long):
        say(f"== {name}")
        step()
    say("== everything holds")


def steps(python: Path, long: bool) -> list[tuple[str, Callable[[], None]]]:
    """The steps by name, in the order in which they are run."""

    def tool(*command: str) -> Callable[[], None]:
        return lambda: must([str(python), *command])

    return [
        ("format", tool("-m", "ruff", "format", "--check", ".")),
        ("lint", tool("-m", "ruff", "check", ".")),
        ("types", tool("-m", "mypy")),
        ("imports", tool("-c", "from importlinter.cli import lint_imports_command as c; c()")),
        ("outside tools", outside_tools),
        # pytest-randomly shuffles every run and prints the seed, so this is also the check
        # that no test leans on another one.
        ("the test command of the README", lambda: must(test_command())),
        *(
            [
                ("coverage", lambda: covered_tests(python)),
                ("long tests", lambda: long_tests(python)),
            ]
            if long
            else []
        ),
    ]


def test_command() -> list[str]:
    """The README's command with the Python that was typed for this one."""
    return [sys.executable, "packaging/dev.py", "test"]


def outside_tools() -> None:
    """See to what the suite uses beside Python; other systems skip those tests with a reason."""
    if sys.platform.startswith("linux"):
        need_libraries(on_display=True)
        need_tools(OUTSIDE_TOOLS)
