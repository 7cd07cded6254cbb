"""Whole files only: written beside their place and swapped in."""

from __future__ import annotations

import os
import uuid
from pathlib import Path


def write_beside(path: Path, content: bytes) -> None:
    """Put `content` at `path`, replacing what was there, or leave everything as it was.

    Raises `OSError` when the folder is missing, full or read-only.
    """
    part = path.with_name(f".{uuid.uuid4().hex}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
