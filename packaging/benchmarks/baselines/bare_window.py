"""A bare window: START (seconds of the clock); says when it was painted and what it weighs."""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Bare(QMainWindow):
    """Nothing but a frame."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's own spelling
        """Leave the event loop as soon as this is on the screen."""
        super().paintEvent(event)
        QTimer.singleShot(0, app.quit)


app = QApplication(sys.argv[:1])
window = Bare()
window.resize(1280, 800)
window.show()
app.exec()
seconds = time.time() - float(sys.argv[1])
status = Path("/proc/self/status")
pages = status.read_text().split("VmRSS:")[1].split()[0] if status.exists() else 0
result = {"size": [window.width(), window.height()], "mb": int(pages) / 1024}
print(json.dumps({"seconds": seconds, "result": result}), flush=True)
