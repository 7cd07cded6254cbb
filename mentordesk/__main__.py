"""Starts MentorDesk: a sub-command goes to the command line, anything else opens the window."""

from __future__ import annotations

import gc
import sys

COLLECT_EVERY = 50_000
"""New objects between two looks for cycles. Rows by the thousand are none: at the usual pace of 700
the looking costs an import a third of its time, and holds the window for half a second at once."""


def main() -> int:
    """The program; returns its exit code."""
    if getattr(sys, "frozen", False):
        # First of all: in a bundle a worker process starts here too and must go its own way.
        import multiprocessing

        multiprocessing.freeze_support()
    gc.set_threshold(COLLECT_EVERY)
    from mentordesk import cli

    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
