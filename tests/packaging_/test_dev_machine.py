"""What the machine must bring: how it is looked for and how it is asked for."""

import os
import shutil
import sys

import pytest

import dev_machine
from dev_console import Stop


@pytest.fixture
def no_rights(monkeypatch):
    """A machine with apt, but neither root nor sudo."""
    monkeypatch.setattr(dev_machine, "_rights", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda tool: "/usr/bin/apt-get")


def test_a_library_that_is_nowhere_is_missing_once():
    wanted = {"libnowhere-a.so.1": "libnowhere", "libnowhere-b.so.1": "libnowhere"}
    assert dev_machine.missing_libraries(wanted) == ["libnowhere"]


@pytest.mark.skipif(sys.platform != "linux", reason="sonames are of Linux")
def test_the_c_library_is_found():
    assert dev_machine.missing_libraries({"libc.so.6": "libc6"}) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lacks libraries of Qt")
def test_qt_runs_here_so_all_its_libraries_are_found():
    """Holds the list honest: it may not name a library that Qt does without."""
    assert dev_machine.missing_libraries(dev_machine.QT_LIBRARIES) == []


def test_a_tool_on_the_path_is_found_and_another_is_not(tmp_path, monkeypatch):
    tool = tmp_path / ("here.exe" if sys.platform == "win32" else "here")
    tool.write_text("#!/bin/sh\n", encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    wanted = {"here": "here-package", "nowhere": "nowhere-package"}
    assert dev_machine.missing_tools(wanted) == ["nowhere-package"]


def test_without_rights_the_exact_line_is_shown(no_rights):
    with pytest.raises(Stop) as stop:
        dev_machine.install(["libgl1", "libegl1"], "Qt needs them")
    line = str(stop.value).splitlines()[-1]
    assert "sudo apt-get update" in line
    assert line.endswith("--no-install-recommends libgl1 libegl1")


def test_without_apt_the_packages_are_named(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda tool: None)
    with pytest.raises(Stop, match="libgl1 libegl1"):
        dev_machine.install(["libgl1", "libegl1"], "Qt needs them")


def test_a_missing_tool_stops_with_its_name(no_rights, monkeypatch):
    monkeypatch.setattr(dev_machine, "missing_tools", lambda wanted: list(wanted.values()))
    with pytest.raises(Stop, match="poppler-utils"):
        dev_machine.need_tools({"pdftotext": "poppler-utils"})


def test_apt_waits_for_its_lock():
    update, install = dev_machine.apt_commands(["x"])
    assert update[:2] == ["apt-get", "update"]
    assert "DPkg::Lock::Timeout=300" in install


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only for root on Linux")
def test_root_needs_nothing_before_a_command():
    assert dev_machine._rights() == []
