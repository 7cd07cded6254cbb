"""What may be typed after a sub-command: its kinds of words, and how wrong usage is said."""

from __future__ import annotations

import argparse
import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from mentordesk.cli.speak import Unable

FIRST_YEAR, LAST_YEAR = 1900, 2999
"""A round or a report outside of these years is a slip of the hand."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class WrongUsage(SystemExit):
    """The command line cannot be understood: exit code 2, after the usage was shown."""

    def __init__(self, what: str, do: str) -> None:
        super().__init__(2)
        self.what = what
        self.do = do


class Parser(argparse.ArgumentParser):
    """A parser that takes options in full only, and keeps what was wrong for `--json`."""

    def __init__(self, **told: Any) -> None:
        # An abbreviation that works today would be ambiguous when the next option comes.
        super().__init__(**{"allow_abbrev": False, **told})

    def error(self, message: str) -> NoReturn:
        """Shows the usage. Raises `WrongUsage`."""
        try:
            super().error(message)
        except SystemExit:
            what = f"The command was not understood: {message}."
            raise WrongUsage(what, f"“{self.prog} --help” shows what it takes.") from None


def filled(text: str) -> str:
    """Anything but nothing: an empty word is most often a variable that was not set."""
    if not text.strip():
        raise argparse.ArgumentTypeError("it is empty")
    return text


def iso_day(text: str) -> dt.date:
    """A day typed as 2026-03-31."""
    try:
        day = dt.date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:  # 2026-02-30
        day = None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f"“{text}” is no day; write it as 2026-03-31")
    return day


def whole(least: int, most: int) -> Callable[[str], int]:
    """A whole number between two others, as an argument type."""

    def read(text: str) -> int:
        if re.fullmatch(r"-?\d{1,12}", text, re.ASCII) and least <= int(text) <= most:
            return int(text)
        raise argparse.ArgumentTypeError(f"“{text}” is no whole number from {least} to {most}")

    return read


def folder_to_write(text: str) -> Path:
    """The folder that an answer goes to, there or not. Raises `Unable` where a file stands."""
    path = Path(text)
    if path.exists() and not path.is_dir():
        raise Unable(f"{path} is a file, not a folder.", "Choose a folder.")
    return path


def file_to_write(text: str, ending: str) -> Path:
    """The file that an answer goes to, there or not; its name ends in `ending`.

    Raises `Unable` for another ending, for a folder, and where its folder is missing.
    """
    path = Path(text)
    if not path.name.lower().endswith(ending) or len(path.name) == len(ending):
        raise Unable(
            f"“{path.name}” does not end in {ending}.", f"Choose a name such as x{ending}."
        )
    if path.is_dir():
        raise Unable(f"{path} is a folder, not a file.", "Choose another name.")
    if not path.parent.is_dir():
        raise Unable(
            f"There is no folder {path.parent.absolute()}.", "Make the folder, or choose another."
        )
    return path
