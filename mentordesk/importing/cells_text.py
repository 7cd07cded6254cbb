"""Reads cells of words: names, lines, long texts, lists, topics."""

from __future__ import annotations

from mentordesk.domain.wish import named_parts
from mentordesk.importing.cohorts import is_uuid
from mentordesk.importing.found import LONGEST_LINE, Column, Found, option_of
from mentordesk.importing.problems import ProblemKind
from mentordesk.importing.sheet import Cell
from mentordesk.importing.tidy import is_garbled, is_no_name, one_line, pieces_of
from mentordesk.importing.words import yes_no

LONGEST = 32_767
_TOPIC = 100
"""A topic longer than this is a sentence, and is kept as a note."""


def line_of(cell: Cell, text: str, column: Column) -> Found:
    """One line of text, cut where it is longer than a field may be."""
    line = one_line(text)
    if len(line) > LONGEST_LINE:
        return Found(line[:LONGEST_LINE].rstrip(), ProblemKind.TEXT_CUT, line[:80])
    return Found(line)


def long_of(cell: Cell, text: str, column: Column) -> Found:
    """Text of any shape, as long as a spreadsheet cell may be."""
    if len(text) > LONGEST:
        return Found(text[:LONGEST], ProblemKind.TEXT_CUT, text[:80])
    return Found(text)


def name_of(cell: Cell, text: str, column: Column) -> Found:
    """A name; what has no letters is none."""
    if is_no_name(text):
        has_figures = any(c.isdigit() for c in text)
        return Found(None, ProblemKind.ONLY_NUMBERS if has_figures else None, text)
    found = line_of(cell, text, column)
    if is_garbled(text):
        return Found(found.value, ProblemKind.TEXT_GARBLED, text)
    return found


def own_id_of(cell: Cell, text: str, column: Column) -> Found:
    """The id of a person in a programme file; anything else stays out."""
    return Found(text.lower() if is_uuid(text) else None)


def list_of(cell: Cell, text: str, column: Column) -> Found:
    """Entries of a list."""
    return Found(tuple(p[:LONGEST_LINE] for p in pieces_of(text, column.is_semicolon)) or None)


def named_of(cell: Cell, text: str, column: Column) -> Found:
    """Names of people, in their order; a comma may stand inside one, so it parts nothing."""
    return Found(tuple(part[:LONGEST_LINE] for part in named_parts(text)) or None)


def topics_of(cell: Cell, text: str, column: Column) -> Found:
    """Names of topics, or the option that a tick stands for; sentences become notes."""
    answer = yes_no(text)
    option = option_of(column.heading)
    if answer is not None and len(text) < 20:
        return Found((option,)) if answer and option else Found(None)
    pieces = pieces_of(text, column.is_semicolon)
    if sum(len(p.split()) for p in pieces) > 7 * len(pieces):
        pieces = (one_line(text),)
    short = tuple(p for p in pieces if len(p) <= _TOPIC)
    long = [p for p in pieces if len(p) > _TOPIC]
    return Found(short or None, note=f"{column.heading}: {'; '.join(long)}" if long else "")
