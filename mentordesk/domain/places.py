"""Countries, languages and time zones recognised in many languages, from the Unicode tables."""

from __future__ import annotations

import pickle
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from mentordesk.domain.names import bare
from mentordesk.domain.place_words import (
    CITIES,
    COUNTRY_ALIASES,
    LANGUAGE_ALIASES,
    MAIN_ZONES,
    ZONE_ALIASES,
)

_LOCALES = [
    "en", "es", "fr", "pt", "de", "it", "nl", "tr", "vi", "id", "sw", "ru",
    "uk", "ar", "fa", "ur", "hi", "bn", "ne", "my", "th", "am", "zh", "zh_Hant",
    "ja", "ko", "pl", "cs", "ro", "hu", "el", "he", "sv", "da", "nb", "fi",
    "ta", "te", "si", "km", "lo", "ps", "uz", "az", "ka", "hy", "mn", "ms",
    "fil", "so", "bg", "sr", "hr", "sk", "sl", "lt", "lv", "et", "ca", "mr",
    "gu", "pa", "kn", "ml", "kk", "ky", "tg", "tk", "is", "sq", "mk", "bs",
    "zu", "ha", "yo", "ig", "rw", "rn", "om", "ti",
]  # fmt: skip


def _key(text: str) -> str:
    plain = text.strip().lower()
    if plain.isascii() and plain.replace(" ", "").isalnum():
        return " ".join(plain.split())
    signs = (c if unicodedata.category(c)[0] in "LMN" else " " for c in bare(text))
    return " ".join("".join(signs).split())


@dataclass(frozen=True)
class _Words:
    """What the Unicode tables of some locales call things, folded, to codes and zones."""

    countries: dict[str, str]
    languages: dict[str, str]
    cities: dict[str, str]


@lru_cache(maxsize=1)
def _english() -> _Words:
    return _read(_LOCALES[:1])


@lru_cache(maxsize=1)
def _everywhere() -> _Words:
    return _read(_LOCALES)


def _read(locales: list[str]) -> _Words:
    from babel import localedata

    found = _Words({}, {}, {})
    for name in locales:
        if not localedata.exists(name):
            continue
        # Read as it lies: `load` would copy what each locale inherits, which takes thrice as long,
        # and asked not to, it spoils its own cache for everybody else (babel 2.18).
        with Path(localedata.resolve_locale_filename(name)).open("rb") as stream:
            data = pickle.load(stream)
        for code, word in data.get("territories", {}).items():
            if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES:
                found.countries.setdefault(_key(word), code)
        for code, word in data.get("languages", {}).items():
            if "_" not in code and (len(code) == 2 or name == "en"):
                found.languages.setdefault(_key(word), code)
        for zone, about in data.get("time_zones", {}).items():
            if "city" in about:
                found.cities.setdefault(_key(about["city"]), zone)
    found.countries.update({_key(alias): code for alias, code in COUNTRY_ALIASES.items()})
    found.languages.update({_key(alias): code for alias, code in LANGUAGE_ALIASES.items()})
    return found


_NO_COUNTRIES = frozenset({"EU", "UN", "EZ", "ZZ", "XA", "XB", "QO"})


@lru_cache(maxsize=8192)
def country_code(text: str) -> str | None:
    """The ISO 3166 code of a country written in any of the known languages, or by its code."""
    key = _key(text)
    if not key:
        return None
    found = _english().countries.get(key)
    if found:
        return found
    if len(key) == 2 and key.isascii() and key.upper() in _codes():
        return key.upper()
    if (
        len(key) == 3
        and key.isascii()
        and text.strip().isupper()
        and key.upper() in _three_letters()
    ):
        return _three_letters()[key.upper()]
    found = _everywhere().countries.get(key)
    if found or not key.startswith("the "):
        return found
    return country_code(key.removeprefix("the "))


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    return frozenset(_english().countries.values())


@lru_cache(maxsize=1)
def _language_codes() -> frozenset[str]:
    return frozenset(_english().languages.values())


@lru_cache(maxsize=1)
def _three_letters() -> dict[str, str]:
    from babel.core import get_global

    aliases = get_global("territory_aliases")
    return {three: two[0] for three, two in aliases.items() if len(three) == 3 and two}


@lru_cache(maxsize=1024)
def country_name(code: str, locale: str = "en") -> str:
    """The country's name in the language `locale`; what is no known code comes back as it is."""
    from babel import Locale

    if len(code) != 2:
        return code
    return str(Locale.parse(locale).territories.get(code.upper(), code))


@lru_cache(maxsize=8192)
def language_code(text: str) -> str | None:
    """The ISO 639 code of a language written in any of the known languages, or by its code."""
    key = _key(text)
    if not key:
        return None
    found = _english().languages.get(key)
    if found:
        return found
    if len(key) in (2, 3) and key.isascii() and key in _language_codes():
        return key
    found = _everywhere().languages.get(key)
    if found:
        return found
    words = key.split()
    if len(words) > 1 and words[-1] in ("language", "speaker", "idioma", "язык", "мова", "भाषा"):
        return language_code(" ".join(words[:-1]))
    return None


def language_name(code: str, locale: str = "en") -> str:
    """The language's name in the language `locale`; an unknown code comes back as it is."""
    from babel import Locale

    return str(Locale.parse(locale).languages.get(code, code))


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    """IANA names by their folded selves and by the city they are named after."""
    from zoneinfo import available_timezones

    found: dict[str, str] = {}
    for name in sorted(available_timezones()):
        area, _, city = name.rpartition("/")
        if area.split("/")[0] in ("Africa", "America", "Asia", "Australia", "Europe", "Pacific",
                                  "Atlantic", "Indian", "Arctic", "Antarctica"):  # fmt: skip
            found[_key(name)] = name
            found.setdefault(_key(city), name)
    found.update({_key(city): zone for city, zone in CITIES.items()})
    return found


@lru_cache(maxsize=1)
def _zones_of_countries() -> dict[str, list[str]]:
    from babel.core import get_global

    found: dict[str, list[str]] = {}
    for zone, country in get_global("zone_territories").items():
        found.setdefault(country, []).append(zone)
    return found


@lru_cache(maxsize=8192)
def time_zone(text: str, country: str | None = None) -> str | None:
    """The IANA name of a zone written as name, city, usual letters or offset from UTC.

    An offset names a zone only with a `country` (ISO code) that has such a zone, or a whole hour.
    """
    key = _key(text)
    offset = _offset(text)
    if offset is not None:
        return _zone_at(offset, country)
    if key == "ist":
        return {"IN": "Asia/Kolkata", "IE": "Europe/Dublin", "IL": "Asia/Jerusalem"}.get(
            country or ""
        )
    found = _zones().get(key) or ZONE_ALIASES.get(key)
    if found:
        return found
    trimmed = key.removesuffix(" time").removesuffix(" standard").removesuffix(" local")
    found = _zones().get(trimmed) or ZONE_ALIASES.get(trimmed) or _everywhere().cities.get(trimmed)
    code = country_code(trimmed)
    return found or (only_zone(code) if code else None)


def _offset(text: str) -> int | None:
    """Minutes east of UTC in texts such as "UTC+5:30", "GMT -3" or "+0545"."""
    import re

    plain = text.replace("−", "-").replace("–", "-").strip()
    found = re.search(
        r"(?:^|\b(?:utc|gmt|z)\s*|\()([+-])\s*(\d{1,2})(?::?(\d{2}))?(?!\d)", plain, re.IGNORECASE
    )
    if found is None:
        return None
    hours, minutes = int(found.group(2)), int(found.group(3) or 0)
    if hours > 14 or minutes > 59:
        return None
    return (hours * 60 + minutes) * (1 if found.group(1) == "+" else -1)


def _zone_at(offset: int, country: str | None) -> str | None:
    import datetime as dt
    from zoneinfo import ZoneInfo

    likely = {330: "Asia/Kolkata", 345: "Asia/Kathmandu", 390: "Asia/Yangon", 270: "Asia/Kabul",
              210: "Asia/Tehran", -210: "America/St_Johns", 570: "Australia/Darwin"}  # fmt: skip
    if country:
        zones = _zones_of_countries().get(country, [])
        main = only_zone(country)
        for zone in ([main] if main else []) + sorted(zones):
            for month in (1, 7):
                moment = dt.datetime(2026, month, 1, 12, tzinfo=ZoneInfo(zone))
                if moment.utcoffset() == dt.timedelta(minutes=offset):
                    return zone
    if offset in likely:
        return likely[offset]
    if offset % 60:
        return None
    return f"Etc/GMT{-offset // 60:+d}" if offset else "UTC"


def only_zone(country: str) -> str | None:
    """The zone of a country that has one, or in which nearly everybody lives in one."""
    if country in MAIN_ZONES:
        return MAIN_ZONES[country]
    zones = _zones_of_countries().get(country, [])
    return zones[0] if len(zones) == 1 else None


@lru_cache(maxsize=4096)
def zone_for(city: str | None, country: str | None) -> str | None:
    """The zone of a place, only where it is certain: a known city, or a country with one zone.

    `country` is an ISO code or None; a city of the same name in another country is not taken.
    """
    zone = only_zone(country) if country else None
    if zone or not city:
        return zone
    key = _key(city.split(",")[0])
    found = _zones().get(key) or _everywhere().cities.get(key)
    if found is None or country is None:
        return found
    return found if found in _zones_of_countries().get(country, []) else None
