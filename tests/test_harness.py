"""What watches over the suite can bark: each of its rules is broken here once, on purpose."""

from __future__ import annotations

import logging
import os
import socket
import threading
import time
import warnings
from pathlib import Path

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from mentordesk import paths
from tests.support import examples, leaks, quiet


def test_a_window_left_behind_is_named(qapp):
    before = leaks.look()
    window = QWidget()
    window.setObjectName("forgotten")
    window.show()
    assert leaks.left_behind(before) == ["window forgotten"]
    window.close()
    window.deleteLater()
    assert leaks.left_behind(before) == []


def test_a_thread_left_behind_is_named(qapp):
    before = leaks.look()
    over = threading.Event()
    thread = threading.Thread(target=over.wait, name="forgotten")
    thread.start()
    assert leaks.left_behind(before) == ["thread forgotten"]
    over.set()
    thread.join()
    assert leaks.left_behind(before) == []


def test_a_timer_left_behind_is_named(qapp):
    before = leaks.look()
    timer = QTimer(qapp, interval=60_000)
    timer.start()
    (said,) = leaks.left_behind(before)
    assert said.startswith("timer of")
    timer.stop()
    timer.deleteLater()
    assert leaks.left_behind(before) == []


def test_a_warning_in_the_log_fails_unless_it_was_expected():
    heard = quiet.Overheard()
    log = logging.getLogger("harness")
    log.propagate = False
    log.addHandler(heard)
    log.warning("the roof leaks")
    with pytest.raises(pytest.fail.Exception, match="the roof leaks"):
        heard.fail_on_any()
    heard.expect("roof")
    heard.fail_on_any()
    with pytest.raises(pytest.fail.Exception, match="no warning said"):
        heard.expect("cellar")
    log.removeHandler(heard)


def test_a_python_warning_is_an_error():
    with pytest.raises(DeprecationWarning):
        warnings.warn("old", DeprecationWarning, stacklevel=1)


def test_nothing_reaches_the_network():
    with socket.socket() as plug, pytest.raises(pytest.fail.Exception, match="network"):
        plug.connect(("192.0.2.1", 80))


def test_the_profile_is_nobody_s_own():
    home = Path(os.environ["MENTORDESK_HOME"])
    assert "pytest" in str(home)
    assert paths.user_folder() == home


def test_the_day_and_the_zone_are_fixed(workspace):
    assert workspace.today().isoformat() == "2026-03-02"
    assert time.tzname[0] == "GMT"


def test_an_unexpected_dialog_fails(answer):
    with pytest.raises(pytest.fail.Exception, match="unexpected dialog"):
        answer.text(None, "Name", "Which?")
    answer.will("text", "x")
    with pytest.raises(pytest.fail.Exception, match="never asked"):
        answer.check_all_asked()
    answer.text(None, "Name", "Which?")


def test_examples_follow_the_one_seed_of_the_run(pytestconfig):
    def draw():
        seen: list[int] = []

        @settings(database=None, max_examples=5)
        @given(st.integers())
        def law(number):
            seen.append(number)

        seed(examples.seed_of_run(pytestconfig))(law)()
        return seen

    assert draw() == draw()


def test_each_run_tries_25_examples_and_the_long_one_1000():
    assert settings.default is not None
    assert settings.default.max_examples == (1000 if examples.is_long() else 25)
    assert settings.get_profile("long").max_examples == 1000
