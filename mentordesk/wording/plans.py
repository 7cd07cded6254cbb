"""Plans held against each other: what a move means, what it needs, and what an aim costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mentordesk.domain.match import Aim
from mentordesk.wording.matching import CRITERIA
from mentordesk.wording.words import listed, many, people

NONE = "–"
"""Where there is no figure."""


def signed(points: int) -> str:
    """A change of points: +9, −4, or 0."""
    return f"+{points:,}" if points > 0 else f"−{-points:,}" if points else "0"


def move(before: str | None, after: str | None) -> str:
    """Where somebody goes, to stand behind their name."""
    if after is None:
        return f"no longer with {before}"
    if before is None:
        return f"with {after}"
    return f"from {before} to {after}"


def why_it_helps(
    gains: Sequence[tuple[str, int]], makes_room_for: Sequence[str], must: bool, is_new: bool
) -> str:
    """What a move brings: the criteria that change most, and who gets the place; "" for nothing."""
    parts = []
    if must:
        parts.append("the pair on the board can no longer be")
    told = [(CRITERIA.get(name, name), points) for name, points in gains]
    if is_new:
        parts += [f"{name} {points}" for name, points in told if points > 0]
    else:
        parts += [f"{name} {signed(points)}" for name, points in told]
    if makes_room_for:
        parts.append(f"makes room for {listed(list(makes_room_for), 2)}")
    return ", ".join(parts)


def only_if(mentee: str, mentor: str, others: Sequence[str]) -> str:
    """A move that lacks a place, with those of whom somebody would have to move too."""
    if len(others) == 1:
        return f"{mentee} can have {mentor} only if {others[0]} moves too"
    *most, last = others
    return f"{mentee} can have {mentor} only if {', '.join(most)} or {last} moves too"


def must_move(mentee: str, mentor: str | None) -> str:
    """Somebody who cannot stay where they are."""
    return f"{mentee} cannot stay with {mentor}"


def chain(count: int, points: int) -> str:
    """The heading over moves of which one needs the place that another leaves."""
    return f"{count} that go together, {_points(points)}"


def each_alone(count: int, points: int) -> str:
    """The heading over moves that need no other."""
    return (
        f"{count} on their own, {_points(points)}"
        if count > 1
        else f"1 on its own, {_points(points)}"
    )


def _points(points: int) -> str:
    return f"{signed(points)} points" if points else "no points more or fewer"


def differing(count: int) -> str:
    """How many pairs are not the same in all plans."""
    return f"{many(count, 'pair')} that differ{'s' if count == 1 else ''}"


def with_whom(mentor: str, plans: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Who is with a mentor in each plan, all of them by name."""
    told = [f"{plan}: {listed(list(names), len(names)) or 'nobody'}" for plan, names in plans]
    return f"{mentor}. {'. '.join(told)}."


def nothing_differs(plans: int, of: int) -> tuple[str, str]:
    """In place of the pairs that differ among so many plans of all: what is so, and what to do."""
    if of < 2:
        return "There is one plan alone", "Duplicate it under Figures, and change the copy."
    if plans < 2:
        return "One plan alone", "Choose another above to see which pairs differ."
    return "Nothing differs", "Every mentee is with the same mentor in these plans, or waits."


def own_weights(weights: Mapping[str, int]) -> str:
    """A mentee's own weights, the heaviest first; what weighs nothing is left away."""
    told = sorted(weights.items(), key=lambda found: -found[1])
    return ", ".join(f"{CRITERIA.get(name, name)} {weight}" for name, weight in told if weight)


def taken(count: int, of: int) -> str:
    """How much of a difference is ticked."""
    return f"All {of} ticked" if count == of else f"{count} of {of} ticked"


def aim_costs(fewer_points: int, fewer_people: int, weaker: int) -> list[tuple[str, bool]]:
    """What an aim costs against whichever of the three is best at each, and whether it is best."""
    return [
        (f"{many(fewer_points, 'point')} fewer in all", False)
        if fewer_points
        else ("the most points in all", True),
        (f"leaves {people(fewer_people)} more out", False)
        if fewer_people
        else ("the most people placed", True),
        (f"weakest pair {many(weaker, 'point')} lower", False)
        if weaker
        else ("the best weakest pair", True),
    ]


AIM_SAYS: dict[Aim, str] = {
    Aim.FIT: "The largest sum of fits; somebody may be left out for it.",
    Aim.PEOPLE: "As many people as can be, then the largest sum.",
    Aim.FAIR: "As many people, then the best weakest pair, then the largest sum.",
}
"""What each aim puts first."""

BOLD_IS_BEST = (
    "Bold is the best where they differ; of averages and weakest pairs only where as many are "
    "placed."
)

NOBODY_PLACED = ("Nobody is placed", "Once mentees are drafted, their mentors are listed here.")
"""In place of the loads of mentors: what is so, and what to do."""

TIES = (
    "Of equally good plans, whoever applied earlier is placed (then by name, address and number); "
    "then mentees are spread over the mentors as evenly as can be, counting those they have "
    "already. The same people always give the same plan."
)
"""How ties are broken, wherever plans are explained."""

HOW_TO_READ = f"{BOLD_IS_BEST} {TIES}"
"""Below plans side by side."""


def placed(count: int, of: int) -> str:
    """How many have a pair."""
    return f"{count:,} of {of:,}"


def left_out(names: Sequence[str]) -> str:
    """How many have none, the first of them by name."""
    return f"{len(names):,}: {listed(list(names), 3)}" if names else "nobody"


def weakest(worst: tuple[int, str, str] | None) -> str:
    """The pair with the lowest fit: its score, mentee and mentor."""
    return NONE if worst is None else f"{worst[0]}, {worst[1]} with {worst[2]}"


def number(value: int | None) -> str:
    """A figure, or a dash where there is none."""
    return NONE if value is None else f"{value:,}"


def load(spread: Sequence[tuple[int, int]], idle: int) -> str:
    """How many mentors have how many mentees: 3 mentors with 2, 40 with 1, 9 with none."""
    parts = [(mentors, str(mentees)) for mentees, mentors in spread]
    if idle > 0:
        parts.append((idle, "none"))
    told = [f"{mentors:,} with\N{NO-BREAK SPACE}{mentees}" for mentors, mentees in parts[1:]]
    first = [
        f"{many(mentors, 'mentor')} with\N{NO-BREAK SPACE}{mentees}"
        for mentors, mentees in parts[:1]
    ]
    return ", ".join([*first, *told]) or NONE


def plan_weights(is_solved: bool, other_weights: bool) -> str:
    """By which weights a plan was worked out."""
    if not is_solved:
        return "drawn by hand"
    return "others than now: solve again" if other_weights else "as now"


def wishes_met(met: int, first: int, wishing: int) -> str:
    """Wishes met among those placed who named somebody."""
    return f"{met} of {wishing}, {first} the first" if wishing else "nobody named a mentor"


def changed_by_weights(moves: int, as_kept: int) -> str:
    """How many pairs on the board would change when it is solved with other weights."""
    if not moves:
        now = "Solved with these weights, the board would stay as it is"
    else:
        now = f"Solved with these weights, {many(moves, 'mentee')} would change"
    return f"{now} ({as_kept or 'none'} with the weights as kept)."


def gathers(mentor: str, around: str, lacks: Iterable[str] = ()) -> str:
    """What the new group of a mentor gathers around; `lacks` by name: what it has none of."""
    open_in = ", ".join(f"no common {what}" for what in lacks)
    told = ", ".join(part for part in (around, open_in) if part)
    return f"{mentor}: {told or 'open to all who may be in it'}"


def of_best(total: int, best: int) -> str:
    """How far a plan of groups is from what no plan can pass: the best without any ties."""
    share = 100 * total // best if best else 100
    return f"{share} % of the {best:,} points that could be at most"
