"""Who a row means: by address, number or name, whatever the order, accents and script."""

import pytest

from mentordesk.importing.known import KnownPerson
from mentordesk.importing.whom import Named, Whom

PEOPLE = (
    KnownPerson("grace", ("Grace Achieng Okoth",), ("grace@x.org",), (), "A-0042"),
    KnownPerson("jose", ("José García",), ("jose@x.org",)),
    KnownPerson("jose2", ("Jose Garcia",), ("jose.g@y.org",)),
    KnownPerson("amal", ("أمل منصور", "Amal Mansour")),
    KnownPerson("unnamed", ("info@z.org",), ("info@z.org",)),
)


@pytest.fixture(scope="module")
def whom():
    return Whom(PEOPLE)


@pytest.mark.parametrize(
    ("named", "who"),
    [
        (Named("okoth, grace achieng"), "grace"),
        (Named("", "GRACE+news@x.org"), "grace"),
        (Named("", "", "a-0042"), "grace"),
        (Named("G. Okoth", "grace@x.org"), "grace"),
        (Named("GARCIA José", "jose@x.org"), "jose"),
        (Named("Mansour Amal"), "amal"),
        (Named("أمل منصور"), "amal"),
        (Named("Ana Silva", "info@z.org"), "unnamed"),
    ],
)
def test_somebody_is_found_for_certain(whom, named, who):
    assert whom.meet(named).id == who


@pytest.mark.parametrize(
    ("named", "perhaps"),
    [
        (Named("Jose Garcia"), {"jose", "jose2"}),  # two of one name
        (Named("Grace Okoth"), {"grace"}),  # a shorter name is shown, never taken
        (Named("Tom Ray", "grace@x.org"), {"grace"}),  # a shared address
        (Named("Grase Achieng Okot"), {"grace"}),
        (Named("", "jose@x.org", "A-0042"), {"jose", "grace"}),
        (Named("Nobody Here"), set()),
    ],
)
def test_whoever_is_not_certain_is_asked_about(whom, named, perhaps):
    met = whom.meet(named)
    assert met.id is None
    assert set(met.perhaps) == perhaps
