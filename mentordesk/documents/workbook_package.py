"""Saves a workbook with the results of its formulas written beside them.

WORKAROUND: openpyxl writes a formula without its value, so that previews on a telephone, and
programs that only read, would show nothing. The sheets with formulas are small; they are patched
on their way into the package.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

Known = Mapping[str, Mapping[str, str | float]]
"""Sheet title to cell to what its formula comes to."""

_FORMULA = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)>(<f>[^<]*</f>)<v\s*(?:/>|></v>)</c>')


def save(work: Workbook, path: Path, known: Known) -> None:
    """Saves the workbook and waits until it is on the disk. Raises `OSError`."""
    with path.open("wb") as file:
        with _Package(file, work, known) as package:
            ExcelWriter(work, package).save()
        file.flush()
        os.fsync(file.fileno())


class _Package(ZipFile):
    """The package being written; sheets with formulas pass through `_with_results`."""

    def __init__(self, file: Any, work: Workbook, known: Known) -> None:
        super().__init__(file, "w", ZIP_DEFLATED, allowZip64=True)
        # openpyxl numbers the sheets in their order, but only while it writes them
        self._results = {
            f"xl/worksheets/sheet{number}.xml": known.get(page.title, {})
            for number, page in enumerate(work.worksheets, start=1)
        }

    def write(self, filename: Any, arcname: Any = None, *args: Any, **kwargs: Any) -> None:
        results = self._results.get(str(arcname))
        if not results:
            super().write(filename, arcname, *args, **kwargs)
            return
        text = Path(filename).read_text(encoding="utf-8")
        self.writestr(str(arcname), _with_results(text, results))


def _with_results(text: str, results: Mapping[str, str | float]) -> str:
    def fill(found: re.Match[str]) -> str:
        result = results[found.group(1)]
        kind = ' t="str"' if isinstance(result, str) else ""
        rest = re.sub(r' t="\w+"', "", found.group(2))
        shown = escape(result) if isinstance(result, str) else repr(result)
        return f'<c r="{found.group(1)}"{rest}{kind}>{found.group(3)}<v>{shown}</v></c>'

    return _FORMULA.sub(fill, text)
