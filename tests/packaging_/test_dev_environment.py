"""The environment of the project: when it counts as ready, and what its lock holds."""

import ast
import importlib.metadata
import re
import shutil
import tomllib

import pytest

import dev_environment
from dev_console import ROOT, Stop

LOCK = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DEV = PROJECT["optional-dependencies"]["dev"]


def name_of(requirement):
    """The normal form of the name in a requirement line."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement)[0]).lower()


@pytest.fixture
def checkout(tmp_path):
    """A copy of what the fingerprint reads."""
    (tmp_path / "packaging").mkdir()
    shutil.copy(ROOT / "packaging" / "requirements.lock", tmp_path / "packaging")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_fingerprint_is_the_same_twice(checkout):
    assert dev_environment.fingerprint(checkout) == dev_environment.fingerprint(checkout)


@pytest.mark.parametrize("name", ["packaging/requirements.lock", "pyproject.toml"])
def test_the_fingerprint_follows_what_is_installed(checkout, name):
    before = dev_environment.fingerprint(checkout)
    with (checkout / name).open("a", encoding="utf-8") as file:
        file.write("# one more line\n")
    assert dev_environment.fingerprint(checkout) != before


def test_the_fingerprint_follows_the_place(checkout, tmp_path_factory):
    moved = tmp_path_factory.mktemp("moved") / "checkout"
    shutil.copytree(checkout, moved)
    assert dev_environment.fingerprint(moved) != dev_environment.fingerprint(checkout)


@pytest.mark.parametrize("requirement", PROJECT["dependencies"] + DEV)
def test_everything_asked_for_is_locked(requirement):
    assert re.search(rf"^{re.escape(name_of(requirement))}==", LOCK, re.MULTILINE)


def test_every_pin_has_hashes():
    blocks = re.findall(r"^\S.*?(?=^\S|\Z)", LOCK, re.MULTILINE | re.DOTALL)
    assert len(blocks) > 40
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_lock_holds_no_address():
    assert not re.search(r"https?:|file:|--index|--find-links|@", LOCK)


def test_the_lock_serves_other_systems_too():
    assert "sys_platform == 'win32'" in LOCK
    assert "sys_platform == 'darwin'" in LOCK


def test_pyside_stays_below_the_version_that_loses_references():
    """6.12.0 on Python 3.11 takes a reference off None on each call; see DECISIONS.md."""
    assert re.search(r"^pyside6-essentials==6\.11\.", LOCK, re.MULTILINE)
    assert not re.search(r"^pyside6(-addons)?==", LOCK, re.MULTILINE)


def test_one_block_of_the_lock_is_cut_out_whole():
    block = dev_environment.lock_block(LOCK, "uv")
    assert block.startswith("uv==")
    assert block.count("--hash") > 3
    assert len(re.findall(r"^\S", block, re.MULTILINE)) == 1


def test_the_last_block_of_a_lock_is_found_and_comments_are_dropped():
    lock = "a==1 \\\n    --hash=sha256:1\n    # via b\nuv==2 \\\n    --hash=sha256:2\n    # via c\n"
    assert dev_environment.lock_block(lock, "uv") == "uv==2 \\\n    --hash=sha256:2\n"
    assert dev_environment.lock_block(lock, "a") == "a==1 \\\n    --hash=sha256:1\n"


def test_a_package_that_is_not_locked_is_named():
    with pytest.raises(Stop, match="does not pin nothing"):
        dev_environment.lock_block(LOCK, "nothing")


def imported_names(folder):
    """Top-level names that the modules of a folder import, at any depth of their code."""
    names = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize(
    ("folder", "allowed"),
    [("mentordesk", PROJECT["dependencies"]), ("tests", PROJECT["dependencies"] + DEV)],
)
def test_what_is_imported_is_asked_for_in_the_project_file(folder, allowed):
    """A library that only happens to be installed would be missing on the next machine."""
    asked = {name_of(requirement) for requirement in allowed}
    asked |= {"shiboken6"}  # the other half of PySide6-Essentials
    owners = importlib.metadata.packages_distributions()
    used = imported_names(ROOT / folder) & set(owners) - {"mentordesk"}
    strangers = {name for name in used if not {name_of(owner) for owner in owners[name]} & asked}
    assert strangers == set()
