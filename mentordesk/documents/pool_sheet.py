"""The pool sheet of a round for a second reader, as pages to print: no contacts, room for marks."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mentordesk.documents import paper
from mentordesk.documents.agreement import open_canvas
from mentordesk.documents.flow import Block, ScriptParagraph, Space, Stack
from mentordesk.documents.pages import Heading, draw_foot, draw_running_head, lay_out
from mentordesk.documents.rows import Measure, Rows
from mentordesk.documents.values import Footer

_MARGIN_X, _PAD_Y = 8.0, 4.0


@dataclass(frozen=True)
class PoolPerson:
    """Somebody on the sheet; `topics` are wanted by a mentee and offered by a mentor."""

    id: str
    name: str
    original: str | None = None
    code: str = ""
    job: str = ""
    city: str = ""
    topics: tuple[str, ...] = ()
    free: int | None = None

    @property
    def detail(self) -> str:
        """Code, job and city in one line."""
        return " · ".join(filter(None, (self.code, self.job, self.city)))


@dataclass(frozen=True)
class PoolPair:
    """A drafted pair: its score, the points it is made of, and what speaks for it."""

    mentee: PoolPerson
    mentor: PoolPerson
    fit: int | None
    points: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class PoolSheet:
    """All that stands on the sheet. Every word but names and answers comes from `words`."""

    title: str
    programme: str
    about: str
    pairs: tuple[PoolPair, ...]
    mentees: tuple[PoolPerson, ...]
    mentors: tuple[PoolPerson, ...]
    heads: Mapping[str, str]
    words: Mapping[str, str]


def pool_bytes(sheet: PoolSheet, footer: Footer) -> bytes:
    """The sheet as a PDF; the same values give the same bytes.

    Raises `MissingGlyph` where no font has a letter.
    """
    target = io.BytesIO()
    canvas = open_canvas(target, "en")
    canvas.setTitle(sheet.title)
    canvas.setAuthor(sheet.programme)

    def begin(number: int) -> None:
        canvas.doForm(f"foot-{number}")
        if number > 1:
            draw_running_head(canvas, sheet.title)

    count = lay_out(canvas, list(_blocks(sheet)), begin)
    canvas.showPage()
    for number in range(1, count + 1):
        canvas.beginForm(f"foot-{number}")
        draw_foot(canvas, footer, number, count)
        canvas.endForm()
    canvas.save()
    return target.getvalue()


def _blocks(sheet: PoolSheet) -> Iterator[Block]:
    head = [
        ScriptParagraph(sheet.programme, paper.PROGRAMME),
        ScriptParagraph(sheet.title, paper.TITLE),
        ScriptParagraph(sheet.about, paper.ROUND),
    ]
    yield Stack(head)
    yield Space(paper.GAP)
    yield ScriptParagraph(sheet.words["private"], paper.DETAIL)
    yield Space(paper.GAP)
    yield ScriptParagraph(sheet.words["by"], paper.BODY)
    yield from _part(
        sheet, "pairs", ("mentee", "mentor", "fit"), (0.27, 0.42, 0.07, 0.24), sheet.pairs, _pair
    )
    people: Sequence[tuple[str, str, Sequence[PoolPerson]]] = (
        ("mentees", "mentee", sheet.mentees), ("mentors", "mentor", sheet.mentors),
    )  # fmt: skip
    for part, side, rows in people:
        topics = "wants" if part == "mentees" else "offers"
        yield from _part(sheet, part, (side, topics), (0.34, 0.34, 0.32), rows, _person)


def _part(
    sheet: PoolSheet,
    part: str,
    columns: Sequence[str],
    shares: tuple[float, ...],
    rows: Sequence[Any],
    cells: Callable[[Any], list[Block]],
) -> Iterator[Block]:
    """A heading, what to do, and the table with an empty last column to write in."""

    yield Space(2.5 * paper.GAP)
    yield Heading(sheet.words[part], paper.HEADING)
    if not rows:
        yield ScriptParagraph(sheet.words[f"no_{part}"], paper.LABEL)
        return
    yield Heading(sheet.words[f"how_{part}"], paper.LABEL)
    yield Space(paper.GAP / 2)
    heads = [*(sheet.heads[name] for name in columns), sheet.words["marks"]]
    blank = ScriptParagraph(" ", paper.CELL)
    yield Rows(
        [[*cells(row), blank] for row in rows],
        Measure(shares, _MARGIN_X, _PAD_Y),
        [ScriptParagraph(text, paper.CELL_HEAD) for text in heads],
    )


def _pair(pair: PoolPair) -> list[Block]:
    fit = "–" if pair.fit is None else str(pair.fit)
    why = [
        ScriptParagraph(text, paper.FOOT) for text in (pair.points, *pair.reasons) if text
    ]  # fmt: skip
    return [
        _who(pair.mentee),
        Stack([_who(pair.mentor), *why], gap=1.0),
        ScriptParagraph(fit, paper.SUBHEADING),
    ]


def _person(person: PoolPerson) -> list[Block]:
    return [_who(person), ScriptParagraph(", ".join(person.topics) or "–", paper.CELL)]


def _who(person: PoolPerson) -> Block:
    lines: list[Block] = [ScriptParagraph(person.name, paper.SUBHEADING, at_start=True)]
    if person.original:
        lines.append(ScriptParagraph(person.original, paper.CELL, at_start=True))
    if person.detail:
        lines.append(ScriptParagraph(person.detail, paper.FOOT))
    return Stack(lines)
