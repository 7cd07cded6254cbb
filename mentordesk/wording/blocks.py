"""Why a pair cannot or should not be, what to do about it, and why somebody is left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from mentordesk.wording import dates, words


def block(kind: str, values: Mapping[str, Any], mentor: str, mentee: str) -> str:
    """Why two people cannot or should not be a pair, to stand behind a colon; no full stop.

    `kind` by the name matching gives the block or clash. Values that make it plainer, where they
    are known: `minutes`, `employer`, `topics`, `people`, `reader` and `note`.
    """
    template = _BLOCKS[kind]
    if isinstance(template, str):
        return template.format(mentor=mentor, mentee=mentee)
    return template(values, mentor, mentee)


def short(kind: str) -> str:
    """The same in two or three words, as many as a card has room for beside fit and cost."""
    return _SHORT[kind]


def way_on(kind: str, mentor: str) -> str:
    """What can be done about a pair that cannot be."""
    return _WAYS_ON[kind].format(mentor=mentor)


def all_of(clauses: Sequence[str]) -> str:
    """Several clauses as one."""
    return "; ".join(clauses)


def unmatched(
    why: str, name: str, *, most: str | None, blocking: int, mentors: int, mentees: int, places: int
) -> str:
    """Why somebody is left out of the best plan, without a full stop.

    `most` is what blocks the most mentors for them, `blocking` how many. Where all are full:
    `mentees` share `mentors` who together have `places` for them.
    """
    if why == "all_full":
        if not places:
            return f"Every mentor who could take {name} is full with locked pairs"
        whom = "mentor" if mentors == 1 else words.many(mentors, "mentor")
        return (
            f"{words.many(mentees, 'mentee')} can only go to the same {whom}, "
            f"with {words.many(places, 'place')} for them"
        )
    if why == "left_out":
        return f"A place could be found for {name}, but the plan as a whole would be worse"
    if most is None:
        return "There is no mentor in this round"
    return f"No mentor can take {name}; for {words.many(blocking, 'mentor')} because {_MOST[most]}"


def group_left(mentor: str, members: int, least: int) -> str:
    """Why the group of a mentor is given up by a plan, without a full stop."""
    came = words.many(members, "member")
    return f"The group of {mentor} would have had {came}, and {least} is the least"


def left_without_group(
    name: str, mentors: Sequence[str], least: int, nearest: str, wanted: int
) -> str:
    """Why somebody is left out whose mentors have too few for a group, without a full stop.

    `wanted` are how many more the group of the `nearest` would need with them in it; 0 or less
    where it is not the number alone.
    """
    if len(mentors) == 1:
        why = f"{name} could only join {mentors[0]}, whose group would not have {least} members"
        return f"{why}: {wanted} more would make it" if wanted > 0 else why
    whom = words.listed(list(mentors)) if len(mentors) < 4 else words.many(len(mentors), "mentor")
    why = f"{name} could only join {whom}, whose groups would not have {least} members each"
    return f"{why}: {wanted} more would make the group of {nearest}" if wanted > 0 else why


def gathers(topic: str | None, language: str | None, hour: tuple[int, int, int] | None) -> str:
    """What a group gathers around, as topic, language and hour; empty where all is open."""
    parts = [topic, f"in {language}" if language else None]
    if hour is not None:
        weekday, first, last = hour
        day = dates.WEEKDAYS[weekday]
        parts.append(f"{day} {dates.clock(first)}–{dates.clock(last)}")
    return ", ".join(part for part in parts if part)


_IN_THE_WAY = {
    "topic": ("is about other topics", "are about other topics"),
    "language": ("speaks another language", "speak another language"),
    "hour": ("meets when they are not free", "meet when they are not free"),
}


def fits_no_group(name: str, misses: Mapping[str, int]) -> str:
    """Why somebody fits into none of the groups formed, without a full stop."""
    why = [f"{count} {_IN_THE_WAY[what][count > 1]}" for what, count in misses.items()]
    return f"No group formed fits {name}: {words.listed(why)}"


def _few_hours(values: Mapping[str, Any], mentor: str, mentee: str) -> str:
    minutes = values.get("minutes")
    if minutes is None:
        return "they have few hours free together"
    if not minutes:
        return "they have no hours free together"
    return f"they have only {dates.hours(int(minutes))} free together each week"


def _employer(values: Mapping[str, Any], mentor: str, mentee: str) -> str:
    name = values.get("employer")
    return f"both work for {name}" if name else "both work for the same employer"


def _refused_topic(values: Mapping[str, Any], mentor: str, mentee: str) -> str:
    topics = [f"“{topic}”" for topic in values.get("topics", ())]
    what = words.listed(topics) if topics else f"a topic {mentee} wants"
    return f"{mentor} will not cover {what}"


def _reader(values: Mapping[str, Any], mentor: str, mentee: str) -> str:
    said = f"{values.get('reader') or 'a colleague'} marked them as not to be paired"
    note = values.get("note")
    return f"{said} (“{words.counted(note, 80)}”)" if note else said


def _silent(values: Mapping[str, Any], mentor: str, mentee: str) -> str:
    people = list(values.get("people", ())) or ["one of them"]
    return f"{words.listed(people)} did not agree to the profile being shown"


_BLOCKS: dict[str, str | Callable[[Mapping[str, Any], str, str], str]] = {
    "same_person": "they are the same person",
    "full": "{mentor} has no free place",
    "paused": "{mentor} is paused",
    "round_closed": "the round is finished",
    "not_with": "one of them asked not to be paired with the other",
    "never_again": "one of them asked never to be paired with the other again",
    "consent_withdrawn": _silent,
    "untrained": "{mentor} has not done the training",
    "no_code": "{mentor} has not accepted the current code of conduct",
    "no_common_language": "they speak no common language",
    "tried_before": "they were proposed or paired before",
    "same_employer": _employer,
    "line_manager": "one of them is the other’s line manager",
    "supervisor": "one of them is the other’s supervisor",
    "few_common_hours": _few_hours,
    "mentee_senior": "{mentee} has more years of experience than {mentor}",
    "topic_refused": _refused_topic,
    "reader_against": _reader,
    # Why a lock cannot be kept, beside the blocks above.
    "unknown": "one of them is no longer in the pool of this round",
    "over_places": "{mentor} has fewer places than locked pairs",
    "twice": "{mentee} is locked to somebody else too",
}
"""By the names matching gives its blocks, clashes and troubles with locks; complete (tested)."""

_WAYS_ON: dict[str, str] = {
    "same_person": "Choose another mentor.",
    "full": "Give {mentor} one more place, take a draft out, or choose another mentor.",
    "paused": "Choose another mentor, or end the pause under People.",
    "round_closed": "Choose a round that is still open.",
    "not_with": "Choose another mentor.",
    "never_again": "Choose another mentor.",
    "consent_withdrawn": "Ask again and record the answer under People.",
    "untrained": "Note the training under People, or stop requiring it in Settings.",
    "no_code": "Note the acceptance under People, or stop requiring it in Settings.",
    "no_common_language": "Choose another mentor, or correct the languages under People.",
}

_MOST: dict[str, str] = {
    "same_person": "it is the same person",
    "full": "they have no free place",
    "paused": "they are paused",
    "round_closed": "the round is finished",
    "not_with": "one of the two asked not to be paired with the other",
    "never_again": "one of the two asked never to be paired with the other again",
    "consent_withdrawn": "somebody did not agree to the profile being shown",
    "untrained": "they have not done the training",
    "no_code": "they have not accepted the current code of conduct",
    "no_common_language": "no common language is spoken",
    "tried_before": "the two were proposed or paired before",
    "same_employer": "both have the same employer",
    "line_manager": "one of the two is the other’s line manager",
    "supervisor": "one of the two is the other’s supervisor",
    "few_common_hours": "there are too few hours in common",
    "mentee_senior": "they have fewer years of experience",
    "topic_refused": "they will not cover a topic that is wanted",
    "reader_against": "a colleague marked the two as not to be paired",
}

_SHORT: dict[str, str] = {
    "same_person": "same person",
    "full": "full",
    "paused": "paused",
    "round_closed": "round closed",
    "not_with": "asked apart",
    "never_again": "never again",
    "consent_withdrawn": "no consent",
    "untrained": "not trained",
    "no_code": "code of conduct",
    "no_common_language": "language barrier",
    "tried_before": "tried before",
    "same_employer": "same employer",
    "line_manager": "line manager",
    "supervisor": "supervisor",
    "few_common_hours": "few hours",
    "mentee_senior": "mentee ahead",
    "topic_refused": "topic refused",
    "reader_against": "reader says no",
}
