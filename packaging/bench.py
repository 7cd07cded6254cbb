"""Measures the rows of speed and size against their baselines; prints a table, writes bench.json.

python3 packaging/dev.py bench [--quick] [--only 3,10] [--times N]
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# As the program does; said before numpy is imported, and to the baselines as well.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false;qt.qpa.*=false")

if TYPE_CHECKING:  # heavy, and a process that the import starts reads this file too
    from benchmarks.line import Line

ROOT = Path(__file__).resolve().parent.parent

ROWS = {
    "1": ("start", "cold_start"),
    "3": ("people", "filtering"),
    "4": ("people", "sorting"),
    "5": ("people", "jumping"),
    "6": ("start", "memory"),
    "7": ("board", "large_board"),
    "8": ("people", "editing"),
    "9": ("importing", "importing"),
    "10": ("matching", "score_and_solve"),
    "11": ("matching", "bare_solve"),
    "12": ("what_if", "edits"),
    "13": ("what_if", "every_drop"),
    "14": ("matching", "one_weight_moved"),
    "15": ("peer", "whole_matching"),
    "16": ("groups", "forming"),
    "18": ("papers", "agreements"),
    "19": ("papers", "workbook"),
    "22": ("growth", "growth"),
}
"""Where each row of the table of targets is measured: module and function in benchmarks/."""


def main(arguments: Sequence[str]) -> int:
    """Measure the rows asked for; 0 even when some are slower: that is told, not judged."""
    options = _parser().parse_args(arguments)
    from benchmarks.crowd import Files
    from benchmarks.harness import QUICK, Bench, Sizes
    from benchmarks.line import table

    rows = options.only or list(ROWS)
    sizes = QUICK if options.quick else Sizes()
    if options.times:
        sizes = replace(sizes, times=options.times)
    lines: list[Line] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        bench = Bench(sizes, folder, Files(folder).copy)
        for row in rows:
            began = time.perf_counter()
            module, function = ROWS[row]
            lines += getattr(importlib.import_module(f"benchmarks.{module}"), function)(bench)
            seconds = time.perf_counter() - began
            print(f"row {row} took {seconds:.0f} s", file=sys.stderr, flush=True)
    print(table(lines))
    if options.quick:
        print("Quick: the reaches are meant for the real sizes and say little here.")
    told = {"machine": _machine(), "quick": options.quick, "rows": [x.as_json() for x in lines]}
    text = json.dumps(told, ensure_ascii=False, indent=1)
    options.out.write_text(text + "\n", encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="small sizes, for a first look")
    parser.add_argument("--only", type=_rows, metavar="ROWS", help="these rows, as in 3,10")
    parser.add_argument("--times", type=int, metavar="N", help="how often each thing is measured")
    parser.add_argument("--out", type=Path, default=ROOT / "bench.json", help=argparse.SUPPRESS)
    return parser


def _rows(text: str) -> list[str]:
    rows = [word.strip() for word in text.split(",")]
    if unknown := [row for row in rows if row not in ROWS]:
        raise argparse.ArgumentTypeError(
            f"no row {', '.join(unknown)}; there are {', '.join(ROWS)}"
        )
    return rows


def _machine() -> str:
    return f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
