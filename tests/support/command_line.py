"""Runs a sub-command in this process and reads what it says."""

from __future__ import annotations

import contextlib
import io
import json
from dataclasses import dataclass
from typing import Any

from mentordesk import cli


@dataclass(frozen=True)
class Said:
    """What a sub-command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Its one JSON object."""
        return json.loads(self.out)


def mentordesk(*arguments: object) -> Said:
    """Runs `mentordesk ARGUMENTS`; wrong usage is code 2, as the shell sees it."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = cli.main([str(a) for a in arguments])
        except SystemExit as left:
            code = int(left.code or 0)
    return Said(code, out.getvalue(), err.getvalue())
