"""Pages of a PDF as pictures, for the preview on screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

import pypdfium2

_ONE_AT_A_TIME = Lock()
"""PDFium keeps state of its own and must not be entered by two threads at once."""


class Picture(NamedTuple):
    """One page: width and height in pixels, and rows of red, green, blue, alpha bytes."""

    width: int
    height: int
    rgba: bytes


def page_count(pdf: bytes | Path) -> int:
    """How many pages a PDF has. Raises `pypdfium2.PdfiumError` for what is no PDF."""
    with _opened(pdf) as document:
        return len(document)


def render_page(pdf: bytes | Path, number: int, scale: float) -> Picture:
    """One page as a picture, its open fields drawn too.

    `number` counts from 0; `scale` is pixels per point (1 is 72 dots per inch). Raises
    `IndexError` for a page that is not there.
    """
    with _opened(pdf) as document:
        if not 0 <= number < len(document):
            raise IndexError(number)
        return _render(document, number, scale)


def render_pages(pdf: bytes | Path, scale: float) -> list[Picture]:
    """Every page as a picture, in order; `scale` as for `render_page`."""
    with _opened(pdf) as document:
        return [_render(document, number, scale) for number in range(len(document))]


@contextmanager
def _opened(pdf: bytes | Path) -> Iterator[Any]:
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            document.init_forms()
            yield document
        finally:
            document.close()


def _render(document: Any, number: int, scale: float) -> Picture:
    page = document[number]
    bitmap = page.render(
        scale=scale,
        rev_byteorder=True,
        force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRA,
        fill_color=(255, 255, 255, 255),
    )
    line = bitmap.width * 4
    data = bytes(bitmap.buffer)
    rows = (data[i * bitmap.stride : i * bitmap.stride + line] for i in range(bitmap.height))
    picture = Picture(bitmap.width, bitmap.height, b"".join(rows))
    bitmap.close()
    page.close()
    return picture
