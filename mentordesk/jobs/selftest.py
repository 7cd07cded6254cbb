"""Tries a built program on itself: opens the demo, pairs two people, prints, undoes."""

from __future__ import annotations

from pathlib import Path

from mentordesk.commands.matches import DraftMatch
from mentordesk.domain.refusal import Refused
from mentordesk.domain.round import RoundState
from mentordesk.jobs.agreements import print_agreements
from mentordesk.jobs.demo import make_demo
from mentordesk.progress import Progress
from mentordesk.store.checks import check
from mentordesk.store.queries import board, rounds
from mentordesk.store.workspace import Done, Workspace

PEOPLE = 80


class SelfTestFailed(Exception):  # noqa: N818  the answer of a test
    """A part of the program does not work as built; the message says which."""


def run(folder: Path) -> Path:
    """Goes through the main job in `folder`; returns the demo file. Raises `SelfTestFailed`."""
    path = folder / "self-test.mentordesk"
    make_demo(path, people=PEOPLE)
    with Workspace.open(path) as workspace:
        opening = next(
            r for r in workspace.ask(rounds.all_rounds) if r.state is RoundState.MATCHING
        )
        drafted = _draft_somebody(workspace, opening.id)
        printed = print_agreements(workspace, opening.id, folder / "agreements", None, Progress())
        if not printed.files or not printed.files[0].read_bytes().startswith(b"%PDF"):
            raise SelfTestFailed("no agreement was printed")
        if workspace.undo().name != drafted.name:
            raise SelfTestFailed("undo did not take the pair back")
        if problems := workspace.ask(check).problems:
            raise SelfTestFailed(f"the file is not sound: {problems}")
    return path


def _draft_somebody(workspace: Workspace, round_id: str) -> Done:
    data = workspace.ask(board.board, round_id, today=workspace.today())
    for mentee in (m for m in data.mentees if m.match_id is None):
        for mentor in (m for m in data.mentors if m.places_free > 0):
            try:
                return workspace.run(DraftMatch(round_id, None, mentor.id, mentee.id))
            except Refused:
                continue
    raise SelfTestFailed("nobody could be paired")
