"""The papers of the project: changelog and version agree, links lead somewhere, files exist."""

import re
import tomllib

import pytest

import mentordesk
from dev_console import ROOT

PAPERS = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md"]
PAPERS += ["THIRD-PARTY-NOTICES.md"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def paper(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_newest_entry_of_the_changelog_is_this_version():
    newest = re.findall(r"^## (\S+)", paper("CHANGELOG.md"), re.MULTILINE)[0]
    assert newest == mentordesk.__version__ == PROJECT["version"]


def test_each_version_of_the_changelog_says_what_was_added_changed_or_fixed():
    versions = re.split(r"^## ", paper("CHANGELOG.md"), flags=re.MULTILINE)[1:]
    for version in versions:
        assert re.match(r"\d+\.\d+\.\d+\n", version)
        heads = re.findall(r"^### (.+)$", version, re.MULTILINE)
        assert heads
        assert set(heads) <= {"Added", "Changed", "Fixed"}
        for part in re.split(r"^### .+$", version, flags=re.MULTILINE)[1:]:
            assert re.search(r"^- \S", part, re.MULTILINE)


@pytest.mark.parametrize("name", PAPERS)
def test_every_link_of_a_paper_leads_to_a_file(name):
    targets = re.findall(r"\]\(([^)#]+)", paper(name))
    local = [target for target in targets if not target.startswith("http")]
    assert [target for target in local if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_every_path_a_paper_names_is_there(name):
    """A guide that points at files which have moved is worse than none."""
    paths = re.findall(r"`((?:mentordesk|packaging|tests|resources)/[\w./-]*)`", paper(name))
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_architecture_names_every_room():
    text = paper("ARCHITECTURE.md")
    rooms = [path.name for path in (ROOT / "mentordesk").iterdir() if path.is_dir()]
    assert [name for name in rooms if not name.startswith("_") and f"{name}/" not in text] == []


def test_the_licence_is_the_one_the_project_names():
    assert paper("LICENSE").startswith("MIT License\n")
    assert "The MentorDesk authors" in paper("LICENSE")
    assert PROJECT["license"] == "MIT"


@pytest.mark.parametrize("requirement", PROJECT["dependencies"])
def test_every_library_is_in_the_notices(requirement):
    name = re.split(r"[^\w.-]", requirement)[0]
    assert re.search(rf"\b{re.escape(name)}\b", paper("THIRD-PARTY-NOTICES.md"), re.IGNORECASE)


@pytest.mark.parametrize("folder", ["fonts", "icons"])
def test_the_notices_name_the_shipped_files_of_others(folder):
    assert f"resources/{folder}" in paper("THIRD-PARTY-NOTICES.md")
