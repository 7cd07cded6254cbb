"""Topics, ways to help and sectors: added, renamed, given synonyms, merged and removed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mentordesk.commands.mentors import SetMentorTopics
from mentordesk.commands.newcomers import NewPerson
from mentordesk.domain.topic import USUAL, TopicKind
from mentordesk.store.queries.programme import word_rows

LONG = "Writing proposals for international research consortia in three languages and more"


@pytest.fixture
def topics(page):
    """The section of the topics, shown."""
    page.show_section("topics")
    return page.section("topics")


def names(page, kind=TopicKind.TOPIC):
    return [row.name for row in page.desk.ask(word_rows, kind)]


def shown(section):
    return [row.name for row in section.model.rows]


def test_words_are_added_by_enter_and_chosen(topics, page):
    assert topics.listed.empty.isVisible()
    for word in ("Fundraising", "Advocacy; Research"):
        topics.line.setFocus()
        QTest.keyClicks(topics.line, word)
        QTest.keyClick(topics.line, Qt.Key.Key_Return)
        assert topics.line.text() == ""
    assert names(page) == shown(topics) == ["Advocacy", "Fundraising", "Research"]
    assert topics.form.shown.name == "Advocacy"
    assert topics.about.text() == "3 topics"
    page.desk.undo()
    assert shown(topics) == ["Fundraising"]


def test_a_word_that_is_there_is_refused_beside_the_line(topics, page):
    topics.add_typed("Research")
    topics.line.setText("research")
    topics.add_button.click()
    assert topics.wrong.text() == "“research” is taken. Choose another name."
    assert topics.line.text() == "research"
    QTest.keyClicks(topics.line, "x")
    assert topics.wrong.isHidden()


def test_a_renamed_word_keeps_its_old_name_as_a_synonym(topics, page, type_into):
    topics.add_typed("Fund raising")
    type_into(topics.form.findChild(object, "topic_name"), "Fundraising")
    (row,) = page.desk.ask(word_rows, TopicKind.TOPIC)
    assert (row.name, row.synonyms) == ("Fundraising", ("Fund raising",))
    assert shown(topics) == ["Fundraising"]


def test_synonyms_stand_one_on_each_line(topics, page):
    topics.add_typed("Fundraising")
    area = topics.form.findChild(object, "topic_synonyms")
    area.setFocus()
    QTest.keyClicks(area, "Raising funds, grants")
    QTest.keyClick(area, Qt.Key.Key_Return)
    QTest.keyClicks(area, "Donors")
    topics.line.setFocus()
    (row,) = page.desk.ask(word_rows, TopicKind.TOPIC)
    assert row.synonyms == ("Raising funds, grants", "Donors")


def test_a_word_in_use_is_merged_and_not_removed(topics, page):
    topics.add_typed("Grants")
    topics.add_typed("Fundraising")
    person = page.desk.do(NewPerson("Ama Boateng")).values["person_id"]
    page.desk.do(SetMentorTopics(person, ("Grants",)))
    topics.choose(next(row.id for row in topics.model.rows if row.name == "Grants"))
    assert topics.remove.isHidden()
    assert not topics.merge.isEnabled()
    topics.others.setCurrentIndex(topics.others.findText("Fundraising"))
    topics.others.activated.emit(topics.others.currentIndex())
    topics.merge.click()
    assert shown(topics) == ["Fundraising"]
    assert topics.form.shown.people == 1
    assert topics.form.shown.synonyms == ("Grants",)


def test_a_word_nobody_uses_is_removed(topics, page):
    topics.add_typed("Grants")
    assert topics.remove.isVisible()
    topics.remove.click()
    assert names(page) == []
    assert topics.listed.empty.isVisible()


def test_the_use_follows_the_people(topics, page):
    topics.add_typed("Grants")
    person = page.desk.do(NewPerson("Ama Boateng")).values["person_id"]
    page.desk.do(SetMentorTopics(person, ("Grants",)))
    assert topics.form.shown.people == 1
    page.desk.undo()
    assert topics.form.shown.people == 0


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("help", TopicKind.HELP),
        ("mentee_gains", TopicKind.MENTEE_GAIN),
        ("mentor_gains", TopicKind.MENTOR_GAIN),
        ("challenges", TopicKind.CHALLENGE),
    ],
)
def test_the_usual_words_are_offered_where_there_are_none(page, name, kind):
    page.show_section(name)
    section = page.section(name)
    section.findChild(object, "add_the_usual_ones").click()
    assert sorted(shown(section)) == sorted(USUAL[kind])
    assert section.table.isVisible()


def test_sectors_count_who_typed_them(demo_page):
    demo_page.show_section("sectors")
    section = demo_page.section("sectors")
    assert section.model.rowCount() > 3
    assert all(row.people for row in section.model.rows)


def test_a_long_word_is_whole_in_its_tooltip(topics, page):
    topics.add_typed(LONG)
    index = topics.model.index(0, 0)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == LONG
