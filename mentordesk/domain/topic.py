"""The words for what mentoring is about: kinds of list and the lists the programme starts with."""

from __future__ import annotations

from enum import Enum


class TopicKind(Enum):
    """Which editable list a word belongs to."""

    TOPIC = "topic"
    HELP = "help"
    SECTOR = "sector"


WAYS_TO_HELP = (
    "Advice and insight from experience",
    "Finding one's own solution",
    "Developing a skill",
    "Seeing things another way",
    "Building a network",
)
"""Wanted by mentees, offered by mentors, scored as topics are (domain dossier 2.16)."""
