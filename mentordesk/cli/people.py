"""The sub-command that finds people."""

from __future__ import annotations

import argparse
from typing import Any

from mentordesk.cli.arguments import filled
from mentordesk.cli.opening import reading
from mentordesk.cli.speak import DONE, new_parser, say


def add(subparsers: Any) -> None:
    """Adds `people`."""
    parser = new_parser(subparsers, "people", "Find people by any part of any name.")
    parser.add_argument("file", type=filled, metavar="FILE")
    parser.add_argument("--find", default="", metavar="TEXT")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Lists everybody found, by name."""
    from mentordesk.store.queries import people

    with reading(options) as workspace:
        found = workspace.ask(people.find, options.find)
        rows = {r.id: r for r in workspace.ask(people.rows_by_ids, [p.id for p in found])}
    say(
        options,
        {
            "people": [
                {
                    "id": p.id,
                    "name": p.name,
                    "original_name": rows[p.id].original_name,
                    "email": rows[p.id].email,
                    "cohorts": list(rows[p.id].cohorts),
                    "roles": [
                        role
                        for role, held in (
                            ("mentor", rows[p.id].is_mentor),
                            ("mentee", rows[p.id].is_mentee),
                        )
                        if held
                    ],
                }
                for p in found
            ]
        },
        [f"{p.id}  {p.name}" for p in found] or ["Nobody was found."],
    )
    return DONE
