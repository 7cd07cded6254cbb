"""One line of the table: ours beside its baseline, and how far it may be from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import Enum


class Unit(Enum):
    """What is measured."""

    MS = "ms"
    MB = "MB"
    PERCENT = "%"


class By(Enum):
    """How ours is held against the baseline."""

    RATIO = "ratio"
    """Ours divided by the baseline."""
    MORE = "more"
    """Ours less the baseline."""
    ALONE = "alone"
    """Ours as it is; the baseline is shown for a feeling."""
    LEAST = "least"
    """Ours as it is, and more is better; the baseline is shown for a feeling."""


@dataclass(frozen=True)
class Line:
    """Medians of one measurement; `reach` is the most that `value` may be, the least by LEAST."""

    row: str
    what: str
    ours: float
    baseline: float
    reach: float
    by: By = By.RATIO
    unit: Unit = Unit.MS
    computed: object = None
    """What both computed, shortened: it was equal, or there would be no line."""
    note: str = ""
    """What is compared, where the name does not tell."""

    @property
    def value(self) -> float:
        """Ours against the baseline, in the way of `by`."""
        if self.by in (By.ALONE, By.LEAST):
            return self.ours
        if self.by is By.MORE:
            return self.ours - self.baseline
        return self.ours / self.baseline if self.baseline else float("inf")

    @property
    def reached(self) -> bool:
        """Whether the value is within reach."""
        return self.value >= self.reach if self.by is By.LEAST else self.value <= self.reach

    def as_json(self) -> dict[str, object]:
        """The line for bench.json, numbers to four figures."""
        plain = asdict(self) | {"by": self.by.value, "unit": self.unit.value}
        plain |= {"value": self.value, "reached": self.reached}
        return {k: float(f"{v:.4g}") if isinstance(v, float) else v for k, v in plain.items()}


HEAD = ("row", "what", "ours", "baseline", "is", "reach", "")


def table(lines: Sequence[Line]) -> str:
    """All lines as aligned columns, and the notes on them."""
    notes = dict.fromkeys(f"Row {line.row}: {line.note}." for line in lines if line.note)
    cells = [HEAD, *(_cells(line) for line in lines)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(HEAD))]
    rows = [
        "  ".join(
            text.ljust(width) if place == 1 else text.rjust(width)
            for place, (text, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]
    return "\n".join([*rows, *notes])


def _cells(line: Line) -> tuple[str, ...]:
    unit = line.unit.value
    return (
        line.row,
        line.what,
        f"{_figure(line.ours)} {unit}",
        f"{_figure(line.baseline)} {unit}",
        _told(line, line.value),
        _told(line, line.reach),
        "ok" if line.reached else _FAILING[line.unit],
    )


_FAILING = {Unit.MS: "slower", Unit.MB: "more", Unit.PERCENT: "less"}


def _told(line: Line, value: float) -> str:
    """A value in the way of the line: a ratio as 1/20 or 0.50×, a difference with +."""
    if line.by is By.RATIO:
        return f"{value:.2f}×" if value >= 0.1 else f"1/{1 / value:,.0f}"
    sign = "+" if line.by is By.MORE else ""
    return f"{sign}{_figure(value)} {line.unit.value}"


def _figure(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:,.1f}" if value < 100 else f"{value:,.0f}"
