"""A mentor's card in a round of groups: the group it stands for, standing or in the making."""

from __future__ import annotations

from dataclasses import dataclass

from mentordesk.domain.group import LEAST, WARN_ABOVE
from mentordesk.domain.places import language_name
from mentordesk.store.queries.seats import Gathers, GroupHere
from mentordesk.wording.blocks import gathers as said
from mentordesk.wording.groups import size

MAKING, NONE_YET = "Group in the making", "No group yet"


def around(gathers: Gathers) -> str:
    """What a group in the making was formed around: topic, language and hour."""
    language = language_name(gathers.language) if gathers.language else None
    return said(gathers.topic, language, gathers.hour)


@dataclass(frozen=True)
class CardGroup:
    """What a card says of its group; `count` are its members and those drafted into it.

    `stands`: it was formed, or made by hand; else it is in the making, and its `theme` what it
    was formed around.
    """

    title: str
    theme: str
    least: int
    most: int
    count: int
    stands: bool

    @classmethod
    def of(
        cls, here: GroupHere | None, drafts: int, free: int, gathers: Gathers | None = None
    ) -> CardGroup | None:
        """The group of a card with so many drafts and free seats; None where none can be made."""
        if here is not None:
            count = here.present + drafts
            return cls(here.title, here.theme or "", here.least, here.most, count, True)
        if not drafts and not free:
            return None
        theme = around(gathers) if drafts and gathers is not None else ""
        return cls("", theme, LEAST, max(WARN_ABOVE, drafts), drafts, False)

    @property
    def short_of(self) -> int:
        """How many more it needs for its least size."""
        return max(0, self.least - self.count)

    @property
    def is_only_possible(self) -> bool:
        """Whether nobody is in it yet, and it need not come to be."""
        return not self.stands and not self.count

    @property
    def name(self) -> str:
        """Its title, or what it is being made around, or that it is only in the making."""
        if self.stands:
            return self.title
        return NONE_YET if self.is_only_possible else self.theme or MAKING

    @property
    def size(self) -> str:
        """How full it is, as 4 of 3–6, and what it still needs; or how many it takes."""
        if self.is_only_possible:
            return f"takes {self.least}–{self.most}"
        needs = f", needs {self.short_of} more" if self.short_of else ""
        return f"{size(self.count, self.least, self.most)}{needs}"

    def spoken(self, mentor: str) -> str:
        """The group for the screen reader: of whom, how full, its theme."""
        parts = [f"Group of {mentor}", f"{self.count} of {self.least} to {self.most} members"]
        if self.short_of and not self.is_only_possible:
            parts.append(f"needs {self.short_of} more")
        if self.stands:
            parts.append(f"theme {self.theme or self.title}")
        else:
            parts.append(f"in the making around {self.theme}" if self.theme else "in the making")
        return ", ".join(parts)
