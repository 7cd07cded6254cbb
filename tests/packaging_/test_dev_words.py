"""The chores of packaging/dev.py: what they accept, refuse and say."""

import subprocess
import sys

import pytest

import dev
from dev_console import ROOT, Stop, must, shown
from dev_machine import has_screen


def dev_py(*words, cwd=ROOT):
    """Start the script as a person would, without setting anything up."""
    command = [sys.executable, str(ROOT / "packaging" / "dev.py"), *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_every_promised_word_is_there():
    assert set(dev.CHORES) >= {"run", "test", "setup", "check", "shots", "bench", "build"}


def test_help_names_every_word():
    answer = dev_py("--help")
    assert answer.returncode == 0
    for word in dev.CHORES:
        assert f"  {word} " in answer.stdout


@pytest.mark.parametrize("words", [(), ("tset",), ("run", "--fast"), ("check", "--lnog")])
def test_wrong_usage_is_exit_2_and_shows_the_words(words):
    answer = dev_py(*words)
    assert answer.returncode == 2
    assert "usage: python3 packaging/dev.py WORD" in answer.stdout
    assert "Traceback" not in answer.stdout + answer.stderr


def test_an_old_python_is_told_which_one_is_needed(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 10, 4, "final", 0))
    assert dev.main(["setup"]) == 1
    assert "needs Python 3.11 or newer" in capsys.readouterr().out


@pytest.mark.parametrize("word", ["shots", "bench"])
def test_a_missing_script_is_said_not_raised(word, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    assert dev.main([word]) == 1
    assert f"packaging/{word}.py is missing" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("env", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_screen_is_known_by_the_environment(env, platform, expected):
    assert has_screen(env, platform) is expected


def test_a_failing_command_stops_and_shows_itself():
    with pytest.raises(Stop, match="ended with 3"):
        must([sys.executable, "-c", "raise SystemExit(3)"])


def test_a_command_is_shown_as_one_would_type_it():
    assert "two words" in shown(["echo", "two words"])
    assert shown(["echo", "two words"]) != "echo two words"


def test_the_script_uses_only_the_standard_library():
    """On a fresh machine there is nothing else: -S hides site-packages, -I the environment."""
    code = f"import sys; sys.path.insert(0, {str(ROOT / 'packaging')!r}); import dev; print('ok')"
    answer = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=False
    )
    assert answer.stdout == "ok\n", answer.stderr


def test_the_folder_hides_no_library():
    """With an __init__.py in packaging/, the library of that name could not be imported."""
    assert not (ROOT / "packaging" / "__init__.py").exists()
    code = "import packaging.version; print(packaging.version.Version('1.2').major)"
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.stdout == "1\n", answer.stderr
