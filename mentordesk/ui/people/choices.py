"""What is chosen between when two on file may be one person, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from mentordesk.domain.merging import Side, address_key, code_key, number_key, value_of
from mentordesk.store.queries.merging import Differing
from mentordesk.store.queries.people_detail import PersonDetail
from mentordesk.store.queries.people_mentor import Mentor
from mentordesk.ui.choosing import Choice
from mentordesk.ui.people.languages import languages_text
from mentordesk.wording.dates import weekly
from mentordesk.wording.people import caption, shown, together
from mentordesk.wording.words import many, word


def of_two(kept: PersonDetail, other: PersonDetail, fields: Sequence[Differing]) -> list[Choice]:
    """Two people on file: the fields that differ, then the lists that come together."""
    return [*map(_of_field, fields), *_lists(kept, other)]


def _of_field(found: Differing) -> Choice:
    def words(value: Any) -> str:
        return shown(found.field, value)

    results = {side: words(value_of(side, found.kept, found.other)) for side in found.sides}
    name = caption(found.group, found.field, found.about, found.role)
    return Choice(found.key, name, words(found.kept), words(found.other), found.default, results)


def _lists(kept: PersonDetail, other: PersonDetail) -> Iterable[Choice]:
    for name, title, read, key in _LISTS:
        mine, theirs = read(kept), read(other)
        known = {key(one) for one in mine}
        new = [one for one in theirs if key(one) not in known]
        if new:
            united = together([*mine, *new])
            results = {Side.BOTH: united}
            yield Choice(name, title, together(mine), together(theirs), None, results)
    if kept.hours != other.hours and other.hours:
        slots = tuple(sorted({*kept.hours, *other.hours}))
        results = {Side.BOTH: weekly(slots)}
        yield Choice(
            "hours", "Free each week", weekly(kept.hours), weekly(other.hours), None, results
        )
    spoken = dict(kept.languages)
    for code, level in other.languages:
        spoken[code] = max(level, spoken.get(code, 0))
    if spoken != dict(kept.languages):
        mine_text, theirs_text = languages_text(kept.languages), languages_text(other.languages)
        best = tuple(sorted(spoken.items(), key=lambda one: (-one[1], one[0])))
        results = {Side.BOTH: languages_text(best)}
        yield Choice("languages", "Languages", mine_text, theirs_text, None, results)
    for name, title, count in _COUNTS:
        mine_count, theirs_count = count(kept), count(other)
        if theirs_count:
            results = {Side.BOTH: f"{mine_count + theirs_count:,}"}
            yield Choice(name, title, f"{mine_count:,}", f"{theirs_count:,}", None, results)


def _topics(refused: bool) -> Callable[[PersonDetail], list[str]]:
    def read(person: PersonDetail) -> list[str]:
        mentor: Mentor | None = person.mentor
        if mentor is None:
            return []
        return list(mentor.topics_refused if refused else mentor.topics)

    return read


def _rounds(person: PersonDetail) -> list[str]:
    return [f"{one.round_name or 'Lead'} ({word(one.role)})" for one in person.applications]


def _pairs(person: PersonDetail) -> list[str]:
    return [f"{one.other_name}, {one.round_name} ({word(one.state)})" for one in person.pairs]


_LISTS: tuple[tuple[str, str, Callable[[PersonDetail], list[str]], Callable[[str], str]], ...] = (
    ("emails", "Mail addresses", lambda p: [mail.address for mail in p.emails], address_key),
    ("phones", "Telephone", lambda p: list(p.phones), number_key),
    ("codes", "Cohort codes", lambda p: [one.code for one in p.identities], code_key),
    ("tags", "Tags", lambda p: list(p.tags), str),
    ("topics", "Topics offered", _topics(False), str),
    ("topics_refused", "Topics not covered", _topics(True), str),
    ("rounds", "Rounds", _rounds, str),
    ("pairs", "Pairs", _pairs, str),
)
"""Lists that come together: their words, how they are read, and what makes two things the same."""

_COUNTS: tuple[tuple[str, str, Callable[[PersonDetail], int]], ...] = (
    ("consents", "Answers to consent", lambda p: len(p.consents)),
    ("links", "Links to others", lambda p: len(p.links)),
)


def weight(person: PersonDetail) -> tuple[int, ...]:
    """Of two, the heavier one is kept: it has more pairs, rounds, and things known."""
    filled = sum(bool(getattr(person, name)) for name in PersonDetail.__dataclass_fields__)
    return (len(person.pairs), len(person.applications), int(person.mentor is not None), filled)


def who(person: PersonDetail) -> str:
    """A person in a heading: the name, and the code or address that tells two of a name apart."""
    marks = [one.code for one in person.identities if one.code]
    marks += [mail.address for mail in person.emails]
    return " · ".join([person.display_name, *marks[:1]])


def chosen_text(choices: Sequence[Choice]) -> str:
    """How many values would change or come in, in one line."""
    count = sum(choice.result != choice.kept for choice in choices)
    return f"{many(count, 'value')} of the person kept will be new" if count else "Nothing is new"
