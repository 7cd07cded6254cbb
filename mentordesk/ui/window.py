"""The main window: menus, files, look. It hangs up what pages offer and knows no verbs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from mentordesk.ui.settings import Settings
from mentordesk.ui.tokens import DARK, LIGHT, Mode

if TYPE_CHECKING:
    from mentordesk.progress import Progress
    from mentordesk.store.workspace import Surroundings, Workspace
    from mentordesk.ui.dialogs import Answers
    from mentordesk.ui.page import Aside, Way
    from mentordesk.ui.theme import Theme
    from mentordesk.ui.welcome import Welcome
    from mentordesk.ui.workplace import Workplace

KINDS = "MentorDesk programme (*.mentordesk)"
COPY_FAILED = "Today’s backup could not be made. Settings ▸ Backups says where copies lie."


def _nothing(_result: object = None) -> None:
    """What is done after work that needs no answer."""


class Window(QMainWindow):
    """First a bare frame in its place; once furnished, the welcome page or an open file.

    This module imports next to nothing, so that a start can paint the frame at once.
    """

    painted = Signal()
    """The frame is on the screen; told once."""
    closed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.workplace: Workplace | None = None
        self._welcome: Welcome | None = None
        self._is_painted = self._is_furnished = False
        self.setObjectName("window")
        self.setWindowTitle("MentorDesk")
        self.setMinimumSize(960, 600)
        if not self.restoreGeometry(QByteArray(settings.taste.geometry)):
            self.resize(1280, 800)
        if settings.taste.mode is not Mode.SYSTEM:  # or it would flash in the other one
            ground = QPalette((DARK if settings.taste.mode is Mode.DARK else LIGHT).bg)
            self.setPalette(ground)

    def furnish(
        self,
        theme: Theme,
        answers: Answers,
        pages: Callable[[], Sequence[Way]],
        demo: Callable[[Progress], Path],
        around: Surroundings | None = None,
    ) -> None:
        """Put the menus into the frame, in the look of the theme; a file or the welcome follows."""
        from mentordesk.ui.menus import Menus
        from mentordesk.ui.runner import Runner

        self.setPalette(QPalette())
        self.theme, self.answers = theme, answers
        self._pages, self._demo, self._around = pages, demo, around
        self.runner = Runner(self)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.menus = Menus(self)
        self._is_furnished = True
        self.menus.renew()

    @property
    def welcome(self) -> Welcome:
        """The page that stands while no file is open, built when it is first to be seen."""
        if self._welcome is None:
            from mentordesk.ui.welcome import Welcome

            made = self._welcome = Welcome(self.theme)
            self._stack.addWidget(made)
            self.runner.started.connect(made.progress.watch)
            made.new_wanted.connect(self.new_file)
            made.open_wanted.connect(self.open_file)
            made.demo_wanted.connect(self.open_demo)
            made.file_wanted.connect(lambda name: self.open_path(Path(name)))
            made.file_forgotten.connect(self._forget)
        return self._welcome

    def show_welcome(self) -> None:
        """Show that no file is open, and what can be opened."""
        self._stack.setCurrentWidget(self.welcome)
        self.welcome.offer(self.settings.taste.recent)
        self._renew()

    def new_file(self) -> None:
        """Ask for a name and a place, and open the new programme."""
        from mentordesk.store.workspace import Workspace
        from mentordesk.ui.dialogs import file_to_write

        path = file_to_write(self.answers, self, "New programme", "Programme.mentordesk", KINDS)
        if path is None:
            return
        self._attempt(lambda: Workspace.create(path, path.stem, around=self._around))

    def open_file(self) -> None:
        """Ask for a file and open it."""
        path = self.answers.open_file(self, "Open a programme", KINDS)
        if path is not None:
            self.open_path(path)

    def open_demo(self) -> None:
        """Make a throw-away demo programme in the background, and open it."""
        if not self.runner.is_busy:
            self.close_file()
            self.runner.start(
                "Inventing a demo programme", self._demo, done=self._show_demo, cancelled=_nothing
            )

    def _show_demo(self, path: Path) -> None:
        from mentordesk.store.workspace import Workspace

        self._attempt(lambda: Workspace.open(path, around=self._around), remember=False)

    def open_path(self, path: Path) -> bool:
        """Open a file, for reading only when it is open elsewhere; whether it opened."""
        from mentordesk.store.trouble import FileTrouble, Kind
        from mentordesk.store.workspace import Workspace

        def opened() -> Workspace:
            try:
                return Workspace.open(path, around=self._around)
            except FileTrouble as trouble:
                if trouble.kind not in (Kind.IN_USE, Kind.READ_ONLY):
                    raise
                return Workspace.open(path, around=self._around, read_only=True)

        return self._attempt(opened)

    def show_workspace(self, workspace: Workspace) -> None:
        """Show this open file; one shown before is closed."""
        from mentordesk.ui.desk import Desk
        from mentordesk.ui.workplace import Workplace

        self.close_file()
        desk = Desk(workspace)
        place = Workplace(
            desk, self.theme, self.settings, self.answers, self._pages(), self.menus.commands
        )
        self.workplace = place
        self._stack.addWidget(place)
        self._stack.setCurrentWidget(place)
        place.page_changed.connect(lambda _page: self._renew())
        place.aside.connect(self.set_aside)
        desk.steps_changed.connect(self.menus.fit_undo)
        if place.current is not None:
            place.current.setFocus()
        self._renew()

    def close_file(self) -> None:
        """Close the open file, if there is one, and go back to the welcome page."""
        place, self.workplace = self.workplace, None
        if place is None:
            return
        place.finish()
        self._stack.removeWidget(place)
        place.hide()
        place.deleteLater()
        place.desk.workspace.close()
        self.show_welcome()

    def set_aside(self, aside: Aside) -> None:
        """Close the file, do this work, and open the file again, whatever came of it."""
        place = self.workplace
        if place is None:
            return
        path = place.desk.workspace.path

        def again(said: str = "") -> None:
            if self.open_path(path) and self.workplace is not None:
                self.workplace.show_page(aside.page)
                if said:
                    self.workplace.toasts.show_text(said)

        def failed(error: BaseException) -> None:
            again()
            self._tell(error)

        self.close_file()
        self.runner.start(
            aside.title,
            aside.work,
            done=lambda _result: again(aside.said),
            failed=failed,
            cancelled=again,
        )

    def undo(self) -> None:
        """Undo in the text field with the focus first, then in the programme."""
        from mentordesk.ui.undo_first import undo_field

        if not undo_field(QApplication.focusWidget()) and self.workplace is not None:
            self.workplace.desk.undo()

    def redo(self) -> None:
        """Redo in the text field with the focus first, then in the programme."""
        from mentordesk.ui.undo_first import redo_field

        if not redo_field(QApplication.focusWidget()) and self.workplace is not None:
            self.workplace.desk.redo()

    def set_mode(self, mode: Mode) -> None:
        """Light, dark, or as the system has it; remembered."""
        self.theme.set_mode(mode)
        self.settings.change(mode=mode)

    def set_text_percent(self, percent: int) -> None:
        """Text size in percent; remembered."""
        self.theme.set_text_percent(percent)
        self.settings.change(text_percent=self.theme.text_percent)

    def page_actions(self) -> Sequence[QAction | None]:
        """What the page now shown offers."""
        page = self.workplace.current if self.workplace else None
        return page.offered if page is not None else ()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint when it is over."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the window's place and close the file."""
        self.settings.change(geometry=bytes(self.saveGeometry().data()))
        if self._is_furnished:
            self.close_file()
            self.runner.close()
        self.settings.save()
        super().closeEvent(event)
        self.closed.emit()

    def _attempt(self, opening: Callable[[], Workspace], remember: bool = True) -> bool:
        from mentordesk.store.trouble import FileTrouble

        try:
            workspace = opening()
        except FileTrouble as error:
            self._tell(error)
            return False
        self.show_workspace(workspace)
        if remember:
            self.settings.remember_file(workspace.path)
            self._keep_daily_copy(workspace)
        return True

    def _keep_daily_copy(self, workspace: Workspace) -> None:
        """A dated copy once a day, in the background; a disk that refuses it is told of quietly."""
        from mentordesk.jobs.backups import daily_copy

        place = self.workplace
        if place is None or workspace.is_read_only:
            return
        place.runner.start(
            "Keeping the copy of the day",
            lambda progress: daily_copy(workspace.path, progress),
            done=_nothing,
            failed=lambda error: place.toasts.show_text(COPY_FAILED),
            cancelled=_nothing,
            quiet=True,
        )

    def _tell(self, error: BaseException) -> None:
        """What the file or the disk said no to; anything else is a mistake of ours."""
        from mentordesk.store.trouble import FileTrouble
        from mentordesk.wording.troubles import trouble

        if not isinstance(error, FileTrouble):
            raise error
        if self.workplace is None:
            self.show_welcome()
        said = trouble(error.kind.value, error.values)
        self.answers.tell(self, said.what, said.do)

    def _forget(self, name: str) -> None:
        self.settings.forget_file(name)
        self.welcome.offer(self.settings.taste.recent)

    def _renew(self) -> None:
        file = f"{self.workplace.desk.workspace.path.stem} – " if self.workplace else ""
        self.setWindowTitle(f"{file}MentorDesk")
        self.menus.renew()
