"""Turns whatever went wrong into what is wrong and what to do; never a traceback to a person."""

from __future__ import annotations

import datetime as dt
import traceback

from mentordesk.cli.speak import Unable
from mentordesk.domain.refusal import Refused
from mentordesk.paths import user_folder
from mentordesk.progress import Cancelled
from mentordesk.store.trouble import FileTrouble, kind_of
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
    if isinstance(error, OSError) and (kind := kind_of(error)) is not None:
        said = trouble(kind.value, {"path": error.filename or "", "detail": error.strerror or ""})
        return Unable(said.what, said.do)
    return Unable(
        "Something went wrong inside MentorDesk.",
        f"Nothing was changed. The details were written to {_log(error)}.",
    )


def _log(error: Exception) -> str:
    log = user_folder() / "faults.log"
    with log.open("a", encoding="utf-8") as file:
        file.write(f"\n{dt.datetime.now(dt.UTC).isoformat()}\n")
        file.write("".join(traceback.format_exception(error)))
    return str(log)
