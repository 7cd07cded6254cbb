"""The words of the guidance library: kinds, audiences, and the headings of its empty places."""

from __future__ import annotations

from enum import Enum

from mentordesk.domain.guidance import About, Audience, NotReady, Way
from mentordesk.domain.meeting import Stage
from mentordesk.domain.round import Scheme
from mentordesk.wording.words import word

HISTORY: dict[str, str] = {
    "NewGuidance": "Guidance “{title}” added",
    "LayOutGuidance": "{number} put into the guidance library",
    "EditGuidance": "Guidance “{title}”: {field} changed",
    "SetGuidanceFile": "Guidance “{title}”: {what}",
    "RemoveGuidance": "Guidance “{title}” removed",
    "GiveGuidance": "“{title}” noted as given to {count}",
    "SetLetterGuidance": "What goes with the letter “{letter}” changed",
    "PrintGuidance": "{number} of guidance printed",
}
"""The commands of the library, in the past tense."""

WORDS: dict[Enum, str] = {
    About.CODE_OF_CONDUCT: "code of conduct",
    About.PRINCIPLES: "guiding principles",
    About.WHAT_MENTORING_IS: "what mentoring is and is not",
    About.MENTOR_ROLE: "role of the mentor",
    About.MENTEE_ROLE: "role of the mentee",
    About.STAGE_GUIDE: "stage guide",
    About.RESOURCE: "resource from outside",
    About.SIGNPOST: "signposting",
    Audience.EVERYBODY: "everybody",
    Audience.MENTORS: "mentors",
    Audience.MENTEES: "mentees",
    Audience.OFFICE: "the office",
    Way.LETTER: "with a letter",
    Way.PRINT: "printed",
    Way.BY_HAND: "by hand",
    NotReady.PLACEHOLDER: "to be written",
    NotReady.EMPTY: "nothing in it yet",
}
"""One word or a few for each member; complete (tested)."""


SIGNPOSTING = "These places may be able to help:"
"""Stands over the places to turn to in a letter, where there are any."""


def said(member: Enum | None) -> str:
    """The word for a member of the library; empty for none."""
    return "" if member is None else WORDS[member]


def heading(about: About, stage: Stage | None) -> str:
    """The neutral heading of an empty place; the office writes what stands under it."""
    text = said(about)
    return f"{text[:1].upper()}{text[1:]}{f': {word(stage)}' if stage else ''}"


def about_line(audience: Audience, scheme: Scheme | None, country: str = "") -> str:
    """For whom a piece is, in one line: For mentors · Group Mentoring."""
    parts = [f"For {said(audience)}", word(scheme), country]
    return "\u2002·\u2002".join(part for part in parts if part)


def version_note(version: str | None) -> str:
    """Which version stands on a page; empty for none."""
    return f"Version {version}" if version else ""
