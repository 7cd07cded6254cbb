"""What is said of agreements that came back: why one is of no use, and what one brings."""

from __future__ import annotations

from mentordesk.wording.words import many

TROUBLES: dict[str, str] = {
    "not_readable": "This file cannot be opened. Check that it is still there and yours to open.",
    "not_pdf": "This is no PDF. Ask for the file itself, not a picture of it.",
    "too_big": "This file is far larger than any agreement, and was not read.",
    "too_slow": "This file took too long to read and was given up.",
    "damaged": "This file is damaged. Ask for it again.",
    "password": "This file is locked with a password. Open it, save it without, and drop that.",
    "no_fields": "This PDF has no fields: it was printed or scanned. Type what it says into the "
    "agreement, under Agreements ▸ Edit the terms.",
    "not_ours": "No pair or group of this file is known by these fields. It may belong to another "
    "programme, or the pair was taken out.",
}
"""By the value of the trouble's kind; complete (tested)."""

DROP_HERE = (
    "Drop returned agreements here",
    "Anywhere on the window will do. What was filled in is read from their fields and shown beside "
    "what is held; nothing is filed before you have seen it.",
)


def brings(new: int, differs: int, names: int) -> str:
    """What a paper brings, in a few words."""
    parts = []
    if new:
        parts.append(f"{new:,} new")
    if differs:
        parts.append(f"{differs:,} differ" if differs > 1 else "1 differs")
    if names:
        parts.append(many(names, "name"))
    return ", ".join(parts) or "Nothing new"


def of_version(version: int | None, newest: int) -> str:
    """Which version came back."""
    if version is None:
        return f"Printed before versions were kept in the file; taken as version {newest}."
    if version < newest:
        return (
            f"Version {version}; there is a version {newest} by now. Names typed on this paper "
            f"stand under version {version}."
        )
    return f"Version {version}."


def becomes(version: int | None, newest: int) -> str:
    """What filing makes of the words that are ticked."""
    if version is None:
        return ""
    if version > newest:
        return f"Words that are on paper stay, so what is ticked makes version {version}."
    return f"What was open on paper is filled in on version {version}."
