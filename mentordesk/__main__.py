"""Starts MentorDesk: a sub-command goes to the command line, anything else opens the window."""

from __future__ import annotations

import sys


def main() -> int:
    """The program; returns its exit code."""
    if getattr(sys, "frozen", False):
        # First of all: in a bundle a worker process starts here too and must go its own way.
        import multiprocessing

        multiprocessing.freeze_support()
    from mentordesk import cli

    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
