"""Guidance on paper: several pieces in one file, in any script; nothing empty is ever printed."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pypdf import PdfReader

from mentordesk.commands.guidance import (
    EditGuidance,
    LayOutGuidance,
    NewGuidance,
    SetGuidanceFile,
)
from mentordesk.domain.guidance import About
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.jobs.guidance import print_guidance
from mentordesk.progress import Progress
from mentordesk.store.queries.guidance import guidance
from tests.support.pdf_text import needs_pdftotext, text_of


def add(workspace, title, **columns):
    made = workspace.run(NewGuidance(About.RESOURCE, title))
    for field, value in columns.items():
        workspace.run(EditGuidance(made.values["guidance_id"], field, value))
    return str(made.values["guidance_id"])


@needs_pdftotext
def test_several_pieces_are_one_file_with_a_line_each_and_a_line_of_history(workspace, tmp_path):
    one = add(workspace, "First steps", body="Write.\n\n- Ask.\n- Listen.", version="3")
    two = add(workspace, "خطوات أولى", body="اكتب هنا", credit="© Another programme")
    out = tmp_path / "Guidance.pdf"
    printed = print_guidance(workspace, (one, two), out, Progress())
    assert [row.id for row in printed.printed] == [one, two] and printed.noted is not None
    text = text_of(out.read_bytes(), tmp_path)
    for piece in ("First steps", "Listen.", "Version 3", "خطوات أولى", "اكتب هنا",
                  "© Another programme", "For everybody", "Page 1 of 1"):  # fmt: skip
        assert piece in text
    outline: Any = PdfReader(io.BytesIO(out.read_bytes())).outline
    assert [line.title for line in outline] == ["First steps", "خطوات أولى"]


def test_a_long_text_goes_on_to_the_next_page(workspace, tmp_path):
    long = add(workspace, "Long", body="\n\n".join(f"Paragraph {n}. " * 12 for n in range(60)))
    out = tmp_path / "long.pdf"
    print_guidance(workspace, (long,), out, Progress())
    assert len(PdfReader(io.BytesIO(out.read_bytes())).pages) > 2


def test_what_is_a_file_of_its_own_is_left_out_and_named(workspace, tmp_path):
    text, file = add(workspace, "Text", body="Words."), add(workspace, "File")
    workspace.run(SetGuidanceFile(file, "a.pdf", b"%PDF-"))
    printed = print_guidance(workspace, (text, file), tmp_path / "a.pdf", Progress())
    assert [row.title for row in printed.as_files] == ["File"]
    alone = print_guidance(workspace, (file,), tmp_path / "b.pdf", Progress())
    assert alone.printed == () and not (tmp_path / "b.pdf").exists()


def test_a_placeholder_or_an_empty_piece_is_refused_and_nothing_is_written(workspace, tmp_path):
    workspace.run(LayOutGuidance())
    words = add(workspace, "Words", body="Words.")
    place = workspace.ask(guidance)[0].id
    for other, reason in ((place, Reason.GUIDANCE_PLACEHOLDER),
                          (add(workspace, "Empty"), Reason.GUIDANCE_EMPTY)):  # fmt: skip
        with pytest.raises(Refused) as refused:
            print_guidance(workspace, (words, other), tmp_path / "c.pdf", Progress())
        assert refused.value.reason is reason
    assert not (tmp_path / "c.pdf").exists()
