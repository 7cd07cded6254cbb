"""The programme's own words for agreements, version by version, and its logo."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from mentordesk.domain.agreement import NOT_YET_OUT, SHIPPED_VERSION, Clause, Term
from mentordesk.domain.round import Scheme
from mentordesk.store.journal import entries
from mentordesk.store.tables import Agreement, AgreementTemplate, Logo, Match, Round

_USUAL = "usual."
"""Begins the name of what stands in the field of a term until something else is agreed."""


@dataclass(frozen=True)
class TemplateRow:
    """One version of a scheme's words; the id is the row's own."""

    id: str
    scheme: Scheme
    version: int
    texts: Mapping[Clause, str]
    usual: Mapping[Term, str]


def template_rows(connection: Connection, scheme: Scheme) -> tuple[TemplateRow, ...]:
    """Every version the programme wrote for a scheme, the newest first."""
    t = AgreementTemplate
    query = (
        select(t.id, t.scheme, t.version, t.texts)
        .where(t.scheme == scheme)
        .order_by(t.version.desc())
    )
    return tuple(
        TemplateRow(i, s, version, *read_texts(texts))
        for i, s, version, texts in connection.execute(query).all()
    )


def is_given_out(connection: Connection, scheme: Scheme, version: int) -> bool:
    """Whether somebody may hold a paper with these words, so that they must stay as they are.

    That is so when an agreement was sent with them, or when any were printed with them.
    """
    sent = (
        select(func.count())
        .select_from(Agreement)
        .join(Match, Match.id == Agreement.match_id)
        .join(Round, Round.id == Match.round_id)
        .where(Round.scheme == scheme, Agreement.template_version == str(version))
        .where(Agreement.state.not_in(NOT_YET_OUT))
    )
    if connection.execute(sent).scalar_one():
        return True
    printed = select(entries.c["values"]).where(entries.c.name == "PrintAgreements")
    for (values,) in connection.execute(printed).all():
        told = json.loads(values)
        if (told.get("scheme"), told.get("template_version")) == (scheme.value, str(version)):
            return True
    return False


def newest_number(connection: Connection, scheme: Scheme) -> int:
    """The number of the words that hold now."""
    query = select(func.max(AgreementTemplate.version)).where(AgreementTemplate.scheme == scheme)
    return connection.execute(query).scalar() or SHIPPED_VERSION


def logo(connection: Connection) -> bytes | None:
    """The programme's logo as a PNG."""
    found = connection.execute(select(Logo.png).limit(1)).scalar()
    return None if found is None else base64.b64decode(found)


def read_texts(stored: str) -> tuple[dict[Clause, str], dict[Term, str]]:
    """Texts and usual answers as they are kept; what this program does not know is passed over."""
    texts: dict[Clause, str] = {}
    usual: dict[Term, str] = {}
    clauses, terms = {c.value: c for c in Clause}, {t.value: t for t in Term}
    for name, text in json.loads(stored).items():
        if name in clauses:
            texts[clauses[name]] = text
        elif name.removeprefix(_USUAL) in terms:
            usual[terms[name.removeprefix(_USUAL)]] = text
    return texts, usual


def write_texts(texts: Mapping[Clause, str], usual: Mapping[Term, str]) -> str:
    """Texts and usual answers as they are kept."""
    held = {clause.value: text for clause, text in texts.items()}
    held |= {f"{_USUAL}{term.value}": text for term, text in usual.items()}
    return json.dumps(held, ensure_ascii=False, sort_keys=True)
