"""The sub-commands that make papers: agreements, the report, and the export of everything."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentordesk.cli.arguments import (
    FIRST_YEAR,
    LAST_YEAR,
    file_to_write,
    filled,
    folder_to_write,
    whole,
)
from mentordesk.cli.opening import PATIENCE_MS, reading, the_round
from mentordesk.cli.speak import DONE, Unable, murmur, new_parser, progress, say
from mentordesk.store.trouble import FileTrouble, Kind
from mentordesk.wording import agreements, words

if TYPE_CHECKING:
    from mentordesk.store.workspace import Workspace

_UNNOTED = frozenset({Kind.IN_USE, Kind.READ_ONLY, Kind.NO_ACCESS})


def add(subparsers: Any) -> None:
    """Adds `agreements`, `report` and `export`."""
    printer = new_parser(subparsers, "agreements", "Write the agreements of a round as PDF files.")
    printer.add_argument("file", type=filled, metavar="FILE")
    printer.add_argument("--round", type=filled, required=True, metavar="NAME")
    printer.add_argument("--out", type=filled, required=True, metavar="DIR")
    printer.add_argument(
        "--bound", type=filled, metavar="OUT.pdf", help="also one file with all of them"
    )
    printer.set_defaults(run=run_agreements)
    reporter = new_parser(subparsers, "report", "Write the workbook of a round, a year or all.")
    reporter.add_argument("file", type=filled, metavar="FILE")
    scope = reporter.add_mutually_exclusive_group()
    scope.add_argument("--round", type=filled, metavar="NAME")
    scope.add_argument("--year", type=whole(FIRST_YEAR, LAST_YEAR), metavar="Y")
    reporter.add_argument("--out", type=filled, required=True, metavar="OUT.xlsx")
    reporter.set_defaults(run=run_report)
    exporter = new_parser(subparsers, "export", "Write everything in open formats.")
    exporter.add_argument("file", type=filled, metavar="FILE")
    exporter.add_argument("--out", type=filled, required=True, metavar="DIR")
    exporter.set_defaults(run=run_export)


def run_agreements(options: argparse.Namespace) -> int:
    """Writes one file a pair and, where asked, one bound file."""
    from mentordesk.jobs.agreements import print_agreements

    bound = file_to_write(options.bound, ".pdf") if options.bound else None
    out = folder_to_write(options.out)
    with _noting(options) as workspace:
        found = the_round(workspace, options.round)
        done = print_agreements(workspace, found.id, out, bound, progress(options))
    for left in done.unprintable:
        murmur(agreements.unprintable(left.name, left.text, left.character))
    if not done.files:
        raise Unable(*agreements.none_written(found.name, len(done.unprintable)))
    files = [str(path) for path in done.files]
    lines = [f"{words.many(done.written, 'agreement')} written to {out}."]
    if bound is not None:
        lines.append(f"All of them in one file: {bound}.")
    not_written = [left.name for left in done.unprintable]
    say(options, {"written": done.written, "files": files, "not_written": not_written}, lines)
    return DONE


def run_report(options: argparse.Namespace) -> int:
    """Writes the workbook."""
    from mentordesk.jobs.report import write_report
    from mentordesk.store.queries.figures import Scope, rounds_of

    out = file_to_write(options.out, ".xlsx")
    with _noting(options) as workspace:
        name = the_round(workspace, options.round).name if options.round else None
        scope = Scope(name, options.year)
        if options.year is not None and not workspace.ask(rounds_of, scope):
            raise Unable(
                f"No round of this file starts in {options.year}.",
                "Choose another year, or leave --year out for all rounds.",
            )
        done = write_report(workspace, out, scope, progress(options))
    found = {"file": str(done.path), "sheets": list(done.sheets)}
    say(options, found, [f"Report on {done.scope} written to {done.path}."])
    return DONE


def run_export(options: argparse.Namespace) -> int:
    """Writes everything as CSV and JSON with a read-me."""
    from mentordesk.jobs.export import export_everything

    out = folder_to_write(options.out)
    with _noting(options) as workspace:
        done = export_everything(workspace, out, progress(options))
    say(
        options,
        {"files": [str(path) for path in done.files]},
        [f"{words.many(len(done.files), 'file')} written to {options.out}."],
    )
    return DONE


@contextmanager
def _noting(options: argparse.Namespace) -> Iterator[Workspace]:
    """The file open for its line of history; for reading alone where somebody else writes it.

    A paper must come out also while the window has the file open: only the note is missing then.
    """
    try:
        from mentordesk.store.workspace import Workspace

        workspace = Workspace.open(Path(options.file), what="command", patience_ms=PATIENCE_MS)
    except FileTrouble as trouble:
        if trouble.kind not in _UNNOTED:
            raise
        murmur("The file is open elsewhere or read-only: this is not noted in its history.")
        with reading(options) as workspace:
            yield workspace
        return
    with workspace:
        yield workspace
