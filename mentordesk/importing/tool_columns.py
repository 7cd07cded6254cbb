"""Headings of what is not about the person: a tool's own numbers, the addresses of others."""

from __future__ import annotations

import re

_NUMBERED = re.compile(r"^(.+?) \d+ [-–] (.+)$")
"""Address books number what may come twice: "E-mail 1 - Value", "Organization 1 - Title"."""
_COUNTED = re.compile(
    r"^(?:(?:order|attendee|ticket|submission|response|respondent|booking|invoice|transaction|"
    r"record|row|entry|form|session|lead|case|sample|answer|item|line|reply|result) )"
    r"(?:id|ids|ref|reference|no|nr|num|number|code|key|index|type|status|ip)$"
)
_OWN = re.compile(
    r"^.+ (?:type|label|owner|opt out|opt in|optout|optin|verified|bounced|ip|uuid|guid|hash)$|"
    r"^(?:uuid|guid|index|hash|owner|record owner|created by|modified by|updated by|entered by|"
    r"last modified by|assigned to|attachments?|validation status|version)$"
)
_OF_OTHERS = re.compile(
    r"\b(?:emergency|next of kin|manager|managers|supervisor|supervisors|boss|parent|parents|"
    r"guardian|guardians|spouse|husband|wife|referee|referees|reference|assistant|secretary|"
    r"sponsor|nominee|recommender|emergencia|urgence|emergencia|notfall|emergenza|noodgeval|acil)\b"
    r".*\b(?:e ?mail|mail|phone|mobile|tel|telephone|number|no|address|contact|correo|telefono|"
    r"telefone|telefon|courriel)\b"
)


def spoken(heading: str) -> str:
    """The heading as a person would say it: "E-mail" for "E-mail 1 - Value"."""
    found = _NUMBERED.match(heading.strip())
    if not found:
        return heading
    thing, part = found.groups()
    return thing if part.strip().lower() == "value" else f"{thing} {part}"


def tool_worth(folded: str) -> float:
    """How sure (0 to 100) a folded heading is not about the person; values may overrule 84."""
    if _COUNTED.match(folded) or _OF_OTHERS.search(folded):
        return 96.0
    return 84.0 if _OWN.match(folded) else 0.0
