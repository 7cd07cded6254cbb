"""The guidance library: laid out, filled, given, tied to letters; nothing empty is ever given."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.guidance import (
    EditGuidance,
    GiveGuidance,
    LayOutGuidance,
    NewGuidance,
    RemoveGuidance,
    SetGuidanceFile,
    SetLetterGuidance,
)
from mentordesk.domain.guidance import LARGEST_FILE, USUAL, About, Audience, NotReady, Way
from mentordesk.domain.letter import Occasion
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import Scheme
from mentordesk.store.queries import guidance as asked
from mentordesk.store.queries.today import today_items
from mentordesk.wording.history import sentence
from mentordesk.wording.refusals import refusal
from tests.support.make import Make


@pytest.fixture
def principles(do):
    values = do(NewGuidance(About.PRINCIPLES, "Our  principles ", body="We listen."))
    return values["guidance_id"]


def only(workspace, guidance_id):
    (row,) = workspace.ask(asked.guidance, (guidance_id,))
    return row


def reason(workspace, command):
    with pytest.raises(Refused) as refused:
        workspace.run(command)
    assert "{" not in str(refusal(refused.value)) and "…" not in str(refusal(refused.value))
    return refused.value.reason


def test_empty_places_are_laid_out_once_and_only_where_they_are_missing(workspace, do, principles):
    assert do(LayOutGuidance())["number"] == f"{len(USUAL) - 1} empty places"
    rows = workspace.ask(asked.guidance)
    assert [row.about for row in rows if row.placeholder] == [
        about for about, _, _ in USUAL if about is not About.PRINCIPLES
    ]
    assert all(row.why_not is NotReady.PLACEHOLDER for row in rows if row.placeholder)
    assert not any(row.body or row.link for row in rows if row.placeholder)
    assert reason(workspace, LayOutGuidance()) is Reason.NAME_TAKEN


@pytest.mark.parametrize("field", ["body", "link"])
def test_a_placeholder_is_one_no_more_with_words_of_its_own(workspace, do, field):
    do(LayOutGuidance())
    first = workspace.ask(asked.guidance)[0]
    do(EditGuidance(first.id, "credit", "The alumni office"))
    assert only(workspace, first.id).placeholder
    do(EditGuidance(first.id, field, "www.example.org/code"))
    row = only(workspace, first.id)
    assert row.why_not is None
    do(EditGuidance(first.id, field, ""))
    assert only(workspace, first.id).why_not is NotReady.EMPTY


def test_a_placeholder_is_given_and_tied_to_nothing(workspace, do):
    do(LayOutGuidance())
    row = workspace.ask(asked.guidance)[0]
    person = Make(workspace).person()
    give = GiveGuidance((row.id,), (person,), Way.PRINT)
    tie = SetLetterGuidance(Occasion.MIDPOINT, (row.id,))
    assert reason(workspace, give) is Reason.GUIDANCE_PLACEHOLDER
    assert reason(workspace, tie) is Reason.GUIDANCE_PLACEHOLDER
    workspace.run(EditGuidance(row.id, "body", "Words"))
    workspace.run(EditGuidance(row.id, "body", None))
    assert reason(workspace, give) is Reason.GUIDANCE_EMPTY
    assert workspace.ask(asked.given, row.id) == ()


def test_every_field_is_edited_and_a_wrong_one_refused(workspace, do, principles):
    for field, value in {
        "title": "Principles", "audience": Audience.MENTORS, "scheme": Scheme.GROUP,
        "credit": "After another programme", "version": "2026", "country": "Bangladesh",
        "review_on": "2026-09-01", "link": "example.org/principles", "about": About.RESOURCE,
    }.items():  # fmt: skip
        do(EditGuidance(principles, field, value))
    row = only(workspace, principles)
    assert (row.title, row.audience, row.scheme) == ("Principles", Audience.MENTORS, Scheme.GROUP)
    assert (row.country, row.link) == ("BD", "https://example.org/principles")
    assert row.review_on == dt.date(2026, 9, 1)
    for field, value in (
        ("link", "javascript:alert(1)"), ("link", "not a link"), ("placeholder", True),
        ("about", None), ("review_on", "soon"),
    ):  # fmt: skip
        assert reason(workspace, EditGuidance(principles, field, value)) is Reason.VALUE_WRONG
    assert reason(workspace, EditGuidance(principles, "title", " ")) is Reason.NAME_MISSING


def test_a_file_is_kept_replaced_and_taken_away(workspace, do, principles):
    do(SetGuidanceFile(principles, "folder/Principles – أهلا.pdf", b"%PDF-1.7 one"))
    assert workspace.ask(asked.guidance_file, principles) == (
        "Principles – أهلا.pdf", b"%PDF-1.7 one",
    )  # fmt: skip
    do(SetGuidanceFile(principles, "two.docx", b"two"))
    assert only(workspace, principles).file_name == "two.docx"
    too_large = SetGuidanceFile(principles, "three.pdf", bytes(LARGEST_FILE + 1))
    assert reason(workspace, too_large) is Reason.FILE_TOO_LARGE
    assert reason(workspace, SetGuidanceFile(principles, "four.pdf", b"")) is Reason.FILE_EMPTY
    do(SetGuidanceFile(principles, "", None))
    assert workspace.ask(asked.guidance_file, principles) is None


def test_who_was_given_which_version_is_kept_and_keeps_the_piece(workspace, do, principles):
    make = Make(workspace)
    people = (make.person("Amina Rahman"), make.person("Zoë Åberg"))
    do(EditGuidance(principles, "version", "1"))
    values = do(GiveGuidance((principles,), people, Way.BY_HAND))
    assert sentence("GiveGuidance", values) == "“Our principles” noted as given to 2 people"
    do(EditGuidance(principles, "version", "2"))
    do(GiveGuidance((principles,), people[:1], Way.PRINT, dt.date(2026, 3, 1)))
    rows = workspace.ask(asked.given, principles)
    assert [(row.name, row.version, row.way) for row in rows] == [
        ("Amina Rahman", "1", Way.BY_HAND), ("Zoë Åberg", "1", Way.BY_HAND),
        ("Amina Rahman", "2", Way.PRINT),
    ]  # fmt: skip
    assert only(workspace, principles).given == 2
    assert reason(workspace, RemoveGuidance(principles)) is Reason.GUIDANCE_GIVEN


def test_what_nobody_was_given_is_removed_with_its_file_and_letters(workspace, do, principles):
    do(SetGuidanceFile(principles, "a.pdf", b"a"))
    do(SetLetterGuidance(Occasion.MIDPOINT, (principles,)))
    assert only(workspace, principles).letters == (Occasion.MIDPOINT,)
    do(RemoveGuidance(principles))
    assert workspace.ask(asked.guidance) == ()
    assert workspace.ask(asked.letter_guidance, Occasion.MIDPOINT) == ()


def test_what_goes_with_a_letter_is_replaced_as_a_whole(workspace, do, principles):
    other = do(NewGuidance(About.MENTOR_ROLE, "Mentors", body="Listen."))["guidance_id"]
    do(SetLetterGuidance(Occasion.MIDPOINT, (principles,)))
    do(SetLetterGuidance(Occasion.MIDPOINT, (other, principles)))
    tied = workspace.ask(asked.letter_guidance, Occasion.MIDPOINT)
    assert [row.id for row in tied] == [principles, other]
    do(SetLetterGuidance(Occasion.MIDPOINT, (other,)))
    assert [row.id for row in workspace.ask(asked.letter_guidance, Occasion.MIDPOINT)] == [other]


def test_signposting_is_by_country_however_it_is_spelt(workspace, do):
    do(NewGuidance(About.SIGNPOST, "Everywhere", link="https://example.org"))
    do(NewGuidance(About.SIGNPOST, "Dhaka", country="Bangladesh", body="Call 999."))
    do(NewGuidance(About.SIGNPOST, "Empty", country="Ghana"))
    found = workspace.ask(asked.signposts)
    assert {country: [row.title for row in rows] for country, rows in found.items()} == {
        "": ["Everywhere"], "BD": ["Dhaka"],
    }  # fmt: skip


def test_a_review_stands_on_today_from_its_day_on(workspace, do, principles):
    today = workspace.today()
    do(EditGuidance(principles, "review_on", (today + dt.timedelta(days=1)).isoformat()))
    assert "guidance_due" not in {i.needs.value for i in workspace.ask(today_items, today)}
    later = workspace.ask(today_items, today + dt.timedelta(days=1))
    due = [item for item in later if item.needs.value == "guidance_due"]
    assert [item.names for item in due] == [("Our principles",)]
