"""Every country lies in one part of the world, however it is written."""

from __future__ import annotations

import pytest
from babel import Locale

from mentordesk.domain.places import country_code
from mentordesk.domain.regions import Region, region_of


@pytest.mark.parametrize(
    ("written", "region"),
    [
        ("Bangladesh", Region.SOUTH_ASIA),
        ("BD", Region.SOUTH_ASIA),
        ("Côte d’Ivoire", Region.SUB_SAHARAN_AFRICA),
        ("United Kingdom", Region.EUROPE),
        ("brazil", Region.LATIN_AMERICA_CARIBBEAN),
        ("Türkiye", Region.NORTH_AFRICA_MIDDLE_EAST),
        ("日本", Region.EAST_SOUTH_EAST_ASIA),
        ("Atlantis", None),
        ("", None),
        (None, None),
    ],
)
def test_a_country_is_found(written, region):
    assert region_of(written) is region


def test_no_inhabited_country_is_left_out():
    empty = {"AC", "AQ", "BV", "CP", "CQ", "DG", "EA", "HM", "IC", "TA", "TF", "UM", "ZZ", "QO"}
    words: dict[str, str] = dict(Locale.parse("en").territories)
    codes = {c for c in words if len(c) == 2 and c.isalpha() and country_code(words[c]) == c}
    assert {code for code in codes - empty if region_of(code) is None} <= {"EU", "EZ", "UN"}
