"""Reads mail addresses, telephone numbers and profile links out of whatever a cell holds."""

from __future__ import annotations

import re
from functools import lru_cache

_ADDRESS = re.compile(
    r"(?<![^\s,;:<>()\[\]\"'|/\\])[^\s,;:<>()\[\]\"'|/\\@]+@[^\s,;:<>()\[\]\"'|/\\@]+\.[^\s,;:<>()\[\]\"'|/\\@.]{2,}"
)
_WHOLE = re.compile(
    r"^[^\s@,;<>()\[\]\"\\]+@(?:[^\s@,;<>()\[\]\"\\.]+\.)+[^\s@,;<>()\[\]\"\\.\d]{2,24}\Z"
)
_PHONE = re.compile(
    r"^[+(]?[\d٠-٩۰-۹０-９][\d٠-٩۰-۹０-９\s().\-–/+]*(?:\s*(?:x|ext\.?|poste|int\.?)\s*\d+)?$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:tel|telephone|phone|mob|mobile|cell|whatsapp|wa|home|work|office|t|m|p|tél|handy|móvil|signal|viber)\b[\s.:#]*|"
    r"\s*\((?:whatsapp|mobile|home|work|office|cell|wa|signal)[^)]*\)$",
    re.IGNORECASE,
)
_TYPED_OTHERWISE = str.maketrans(
    {"＠": "@", "．": "."} | dict.fromkeys("“”„«»", '"') | {"‘": "'", "\u200b": None}
)
LONGEST_ADDRESS = 320
LEAST_DIGITS, MOST_DIGITS = 6, 15


@lru_cache(maxsize=16384)
def read_emails(text: str) -> tuple[tuple[str, ...], str]:
    """The addresses of a cell as typed, and what was left over and is no address."""
    if text.isascii() and ":" not in text and "'" not in text and _is_address(text):
        return (text,), ""  # as nearly all cells are
    plain = text.strip().translate(_TYPED_OTHERWISE)
    plain = re.sub("mailto:", "", plain, flags=re.IGNORECASE).strip("'’")
    if _is_address(plain):
        return (plain,), ""
    plain = re.sub(r"\s*[\[(]\s*at\s*[\])]\s*", "@", plain, flags=re.IGNORECASE)
    plain = re.sub(r"\s*[\[(]\s*dot\s*[\])]\s*", ".", plain, flags=re.IGNORECASE)
    found: list[str] = []
    rest = plain
    for match in _ADDRESS.finditer(plain):
        address = match.group(0).strip(".,")
        if _is_address(address):
            found.append(address)
            rest = rest.replace(match.group(0), " ")
    rest = re.sub(r"[\s,;:|/<>()\[\]\"']+|\b(?:or|and|y|et|und|e|o|ou)\b", " ", rest).strip()
    # "Ana Silva <ana@x.org>" is an address with its name; a half address is a problem to show.
    leftover = rest if ("@" in rest or not found) else ""
    return tuple(dict.fromkeys(found)), leftover


def name_beside_email(text: str) -> str:
    """The name in "Ana Silva <ana@x.org>", blank where the cell holds anything else."""
    if "<" not in text:
        return ""
    found = re.fullmatch(
        r"\s*[\"'“]?([^<>@\"“”]*[^<>@\"“”\s'])[\"'”]?\s*<[^<>\s]+@[^<>\s]+>\s*", text
    )
    return found.group(1).strip() if found else ""


def _is_address(text: str) -> bool:
    if len(text) > LONGEST_ADDRESS or ".." in text or not _WHOLE.match(text):
        return False
    local, _, domain = text.rpartition("@")
    return not (local.startswith(".") or local.endswith(".") or domain.startswith(("-", ".")))


@lru_cache(maxsize=16384)
def email_key(address: str) -> str:
    """The address for comparing only: case, +tag and the dots of gmail ignored."""
    local, _, domain = address.strip().casefold().rpartition("@")
    local = local.partition("+")[0]
    if domain == "googlemail.com":
        domain = "gmail.com"
    if domain == "gmail.com":
        local = local.replace(".", "")
    return f"{local}@{domain}"


@lru_cache(maxsize=16384)
def read_phones(text: str) -> tuple[tuple[str, ...], str]:
    """The numbers of a cell as typed, and what is no number."""
    found: list[str] = []
    left: list[str] = []
    for piece in re.split(r"\s*[,;\n|]\s*|\s+(?:or|and|y|et|o|/)\s+", text.strip()):
        plain = piece.strip(" '\u2019")
        bare_number = _LABEL.sub("", plain).strip()
        digits = phone_digits(bare_number)
        fits = LEAST_DIGITS <= len(digits) <= MOST_DIGITS and _PHONE.match(bare_number)
        if plain and fits:
            found.append(bare_number)
        elif plain:
            left.append(plain)
    return tuple(dict.fromkeys(found)), "; ".join(left)


def phone_digits(text: str) -> str:
    """The digits alone, in any script, written as 0 to 9; an extension is left out."""
    plain = re.split(r"(?:x|ext|poste)", text, maxsplit=1, flags=re.IGNORECASE)[0]
    return "".join(str(int(c)) for c in plain if c.isdecimal())


def phone_key(number: str) -> str:
    """The last nine digits, by which numbers with and without country code are compared."""
    return phone_digits(number)[-9:]
