"""The bundle: what the recipe gathers, and how a built one is tried away from this machine."""

import ast
import sys

import pytest

import dev_bundle
from dev_console import ROOT, Stop

needs_shell = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")


@pytest.fixture
def bundle(tmp_path):
    """A stand-in bundle whose launchers write down how they were started."""
    folder = tmp_path / "dist" / "mentordesk"
    folder.mkdir(parents=True)
    for name in dev_bundle.LAUNCHERS:
        launcher = folder / name
        launcher.write_text(
            f"#!/bin/sh\necho \"$0|$PWD|$*|$PATH|$MENTORDESK_HOME\" > '{tmp_path}/{name}.txt'\n",
            encoding="utf-8",
        )
        launcher.chmod(0o755)
    return folder


@needs_shell
def test_both_launchers_are_tried_from_a_moved_folder(bundle, tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    dev_bundle.try_elsewhere(bundle)
    for name in dev_bundle.LAUNCHERS:
        told = (tmp_path / f"{name}.txt").read_text(encoding="utf-8").strip().split("|")
        launcher, folder, words, _, home = told
        assert words == "--self-test"
        assert not launcher.startswith(str(tmp_path))
        assert " " in launcher
        assert folder == home


@needs_shell
@pytest.mark.parametrize("body", ["exit 3", "kill -9 $$"])
def test_a_failing_self_test_stops_the_build(bundle, body):
    (bundle / "mentordeskw").write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    with pytest.raises(Stop, match="self-test of mentordeskw ended"):
        dev_bundle.try_elsewhere(bundle)


@needs_shell
def test_a_launcher_that_does_not_start_is_named(bundle):
    (bundle / "mentordesk").unlink()
    with pytest.raises(Stop, match="mentordesk did not start"):
        dev_bundle.try_elsewhere(bundle)


def test_hardly_any_environment_is_left(tmp_path):
    outer = {"PATH": "/usr/bin", "PYTHONHOME": "/x", "DISPLAY": ":0", "SYSTEMROOT": "C:\\Windows"}
    bare = dev_bundle.bare_environment(tmp_path, outer)
    assert bare["PATH"] == ""
    assert bare["MENTORDESK_HOME"] == str(tmp_path)
    assert "PYTHONHOME" not in bare
    assert "DISPLAY" not in bare


def test_the_box_list_names_each_file_with_size_and_checksum(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two").write_bytes(b"22")
    (tmp_path / "a").write_bytes(b"")
    first, second = dev_bundle.contents(tmp_path).splitlines()
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert first.split() == [empty, "0", "a"]
    assert second.split()[1:] == ["2", "b/two"]


def test_the_recipe_is_python_and_names_what_is_there():
    text = (ROOT / "packaging" / "mentordesk.spec").read_text(encoding="utf-8")
    names = {node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)}
    assert set(dev_bundle.LAUNCHERS) <= names
    for path in ("LICENSE", "THIRD-PARTY-NOTICES.md", "resources", "mentordesk/__main__.py"):
        assert path.split("/")[-1] in names
        assert (ROOT / path).exists()
    assert list((ROOT / "packaging" / "licences").glob("*.txt"))


def test_the_recipe_never_strips():
    """Stripped libraries break numpy, and only when it is first used."""
    tree = ast.parse((ROOT / "packaging" / "mentordesk.spec").read_text(encoding="utf-8"))
    strips = [
        keyword.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "strip" and isinstance(keyword.value, ast.Constant)
    ]
    assert strips == [False, False]
