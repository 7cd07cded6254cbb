"""How far apart the clocks of those who work together are, for the pages of their agreement."""

from __future__ import annotations

from mentordesk.domain.zones import city_of, offset_on, offsets_between
from mentordesk.store.queries.papers import Paper
from mentordesk.store.queries.papers_people import PaperPerson
from mentordesk.store.queries.rounds import RoundRow
from mentordesk.wording import agreements as said
from mentordesk.wording import dates


def clocks(found: RoundRow, paper: Paper) -> tuple[str, ...]:
    """How far apart the clocks of mentor and mentee are in the round, each change told."""
    mentor = paper.mentor.zone
    sentences: dict[str, None] = {}
    for mentee in paper.mentees:
        if mentor and mentee.zone and (text := _apart(paper.mentor, mentee, found)):
            sentences[text] = None
    return tuple(sentences)


def _apart(one: PaperPerson, other: PaperPerson, found: RoundRow) -> str:
    mentor, mentee = one.zone or "", other.zone or ""
    days = {o.since for z in (mentor, mentee) for o in offsets_between(z, found.starts, found.ends)}
    spans: list[tuple[str, int]] = []
    for day in sorted(days):
        here, there = offset_on(mentor, day), offset_on(mentee, day)
        if here is None or there is None:
            return ""
        if not spans or spans[-1][1] != there - here:
            spans.append((dates.day(day), there - here))
    if not spans or spans == [(spans[0][0], 0)]:
        return said.same_clock() if spans else ""
    here_city, there_city = one.city or city_of(mentor), other.city or city_of(mentee)
    return said.apart(here_city, there_city, tuple(spans))
