"""Long work: result, refusal, failure and cancel arrive on the UI thread; progress is throttled."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from mentordesk.domain.refusal import Reason, Refused
from mentordesk.ui.progress_panel import JobLine, ProgressPanel
from mentordesk.ui.runner import Runner


@pytest.fixture
def runner(qapp):
    made = Runner()
    yield made
    made.close()
    made.deleteLater()


class Heard:
    """What came back, and on which thread."""

    def __init__(self):
        self.got = []
        self.threads = set()

    def __call__(self, *values):
        self.got.append(values)
        self.threads.add(threading.current_thread())


def test_the_result_arrives_on_the_ui_thread(qtbot, runner):
    done, worked_on = Heard(), []

    def work(progress):
        worked_on.append(threading.current_thread())
        return 42

    runner.start("Counting", work, done=done)
    qtbot.waitUntil(lambda: done.got == [(42,)])
    assert done.threads == {threading.main_thread()}
    assert worked_on[0] is not threading.main_thread()
    assert not runner.is_busy


@pytest.mark.parametrize(
    ("error", "where"),
    [(Refused(Reason.NAME_MISSING), "refused"), (ValueError("x"), "failed")],
)
def test_refusal_and_failure_have_their_own_ways(qtbot, runner, error, where):
    heard = {"done": Heard(), "refused": Heard(), "failed": Heard()}

    def work(progress):
        raise error

    runner.start("Failing", work, **heard)
    qtbot.waitUntil(lambda: heard[where].got == [(error,)])
    assert [name for name, each in heard.items() if each.got] == [where]


def test_cancel_stops_at_the_next_report(qtbot, runner):
    started, cancelled, go_on = threading.Event(), Heard(), threading.Event()

    def work(progress):
        started.set()
        go_on.wait(5)
        progress.report(1, 2, "rows")
        pytest.fail("went on after the cancel")

    job = runner.start("Waiting", work, done=Heard(), cancelled=cancelled)
    assert started.wait(5)
    job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: cancelled.got == [()])


def test_progress_is_told_at_most_ten_times_a_second_and_at_the_end(qtbot, runner):
    done, heard = Heard(), Heard()

    def work(progress):
        for number in range(1, 2001):
            progress.report(number, 2000, "rows")

    runner.started.connect(lambda job: job.progressed.connect(heard))
    runner.start("Many", work, done=done)
    qtbot.waitUntil(lambda: bool(done.got))
    assert len(heard.got) < 50
    assert heard.got[-1] == (2000, 2000, "rows")


def test_closing_cancels_and_waits(qapp):
    runner, started = Runner(), threading.Event()

    def work(progress):
        started.set()
        while True:
            progress.report(0, 0, "rows")

    runner.start("Endless", work, done=Heard(), cancelled=Heard())
    assert started.wait(5)
    runner.close()
    assert not [t for t in threading.enumerate() if t.name.startswith("mentordesk")]
    runner.deleteLater()


def test_the_panel_shows_a_job_and_its_cancel_works(qtbot, runner, theme):
    panel = ProgressPanel(theme)
    qtbot.addWidget(panel)
    runner.started.connect(panel.watch)
    started, cancelled = threading.Event(), Heard()

    def work(progress):
        started.set()
        while True:
            progress.report(3, 10, "rows")

    runner.start("Reading sheets", work, done=Heard(), cancelled=cancelled)
    assert panel.isVisible()
    (line,) = panel.findChildren(JobLine)
    qtbot.waitUntil(lambda: "3 of 10" in {said.text() for said in line.findChildren(QLabel)})
    (cancel,) = line.findChildren(QPushButton)
    cancel.click()
    qtbot.waitUntil(lambda: bool(cancelled.got))
    qtbot.waitUntil(lambda: not panel.isVisible())
