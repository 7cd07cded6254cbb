"""Brings a planned import into the file, with a copy of how things stood before a big one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mentordesk.commands.imports import ImportPeople
from mentordesk.commands.together.bringing_in import ImportTogether
from mentordesk.importing.plan import Action
from mentordesk.jobs.backups import copy_before
from mentordesk.progress import Progress
from mentordesk.store.trouble import FileTrouble
from mentordesk.store.workspace import Command, Done, Workspace

BIG = 100
"""From so many rows that change something on, a copy is made first."""
WHY = "before import"


@dataclass(frozen=True)
class Brought:
    """What an import did, and the copy made before it: the copy, or what the disk said to it.

    Both are None for a small import.
    """

    done: Done
    copy: Path | None = None
    trouble: FileTrouble | None = None


def bring_in_together(command: ImportTogether, workspace: Workspace, progress: Progress) -> Brought:
    """The same for pairs, groups, sessions and answers, with the sign-ups that come along."""
    rows = sum(len(reading.rows) for reading in command.readings)
    people = _busy(command.people) if command.people is not None else 0
    return _brought(command, rows + people, workspace, progress)


def bring_in(command: ImportPeople, workspace: Workspace, progress: Progress) -> Brought:
    """Makes the copy, then imports: all of it, or when cancelled or refused, nothing.

    A copy that cannot be made does not stop the import, which is one step and can be undone; it
    is handed back to be told of. Raises `Refused`, `FileTrouble` and `Cancelled`.
    """
    return _brought(command, _busy(command), workspace, progress)


def _busy(command: ImportPeople) -> int:
    """How many rows change something."""
    idle = (Action.UNCHANGED, Action.REJECT)
    return sum(n for action, n in command.plan.counts.items() if action not in idle)


def _brought(command: Command, busy: int, workspace: Workspace, progress: Progress) -> Brought:
    if busy < BIG or workspace.is_read_only:
        return Brought(workspace.run(command, progress))
    copy: Path | None = None
    trouble: FileTrouble | None = None
    try:
        copy = copy_before(workspace.path, WHY, progress)
    except FileTrouble as found:
        trouble = found
    return Brought(workspace.run(command, progress), copy, trouble)
