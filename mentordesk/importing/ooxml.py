"""Finds the parts of an xlsx package: its sheets by name, shared strings, styles, date system."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(frozen=True)
class Part:
    """One worksheet: its name, whether it is hidden, and the member that holds its cells."""

    name: str
    hidden: bool
    member: str


def bare_tag(tag: str) -> str:
    """The element's name without its namespace (transitional and strict files differ in it)."""
    return tag.rpartition("}")[2]


def sheet_parts(archive: zipfile.ZipFile) -> list[Part]:
    """The worksheets in the order of their tabs. Raises KeyError or ParseError on odd packages."""
    base = "xl/workbook.xml"
    targets: dict[str, str] = {}
    for relation in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels")):
        target = relation.get("Target", "")
        member = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        targets[relation.get("Id", "")] = posixpath.normpath(member)
    parts = []
    for element in ElementTree.fromstring(archive.read(base)).iter():
        if bare_tag(element.tag) == "sheet":
            link = element.get(_OFFICE) or element.get(_STRICT) or ""
            hidden = element.get("state", "visible") != "visible"
            if link in targets:
                parts.append(Part(element.get("name", ""), hidden, targets[link]))
    return parts


def is_1904(archive: zipfile.ZipFile) -> bool:
    """Whether the workbook counts its days from 1904, as old Macs did."""
    for element in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
        if bare_tag(element.tag) == "workbookPr":
            return element.get("date1904", "0") in ("1", "true")
    return False


def shared_strings(archive: zipfile.ZipFile) -> list[str]:
    """The table of texts that cells point into; phonetic readings are left out."""
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    texts: list[str] = []
    with archive.open("xl/sharedStrings.xml") as stream:
        for _, element in ElementTree.iterparse(stream):
            if bare_tag(element.tag) == "si":
                texts.append(rich_text(element))
                element.clear()
    return texts


def rich_text(element: ElementTree.Element) -> str:
    """The text of a string item: its own `t` and that of its runs."""
    pieces = []
    for child in element:
        tag = bare_tag(child.tag)
        if tag == "t":
            pieces.append(child.text or "")
        elif tag == "r":
            pieces.extend(t.text or "" for t in child if bare_tag(t.tag) == "t")
    return "".join(pieces)


_BUILT_IN_DATES = frozenset([*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)])


def date_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    """The indices of cell styles that show a number as a date or time."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    root = ElementTree.fromstring(archive.read("xl/styles.xml"))
    own = {
        int(e.get("numFmtId", "0")): _is_date_format(e.get("formatCode", ""))
        for e in root.iter()
        if bare_tag(e.tag) == "numFmt"
    }
    styles = []
    for element in root:
        if bare_tag(element.tag) == "cellXfs":
            styles = [int(xf.get("numFmtId", "0")) for xf in element]
    return frozenset(i for i, f in enumerate(styles) if own.get(f, f in _BUILT_IN_DATES))


def _is_date_format(code: str) -> bool:
    plain = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", code)
    return bool(re.search(r"[dmyhs]", plain, re.IGNORECASE)) and "General" not in plain


def chunks(archive: zipfile.ZipFile, member: str, size: int = 1 << 20) -> Iterator[bytes]:
    """The member's bytes piece by piece, cut after a whole cell so that patterns never straddle."""
    rest = b""
    with archive.open(member) as stream:
        while data := stream.read(size):
            data = rest + data
            cut = data.rfind(b"</c>")
            if cut < 0:
                rest = data
                continue
            yield data[: cut + 4]
            rest = data[cut + 4 :]
    if rest:
        yield rest
