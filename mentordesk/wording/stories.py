"""The words around quotes and stories: their history, and why one may not be used."""

from __future__ import annotations

from mentordesk.domain.consent import Answer

HISTORY: dict[str, str] = {
    "KeepStory": "Quote of {name} kept",
    "EditStory": "Quote of {name} corrected",
    "RemoveStory": "Quote of {name} taken out",
    "ExportStories": "{number} that may be used written to {file}",
}
"""The commands of quotes, in the past tense."""

WHY_NOT: dict[Answer | None, str] = {
    Answer.GIVEN: "",
    Answer.REFUSED: "consent refused",
    Answer.WITHDRAWN: "consent withdrawn",
    None: "not asked yet",
}
"""What stands in the way of using a quote, by the newest answer; nothing where it was given."""
