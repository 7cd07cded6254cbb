"""The words for the programme's own guidance: what a text is about, and whom it is for."""

from __future__ import annotations

from enum import Enum


class About(Enum):
    """What a piece of guidance is about; the order is that of the library."""

    CODE_OF_CONDUCT = "code_of_conduct"
    PRINCIPLES = "principles"
    WHAT_MENTORING_IS = "what_mentoring_is"
    MENTOR_ROLE = "mentor_role"
    MENTEE_ROLE = "mentee_role"
    STAGE_GUIDE = "stage_guide"
    RESOURCE = "resource"
    SIGNPOST = "signpost"


class Audience(Enum):
    """Whom a piece of guidance is written for."""

    EVERYBODY = "everybody"
    MENTORS = "mentors"
    MENTEES = "mentees"
    OFFICE = "office"


class Way(Enum):
    """How somebody came to a piece of guidance."""

    LETTER = "letter"
    PRINT = "print"
    BY_HAND = "by_hand"
