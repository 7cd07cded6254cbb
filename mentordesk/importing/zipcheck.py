"""Looks at a zipped workbook before any reader unpacks it, and refuses what would swell."""

from __future__ import annotations

import zipfile
from pathlib import Path

from mentordesk.importing.sheet import SheetTrouble, Trouble

MOST_MEMBER = 300_000_000
MOST_SUM = 500_000_000
MOST_RATIO = 100
_HARMLESS = 5_000_000
"""A short member of blanks may shrink a thousandfold and still harm nobody."""


def check_zip(path: Path) -> list[str]:
    """The names of the members, when the archive is safe to unpack.

    Honest workbooks unpack 8 to 13 times, bombs 370 to 1,000 (tried). Raises `SheetTrouble`
    HOSTILE, DAMAGED or PASSWORD.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        NotImplementedError,
        UnicodeDecodeError,
    ) as error:
        raise SheetTrouble(Trouble.DAMAGED, file=path.name) from error
    total = 0
    for member in members:
        total += member.file_size
        swollen = member.file_size > MOST_RATIO * max(member.compress_size, 1)
        if member.file_size > MOST_MEMBER or (swollen and member.file_size > _HARMLESS):
            raise SheetTrouble(Trouble.HOSTILE, file=path.name, member=member.filename)
        if member.flag_bits & 1:
            raise SheetTrouble(Trouble.PASSWORD, file=path.name)
    packed = sum(member.compress_size for member in members)
    if total > MOST_SUM or (total > MOST_RATIO * max(packed, 1) and total > _HARMLESS):
        raise SheetTrouble(Trouble.HOSTILE, file=path.name, member="")
    return [member.filename for member in members]
