"""The sub-commands that look after the file itself: check, backup, restore."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from mentordesk.cli.arguments import filled
from mentordesk.cli.speak import COULD_NOT, DONE, Unable, new_parser, say
from mentordesk.wording import words


def add(subparsers: Any) -> None:
    """Adds `check`, `backup` and `restore`."""
    checker = new_parser(subparsers, "check", "Check the file, its journal and its rules.")
    checker.add_argument("file", type=filled, metavar="FILE")
    checker.set_defaults(run=run_check)
    saver = new_parser(subparsers, "backup", "Make a verified copy.")
    saver.add_argument("file", type=filled, metavar="FILE")
    saver.add_argument("--out", type=filled, required=True, metavar="COPY")
    saver.set_defaults(run=run_backup)
    restorer = new_parser(subparsers, "restore", "Put a copy in place, keeping what was there.")
    restorer.add_argument("file", type=filled, metavar="COPY")
    restorer.add_argument("--to", type=filled, required=True, metavar="FILE")
    restorer.set_defaults(run=run_restore)


def run_check(options: argparse.Namespace) -> int:
    """Reads the whole file and says whether it is sound."""
    from mentordesk.cli.opening import reading
    from mentordesk.store.checks import check
    from mentordesk.wording.checks import problem

    with reading(options) as workspace:
        report = workspace.ask(check)
    problems = [problem(p) for p in report.problems]
    found = {"ok": not problems, "people": report.people, "problems": problems}
    say(
        options,
        found,
        problems or [f"The file is sound: {words.people(report.people)}, no problem found."],
    )
    return COULD_NOT if problems else DONE


def run_backup(options: argparse.Namespace) -> int:
    """Makes a copy, also while a window has the file open."""
    from mentordesk.store.backup import copy_to

    copy = Path(options.out)
    copy_to(Path(options.file), copy)
    say(options, {"file": str(copy)}, [f"Copied to {copy}, and checked."])
    return DONE


def run_restore(options: argparse.Namespace) -> int:
    """Puts the copy in place; what was there is kept beside it."""
    from mentordesk.store.backup import restore
    from mentordesk.store.lock import WriterHold
    from mentordesk.store.trouble import look_at
    from mentordesk.store.workspace import utc_now

    copy, target = Path(options.file), Path(options.to)
    if target.is_dir():
        raise Unable(f"{target} is a folder, not a file.", "Choose the file to restore.")
    look_at(copy)  # before anything is left beside the target
    hold = WriterHold(target, "command")
    if target.parent.is_dir():
        hold.take(wait_s=1.0)
    try:
        kept = restore(copy, target, utc_now())
    finally:
        hold.release()
    lines = [f"{target} restored."]
    if kept is not None:
        lines.append(f"What was there is kept as {kept}.")
    say(options, {"file": str(target), "kept": str(kept) if kept else None}, lines)
    return DONE
