"""The sub-commands that show what was done and take the newest step back."""

from __future__ import annotations

import argparse
from typing import Any

from mentordesk.cli.arguments import filled, whole
from mentordesk.cli.opening import reading, writing
from mentordesk.cli.speak import DONE, new_parser, say
from mentordesk.wording import dates
from mentordesk.wording.history import entry, sentence


def add(subparsers: Any) -> None:
    """Adds `history` and `undo`."""
    shower = new_parser(subparsers, "history", "Show what was done, newest first.")
    shower.add_argument("file", type=filled, metavar="FILE")
    shower.add_argument("--last", type=whole(1, 1_000_000), default=50, metavar="N")
    shower.set_defaults(run=run_history)
    undoer = new_parser(subparsers, "undo", "Take the newest step back.")
    undoer.add_argument("file", type=filled, metavar="FILE")
    undoer.set_defaults(run=run_undo)


def run_history(options: argparse.Namespace) -> int:
    """Lists the newest entries."""
    from mentordesk.store.queries import history

    with reading(options) as workspace:
        rows = workspace.ask(history.entries_newest_first, options.last)
        zone = workspace.zone()
    found = [
        {
            "id": r.id, "at": r.at.isoformat(), "who": r.who, "kind": r.kind.value,
            "what": entry(r.kind.value, r.name, r.values), "undone": r.undone,
        }
        for r in rows
    ]  # fmt: skip
    say(
        options,
        {"entries": found},
        [
            f"{dates.moment(r.at.astimezone(zone))}  {r.who}  "
            f"{entry(r.kind.value, r.name, r.values)}{' (undone)' if r.undone else ''}"
            for r in rows
        ]
        or ["Nothing was done yet."],
    )
    return DONE


def run_undo(options: argparse.Namespace) -> int:
    """Takes one step back; nothing to undo is an error."""
    with writing(options) as workspace:
        done = workspace.undo()
    text = sentence(done.name, done.values)
    say(options, {"undone": text}, [f"Undone: {text}"])
    return DONE
