"""Writes letters for pairs as mail drafts: one file a letter, nothing sent, nothing changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from mentordesk.domain.certificate import WhyNot
from mentordesk.domain.closing import NOT_FOR_MENTORING
from mentordesk.domain.days import ReminderDays
from mentordesk.domain.file_names import safe_name, unique_names
from mentordesk.domain.letter import Merge, Occasion, merged
from mentordesk.domain.person import Role
from mentordesk.domain.places import country_name
from mentordesk.domain.round import Scheme
from mentordesk.jobs.certificates import who_took_part
from mentordesk.jobs.enclosing import Enclosing
from mentordesk.jobs.guidance import signposting
from mentordesk.progress import Progress
from mentordesk.store.queries import letters as asked
from mentordesk.store.queries.letters import Correspondent, PairLetter, Picked, Words
from mentordesk.store.queries.relationships import days_of
from mentordesk.store.queries.rounds import ProgrammeRow, programme
from mentordesk.store.trouble import translated
from mentordesk.store.workspace import Done, Workspace
from mentordesk.wording.dates import day
from mentordesk.wording.letters import NAMES, TEMPLATES
from mentordesk.wording.words import many

TO_MENTOR = frozenset(
    {
        Occasion.PROPOSAL_MENTOR, Occasion.INTRODUCTION_MENTOR, Occasion.THANKS,
        Occasion.ASK_OFFER, Occasion.ASK_REMINDER,
    }
)  # fmt: skip
TO_MENTEE = frozenset(
    {
        Occasion.PROPOSAL_MENTEE, Occasion.INTRODUCTION_MENTEE, Occasion.WAITLIST,
        Occasion.KIND_NO, Occasion.ASK_INTRODUCTION,
    }
)  # fmt: skip
OF_PAIRS = (
    Occasion.PROPOSAL_MENTEE, Occasion.PROPOSAL_MENTOR, Occasion.INTRODUCTION_MENTEE,
    Occasion.INTRODUCTION_MENTOR, Occasion.AGREEMENT, Occasion.CHECK_IN, Occasion.NUDGE,
    Occasion.MIDPOINT, Occasion.ENDING, Occasion.CERTIFICATE, Occasion.THANKS, Occasion.CLOSING,
)  # fmt: skip
"""The letters that are about a pair, in the order of its life."""

_NOT_FOR = frozenset(reason.value for reason in NOT_FOR_MENTORING)


class LeftOut(Enum):
    """Why somebody gets no letter."""

    NO_ADDRESS = "no_address"
    DO_NOT_CONTACT = "do_not_contact"
    NO_SURVEY = "no_survey"
    NOT_COMPLETED = "not_completed"
    OTHER_REASON = "other_reason"


@dataclass(frozen=True)
class Prepared:
    """A letter to one person about a pair or question, ready to be looked at.

    `role` and `scheme` say in what part they get it; `why_not` where it cannot go.
    """

    person_id: str
    match_id: str | None
    name: str
    address: str
    subject: str
    body: str
    why_not: LeftOut | None = None
    role: Role | None = None
    scheme: Scheme | None = None
    ask_id: str | None = None
    group_id: str | None = None
    round_id: str | None = None


@dataclass(frozen=True)
class Drafted:
    """The files written, whom no letter could be written to, and the line of history."""

    files: tuple[Path, ...]
    left_out: tuple[Prepared, ...]
    noted: Done | None = None


def words_for(workspace: Workspace, occasion: Occasion) -> Words:
    """The words that hold now: the office's own, else the shipped ones."""
    own = workspace.ask(asked.own_words)
    return own.get(occasion) or Words(*TEMPLATES[occasion], 0)


def prepare(
    workspace: Workspace,
    occasion: Occasion,
    match_ids: Sequence[str],
    words: Words | None = None,
    samples: Mapping[Merge, str] | None = None,
) -> tuple[Prepared, ...]:
    """The letters of an occasion for these pairs, in their order.

    `words` to try others; `samples` stand for what no pair has, such as a question.
    """
    words = words or words_for(workspace, occasion)
    pairs = {pair.match_id: pair for pair in workspace.ask(asked.pair_letters, match_ids)}
    ids = {one for pair in pairs.values() for one in (pair.mentor_id, pair.mentee_id)}
    people = workspace.ask(asked.correspondents, ids)
    house, days = workspace.ask(programme), workspace.ask(days_of)
    found = []
    for match_id in dict.fromkeys(match_ids):
        pair = pairs.get(match_id)
        if pair is None:
            continue
        for to, partner in _sides(occasion, pair):
            values = _values(people[to], people[partner], pair, house, days, workspace.today())
            if occasion is Occasion.KIND_NO:
                values[Merge.SIGNPOSTING] = signposting(workspace, people[to].country)
            found.append(_prepared(words, people[to], pair, {**values, **(samples or {})}))
    return certified(workspace, found) if occasion is Occasion.CERTIFICATE else tuple(found)


def certified(workspace: Workspace, letters: Sequence[Prepared]) -> tuple[Prepared, ...]:
    """Letters that carry a certificate, without those who have not earned one yet."""
    match_ids = tuple(one.match_id for one in letters if one.match_id)
    group_ids = tuple(one.group_id for one in letters if one.group_id)
    parts = who_took_part(workspace, match_ids, group_ids)
    told = {(part.match_id or part.group_id, part.person_id): part.why_not for part in parts}
    found = []
    for letter in letters:
        why = told.get((letter.match_id or letter.group_id, letter.person_id), WhyNot.NOT_COMPLETED)
        if letter.why_not is None and why is not None:
            letter = replace(letter, why_not=LeftOut(why.value))
        found.append(letter)
    return tuple(found)


def prepare_kind_no(workspace: Workspace, match_ids: Sequence[str]) -> tuple[Prepared, ...]:
    """The kind no to the mentees of declined pairs, in their order.

    It goes to those alone whose pair was declined for what mentoring is not for.
    """
    reasons = workspace.ask(asked.decline_reasons, match_ids)
    return tuple(
        letter
        if letter.why_not is not None or reasons.get(letter.match_id or "") in _NOT_FOR
        else replace(letter, why_not=LeftOut.OTHER_REASON)
        for letter in prepare(workspace, Occasion.KIND_NO, match_ids)
    )


def write_letters(
    workspace: Workspace, occasion: Occasion, letters: Sequence[Prepared], out: Path,
    progress: Progress,
) -> Drafted:  # fmt: skip
    """Writes one .eml file for each letter into the folder `out`; nothing else changes.

    What goes along is attached: guidance, a certificate, calendar dates. Files of the same name
    are replaced. Raises `Refused` where guidance tied to the letter is empty, `Cancelled` (what
    is written stays) and `FileTrouble`.
    """
    from mentordesk.documents.mail import draft
    from mentordesk.documents.swap import write_beside

    ready = [letter for letter in letters if letter.why_not is None]
    titles = [safe_name(f"{NAMES[occasion]} - {letter.name}") for letter in ready]
    made = dt.datetime.now(dt.UTC)
    enclosing = Enclosing(workspace, occasion)
    files = []
    with translated(out):
        out.mkdir(parents=True, exist_ok=True)
        for number, (letter, name) in enumerate(zip(ready, unique_names(titles), strict=True)):
            progress.report(number, len(ready), "letters")
            path = out / f"{name}.eml"
            to, along = (letter.name, letter.address), enclosing.to(letter)
            body = "\n\n".join([letter.body, *along.lines])
            write_beside(path, draft(to, letter.subject, body, made, along.attachments()))
            files.append(path)
    noted = None
    if files and not workspace.is_read_only:
        number_of = many(len(files), "letter")
        noted = workspace.log("DraftLetters", {"number": number_of, "letter": NAMES[occasion]})
    left_out = tuple(letter for letter in letters if letter.why_not is not None)
    return Drafted(tuple(files), left_out, noted)


def why_not(to: Correspondent) -> LeftOut | None:
    """Why nothing can be written to somebody; None when it can."""
    if not to.may_contact:
        return LeftOut.DO_NOT_CONTACT
    return LeftOut.NO_ADDRESS if to.address is None else None


def of_everybody(to: Correspondent, house: ProgrammeRow) -> dict[Merge, str]:
    """The fields of every letter."""
    return {
        Merge.GREETING: to.greeting,
        Merge.NAME: to.name,
        Merge.PROGRAMME: house.name,
        Merge.OFFICE: house.office or house.name,
        Merge.CONTACT: house.contact or "",
    }


def of_partner(partner: Correspondent) -> dict[Merge, str]:
    """The fields about the other one of a pair."""
    return {
        Merge.PARTNER: partner.name,
        Merge.PARTNER_JOB: ", ".join(filter(None, (partner.job, partner.employer))),
        Merge.PARTNER_PLACE: ", ".join(
            filter(None, (partner.city, country_name(partner.country or "")))
        ),
        Merge.PARTNER_ABOUT: partner.about or "",
        Merge.PARTNER_MAIL: (partner.address or "") if partner.shares_contact else "",
    }


def _sides(occasion: Occasion, pair: PairLetter) -> Iterable[tuple[str, str]]:
    """To whom it goes, each with the partner."""
    if occasion not in TO_MENTOR:
        yield pair.mentee_id, pair.mentor_id
    if occasion not in TO_MENTEE:
        yield pair.mentor_id, pair.mentee_id


def _prepared(
    words: Words, to: Correspondent, pair: PairLetter, values: dict[Merge, str]
) -> Prepared:
    role = Role.MENTOR if to.id == pair.mentor_id else Role.MENTEE
    return Prepared(
        to.id, pair.match_id, to.name, to.address or "", merged(words.subject, values),
        merged(words.body, values), why_not(to), role, pair.scheme,
    )  # fmt: skip


def _values(
    to: Correspondent,
    partner: Correspondent,
    pair: PairLetter,
    house: ProgrammeRow,
    days: ReminderDays,
    today: dt.date,
) -> dict[Merge, str]:
    """Every field; one that is not known is empty, and its line goes."""
    is_mentor = to.id == pair.mentor_id
    reply = pair.reply_by or today + dt.timedelta(
        days=days.reply_mentor if is_mentor else days.reply_mentee
    )
    meet = (pair.introduced_on or today) + dt.timedelta(days=days.first_meeting)
    dated = {
        Merge.STARTS: pair.starts, Merge.MIDPOINT: pair.midpoint, Merge.ENDS: pair.ends,
        Merge.REPLY_BY: reply, Merge.MEET_BY: meet,
    }  # fmt: skip
    return {
        **of_everybody(to, house),
        **of_partner(partner),
        **_picked(pair.of_mentee if is_mentor else pair.of_mentor),
        Merge.PARTNER_GOALS: "\n".join(f"- {goal}" for goal in pair.goals),
        Merge.ROUND: pair.round or "",
        **{field: day(value) if value else "" for field, value in dated.items()},
    }


def _picked(other: Picked) -> dict[Merge, str]:
    """What the other one picked from the lists of the programme."""
    return {
        Merge.PARTNER_HELP: ", ".join(other.help),
        Merge.PARTNER_HOPES: ", ".join(other.hopes),
        Merge.PARTNER_BRINGS: ", ".join(other.brings),
    }
