"""The words of a certificate: nothing but what is on file, and why somebody has none."""

from __future__ import annotations

import datetime as dt

from mentordesk.domain.certificate import WhyNot
from mentordesk.domain.person import Role
from mentordesk.domain.round import Scheme
from mentordesk.wording.dates import day
from mentordesk.wording.words import many, word

HISTORY: dict[str, str] = {"PrintCertificates": "{number} printed"}
"""The line of history, which is no step."""

TITLE = "Certificate"
OPENING = "This is to certify that"

WHY_NOT: dict[WhyNot, str] = {
    WhyNot.NOT_COMPLETED: "did not come to the end, or is not closed yet",
    WhyNot.NO_SURVEY: "the end survey is not back",
}
"""Why somebody is left out, behind their name; complete (tested)."""


def deed(role: Role, scheme: Scheme, programme: str, round_name: str, group: str | None) -> str:
    """What somebody did, as a sentence that goes on from the name."""
    of_group = f", in the group “{group}”" if group else ""
    return f"took part as a {word(role)} in {word(scheme)} of {programme}, {round_name}{of_group}."


def facts(
    starts: dt.date, ends: dt.date | None, months: int, sessions: int
) -> tuple[tuple[str, str], ...]:
    """Label and value; what is not known is left out."""
    told = [("From", day(starts))]
    if ends is not None:
        told.append(("To", day(ends)))
    told.append(("Length of the round", many(months, "month")))
    if sessions:
        told.append(("Sessions held", f"{sessions:,}"))
    return tuple(told)
