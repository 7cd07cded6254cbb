"""The agreements that came back, as the list shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import QObject

from mentordesk.jobs.returned import Beside, ReturnedPaper
from mentordesk.ui.paint import Pill, Tone
from mentordesk.ui.rows import RowsModel
from mentordesk.wording.returned import brings


class Column(Enum):
    """The columns of the list."""

    WHOSE = "Whose"
    BRINGS = "What came back"
    FILE = "File"


class ReturnedModel(RowsModel[ReturnedPaper, Column]):
    """Every agreement of the files, in the order they came."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(list(Column), parent)
        self.papers: list[ReturnedPaper] = []
        self.filed: set[str] = set()

    def show_papers(self, papers: Sequence[ReturnedPaper]) -> None:
        """Show these; those that came before with the same file are replaced."""
        new = {paper.id: paper for paper in papers}
        files = {paper.file for paper in papers}
        self.papers = [p for p in self.papers if p.id not in new and p.file not in files]
        self.papers += new.values()
        self.filed -= new.keys()
        self.load()

    def fetch(self, ids: Sequence[str] | None) -> Iterable[ReturnedPaper]:
        """The papers."""
        return [paper for paper in self.papers if ids is None or paper.id in ids]

    def order(self, row: ReturnedPaper) -> int:
        """As they came."""
        return self.papers.index(row)

    def text(self, row: ReturnedPaper, column: Column) -> str:
        """A cell in words."""
        if column is Column.FILE:
            return row.file.name
        if column is Column.WHOSE:
            return row.about or row.file.name
        if row.trouble is not None:
            return "Cannot be used"
        if row.id in self.filed:
            return "Filed"
        lines = row.new
        names = sum(line.person_id is not None for line in lines)
        words = [line for line in lines if line.person_id is None]
        differs = sum(line.beside is Beside.DIFFERS for line in words)
        return brings(len(words) - differs, differs, names)

    def value(self, row: ReturnedPaper, column: Column) -> object:
        """What came back as a state; what cannot be used or says otherwise has a sign."""
        if column is not Column.BRINGS:
            return None
        odd = row.trouble is not None or any(n.beside is Beside.DIFFERS for n in row.lines)
        asks = odd and row.id not in self.filed
        return Pill(self.text(row, column), Tone.ATTENTION if asks else Tone.PLAIN)
