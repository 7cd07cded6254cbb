"""What a choice costs the best plan: in two words for a card, and as a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from mentordesk.wording import words

NO_COST = "no cost"


def cost(placed: int, total: int, worst: int | None, now_worst: int | None) -> str:
    """In as few words as a card has room for: who is left out, the worst pair, or points.

    `placed`, `total` and `worst` are set against the best plan, 0 or less; `now_worst` is the score
    of the worst pair that there would be.
    """
    if placed:
        return f"leaves {-placed:,} out"
    if worst and now_worst is not None:
        return f"worst pair {now_worst}"
    return f"costs {-total:,}" if total else NO_COST


def brief(cost: str) -> str:
    """The same where there is room for a word: without the verb that the reader can add."""
    return cost.removeprefix("leaves ").replace("worst pair", "worst")


def cost_in_full(
    placed: int, total: int, worst: int | None, now_worst: int | None, left_out: Sequence[str]
) -> str:
    """The same as a sentence, with the names of those left out."""
    if not (placed or total or worst):
        return "Costs the best plan nothing."
    said = []
    if total < 0 and not (placed or worst):
        said.append(f"Costs the best plan {words.many(-total, 'point')}.")
    if placed:
        said.append(f"With this pair the best plan places {words.people(-placed)} fewer.")
    if worst and now_worst is not None:
        whose = "Its worst pair" if said else "The worst pair of the best plan"
        said.append(f"{whose} falls by {-worst} to {now_worst}.")
    if total and (placed or worst):
        less = "less" if total < 0 else "more"
        said.append(f"Its total is {words.many(abs(total), 'point')} {less}.")
    if left_out:
        said.append(f"Left out by it: {words.listed(list(left_out), 6)}.")
    return " ".join(said)


def full_by_locks(mentor: str) -> str:
    """Why a mentor of the pool can take nobody, to stand behind a colon."""
    return f"locked pairs take all places of {mentor}"


def as_drawn(score: int, before: int | None, *, is_placed: bool) -> str:
    """How a drop changes the sum of the drafts drawn; `before` is the fit of the pair it undoes."""
    change = score - (before or 0)
    sign = "+" if change > 0 else "−" if change < 0 else "±"
    more = "" if is_placed else ", one more paired"
    return f"The plan as drawn: {sign}{words.many(abs(change), 'point')}{more}."
