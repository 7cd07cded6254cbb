"""One cell after another: dates, hours, numbers, languages, contacts, names."""

import datetime as dt

import pytest

from mentordesk.domain.person import PersonStatus, Role, WeeklySlot
from mentordesk.importing.cohorts import codes_in, looks_like_code
from mentordesk.importing.contact import email_key, phone_key, read_emails, read_phones
from mentordesk.importing.dates import Order, ReadDate, order_in, read_date
from mentordesk.importing.hours import read_hours
from mentordesk.importing.names_in import Names, names_of
from mentordesk.importing.tidy import pieces_of, tidy_text
from mentordesk.importing.tongues import read_languages
from mentordesk.importing.words import roles_in, small_number, status_in, yes_no

FIFTH = dt.date(2026, 1, 5)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-01-05", "2026/1/5", "20260105", "2026-01-05T10:00:00Z", "5 January 2026", "5 Jan 26",
        "Jan 5, 2026", "5 de enero de 2026", "5 janvier 2026", "5. Januar 2026", "5 января 2026 г.",
        "2026年1月5日", "5 มกราคม 2569", dt.datetime(2026, 1, 5, 9), dt.date(2026, 1, 5), 46027,
        46027.5, "46027", "Monday, 5 January 2026", "5 Ocak 2026", "5 জানুয়ারী 2026",
    ],
)  # fmt: skip
def test_dates_without_doubt(cell):
    read = read_date(cell)
    assert read is not None
    assert (read.date, read.is_unsure) == (FIFTH, False)


@pytest.mark.parametrize(
    "cell", ["soon", "", "31/02/2026", "32/13/2025", "2026", 2026, 0, 99999999, True, "1/1/1066",
             "5 January", dt.time(9), None, "next Monday", "Q1 2026"],
)  # fmt: skip
def test_what_is_no_date_is_none(cell):
    assert read_date(cell) is None


def test_a_column_proves_which_number_is_the_day():
    assert order_in(["01/05/2026", "13/05/2026"]) is Order.DAY_FIRST
    assert order_in(["01/05/2026", "05/13/2026"]) is Order.MONTH_FIRST
    assert order_in(["01/05/2026", "2026-01-13", None, 5]) is Order.UNSURE
    assert order_in(["13/05/2026", "05/13/2026"]) is Order.UNSURE


UNSURE = [
    ("05/01/2026", Order.DAY_FIRST, FIFTH, False),
    ("01/05/2026", Order.MONTH_FIRST, FIFTH, False),
    ("05/01/2026", Order.UNSURE, FIFTH, True),
    ("05/05/2026", Order.UNSURE, dt.date(2026, 5, 5), False),
    ("01/31/2026", Order.DAY_FIRST, dt.date(2026, 1, 31), False),
]


@pytest.mark.parametrize(("text", "order", "date", "is_unsure"), UNSURE)
def test_the_order_is_followed_and_a_doubt_is_said(text, order, date, is_unsure):
    assert read_date(text, order) == ReadDate(date, is_unsure)


WEEKDAYS = range(5)
EVENING, DAYTIME = (1080, 1260), (540, 1260)


def slots(days, *span):
    return tuple(WeeklySlot(day, *span) for day in days)


HOURS = {
    "Mon 18:00-20:00": slots([0], 1080, 1200),
    "weekday evenings": slots(WEEKDAYS, *EVENING),
    "weekends": slots([5, 6], *DAYTIME),
    "Tue/Thu 6–8pm": slots([1, 3], 1080, 1200),
    "Mon-Fri 9am-5pm": slots(WEEKDAYS, 540, 1020),
    "Monday, Wednesday evenings": slots([0, 2], *EVENING),
    "Sat 10:00-12:00; Sat 11:00-13:00": slots([5], 600, 780),
    "Tuesdays and Thursdays 17:00 – 19:00": slots([1, 3], 1020, 1140),
    "Friday after 4pm": slots([4], 960, 1320),
    "Weekdays 12-1pm": slots(WEEKDAYS, 720, 780),
    "Sun-Tue 8.00-9.30": slots([0, 1, 6], 480, 570),
    "lunes 18:00-20:00": slots([0], 1080, 1200),
    "lun-ven 9h-12h": slots(WEEKDAYS, 540, 720),
    "понедельник 18:00-20:00": slots([0], 1080, 1200),
    "الاثنين 18:00-20:00": slots([0], 1080, 1200),
    "月曜日 18:00-20:00": slots([0], 1080, 1200),
    "周末": slots([5, 6], *DAYTIME),
    "平日夜": slots(WEEKDAYS, *EVENING),
    "Wochenende": slots([5, 6], *DAYTIME),
}


@pytest.mark.parametrize(("text", "expected"), HOURS.items())
def test_hours_that_are_understood(text, expected):
    assert read_hours(text) == expected


@pytest.mark.parametrize(
    "text", ["", "whenever", "ask me", "flexible", "evenings except Friday", "Mon 25:00-26:00",
             "6-8", "Mon 6-8", "Weekday evenings (GMT)", "alternate Mondays 18:00-20:00", "18:00",
             "not Mondays", "Mon 18:00-20:00 or when I can", "Mon 20:00-18:00x"],
)  # fmt: skip
def test_hours_that_only_a_person_understands(text):
    assert read_hours(text) is None


def test_a_column_may_itself_be_the_day():
    assert read_hours("evenings", "Monday") == slots([0], *EVENING)


NUMBERS = {
    "2": 2, "two": 2, "2 mentees": 2, "up to 3": 3, "1-2": 2, "2.0": 2, "Yes, two": 2, "dos": 2,
    "двух": 2, "两名": 2, "10+": 10, "٣": 3, "одного": 1, "tiga": 3, "zwei": 2, "one mentee": 1,
    "1 or 2": 2, "up to 4": 4, "=1/0": None,
    "many": None, "lots": None, "-1": None, "3.5": None, "": None, "a few": None,
    "2 to 3 to 4": None,
}  # fmt: skip


@pytest.mark.parametrize(("text", "number"), NUMBERS.items())
def test_small_numbers(text, number):
    assert small_number(text) == number


@pytest.mark.parametrize(
    "text", ["yes", "Y", "Sí", "oui", "ja", "evet", "да", "نعم", "हाँ", "হ্যাঁ", "是", "はい", "네",
             "አዎ", "✓", "TRUE", "I agree", "Yes, I consent to this"],
)  # fmt: skip
def test_a_yes(text):
    assert yes_no(text) is True


@pytest.mark.parametrize(
    "text", ["no", "N", "nein", "нет", "لا", "否", "いいえ", "아니요", "I do not agree"]
)
def test_a_no(text):
    assert yes_no(text) is False


@pytest.mark.parametrize(
    "text", ["", " ", "maybe", "not sure", "perhaps", "?", "later", "tal vez", "n/a"]
)
def test_what_is_neither_is_never_a_yes(text):
    assert yes_no(text) is not True


ROLES = {
    "Mentor": {Role.MENTOR}, "mentee": {Role.MENTEE}, "Both": set(Role), "Mentorado": {Role.MENTEE},
    "Mentoré·e": {Role.MENTEE}, "I want to be a mentor": {Role.MENTOR}, "наставник": {Role.MENTOR},
    "подопечный": {Role.MENTEE}, "Mentor and mentee": set(Role), "مسترشد": {Role.MENTEE},
    "مرشد": {Role.MENTOR}, "导师": {Role.MENTOR}, "学员": {Role.MENTEE}, "멘티": {Role.MENTEE},
    "メンター": {Role.MENTOR}, "looking for a mentor": {Role.MENTEE}, "": set(), "alum": set(),
}  # fmt: skip


@pytest.mark.parametrize(("text", "roles"), ROLES.items())
def test_roles(text, roles):
    assert roles_in(text) == roles


def test_standing():
    assert status_in("former student") is PersonStatus.ALUM
    assert status_in("Current student") is PersonStatus.STUDENT
    assert status_in("Выпускник") is PersonStatus.ALUM
    assert status_in("astronaut") is None


LANGUAGES = {
    "English": ((("en", 3),), ""),
    "English (fluent), French - basic": ((("en", 3), ("fr", 1)), ""),
    "español; inglés: intermedio": ((("es", 3), ("en", 2)), ""),
    "Fluent in English and Swahili": ((("en", 3), ("sw", 3)), ""),
    "हिन्दी, English": ((("hi", 3), ("en", 3)), ""),
    "Deutsch (Muttersprache)": ((("de", 4),), ""),
    "中文、英文": ((("zh", 3), ("en", 3)), ""),
    "English, native": ((("en", 4),), ""),
    "አማርኛ፣ እንግሊዝኛ": ((("am", 3), ("en", 3)), ""),
    "မြန်မာ၊ အင်္ဂလိပ်": ((("my", 3), ("en", 3)), ""),
    "Elvish": ((), "Elvish"),
    "English, Elvish": ((("en", 3),), "Elvish"),
}


@pytest.mark.parametrize(("text", "expected"), LANGUAGES.items())
def test_languages(text, expected):
    assert read_languages(text) == expected


EMAILS = {
    "ana@x.org": (("ana@x.org",), ""),
    " ana@x.org; Bo <bo@y.co.uk> ": (("ana@x.org", "bo@y.co.uk"), ""),
    "mailto:ana@x.org": (("ana@x.org",), ""),
    "ana [at] x [dot] org": (("ana@x.org",), ""),
    "josé@exämple.de": (("josé@exämple.de",), ""),
    "ana@x": ((), "ana@x"),
    "none": ((), "none"),
    "a@b@c.org": ((), "a@b@c.org"),
}


@pytest.mark.parametrize(("text", "expected"), EMAILS.items())
def test_mail_addresses(text, expected):
    assert read_emails(text) == expected


def test_addresses_are_compared_by_what_reaches_the_same_box():
    assert email_key("A.Na+x@GoogleMail.com") == email_key("ana@gmail.com")
    assert email_key("a.na@x.org") != email_key("ana@x.org")


PHONES = {
    "+44 7700 900123": (("+44 7700 900123",), ""),
    "07700900123 / 020 7946 0000": (("07700900123", "020 7946 0000"), ""),
    "WhatsApp: +880 1711-000000": (("+880 1711-000000",), ""),
    "٠٧٧٠٠٩٠٠١٢٣": (("٠٧٧٠٠٩٠٠١٢٣",), ""),
    "ask me": ((), "ask me"),
    "123": ((), "123"),
}


@pytest.mark.parametrize(("text", "expected"), PHONES.items())
def test_telephone_numbers(text, expected):
    assert read_phones(text) == expected


def test_numbers_with_and_without_country_code_meet():
    assert phone_key("+44 7700 900123") == phone_key("07700 900123")


NAMES = {
    ("Ana Silva", "", ""): Names("Ana Silva"),
    ("Silva, Ana", "", ""): Names("Ana Silva", "Ana", "Silva"),
    ("Ana Silva, PhD", "", ""): Names("Ana Silva, PhD"),
    ("", "Ana", "Silva"): Names("Ana Silva", "Ana", "Silva"),
    ("", "伟", "李"): Names("李伟", "伟", "李"),
    ("Sukarno", "", ""): Names("Sukarno"),
    ("", "Madonna", ""): Names("Madonna", "Madonna", None),
    ("", "Ana Silva", "Silva"): Names("Ana Silva", "Ana Silva", "Silva"),
}


@pytest.mark.parametrize(("cells", "names"), NAMES.items())
def test_names_of_any_shape(cells, names):
    assert names_of(*cells) == names
    assert names_of("", "", "") is None


def test_vietnamese_families_come_first():
    names = names_of("", "Văn An", "Nguyễn", "Họ")
    assert names == Names("Nguyễn Văn An", "Văn An", "Nguyễn")


def test_cohort_codes():
    assert looks_like_code("MAP17")
    assert looks_like_code("MADev 15")
    assert not looks_like_code("2017")
    assert not looks_like_code("Development Studies")
    assert codes_in("MAP17; MAGEN35 / MAFOOD04") == ("MAP17", "MAGEN35", "MAFOOD04")


def test_lists_are_parted_by_the_strongest_mark():
    assert pieces_of("a, b; c") == ("a, b", "c")
    assert pieces_of("- a\n- b, c") == ("a", "b, c")
    assert pieces_of("a, b (c, d), a") == ("a", "b (c, d)")
    assert pieces_of("a, b", is_semicolon=True) == ("a, b",)


def test_tidying_takes_what_nobody_sees():
    assert tidy_text("  Jose\u0301\u200b \x07 Silva\u202e _x000D_ ") == "José Silva"
    assert tidy_text("'=1+1") == "=1+1"
    assert tidy_text("a\ud800b") == "ab"
    assert tidy_text("می\u200cخواهم") == "می\u200cخواهم"
