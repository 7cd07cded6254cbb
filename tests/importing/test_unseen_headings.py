"""Headings as offices around the world word them: what the cells say counts where words fail."""

import datetime as dt

import pytest

from mentordesk.importing.words import roles_in
from tests.support.unseen import mapped, people

ANSWERS = [
    ("Наставником", "mentor"),
    ("Подопечным", "mentee"),
    ("Менторкою", "mentor"),
    ("Підопічним", "mentee"),
    ("Podopieczny", "mentee"),
    ("Mentor olarak", "mentor"),
    ("Danışan olarak", "mentee"),
    ("Μέντορας", "mentor"),
    ("Καθοδηγούμενος", "mentee"),
    ("น้องเลี้ยง", "mentee"),
    ("Je souhaite être accompagnée", "mentee"),
    ("mentores", "mentor"),
    ("mentorés", "mentee"),
    ("I want to be a mentor", "mentor"),
    ("Students seeking support", "mentee"),
    ("Looking for a mentor", "mentee"),
    ("متربی", "mentee"),
    ("مربی", "mentor"),
    ("Soy ambas cosas", "mentee mentor"),
    ("Consultant", ""),
    ("Mentorship programme", ""),
    ("mentoring", ""),
]


@pytest.mark.parametrize(("answer", "expected"), ANSWERS)
def test_roles_are_known_with_their_endings(answer, expected):
    assert " ".join(sorted(role.value for role in roles_in(answer))) == expected


ROLE_HEADINGS = ["Ich melde mich an als", "Programa nasıl katılmak istersiniz?", "Xyz?", "参与身份"]


@pytest.mark.parametrize("heading", ROLE_HEADINGS)
def test_a_column_of_mentor_and_mentee_is_the_role_whatever_it_is_called(heading):
    rows = [["Name", "Email", heading], ["Ana", "a@x.org", "Mentor"], ["Bo", "b@x.org", "Mentee"]]
    assert mapped(rows) == ["display_name", "email", "role"]
    assert people(rows) == {"Ana": "mentor", "Bo": "mentee"}


def test_two_wishes_over_yes_and_no_are_the_roles():
    rows = [
        ["Name", "Email", "I am happy to mentor someone", "I would like to be mentored"],
        ["Ruth", "r@x.org", "Yes", "No"],
        ["Sam", "s@x.org", "No", "Yes"],
        ["Uma", "u@x.org", "Yes", "Yes"],
    ]
    assert people(rows) == {"Ruth": "mentor", "Sam": "mentee", "Uma": "mentee+mentor"}


@pytest.mark.parametrize(
    "heading", ["Have you been a mentor before?", "I agree to the code of conduct of mentors"]
)
def test_other_questions_over_yes_and_no_give_nobody_a_role(heading):
    rows = [["Name", "Email", heading], ["Ana", "a@x.org", "Yes"], ["Bo", "b@x.org", "No"]]
    assert set(people(rows).values()) == {""}


def test_job_titles_under_a_word_for_role_are_job_titles():
    rows = [["Nome", "Ruolo professionale"], ["Ana Ruiz", "Agronomo"], ["Bo Li", "Studentessa"]]
    assert mapped(rows) == ["display_name", "job_title"]


def test_honorifics_under_title_are_no_job():
    rows = [["Title", "Name", "Email"], ["Dr", "Ana Ruiz", "a@x.org"], ["Ms.", "Bo Li", "b@x.org"]]
    assert mapped(rows) == ["ignore", "display_name", "email"]


def test_an_empty_column_does_not_take_the_field_of_a_filled_one():
    rows = [
        ["Email", "Name", "Your full name, as on the certificate", "Best e-mail to reach you on"],
        ["anonymous", None, "Adaeze Okonkwo", "a@x.org"],
        ["anonymous", None, "Tomás Ó Súilleabháin", "t@x.org"],
        ["anonymous", None, "Nguyễn Thị Minh Khai", "k@x.org"],
    ]
    assert mapped(rows)[2:] == ["display_name", "email"]
    assert "Tomás Ó Súilleabháin" in people(rows)


def test_moments_under_an_unknown_heading_are_when_the_form_was_sent():
    at = dt.datetime(2026, 9, 1, 10, 3)
    rows = [["Wxyz", "Name", "Email"], [at, "Ana", "a@x.org"], [at, "Bo", "b@x.org"]]
    assert mapped(rows)[0] == "submitted"


def test_days_under_an_unknown_heading_stay_out():
    day = dt.date(1990, 9, 1)
    rows = [["Name", "Email", "Wxyz"], ["Ana", "a@x.org", day], ["Bo", "b@x.org", day]]
    assert mapped(rows)[2] == "ignore"


SHEETS = {
    "ka": ["სახელი და გვარი", "ელფოსტა", "ტელეფონის ნომერი", "ქვეყანა", "თანამდებობა"],
    "mn": ["Овог нэр", "И-мэйл хаяг", "Утасны дугаар", "Улс", "Албан тушаал"],
    "ha": ["Cikakken suna", "Adireshin imel", "Lambar waya", "Ƙasa", "Matsayi"],
    "sr": ["Ime i prezime", "E-pošta", "Broj telefona", "Država", "Zanimanje"],
    "so": ["Magaca oo buuxa", "Iimaylka", "Lambarka taleefanka", "Dalka", "Xilka"],
    "te": ["పూర్తి పేరు", "ఇమెయిల్", "ఫోన్ నంబర్", "దేశం", "హోదా"],
    "zh-Hant": ["姓名", "電子郵件地址", "聯絡電話", "居住國家", "職稱"],
    "terse": ["nm", "e-mail", "tel", "ctry", "pos."],
}


@pytest.mark.parametrize("language", SHEETS)
def test_headings_of_further_languages(language):
    row = ["Ana Ruiz", "ana@x.org", "+254 712 345 678", "Kenya", "Nurse"]
    expected = ["display_name", "email", "phone", "country", "job_title"]
    assert mapped([SHEETS[language], row]) == expected
