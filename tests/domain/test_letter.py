"""Fields in braces: known ones are filled, wrong ones are said with their place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.letter import FIELDS, Merge, Mistake, Occasion, Wrong, merged, mistakes
from mentordesk.wording.letters import NAMES, TEMPLATES, wrong

PROPOSAL = Occasion.PROPOSAL_MENTEE


def test_every_letter_is_shipped_named_and_without_a_mistake():
    assert set(TEMPLATES) == set(NAMES) == set(FIELDS) == set(Occasion)
    for occasion, texts in TEMPLATES.items():
        for text in texts:
            assert mistakes(text, occasion) == (), occasion


def test_no_address_is_given_before_two_people_are_introduced():
    for occasion in (Occasion.PROPOSAL_MENTEE, Occasion.PROPOSAL_MENTOR, Occasion.ASK_OFFER):
        assert Merge.PARTNER_MAIL not in FIELDS[occasion]
        assert mistakes("{partner mail}", occasion)[0].wrong is Wrong.NOT_HERE


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dear {greeting}", ()),
        ("Dear { Greeting }", ()),
        ("Dear {friend}", (Mistake(Wrong.UNKNOWN, "friend", 5),)),
        ("By {meet by}", (Mistake(Wrong.NOT_HERE, "meet by", 3),)),
        ("{name} {", (Mistake(Wrong.LONE_BRACE, "{", 7),)),
        ("a } {x}", (Mistake(Wrong.LONE_BRACE, "}", 2), Mistake(Wrong.UNKNOWN, "x", 4))),
        ("{}", (Mistake(Wrong.UNKNOWN, "", 0),)),
    ],
)
def test_what_is_wrong_and_where(text, found):
    assert mistakes(text, PROPOSAL) == found
    for mistake in found:
        assert mistake.text in wrong(mistake)


def test_a_heading_of_nothing_goes_and_one_of_something_stays():
    text = "Hello\nCan help with: {partner help}\nHopes to gain: {partner hopes}\nBye"
    assert merged(text, {Merge.PARTNER_HELP: "Building a network"}) == (
        "Hello\nCan help with: Building a network\nBye"
    )
    assert merged("See {partner}:", {Merge.PARTNER: "Amina"}) == "See Amina:"


@pytest.mark.parametrize(
    ("line", "partner", "marked"),
    [
        ("{partner} would like to work with you.", "ديفيد", True),
        ("{partner} would like to work with you.", "David ديفيد", False),
        ("Meet {partner}.", "ديفيد", False),
        ("{partner}", "ديفيد Bank", False),
        ("{partner}، أهلاً", "ديفيد", False),
    ],
)
def test_a_sentence_keeps_its_order_whoever_comes_first_in_it(line, partner, marked):
    told = merged(line, {Merge.PARTNER: partner})
    assert told == ("\u200e" if marked else "") + line.replace("{partner}", partner)


def test_a_line_of_nothing_but_an_empty_field_goes():
    values = {Merge.GREETING: "Amina", Merge.PARTNER: "ديفيد", Merge.PARTNER_JOB: ""}
    text = "Dear {greeting},\n\n{partner job}\nMeet {partner}.\n"
    assert merged(text, values) == "Dear Amina,\n\nMeet ديفيد.\n"


@given(st.text(), st.sampled_from(Occasion))
def test_any_text_is_checked_and_merged_and_values_are_never_read_as_fields(text, occasion):
    mistakes(text, occasion)
    values = dict.fromkeys(Merge, "{name}")
    assert merged("{greeting}" + text.replace("{", ""), values).startswith("{name}")
