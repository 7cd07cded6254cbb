"""What runs in the worker process: reads the form fields of one PDF and sends them up a pipe."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

FIELDS, TROUBLE = "fields", "trouble"
_MOST_MEMORY = 2_000_000_000
_MOST_PAGES = 400
_MOST_FIELDS = 20_000
_LONGEST = 8_000
"""Letters of one field; nobody agrees on more in one line."""


def read_into(news: Connection, path: str) -> None:
    """Reads the file at `path` and sends its fields; whatever is thrown becomes an answer too."""
    _limit()
    try:
        news.send((FIELDS, *_read(path)))
    except MemoryError:
        news.send((TROUBLE, "too_big"))
    except BaseException as error:
        news.send((TROUBLE, "password" if "password" in str(error).lower() else "damaged"))
    finally:
        news.close()


def _limit() -> None:
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(path: str) -> tuple[dict[str, str], int]:
    import pypdfium2
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(path)
    document.init_forms()
    pages = len(document)
    found: dict[str, str] = {}
    if document.formenv is None:
        return found, pages
    form = document.formenv.raw
    for number in range(min(pages, _MOST_PAGES)):
        page = document[number]
        for place in range(raw.FPDFPage_GetAnnotCount(page.raw)):
            mark = raw.FPDFPage_GetAnnot(page.raw, place)
            if raw.FPDFAnnot_GetSubtype(mark) == raw.FPDF_ANNOT_WIDGET:
                name = _text(raw.FPDFAnnot_GetFormFieldName, form, mark)
                value = _text(raw.FPDFAnnot_GetFormFieldValue, form, mark)
                if name and len(found) < _MOST_FIELDS:
                    found[name[:400]] = value[:_LONGEST]
            raw.FPDFPage_CloseAnnot(mark)
        page.close()
    return found, pages


def _text(ask: Callable[..., int], form: Any, mark: Any) -> str:
    """A text that PDFium writes as UTF-16 into a buffer of the length it names."""
    import ctypes

    from pypdfium2 import raw

    needed = ask(form, mark, None, 0)
    if needed <= 2:
        return ""
    buffer = ctypes.create_string_buffer(needed)
    ask(form, mark, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), needed)
    return buffer.raw[: needed - 2].decode("utf-16-le", "replace").strip()
