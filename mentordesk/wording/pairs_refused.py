"""The sentences of what is refused about pairs: what is wrong, and the way on."""

from __future__ import annotations

from mentordesk.domain.refusal import Reason

PAIRS_REFUSED: dict[Reason, tuple[str, str]] = {
    Reason.ROUND_ARCHIVED: (
        "“{round}” is archived, and its figures are kept as they were.",
        "Reopen it under Settings ▸ Rounds and say why, do this, then archive it again.",
    ),
    Reason.NOT_IN_POOL: (
        "{mentee} is not waiting in “{round}”.",
        "Add them to the round first, under People.",
    ),
    Reason.NOT_A_MENTOR: (
        "{mentor} is not a mentor of “{round}”.",
        "Give them a mentor profile for this scheme first, under People.",
    ),
    Reason.ALREADY_PAIRED: (
        "{mentee} already has a live pair in “{round}”, with {mentor}.",
        "Close that pair first.",
    ),
    Reason.MENTOR_FULL: (
        "{mentor} has no free place.",
        "Give them one more place, take a draft out, or choose another mentor.",
    ),
    Reason.PAIR_BLOCKED: ("{mentor} and {mentee} cannot be paired: {why}.", "{way_on}"),
    Reason.NEEDS_REASON: (
        "Pairing {mentor} and {mentee} needs a reason: {why}.",
        "Say why it is right all the same.",
    ),
    Reason.PAIR_LOCKED: (
        "The pair {mentor} and {mentee} is locked.",
        "Unlock it first.",
    ),
    Reason.PAIR_IS_DRAFT: (
        "{mentor} and {mentee} are only drafted, so there is no agreement to note yet.",
        "Propose the pair first; its agreement can be printed all the same.",
    ),
    Reason.PAIR_IS_LIVE: (
        "{mentor} and {mentee} are more than a draft: {now}.",
        "The pair stays where it is. If it was proposed by mistake, undo that in Edit ▸ History.",
    ),
    Reason.STEP_NOT_ALLOWED: (
        "A pair that is {now} cannot become {then}.",
        "Take the steps in their order.",
    ),
    Reason.PAIR_ALREADY: (
        "{mentee} and {mentor} are a pair already.",
        "Open it under Relationships.",
    ),
    Reason.CODE_NOT_ACCEPTED: (
        "{names} did not accept the code of conduct {version} yet.",
        "Note under People that they did, or change the rule in Settings ▸ Programme.",
    ),
    Reason.NOT_TRAINED: (
        "{names} has not had the training yet.",
        "Note it under People, or change the rule in Settings ▸ Programme.",
    ),
}
