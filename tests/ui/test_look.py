"""The look: contrast as promised, every icon and letter there, mirrored where the layout is."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPalette, QTextLayout

from mentordesk import paths
from mentordesk.ui import fonts, style
from mentordesk.ui.icons import Icon, pixmap
from mentordesk.ui.paint import (
    Pill,
    Shape,
    Tone,
    avatar_path,
    draw_avatar,
    draw_bar,
    draw_lines,
    draw_pill,
    draw_text,
)
from mentordesk.ui.theme import Theme, palette_of
from mentordesk.ui.tokens import DARK, LIGHT, Colours, Fit, Mode, Step, from_system

LOOKS = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: QColor) -> float:
    def part(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return (
        0.2126 * part(colour.redF())
        + 0.7152 * part(colour.greenF())
        + 0.0722 * part(colour.blueF())
    )


def contrast(one: QColor, other: QColor) -> float:
    """As WCAG 2 counts it, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@LOOKS
@pytest.mark.parametrize("ink", ["ink", "muted", "accent", "mentor", "mentee", "urgent"])
@pytest.mark.parametrize("ground", ["bg", "surface", "sunken"])
def test_text_stands_out_on_every_ground(colours: Colours, ink, ground):
    assert contrast(colours.named(ink), colours.named(ground)) >= 4.5


@LOOKS
@pytest.mark.parametrize(
    ("ink", "ground"),
    [("attention", "attention_soft"), ("urgent", "urgent_soft"), ("accent_on", "accent"),
     ("ink", "accent_soft"), ("surface", "urgent"), ("ink", "attention_soft")],
)  # fmt: skip
def test_words_on_their_own_ground_are_readable(colours: Colours, ink, ground):
    assert contrast(colours.named(ink), colours.named(ground)) >= 4.5


@LOOKS
@pytest.mark.parametrize("ground", ["bg", "surface", "sunken"])
def test_edges_can_be_seen(colours: Colours, ground):
    assert contrast(colours.edge, colours.named(ground)) >= 3.3


@LOOKS
def test_fit_steps_grow_steadily_in_one_direction(colours: Colours):
    steps = [luminance(fit.colour(colours)) for fit in Fit]
    assert steps == sorted(steps, reverse=colours is LIGHT)


@pytest.mark.parametrize(
    ("score", "fit"),
    [(0, Fit.WEAK), (39, Fit.WEAK), (40, Fit.FAIR), (59, Fit.FAIR), (60, Fit.GOOD),
     (74, Fit.GOOD), (75, Fit.STRONG), (100, Fit.STRONG)],
)  # fmt: skip
def test_a_score_stands_on_its_step(score, fit):
    assert Fit.of(score) is fit


@pytest.mark.parametrize("icon", list(Icon), ids=lambda icon: icon.name)
def test_every_icon_is_shipped_and_takes_its_colour(qapp, icon):
    assert (paths.resources() / "icons" / f"{icon.value}.svg").exists()
    image = pixmap(icon, QColor("#ff0000"), 20, 2.0).toImage()
    assert image.width() == 40
    seen = {
        image.pixelColor(x, y).name()
        for x, y in itertools.product(range(40), range(40))
        if image.pixelColor(x, y).alpha() == 255
    }
    assert "#ff0000" in seen


@LOOKS
def test_the_palette_has_every_group(qapp, colours: Colours):
    palette = palette_of(colours)
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        assert palette.color(group, QPalette.ColorRole.Text) == colours.ink
        assert palette.color(group, QPalette.ColorRole.Accent) == colours.accent
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == colours.muted


def test_high_contrast_takes_every_colour_from_the_system(qapp):
    palette = QPalette(QColor("#000000"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#ffff00"))
    palette.setColor(QPalette.ColorRole.Base, QColor("#000000"))
    colours = from_system(palette)
    assert colours.ink == colours.edge == QColor("#ffff00")
    assert colours.surface == QColor("#000000")


@LOOKS
@pytest.mark.parametrize("scale", [0.9, 1.0, 1.5])
def test_the_style_sheet_has_no_hole(colours: Colours, scale):
    text = style.sheet(colours, lambda px: round(px * scale), {})
    assert "$" not in text
    assert colours.accent.name() in text


@pytest.mark.parametrize(
    "name",
    ["Đặng Thị Ngọc Ánh", "Łukasz Żółć", "Дмитрий Їжак", "Μαρία", "فاطمة الزهراء", "שרה לוי",
     "प्रकाश अधिकारी", "কামাল আক্তার", "தமிழ்ச்செல்வி", "မြင့်မြင့်စိန်", "สมชาย ใจดี", "ሰላማዊት አለሙ",
     "გიორგი", "Արամ", "森田健二", "백은지", "ມະນີ", "සුනිල්"],
)  # fmt: skip
def test_every_letter_of_a_name_has_a_shape(theme: Theme, name):
    layout = QTextLayout(name, theme.font(Step.BODY))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    missing = [0 for run in layout.glyphRuns() for glyph in run.glyphIndexes() if glyph == 0]
    assert layout.glyphRuns()
    assert not missing


def test_fonts_are_loaded_once(qapp, theme):
    assert theme.font(Step.BODY).family() == fonts.FAMILY
    Theme(qapp, Mode.DARK).deleteLater()


def test_text_size_grows_fonts_and_controls_and_keeps_its_ends(theme: Theme):
    theme.set_text_percent(150)
    assert theme.font(Step.BODY).pixelSize() == 20
    assert theme.scaled(32) == 48
    theme.set_text_percent(400)
    assert theme.text_percent == 150
    theme.set_text_percent(100)


def canvas(width=220, height=32) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    return image


def inked(image: QImage) -> QRect:
    """The rectangle of everything that is not white."""
    spots = [
        (x, y)
        for x, y in itertools.product(range(image.width()), range(image.height()))
        if image.pixelColor(x, y).lightness() < 235
    ]
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    return QRect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)


def painted(draw, direction=Qt.LayoutDirection.LeftToRight, **size) -> QImage:
    image = canvas(**size)
    painter = QPainter(image)
    painter.setLayoutDirection(direction)
    draw(painter, image.rect())
    painter.end()
    return image


RTL = Qt.LayoutDirection.RightToLeft


@pytest.mark.parametrize(
    "draw",
    [
        lambda theme: lambda p, r: draw_text(p, r, "Ama", theme.font(Step.BODY), LIGHT.ink),
        lambda theme: lambda p, r: draw_pill(p, r, Pill("Late", Tone.ATTENTION), theme),
        lambda theme: lambda p, r: draw_lines(p, r, "Ama", theme.font(Step.BODY), LIGHT.ink, 2, 20),
    ],
    ids=["text", "pill", "lines"],
)
def test_painting_is_mirrored_with_the_layout(theme: Theme, draw):
    left = inked(painted(draw(theme)))
    right = inked(painted(draw(theme), RTL))
    assert left.left() < 12
    assert right.right() > 220 - 12
    assert abs(left.width() - right.width()) <= 4


def test_a_role_has_a_shape_of_its_own(theme: Theme):
    outlines = {
        shape: avatar_path(QRect(0, 0, 24, 24).toRectF(), shape).toFillPolygon().size()
        for shape in (Shape.MENTOR, Shape.MENTEE, Shape.GROUP)
    }
    assert len(set(outlines.values())) == 3
    pictures = {
        bytes(
            painted(lambda p, r, s=shape: draw_avatar(p, r, s, "AR", theme), width=32).constBits()
        )
        for shape in Shape
    }
    assert len(pictures) == len(Shape)


def test_attention_and_urgent_differ_without_colour(theme: Theme):
    def sign(tone):
        image = painted(lambda p, r: draw_pill(p, r, Pill("", tone), theme))
        return [
            image.pixelColor(x, y).lightness() > 128
            for x, y in itertools.product(range(8, 22), range(8, 26))
        ]

    assert sign(Tone.ATTENTION) != sign(Tone.URGENT)


@pytest.mark.parametrize(("lines", "height"), [(1, 20), (2, 40)])
def test_a_long_text_takes_its_lines_and_no_more(theme: Theme, lines, height):
    used = []
    text = "Maria da Conceição Fernandes de Albuquerque e Vasconcelos-Montenegro"

    def draw(painter, rect):
        font = theme.font(Step.BODY)
        used.append(draw_lines(painter, rect, text, font, LIGHT.ink, lines, 20))

    image = painted(draw, height=64)
    assert used == [height]
    assert inked(image).bottom() <= height + 2


def test_the_length_of_the_bar_is_the_score_from_the_leading_side(qapp):
    def filled(score, way=Qt.LayoutDirection.LeftToRight):
        image = painted(lambda p, r: draw_bar(p, r, score, LIGHT), way)
        colour = Fit.of(score).colour(LIGHT).name()
        return [x for x in range(image.width()) if image.pixelColor(x, 16).name() == colour]

    assert len(filled(100)) == pytest.approx(2 * len(filled(50)), abs=4)
    assert filled(0) == []
    assert min(filled(50)) == 1 and max(filled(50, RTL)) == 218


def line_of(theme: Theme, text: str, width: int, way=Qt.LayoutDirection.LeftToRight) -> QImage:
    """A line of text in exactly this width, as a picture."""
    font = theme.font(Step.SMALL)
    return painted(lambda p, r: draw_text(p, r, text, font, LIGHT.ink), way, width=width)


def word_widths(image: QImage) -> list[int]:
    """How wide each word is, from left to right, as the eye sees it."""
    dark = [
        any(image.pixelColor(x, y).lightness() < 200 for y in range(image.height()))
        for x in range(image.width())
    ]
    columns = [x for x, is_dark in enumerate(dark) if is_dark]
    widths, start, last = [], columns[0], columns[0]
    for x in columns[1:]:
        if x - last > 3:
            widths.append(last - start)
            start = x
        last = x
    return [*widths, last - start]


@pytest.mark.parametrize("text", ["1 good option", "6 of 48", "Kano UTC+1", "ماپ 1713"])
def test_the_order_of_the_words_is_the_text_s_own(qapp, theme: Theme, text):
    left, right = (
        word_widths(line_of(theme, text, 160)),
        word_widths(line_of(theme, text, 160, RTL)),
    )
    assert len(left) == len(right) > 1
    assert all(abs(one - other) <= 2 for one, other in zip(left, right, strict=True))


@pytest.mark.parametrize("code", ["MAGOV38", "MPhil37", "MAFOOD05", "MAP17", "MADev27"])
def test_what_was_measured_to_fit_is_not_cut(qapp, theme: Theme, code):
    room = QFontMetrics(theme.font(Step.SMALL)).horizontalAdvance(code)
    whole = line_of(theme, code, room + 60).copy(0, 0, room, 32)
    assert line_of(theme, code, room) == whole
