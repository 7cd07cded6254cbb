"""The sentences of a refused change: what is wrong, and the way on."""

from __future__ import annotations

from dataclasses import dataclass

from mentordesk.domain.refusal import Reason, Refused
from mentordesk.wording.dates import day
from mentordesk.wording.fields import field
from mentordesk.wording.groups_refused import GROUP_FULL_BY_DRAFTS, GROUPS_REFUSED
from mentordesk.wording.pairs_refused import PAIRS_REFUSED
from mentordesk.wording.wishes import WISHES_REFUSED
from mentordesk.wording.words import counted, people


@dataclass(frozen=True)
class Sentence:
    """What is wrong, and what to do about it."""

    what: str
    do: str

    def __str__(self) -> str:
        """Both, as one line."""
        return f"{self.what} {self.do}".strip()


SENTENCES: dict[Reason, tuple[str, str]] = {
    Reason.NOT_FOUND: (
        "There is no such {what} in this file.",
        "Look it up again; it may have been removed or undone.",
    ),
    Reason.NAME_MISSING: ("The name is empty.", "Type a name."),
    Reason.TEXT_NEEDED: ("An agreement needs this text.", "Type at least a word."),
    Reason.LOGO_WRONG: (
        "This picture cannot be the logo.",
        "Choose a PNG or JPEG picture; it is made smaller by itself.",
    ),
    Reason.NAME_TAKEN: ("“{name}” is taken.", "Choose another name."),
    Reason.VALUE_WRONG: ("“{value}” cannot be used as {field}.", "Correct it and try again."),
    Reason.DATE_ORDER: (
        "On {late}, {second} would come before {first} on {early}.",
        "Put the dates in order.",
    ),
    Reason.WEIGHTS_SUM: (
        "The weights add to {total}.",
        "Make them whole numbers that add to 100.",
    ),
    Reason.ROUND_FINISHED: (
        "The round “{round}” is finished and its figures are kept as they are.",
        "Choose a round that is still open.",
    ),
    Reason.WRONG_SCHEME: (
        "“{round}” is not a round of this scheme.",
        "Choose a round of Matched Mentoring or Group Mentoring.",
    ),
    **PAIRS_REFUSED,
    Reason.NO_ONLINE_MENTOR: (
        "{mentor} does not answer questions of Ask An Alum.",
        "Choose somebody who offers it, or note under People that they do.",
    ),
    Reason.OFFERED_BEFORE: (
        "{mentor} was offered this question before.",
        "Choose somebody else.",
    ),
    Reason.OFFER_STANDS: (
        "The question of {name} waits for an answer already.",
        "Note the answer first, or take the question over.",
    ),
    Reason.OFFERS_USED: (
        "This question was offered to {most} alumni.",
        "Take it over: answer it, or find somebody by telephone.",
    ),
    **GROUPS_REFUSED,
    **WISHES_REFUSED,
    Reason.ROUND_BACK: (
        "“{round}” is further on already.",
        "Reopen it with a reason, under Settings.",
    ),
    Reason.APPLICATION_STEP: (
        "The application of {name} is {now}; from there it cannot become {then}.",
        "Take the steps in their order.",
    ),
    Reason.CARRY_CONSENT: (
        "{name} has not agreed to be kept for the next round.",
        "Ask, and note the consent under People; then carry the application over.",
    ),
    Reason.CARRIED_WHERE: (
        "{name} can be carried over only to a round.",
        "Use Carry to another round, under Applications.",
    ),
    Reason.APPLIED_ALREADY: (
        "{name} has applied to “{round}” already.",
        "Leave them out, or choose another round.",
    ),
    Reason.NOT_CONFIRMED: (
        "{name} was carried over and has not confirmed goals and consent yet.",
        "Ask, and note the day on which it was confirmed, under Applications.",
    ),
    Reason.APPLICATION_PAIRED: (
        "{name} is in a pair of “{round}”.",
        "Close the pair first; the application follows it.",
    ),
    Reason.LETTER_WRONG: ("The letter was not kept.", "{why}"),
    Reason.GUIDANCE_PLACEHOLDER: (
        "“{title}” is a place kept free; its words are still to be written.",
        "Write them under Guidance, or put a link or a file there.",
    ),
    Reason.NOT_PRINTABLE: (
        "No font here has the character {character} in “{text}”, so what goes along with the "
        "letter cannot be made.",
        "Correct the text, or install a font that has it.",
    ),
    Reason.GUIDANCE_EMPTY: (
        "There is nothing in “{title}” yet.",
        "Write its text under Guidance, or put a link or a file there.",
    ),
    Reason.GUIDANCE_GIVEN: (
        "“{title}” was given to {people}, so it stays on file.",
        "Change its words or its version instead.",
    ),
    Reason.FILE_TOO_LARGE: (
        "“{file}” is larger than {most}.",
        "Choose a smaller file, or put it on the web and keep its link here.",
    ),
    Reason.FILE_EMPTY: ("There is nothing in “{file}”.", "Choose another file."),
    Reason.NO_DATES: (
        "No date is ahead: no review and no planned session.",
        "Plan a session, or extend it, and save the dates then.",
    ),
    Reason.CONCERN_STEP: (
        "A concern that is {now} cannot become {then}.",
        "Read it first, then take the steps in their order.",
    ),
    Reason.CONCERN_NEEDS: ("One thing is missing: {field}.", "Fill it in, and try again."),
    Reason.CONCERN_LONG: (
        "There are more than {most} letters in {field}.",
        "Keep to the facts as they were told, in short.",
    ),
    Reason.CONCERN_CLOSED: (
        "This concern is closed.",
        "Open it again first, with the reason.",
    ),
    Reason.CONCERN_STAYS: (
        "A concern is not put off from here.",
        "Open it, read it, and set the day on which to look again.",
    ),
    Reason.DAYS_ORDER: (
        "“{second}” after {late} would come before “{first}” after {early}.",
        "Make the first number larger, or the second smaller.",
    ),
    Reason.PLAN_LOCK_IMPOSSIBLE: (
        "The locked pair {mentor} and {mentee} cannot be kept: {why}.",
        "Unlock or remove that pair, then solve again.",
    ),
    Reason.PLAN_OUTDATED: (
        "People or pairs of “{round}” have changed since this plan was worked out.",
        "Nothing was changed. Solve again.",
    ),
    Reason.PLAN_NOT_CURRENT: (
        "This pair is not in the current plan of “{round}”.",
        "Make its plan the current one first.",
    ),
    Reason.HAS_PAIRS: (
        "“{round}” already has people in it.",
        "Archive it instead of removing it.",
    ),
    Reason.WORD_USED: (
        "“{name}” is used by {people}.",
        "Merge it into another word instead.",
    ),
    Reason.MERGE_ONESELF: (
        "{name} was chosen twice.",
        "Choose two people to be made one.",
    ),
    Reason.MERGE_PAIRED_TOGETHER: (
        "{name} and {other} were paired with each other in “{round}”, so they are two people.",
        "If that pair was a mistake, take it out first.",
    ),
    Reason.MERGE_TWO_LIVE: (
        "{name} and {other} both have a live pair in “{round}”.",
        "Close one of the two pairs first.",
    ),
    Reason.MERGE_TWO_GROUPS: (
        "{name} and {other} are in two groups of “{round}”.",
        "Take one of them out of their group first.",
    ),
    Reason.MERGE_OVER_PLACES: (
        "Together they would mentor {taken}, with {places} places.",
        "Give one of them more places first, or take drafts out.",
    ),
    Reason.NO_MENTORS: (
        "Nobody chosen is a mentor.",
        "Choose people with a mentor profile, or make one beside the table, under Mentor.",
    ),
    Reason.NO_STUDENTS: (
        "Nobody chosen is a student.",
        "Choose people whose status is student; the filter under Status finds them.",
    ),
    Reason.NOBODY_PAUSED: (
        "No mentor chosen is paused.",
        "Choose mentors with a day under “Paused until”.",
    ),
    Reason.NO_SUCH_ADDRESS: (
        "None of these mail addresses is on file.",
        "Check the spelling, or paste the returned message itself.",
    ),
    Reason.NOTHING_TO_UNDO: ("There is nothing to undo.", ""),
    Reason.NOTHING_TO_REDO: ("There is nothing to redo.", ""),
    Reason.CHANGED_SINCE: (
        "What this step changed has been changed again since.",
        "Undo the later change first; Edit ▸ History shows it.",
    ),
    Reason.WALL: (
        "The last change cannot be undone.",
        "A backup from before it lies in the backups folder beside the file.",
    ),
    Reason.FOLDER_TAKEN: (
        "{folder} holds other files.",
        "Nothing was written. Choose a new or empty folder, or that of an earlier export.",
    ),
    Reason.STILL_WRITING: (
        "Nothing else can be changed while this is under way: {what}.",
        "Wait until it is done, or cancel it above.",
    ),
    Reason.READ_ONLY: (
        "The file is open for reading only.",
        "Close it where it is open for writing, or move it to a folder you may write in.",
    ),
}


def refusal(refused: Refused) -> Sentence:
    """The sentence for a refusal."""
    values = _Values({key: _shown(key, value) for key, value in refused.values.items()})
    if refused.reason is Reason.VALUE_WRONG and "least" in refused.values:
        what = "“{value}” cannot be used as {field}: it takes {least} to {most}."
        return Sentence(what.format_map(values), "Correct it and try again.")
    if refused.reason is Reason.MENTOR_FULL and "seats" in refused.values:
        what, do = GROUP_FULL_BY_DRAFTS
        return Sentence(what.format_map(values), do)
    what, do = SENTENCES[refused.reason]
    return Sentence(what.format_map(values), do.format_map(values))


class _Values(dict[str, str]):
    """Values for a template; what is missing is left out rather than failing a sentence."""

    def __missing__(self, key: str) -> str:
        return "…"


def _shown(key: str, value: object) -> str:
    import datetime as dt

    if isinstance(value, dt.date):
        return day(value)
    if key == "people" and isinstance(value, int):
        return people(value)
    text = "" if value is None else str(value)
    if key in ("field", "first", "second"):
        return field(text)
    return text if len(text) <= 80 else counted(text, 80)
