"""Settings of taste, kept in the person's own profile: look, window, recent files, columns."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from mentordesk import paths
from mentordesk.ui.tokens import Mode

RECENT = 8
"""How many recent files are remembered."""


@dataclass(frozen=True)
class Taste:
    """What one person likes; nothing here changes a result."""

    mode: Mode = Mode.SYSTEM
    text_percent: int = 100
    geometry: bytes = b""
    page: str = ""
    round_id: str = ""
    recent: tuple[str, ...] = ()
    headers: dict[str, bytes] = field(default_factory=dict)
    splits: dict[str, bytes] = field(default_factory=dict)
    sizes: dict[str, bytes] = field(default_factory=dict)


class Settings:
    """Reads the taste of this person once; Qt writes what changed when the hands are free."""

    def __init__(self) -> None:
        file = paths.user_folder() / "window.ini"
        self._store = QSettings(str(file), QSettings.Format.IniFormat)
        self.taste = self._read()

    def change(self, **values: object) -> None:
        """Change some fields of the taste, by name, and keep them."""
        before, self.taste = self.taste, replace(self.taste, **values)  # type: ignore[arg-type]
        if self.taste != before:  # each write of the file may cost as much as a page
            self._write()

    def save(self) -> None:
        """Put what changed on the disk now, as before the program ends."""
        self._store.sync()

    def remember_file(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        name = str(path.resolve())
        rest = tuple(one for one in self.taste.recent if one != name)
        self.change(recent=(name, *rest)[:RECENT])

    def forget_file(self, name: str) -> None:
        """Take a file off the recent ones, as when it is no longer there."""
        self.change(recent=tuple(one for one in self.taste.recent if one != name))

    def keep_header(self, table: str, state: bytes) -> None:
        """Remember the widths and order of a table's columns."""
        self.change(headers=self.taste.headers | {table: state})

    def keep_split(self, name: str, state: bytes) -> None:
        """Remember where a splitter stands."""
        self.change(splits=self.taste.splits | {name: state})

    def keep_size(self, column: str, name: str) -> None:
        """Remember how large the cards of a column are shown, by the name of the size."""
        self.change(sizes=self.taste.sizes | {column: name.encode()})

    def _read(self) -> Taste:
        store, plain = self._store, Taste()
        try:
            mode = Mode(str(store.value("look/mode", plain.mode.value)))
            percent = int(str(store.value("look/text_percent", plain.text_percent)))
        except ValueError:  # a hand-edited file must not keep the window from opening
            mode, percent = plain.mode, plain.text_percent
        return Taste(
            mode=mode,
            text_percent=max(90, min(150, percent)),
            geometry=self._bytes("window/geometry"),
            page=str(store.value("window/page", "")),
            round_id=str(store.value("window/round", "")),
            recent=tuple(one for one in str(store.value("files/recent", "")).split("\n") if one),
            headers=self._group("headers"),
            splits=self._group("splits"),
            sizes=self._group("sizes"),
        )

    def _write(self) -> None:
        store, taste = self._store, self.taste
        store.setValue("look/mode", taste.mode.value)
        store.setValue("look/text_percent", taste.text_percent)
        store.setValue("window/geometry", QByteArray(taste.geometry))
        store.setValue("window/page", taste.page)
        store.setValue("window/round", taste.round_id)
        store.setValue("files/recent", "\n".join(taste.recent))
        kept = {"headers": taste.headers, "splits": taste.splits, "sizes": taste.sizes}
        for group, states in kept.items():
            for name, state in states.items():
                store.setValue(f"{group}/{name}", QByteArray(state))

    def _bytes(self, key: str) -> bytes:
        value = self._store.value(key, b"")
        return bytes(value.data()) if isinstance(value, QByteArray) else b""

    def _group(self, group: str) -> dict[str, bytes]:
        self._store.beginGroup(group)
        names = self._store.childKeys()
        self._store.endGroup()
        return {name: self._bytes(f"{group}/{name}") for name in names}
