"""What the sub-command `import` does with sheets of pairs, groups, sessions and survey answers."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentordesk.cli.imports_said import (
    as_json,
    lines_of,
    problem_as_json,
    problem_lines,
    reasons_of,
)
from mentordesk.cli.speak import murmur
from mentordesk.wording.imports import NO_COPY
from mentordesk.wording.imports_together import ABOUT_WORDS

if TYPE_CHECKING:
    from mentordesk.commands.together.plan import Choices, RelationPlan
    from mentordesk.importing.relation_mapping import RelationMapping
    from mentordesk.importing.relation_rows import RelationReading
    from mentordesk.jobs.importing import Wishes
    from mentordesk.jobs.together import Sorted
    from mentordesk.progress import Progress
    from mentordesk.store.workspace import Workspace


def relation_mappings(held: Any) -> tuple[Any, tuple[RelationMapping, ...]]:
    """Parts a mapping that an import printed: the sign-ups' as they are held, and the others'.

    Raises `SheetTrouble` BAD_MAPPING.
    """
    from mentordesk.importing.relation_mapping import relation_from_json

    if isinstance(held, dict) and "mapping" in held:
        held = held["mapping"]
    if isinstance(held, dict) and "sheets" in held:
        held = held["sheets"]
    each = held if isinstance(held, list) else [held]
    ours = [one for one in each if isinstance(one, dict) and "about" in one]
    if not ours:
        return held, ()
    rest = [one for one in each if not (isinstance(one, dict) and "about" in one)]
    return rest, tuple(relation_from_json(one) for one in ours)


def bring_together(
    found: Sorted,
    workspace: Workspace,
    options: argparse.Namespace,
    round_id: str | None,
    wishes: Wishes,
    rejects: Path | None,
    watching: Progress,
) -> tuple[dict[str, Any], Iterator[str]]:
    """Brings everything the files hold in, in one step, and answers as `import` does.

    On the command line nobody can be asked: a row that names somebody who is not found for
    certain is rejected.
    """
    from mentordesk.commands.together.plan import Choices
    from mentordesk.jobs.together import plan_readings

    readings = tuple(sheet.read() for sheet in found.relations)
    choices = Choices(round_id=round_id)
    plan = plan_readings(readings, choices, workspace, found.people)
    if rejects is not None:
        _write_rejects(rejects, found, plan)
    does_anything = plan.does_anything or (found.people is not None and found.people.does_anything)
    if not options.dry_run and does_anything:
        _write(found, readings, choices, wishes, workspace, watching)
    return _answer(found, plan), _lines(found, plan, options)


def _write(
    found: Sorted,
    readings: tuple[RelationReading, ...],
    choices: Choices,
    wishes: Wishes,
    workspace: Workspace,
    watching: Progress,
) -> None:
    from mentordesk.commands.imports import ImportPeople
    from mentordesk.commands.together.bringing_in import ImportTogether
    from mentordesk.jobs.bringing_in import bring_in_together

    people = None
    if found.people is not None:
        people = ImportPeople(found.people, choices.round_id, wishes.mappings)
    command = ImportTogether(readings, choices, people)
    if bring_in_together(command, workspace, watching).trouble is not None:
        murmur(NO_COPY)


def _answer(found: Sorted, plan: RelationPlan) -> dict[str, Any]:
    """The keys that the contract promises of an import, for all rows of all sheets."""
    from mentordesk.importing.plan import Action

    counts = plan.counts
    ours: dict[str, Any] = {
        "rows": len(plan.rows),
        "added": counts[Action.ADD],
        "changed": counts[Action.CHANGE],
        "unchanged": counts[Action.UNCHANGED],
        "duplicates": 0,
        "rejected": counts[Action.REJECT] + counts[Action.WAIT],
        "mapping": [sheet.mapping.to_json() for sheet in found.relations],
        "problems": [problem_as_json(p) for p in (*found.problems, *plan.problems)],
    }
    if found.people is not None:
        theirs = as_json(found.people)
        ours = {key: theirs[key] + value for key, value in ours.items()}
    about = {name.about.value: 0 for name in plan.rows}
    for row in plan.rows:
        about[row.about.value] += bool(row.deeds)
    return {**ours, "about": about}


def _lines(found: Sorted, plan: RelationPlan, options: argparse.Namespace) -> Iterator[str]:
    from mentordesk.importing.plan import Action

    if found.people is not None:
        yield from lines_of(found.people, options)
    would = "would be " if options.dry_run else ""
    for about in dict.fromkeys(row.about for row in plan.rows):
        fates = [row.action for row in plan.rows if row.about is about]
        out = fates.count(Action.REJECT) + fates.count(Action.WAIT)
        yield (
            f"{len(fates):,} rows of {ABOUT_WORDS[about]}: {fates.count(Action.ADD):,} {would}"
            f"added, {fates.count(Action.CHANGE):,} {would}changed, "
            f"{fates.count(Action.UNCHANGED):,} unchanged, {out:,} rejected."
        )
    yield from problem_lines(plan.problems)


def _write_rejects(path: Path, found: Sorted, plan: RelationPlan) -> None:
    from mentordesk.jobs.together import write_relation_rejects

    reasons = reasons_of(found.people) if found.people is not None else {}
    write_relation_rejects(path, found.relations, plan, found.mapped, reasons)
