"""A logo is chosen, made small, shown, taken away and undone."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage

from mentordesk.commands.templates import LARGEST_LOGO
from mentordesk.store.queries.templates import logo


@pytest.fixture
def section(page):
    page.show_section("programme")
    return page.section("programme")


def held(section):
    png = section.desk.ask(logo)
    return None if png is None else QImage.fromData(png)


@pytest.mark.parametrize("kind", ["png", "jpg", "bmp"])
def test_a_large_picture_is_made_as_small_as_it_is_needed(section, answer, tmp_path, kind):
    path = tmp_path / f"logo.{kind}"
    image = QImage(4000, 3000, QImage.Format.Format_RGB32)
    image.fill(QColor("#0A665E"))
    assert image.save(str(path))
    answer.will("open_file", path)
    section.logo.choose.click()
    found = held(section)
    assert (found.width(), found.height()) == (320, 240)
    assert len(section.desk.ask(logo)) < LARGEST_LOGO
    assert section.logo.picture.isVisible()
    section.desk.undo()
    assert held(section) is None
    assert not section.logo.picture.isVisible()


def test_a_logo_is_taken_away_in_one_step(section, answer, tmp_path):
    path = tmp_path / "logo.png"
    image = QImage(60, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    image.save(str(path))
    answer.will("open_file", path)
    section.logo.choose.click()
    section.logo.remove.click()
    assert held(section) is None
    section.desk.undo()
    assert held(section).size() == image.size()


def test_what_is_no_picture_is_refused_in_place_and_no_choice_is_no_change(
    section, answer, tmp_path
):
    path = tmp_path / "logo.png"
    path.write_text("not a picture", encoding="utf-8")
    answer.will("open_file", path)
    section.logo.choose.click()
    assert "cannot be the logo" in section.logo.wrong.text()
    assert section.logo.wrong.isVisible()
    answer.will("open_file", None)
    section.logo.choose.click()
    assert held(section) is None
