"""Tells a cohort code from other short words, without ever reading a year out of it."""

from __future__ import annotations

import re

_CODE = re.compile(r"^[A-Za-zÀ-ÿ]{2,10}(?:[ \-][A-Za-zÀ-ÿ]{2,10})?[ \-–/]?\d{1,2}$")
_CODES = re.compile(
    r"^[A-Za-z]{2,10}[ \-–/]?\d{1,2}(?:\s*[,;/&+\n]\s*[A-Za-z]{2,10}[ \-–/]?\d{1,2})*$"
)
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.I)


def looks_like_code(text: str) -> bool:
    """Whether the text has the shape of codes such as MAP17, MADev15 or "MAGEN 35"."""
    plain = text.strip()
    return len(plain) <= 60 and (_CODE.match(plain) is not None or _CODES.match(plain) is not None)


def is_uuid(text: str) -> bool:
    """Whether the text is an id such as the program makes for everybody on file."""
    return _UUID.fullmatch(text.strip()) is not None


def codes_in(text: str) -> tuple[str, ...]:
    """The codes of one cell, each as typed; a comma, semicolon, slash or line end parts them."""
    pieces = re.split(r"\s*[,;\n&+|]\s*|\s+/\s+|(?<=\d)/(?=[A-Za-z])", text.strip())
    return tuple(dict.fromkeys(piece.strip() for piece in pieces if piece.strip()))
