"""An agreement for the screen: as it would print now, or a sample of a scheme's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mentordesk.documents.values import AgreementPage
from mentordesk.domain.agreement import Clause, Term
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import RoundState, Scheme, dates_from_start
from mentordesk.jobs.agreement_page import agreement_page
from mentordesk.store.queries import papers, rounds, templates
from mentordesk.store.queries.papers import Paper, RoundPapers
from mentordesk.store.queries.papers_groups import GroupFacts
from mentordesk.store.queries.papers_held import HeldAgreement
from mentordesk.store.queries.papers_people import PaperPerson
from mentordesk.store.queries.rounds import RoundRow
from mentordesk.store.queries.templates import TemplateRow
from mentordesk.store.workspace import Workspace
from mentordesk.wording import agreement_words, words
from mentordesk.wording.agreements import SAMPLE_GROUP, SAMPLE_MENTEES, SAMPLE_MENTOR

NOTHING: Mapping[Term, str] = {}
NO_WORDS: Mapping[Clause | Term, str] = {}


def agreement_preview(
    workspace: Workspace, relationship_id: str, typed: Mapping[Term, str] = NOTHING
) -> bytes:
    """The agreement of a pair or group as it would print now, in whatever state that is.

    `typed` is what stands in fields that were not left yet. Raises `Refused` NOT_FOUND, and
    `MissingGlyph` where no font has one of its characters.
    """
    from mentordesk.documents.agreement import agreement_bytes

    shared = papers_of(workspace, relationship_id)
    paper = shared.papers[0]
    if typed:
        terms = {**paper.held.terms, **typed}
        paper = replace(paper, held=replace(paper.held, terms=terms))
    return agreement_bytes(agreement_page(shared, paper, workspace.today()))


def papers_of(workspace: Workspace, relationship_id: str) -> RoundPapers:
    """All that the agreement of a pair or group is made of. Raises `Refused` NOT_FOUND."""
    round_id = workspace.ask(papers.round_of, relationship_id)
    shared = round_id and workspace.ask(papers.round_papers, round_id, (relationship_id,))
    if not shared or not shared.papers:
        raise Refused(Reason.NOT_FOUND, what="pair or group", id=relationship_id)
    return shared


def template_preview(
    workspace: Workspace, scheme: Scheme, typed: Mapping[Clause | Term, str] = NO_WORDS
) -> bytes:
    """A sample agreement in a scheme's words, between people who are nobody.

    `typed` is what stands in fields that were not left yet. Raises `MissingGlyph` where no font
    has one of its characters.
    """
    from mentordesk.documents.agreement import agreement_bytes

    return agreement_bytes(sample_page(workspace, scheme, typed))


def sample_page(
    workspace: Workspace, scheme: Scheme, typed: Mapping[Clause | Term, str] = NO_WORDS
) -> AgreementPage:
    """The values of a sample agreement; see `template_preview`."""
    rows = workspace.ask(templates.template_rows, scheme)
    if typed:
        rows = (_typed_over(scheme, rows[0] if rows else None, typed), *rows[1:])
    is_group = scheme is Scheme.GROUP
    paper = Paper(
        key="sample",
        scheme=scheme,
        mentor=_nobody(SAMPLE_MENTOR),
        mentees=tuple(_nobody(name) for name in SAMPLE_MENTEES[is_group]),
        is_draft=False,
        held=HeldAgreement(),
        group=GroupFacts(SAMPLE_GROUP) if is_group else None,
    )
    found = _round(workspace, scheme)
    programme, logo = workspace.ask(rounds.programme), workspace.ask(templates.logo)
    shared = RoundPapers(programme, found, (paper,), rows, logo)
    return agreement_page(shared, paper, workspace.today())


def _typed_over(
    scheme: Scheme, row: TemplateRow | None, typed: Mapping[Clause | Term, str]
) -> TemplateRow:
    base = agreement_words.template(scheme)
    texts = dict(row.texts if row else base.texts)
    usual = dict(row.usual if row else base.usual)
    for what, text in typed.items():
        if isinstance(what, Clause):
            texts[what] = text
        else:
            usual[what] = text
    return TemplateRow("typed", scheme, row.version if row else base.version, texts, usual)


def _nobody(name: str) -> PaperPerson:
    return PaperPerson(id=name, name=name, original_name=None, code=None, contact=(), zone=None)


def _round(workspace: Workspace, scheme: Scheme) -> RoundRow:
    """The scheme's newest round, or one that begins today where it has none yet."""
    for found in workspace.ask(rounds.all_rounds):
        if found.scheme is scheme:
            return found
    dates = dates_from_start(workspace.today())
    return RoundRow(
        id="sample",
        name=words.word(scheme),
        scheme=scheme,
        state=RoundState.OPEN,
        months=6,
        call_opens=dates.call_opens,
        call_closes=dates.call_closes,
        matching=dates.matching,
        introductions=dates.introductions,
        starts=dates.starts,
        midpoint=dates.midpoint,
        ends=dates.ends,
        follow_up=dates.follow_up,
        weights={},
        good_option=60,
        current_plan_id=None,
    )
