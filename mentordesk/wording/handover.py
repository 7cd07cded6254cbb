"""The words of the hand-over pack: its sheets, their headings, and what it says of itself."""

from __future__ import annotations

from collections.abc import Sequence

from mentordesk.domain.figures import Cell
from mentordesk.wording import concerns, reports

HISTORY: dict[str, str] = {"WriteHandover": "Hand-over pack written to {file}"}
"""The writing of the pack, in the past tense."""

CONFIRM = "Write the hand-over pack?"
CONFIRM_TEXT = (
    "It is for whoever runs the programme after you: rounds with their figures and weights, pairs "
    "and groups under way, what was promised, coming dates, letters, settings and your notes. "
    "Names are in it. Concerns are in it only as numbers."
)
CONFIRM_YES = "Choose where…"
FILE = "Hand-over of {programme}"

READ_ME, ROUNDS, WEIGHTS, PAIRS, GROUPS, QUESTIONS = (
    "Read me first", "Rounds", "Weights", "Pairs under way", "Groups under way", "Questions",
)  # fmt: skip
TO_DO, PROMISES, CALENDAR, LETTERS, AGREEMENT_WORDS, GUIDANCE, SETTINGS, NOTES = (
    "To do now", "Promises", "Coming dates", "Letters", "Words of agreements", "Guidance",
    "Settings", "Notes",
)  # fmt: skip

READ_ME_COLUMN = "Hand-over of {programme}, written on {day}"
ROUND_DATES = (
    ("call_opens", "Call opens"), ("call_closes", "Call closes"), ("matching", "Matching"),
    ("introductions", "Introductions"), ("starts", "Starts"), ("midpoint", "Midpoint"),
    ("ends", "Ends"), ("follow_up", "Follow-up"),
)  # fmt: skip
"""The dates of a round by name, and what they are called."""
PAIR_COLUMNS = (
    "Mentee", "Mentor", "Round", "State", "Introduced", "First meeting", "Sessions",
    "Last heard of", "Reply by", "Paused until", "Planned end", "Next step", "On", "Agreement",
)  # fmt: skip
GROUP_COLUMNS = (
    "Group", "Theme", "Mentor", "Co-mentor", "Round", "State", "Members", "Least", "Most",
    "Sessions", "Next session", "Planned end",
)  # fmt: skip
QUESTION_COLUMNS = ("Question", "Asked by", "Topic", "State", "Asked on", "Alum")
TO_DO_COLUMNS = ("What", "Who", "Since")
PROMISE_COLUMNS = ("Day", "What", "With whom", "Where it stands")
CALENDAR_COLUMNS = ("Day", "What", "Of what")
LETTER_COLUMNS = ("Letter", "Version", "Subject", "Words")
WORDS_COLUMNS = ("Scheme", "Version", "Part", "Words")
GUIDANCE_COLUMNS = ("About", "Title", "Version", "To be looked through on", "Words", "Link")
SETTING_COLUMNS = ("Setting", "Value")
NOTE_COLUMNS = ("Day", "About", "Round", "Note", "They were heard of", "Ask again on")

NEXT_STEP, ASK_AGAIN, PUT_OFF = "next step", "note", "put off"
SHIPPED, GOOD_OPTION = "shipped", "A good option from"
YES, NO, NOTHING = "yes", "no", "Nothing"
MIDPOINT, PLANNED_END, REPLY_DUE = "Midpoint", "Planned end", "Reply is due"
PAUSE_ENDS, SESSION, LOOK_THROUGH = "The pause ends", "Session", "To be looked through"

SETTING_NAMES = {
    "name": "Name of the programme",
    "office": "Office",
    "contact": "How the office is reached",
    "time_zone": "Time zone of the office",
    "code_of_conduct_version": "Code of conduct in force",
    "require_code": "Nobody mentors without the current code",
    "require_training": "Nobody mentors without the training",
    "ask_understood": "Applicants tick what mentoring is and is not",
}


def read_me(
    programme: str, sheets: Sequence[str], by_standing: tuple[Cell, ...]
) -> tuple[str, ...]:
    """What the pack is, line by line; concerns as numbers that are never small."""
    numbers = [
        f"{label.lower()}: {reports.FEWER if number is None else number}"
        for label, number in concerns.lines(by_standing)
    ]
    told = "; ".join(numbers) or "none"
    return (
        f"This workbook is for whoever runs “{programme}” next. The programme file itself holds "
        "everything; this is what to look at first.",
        "Names are in it, and the office’s own notes. Keep it where the programme file is kept, "
        "and delete it when it has served.",
        f"Concerns are in it only as numbers ({told}). Their words stand in the programme file, "
        "under Relationships, Concerns….",
        f"The sheets: {', '.join(sheets)}.",
        "Figures of archived rounds are those kept when the round was archived. How each is "
        "counted stands in the workbook of Reports, on its last sheet.",
    )
