"""The words around quotes and stories: their history, and why one may not be used."""

from __future__ import annotations

from mentordesk.domain.consent import Answer
from mentordesk.domain.person import Role
from mentordesk.wording.words import many, word

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

LIST_SHEET = "Quotes"
LIST_HEADINGS = ("Quote", "Who said it", "Role", "Round", "Said on")

HINT = (
    "A quote is used only while its person allows it: when consent is withdrawn it leaves this "
    "list at once. Look for other people’s names in the words before you pass them on."
)


def source(name: str, role: Role | None, round_name: str | None) -> str:
    """Who said it, as it stands under a quote."""
    return ", ".join(part for part in (name, word(role), round_name) if part)


def quotes(count: int) -> str:
    """A count of quotes."""
    return many(count, "quote")


def standing(answer: Answer | None) -> str:
    """Whether a quote may be used, and if not, why not."""
    return WHY_NOT[answer] or "may be used"
