"""Weights that always add to 100: one is moved, and the others give or take."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from mentordesk.matching.pool import Criterion

WHOLE = 100


def moved(
    weights: Mapping[Criterion, int],
    criterion: Criterion,
    value: int,
    held: Collection[Criterion] = (),
) -> dict[Criterion, int]:
    """The weights with one set to `value`, as near to it as those `held` leave room (0 to 100).

    The others keep their proportions; where all of them are 0 they share alike. Whole points by
    the largest remainder, of equal ones the first by `Criterion`. `weights` add to 100; so does
    what is returned, and nobody held has moved.
    """
    others = [one for one in Criterion if one is not criterion and one not in held]
    fixed = sum(weights[one] for one in held if one is not criterion)
    room = WHOLE - fixed
    chosen = max(0, min(value, room)) if others else room
    left = room - chosen
    shares = [weights[one] for one in others]
    whole = sum(shares)
    if not whole:
        shares, whole = [1] * len(others), len(others)
    found = dict(weights) | {criterion: chosen}
    given = [left * share // whole if whole else 0 for share in shares]
    order = sorted(
        range(len(others)), key=lambda at: (-(left * shares[at] % whole if whole else 0), at)
    )
    for at in order[: left - sum(given)]:
        given[at] += 1
    return found | dict(zip(others, given, strict=True))
