"""Which way text runs: the Unicode bidirectional algorithm (UAX 9) for one paragraph.

Explicit embeddings and isolates are passed over as if absent: names, goals and notes that people
type do not nest them, and pasted telephone numbers carry them without need.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

_SKIPPED = frozenset(("BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))
_NEUTRAL = frozenset(("B", "S", "WS", "ON"))
_RIGHT = frozenset(("R", "AL"))
_AS_RIGHT = frozenset(("R", "EN", "AN"))
_FIXED_PAIRS = {"(": ")", "[": "]", "{": "}"}


def base_level(text: str) -> int:
    """1 when the first letter with a direction runs right to left, else 0 (rules P2, P3)."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("L", "R", "AL"):
            return 0 if kind == "L" else 1
    return 0


def resolve_levels(text: str, base: int | None = None) -> list[int]:
    """The level of each character (even: left to right) of a paragraph.

    `base` is the paragraph's own level, by default taken from its first letter.
    """
    base = base_level(text) if base is None else base
    kinds = [unicodedata.bidirectional(letter) or "L" for letter in text]
    if base == 0 and not any(kind in ("R", "AL", "AN") for kind in kinds):
        return [0] * len(text)
    kept = [i for i, kind in enumerate(kinds) if kind not in _SKIPPED]
    types = [kinds[i] for i in kept]
    _weak(types, "R" if base else "L")
    _brackets(types, [text[i] for i in kept], base)
    _neutral(types, base)
    levels = [-1] * len(text)
    for place, kind in zip(kept, types, strict=True):
        levels[place] = _implicit(kind, base)
    return _settled(levels, kinds, base)


def _settled(levels: list[int], kinds: Sequence[str], base: int) -> list[int]:
    """Skipped characters follow the one before; separators fall back to the base (L1)."""
    for i, level in enumerate(levels):
        if level < 0:
            levels[i] = levels[i - 1] if i else base
    for i, kind in enumerate(kinds):
        if kind in ("B", "S"):
            levels[i] = base
    return levels


def visual_order(levels: Sequence[int]) -> list[tuple[int, int, int]]:
    """The runs of one line from left to right, each (start, end, level) (rule L2)."""
    runs: list[tuple[int, int, int]] = []
    for i, level in enumerate(levels):
        if runs and runs[-1][2] == level:
            runs[-1] = (runs[-1][0], i + 1, level)
        else:
            runs.append((i, i + 1, level))
    for depth in range(max(levels, default=0), 0, -1):
        first = 0
        while first < len(runs):
            last = first
            while last < len(runs) and runs[last][2] >= depth:
                last += 1
            runs[first:last] = reversed(runs[first:last])
            first = last + 1
    return runs


def _weak(types: list[str], edge: str) -> None:
    """Rules W1 to W7, over the whole paragraph as one sequence."""
    _marks_and_numbers(types, edge)
    _separators(types)
    strong = edge
    for i, kind in enumerate(types):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            types[i] = "L"  # W7


def _marks_and_numbers(types: list[str], edge: str) -> None:
    """W1 (marks follow their base), W2 (numbers after Arabic), W3 (Arabic letters are R)."""
    before, strong = edge, edge
    for i, kind in enumerate(types):
        kind = before if kind == "NSM" else kind
        if kind in ("L", "R", "AL"):
            strong = kind
        types[i] = before = kind
        if kind == "EN" and strong == "AL":
            types[i] = "AN"
    for i, kind in enumerate(types):
        if kind == "AL":
            types[i] = "R"


def _separators(types: list[str]) -> None:
    """W4 (one separator between numbers), W5 (signs beside numbers), W6 (the rest)."""
    for i in range(1, len(types) - 1):
        around = types[i - 1]
        if around == types[i + 1] and (
            (around == "EN" and types[i] in ("ES", "CS")) or (around == "AN" and types[i] == "CS")
        ):
            types[i] = around
    for start, end in _stretches(types, frozenset(("ET",))):
        beside = types[start - 1 : start] + types[end : end + 1]
        types[start:end] = ["EN" if "EN" in beside else "ON"] * (end - start)
    for i, kind in enumerate(types):
        if kind in ("ES", "CS"):
            types[i] = "ON"


def _stretches(types: Sequence[str], wanted: frozenset[str]) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(types):
        end = start
        while end < len(types) and types[end] in wanted:
            end += 1
        if end > start:
            yield start, end
        start = end + 1


def _brackets(types: list[str], letters: Sequence[str], base: int) -> None:
    """Rule N0: a pair of brackets takes the direction of what it holds."""
    own = "R" if base else "L"
    for start, end in _pairs(types, letters):
        inside = {_direction(kind) for kind in types[start + 1 : end]} - {""}
        if not inside:
            continue
        side = own
        if own not in inside:
            before = next((d for k in reversed(types[:start]) if (d := _direction(k))), own)
            side = before if before != own else own
        types[start] = types[end] = side


def _direction(kind: str) -> str:
    return "L" if kind == "L" else "R" if kind in _AS_RIGHT else ""


def _pairs(types: Sequence[str], letters: Sequence[str]) -> list[tuple[int, int]]:
    pairs, open_ones = [], []
    for i, letter in enumerate(letters):
        if types[i] != "ON":
            continue
        kind = unicodedata.category(letter)
        if kind == "Ps":
            open_ones.append((_FIXED_PAIRS.get(letter, chr(ord(letter) + 1)), i))
        elif kind == "Pe":
            depth = next(
                (d for d in reversed(range(len(open_ones))) if open_ones[d][0] == letter), -1
            )
            if depth >= 0:
                pairs.append((open_ones[depth][1], i))
                del open_ones[depth:]
    return sorted(pairs)


def _neutral(types: list[str], base: int) -> None:
    """Rules N1 and N2: neutral characters join their neighbours, else the paragraph."""
    own = "R" if base else "L"
    for start, end in list(_stretches(types, _NEUTRAL)):
        before = _direction(types[start - 1]) if start else own
        after = _direction(types[end]) if end < len(types) else own
        types[start:end] = [before if before == after else own] * (end - start)


def _implicit(kind: str, base: int) -> int:
    """Rules I1 and I2."""
    if base:
        return 1 if kind in _RIGHT else 2
    return {"L": 0, "R": 1}.get(kind, 2)
