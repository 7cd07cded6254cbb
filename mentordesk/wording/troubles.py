"""The sentences of a file that fails us: what happened, that nothing was lost, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mentordesk.wording.refusals import Sentence

SENTENCES: dict[str, tuple[str, str]] = {
    "not_found": ("There is no file “{name}” in {folder}.", "Check the name, or choose the file."),
    "exists": (
        "“{name}” is there already in {folder}.",
        "Nothing was overwritten. Choose another name, or remove that file first.",
    ),
    "no_folder": ("There is no folder {path}.", "Make the folder, or choose another."),
    "not_ours": (
        "“{name}” is not a MentorDesk file.",
        "Choose a file that ends in .mentordesk; sign-up sheets are brought in with Import.",
    ),
    "encrypted": (
        "“{name}” is encrypted, and this version cannot open encrypted files.",
        "Open it with a newer version of MentorDesk.",
    ),
    "newer": (
        "“{name}” was written by a newer version of MentorDesk.",
        "It was not touched. Install the newer version to open it.",
    ),
    "damaged": (
        "“{name}” is damaged: {detail}.",
        "It was not changed. Restore a copy from the folder “{stem} backups” beside it.",
    ),
    "in_use": ("“{name}” is open{holder}.", "Close it there, then try again."),
    "busy": (
        "“{name}” is being written by another program.",
        "Nothing was lost. Wait a moment and try again.",
    ),
    "read_only": (
        "“{name}” can only be read where it lies.",
        "Nothing was lost. Move it to a folder you may write in.",
    ),
    "disk_full": (
        "The disk that holds “{name}” is full.",
        "Nothing was lost and nothing was half written. Free some space and try again.",
    ),
    "no_access": (
        "“{name}” cannot be opened or written: the system refuses access.",
        "Check that the file and its folder are yours, or choose another folder.",
    ),
    "replaced": (
        "“{name}” was moved or replaced by another program while it was open.",
        "Nothing more was written. Close it, look at the file in its folder, and open it again.",
    ),
    "passphrase_not_yet": (
        "This version cannot make encrypted files.",
        "No file was made. Leave the passphrase out, or wait for the version that can.",
    ),
    "failed": (
        "The disk did not take “{name}”: {detail}.",
        "Nothing was half written. Check the disk and try again.",
    ),
}
"""By the value of the trouble's kind; complete (tested)."""


def trouble(kind: str, values: Mapping[str, object]) -> Sentence:
    """The sentence for a `FileTrouble`, given its kind's value and its values."""
    path = Path(str(values.get("path", ""))).absolute()
    shown = {
        "path": str(path),
        "name": path.name,
        "stem": path.stem,
        "folder": str(path.parent),
        "detail": str(values.get("detail", "it cannot be read")).rstrip("."),
        "holder": _holder(values.get("holder")),
    }
    what, do = SENTENCES[kind]
    return Sentence(what.format(**shown), do.format(**shown))


def _holder(holder: object) -> str:
    user = getattr(holder, "user", None)
    if user is None:
        return " elsewhere"
    where = {"window": "in a MentorDesk window"}.get(getattr(holder, "what", ""), "in MentorDesk")
    return f" {where}, by {user} on {getattr(holder, 'computer', 'this computer')}"
