"""The sub-command that brings sign-up sheets in: the wizard's defaults without the wizard."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentordesk.cli.arguments import file_to_write, filled
from mentordesk.cli.imports_said import as_json, lines_of, reasons_of
from mentordesk.cli.imports_together import bring_together, relation_mappings
from mentordesk.cli.opening import reading, the_round, writing
from mentordesk.cli.speak import DONE, Unable, murmur, new_parser, progress, say
from mentordesk.wording.imports import NO_COPY, REJECT_HEADING, sheet_trouble

if TYPE_CHECKING:
    from mentordesk.importing.mapping import Mapping
    from mentordesk.importing.plan import ImportPlan
    from mentordesk.importing.relation_mapping import RelationMapping
    from mentordesk.jobs.importing import MappedSheet, Wishes

_ROLES = ("mentor", "mentee", "both", "auto")


def add(subparsers: Any) -> None:
    """Adds `import`."""
    parser = new_parser(subparsers, "import", "Bring in people, pairs, sessions and answers.")
    parser.add_argument("file", type=filled, metavar="FILE")
    parser.add_argument("sheets", type=filled, metavar="SHEET", nargs="+")
    parser.add_argument(
        "--round", type=filled, metavar="NAME", help="the round the people apply to"
    )
    parser.add_argument("--role", choices=_ROLES, default="auto")
    parser.add_argument("--encoding", type=filled, metavar="E", help="how text files are encoded")
    parser.add_argument(
        "--mapping", type=filled, metavar="M.json", help="a mapping that an import printed"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
    parser.add_argument(
        "--rejects", type=filled, metavar="OUT.xlsx", help="write the rejected rows there"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Imports, and says what became of every row. Raises `Unable`."""
    from mentordesk.importing.sheet import SheetTrouble

    try:
        return _run(options)
    except SheetTrouble as trouble:
        said = sheet_trouble(trouble.kind.value, trouble.values)
        raise Unable(said.what, said.do) from trouble


def _run(options: argparse.Namespace) -> int:
    from mentordesk.commands.imports import ImportPeople
    from mentordesk.jobs.bringing_in import bring_in
    from mentordesk.jobs.together import plan_sorted

    wishes, relations = _wishes(options)
    watching = progress(options)
    paths = [Path(sheet) for sheet in options.sheets]
    rejects = _rejects(options.rejects, paths) if options.rejects else None
    opened = reading(options) if options.dry_run else writing(options)
    with opened as workspace:
        round_id = the_round(workspace, options.round).id if options.round else None
        found = plan_sorted(paths, workspace, round_id, wishes, relations, watching)
        plan, mapped = found.people, found.mapped
        if found.relations or plan is None:
            answer, lines = bring_together(
                found, workspace, options, round_id, wishes, rejects, watching
            )
            say(options, answer, lines)
            return DONE
        if rejects is not None:
            _write_rejects(rejects, plan, mapped)
        if not options.dry_run and plan.does_anything:
            command = ImportPeople(plan, round_id, wishes.mappings)
            if bring_in(command, workspace, watching).trouble is not None:
                murmur(NO_COPY)
    say(options, as_json(plan), lines_of(plan, options))
    return DONE


def _rejects(text: str, sheets: Sequence[Path]) -> Path:
    """Where the rejected rows go. Raises `Unable` where that would take a sheet's place."""
    path = file_to_write(text, ".xlsx")
    if any(path.resolve() == sheet.resolve() for sheet in sheets):
        raise Unable(
            f"{path} is one of the sheets to import.", "Choose another name for the rejected rows."
        )
    return path


def _wishes(options: argparse.Namespace) -> tuple[Wishes, tuple[RelationMapping, ...]]:
    from mentordesk.importing.mapping import SheetRole
    from mentordesk.jobs.importing import Wishes

    role = None if options.role == "auto" else SheetRole(options.role)
    mappings, relations = _mappings(options.mapping)
    return Wishes(role, options.encoding, mappings), relations


def _mappings(path: str | None) -> tuple[tuple[Mapping, ...], tuple[RelationMapping, ...]]:
    """The mappings of sign-ups and of sheets about people together that a file holds."""
    from mentordesk.importing.mapping import mappings_from_json

    if path is None:
        return (), ()
    try:
        held = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Unable(
            f"The mapping {path} cannot be read.", "Check the name and the folder."
        ) from error
    except ValueError as error:
        raise Unable(
            f"{path} is not JSON.", "Take the mapping that an import printed with --json."
        ) from error
    people, relations = relation_mappings(held)
    return (mappings_from_json(people) if people != [] else ()), relations


def _write_rejects(path: Path, plan: ImportPlan, mapped: tuple[MappedSheet, ...]) -> None:
    from mentordesk.importing.rejects import write_rejects

    sheets = [(m.sheet, m.mapping) for m in mapped]
    write_rejects(path, sheets, reasons_of(plan), REJECT_HEADING)
