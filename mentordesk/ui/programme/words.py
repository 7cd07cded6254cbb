"""A list of words with synonyms, merged and thinned out here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum
from typing import Any

from PySide6.QtWidgets import QComboBox

from mentordesk.commands.lists import (
    AddWords,
    MergeTopics,
    RemoveTopic,
    people_of_sector,
)
from mentordesk.commands.rounds import SaveTopic
from mentordesk.domain.topic import TopicKind
from mentordesk.store.queries.programme import WordRow, sector_texts, word_rows
from mentordesk.ui.desk import Desk
from mentordesk.ui.page import Context
from mentordesk.ui.programme.lists import ListSection
from mentordesk.ui.rows import ChangedRow, RowsModel
from mentordesk.ui.text_fields import TextField
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, label, row
from mentordesk.wording.words import many, people


class WordColumn(Enum):
    """The columns of a list of words."""

    NAME = "Name"
    SYNONYMS = "Also called"
    PEOPLE = "Used by"


class WordsModel(RowsModel[WordRow, WordColumn]):
    """The words of one list, by name."""

    def __init__(self, desk: Desk, kind: TopicKind) -> None:
        super().__init__(list(WordColumn))
        self._desk, self._kind = desk, kind
        used_in = {"mentor_topic", "application_topic", "mentor_profile", "application"}
        self.tables = frozenset({"topic", "person"} | used_in)
        desk.changed.connect(self.changed)

    def fetch(self, ids: Sequence[str] | None) -> Iterable[WordRow]:
        """All words are few enough to be read each time."""
        rows: Iterable[WordRow] = self._desk.ask(word_rows, self._kind)
        if self._kind is TopicKind.SECTOR:
            texts = self._desk.ask(sector_texts)
            rows = [
                replace(each, people=len(people_of_sector(each.name, each.synonyms, texts)))
                for each in rows
            ]
        return rows if ids is None else [each for each in rows if each.id in ids]

    def order(self, row: WordRow) -> str:
        """By name, whatever its case."""
        return row.name.casefold()

    def ids_of(self, change: ChangedRow) -> Iterable[str]:
        """A word itself; a change of people may touch the use of each word."""
        return (change.id,) if change.table == "topic" else [each.id for each in self.rows]

    def text(self, row: WordRow, column: WordColumn) -> str:
        """The cell."""
        if column is WordColumn.NAME:
            return row.name
        if column is WordColumn.SYNONYMS:
            return ", ".join(row.synonyms)
        return people(row.people) if row.people else "Nobody"


class WordsSection(ListSection):
    """One list of words. A word in use is never removed; it is merged into another."""

    kind = TopicKind.TOPIC
    one, many_of_them = "topic", "topics"
    about_list = ""

    def __init__(self, context: Context) -> None:
        super().__init__(context, WordsModel(context.desk, self.kind), (240, 240, 90))
        steps = () if self.desk.is_read_only else self.first_steps()
        self.listed.empty.say(self.icon, f"No {self.one} yet", self.about_list, *steps)

    def first_steps(self) -> tuple:  # type: ignore[type-arg]
        """What an empty list offers."""
        return ((f"Add a {self.one}", self.line.setFocus),)

    def add_typed(self, text: str) -> bool:
        """Add a word, or several parted by semicolons."""
        names = tuple(text.split(";"))
        if self.desk.do(AddWords(self.kind, names), refused=self.refuse) is None:
            return False
        added = [each for each in self.model.rows if each.name == " ".join(names[0].split())]
        if added:
            self.choose(added[0].id)
        return True

    def build_form(self) -> None:
        """Name, synonyms, use, merge and remove."""
        form = self.form
        form.add(TextField("Name"), lambda w: w.name, _renamed, f"{self.kind.value}_name")
        synonyms = LinesField("Also called", "One on each line")
        form.add(
            synonyms,
            lambda w: w.synonyms,
            lambda w, v: SaveTopic(w.name, w.kind, v, w.id),
            f"{self.kind.value}_synonyms",
        )
        form.box.addWidget(
            label(
                "Sheets and forms that say one of these mean the same.",
                "small",
                "muted",
                wraps=True,
            )
        )
        form.head("Merge")
        self.others = QComboBox()
        self.others.setObjectName(f"{self.kind.value}_merge_into")
        self.others.setAccessibleName("Merge into")
        self.others.setMinimumContentsLength(10)
        self.others.activated.connect(lambda _n: self._fit_merge())
        self.merge = button("Merge", self._merge, name=f"{self.kind.value}_merge")
        line = row(self.others, self.merge)
        line.setStretch(0, 1)
        form.box.addLayout(line)
        self._merged = label("", "small", "muted", wraps=True)
        form.box.addWidget(self._merged)
        form.box.addSpacing(Space.M)
        self.remove = button(
            f"Remove {self.one}", self._remove, kind="danger", name=f"{self.kind.value}_remove"
        )
        form.box.addLayout(row(self.remove, 0))
        self._kept = label("", "small", "muted", wraps=True)
        form.box.addWidget(self._kept)

    def show_chosen(self) -> None:
        """The chosen word, with the others it can be merged into."""
        super().show_chosen()
        word: WordRow | None = self.form.shown
        if word is None:
            return
        self.others.clear()
        self.others.addItem("Choose…", None)
        for each in self.model.rows:
            if each.id != word.id:
                self.others.addItem(each.name, each.id)
        free = not self.desk.is_read_only
        self.others.setEnabled(free and self.others.count() > 1)
        self.remove.setVisible(free and not word.people)
        self._kept.setText(
            f"Used by {people(word.people)}, so it can be merged but not removed."
            if word.people
            else "Nobody uses it."
        )
        self._fit_merge()

    def say_counts(self) -> None:
        """How long the list is."""
        number = self.model.rowCount()
        self.about.setText(many(number, self.one, self.many_of_them) if number else "")

    def _fit_merge(self) -> None:
        word: WordRow | None = self.form.shown
        is_chosen = self.others.currentData() is not None
        self.merge.setEnabled(is_chosen and not self.desk.is_read_only)
        said = "Whoever has this one gets the other, and this one stays as a word for it."
        if is_chosen and word is not None:
            said = f"“{word.name}” becomes another word for “{self.others.currentText()}”."
        self._merged.setText(said)

    def _merge(self) -> None:
        word, into = self.form.shown, self.others.currentData()
        if word is not None and into and self._run(MergeTopics(word.id, into)):
            self.choose(into)

    def _remove(self) -> None:
        if self.form.shown is not None:
            self._run(RemoveTopic(self.form.shown.id))

    def _run(self, command: MergeTopics | RemoveTopic) -> bool:
        return self.desk.do(command, refused=self.refuse) is not None


class LinesField(TextField):
    """Several short texts, one on each line."""

    def __init__(self, caption: str, hint: str) -> None:
        super().__init__(caption, hint, paragraphs=True)

    def to_text(self, value: Any) -> str:
        """One below the other."""
        return "\n".join(value or ())

    def from_text(self, text: str) -> tuple[str, ...]:
        """The lines without blanks around them, each once."""
        lines = (" ".join(line.split()) for line in text.splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))


def _renamed(word: WordRow, name: str | None) -> SaveTopic:
    """A renamed word keeps its old name as a synonym, so that old sheets still find it."""
    synonyms = tuple(s for s in word.synonyms if s != name)
    if name:
        synonyms = tuple(dict.fromkeys((*synonyms, word.name)))
    return SaveTopic(name or "", word.kind, synonyms, word.id)
