"""Rows 18 and 19: agreements as PDF, and the workbook with very long working lists."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
from python_calamine import load_workbook

from benchmarks.harness import Baseline, Bench, by_turns, digest, timed
from benchmarks.line import Line
from mentordesk.documents.agreement import agreement_bytes
from mentordesk.documents.sheets import Book, Table
from mentordesk.documents.swap import write_beside
from mentordesk.documents.values import AgreementPage
from mentordesk.documents.workbook import write_workbook
from mentordesk.domain.person import Level, PersonStatus
from mentordesk.jobs.agreement_page import agreement_page
from mentordesk.jobs.demo.invent import invent
from mentordesk.jobs.report_lists import list_sheets
from mentordesk.progress import Progress
from mentordesk.store.queries import papers, rounds
from mentordesk.store.queries.lists_open import MentorLine
from mentordesk.store.queries.report import Lists
from mentordesk.store.workspace import Workspace

TODAY = dt.date(2026, 3, 2)
WHOLE = 1_000
"""Agreements of a large round; fewer are measured and scaled up."""


def agreements(bench: Bench) -> list[Line]:
    """Row 18: one agreement when fonts are read, and a round of them as files."""
    pages = _pages(bench)
    folder = bench.folder / "papers"
    folder.mkdir(exist_ok=True)
    with Baseline("page_reportlab") as bare:

        def ours(count: int) -> tuple[float, Any]:
            return timed(lambda: _print(pages[:count], folder))

        def theirs(count: int) -> tuple[float, Any]:
            told = [bare.run([*_said(page), str(folder / "bare.pdf")]) for page in pages[:count]]
            return sum(seconds for seconds, _ in told), [result for _, result in told]

        def checked(count: int) -> tuple[float, Any]:
            seconds, files = ours(count)
            return seconds, [_read(file) for file in files]

        times = bench.sizes.times
        one = by_turns(lambda: checked(1), lambda: theirs(1), times, "agreement")
        count = len(pages)
        many = by_turns(lambda: checked(count), lambda: theirs(count), min(3, times), "agreements")
    shutil.rmtree(folder)
    times_more = WHOLE / count
    what = f"{WHOLE:,} agreements as files, from {count}"
    fields = one.result[0][1]
    return [
        Line("18", "one agreement", one.ours, one.baseline, 2.5, computed=fields),
        Line("18", what, many.ours * times_more, many.baseline * times_more, 2.5, computed=count),
    ]


def _pages(bench: Bench) -> list[AgreementPage]:
    """Agreements of all rounds whose every letter bare reportlab can write."""
    pages = []
    enough = max(bench.sizes.people, 1_200)  # few names in few people are Latin
    with Workspace.open(bench.file_of(enough)) as workspace:
        for found in workspace.ask(rounds.all_rounds):
            shared = workspace.ask(papers.round_papers, found.id)
            if shared is not None:
                pages += [agreement_page(shared, paper, TODAY) for paper in shared.papers]
    latin = [page for page in pages if all(_is_latin(text) for text in _texts(page))]
    return latin[: bench.sizes.agreements]


def _is_latin(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _print(pages: list[AgreementPage], folder: Path) -> list[Path]:
    files = []
    for number, page in enumerate(pages):
        files.append(folder / f"{number}.pdf")
        write_beside(files[-1], agreement_bytes(page))
    return files


def _said(page: AgreementPage) -> tuple[list[str], list[str]]:
    """All texts of the page, and a name for each field that is open."""
    assert page.plan is not None
    assert page.acknowledgement is not None
    answers = [answer for section in page.sections for answer in section.answers]
    goals = [
        cell for g in page.plan.goals
        for cell in (g.goal, g.measure, g.steps, g.owner, g.due, g.status)
    ]  # fmt: skip
    signed = [cell for s in page.acknowledgement.signers for cell in (s.typed_name, s.date)]
    open_ = sum(cell is None for cell in [*(a.value for a in answers), *goals, *signed])
    open_ += page.version is not None  # the unseen field that says which version came back
    return list(_texts(page)), [f"field-{number}" for number in range(open_)]


def _texts(page: AgreementPage) -> Iterator[str]:
    for party in page.parties:
        yield from (party.role, party.name, party.original_name or "", party.cohort or "")
        yield from (*party.contact, party.time_zone or "")
    yield from (page.title, page.programme, page.round_name)
    if page.about is not None:
        yield from (page.about.heading, *page.about.paragraphs)
        for points in page.about.lists:
            yield from (points.heading or "", *points.items)
    for section in page.sections:
        yield from (section.heading, *section.paragraphs)
        for answer in section.answers:
            yield from (answer.label, answer.value or "")
        yield from section.points.items if section.points else ()
    if page.plan is not None:
        yield from (page.plan.heading, *page.plan.labels, *page.plan.paragraphs)
        for goal in page.plan.goals:
            cells = (goal.goal, goal.measure, goal.steps, goal.owner, goal.due, goal.status)
            yield from (cell or "" for cell in cells)
    if page.acknowledgement is not None:
        block = page.acknowledgement
        yield from (block.heading, block.name_label, block.date_label, *block.paragraphs)
        for signer in block.signers:
            yield from (signer.role, signer.name, signer.typed_name or "", signer.date or "")
    yield from (*page.footer.notes, page.footer.page_of.format(page=1, pages=1))


def _read(file: Path) -> list[object]:
    document = pypdfium2.PdfDocument(file)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    words = sorted({word for word in text.split() if word.isalpha()})
    return [words, len(pypdf.PdfReader(file).get_fields() or ())]


def workbook(bench: Bench) -> list[Line]:
    """Row 19: the workbook of a report whose list of mentors is very long."""
    people = bench.sizes.people
    sheet = list_sheets(Lists((), _mentors(people), (), ()), TODAY)[1]
    (table,) = sheet.bands[0]
    assert isinstance(table, Table)
    book = Book("Mentors", "Spring 2026", "Alumni Office", (sheet,))
    out, rows = bench.folder / "ours.xlsx", bench.folder / "rows.json"
    cells = [[column.header for column in table.columns], *map(list, table.rows)]
    rows.write_text(json.dumps(cells), encoding="utf-8")

    def ours() -> tuple[float, Any]:
        seconds, _ = timed(lambda: write_workbook(book, out, Progress()))
        read = load_workbook(str(out)).get_sheet_by_name(sheet.title).to_python()
        return seconds, digest([str(cell) for row in read for cell in row])

    with Baseline("rows_openpyxl", rows, bench.folder / "bare.xlsx") as bare:
        both = by_turns(ours, bare.run, min(3, bench.sizes.times), "workbook")
    what = f"workbook with {people:,} rows of {len(table.columns)}"
    return [Line("19", what, both.ours, both.baseline, 1.5, computed=both.result)]


def _mentors(count: int) -> tuple[MentorLine, ...]:
    different = invent(min(count, 500), seed=1)
    return tuple(
        MentorLine(
            id=str(number), name=one.name, original_name=one.original_name, code=one.cohort,
            status=PersonStatus.ALUM, job_title=one.job, employer=one.employer, sector=one.sector,
            years_experience=one.years, city=one.city, country=one.country, time_zone=one.zone,
            languages=tuple((code, Level(level)) for code, level in one.languages),
            topics=one.topics, places=one.places, live_pairs=number % 3, drafts=0, groups=0,
            trained_on=None, code_version="2026",
        )
        for number, one in ((n, different[n % len(different)]) for n in range(count))
    )  # fmt: skip
