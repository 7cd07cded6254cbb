"""The sentences of what is refused about mentoring groups: what is wrong, and the way on."""

from __future__ import annotations

from mentordesk.domain.refusal import Reason

GROUPS_REFUSED: dict[Reason, tuple[str, str]] = {
    Reason.GROUP_FULL: (
        "“{group}” has no free place: {count} of {most}.",
        "Make it larger, or choose another group.",
    ),
    Reason.GROUP_SIZE: (
        "A group of {least} to {most} is not what mentoring in groups is made for.",
        "Keep it at 2 to 10, or say why it is right all the same.",
    ),
    Reason.ALREADY_MEMBER: (
        "{name} is already in “{group}”.",
        "Choose somebody else, or take them out of that group first.",
    ),
    Reason.ONLY_GROUPS: (
        "“{round}” makes groups, not pairs.",
        "Place people in its groups on the match board, or choose a round of Matched Mentoring.",
    ),
    Reason.GROUPS_TOO_SMALL: (
        "No group can be formed yet; too few are drafted with {names}.",
        "Draft more, move them into one group, go on recruiting, or form it smaller and say why.",
    ),
    Reason.GROUP_SMALL_WHY: (
        "A group of {least} has nobody to speak with but its mentor.",
        "Draft one more, or say why it is right all the same.",
    ),
    Reason.NOTHING_DRAFTED: (
        "Nobody is drafted in the current plan of “{round}”.",
        "Draft people with its mentors first, by hand or with Solve again.",
    ),
    Reason.BELOW_LEAST: (
        "“{group}” has {count} of at least {least} members.",
        "Place more members, merge it with another group, or close it.",
    ),
    Reason.GROUP_STEP: (
        "“{group}” is {now}; from there it cannot become {then}.",
        "Take the steps in their order.",
    ),
    Reason.GROUP_NOT_FORMED: (
        "“{group}” is {now}, so it cannot have met yet.",
        "Let it begin to form first.",
    ),
    Reason.GROUP_NOT_OPEN: (
        "“{group}” is {now}, so nobody can ask for it now.",
        "Let it recruit first, or choose another group.",
    ),
    Reason.ALREADY_ASKED: (
        "{name} has already asked for “{group}”.",
        "Place them in it, or choose somebody else.",
    ),
    Reason.TWICE_MENTOR: (
        "{name} cannot be mentor and co-mentor of one group.",
        "Choose another co-mentor, or nobody.",
    ),
    Reason.GROUP_NOT_BEGUN: (
        "“{group}” has not met yet, so nobody can be asked how it goes.",
        "Note its first session, or start the group, first.",
    ),
}

GROUP_FULL_BY_DRAFTS = (
    "The group of {mentor} has no free place: it takes {seats}.",
    "Take a draft out, choose another mentor, or make the group larger once it is formed.",
)
"""No free place in a group, standing or in the making; the mentor may well have some."""
