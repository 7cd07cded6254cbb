"""One command for each chore of the project; uses only the standard library.

A fresh machine with nothing but Python starts here: python3 packaging/dev.py run
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from dev_bundle import build
from dev_check import check
from dev_console import ROOT, Stop, run, say
from dev_environment import ready, remake_lock
from dev_machine import has_screen, need_libraries
from dev_suite import test


class Usage(Exception):  # noqa: N818  it is an answer, not a fault of the script
    """The command line names no chore, or gives one a word it does not know."""


def do_run(extra: Sequence[str]) -> int:
    """Open MentorDesk on the demo programme; without a screen, do its main job in a folder."""
    only(extra)
    screen = has_screen(os.environ)
    need_libraries(on_display=screen)
    python = ready()
    if screen:
        return run([str(python), "-m", "mentordesk", "--demo"])
    say("This machine has no screen, so no window: doing the main job into mentordesk-demo/")
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return run([str(python), "-m", "mentordesk", "demo", "--out", "mentordesk-demo"], env)


def do_test(extra: Sequence[str]) -> int:
    """Run the whole suite; `extra` goes to pytest."""
    need_libraries(on_display=False)
    test(ready(), extra)
    return 0


def do_setup(extra: Sequence[str]) -> int:
    """Only set up; says where the program is."""
    only(extra)
    need_libraries(on_display=False)
    say(f"Ready: {ready().parent / 'mentordesk'}")
    return 0


def do_check(extra: Sequence[str]) -> int:
    """All that CI does, and with --long coverage, thousands of examples and large screens too."""
    only(extra, "--long")
    need_libraries(on_display=False)
    check(ready(), long="--long" in extra)
    return 0


def do_shots(extra: Sequence[str]) -> int:
    """Take all window pictures."""
    return _script("shots", extra)


def do_bench(extra: Sequence[str]) -> int:
    """Run all benchmarks."""
    return _script("bench", extra)


def do_build(extra: Sequence[str]) -> int:
    """Build the bundle of this platform and try it."""
    only(extra)
    build(ready())
    return 0


def do_lock(extra: Sequence[str]) -> int:
    """Resolve the lock file anew, and with --upgrade to the newest allowed versions."""
    only(extra, "--upgrade")
    remake_lock(ready(), upgrade="--upgrade" in extra)
    return 0


CHORES: dict[str, tuple[Callable[[Sequence[str]], int], str]] = {
    "run": (do_run, "set up, then open MentorDesk on the demo programme"),
    "test": (do_test, "set up, then run the whole suite; further words go to pytest"),
    "setup": (do_setup, "only set up: leaves .venv with mentordesk in it"),
    "check": (do_check, "all that CI does [--long: coverage and thousands of examples too]"),
    "shots": (do_shots, "all window pictures; further words go to packaging/shots.py"),
    "bench": (do_bench, "all benchmarks; further words go to packaging/bench.py"),
    "build": (do_build, "the bundle of this platform in dist/, tried from another folder"),
    "lock": (do_lock, "resolve packaging/requirements.lock anew [--upgrade: newest versions]"),
}


def main(arguments: Sequence[str]) -> int:
    """Do the chore that the first argument names; returns the exit code, 2 for wrong usage."""
    if sys.version_info < (3, 11):  # noqa: UP036  this file meets whatever python3 is there
        say(f"MentorDesk needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 1
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        say(usage())
        return 0 if arguments else 2
    try:
        if arguments[0] not in CHORES:
            raise Usage(f"There is no word {arguments[0]!r}.")
        return CHORES[arguments[0]][0](arguments[1:])
    except Usage as trouble:
        say(f"{trouble}\n\n{usage()}")
        return 2
    except Stop as reason:
        say(f"\n{reason}")
        return 1
    except KeyboardInterrupt:
        return 130


def usage() -> str:
    """What can be typed, one line a word."""
    lines = [f"  {word:6} {text}" for word, (_, text) in CHORES.items()]
    return "\n".join(["usage: python3 packaging/dev.py WORD", "", *lines])


def only(extra: Sequence[str], *known: str) -> None:
    """Raises `Usage` when there is anything in `extra` beside what is known."""
    if unknown := [word for word in extra if word not in known]:
        raise Usage(f"Not known here: {' '.join(unknown)}")


def _script(name: str, extra: Sequence[str]) -> int:
    """Run packaging/NAME.py without a screen, in the project's environment."""
    path = ROOT / "packaging" / f"{name}.py"
    if not path.exists():
        raise Stop(f"packaging/{name}.py is missing from this checkout.")
    need_libraries(on_display=False)
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    return run([str(ready()), str(path), *extra], env)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
