"""Invents people: the same seed gives the same people, whatever day it is."""

from __future__ import annotations

import random
from collections.abc import Iterable

from mentordesk.commands.demo import Invented
from mentordesk.domain.names import latin
from mentordesk.jobs.demo.countries import COUNTRIES, Country

TOPICS = (
    "Public health", "Climate adaptation", "Gender and inclusion", "Proposal writing",
    "Monitoring and evaluation", "Public policy", "Social protection", "Urban planning",
    "Education in emergencies", "Microfinance", "Water and sanitation", "Data analysis",
    "Career change", "Leading a team", "PhD applications", "Working in the UN system",
    "Starting a charity", "Advocacy", "Food systems", "Migration",
)  # fmt: skip
SECTORS = (
    "Government", "United Nations", "International charity", "Research", "Private sector",
    "Local charity", "Development bank", "Social enterprise",
)  # fmt: skip
JOBS = {
    "Government": ("Policy adviser", "Deputy director", "District officer", "Planning officer"),
    "United Nations": ("Programme officer", "Evaluation specialist", "Gender adviser"),
    "International charity": ("Country director", "Grants manager", "Field coordinator"),
    "Research": ("Lecturer", "Research fellow", "Postdoctoral researcher"),
    "Private sector": ("Sustainability lead", "Consultant", "Data analyst"),
    "Local charity": ("Founder", "Project manager", "Community organiser"),
    "Development bank": ("Economist", "Safeguards specialist", "Operations officer"),
    "Social enterprise": ("Chief executive", "Impact manager", "Partnerships lead"),
}
EMPLOYERS = {
    "Government": ("Ministry of Planning", "Bureau of Rural Affairs", "National Statistics Board"),
    "United Nations": ("UN agency for children", "UN agency for women", "UN food agency"),
    "International charity": ("Bright Harbour", "Open Fields International", "Lantern Relief"),
    "Research": ("Institute for Social Change", "Riverside University", "Highland College"),
    "Private sector": ("Northgate Advisers", "Tamarind Analytics", "Greywater Partners"),
    "Local charity": ("Women's Voices Network", "Seedling Trust", "Neighbours First"),
    "Development bank": ("Regional Development Bank", "Lakes Investment Bank"),
    "Social enterprise": ("Sunpath Energy", "Loom & Thread", "Clean Wells Company"),
}
COURSES = ("MAP", "MAGEN", "MAFOOD", "MADev", "MAGOV", "MPhil")
GOALS = (
    "Find my footing in a new country and a new job",
    "Move from field work into policy",
    "Write a research proposal that gets funded",
    "Learn to lead a team that is spread over three continents",
    "Decide whether a doctorate is right for me",
    "Understand how people get their first post with an international organisation",
    "Set up a small organisation with two colleagues from my course",
    "Speak with more confidence in meetings with senior people",
    "Turn my dissertation into something practitioners will read",
    "Get better at evaluation with little money and little data",
)
BIOS = (
    "Twenty years between ministries and small organisations; glad to pass on the detours too.",
    "I like listening first. Ask me about budgets, boards and changing course at forty.",
    "Came to the field from engineering and still count everything.",
    "I had a good mentor once and would like to be one.",
)


def invent(count: int, seed: int, first: int = 1, but_not: Iterable[str] = ()) -> list[Invented]:
    """`count` people numbered from `first`; their addresses end in .example and reach nobody.

    Nobody gets the name of another, nor one of `but_not`, while there are names to go round.
    """
    people: list[Invented] = []
    taken = set(but_not)
    for number in range(first, first + count):
        for attempt in range(24):
            person = _one(number, random.Random(f"{seed}/{number}/{attempt}"))
            if person.name not in taken:
                break
        taken.add(person.name)
        people.append(person)
    return people


def _one(number: int, dice: random.Random) -> Invented:
    country = dice.choices(COUNTRIES, [c.weight for c in COUNTRIES])[0]
    given, family = dice.choice(country.given), dice.choice(country.family)
    name, original = _written(country, given, family)
    city, zone = dice.choice(country.towns)
    sector = dice.choice(SECTORS)
    course = dice.choice(COURSES)
    years = min(45, int(dice.triangular(0, 34, 4)))
    handle = "".join(c for c in latin(f"{given[0]}.{family[0]}") if c.isalnum() or c == ".")
    return Invented(
        number=number,
        name=name,
        given=given[0],
        family=family[0],
        original_name=original,
        email=f"{handle.strip('.')}{number}@post.example",
        phone=f"+44 7700 9{number % 100_000:05d}",
        country=country.code,
        city=city,
        zone=zone,
        languages=_languages(country, dice),
        course=course,
        cohort=f"{course}{dice.randint(3, 38):02d}",
        years=years,
        sector=sector,
        job=dice.choice(JOBS[sector]),
        employer=dice.choice(EMPLOYERS[sector]),
        topics=_topics(sector, years, dice),
        goals=tuple(dice.sample(GOALS, dice.randint(1, 3))),
        hours=_hours(dice),
        places=dice.choices((1, 2, 3, 4), (50, 30, 15, 5))[0],
        bio=dice.choice(BIOS),
    )


def _topics(sector: str, years: int, dice: random.Random) -> tuple[str, ...]:
    """People talk about what is near their sector; those with more years about more."""
    near = [t for place, t in enumerate(TOPICS) if (place + SECTORS.index(sector)) % 3 != 0]
    return tuple(dice.sample(near, dice.randint(2, 3) if years < 6 else dice.randint(6, 9)))


def _written(
    country: Country, given: tuple[str, str], family: tuple[str, str]
) -> tuple[str, str | None]:
    parts = (family, given) if country.pattern == "fg" else (given, family)
    name = " ".join(latin_part for latin_part, _ in parts if latin_part)
    if not given[1]:
        return name, None
    gap = "" if country.code in ("CN", "JP", "KR") else " "
    return name, gap.join(original for _, original in parts if original)


def _languages(country: Country, dice: random.Random) -> tuple[tuple[str, int], ...]:
    found = {code: 4 if place == 0 else dice.randint(2, 4)
             for place, code in enumerate(country.languages)}  # fmt: skip
    if "en" not in found:
        found["en"] = dice.randint(2, 3)
    if dice.random() < 0.25:
        found.setdefault(dice.choice(("fr", "es", "ar", "pt", "sw")), dice.randint(1, 3))
    return tuple(found.items())


def _hours(dice: random.Random) -> tuple[tuple[int, int, int], ...]:
    """Long evenings or mornings, mostly a weekend too; one in twelve gives none."""
    if dice.random() < 1 / 12:
        return ()
    start, end = dice.choice(((17, 22), (16, 21), (6, 10), (12, 18), (9, 17), (18, 23)))
    slots = [(day, start * 60, end * 60) for day in sorted(dice.sample(range(5), 4))]
    if dice.random() < 0.75:
        slots += [(day, 8 * 60, 19 * 60) for day in dice.choice(((5,), (6,), (5, 6)))]
    return tuple(slots)
