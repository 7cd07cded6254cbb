"""How the command line speaks: people on stdout, or one JSON object there; the rest on stderr."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from mentordesk.progress import Progress

DONE, COULD_NOT = 0, 1
"""Exit codes; 2, wrong usage, is said by the argument parser."""


class Unable(Exception):  # noqa: N818  an answer in words, not a fault
    """It could not be done: what is wrong, and what to do."""

    def __init__(self, what: str, do: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.do = do


def new_parser(subparsers: Any, name: str, help_text: str) -> argparse.ArgumentParser:
    """A sub-command with `--json`, which every one of them takes."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name, help=help_text, description=help_text
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object instead")
    return parser


def say(options: argparse.Namespace, found: Mapping[str, Any], lines: Iterable[str]) -> None:
    """Prints the answer: `found` as JSON where it was asked for, else `lines` for people.

    Raises `Unable` when it cannot be printed, and `BrokenPipeError` when nobody listens any more.
    """
    text = json.dumps(found, ensure_ascii=False, default=str) if options.json else "\n".join(lines)
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Unable(
            f"It was done, but the answer could not be printed: {error.strerror}.",
            "Look at where the output goes, for instance whether that disk is full.",
        ) from error


def complain(wants_json: bool, what: str, do: str, aloud: bool = True) -> None:
    """Says what could not be done and what to do, as the contract promises.

    `aloud` is False where people were told already. Who cannot be told is not: the exit code says
    it too.
    """
    if wants_json:
        with contextlib.suppress(OSError):
            answer = {"error": {"what": what, "do": do}}
            print(json.dumps(answer, ensure_ascii=False), flush=True)
    if aloud:
        murmur(f"{what} {do}".strip())


def murmur(text: str) -> None:
    """A message beside the answer."""
    with contextlib.suppress(OSError):
        print(text, file=sys.stderr, flush=True)


def progress(options: argparse.Namespace) -> Progress:
    """Progress on stderr when somebody watches there."""
    if not sys.stderr.isatty():
        return Progress()

    def tell(done: int, total: int, what: str) -> None:
        share = f"{done * 100 // total:3d} %" if total else f"{done:,}"
        print(f"\r{what}: {share}  ", end="", file=sys.stderr, flush=True)

    return Progress(tell)
