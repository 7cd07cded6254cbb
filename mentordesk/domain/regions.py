"""Which part of the world a country lies in, for tables too small to name the country."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from mentordesk.domain.places import country_code


class Region(Enum):
    """A part of the world, coarse enough that a round has several people in each."""

    SUB_SAHARAN_AFRICA = "sub_saharan_africa"
    NORTH_AFRICA_MIDDLE_EAST = "north_africa_middle_east"
    SOUTH_ASIA = "south_asia"
    EAST_SOUTH_EAST_ASIA = "east_south_east_asia"
    CENTRAL_ASIA_CAUCASUS = "central_asia_caucasus"
    EUROPE = "europe"
    NORTH_AMERICA = "north_america"
    LATIN_AMERICA_CARIBBEAN = "latin_america_caribbean"
    OCEANIA = "oceania"


_COUNTRIES: dict[Region, str] = {
    Region.SUB_SAHARAN_AFRICA: """
        AO BF BI BJ BW CD CF CG CI CM CV DJ ER ET GA GH GM GN GQ GW IO KE KM LR
        LS MG ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TZ
        UG YT ZA ZM ZW""",
    Region.NORTH_AFRICA_MIDDLE_EAST: """
        AE BH DZ EG EH IL IQ IR JO KW LB LY MA OM PS QA SA SY TN TR YE""",
    Region.SOUTH_ASIA: """
        AF BD BT IN LK MV NP PK""",
    Region.EAST_SOUTH_EAST_ASIA: """
        BN CN HK ID JP KH KP KR LA MM MN MO MY PH SG TH TL TW VN""",
    Region.CENTRAL_ASIA_CAUCASUS: """
        AM AZ GE KG KZ TJ TM UZ""",
    Region.EUROPE: """
        AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GL GR HR
        HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI
        SJ SK SM UA VA XK""",
    Region.NORTH_AMERICA: """
        BM CA PM US""",
    Region.LATIN_AMERICA_CARIBBEAN: """
        AG AI AR AW BB BL BO BQ BR BS BZ CL CO CR CU CW DM DO EC FK GD GF GP GS
        GT GY HN HT JM KN KY LC MF MQ MS MX NI PA PE PR PY SR SV SX TC TT UY VC
        VE VG VI""",
    Region.OCEANIA: """
        AS AU CC CK CX FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV
        VU WF WS""",
}
"""ISO 3166 codes; the parts follow common development usage."""


@lru_cache(maxsize=1)
def _regions() -> dict[str, Region]:
    return {code: region for region, codes in _COUNTRIES.items() for code in codes.split()}


def region_of(country: str | None) -> Region | None:
    """The part of the world of a country, written as a code or in words; None if not known."""
    code = None if country is None else country_code(country)
    return None if code is None else _regions().get(code)
