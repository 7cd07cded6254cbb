"""The parts of an agreement as blocks: masthead, cards, sections, plan, acknowledgement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple

from mentordesk.documents import paper
from mentordesk.documents.flow import Block, Card, Columns, ScriptParagraph, Space, Stack
from mentordesk.documents.form_fields import FIELD_PAD, OpenField, fits_field
from mentordesk.documents.pages import Closing, Heading
from mentordesk.documents.rows import Measure, Rows
from mentordesk.documents.values import (
    About,
    Acknowledgement,
    ActionPlan,
    AgreementPage,
    Answer,
    Party,
    Points,
    Section,
    Signer,
)

_ANSWERS = Measure((0.3, 0.7), 2 * paper.GAP, paper.GAP / 2)
_FIELD_WIDTH = 0.7 * paper.CONTENT_WIDTH - 2 * paper.GAP
_PLAN = Measure((0.26, 0.17, 0.22, 0.115, 0.13, 0.105), paper.GAP, 0.75 * paper.GAP)
_PLAN_KEYS = ("goal", "measure", "steps", "owner", "due", "status")
_OPEN_PLAN_LINES = 3
_CARDS_FIRST = 4
"""With more people than this, their cards follow the block on what the relationship is."""


class Inset(Block):
    """A block that leaves room at its right, for instance for a logo."""

    def __init__(self, content: Block, right: float) -> None:
        super().__init__()
        self._content = content
        self._right = right

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The content, set narrower."""
        self.width = width
        self.height = self._content.wrap(width - self._right, height)[1]
        return width, self.height

    def draw(self) -> None:
        """Draw the content at the left."""
        self._content.drawOn(self.canv, 0, 0)


def masthead(page: AgreementPage, logo_width: float) -> Block:
    """Programme, title and round, clear of the logo."""
    words = Stack(
        (
            ScriptParagraph(page.programme, paper.PROGRAMME),
            ScriptParagraph(page.title, paper.TITLE),
            ScriptParagraph(page.round_name, paper.ROUND),
        )
    )
    return Inset(words, logo_width + 2 * paper.GAP if logo_width else 0.0)


def opening_blocks(page: AgreementPage) -> Iterator[Block]:
    """The cards of the people and the block on what the relationship is, both on page one.

    For more people than two rows of cards the block comes first, so that it stays on page one.
    """
    cards = _party_cards(page.parties)
    about = _about_block(page.about) if page.about else None
    is_group = len(page.parties) > _CARDS_FIRST
    for block in (about, *cards) if is_group else (*cards, about):
        if block is not None:
            yield Space(1.5 * paper.GAP if block in cards[1:] else 2 * paper.GAP)
            yield block


def _party_cards(parties: Sequence[Party]) -> list[Columns]:
    """Rows of cards: two in a row, three for a group."""
    count = 2 if len(parties) <= _CARDS_FIRST else 3
    return _in_rows([_party_card(party) for party in parties], count)


def _in_rows(blocks: Sequence[Block], count: int) -> list[Columns]:
    starts = range(0, len(blocks), count)
    return [Columns(blocks[i : i + count], count, 1.5 * paper.GAP) for i in starts]


def _side_by_side(blocks: Sequence[Block]) -> Block:
    return Stack(_in_rows(blocks, 2), 1.5 * paper.GAP)


def _party_card(party: Party) -> Card:
    colour = paper.ROLE[party.kind]
    lines: list[Block] = [
        ScriptParagraph(party.role, paper.TextStyle(8.5, 14, bold=True, colour=colour)),
        ScriptParagraph(party.name, paper.NAME, at_start=True),
    ]
    if party.original_name:
        lines.append(ScriptParagraph(party.original_name, paper.ORIGINAL_NAME, at_start=True))
    details = [party.cohort, *party.contact, party.time_zone]
    lines.append(Space(paper.GAP / 2))
    lines += [ScriptParagraph(each, paper.DETAIL) for each in details if each]
    return Card(Stack(lines), edge=colour)


def _about_block(about: About) -> Block:
    words: list[Block] = [ScriptParagraph(about.heading, paper.HEADING)]
    words += [ScriptParagraph(each) for each in about.paragraphs]
    if about.lists:
        words += [Space(paper.GAP / 2), _side_by_side([Stack(_points(e)) for e in about.lists])]
    return Card(Stack(words), ground=paper.ACCENT_SOFT)


def _points(points: Points) -> list[Block]:
    blocks: list[Block] = []
    if points.heading:
        blocks.append(ScriptParagraph(points.heading, paper.SUBHEADING))
    return blocks + [ScriptParagraph(each, bullet=True) for each in points.items]


def section_blocks(section: Section, prefix: str) -> Iterator[Block]:
    """Heading, opening words, answers, points."""
    yield from _opening(section.heading, section.paragraphs)
    if section.answers:
        yield Rows([_answer_row(each, prefix) for each in section.answers], _ANSWERS)
    if section.points:
        yield Space(paper.GAP / 2)
        yield from _points(section.points)


def _opening(heading: str, paragraphs: Sequence[str]) -> Iterator[Block]:
    yield Space(3 * paper.GAP)
    yield Heading(heading, paper.HEADING)
    for each in paragraphs:
        yield ScriptParagraph(each)
    yield Space(paper.GAP / 2)


def _answer_row(answer: Answer, prefix: str) -> tuple[Block, Block]:
    """What is usual stands in the field, or as text where a field could not show it."""
    label: Block = ScriptParagraph(answer.label, paper.LABEL)
    usual = answer.usual or ""
    if answer.value is None and (not usual or fits_field(usual, _FIELD_WIDTH)):
        label = Stack((Space(FIELD_PAD), label))  # level with what is typed into the field
        return label, OpenField(f"{prefix}-{answer.key}", answer.label, answer.lines, usual)
    return label, ScriptParagraph(answer.value or usual)


def plan_blocks(plan: ActionPlan, prefix: str) -> Iterator[Block]:
    """The table of goals; open cells are fields named by row and column."""
    yield from _opening(plan.heading, plan.paragraphs)
    head = [ScriptParagraph(each, paper.CELL_HEAD) for each in plan.labels]
    rows = []
    for number, goal in enumerate(plan.goals, start=1):
        cells = zip(astuple(goal), _PLAN_KEYS, plan.labels, strict=True)
        is_open = all(value is None for value in astuple(goal))
        lines = _OPEN_PLAN_LINES if is_open else 2
        rows.append(
            tuple(
                _cell(value, f"{prefix}-goal{number}-{key}", f"{label} {number}", lines)
                for value, key, label in cells
            )
        )
    yield Rows(rows, _PLAN, head)


def _cell(value: str | None, name: str, tooltip: str, lines: int) -> Block:
    if value is None:
        return OpenField(name, tooltip, lines)
    return ScriptParagraph(value, paper.CELL)


def acknowledgement_block(block: Acknowledgement, prefix: str) -> Block:
    """The closing words with a typed name and a date for each, kept together."""
    signers = [Card(_signer(each, block, prefix), ground=None) for each in block.signers]
    words: list[Block] = [ScriptParagraph(block.heading, paper.HEADING)]
    words += [ScriptParagraph(each) for each in block.paragraphs]
    return Closing([*words, Space(paper.GAP), _side_by_side(signers)])


def _signer(signer: Signer, block: Acknowledgement, prefix: str) -> Block:
    name = f"{prefix}-{signer.key}"
    typed = _typed(signer.typed_name, block.name_label, f"{name}-name", signer)
    date = _typed(signer.date, block.date_label, f"{name}-date", signer)
    who = Stack(
        (
            ScriptParagraph(signer.role, paper.DETAIL),
            ScriptParagraph(signer.name, paper.SUBHEADING, at_start=True),
        )
    )
    given = Rows([(typed, date)], Measure((0.62, 0.38), paper.GAP, 0))
    return Stack([who, Space(paper.GAP / 2), given])


def _typed(value: str | None, label: str, name: str, signer: Signer) -> Block:
    """A label over what was typed, or over the field to type it in."""
    told = f"{label}: {signer.name}"
    given = OpenField(name, told) if value is None else ScriptParagraph(value)
    return Stack((ScriptParagraph(label, paper.CELL_HEAD), given))
