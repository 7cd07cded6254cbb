"""Reads the cells of such sheets: states of pairs, lengths, ways of meeting, answers on a scale."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from mentordesk.domain.group import GroupState
from mentordesk.domain.match import MatchState
from mentordesk.domain.meeting import MOST_MINUTES, Held, Mode
from mentordesk.domain.survey import Asked, Scale, Survey, is_answer, scale_of
from mentordesk.importing.headings import fold_heading
from mentordesk.importing.sheet import Cell, text_of
from mentordesk.importing.words import small_number, yes_no

S = MatchState
_STATES: dict[MatchState, str] = {
    S.PROPOSED_TO_MENTEE: "proposed|offered|suggested|proposed to mentee|sent to mentee",
    S.PROPOSED_TO_MENTOR: "proposed to mentor|sent to mentor|waiting for mentor",
    S.CONFIRMED: "confirmed|agreed|accepted|to be introduced|both agreed|ready",
    S.INTRODUCED: "introduced|matched|paired|new|not started|not yet started|not yet met|"
    "intro sent",
    S.STARTED: "started|first meeting held|met once|just started|begun",
    S.ACTIVE: "active|running|ongoing|on going|live|current|in progress|going well|open|green|"
    "amber|yes|meeting regularly|activo|activa|actif|en cours|aktiv|laufend|ativo|em curso",
    S.PAUSED: "paused|on hold|pause|break|suspended|dormant|hold|pausado|en pause|pausiert",
    S.ENDING: "ending|wrapping up|closing|final stage|in final month|nearly finished",
    S.COMPLETED: "completed|complete|finished|done|closed|ended|concluded|terminado|finalizado|"
    "termine|beendet|abgeschlossen|concluido|successfully completed|end",
    S.ENDED_EARLY: "ended early|stopped|withdrawn|withdrew|dropped out|dropped|cancelled|canceled|"
    "terminated|discontinued|failed|broken off|left|inactive|never started|abandoned",
    S.INFORMAL: "informal|continuing informally|informally|outside the programme|informal contact|"
    "continued informally|own steam|independent",
    S.DECLINED: "declined|rejected|refused|said no|not accepted",
}
_GROUP_STATES: dict[GroupState, str] = {
    GroupState.RECRUITING: "recruiting|open|looking for members|planned",
    GroupState.FORMING: "forming|formed|about to start|not started|not yet started",
    GroupState.RUNNING: "running|active|ongoing|on going|live|current|in progress|started|meeting",
    GroupState.ENDING: "ending|wrapping up|closing",
    GroupState.CLOSED: "closed|ended|finished|completed|complete|stopped|cancelled|done",
}
_MODES: dict[Mode, str] = {
    Mode.VIDEO: "video|zoom|teams|ms teams|skype|google meet|meet|webex|facetime|online|virtual|"
    "video call|call online|remote|jitsi|whatsapp video",
    Mode.PHONE: "phone|telephone|call|phone call|mobile|whatsapp call|audio|voice|tel|telefono|"
    "telefon|whatsapp",
    Mode.EMAIL: "email|e mail|mail|message|messages|text|chat|in writing|letter|written",
    Mode.IN_PERSON: "in person|face to face|f2f|face 2 face|coffee|lunch|office|campus|live|"
    "met in person|physical|on site|en persona|presencial|personlich|presentiel",
}
_HELD: dict[Held, str] = {
    Held.TOOK_PLACE: "took place|held|done|completed|yes|attended|met|happened|both|present",
    Held.CANCELLED: "cancelled|canceled|postponed|moved|called off|no|rescheduled",
    Held.NO_SHOW: "no show|did not show|missed|not attended|absent|did not attend|noshow",
    Held.PLANNED: "planned|scheduled|booked|upcoming|to come",
}
_SURVEYS: dict[Survey, str] = {
    Survey.BASELINE: "baseline|before|start survey|starting survey|application survey|at the start",
    Survey.FIRST_WEEKS: "first weeks|week 2|week 4|two weeks|settling in|first check in",
    Survey.MONTH_3: "month 3|midpoint|mid point|halfway|half way|three months|3 months|3 month|mid",
    Survey.MONTH_6: "month 6|end|final|six months|6 months|6 month|closing|exit|evaluation",
    Survey.FOLLOW_UP: "follow up|followup|12 months|month 12|one year on|after six months",
}
_AGREEING = {
    1: "strongly disagree|very poor|very dissatisfied|not at all|very low|very bad|none|never",
    2: "disagree|poor|dissatisfied|a little|low|bad|slightly|rarely|fair",
    3: "neutral|neither agree nor disagree|neither|average|moderately|medium|somewhat|ok|okay|"
    "sometimes|partly|satisfactory",
    4: "agree|good|satisfied|quite|high|mostly|often|very",
    5: "strongly agree|excellent|very satisfied|extremely|very high|very good|completely|always|"
    "fully|very much",
}


@lru_cache(maxsize=64)
def _folded(table: str) -> dict[str, object]:
    tables: dict[str, Mapping[Any, str]] = {
        "state": _STATES, "group": _GROUP_STATES, "mode": _MODES, "held": _HELD,
        "survey": _SURVEYS, "agreeing": _AGREEING,
    }  # fmt: skip
    return {
        fold_heading(word): member
        for member, words in tables[table].items()
        for word in words.split("|")
    }


def _found(table: str, text: str) -> object | None:
    """The member whose word the text is, or else whose longest word stands in it."""
    folded, words = fold_heading(text), _folded(table)
    if folded in words:
        return words[folded]
    inside = [word for word in words if re.search(rf"\b{re.escape(word)}\b", folded)]
    return words[max(inside, key=len)] if inside and len(folded) <= 60 else None


def pair_state(text: str) -> MatchState | None:
    """The state of a pair, None for words that name none."""
    found = _found("state", text)
    return found if isinstance(found, MatchState) else None


def group_state(text: str) -> GroupState | None:
    """The state of a group."""
    found = _found("group", text)
    return found if isinstance(found, GroupState) else None


def mode_of(text: str) -> Mode | None:
    """How two people met."""
    found = _found("mode", text)
    return found if isinstance(found, Mode) else None


def held_of(text: str) -> Held | None:
    """What became of a session."""
    found = _found("held", text)
    return found if isinstance(found, Held) else None


def survey_of(text: str) -> Survey | None:
    """Which survey a text names: a cell, the name of a sheet or of a file."""
    found = _found("survey", text)
    return found if isinstance(found, Survey) else None


_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")
_HOURS = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*(?:h|hr|hrs|hour|hours|std|stunden?|heures?|horas?)\b\.?(.*)"
)


def minutes_of(cell: Cell, heading: str) -> int | None:
    """A length in whole minutes: "90", "1:30", "1.5 h", a time of day; hours by the heading.

    None for what is no length from a minute to a day.
    """
    minutes: float | None = None
    if isinstance(cell, dt.timedelta):
        minutes = cell.total_seconds() / 60
    elif isinstance(cell, dt.time):
        minutes = cell.hour * 60 + cell.minute
    else:
        text = text_of(cell).strip().casefold().replace("half an hour", "30 min")
        clock, hours = _CLOCK.fullmatch(text), _HOURS.match(text.replace("an hour", "1 h"))
        if clock:
            minutes = int(clock[1]) * 60 + int(clock[2])
        elif hours:
            rest = re.search(r"\d+", hours[2])
            minutes = float(hours[1].replace(",", ".")) * 60 + (int(rest[0]) if rest else 0)
        else:
            number = re.fullmatch(r"(?:about |ca\.? |~)?(\d+(?:[.,]\d+)?)\s*[a-z.']*", text)
            if number:
                minutes = float(number[1].replace(",", "."))
                if "hour" in heading.casefold() and "min" not in text:
                    minutes *= 60
    whole = round(minutes) if minutes is not None else None
    return whole if whole is not None and 1 <= whole <= MOST_MINUTES else None


@lru_cache(maxsize=8192)
def read_answer(question: Asked, text: str) -> int | bool | str | None:
    """The answer on the question's scale, None where the text holds none."""
    scale, plain = scale_of(question), text.strip()
    value: int | bool | str | None
    if scale is Scale.TEXT:
        value = plain
    elif scale is Scale.YES_NO:
        value = _yes_or_no(plain)
    elif scale is Scale.NUMBER:
        value = small_number(plain)
    else:
        value = _on_scale(plain, 5 if scale is Scale.ONE_TO_FIVE else 10)
    return value if value is not None and is_answer(question, value) else None


def _yes_or_no(text: str) -> bool | None:
    said = yes_no(text)
    if said is not None:
        return said
    first = fold_heading(text).split()[:1]
    return {"yes": True, "no": False}.get(first[0]) if first else None


def _on_scale(text: str, most: int) -> int | None:
    """ "4", "4.0", "4/5", "4 – agree", "(4)", stars; of words only those of five steps."""
    stars = text.count("★") or text.count("⭐")
    if stars:
        return stars
    figure = re.match(r"^\W*(\d{1,2})(?:[.,]0+)?(?:\s*(?:/|of|out of)\s*(\d{1,2}))?(?!\d)", text)
    if figure:
        over = int(figure[2]) if figure[2] else most
        return int(figure[1]) if over == most else None
    if most != 5:
        return None
    found = _found("agreeing", text)
    return found if isinstance(found, int) else None
