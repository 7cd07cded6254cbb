"""What a reader finds in a PDF: its text by pdftotext, and the ink of a page."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

_EMBEDDINGS = dict.fromkeys(map(ord, "\u202a\u202b\u202c"))
"""Direction marks that pdftotext itself sets around text from right to left."""

needs_pdftotext = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed"
)


def text_of(pdf: bytes, folder: Path) -> str:
    """The text of a PDF as pdftotext reads it, less the direction marks that it adds."""
    path = folder / "read.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode("utf-8").translate(_EMBEDDINGS)
