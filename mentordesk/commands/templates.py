"""Changes to the programme's own words for agreements, and to its logo."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.domain.agreement import NEVER_EMPTY, SHIPPED_VERSION, Clause, Term
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import Scheme
from mentordesk.store.queries.templates import is_given_out, read_texts, write_texts
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import AgreementTemplate, Logo, Programme
from mentordesk.wording.agreement_words import CLAUSES, Template, template
from mentordesk.wording.agreements import TERMS
from mentordesk.wording.words import word

LARGEST_LOGO = 400_000
"""Bytes of a PNG: more than a logo of 1,200 by 400 dots needs, and little beside the file."""

_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class EditTemplate:
    """Changes one text of a scheme's agreements, or what usually stands in one of their fields.

    Words that went out with an agreement stay as they were: the edit then makes the next version.
    """

    scheme: Scheme
    what: Clause | Term
    text: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Edits or adds the version. Raises `Refused` TEXT_NEEDED for a text that must be there."""
        text = self.text.strip()
        if not text and self.what in NEVER_EMPTY:
            raise Refused(Reason.TEXT_NEEDED)
        held = _newest(session, self.scheme)
        before = _words(self.scheme, held)
        texts, usual = dict(before.texts), dict(before.usual)
        if isinstance(self.what, Clause):
            texts[self.what] = text
        else:
            usual.pop(self.what, None)
            if text:
                usual[self.what] = text
        return _written(session, self.scheme, held, Template(texts, usual)) | {
            "clause": CLAUSES[self.what] if isinstance(self.what, Clause) else TERMS[self.what]
        }


@dataclass(frozen=True)
class UseShippedWords:
    """Goes back to the words MentorDesk brought along for a scheme."""

    scheme: Scheme

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Writes them over what nobody holds yet, else as the next version."""
        held = _newest(session, self.scheme)
        return _written(session, self.scheme, held, template(self.scheme))


@dataclass(frozen=True)
class SetLogo:
    """Sets the logo of the programme, a PNG; None takes it away."""

    png: bytes | None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps it. Raises `Refused` LOGO_WRONG for what is no PNG, or too large a one."""
        held = session.scalars(select(Logo)).first()
        name = session.scalars(select(Programme.name)).one()
        if self.png is None:
            if held is not None:
                session.delete(held)
            return {"programme": name, "there": False}
        if not self.png.startswith(_PNG) or len(self.png) > LARGEST_LOGO:
            raise Refused(Reason.LOGO_WRONG)
        text = base64.b64encode(self.png).decode("ascii")
        if held is None:
            session.add(Logo(id=session.new_id(), png=text))
        else:
            held.png = text
        return {"programme": name, "there": True}


def _newest(session: WriteSession, scheme: Scheme) -> AgreementTemplate | None:
    query = (
        select(AgreementTemplate)
        .where(AgreementTemplate.scheme == scheme)
        .order_by(AgreementTemplate.version.desc())
        .limit(1)
    )
    return session.scalars(query).first()


def _words(scheme: Scheme, held: AgreementTemplate | None) -> Template:
    if held is None:
        return template(scheme)
    texts, usual = read_texts(held.texts)
    return Template({**template(scheme).texts, **texts}, usual)


def _written(
    session: WriteSession, scheme: Scheme, held: AgreementTemplate | None, words: Template
) -> dict[str, Any]:
    """Write these words where nobody holds the version yet, else as the next one."""
    texts = write_texts(words.texts, words.usual)
    connection = session.connection()
    if held is None or is_given_out(connection, scheme, held.version):
        number = (held.version if held else SHIPPED_VERSION) + 1
        while is_given_out(connection, scheme, number):  # printed, and then undone
            number += 1
        held = AgreementTemplate(id=session.new_id(), scheme=scheme, version=number, texts=texts)
        session.add(held)
    else:
        held.texts = texts
    return {"scheme": word(scheme), "version": held.version}
