"""What a printed piece of guidance and a certificate say, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field

from mentordesk.documents.values import Footer


@dataclass(frozen=True, slots=True)
class GuidancePage:
    """One piece of guidance; each line of `lines` that begins with a hyphen stands in a list."""

    key: str
    """Letters, digits, hyphens; one of its kind within a file."""
    title: str
    programme: str
    about: str
    """What it is about and for whom, in one line."""
    lines: tuple[str, ...]
    link: str | None = None
    credit: str | None = None
    footer: Footer = field(default_factory=Footer)
    logo: bytes | None = None
    """A picture in a form that reportlab reads, for instance PNG."""
    language: str = "en-GB"


@dataclass(frozen=True, slots=True)
class CertificatePage:
    """One certificate, on one page; every word comes in from outside."""

    key: str
    title: str
    programme: str
    opening: str
    """The line over the name."""
    name: str
    original_name: str | None
    """The name in its own script, where that is another."""
    deed: tuple[str, ...]
    """What it certifies, a paragraph each."""
    facts: tuple[tuple[str, str], ...]
    """Label and value, side by side: dates, months, sessions."""
    office: str
    day: str
    bookmark: str
    logo: bytes | None = None
    language: str = "en-GB"
