"""The rules of the house that no single room holds: who imports whom, speaks, and starts what."""

import ast
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "mentordesk"
LINT = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
MODULES = sorted(path for path in HOUSE.rglob("*.py") if "versions" not in path.parts)
HEAVY = {"sqlalchemy", "alembic", "sqlcipher3", "numpy", "openpyxl", "python_calamine"}
HEAVY |= {"reportlab", "uharfbuzz", "fontTools", "pypdfium2", "rapidfuzz", "phonenumbers"}
HEAVY |= {"icalendar"}
NEVER = {"scipy", "pytest", "hypothesis", "pypdf"}  # tests only


def dotted(path):
    """The name under which a file of the house is imported."""
    parts = list(path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def parsed(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def libraries_after(code):
    """Top-level names of all modules that a fresh Python has loaded after running the code.

    The code may print; what counts is the last line.
    """
    tail = "\nimport json, sys; print(json.dumps(sorted({n.split('.')[0] for n in sys.modules})))"
    answer = subprocess.run(
        [sys.executable, "-c", code + tail], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
    return set(json.loads(answer.stdout.splitlines()[-1]))


# imports -----------------------------------------------------------------------------------


def test_imports_go_down_the_house():
    answer = subprocess.run(LINT, cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout


FAULTS = {
    "The floors of the house": ("domain/planted.py", "import mentordesk.commands"),
    "Qt lives in ui and app only": ("jobs/planted.py", "from PySide6 import QtCore"),
    "SQLAlchemy lives in store and commands only": ("matching/planted.py", "import sqlalchemy"),
    "Spreadsheets and PDF live in importing and documents only": (
        "store/planted.py",
        "import openpyxl",
    ),
}


CIRCLE = {"wording/ring_a.py": "ring_b", "wording/ring_b.py": "ring_a"}


def test_planted_faults_are_caught(tmp_path):
    """A contract that cannot be broken would hold nothing."""
    shutil.copytree(HOUSE, tmp_path / "mentordesk", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    planted = list(FAULTS.values())
    planted += [(name, f"import mentordesk.wording.{other}") for name, other in CIRCLE.items()]
    for name, line in planted:
        (tmp_path / "mentordesk" / name).write_text(f"{line}\n", encoding="utf-8")
    answer = subprocess.run(
        [*LINT[:2], f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {LINT[2]}", "--no-cache"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 1, answer.stdout + answer.stderr
    broken = {line.split(" BROKEN")[0] for line in answer.stdout.splitlines() if "BROKEN" in line}
    assert broken == {*FAULTS, "No circles between siblings"}


def test_nothing_below_ui_loads_qt():
    below = [
        dotted(path)
        for path in MODULES
        if path.relative_to(HOUSE).parts[0] not in ("ui", "app.py", "__main__.py")
        and "migrations" not in path.parts
    ]
    assert len(below) > 20
    code = f"""
import importlib, sys
for name in {below!r}:
    importlib.import_module(name)
    assert not {{'PySide6', 'shiboken6'}} & set(sys.modules), name
"""
    assert not NEVER & libraries_after(code)


# starting ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["mentordesk.app", "mentordesk.cli", "mentordesk.__main__"])
def test_a_start_loads_no_heavy_library(name):
    """Each of these costs more than a bare window; the window must stand before they come."""
    assert not (HEAVY | NEVER) & libraries_after(f"import {name}")


def test_the_command_line_answers_without_qt_and_heavy_libraries():
    code = """
import sys
from mentordesk.__main__ import main
sys.argv = ["mentordesk", "--help"]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
"""
    assert not (HEAVY | NEVER | {"PySide6"}) & libraries_after(code)


# speaking ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_every_module_opens_with_a_sentence(path):
    text = ast.get_docstring(parsed(path))
    assert text
    assert text.split("\n\n")[0].rstrip().endswith("."), text


def test_only_the_command_line_prints():
    loud = [
        f"{dotted(path)}:{node.lineno}"
        for path in MODULES
        if path.relative_to(HOUSE).parts[0] != "cli"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("print", "breakpoint")
    ]
    assert loud == []


def test_no_room_is_called_by_a_name_that_says_nothing():
    vague = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
    assert [dotted(path) for path in MODULES if path.stem in vague] == []


def test_modules_stay_readable():
    """From 300 lines ask whether it is two; above 500 the module must say why in its docstring."""
    long = {}
    for path in MODULES:
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > 500 and "lines" not in (ast.get_docstring(parsed(path)) or ""):
            long[dotted(path)] = lines
    assert long == {}


# commands ----------------------------------------------------------------------------------


def command_classes():
    """Names of the classes in commands/ that have an `apply`."""
    return sorted(
        node.name
        for path in (HOUSE / "commands").rglob("*.py")
        for node in parsed(path).body
        if isinstance(node, ast.ClassDef)
        and any(isinstance(part, ast.FunctionDef) and part.name == "apply" for part in node.body)
    )


def test_every_command_has_its_sentence_in_the_history():
    from mentordesk.wording.history import all_sentences

    commands = command_classes()
    assert len(commands) > 20
    assert [name for name in commands if name not in all_sentences()] == []


def test_every_command_is_named_by_a_test():
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")]
    words = set(re.findall(r"\w+", "\n".join(texts)))
    assert [name for name in command_classes() if name not in words] == []


# Qt ----------------------------------------------------------------------------------------


def test_qt_takes_no_references_off_none(qapp):
    """A canary for upgrades: PySide6 6.12.0 on Python 3.11 loses one reference to None a call.

    Such a program dies after some thousand calls ("deallocating None"), while short tests pass.
    """
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    label.setText("warm")
    before = sys.getrefcount(None), sys.getrefcount(True)
    for number in range(500):
        label.setText(str(number))
        label.setEnabled(True)
    after = sys.getrefcount(None), sys.getrefcount(True)
    drift = [now - then for now, then in zip(after, before, strict=True)]
    assert all(abs(change) < 100 for change in drift), drift
