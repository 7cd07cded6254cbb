"""What the sub-command `import` answers: the promised keys, and the same for people."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from mentordesk.wording.imports import problem as problem_words

if TYPE_CHECKING:
    from mentordesk.importing.plan import ImportPlan
    from mentordesk.importing.problems import Problem

SHOWN = 20
"""Problems printed for people; `--json` has all."""


def as_json(plan: ImportPlan) -> dict[str, Any]:
    """The answer that the contract promises."""
    from mentordesk.importing.plan import Action

    counts = plan.counts
    return {
        "rows": len(plan.rows),
        "added": counts[Action.ADD],
        "changed": counts[Action.CHANGE],
        "unchanged": counts[Action.UNCHANGED],
        "duplicates": counts[Action.WAIT],
        "rejected": counts[Action.REJECT],
        "mapping": [mapping.to_json() for mapping in plan.mappings],
        "problems": [problem_as_json(problem) for problem in plan.problems],
    }


def problem_as_json(problem: Problem) -> dict[str, Any]:
    """A problem with the keys that the contract promises."""
    return {
        "file": problem.file,
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "kind": problem.kind.value,
        "severity": problem.severity.value,
        "value": problem.value,
        "message": sentence_of(problem),
        **({"rows": problem.values["rows"]} if "rows" in problem.values else {}),
    }


def sentence_of(problem: Problem) -> str:
    """The problem in words."""
    told = {"value": problem.value, "column": problem.column, "sheet": problem.sheet}
    return problem_words(problem.kind.value, {**told, **problem.values})


def lines_of(plan: ImportPlan, options: argparse.Namespace) -> Iterator[str]:
    """The same for people."""
    from mentordesk.importing.plan import Action

    counts = plan.counts
    would = "would be " if options.dry_run else ""
    yield (
        f"{len(plan.rows):,} rows: {counts[Action.ADD]:,} {would}added, "
        f"{counts[Action.CHANGE]:,} {would}changed, {counts[Action.UNCHANGED]:,} unchanged, "
        f"{counts[Action.WAIT]:,} may be people on file and wait for a decision, "
        f"{counts[Action.REJECT]:,} rejected."
    )
    yield from problem_lines(plan.problems)


def problem_lines(problems: Sequence[Problem]) -> Iterator[str]:
    """The first problems, and how many there are beside."""
    for problem in problems[:SHOWN]:
        yield problem_line(problem)
    if len(problems) > SHOWN:
        yield f"… and {len(problems) - SHOWN:,} more; use --json to see them all."


def problem_line(problem: Problem) -> str:
    """Where a problem is, and what it is."""
    row, column = problem.row, problem.column
    parts = (
        problem.file, problem.sheet, f"row {row}" if row else "", f"“{column}”" if column else ""
    )  # fmt: skip
    return f"{', '.join(part for part in parts if part)}: {sentence_of(problem)}"


def reasons_of(plan: ImportPlan) -> dict[tuple[str, str, int], str]:
    """Why each rejected row was rejected, by where it stands."""
    return {
        (p.file, p.sheet, p.row): sentence_of(p)
        for p in plan.problems
        if p.severity.value == "reject"
    }
