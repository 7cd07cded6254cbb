"""How large the cards of a column are shown, and the steps between the sizes."""

from __future__ import annotations

from enum import Enum


class Density(Enum):
    """Rows, cards, or large cards; the value is the least height in px of a waiting card."""

    ROWS = 32
    CARDS = 64
    LARGE = 104

    def stepped(self, by: int) -> Density:
        """The density so many steps larger (smaller when negative), held at the ends."""
        steps = list(Density)
        return steps[max(0, min(len(steps) - 1, steps.index(self) + by))]


def density_named(kept: bytes | None, otherwise: Density) -> Density:
    """The density whose name was kept; the other one where none was, or none of this name."""
    names = {density.name.encode(): density for density in Density}
    return names.get(kept or b"", otherwise)
