"""Writes messy sign-up sheets as they really come; the importer knows nothing of this module.

A quarter of the headings are ways of asking that no list of synonyms holds.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Sequence
from pathlib import Path

from mentordesk.commands.demo import Invented
from mentordesk.documents.plain_sheet import Cell, write_text, write_xlsx
from mentordesk.wording.dates import MONTHS

Column = tuple[str, Callable[[Invented], Cell]]

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_TONGUES = {
    "en": "English", "fr": "French", "es": "Spanish", "ar": "Arabic", "pt": "Portuguese",
    "sw": "Swahili", "hi": "Hindi", "bn": "Bengali", "ur": "Urdu", "ja": "Japanese",
    "am": "Amharic", "my": "Burmese", "ne": "Nepali", "vi": "Vietnamese", "fa": "Persian",
    "th": "Thai", "id": "Indonesian", "zh": "Chinese", "ko": "Korean", "uk": "Ukrainian",
    "kk": "Kazakh", "ru": "Russian", "ha": "Hausa", "tr": "Turkish", "de": "German",
}  # fmt: skip
_LANDS = {
    "GB": "United Kingdom", "IN": "India", "BD": "Bangladesh", "PK": "Pakistan", "US": "USA",
    "JP": "Japan", "KE": "Kenya", "ET": "Ethiopia", "MM": "Myanmar", "NP": "Nepal",
    "BR": "Brazil", "MX": "Mexico", "EC": "Ecuador", "VN": "Vietnam", "EG": "Egypt",
    "JO": "Jordan", "AF": "Afghanistan", "TH": "Thailand", "ID": "Indonesia", "CN": "China",
    "KR": "South Korea", "UA": "Ukraine", "KZ": "Kazakhstan", "NG": "Nigeria", "GH": "Ghana",
    "TR": "Turkey", "DE": "Germany", "CA": "Canada", "NZ": "New Zealand",
}  # fmt: skip


def write_sheets(
    folder: Path,
    mentees: Sequence[Invented],
    mentors: Sequence[Invented],
    seed: int,
    day: dt.date,
) -> list[Path]:
    """Writes three files into `folder`: mentors with titles above, mentees, and late replies.

    Everybody signed up within the weeks before `day`.
    """
    dice = random.Random(f"{seed}/sheets")
    folder.mkdir(parents=True, exist_ok=True)
    late = max(1, len(mentees) // 6)
    files = [
        folder / f"Alumni mentors {day.year} (responses).xlsx",
        folder / "mentee_signup.csv",
        folder / "late replies both roles.xlsx",
    ]
    write_xlsx([("Form responses 1", _mentor_rows(mentors[late:], dice, day)), ("Notes", [["…"]])],
               files[0])  # fmt: skip
    write_text(_mentee_rows(mentees[late:], day), files[1], delimiter=";", encoding="utf-8-sig")
    write_xlsx([("Everybody", _both_rows(mentees[:late], mentors[:late]))], files[2])
    return files


def _mentor_rows(people: Sequence[Invented], dice: random.Random, day: dt.date) -> list[list[Cell]]:
    columns: list[Column] = [
        ("Timestamp", lambda p: f"{_signed_up(p, day):%d/%m/%Y} 1{p.number % 10}:05:00"),
        ("So, who is this?", lambda p: p.name),
        ("…and as your grandmother would write it", lambda p: p.original_name),
        ("Email Address", lambda p: p.email),
        ("Home base these days", lambda p: p.city),
        ("Country of residence", lambda p: _LANDS[p.country]),
        ("What keeps you busy from nine to five?", lambda p: p.job),
        ("Organisation", lambda p: p.employer),
        ("Sector", lambda p: p.sector),
        ("How long have you been at it? (years)", lambda p: p.years),
        ("Programme and cohort (e.g. MAP17)", lambda p: p.cohort),
        ("Languages you could mentor in", lambda p: "; ".join(_spoken(p))),
        ("What do friends come to you for?", lambda p: ", ".join(p.topics)),
        ("How many mentees could you take on at a time?", lambda p: _places(p, dice)),
        ("A good moment in your week (your own clock)", _free),
        ("A few lines about yourself", lambda p: p.bio),
    ]
    rows: list[list[Cell]] = [
        ["Alumni mentoring: mentors"],
        [f"exported on {day.day} {MONTHS[day.month - 1]}, please do not edit"],
        [],
    ]
    return rows + _table(columns, people)


def _mentee_rows(people: Sequence[Invented], day: dt.date) -> list[list[Cell]]:
    columns: list[Column] = [
        ("Submitted at", lambda p: _signed_up(p, day).isoformat()),
        ("First name(s)", lambda p: p.given),
        ("Surname", lambda p: p.family),
        ("E-mail", lambda p: p.email.upper() if p.number % 9 == 0 else f" {p.email} "),
        ("WhatsApp", lambda p: p.phone),
        ("Town", lambda p: p.city),
        ("Country", lambda p: _LANDS[p.country]),
        ("Course code", lambda p: p.cohort.lower() if p.number % 5 == 0 else p.cohort),
        ("Current role", lambda p: p.job),
        ("How long have you been working? (years)", lambda p: p.years),
        ("Languages", lambda p: "\n".join(_spoken(p))),
        ("On your mind, most pressing first", lambda p: ", ".join(p.topics)),
        ("If this goes well, what will have changed for you?", lambda p: p.goals[0]),
        ("And a second hope, if any", lambda p: p.goals[1] if len(p.goals) > 1 else None),
        ("Times that suit you", _free),
        ("All right if all this is passed on?",
         lambda p: "maybe" if p.number % 17 == 0 else "Yes"),
    ]  # fmt: skip
    rows = _table(columns, people)
    if len(rows) > 6:
        rows.insert(4, [])
        rows.append(list(rows[2]))  # somebody pressed the button twice
        rows.append([None, None, None, "no name and no address"])
    return rows


def _both_rows(mentees: Sequence[Invented], mentors: Sequence[Invented]) -> list[list[Cell]]:
    wishes = {p.number for p in mentees}
    columns: list[Column] = [
        ("Full name", lambda p: p.name),
        ("Which hat are you wearing?", lambda p: "Mentee" if p.number in wishes else "Mentor"),
        ("Contact email", lambda p: p.email),
        ("Nation", lambda p: _LANDS[p.country]),
        ("Interests", lambda p: " / ".join(p.topics)),
        ("Speaks", lambda p: ", ".join(_spoken(p))),
        ("Code", lambda p: p.cohort),
        ("Anything else?", lambda p: "=HYPERLINK(\"x\")" if p.number % 4 == 0 else "Thank you!"),
    ]  # fmt: skip
    return _table(columns, [*mentees, *mentors])


def _table(columns: Sequence[Column], people: Sequence[Invented]) -> list[list[Cell]]:
    rows: list[list[Cell]] = [[heading for heading, _ in columns]]
    return rows + [[value(person) for _, value in columns] for person in people]


def _signed_up(person: Invented, day: dt.date) -> dt.date:
    return day - dt.timedelta(days=person.number * 5 % 24)


def _spoken(person: Invented) -> list[str]:
    return [_TONGUES[code] for code, _ in person.languages]


def _places(person: Invented, dice: random.Random) -> Cell:
    words = {1: "one mentee", 2: "two", 3: "3", 4: "up to 4"}
    return words[person.places] if dice.random() < 0.5 else person.places


def _free(person: Invented) -> str:
    return ", ".join(
        f"{_DAYS[day]} {start // 60:02d}:00-{end // 60:02d}:00" for day, start, end in person.hours
    )
