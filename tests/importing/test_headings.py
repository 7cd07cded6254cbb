"""Headings of many languages are understood; short and foreign ones are not forced."""

import tomllib
from pathlib import Path

import pytest

from mentordesk.domain.fields import Field
from mentordesk.importing.headings import ENOUGH, fold_heading, meanings

ASKED = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "headings.toml").read_text(encoding="utf-8")
)


def meant(heading):
    return next((f for f, score in meanings(heading) if score >= ENOUGH), None)


@pytest.mark.parametrize("language", ASKED)
def test_questions_in_every_language(language):
    wrong = {h: meant(h) for h, f in ASKED[language].items() if meant(h) is not Field(f)}
    assert wrong == {}


PLAIN = {
    "Name": Field.DISPLAY_NAME,
    "FIRST NAME": Field.GIVEN_NAME,
    "first_name": Field.GIVEN_NAME,
    "FirstName": Field.GIVEN_NAME,
    "E mail": Field.EMAIL,
    "* Email (required):": Field.EMAIL,
    "Q7. Country": Field.COUNTRY,
    "Ville / City": Field.CITY,
    "氏名 (Name)": Field.DISPLAY_NAME,
    "Name2": Field.DISPLAY_NAME,
    "Contact [Email]": Field.EMAIL,
    "Emial adress": Field.EMAIL,
    "ID": Field.EXTERNAL_ID,
    "No": Field.IGNORE,
    "Emergency contact name": Field.IGNORE,
    "I'm willing to take on two mentees.": Field.PLACES,
    "How many mentees would you be willing to take on?": Field.PLACES,
    "Goal 2": Field.GOAL_2,
    "TOPICS": Field.TOPICS,
    "Which sector would you like your mentor to work in?": Field.SECTOR_WANTED,
}


@pytest.mark.parametrize(("heading", "field"), PLAIN.items())
def test_headings_as_they_come(heading, field):
    assert meant(heading) is field


@pytest.mark.parametrize("heading", ["", "  ", "?", "X", "qz", "Favourite cheese", "Column7", "12"])
def test_what_means_nothing_is_left_open(heading):
    assert meant(heading) is None


def test_a_heading_that_may_be_two_things_offers_both():
    assert {f for f, _ in meanings("Nom / Name")} >= {Field.FAMILY_NAME, Field.DISPLAY_NAME}


def test_folding_keeps_vowel_signs_and_drops_accents():
    assert fold_heading("Prénom(s) :") == "prenom s"
    assert fold_heading("ईमेल") == fold_heading("  ईमेल*")
    assert fold_heading("कशर") != fold_heading("केशर")
    assert fold_heading("目标１") == fold_heading("目标1")
