"""The sub-commands that list rounds and add one."""

from __future__ import annotations

import argparse
from typing import Any

from mentordesk.cli.arguments import filled, iso_day, whole
from mentordesk.cli.opening import reading, writing
from mentordesk.cli.speak import DONE, new_parser, say
from mentordesk.domain.round import Scheme
from mentordesk.wording import dates, words


def add(subparsers: Any) -> None:
    """Adds `rounds` and `round`."""
    lister = new_parser(subparsers, "rounds", "List the rounds of a programme.")
    lister.add_argument("file", type=filled, metavar="FILE")
    lister.set_defaults(run=run_list)
    adder = new_parser(subparsers, "round", "Add a round.")
    adder.add_argument("file", type=filled, metavar="FILE")
    adder.add_argument("name", metavar="NAME")
    adder.add_argument("--scheme", choices=[s.value for s in Scheme], required=True)
    adder.add_argument("--starts", type=iso_day, required=True, metavar="DATE")
    adder.add_argument("--months", type=whole(1, 24), default=6, metavar="N")
    adder.set_defaults(run=run_add)


def run_list(options: argparse.Namespace) -> int:
    """Lists the rounds, the latest first."""
    from mentordesk.store.queries import rounds

    with reading(options) as workspace:
        found = workspace.ask(rounds.all_rounds)
    say(
        options,
        {
            "rounds": [
                {
                    "id": r.id, "name": r.name, "scheme": r.scheme.value, "state": r.state.value,
                    "starts": r.starts.isoformat(), "ends": r.ends.isoformat(),
                    "months": r.months,
                }
                for r in found
            ]
        },
        [
            f"{r.name}: {words.word(r.scheme)}, {words.word(r.state)}, "
            f"{dates.short_day(r.starts)} to {dates.short_day(r.ends)}"
            for r in found
        ]
        or ["There is no round yet. Add one with “round”."],
    )  # fmt: skip
    return DONE


def run_add(options: argparse.Namespace) -> int:
    """Adds the round, its dates following from the start."""
    from mentordesk.commands.rounds import NewRound

    with writing(options) as workspace:
        done = workspace.run(
            NewRound(options.name, Scheme(options.scheme), options.starts, options.months)
        )
    name = str(done.values["round"])
    say(options, {"round": name, "id": done.values["round_id"]}, [f"Round “{name}” added."])
    return DONE
