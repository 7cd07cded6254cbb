"""The mentors somebody wishes for by name: typed as a ranked list that completes itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from mentordesk.domain.names import latin
from mentordesk.store.queries.wishes import MentorName, Wished
from mentordesk.ui.text_fields import WordsField


class WishesField(WordsField):
    """Names of mentors parted by commas, the first wished for most; its value are their ids."""

    def __init__(self, caption: str, mentors: Iterable[MentorName]) -> None:
        super().__init__(caption, "Mentors by name; the first counts most")
        self._labels: dict[str, str] = {}
        self._ids: dict[str, list[str]] = {}
        told = list(mentors)
        names = Counter(latin(one.name) for one in told)
        for one in told:
            is_one = names[latin(one.name)] == 1 or not one.code
            self._know(one.id, one.name if is_one else f"{one.name} ({one.code})")
            self._ids.setdefault(latin(one.name), []).append(one.id)
        self.offer_words(list(self._labels.values()))

    def know(self, wished: Iterable[Wished]) -> None:
        """Name those on file too who are no mentors any more."""
        for one in wished:
            if one.mentor_id not in self._labels:
                self._know(one.mentor_id, one.name)

    def to_text(self, value: Any) -> str:
        """The names, parted by commas."""
        return ", ".join(self._labels.get(each, "…") for each in value or ())

    def from_text(self, text: str) -> Any:
        """The ids of those named. Raises `ValueError` for a name that is no mentor's, or two."""
        return tuple(dict.fromkeys(self._id_of(part) for part in super().from_text(text)))

    def _know(self, mentor_id: str, label: str) -> None:
        shown = label.replace(",", "")  # a comma would part it
        self._labels[mentor_id] = shown
        self._ids.setdefault(latin(shown), []).append(mentor_id)

    def _id_of(self, name: str) -> str:
        found = set(self._ids.get(latin(name), ()))
        if not found:
            raise ValueError(f"No mentor is called “{name}”. Choose from the names offered.")
        if len(found) > 1:
            raise ValueError(f"More than one mentor is called “{name}”. Add the cohort code.")
        return found.pop()
