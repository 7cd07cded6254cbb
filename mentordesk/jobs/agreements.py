"""Prints agreements: one file for each pair or group, or one bound file of a round."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mentordesk.documents.values import AgreementPage
from mentordesk.domain.file_names import safe_name, unique_names
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.jobs.agreement_page import agreement_page
from mentordesk.progress import Progress
from mentordesk.store.queries import papers
from mentordesk.store.queries.papers import RoundPapers
from mentordesk.store.trouble import translated
from mentordesk.store.workspace import Done, Workspace


@dataclass(frozen=True)
class Unprintable:
    """An agreement that could not be drawn: no font on this computer has this character."""

    name: str
    text: str
    character: str


@dataclass(frozen=True)
class Printed:
    """How many agreements were written, and the files: one for each, the bound one last.

    `noted` is the line of history, None where the file is open for reading only.
    """

    written: int
    files: tuple[Path, ...]
    unprintable: tuple[Unprintable, ...] = ()
    noted: Done | None = None


def print_agreements(
    workspace: Workspace,
    round_id: str,
    out: Path | None,
    bound: Path | None,
    progress: Progress,
    ids: Sequence[str] | None = None,
) -> Printed:
    """Writes the agreements of a round's live pairs and groups, and of drafts of who has none.

    `out` is a folder for one file each, made when it is missing; files of the same name are
    replaced. `bound` is one file that holds them all. With `ids` these pairs and groups are
    printed instead. The history gets a line, which is no step, unless the file is open for
    reading only. Raises `Refused` NOT_FOUND, `Cancelled` (what is written by then stays), and
    `FileTrouble`.
    """
    shared = workspace.ask(papers.round_papers, round_id, ids)
    if shared is None:
        raise Refused(Reason.NOT_FOUND, what="round", id=round_id)
    if not shared.papers:
        return Printed(0, ())
    if out is not None:
        with translated(out):
            out.mkdir(parents=True, exist_ok=True)
    today = workspace.today()
    pages = [agreement_page(shared, paper, today) for paper in shared.papers]
    printed = _write(pages, out, bound, progress)
    if workspace.is_read_only or not printed.written:
        return printed
    return replace(printed, noted=workspace.log("PrintAgreements", _logged(shared, printed)))


def _write(
    pages: Sequence[AgreementPage], out: Path | None, bound: Path | None, progress: Progress
) -> Printed:
    from mentordesk.documents.agreement import agreement_bytes  # reportlab: not at start-up
    from mentordesk.documents.bound import write_bound
    from mentordesk.documents.shaping import MissingGlyph
    from mentordesk.documents.swap import write_beside

    files: list[Path] = []
    drawn: list[AgreementPage] = []
    failed: list[Unprintable] = []
    stems = unique_names(safe_name(page.bookmark) for page in pages)
    total = len(pages) * (1 if bound is None else 2)
    for number, (page, stem) in enumerate(zip(pages, stems, strict=True)):
        progress.report(number, total, "agreements")
        try:
            content = agreement_bytes(page)
        except MissingGlyph as missing:
            failed.append(Unprintable(page.bookmark, missing.text, missing.character))
            continue
        if out is not None:
            files.append(out / f"{stem}.pdf")
            with translated(files[-1]):
                write_beside(files[-1], content)
        drawn.append(page)
    if bound is not None and drawn:
        with translated(bound):
            write_bound(drawn, bound, Progress(_after(progress, len(pages), total)))
        files.append(bound)
    progress.report(total, total, "agreements")
    return Printed(len(drawn), tuple(files), tuple(failed))


def _after(progress: Progress, before: int, total: int) -> Callable[[int, int, str], None]:
    """Passes the bound file's steps on as the second half of the work."""

    def tell(done: int, of: int, what: str) -> None:
        progress.report(min(before + done, total), total, "agreements")

    return tell


def _logged(shared: RoundPapers, printed: Printed) -> dict[str, object]:
    return {
        "round": shared.round.name,
        "count": printed.written,
        "scheme": shared.round.scheme.value,
        "template_version": str(shared.templates[0].version if shared.templates else 1),
        "code_version": shared.programme.code_of_conduct_version,
    }
