"""What Why says, as plain values: a plan in lines, a person, a pair, or several side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from mentordesk.ui.board.common_hours import Common
from mentordesk.ui.paint import Shape


class Weight(Enum):
    """How a line speaks."""

    PLAIN = "ink"
    MUTED = "muted"
    ATTENTION = "attention"


@dataclass(frozen=True)
class Title:
    """Who or what this is about."""

    text: str
    original: str = ""
    detail: str = ""
    shape: Shape = Shape.NONE


@dataclass(frozen=True)
class Heading:
    """What the lines below have in common; `end` stands at the other side."""

    text: str
    end: str = ""


@dataclass(frozen=True)
class Line:
    """A sentence, or a few words."""

    text: str
    weight: Weight = Weight.PLAIN


@dataclass(frozen=True)
class Fact:
    """A word for what it is, and what it is."""

    name: str
    value: str


@dataclass(frozen=True)
class Score:
    """A fit, 0 to 100."""

    score: int
    detail: str = ""


@dataclass(frozen=True)
class ReasonLine:
    """One criterion's word: points earned of points possible."""

    verdict: str
    title: str
    text: str
    points: int
    possible: int


@dataclass(frozen=True)
class Partner:
    """A possible pair to look at: who, how well, and what stands in the way or already is."""

    mentor_id: str
    mentee_id: str
    name: str
    shape: Shape
    score: int | None
    note: str = ""


@dataclass(frozen=True)
class Hours:
    """Common stretches of a week, by both clocks; the first of several says whose is whose."""

    slots: Sequence[Common]
    mentee: str
    mentor: str
    names_them: bool = True


@dataclass(frozen=True)
class Table:
    """Several people side by side: a heading for each column, then one line for each person."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Offer:
    """Something that would help: what it does as a sentence, and the button that makes it."""

    text: str
    button: str
    deed: object


Block = Offer | Title | Heading | Line | Fact | Score | ReasonLine | Partner | Hours | Table


@dataclass(frozen=True)
class Said:
    """The whole of what Why says now."""

    blocks: tuple[Block, ...]

    @property
    def about(self) -> str:
        """Who or what this is about."""
        return next((block.text for block in self.blocks if isinstance(block, Title)), "")

    @property
    def text(self) -> str:
        """All of it as one text, as it is copied and spoken."""
        return "\n".join(filter(None, map(_text, self.blocks)))


MOST = 60
"""How many lines of a kind are shown at once: what is longer is no help and slow to lay out."""


def and_more(count: int) -> Sequence[Line]:
    """Says how many were left away, where any were."""
    return [Line(f"and {count - MOST:,} more", Weight.MUTED)] if count > MOST else []


def _text(block: Block) -> str:
    if isinstance(block, Title):
        return _joined((block.text, block.original, block.detail))
    if isinstance(block, Heading):
        return _joined((block.text, block.end))
    if isinstance(block, Line):
        return block.text
    if isinstance(block, Fact):
        return f"{block.name}: {block.value}"
    if isinstance(block, Score):
        return _joined((f"Fit {block.score}", block.detail))
    if isinstance(block, ReasonLine):
        return f"{block.title}, {block.points} of {block.possible}: {block.text}"
    if isinstance(block, Partner):
        score = "" if block.score is None else f"fit {block.score}"
        return _joined((block.name, score, block.note))
    if isinstance(block, Offer):
        return f"{block.text} {block.button}"
    if isinstance(block, Table):
        return "\n".join(", ".join(row) for row in (block.columns, *block.rows))
    return f"{len(block.slots)} common stretches a week"


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)
