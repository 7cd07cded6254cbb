"""Why a pair fits, what somebody has not told, and the history of pairs and plans."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from mentordesk.domain.missing import Missing
from mentordesk.domain.person import Level
from mentordesk.domain.places import language_name
from mentordesk.wording import dates, words

HISTORY: dict[str, str] = {
    "NewPlan": "Plan {plan} of “{round}” made",
    "CopyPlan": "Plan {plan} of “{round}” made as a copy of plan {other}",
    "RenamePlan": "Plan {before} of “{round}” renamed to {plan}",
    "AimPlan": "Plan {plan} of “{round}” now aims at “{aim}”",
    "RemovePlan": "Plan {plan} of “{round}” removed",
    "ChoosePlan": "Plan {plan} is now the plan of “{round}”",
    "SetOwnWeights": "What counts for {mentee} in “{round}” changed",
    "AdoptPlan": "Plan {plan} of “{round}” solved: {count} of {of} placed",
    "DraftMatch": "{mentee} placed with {mentor}",
    "DraftMatches": "{mentees} placed with {mentor}",
    "MoveDraft": "{mentee} moved to {mentor}",
    "SwapDraft": "{mentee} placed with {mentor}, in the place of {other}",
    "RemoveDrafts": "{mentees} back among the waiting",
    "LockMatches": "{pairs} locked",
    "UnlockMatches": "{pairs} unlocked",
    "StepMatches": "{pairs} now {step}",
}
"""The commands of pairs and plans, in the past tense."""

_NEITHER = "Neither {mentor} nor {mentee} gave {what}"
_ONE = "{who} gave no {what}"

_LACKING: dict[str, tuple[str, str]] = {
    "topics": ("topics", "any topics"),
    "sector": ("sector", "a sector"),
    "hours": ("hours or time zone", "hours and time zone"),
    "language": ("languages", "any languages"),
    "stage": ("years of experience", "years of experience"),
    "country": ("country", "a country"),
    "waiting": ("day of applying", "a day of applying"),
}
"""What was not told: after "gave no", and after "neither gave"."""


_NO_WISH: dict[str, str] = {"country": "named no country", "wishes": "wishes for nobody by name"}
"""What a mentee who has no preference did not say."""


def reason(
    criterion: str, verdict: str, values: Mapping[str, Any], mentor: str, mentee: str
) -> str:
    """One criterion's word on a pair, without a full stop.

    Criterion and verdict by the names matching gives them; in `values` topics, sectors and
    countries are words to show, languages ISO codes.
    """
    if verdict == "missing":
        return _lacking(criterion, values.get("lacking", ()), mentor, mentee)
    return _SAYS[criterion](values, mentor, mentee)


def missing(thing: Missing, name: str) -> str:
    """The mark of something not told, in kind words."""
    return _MISSING[thing].format(name=name)


def sentence(clause: str) -> str:
    """A clause as a sentence of its own."""
    return f"{clause[:1].upper()}{clause[1:]}."


def _lacking(criterion: str, sides: Sequence[str], mentor: str, mentee: str) -> str:
    if "preference" in sides:
        return f"{mentee} {_NO_WISH[criterion]}"
    after_no, after_neither = _LACKING[criterion]
    if len(sides) > 1:
        return _NEITHER.format(mentor=mentor, mentee=mentee, what=after_neither)
    return _ONE.format(who=mentor if "mentor" in sides else mentee, what=after_no)


def _topics(values: Mapping[str, Any], mentor: str, mentee: str) -> str:
    both, wanted = values["shared"], values["wanted"]
    if not both:
        return f"{mentor} offers none of what {mentee} wants: {_quoted(wanted)}"
    said = f"{mentee} wants and {mentor} offers {_quoted(both)}"
    if not values.get("first", True):
        return f"{said}, but not the first wish, “{wanted[0]}”"
    return said


def _sector(values: Mapping[str, Any], mentor: str, mentee: str) -> str:
    if values["shared"]:
        return f"{mentor} works in the sector {mentee} wants: {_quoted(values['shared'])}"
    return f"{mentor} does not work in a sector {mentee} wants: {_quoted(values['wanted'])}"


def _country(values: Mapping[str, Any], mentor: str, mentee: str) -> str:
    if values["shared"]:
        return f"{mentor} knows {words.listed(list(values['shared']))}, as {mentee} wishes"
    return f"{mentor} has not worked in {_either(values['wanted'])}"


def _wishes(values: Mapping[str, Any], mentor: str, mentee: str) -> str:
    rank = int(values["rank"])
    if rank:
        return f"{mentor} is the {words.ordinal(rank)} wish of {mentee}"
    others = "somebody else" if int(values["wished"]) == 1 else "others"
    return f"{mentee} wishes for {others}"


def _hours(values: Mapping[str, Any], mentor: str, mentee: str) -> str:
    return _together(int(values["minutes"]))


def _together(minutes: int) -> str:
    if not minutes:
        return "No hours free together"
    return f"{dates.hours(minutes)} free together each week"


def _language(values: Mapping[str, Any], mentor: str, mentee: str) -> str:
    level = int(values["level"])
    if not level:
        return "They speak no common language"
    shown = words.listed([language_name(code) for code in values["languages"]])
    return f"Both speak {shown} ({words.word(Level(level))})"


def _stage(values: Mapping[str, Any], mentor: str, mentee: str) -> str:
    years = int(values["years"])
    if years < 0:
        return f"{mentee} is {words.many(-years, 'year')} ahead of {mentor}"
    if not years:
        return "Both have the same years of experience"
    return f"{mentor} is {words.many(years, 'year')} ahead"


def _fairness(values: Mapping[str, Any], mentor: str, mentee: str) -> str:
    new = values["new"]
    left_out = int(values.get("times_left_out", 0))
    waited = f"; {mentee} was left out {_times(left_out)} before" if left_out else ""
    if not new:
        return f"Both have had a pair before{waited}"
    if len(new) > 1:
        return f"A first pair for both{waited}"
    return f"A first pair for {mentor if 'mentor' in new else mentee}{waited}"


def _waiting(values: Mapping[str, Any], mentor: str, mentee: str) -> str:
    days, left_out = values.get("days"), int(values.get("times_left_out", 0))
    waited = f"{mentee} applied {_long(int(days))} before the start" if days is not None else ""
    vain = f"was left out {_times(left_out)} before" if left_out else ""
    if waited and vain:
        return f"{waited} and {vain}"
    return waited or f"{mentee} {vain}"


_SAYS: dict[str, Callable[[Mapping[str, Any], str, str], str]] = {
    "topics": _topics,
    "sector": _sector,
    "hours": _hours,
    "language": _language,
    "stage": _stage,
    "country": _country,
    "wishes": _wishes,
    "fairness": _fairness,
    "waiting": _waiting,
}

CRITERIA: dict[str, str] = {
    "topics": "Topics",
    "sector": "Sector",
    "hours": "Common hours",
    "language": "Language",
    "stage": "Years ahead",
    "country": "Country",
    "wishes": "Wishes",
    "fairness": "Fairness",
    "waiting": "Waiting",
}
"""What a criterion is called where its weight is set and its points are shown."""


_MISSING: dict[Missing, str] = {
    Missing.TOPICS: "{name} named no topics",
    Missing.GOALS: "{name} gave no goals",
    Missing.SECTOR: "{name} named no sector",
    Missing.HOURS: "{name} gave no hours",
    Missing.ZONE: "{name} gave no time zone",
    Missing.LANGUAGES: "{name} named no languages",
    Missing.YEARS: "{name} gave no years of experience",
    Missing.TRAINING: "{name} has not done the training yet",
    Missing.CODE: "{name} has not accepted the current code of conduct yet",
    Missing.UNDERSTOOD: "{name} has not ticked what mentoring is and is not",
    Missing.CONFIRMED: "{name} was carried over and has not confirmed goals and consent yet",
}


def _long(days: int) -> str:
    """A stretch of days in the unit that people would say."""
    if days < 14:
        return words.many(days, "day")
    if days < 60:
        return words.many(days // 7, "week")
    return words.many(days * 12 // 365, "month")


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _quoted(texts: Sequence[str]) -> str:
    return words.listed([f"“{text}”" for text in texts])


def _either(texts: Sequence[str]) -> str:
    *most, last = texts
    return f"{', '.join(most)} or {last}" if most else last


def could_have(mentee: str, mentor: str) -> str:
    """Somebody waits on the board though the best plan has a place; no full stop."""
    return f"The best plan has a place for {mentee} with {mentor}"
