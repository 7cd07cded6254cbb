"""Silence is part of being correct: a warning nobody expected fails the test that caused it."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from typing import Any

import pytest


class Overheard(logging.Handler):
    """Keeps every record of at least a warning."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        self.records.append(record)

    def expect(self, part: str) -> None:
        """Say that a warning holding `part` is right; fails when there was none."""
        found = [record for record in self.records if part in record.getMessage()]
        if not found:
            pytest.fail(f"no warning said “{part}”")
        self.records = [record for record in self.records if record not in found]

    def fail_on_any(self) -> None:
        """Fail for what is left."""
        said = [f"{record.name}: {record.getMessage()}" for record in self.records]
        if said:
            pytest.fail("unexpected warnings in the log:\n" + "\n".join(said))


def refuse_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test reach beyond this machine."""
    real: Callable[..., Any] = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            pytest.fail(f"a test wanted to reach the network: {address}")
        return real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
