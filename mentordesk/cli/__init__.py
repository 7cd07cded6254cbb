"""The other face: the sub-commands of the outside contract, on jobs, commands and questions."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from mentordesk import __version__
from mentordesk.cli.arguments import Parser, WrongUsage
from mentordesk.cli.speak import COULD_NOT, Unable, complain

_SUBJECTS = {
    "new": "programme",
    "rounds": "rounds",
    "round": "rounds",
    "people": "people",
    "history": "history",
    "undo": "history",
    "check": "file",
    "backup": "file",
    "restore": "file",
    "import": "imports",
    "place": "matching",
    "options": "matching",
    "match": "matching",
    "whatif": "matching",
    "agreements": "papers",
    "report": "papers",
    "export": "papers",
    "demo": "demo",
}
"""Which module of this package has a sub-command; only the one asked for is imported."""


def main(arguments: Sequence[str]) -> int:
    """Runs one sub-command, or opens the window; returns the exit code of the contract.

    Raises `WrongUsage`, which ends a program with code 2.
    """
    _speak_utf8()
    wants_json = "--json" in arguments
    try:
        return _run(arguments)
    except WrongUsage as wrong:
        complain(wants_json, wrong.what, wrong.do, aloud=False)
        raise
    except Unable as unable:
        complain(wants_json, unable.what, unable.do)
    except KeyboardInterrupt:
        complain(wants_json, "Stopped.", "The file is as it was.")
    except BrokenPipeError:  # who read us has heard enough, as in `… | head`
        pass
    except Exception as error:
        from mentordesk.cli.faults import in_words

        fault = in_words(error)
        complain(wants_json, fault.what, fault.do)
    _leave_quietly()
    return COULD_NOT


def _run(arguments: Sequence[str]) -> int:
    word = next((a for a in arguments if not a.startswith("-")), None)
    if word not in _SUBJECTS and not _asks_for_help(arguments):
        return _window(arguments)
    options = _parser(word).parse_args(list(arguments))
    code: int = options.run(options)
    return code


def _parser(word: str | None) -> argparse.ArgumentParser:
    parser = Parser(
        prog="mentordesk",
        description="The desk of the coordinator of an alumni mentoring programme. "
        "Without a sub-command it opens the window: mentordesk [FILE] | mentordesk --demo",
    )
    parser.add_argument("--version", action="version", version=f"MentorDesk {__version__}")
    subparsers = parser.add_subparsers(metavar="SUB-COMMAND", required=True)
    names = {word} & _SUBJECTS.keys() or _SUBJECTS.keys()
    for module in dict.fromkeys(_SUBJECTS[name] for name in _SUBJECTS if name in names):
        importlib.import_module(f"mentordesk.cli.{module}").add(subparsers)
    return parser


def _asks_for_help(arguments: Sequence[str]) -> bool:
    return any(a in ("-h", "--help", "--version") for a in arguments)


def _window(arguments: Sequence[str]) -> int:
    parser = Parser(prog="mentordesk")
    parser.add_argument("file", nargs="?", help="the programme file to open")
    parser.add_argument("--demo", action="store_true", help="open a throw-away demo programme")
    parser.add_argument("--self-test", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--pictures", metavar="DIR", help=argparse.SUPPRESS)
    options, unknown = parser.parse_known_args(list(arguments))
    missing = options.file is not None and not Path(options.file).exists()
    if missing and (unknown or _is_mistyped(options.file)):
        parser.error(f"there is no sub-command “{options.file}”, and no such file")
    if unknown:
        parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    if not (options.self_test or options.pictures):
        _needs_screen()
    # The face with windows is loaded by name: the command line stands beside it, not on it.
    app = importlib.import_module("mentordesk.app")
    if options.self_test:
        return int(app.self_test())
    path = Path(options.file) if options.file else None
    if options.pictures:
        return int(app.take_pictures(path, Path(options.pictures)))
    return int(app.run_window(path, demo=options.demo))


def _is_mistyped(word: str) -> bool:
    """Whether a word does not even look like the name of a file."""
    return not Path(word).suffix and Path(word).name == word


def _needs_screen() -> None:
    """Says it in words: without a screen Qt would end the program with a signal."""
    told = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in told):
        raise Unable(
            "This machine has no screen, so no window can be opened.",
            "The sub-commands work without one; “mentordesk --help” lists them.",
        )


def _speak_utf8() -> None:
    """Names in any script must come out on any console; a windowed program has no streams."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            with contextlib.suppress(OSError, ValueError):
                reconfigure(encoding="utf-8", errors="replace")


def _leave_quietly() -> None:
    """What could not be printed is not tried again when Python leaves."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            setattr(sys, name, None)
