"""What an agreement says, as plain values: every word comes in from outside."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class PartyKind(Enum):
    """Whose card it is: chooses the colour of its edge; the word beside it says it too."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Party:
    """One person of the agreement, or the group itself, as the card on page one shows it."""

    role: str
    kind: PartyKind
    name: str
    original_name: str | None = None
    """The name in its own script, where that is another."""
    cohort: str | None = None
    contact: tuple[str, ...] = ()
    time_zone: str | None = None


@dataclass(frozen=True, slots=True)
class Points:
    """A short list, with or without a heading."""

    items: tuple[str, ...]
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class About:
    """The block of page one on what this relationship is and is not."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    lists: tuple[Points, ...] = ()
    """Shown side by side, two in a row."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing agreed. Without a value it is a field to fill in, named by `key`."""

    key: str
    """Letters, digits, hyphens; one of its kind within the agreement."""
    label: str
    value: str | None = None
    lines: int = 1
    """Lines of writing room while it is open."""
    usual: str | None = None
    """What stands in the field until something else is typed over it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the agreement: heading, opening words, what is agreed, and points."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    points: Points | None = None


@dataclass(frozen=True, slots=True)
class PlanGoal:
    """One row of the action plan; None leaves the cell open to fill in."""

    goal: str | None = None
    measure: str | None = None
    steps: str | None = None
    owner: str | None = None
    due: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """The table of goals; `labels` heads its six columns in the order of `PlanGoal`."""

    heading: str
    labels: tuple[str, str, str, str, str, str]
    paragraphs: tuple[str, ...] = ()
    goals: tuple[PlanGoal, ...] = ()


@dataclass(frozen=True, slots=True)
class Signer:
    """Who acknowledges; what is not yet given is a field to fill in, named by `key`."""

    key: str
    role: str
    name: str
    typed_name: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """The closing block, which is never parted over two pages."""

    heading: str
    name_label: str
    date_label: str
    signers: tuple[Signer, ...]
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Footer:
    """The foot of each page: versions and date, and the pattern of the page count."""

    notes: tuple[str, ...] = ()
    """For instance version, template version, code of conduct version, generated on."""
    page_of: str = "{page} / {pages}"
    """Must hold `{page}` and `{pages}`."""


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """A whole agreement with its action plan."""

    field_prefix: str
    """Begins the name of every field: one per agreement, kept for good (its id, say), so that a
    returned file is known again and a bound file has no name twice."""
    title: str
    programme: str
    round_name: str
    parties: tuple[Party, ...]
    bookmark: str
    """The line of a bound file's outline, and of the running head from page two."""
    about: About | None = None
    sections: tuple[Section, ...] = ()
    plan: ActionPlan | None = None
    acknowledgement: Acknowledgement | None = None
    footer: Footer = field(default_factory=Footer)
    logo: bytes | None = None
    """A picture in a form that reportlab reads, for instance PNG."""
    language: str = "en-GB"
    """BCP 47, for readers that speak the page."""
    version: int | None = None
    """Kept in the file unseen, so that a returned one says which version was filled in."""
