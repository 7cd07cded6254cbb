"""The words and settings in force, for the hand-over pack: letters, agreements, reminder days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from mentordesk.domain.letter import Occasion
from mentordesk.domain.round import Scheme
from mentordesk.store.queries.handover import Handover
from mentordesk.wording import handover as said
from mentordesk.wording import letters, reminders
from mentordesk.wording.agreement_words import CLAUSES, template
from mentordesk.wording.words import word

Texts = tuple[str | int | None, ...]


def letter_rows(found: Handover) -> Iterator[Texts]:
    """Every letter as it would be written now, in the office's own words where it has any."""
    for occasion in Occasion:
        own = found.letters.get(occasion)
        subject, body = (own.subject, own.body) if own else letters.TEMPLATES[occasion]
        yield letters.NAMES[occasion], own.version if own else said.SHIPPED, subject, body


def agreement_rows(found: Handover) -> Iterator[Texts]:
    """The words of agreements for the schemes that have one, part by part."""
    for scheme in (Scheme.MATCHED, Scheme.GROUP):
        own, shipped = found.agreements.get(scheme), template(scheme)
        texts = own.texts if own is not None else shipped.texts
        for clause, name in CLAUSES.items():
            text = texts.get(clause)
            if text:
                yield word(scheme), own.version if own else said.SHIPPED, name, text


def setting_rows(found: Handover) -> Iterator[Texts]:
    """The programme's details, and the reminder days."""
    held = asdict(found.programme)
    for name, caption in said.SETTING_NAMES.items():
        value = held[name]
        if isinstance(value, bool):
            value = said.YES if value else said.NO
        yield caption, value
    for name, days in asdict(found.days).items():
        yield f"{reminders.NAMES[name]}: {reminders.MEANS[name]}", str(days)
