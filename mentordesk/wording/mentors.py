"""The words before a mentor is offered or introduced who lacks what the programme asks of them."""

from __future__ import annotations

from collections.abc import Sequence

from mentordesk.wording.words import listed


def unready_heading(training: Sequence[str], code: Sequence[str]) -> str:
    """What is missing: the training, the code of conduct, or both."""
    if training and code:
        return "Training and code of conduct are missing"
    return "The training is missing" if training else "The code of conduct is not accepted"


def unready_text(training: Sequence[str], code: Sequence[str], version: str) -> str:
    """Who lacks what, by name; `version` is that of the code that holds now."""
    said = []
    if training:
        verb = "have" if len(training) > 1 else "has"
        said.append(f"{listed(list(training))} {verb} not had the training yet.")
    if code:
        said.append(f"{listed(list(code))} did not accept the code of conduct {version} yet.")
    return f"{' '.join(said)} You may go on all the same."
