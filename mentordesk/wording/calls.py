"""The words of calls: what came of one, as a button, a note, and the step that follows."""

from __future__ import annotations

from mentordesk.domain.call import Call

HISTORY: dict[str, str] = {"LogCall": "Call about {pair} noted: {call}"}
"""The command of calls, in the past tense."""

CALLS: dict[Call, str] = {
    Call.REACHED: "reached",
    Call.NOT_REACHED: "not reached",
    Call.LEFT_MESSAGE: "message left",
}
"""What came of a call; complete (tested)."""

NEXT: dict[Call, str] = {
    Call.REACHED: "Ask how it goes",
    Call.NOT_REACHED: "Ring again",
    Call.LEFT_MESSAGE: "Ring again if they have not called",
}
"""What is to be done on the next day; complete (tested)."""

NO_NUMBER = "no telephone number on file"
NOT_TO_BE_CALLED = "do not contact"


def note_text(call: Call, said: str | None) -> str:
    """The note that is kept: what came of the call, and what was said."""
    return f"Call: {CALLS[call]}. {said}" if said else f"Call: {CALLS[call]}."
