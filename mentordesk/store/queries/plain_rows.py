"""Frozen rows as plain JSON values and back, so that what a query found can be kept as it was."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """Data classes as objects, mappings as lists of pairs, enums by value, days as ISO text."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return [[to_plain(key), to_plain(held)] for key, held in value.items()]
    if isinstance(value, frozenset):
        return sorted((to_plain(each) for each in value), key=str)
    if isinstance(value, tuple | list):
        return [to_plain(each) for each in value]
    return value


def from_plain(kind: type[T], plain: Mapping[str, Any], usual: T) -> T:
    """The row again; what was not known when it was kept is taken from `usual`.

    So a figure that a later version counts too is there, beside those that were kept; but where
    enum members have plain numbers, one that is not there counted nought. A member of an enum
    that is gone since is passed over.
    """
    shape: Any = kind
    hints = _hints(shape)
    values = {}
    for field in dataclasses.fields(shape):
        now = getattr(usual, field.name)
        if field.name not in plain:
            values[field.name] = now
            continue
        held = _read(hints[field.name], plain[field.name])
        values[field.name] = {**now, **held} if _is_whole(now) else held
    return kind(**values)


def read_plain(kind: type[T], plain: Mapping[str, Any]) -> T:
    """The row again; a field that is not there has its default."""
    found: T = _read(kind, plain)
    return found


def _is_whole(held: Any) -> bool:
    """Whether it has something for every member of an enum, and not just numbers of some."""
    return isinstance(held, Mapping) and any(
        isinstance(key, Enum) and not isinstance(value, int) for key, value in held.items()
    )


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return typing.get_type_hints(kind)


def _read(kind: Any, plain: Any) -> Any:
    if plain is None or kind is Any:
        return plain
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin in (Union, types.UnionType):
        return _read(next(part for part in parts if part is not type(None)), plain)
    if origin is tuple:
        if len(parts) == 2 and parts[1] is Ellipsis:
            return tuple(_read(parts[0], each) for each in plain)
        return tuple(_read(part, each) for part, each in zip(parts, plain, strict=True))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(parts[0], parts[1], plain)
    if origin is not None:  # a set of some kind
        return frozenset(_read(parts[0], each) for each in plain)
    return _single(kind, plain)


def _mapping(key: Any, held: Any, plain: Any) -> dict[Any, Any]:
    found = {}
    for name, value in plain:
        try:
            found[_read(key, name)] = _read(held, value)
        except ValueError:  # a name of an older version
            continue
    return found


def _single(kind: Any, plain: Any) -> Any:
    if dataclasses.is_dataclass(kind):
        shape: Any = kind
        hints, known = _hints(shape), {field.name for field in dataclasses.fields(shape)}
        return shape(**{k: _read(hints[k], v) for k, v in plain.items() if k in known})
    if issubclass(kind, Enum):
        return kind(plain)
    if issubclass(kind, dt.date):
        return dt.date.fromisoformat(plain)
    return plain
