"""The figures of plans as rows to be read across, with the best of each marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mentordesk.jobs.plan_figures import PlanFigures
from mentordesk.ui.board.figure_grid import PENDING, Figure, FigureRow
from mentordesk.wording import plans as said

Tell = Callable[[PlanFigures], str]
Worth = Callable[[PlanFigures], "int | None"]
_BEST = "the best"


def figure_rows(
    plans: Sequence[PlanFigures | None], weakest: str = "Weakest pair"
) -> list[FigureRow]:
    """One row for each figure, one column for each plan; None for one that is worked out still.

    The best is marked once all are there, and only where it differs. Figures of those placed say
    nothing of the plan where plans place different numbers of people, and are not marked then.
    """
    alike = len({one.placed for one in plans if one is not None}) == 1
    rows = []
    for name, tell, worth, of_placed in _FIGURES:
        if tell is _wishes and not any(one.wishing for one in plans if one is not None):
            continue  # nobody named a mentor
        marks = worth if alike or not of_placed else None
        rows.append(_row(weakest if tell is _weakest else name, plans, tell, marks))
    return rows


def number_rows(plans: Sequence[PlanFigures], marked: int) -> list[FigureRow]:
    """The figures that are numbers; marked are those of a column that differ from the one before.

    `marked` is the number of that column, from 1 upward.
    """
    rows = []
    for name, tell in _NUMBERS:
        texts = [tell(one) for one in plans]
        mark = "changed" if texts[marked] != texts[marked - 1] else ""
        figures = [Figure(text, mark if at == marked else "") for at, text in enumerate(texts)]
        rows.append(FigureRow(name, tuple(figures)))
    return rows


def _row(
    name: str, plans: Sequence[PlanFigures | None], tell: Tell, worth: Worth | None
) -> FigureRow:
    values = [worth(one) if worth and one is not None else None for one in plans]
    known = {value for value in values if value is not None}
    best = {max(known)} if len(known) > 1 and None not in plans else set()
    return FigureRow(
        name,
        tuple(
            PENDING if one is None else Figure(tell(one), _BEST if value in best else "")
            for one, value in zip(plans, values, strict=True)
        ),
    )


def _weakest(one: PlanFigures) -> str:
    return said.weakest(one.worst)


def _load(one: PlanFigures) -> str:
    return said.load(one.spread, one.mentors - len(one.loads))


def _wishes(one: PlanFigures) -> str:
    return said.wishes_met(one.wishes, one.first_wishes, one.wishing)


def _worst(one: PlanFigures) -> int | None:
    return one.worst[0] if one.worst is not None else None


def _wished(one: PlanFigures) -> int | None:
    return one.wishes if one.wishing else None


_FIGURES: tuple[tuple[str, Tell, Worth | None, bool], ...] = (
    ("Paired", lambda one: said.placed(one.placed, one.to_place), lambda one: one.placed, False),
    ("Left out", lambda one: said.left_out(one.left_out), None, False),
    ("Sum of fits", lambda one: f"{one.total:,}", lambda one: one.total, False),
    ("Average fit", lambda one: said.number(one.average), lambda one: one.average, True),
    ("Weakest pair", _weakest, _worst, True),
    ("Load", _load, None, False),
    ("Wishes met", _wishes, _wished, True),
)
"""Name, words, what is best by the largest number, and whether it is of those placed alone."""

_NUMBERS: tuple[tuple[str, Tell], ...] = (
    ("Paired", lambda one: f"{one.placed:,}"),
    ("Left out", lambda one: f"{len(one.left_out):,}"),
    ("Sum of fits", lambda one: f"{one.total:,}"),
    ("Average fit", lambda one: said.number(one.average)),
    ("Weakest pair", lambda one: said.number(_worst(one))),
)
