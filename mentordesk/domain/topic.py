"""The words for what mentoring is about: kinds of list and the lists the programme starts with."""

from __future__ import annotations

from enum import Enum


class TopicKind(Enum):
    """Which editable list a word belongs to."""

    TOPIC = "topic"
    HELP = "help"
    SECTOR = "sector"
    MENTEE_GAIN = "mentee_gain"
    MENTOR_GAIN = "mentor_gain"
    CHALLENGE = "challenge"


OF_MENTORS = (TopicKind.HELP, TopicKind.CHALLENGE, TopicKind.MENTOR_GAIN)
"""Lists a mentor picks from beside the topics: ways to help, challenges come through, gains."""

OF_MENTEES = (TopicKind.HELP, TopicKind.MENTEE_GAIN)
"""Lists an applicant picks from beside the topics: ways to help, and what she hopes to gain."""

SCORED = (TopicKind.TOPIC, TopicKind.HELP)
"""Wanted and offered words that make a good pair; ways to help are scored as topics are."""


USUAL: dict[TopicKind, tuple[str, ...]] = {
    TopicKind.HELP: (
        "Advice and insight from experience",
        "Finding one's own solution",
        "Developing a skill",
        "Seeing things another way",
        "Building a network",
    ),
    TopicKind.MENTEE_GAIN: (
        "Meeting somebody in the job or sector I want",
        "Knowing my strengths and new skills",
        "Knowing what I want and what I do not",
        "Clearer direction and confidence",
        "Key skills such as communicating or leading",
        "A professional network",
        "Better prospects",
        "A transition such as moving or changing career",
        "Leadership",
    ),
    TopicKind.MENTOR_GAIN: (
        "New perspective and ideas",
        "The reward of helping",
        "Leading and encouraging others",
    ),
    TopicKind.CHALLENGE: (
        "Moving to another country",
        "Changing career",
        "First job in a sector",
    ),
}
"""What an office may begin its lists with (domain dossier 2.16, in our words)."""
