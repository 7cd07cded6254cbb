"""The blocks of a page: how they measure, part and keep together."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from mentordesk.documents import paper
from mentordesk.documents.flow import Card, Columns, ScriptParagraph, Space, Stack
from mentordesk.documents.form_fields import OpenField
from mentordesk.documents.pages import Closing, Heading, lay_out
from mentordesk.documents.rows import Measure, Rows

WIDTH = paper.CONTENT_WIDTH
PAGE = paper.PAGE_HEIGHT - paper.TOP - paper.BOTTOM
LINE = paper.BODY.leading
HALVES = Measure((0.5, 0.5), 8, 4)
LONG = "many words that go on " * 60


class Watched(Stack):
    """A block of a given height that remembers where it was drawn."""

    def __init__(self, height, log, name):
        super().__init__([Space(height)])
        self._log = log
        self._name = name

    def drawOn(self, canvas, x, y):
        self._log.append((canvas.getPageNumber(), self._name, round(y)))


def laid(blocks):
    canvas = Canvas(io.BytesIO(), pagesize=(paper.PAGE_WIDTH, paper.PAGE_HEIGHT))
    begun: list[int] = []
    pages = lay_out(canvas, blocks, begun.append)
    assert begun == list(range(1, pages + 1))
    return pages


def wrapped(block, width=WIDTH):
    return block.wrap(width, PAGE)[1]


def test_a_paragraph_is_as_high_as_its_lines():
    assert wrapped(ScriptParagraph("one line")) == LINE
    assert wrapped(ScriptParagraph("one\ntwo\nthree")) == 3 * LINE
    assert wrapped(ScriptParagraph("")) == LINE


def test_lines_of_tall_scripts_are_given_more_room():
    burmese = ScriptParagraph("ကြိုးစားမည်", paper.CELL)
    assert wrapped(burmese) > wrapped(ScriptParagraph("words", paper.CELL))


def test_a_paragraph_is_set_anew_for_another_width():
    paragraph = ScriptParagraph(LONG)
    wide = wrapped(paragraph)
    assert wrapped(paragraph, WIDTH / 3) > 2 * wide
    assert wrapped(paragraph) == wide


def test_a_paragraph_parts_with_two_lines_on_each_side():
    paragraph = ScriptParagraph("a\nb\nc\nd\ne")
    assert paragraph.split(WIDTH, 1.5 * LINE) == []
    assert [wrapped(each) for each in paragraph.split(WIDTH, 2.5 * LINE)] == [2 * LINE, 3 * LINE]
    assert [wrapped(each) for each in paragraph.split(WIDTH, 4.5 * LINE)] == [3 * LINE, 2 * LINE]
    assert paragraph.split(WIDTH, 5 * LINE) == [paragraph]
    assert paragraph.least_height(WIDTH) == 2 * LINE
    assert ScriptParagraph("a\nb\nc").least_height(WIDTH) == 3 * LINE


def test_a_bullet_narrows_the_text():
    assert wrapped(ScriptParagraph(LONG, bullet=True), 100) > wrapped(ScriptParagraph(LONG), 100)


def test_stacks_columns_and_cards_measure_what_they_hold():
    one, two = Space(20), Space(30)
    assert wrapped(Stack([one, two], gap=5)) == 55
    assert wrapped(Columns([one, two], 2, 10)) == 30
    assert wrapped(Card(two)) == 30 + 3 * paper.GAP
    assert wrapped(Stack([])) == 0


def test_cards_side_by_side_are_equally_high():
    cards = [Card(Space(20)), Card(Space(50))]
    columns = Columns(cards, 2, 10)
    laid([columns])
    assert cards[0].height == cards[1].height == wrapped(columns)


def test_a_stack_stays_whole_unless_it_is_higher_than_a_page():
    assert Stack([Space(300), Space(300)]).split(WIDTH, 400) == []
    parts = Stack([Space(300), Space(300), Space(300)]).split(WIDTH, 650)
    assert [wrapped(each) for each in parts] == [600, 300]


def row(height):
    return (Space(height), Space(height / 2))


def test_rows_are_as_high_as_their_highest_cells():
    assert wrapped(Rows([row(20), row(30)], HALVES)) == 20 + 30 + 4 * 4


def test_rows_part_between_rows_under_the_same_head():
    rows = Rows([row(40)] * 6, HALVES, row(20))
    parts = rows.split(WIDTH, 28 + 4 * 48 + 10)
    assert [wrapped(each) for each in parts] == [28 + 4 * 48, 28 + 2 * 48]
    assert rows.split(WIDTH, 30) == []


def test_a_last_row_is_not_left_alone():
    parts = Rows([row(40)] * 6, HALVES).split(WIDTH, 5 * 48)
    assert [wrapped(each) for each in parts] == [4 * 48, 2 * 48]


def test_a_high_row_is_parted_within_its_cells():
    high = (ScriptParagraph("\n".join("x" * 20)), ScriptParagraph("beside"))
    rows = Rows([high], HALVES, (Space(12), Space(12)))
    first, rest = rows.split(WIDTH, 20 + 8 + 7 * LINE)
    assert wrapped(first) == 20 + 8 + 7 * LINE
    assert wrapped(rest) == 20 + 8 + 13 * LINE


def test_rows_give_up_their_last_row():
    parts = Rows([row(40)] * 3, HALVES, row(20)).peeled()
    assert parts is not None
    assert [wrapped(each) for each in parts] == [28 + 2 * 48, 28 + 48]
    assert Rows([row(40)], HALVES).peeled() is None


@pytest.mark.parametrize(("lines", "height"), [(1, 19), (3, 45)])
def test_a_field_has_room_for_its_lines(lines, height):
    assert wrapped(OpenField("name", "what to write", lines)) == height


def test_blocks_fill_page_after_page():
    log: list[tuple[int, object, int]] = []
    assert laid([Watched(300, log, n) for n in range(5)]) == 3
    assert [(page, name) for page, name, _ in log] == [(1, 0), (1, 1), (2, 2), (2, 3), (3, 4)]
    assert log[0][2] == round(paper.PAGE_HEIGHT - paper.TOP - 300)


def test_a_heading_goes_with_what_it_heads():
    log: list[tuple[int, object, int]] = []
    blocks = [
        ScriptParagraph("x\n" * 49),
        Heading("Head"),
        Space(8),
        ScriptParagraph("a\nb"),
    ]
    assert wrapped(blocks[0]) + 3 * LINE > PAGE > wrapped(blocks[0]) + LINE
    assert laid([*blocks, Watched(1, log, "end")]) == 2
    assert log[0][2] < paper.PAGE_HEIGHT - paper.TOP - 3 * LINE


def test_spaces_vanish_at_the_head_of_a_page():
    log: list[tuple[int, object, int]] = []
    laid([Space(100), ScriptParagraph("x"), Watched(1, log, "end")])
    assert log == [(1, "end", round(paper.PAGE_HEIGHT - paper.TOP - LINE - 1))]


def test_a_closing_block_takes_the_last_row_along():
    rows = Rows([row(40)] * 13, HALVES)
    assert wrapped(rows) + 100 > PAGE
    assert laid([rows, Space(10), Closing([Space(100)])]) == 2
    assert laid([rows, Space(10), Closing([Space(50)])]) == 1


def test_a_closing_block_takes_a_whole_paragraph_along():
    log: list[tuple[int, object, int]] = []
    blocks = [
        ScriptParagraph("x\n" * 40),
        Watched(30, log, "before"),
        ScriptParagraph("last"),
        Closing([Space(130)]),
    ]
    assert laid(blocks) == 2
    assert log[0][0] == 1
