"""How the command line speaks: people on stdout, or one JSON object there; the rest on stderr."""

from __future__ import annotations

import argparse
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
    """Prints the answer: `found` as JSON where it was asked for, else `lines` for people."""
    if options.json:
        print(json.dumps(found, ensure_ascii=False, default=str))
    else:
        for line in lines:
            print(line)


def complain(options: argparse.Namespace, what: str, do: str) -> None:
    """Says what could not be done and what to do, as the contract promises."""
    if getattr(options, "json", False):
        print(json.dumps({"error": {"what": what, "do": do}}, ensure_ascii=False))
    print(f"{what} {do}".strip(), file=sys.stderr)


def murmur(text: str) -> None:
    """A message beside the answer."""
    print(text, file=sys.stderr)


def progress(options: argparse.Namespace) -> Progress:
    """Progress on stderr when somebody watches there."""
    if not sys.stderr.isatty():
        return Progress()

    def tell(done: int, total: int, what: str) -> None:
        share = f"{done * 100 // total:3d} %" if total else f"{done:,}"
        print(f"\r{what}: {share}  ", end="", file=sys.stderr, flush=True)

    return Progress(tell)
