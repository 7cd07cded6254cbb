"""Reads a cohort code such as MAP17 as prefix and ordinal, and never turns it into a year."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CODE = re.compile(r"^\s*([^\W\d_]+(?:[ \-][^\W\d_]+)*)[ \-–/]*(\d{1,4})\s*$")


@dataclass(frozen=True)
class CohortCode:
    """A code as printed, with the reading offered for it; the ordinal is no year."""

    raw: str
    prefix: str
    ordinal: int | None


def read_code(raw: str) -> CohortCode:
    """The code kept as typed, with prefix (upper case, no blanks) and ordinal where they are clear.

    The number counts cohorts (domain rule: MAP17 is not 2017), so it is looked up in the
    coordinator's own table and never computed with.
    """
    found = _CODE.match(raw)
    if found is None:
        return CohortCode(raw, "".join(raw.split()).upper(), None)
    prefix = re.sub(r"[ \-]+", "", found.group(1)).upper()
    return CohortCode(raw, prefix, int(found.group(2)))


def sort_key(code: CohortCode) -> tuple[str, int]:
    """Sorts cohorts within one prefix; across prefixes only the letters count."""
    return (code.prefix, code.ordinal if code.ordinal is not None else -1)
