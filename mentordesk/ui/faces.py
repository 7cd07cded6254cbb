"""What a cell shows when it is more than text: a person, a date."""

from __future__ import annotations

from dataclasses import dataclass

from mentordesk.domain.names import initials
from mentordesk.ui.paint import Shape


@dataclass(frozen=True)
class Face:
    """How a person is shown everywhere: name, original script, and the shape of the role."""

    name: str
    original: str = ""
    shape: Shape = Shape.NONE

    @property
    def letters(self) -> str:
        """One or two letters for the avatar."""
        return initials(self.name)

    @property
    def spoken(self) -> str:
        """The whole name for tooltips and for the screen reader."""
        return f"{self.name} ({self.original})" if self.original else self.name
