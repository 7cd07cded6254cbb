"""The pool sheet of a round for a second reader, as pages to print: no contacts, room for marks."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mentordesk.documents import paper
from mentordesk.documents.agreement import open_canvas
from mentordesk.documents.flow import Block, Columns, ScriptParagraph, Space, Stack
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
        sheet, "pairs", [Columns(_heads(sheet, "mentee", "mentor"), 2, _MARGIN_X),
        *_heads(sheet, "fit")], (0.54, 0.08, 0.13, 0.25), map(_pair, sheet.pairs),
    )  # fmt: skip
    for part, side, topics, people in (
        ("mentees", "mentee", "wants", sheet.mentees),
        ("mentors", "mentor", "offers", sheet.mentors),
    ):
        heads = _heads(sheet, side, topics)
        yield from _part(sheet, part, heads, (0.28, 0.28, 0.21, 0.23), map(_person, people))


def _heads(sheet: PoolSheet, *columns: str) -> list[Block]:
    return [ScriptParagraph(sheet.heads[name], paper.CELL_HEAD) for name in columns]


def _part(
    sheet: PoolSheet,
    part: str,
    heads: list[Block],
    shares: tuple[float, ...],
    rows: Iterable[list[Block]],
) -> Iterator[Block]:
    """A heading, what to do, and the table with two empty columns at its end to write in."""
    yield Space(2.5 * paper.GAP)
    yield Heading(sheet.words[part], paper.HEADING)
    cells = list(rows)
    if not cells:
        yield ScriptParagraph(sheet.words[f"no_{part}"], paper.LABEL)
        return
    yield Heading(sheet.words[f"how_{part}"], paper.LABEL)
    yield Space(paper.GAP / 2)
    blank = ScriptParagraph(" ", paper.CELL)
    marks = [
        ScriptParagraph(sheet.words[name], paper.CELL_HEAD) for name in ("paper_no", "paper_yes")
    ]  # fmt: skip
    yield Rows(
        [[*row, blank, blank] for row in cells],
        Measure(shares, _MARGIN_X, _PAD_Y, to_write=2),
        [*heads, *marks],
    )


def _pair(pair: PoolPair) -> list[Block]:
    """Both beside each other, and below them over the width of both what the fit is made of."""
    fit = "–" if pair.fit is None else str(pair.fit)
    both = Columns([_who(pair.mentee), _who(pair.mentor)], 2, _MARGIN_X)
    why = " ".join(pair.reasons)
    told = [ScriptParagraph(text, paper.FOOT, ours=True) for text in (pair.points, why) if text]
    return [Stack([both, *told], gap=2.0), ScriptParagraph(fit, paper.SUBHEADING)]


def _person(person: PoolPerson) -> list[Block]:
    return [_who(person), ScriptParagraph(", ".join(person.topics) or "–", paper.FOOT)]


def _who(person: PoolPerson) -> Block:
    lines: list[Block] = [ScriptParagraph(person.name, paper.SUBHEADING, at_start=True)]
    if person.original:
        lines.append(ScriptParagraph(person.original, paper.CELL, at_start=True))
    if person.detail:
        lines.append(ScriptParagraph(person.detail, paper.FOOT))
    return Stack(lines)
