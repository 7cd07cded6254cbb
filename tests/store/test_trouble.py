"""Every way a file can fail us is told apart, and the file is as it was."""

from __future__ import annotations

import os
import sqlite3

import pytest

from mentordesk.commands.newcomers import NewPerson
from mentordesk.store import schema
from mentordesk.store.queries import people
from mentordesk.store.trouble import FileTrouble, Kind
from mentordesk.store.workspace import Workspace


def kind_when_opened(path):
    with pytest.raises(FileTrouble) as trouble:
        Workspace.open(path).close()
    return trouble.value.kind


def test_a_missing_file(path):
    assert kind_when_opened(path) is Kind.NOT_FOUND


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a workbook", b"Name;Mail\r\n" * 40])
def test_what_is_not_ours_is_refused_untouched(path, content):
    path.write_bytes(content)
    assert kind_when_opened(path) is Kind.NOT_OURS
    assert path.read_bytes() == content


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_ours_and_not_waited_for(path):
    os.mkfifo(path)
    assert kind_when_opened(path) is Kind.NOT_OURS


def test_another_program_s_database_is_not_ours(path):
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE person (id)")
    other.close()
    assert kind_when_opened(path) is Kind.NOT_OURS


def test_cipher_text_is_called_encrypted(path):
    path.write_bytes(os.urandom(4096 * 3))
    assert kind_when_opened(path) is Kind.ENCRYPTED


def test_a_newer_file_is_refused_untouched(workspace, path):
    workspace.close()
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    raw.close()
    before = path.read_bytes()
    assert kind_when_opened(path) is Kind.NEWER
    assert path.read_bytes() == before


def test_a_damaged_page_is_found_and_nothing_written(workspace, path):
    for number in range(60):
        workspace.run(NewPerson(f"Person {number}"))
    workspace.close()
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 40] = b"\xff" * 40
    path.write_bytes(content)
    with pytest.raises(FileTrouble) as trouble:
        Workspace.open(path).close()
    assert trouble.value.kind is Kind.DAMAGED
    assert path.read_bytes() == bytes(content)


def test_an_existing_file_is_never_made_anew(workspace, path):
    with pytest.raises(FileTrouble) as trouble:
        Workspace.create(path, "Other")
    assert trouble.value.kind is Kind.EXISTS


def test_no_folder(tmp_path):
    with pytest.raises(FileTrouble) as trouble:
        Workspace.create(tmp_path / "nowhere" / "a.mentordesk", "Other")
    assert trouble.value.kind is Kind.NO_FOLDER


def test_a_full_disk_loses_nothing(workspace, path):
    workspace.run(NewPerson("Amina"))
    with workspace._writer.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        connection.rollback()
    with pytest.raises(FileTrouble) as trouble:
        for number in range(200):
            workspace.run(NewPerson(f"Person {number} {'x' * 300}"))
    assert trouble.value.kind is Kind.DISK_FULL
    kept = len(workspace.ask(people.find))
    workspace.close()
    with Workspace.open(path) as again:
        assert len(again.ask(people.find)) == kept
        assert again.ask(lambda c: c.exec_driver_sql("PRAGMA integrity_check").scalar()) == "ok"


def test_a_dead_holder_s_note_is_no_obstacle(workspace, path):
    workspace.close()
    path.with_name(f".{path.name}.who").write_text("{}", encoding="utf-8")
    Workspace.open(path).close()
