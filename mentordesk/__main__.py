"""Starts MentorDesk: a sub-command goes to the command line, anything else opens the window."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """The program; returns its exit code."""
    # First of all: in a frozen program a worker process starts here too and must go its own way.
    multiprocessing.freeze_support()
    from mentordesk import cli

    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
