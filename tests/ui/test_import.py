"""What PySide6 does to imports is taken out again before our own modules come."""

from __future__ import annotations

import subprocess
import sys


def test_sources_of_what_a_start_imports_are_not_kept():
    code = "import linecache, mentordesk.ui, csv, mentordesk.store.tables; print(*linecache.cache)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "csv.py" not in done.stdout
    assert "people.py" not in done.stdout
