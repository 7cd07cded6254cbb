"""The days an office plans around: terms, holidays, and the nights when clocks change."""

from __future__ import annotations

from enum import Enum


class Season(Enum):
    """What a stretch of the office's calendar is."""

    TERM = "term"
    EXAMS = "exams"
    HOLIDAY = "holiday"
    CLOSED = "closed"
    FASTING = "fasting"
    OTHER = "other"
