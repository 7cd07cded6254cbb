"""The words around handing drafts to the mail program of the computer."""

from __future__ import annotations

from mentordesk.wording.words import many

OPEN = "Open them"
EACH_A_WINDOW = (
    "Your mail program opens a window for each of them, ready to be sent. Nothing is sent by "
    "itself, and the drafts stay in their folder."
)
NO_PROGRAM = "No mail program took the drafts"


def open_heading(count: int) -> str:
    """How many windows there would be."""
    return f"Open {many(count, 'draft')}?"


def opened(count: int) -> str:
    """How many the mail program took."""
    return f"{many(count, 'draft')} handed to the mail program; mark them as sent when they went"


def no_program_text(opened_: int, count: int, folder: str) -> str:
    """What happened and where the drafts are, so that she goes on by hand."""
    first = f"{opened_} of {count} were opened. " if opened_ else ""
    return (
        f"{first}This computer has no program set for mail drafts (.eml files). They lie in "
        f"{folder}: open them from there with your mail program, or set it as the one for .eml "
        "files and try again."
    )
