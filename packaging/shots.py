"""Takes a picture of every screen, light and dark, at 100 % and 200 %, and a sheet of them all."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
THUMB = (480, 300)
ACROSS = 4


def main() -> int:
    """Take the pictures in a process for each scale, since Qt takes its scale once."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "pictures")
    parser.add_argument("--only", default="", help="screens whose name holds this")
    parser.add_argument("--scale", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.scale is not None:
        return _take(options.out, options.only, options.scale)
    options.out.mkdir(parents=True, exist_ok=True)
    for scale in (1, 2):
        env = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": str(scale),
            "QT_LOGGING_RULES": "*.warning=false;qt.text.font.db=false",
        }
        words = [sys.executable, str(Path(__file__)), "--out", str(options.out)]
        words += ["--only", options.only, "--scale", str(scale)]
        with tempfile.TemporaryDirectory(prefix="mentordesk-shots-") as home:
            done = subprocess.run(words, env=env | {"MENTORDESK_HOME": home}, cwd=ROOT)
        if done.returncode:
            return done.returncode
    print(f"pictures in {options.out}")
    return 0


def _take(out: Path, only: str, scale: int) -> int:
    sys.path.insert(0, str(ROOT))
    from PySide6.QtWidgets import QApplication

    from mentordesk.jobs.demo import make_demo
    from mentordesk.ui.tokens import Mode
    from tests.support.scenes import scenes

    app = QApplication([])
    with tempfile.TemporaryDirectory(prefix="mentordesk-scenes-") as name:
        demo = Path(name) / "Demo programme.mentordesk"
        make_demo(demo, people=300, seed=1, today=dt.date(2026, 3, 2))
        files = []
        for mode in (Mode.LIGHT, Mode.DARK):
            for scene in scenes():
                if only in scene.name:
                    file = out / f"{scene.name}-{mode.value}-{scale * 100}.png"
                    _one(app, scene, mode, _shown_on(scene, demo), file)
                    files.append(file)
                    print(file.name)
    _sheet(files, out / f"all-{scale * 100}.png", scale)
    return 0


def _shown_on(scene: object, demo: Path) -> Path:
    """The file a scene is shown on: the demo, or an invented round of its size, made once."""
    from tests.support.scenes import Scene
    from tests.ui.board.scene import fill

    assert isinstance(scene, Scene)
    if scene.crowd is None:
        return demo
    mentors, mentees = scene.crowd
    file = demo.with_name(f"Round of {mentors}.mentordesk")
    if not file.exists():
        workspace, _ = fill(file, mentors=mentors, mentees=mentees, drafts=mentors // 3)
        workspace.close()
    return file


def _one(app: object, scene: object, mode: object, demo: Path, file: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from mentordesk.app import build_window
    from mentordesk.store.workspace import Workspace
    from mentordesk.ui.dialogs import PersonAnswers
    from mentordesk.ui.tokens import Mode
    from tests.support.scenes import Scene

    assert isinstance(app, QApplication) and isinstance(scene, Scene) and isinstance(mode, Mode)
    window = build_window(app, PersonAnswers())
    window.set_mode(mode)
    copy = demo.with_name("Programme.mentordesk")
    copy.unlink(missing_ok=True)
    if scene.is_empty:
        window.show_workspace(Workspace.create(copy, "Programme"))
    elif not scene.has_no_file:
        shutil.copy(demo, copy)
        window.show_workspace(Workspace.open(copy))
    if window.workplace is not None:
        window.workplace.build_all()
    window.resize(*scene.size)
    window.show()
    _settle(app)
    shown = scene.show(window)
    _settle(app)
    if window.workplace is not None:
        while window.workplace.runner.is_busy:
            _settle(app)
    shown.grab().save(str(file))
    if shown is not window:
        shown.close()
        shown.deleteLater()
    window.close()
    window.deleteLater()
    _settle(app)


def _settle(app: object) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(60, loop.quit)
    loop.exec()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _sheet(files: list[Path], sheet: Path, scale: int) -> None:
    """All pictures small on one sheet, to see at a glance what does not belong."""
    from PySide6.QtCore import QRect, Qt
    from PySide6.QtGui import QColor, QImage, QPainter

    if not files:
        return
    wide, high = (side * scale for side in THUMB)
    down = (len(files) + ACROSS - 1) // ACROSS
    image = QImage(ACROSS * wide, down * (high + 24), QImage.Format.Format_RGB32)
    image.fill(QColor("#888888"))
    painter = QPainter(image)
    for number, file in enumerate(files):
        left, top = number % ACROSS * wide, number // ACROSS * (high + 24)
        small = QImage(str(file)).scaled(
            wide - 8,
            high - 8,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawImage(left + 4, top + 24, small)
        painter.drawText(QRect(left + 6, top, wide, 24), Qt.AlignmentFlag.AlignVCenter, file.stem)
    painter.end()
    image.save(str(sheet))


if __name__ == "__main__":
    sys.exit(main())
