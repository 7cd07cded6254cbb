"""The pool sheet from a file and back: nothing private goes out, her marks come in as one step."""

from __future__ import annotations

import openpyxl
import pytest

from mentordesk.commands.matches import DraftMatch
from mentordesk.domain.consent import Answer
from mentordesk.domain.person import LinkKind
from mentordesk.jobs.pool_sheet import (
    pool_sheet,
    read_pool_marks,
    write_pool_pdf,
    write_pool_xlsx,
)
from mentordesk.progress import Progress
from tests.support.dump import dump
from tests.support.round_world import open_world


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def spring(world):
    """Ana is drafted with Tom against a rule; Zoe does not share her profile."""
    spring = world.round()
    tom = world.mentor("Tom", email="tom@post.example", employer="Bank", topics=("Law",))
    ana = world.mentee(
        spring, "Ana", email="ana@post.example", employer="Bank", topics=("Law",),
        application={"not_with": "Someone Secret", "note": "hidden note"}, job_title="Officer",
    )  # fmt: skip
    world.mentee(spring, "Zoe", shares=Answer.WITHDRAWN)
    world.link(tom, ana, LinkKind.SUPERVISOR)
    world.flush()
    world.workspace.run(DraftMatch(spring, None, tom, ana, "a private reason"))
    return spring


def cells(path):
    book = openpyxl.load_workbook(path)
    return " ".join(
        str(cell)
        for page in book
        for row in page.iter_rows(values_only=True)
        for cell in row
        if cell
    )


def test_nothing_private_is_on_the_sheet(world, spring, tmp_path):
    path = tmp_path / "pool.xlsx"
    write_pool_xlsx(world.workspace, spring, None, path, Progress())
    text = cells(path)
    assert "Ana" in text and "Tom" in text and "Officer" in text and "Law" in text
    for private in ("post.example", "Bank", "Secret", "hidden note", "a private reason", "Zoe"):
        assert private not in text
    sheet = pool_sheet(world.workspace, spring, None)
    (pair,) = sheet.pairs
    assert "Topics 35/35" in pair.points
    assert "Fairness" not in pair.points and "Waiting" not in pair.points
    assert not any("first pair" in reason.lower() for reason in pair.reasons)


def test_both_forms_are_noted_in_the_history_without_a_step(world, spring, tmp_path):
    before = world.workspace.ask(dump)
    write_pool_pdf(world.workspace, spring, None, tmp_path / "pool.pdf", Progress())
    assert (tmp_path / "pool.pdf").read_bytes().startswith(b"%PDF")
    assert world.workspace.ask(dump) == before


def test_what_is_marked_comes_back_in_one_step(world, spring, tmp_path):
    path = tmp_path / "pool.xlsx"
    write_pool_xlsx(world.workspace, spring, None, path, Progress())
    book = openpyxl.load_workbook(path)
    page = book["Pairs"]
    heads = {cell.value: cell.column for cell in page[6]}
    page.cell(7, heads["Not with"]).value = "x"
    page.cell(7, heads["Better with"]).value = "Nobody Here"
    book.save(path)
    found = read_pool_marks(world.workspace, spring, path, Progress())
    assert found.counts == "1 mark: 1 new"
    assert found.problems == (
        "Pairs, H7: “Nobody Here” is nobody in this round. Correct the name, or leave it.",
    )
    before = world.workspace.ask(dump)
    world.workspace.run(found.by("Ruth"))
    (mark,) = world.pool(spring).marks
    assert mark.reader == "Ruth"
    assert read_pool_marks(world.workspace, spring, path, Progress()).counts == (
        "1 mark: 1 as they are"
    )
    world.workspace.undo()
    assert world.workspace.ask(dump) == before
