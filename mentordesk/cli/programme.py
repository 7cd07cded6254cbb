"""The sub-command that makes a new programme file, empty or filled with invented people."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from mentordesk.cli.arguments import filled, iso_day, whole
from mentordesk.cli.speak import DONE, new_parser, progress, say
from mentordesk.store.trouble import FileTrouble, Kind
from mentordesk.wording import words

DEMO_PEOPLE = 400


def add(subparsers: Any) -> None:
    """Adds `new`."""
    parser = new_parser(subparsers, "new", "Make a new programme file.")
    parser.add_argument("file", type=filled, metavar="FILE")
    parser.add_argument("--demo", action="store_true", help="fill it with invented people")
    parser.add_argument("--people", type=whole(1, 200_000), default=DEMO_PEOPLE, metavar="N")
    parser.add_argument("--seed", type=whole(0, 2**31 - 1), default=1, metavar="S")
    parser.add_argument("--today", type=iso_day, default=None, metavar="D")
    parser.add_argument("--passphrase-file", metavar="P", help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Makes the file; an existing one is refused."""
    path = Path(options.file)
    if options.passphrase_file or os.environ.get("MENTORDESK_PASSPHRASE"):
        raise FileTrouble(Kind.PASSPHRASE_NOT_YET, path=path)
    if options.demo:
        from mentordesk.jobs.demo import make_demo

        people = make_demo(
            path, people=options.people, seed=options.seed, today=options.today,
            progress=progress(options),
        )  # fmt: skip
    else:
        from mentordesk.store.workspace import Workspace

        Workspace.create(path, path.stem, what="command").close()
        people = 0
    say(
        options,
        {"file": str(path), "people": people},
        [f"{path} made with {words.people(people)}." if people else f"{path} made."],
    )
    return DONE
