"""Turns whatever went wrong into what is wrong and what to do; never a traceback to a person."""

from __future__ import annotations

import datetime as dt
import os
import traceback
from pathlib import Path

from mentordesk.cli.speak import Unable
from mentordesk.domain.refusal import Refused
from mentordesk.paths import user_folder
from mentordesk.progress import Cancelled
from mentordesk.store.trouble import FileTrouble, translated
from mentordesk.wording.refusals import refusal
from mentordesk.wording.troubles import trouble


def in_words(error: Exception) -> Unable:
    """The sentence for an exception; one that is our own fault is written to a log first."""
    if isinstance(error, Refused):
        said = refusal(error)
        return Unable(said.what, said.do)
    if isinstance(error, FileTrouble):
        said = trouble(error.kind.value, error.values)
        return Unable(said.what, said.do)
    if isinstance(error, Cancelled):
        return Unable("Stopped.", "The file is as it was.")
    if isinstance(error, OSError):
        return _of_system(error)
    return Unable("Something went wrong inside MentorDesk.", f"Nothing was changed. {_log(error)}")


def _of_system(error: OSError) -> Unable:
    """What the system refused, which file it was when it says so."""
    if error.filename is None:
        return Unable(
            f"The system refused: {error.strerror or error}.",
            "Nothing was lost. Check the disk and the folders, then try again.",
        )
    try:
        with translated(Path(os.fsdecode(error.filename))):
            raise error
    except FileTrouble as found:
        said = trouble(found.kind.value, found.values)
        return Unable(said.what, said.do)


def _log(error: Exception) -> str:
    """Writes the details down where that can be done; the sentence that says where."""
    told = "".join(traceback.format_exception(error))
    try:
        log = user_folder() / "faults.log"
        with log.open("a", encoding="utf-8") as file:
            file.write(f"\n{dt.datetime.now(dt.UTC).isoformat()}\n{told}")
    except OSError:
        return f"The details could not be written down; the last was: {told.splitlines()[-1]}"
    return f"The details were written to {log}."
