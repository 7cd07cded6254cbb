"""The letters of the programme: their occasions, and the fields that are merged into them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Occasion(Enum):
    """What a letter is for; the order is that of a round."""

    ACKNOWLEDGE = "acknowledge"
    MISSING_ITEMS = "missing_items"
    WAITLIST = "waitlist"
    PROPOSAL_MENTEE = "proposal_mentee"
    PROPOSAL_MENTOR = "proposal_mentor"
    INTRODUCTION_MENTEE = "introduction_mentee"
    INTRODUCTION_MENTOR = "introduction_mentor"
    AGREEMENT = "agreement"
    CHECK_IN = "check_in"
    NUDGE = "nudge"
    MIDPOINT = "midpoint"
    ENDING = "ending"
    CERTIFICATE = "certificate"
    THANKS = "thanks"
    CLOSING = "closing"
    KIND_NO = "kind_no"
    ASK_OFFER = "ask_offer"
    ASK_REMINDER = "ask_reminder"
    ASK_INTRODUCTION = "ask_introduction"
    GROUP_MEMBER = "group_member"
    GROUP_MENTOR = "group_mentor"
    GROUP_AGREEMENT = "group_agreement"
    GROUP_NUDGE = "group_nudge"
    GROUP_MIDPOINT = "group_midpoint"
    GROUP_ENDING = "group_ending"
    GROUP_THANKS = "group_thanks"


class Merge(Enum):
    """A field that stands in braces in a template; its value is what is typed there."""

    GREETING = "greeting"
    NAME = "name"
    PARTNER = "partner"
    PARTNER_JOB = "partner job"
    PARTNER_PLACE = "partner place"
    PARTNER_ABOUT = "partner about"
    PARTNER_GOALS = "partner goals"
    PARTNER_HELP = "partner help"
    PARTNER_HOPES = "partner hopes"
    PARTNER_BRINGS = "partner brings"
    PARTNER_MAIL = "partner mail"
    ROUND = "round"
    STARTS = "starts"
    MIDPOINT = "midpoint"
    ENDS = "ends"
    REPLY_BY = "reply by"
    MEET_BY = "meet by"
    MISSING = "missing items"
    QUESTION = "question"
    SIGNPOSTING = "signposting"
    GROUP = "group"
    GROUP_THEME = "group theme"
    GROUP_MENTORS = "group mentors"
    GROUP_MEMBERS = "group members"
    GROUP_MAILS = "group mails"
    GROUP_SESSIONS = "group sessions"
    PROGRAMME = "programme"
    OFFICE = "office"
    CONTACT = "contact"


_OF_ALL = frozenset({Merge.GREETING, Merge.NAME, Merge.PROGRAMME, Merge.OFFICE, Merge.CONTACT})
_OF_ROUND = _OF_ALL | {Merge.ROUND, Merge.STARTS, Merge.MIDPOINT, Merge.ENDS}
_OF_PARTNER = _OF_ROUND | {
    Merge.PARTNER, Merge.PARTNER_JOB, Merge.PARTNER_PLACE, Merge.PARTNER_ABOUT,
    Merge.PARTNER_GOALS, Merge.PARTNER_HELP, Merge.PARTNER_HOPES, Merge.PARTNER_BRINGS,
}  # fmt: skip
_INTRODUCED = _OF_PARTNER | {Merge.PARTNER_MAIL, Merge.MEET_BY}
_OF_GROUP = _OF_ROUND | {
    Merge.GROUP, Merge.GROUP_THEME, Merge.GROUP_MENTORS, Merge.GROUP_MEMBERS,
    Merge.GROUP_SESSIONS,
}  # fmt: skip
_OF_ASK = _OF_ALL | {Merge.PARTNER, Merge.PARTNER_JOB, Merge.QUESTION, Merge.REPLY_BY}

FIELDS: dict[Occasion, frozenset[Merge]] = {
    Occasion.ACKNOWLEDGE: _OF_ROUND,
    Occasion.MISSING_ITEMS: _OF_ROUND | {Merge.MISSING},
    Occasion.WAITLIST: _OF_ROUND,
    Occasion.PROPOSAL_MENTEE: _OF_PARTNER | {Merge.REPLY_BY},
    Occasion.PROPOSAL_MENTOR: _OF_PARTNER | {Merge.REPLY_BY},
    Occasion.INTRODUCTION_MENTEE: _INTRODUCED,
    Occasion.INTRODUCTION_MENTOR: _INTRODUCED,
    Occasion.AGREEMENT: _INTRODUCED,
    Occasion.CHECK_IN: _INTRODUCED,
    Occasion.NUDGE: _INTRODUCED,
    Occasion.MIDPOINT: _INTRODUCED,
    Occasion.ENDING: _INTRODUCED,
    Occasion.CERTIFICATE: _OF_PARTNER,
    Occasion.THANKS: _OF_PARTNER,
    Occasion.CLOSING: _OF_PARTNER,
    Occasion.KIND_NO: _OF_ALL | {Merge.QUESTION, Merge.ROUND, Merge.SIGNPOSTING},
    Occasion.ASK_OFFER: _OF_ASK,
    Occasion.ASK_REMINDER: _OF_ASK,
    Occasion.ASK_INTRODUCTION: _OF_ASK | {Merge.PARTNER_MAIL},
    Occasion.GROUP_MEMBER: _OF_GROUP | {Merge.GROUP_MAILS},
    Occasion.GROUP_MENTOR: _OF_GROUP | {Merge.GROUP_MAILS},
    Occasion.GROUP_AGREEMENT: _OF_GROUP,
    Occasion.GROUP_NUDGE: _OF_GROUP,
    Occasion.GROUP_MIDPOINT: _OF_GROUP,
    Occasion.GROUP_ENDING: _OF_GROUP,
    Occasion.GROUP_THANKS: _OF_GROUP,
}
"""Which fields a letter may hold: an address only once two people are introduced."""

_BRACES = re.compile(r"\{([^{}\n]*)\}")
_LONE = re.compile(r"[{}]")
_LEFT_TO_RIGHT = "\u200e"
"""Has no ink; mail programs take the direction of a paragraph from its first letter or mark."""


class Wrong(Enum):
    """What may be wrong with a template."""

    UNKNOWN = "unknown"
    NOT_HERE = "not_here"
    LONE_BRACE = "lone_brace"


@dataclass(frozen=True)
class Mistake:
    """One thing wrong: what, the text, and where it begins (characters from 0)."""

    wrong: Wrong
    text: str
    at: int


def mistakes(text: str, occasion: Occasion) -> tuple[Mistake, ...]:
    """What is wrong with the fields of a template, in the order of the text."""
    known = {field.value: field for field in Merge}
    found = []
    for braces in _BRACES.finditer(text):
        field = known.get(_name(braces))
        if field is None:
            found.append(Mistake(Wrong.UNKNOWN, braces.group(1), braces.start()))
        elif field not in FIELDS[occasion]:
            found.append(Mistake(Wrong.NOT_HERE, braces.group(1), braces.start()))
    bare = _BRACES.sub(lambda braces: " " * len(braces.group()), text)
    found += [
        Mistake(Wrong.LONE_BRACE, lone.group(), lone.start()) for lone in _LONE.finditer(bare)
    ]
    return tuple(sorted(found, key=lambda mistake: mistake.at))


def merged(text: str, values: Mapping[Merge, str]) -> str:
    """The template with its fields filled; a line left with nothing but an empty field goes.

    So does a line of a heading and a colon that only empty fields follow.

    Where such a line stood by itself, the empty line after it goes too. A sentence that a name from
    right to left would turn around, since it comes first, begins with a mark that keeps its order.
    """
    known = {field.value: field for field in Merge}
    lines: list[str] = []
    has_gone = False
    for line in text.split("\n"):
        fields = [known[_name(b)] for b in _BRACES.finditer(line) if _name(b) in known]
        filled = _BRACES.sub(lambda b: _filled(b, known, values), line)
        is_bare = not filled.strip(" .,;:·-–") or filled.rstrip().endswith(":")
        if fields and is_bare and not any(values.get(field) for field in fields):
            has_gone = True
            continue
        if not (has_gone and not line and not any(lines[-1:])):
            turns = _from_left(_BRACES.sub("", line)) and _from_left(filled) is False
            lines.append(f"{_LEFT_TO_RIGHT}{filled}" if turns else filled)
        has_gone = False
    return "\n".join(lines)


def _from_left(text: str) -> bool | None:
    """Whether the first letter that has a direction runs from left to right; None without one."""
    ways = (unicodedata.bidirectional(letter) for letter in text)
    return next((way == "L" for way in ways if way in ("L", "R", "AL")), None)


def _name(braces: re.Match[str]) -> str:
    return " ".join(braces.group(1).split()).casefold()


def _filled(braces: re.Match[str], known: Mapping[str, Merge], values: Mapping[Merge, str]) -> str:
    field = known.get(_name(braces))
    return braces.group() if field is None else values.get(field, "")
