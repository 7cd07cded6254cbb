"""The words of the reminder days: what each number means, and its step in the history."""

from __future__ import annotations

HISTORY: dict[str, str] = {"SetReminderDays": "Reminder days: “{reminder}” set to {days}"}
"""The command of reminder days, in the past tense."""

NAMES: dict[str, str] = {
    "reply_mentee": "Mentee’s reply to a proposal",
    "reply_mentor": "Mentor’s reply to a proposal",
    "first_meeting": "First meeting heard of",
    "amber": "Nothing heard",
    "red": "Nothing heard for long",
    "nudge": "Next call after a talk",
    "after_nudge": "Silent pair written to",
    "ending_before": "The end comes near",
    "completed_after": "To be completed",
    "chase_before": "Answers missing",
    "ask_reminder": "Alum reminded",
    "ask_expiry": "Alum’s offer ends",
    "survey_reminder": "Survey or agreement not back",
    "concern_unread": "Concern not read",
}
"""What each number is called, by its name; complete (tested)."""

MEANS: dict[str, str] = {
    "reply_mentee": "days to answer, before Today asks",
    "reply_mentor": "days to answer, before Today asks",
    "first_meeting": "days after the introduction",
    "amber": "days of silence, then the pair is amber",
    "red": "days of silence, then the pair is red",
    "nudge": "days after a pair was reached",
    "after_nudge": "days without an answer, before Today asks again",
    "ending_before": "days before the planned end",
    "completed_after": "days after the end, surveys or not",
    "chase_before": "days before the call closes",
    "ask_reminder": "days without an answer",
    "ask_expiry": "days without an answer",
    "survey_reminder": "days after it was sent",
    "concern_unread": "working days after it came in",
}
"""From when the days of each number count; complete (tested)."""

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Proposals", ("reply_mentee", "reply_mentor", "chase_before")),
    (
        "Pairs under way",
        ("first_meeting", "amber", "red", "nudge", "after_nudge", "survey_reminder"),
    ),
    ("The end", ("ending_before", "completed_after")),
    ("Ask An Alum", ("ask_reminder", "ask_expiry")),
    ("Concerns", ("concern_unread",)),
)
"""In which groups they are shown; all that something goes by yet (tested)."""
