"""Bare lists of plain items in a window that stands; a question is "paint" or "scroll"."""

import json
import sys
import time

from PySide6.QtCore import QSize, QStringListModel
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QListView, QMainWindow, QSplitter


class Items(QListView):
    """A list that counts how often it was painted."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's own spelling
        super().paintEvent(event)
        self.painted += 1


app, win = QApplication(sys.argv[:1]), QMainWindow(size=QSize(1280, 800))  # type: ignore[call-arg]
win.show()
for line in sys.stdin:
    began, before = time.perf_counter(), 0
    if json.loads(line) == "paint":
        board, lists = QSplitter(), [Items() for _ in sys.argv[1:]]
        for one, word in zip(lists, sys.argv[1:], strict=True):
            one.setModel(QStringListModel([f"Person {n}" for n in range(int(word))], one))
            board.addWidget(one)
        win.setCentralWidget(board)
    else:
        bar, before = lists[-1].verticalScrollBar(), lists[-1].painted
        bar.setValue((bar.value() + 3) % max(1, bar.maximum()))
        lists[-1].viewport().update()
    while lists[-1].painted == before:
        app.processEvents()
    told = {"seconds": time.perf_counter() - began, "result": [x.model().rowCount() for x in lists]}
    print(json.dumps(told), flush=True)
