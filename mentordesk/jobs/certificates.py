"""Prints certificates: one file each, or one bound file, of what is on file and nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mentordesk.documents.printed_values import CertificatePage
from mentordesk.domain.file_names import safe_name, unique_names
from mentordesk.jobs.agreements import Unprintable
from mentordesk.progress import Progress
from mentordesk.store.queries import certificates as asked
from mentordesk.store.queries.certificates import TookPart
from mentordesk.store.queries.rounds import programme
from mentordesk.store.queries.templates import logo
from mentordesk.store.trouble import translated
from mentordesk.store.workspace import Done, Workspace
from mentordesk.wording import certificates as said
from mentordesk.wording.dates import day
from mentordesk.wording.words import many


@dataclass(frozen=True)
class CertificatesPrinted:
    """How many were written and the files; `noted` is the line of history."""

    written: int
    files: tuple[Path, ...]
    unprintable: tuple[Unprintable, ...] = ()
    noted: Done | None = None


def who_took_part(
    workspace: Workspace, match_ids: Sequence[str] = (), group_ids: Sequence[str] = ()
) -> tuple[TookPart, ...]:
    """Everybody of these pairs and groups, each with why they have no certificate, if so."""
    pairs = workspace.ask(asked.of_pairs, tuple(match_ids)) if match_ids else ()
    groups = workspace.ask(asked.of_groups, tuple(group_ids)) if group_ids else ()
    return (*pairs, *groups)


def print_certificates(
    workspace: Workspace,
    chosen: Sequence[TookPart],
    out: Path | None,
    bound: Path | None,
    progress: Progress,
) -> CertificatesPrinted:
    """Writes the certificates of those chosen, whatever speaks against it: she decides.

    `out` is a folder for one file each, made when it is missing; `bound` one file that holds them
    all. Files of the same name are replaced. Raises `Cancelled` (what is written by then stays)
    and `FileTrouble`.
    """
    from mentordesk.documents.certificate import certificate_bytes
    from mentordesk.documents.shaping import MissingGlyph
    from mentordesk.documents.swap import write_beside

    pages = certificate_pages(workspace, chosen)
    files: list[Path] = []
    drawn: list[CertificatePage] = []
    failed: list[Unprintable] = []
    if out is not None:
        with translated(out):
            out.mkdir(parents=True, exist_ok=True)
    stems = unique_names(safe_name(f"{said.TITLE} - {page.name}") for page in pages)
    for number, (page, stem) in enumerate(zip(pages, stems, strict=True)):
        progress.report(number, len(pages), "certificates")
        try:
            content = certificate_bytes((page,))
        except MissingGlyph as missing:
            failed.append(Unprintable(page.name, missing.text, missing.character))
            continue
        drawn.append(page)
        if out is not None:
            files.append(out / f"{stem}.pdf")
            with translated(files[-1]):
                write_beside(files[-1], content)
    if bound is not None and drawn:
        with translated(bound):
            write_beside(bound, certificate_bytes(drawn))
        files.append(bound)
    progress.report(len(pages), len(pages), "certificates")
    printed = CertificatesPrinted(len(drawn), tuple(files), tuple(failed))
    if workspace.is_read_only or not drawn:
        return printed
    number_of = many(len(drawn), "certificate")
    return replace(printed, noted=workspace.log("PrintCertificates", {"number": number_of}))


def certificate_pages(workspace: Workspace, parts: Sequence[TookPart]) -> list[CertificatePage]:
    """The pages of these people, as they print today."""
    house, picture = workspace.ask(programme), workspace.ask(logo)
    return [
        CertificatePage(
            key=f"certificate-{part.key}",
            title=said.TITLE,
            programme=house.name,
            opening=said.OPENING,
            name=part.name,
            original_name=part.original_name if part.original_name != part.name else None,
            deed=(said.deed(part.role, part.scheme, house.name, part.round, part.group),),
            facts=said.facts(part.starts, part.ends, part.months, part.sessions),
            office=house.office or house.name,
            day=day(workspace.today()),
            bookmark=part.name,
            logo=picture,
        )
        for part in parts
    ]
