"""The shipped fonts and icons: all there, unharmed, licensed, and fit for what they are for."""

import hashlib
import json
import re
import sys
import zipfile
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont

from dev_console import ROOT, must

FONTS = ROOT / "resources" / "fonts"
ICONS = ROOT / "resources" / "icons"
MANIFEST = json.loads((FONTS / "manifest.json").read_text(encoding="utf-8"))["fonts"]
SVG = "{http://www.w3.org/2000/svg}svg"


@pytest.mark.parametrize("font", MANIFEST, ids=lambda font: font["file"])
def test_a_font_is_what_the_manifest_says(font):
    path = FONTS / font["file"]
    assert hashlib.sha256(path.read_bytes()).hexdigest() == font["sha256"]
    with TTFont(path, lazy=True) as opened:
        names = opened["name"]
        assert font["family"] == (names.getDebugName(16) or names.getDebugName(1))
        assert opened["OS/2"].usWeightClass == font["weight"]
        missing = [letter for letter in font["sample"] if ord(letter) not in opened.getBestCmap()]
        assert "glyf" in opened  # outlines that every PDF library takes
    assert missing == []


@pytest.mark.parametrize("font", MANIFEST, ids=lambda font: font["file"])
def test_a_font_comes_with_its_licence(font):
    text = (FONTS / font["licence_file"]).read_text(encoding="utf-8")
    expected = {"OFL-1.1": "SIL OPEN FONT LICENSE", "Apache-2.0": "Apache License"}
    assert expected[font["licence"]] in text
    assert "Copyright" in text


def test_the_manifest_lists_the_whole_folder():
    listed = {font["file"] for font in MANIFEST}
    assert {path.name for path in FONTS.glob("*.ttf")} == listed
    assert len(listed) == len(MANIFEST)


def test_the_first_font_is_the_one_of_the_screens_in_two_weights():
    assert [(font["family"], font["weight"]) for font in MANIFEST[:2]] == [
        ("Noto Sans", 400),
        ("Noto Sans", 700),
    ]


@pytest.mark.parametrize("sign", "−→≥≤≠✓✗▲▼●○—…×·")
def test_the_signs_of_the_screens_and_papers_are_covered(sign):
    assert any(ord(sign) in TTFont(FONTS / font["file"]).getBestCmap() for font in MANIFEST)


@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_an_icon_can_be_recoloured(path):
    text = path.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    assert root.tag == SVG
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke") == "currentColor"
    assert not re.search(r"<(script|image|use|foreignObject)\b", text)


def test_the_icons_come_with_their_licence():
    assert "ISC License" in (ICONS / "LICENSE").read_text(encoding="utf-8")


def test_the_wheel_carries_resources_and_every_module(tmp_path):
    """An installed program finds the same files as a checkout."""
    must([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)])
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for font in MANIFEST:
        assert f"mentordesk/_resources/fonts/{font['file']}" in names
    assert "mentordesk/_resources/icons/users.svg" in names
    source = ROOT / "mentordesk"
    modules = {f"mentordesk/{path.relative_to(source).as_posix()}" for path in source.rglob("*.py")}
    assert modules - names == set()
    assert not any(name.startswith(("tests/", "packaging/")) for name in names)
