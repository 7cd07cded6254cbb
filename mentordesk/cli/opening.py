"""Opens the programme file of a sub-command, and finds the round it names."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mentordesk.cli.speak import Unable
from mentordesk.wording.words import counted, listed

if TYPE_CHECKING:  # the file's libraries are read when a file is opened, not for --help
    from mentordesk.store.queries.rounds import RoundRow
    from mentordesk.store.workspace import Workspace

WAIT_S = 5.0
"""How long a writing sub-command waits for another one; a window is not waited for long either."""

PATIENCE_MS = 5000

_ADD_ONE = "Add one with “round”."


@contextmanager
def reading(options: argparse.Namespace) -> Iterator[Workspace]:
    """The file, for questions alone; goes through while a window has it open."""
    from mentordesk.store.workspace import Workspace

    with Workspace.open(Path(options.file), read_only=True, patience_ms=PATIENCE_MS) as workspace:
        yield workspace


@contextmanager
def writing(options: argparse.Namespace) -> Iterator[Workspace]:
    """The file, for edits. Raises `FileTrouble` IN_USE while a window has it."""
    from mentordesk.store.workspace import Workspace

    with Workspace.open(
        Path(options.file), what="command", wait_s=WAIT_S, patience_ms=PATIENCE_MS
    ) as workspace:
        yield workspace


def the_round(workspace: Workspace, name: str) -> RoundRow:
    """The round of this name. Raises `Unable`, naming the rounds there are."""
    from mentordesk.store.queries import rounds

    found = workspace.ask(rounds.round_by_name, name)
    if found is None:
        there = [f"“{r.name}”" for r in workspace.ask(rounds.all_rounds)]
        known = f"The rounds of this file are {listed(there, 12)}." if there else _ADD_ONE
        raise Unable(f"There is no round “{counted(name, 80)}”.", known)
    return found
