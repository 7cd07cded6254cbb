"""The words for a concern: its kind, how grave it is, and the steps between its states."""

from __future__ import annotations

from enum import Enum


class ConcernKind(Enum):
    """What a concern is about (domain dossier 2.15)."""

    WELLBEING = "wellbeing"
    CONDUCT = "conduct"
    BOUNDARY = "boundary"
    DATA = "data"
    SAFETY = "safety"


class Severity(Enum):
    """How grave a concern is."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


class ConcernState(Enum):
    """Where a concern stands (domain dossier 3.6)."""

    RAISED = "raised"
    READ = "read"
    ACTING = "acting"
    REFERRED = "referred"
    MONITORED = "monitored"
    CLOSED = "closed"
