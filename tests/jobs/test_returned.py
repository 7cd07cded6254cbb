"""A printed agreement, filled in elsewhere, is known again and set beside what is held."""

import io
import shutil

import pytest
from pypdf import PdfReader, PdfWriter

from mentordesk.commands.agreements import EditAgreementTerms
from mentordesk.documents.returned import PaperTroubleKind
from mentordesk.domain.agreement import AgreementState, GoalPart, Term
from mentordesk.domain.match import MatchState
from mentordesk.domain.round import Scheme
from mentordesk.jobs.agreements import print_agreements
from mentordesk.jobs.returned import Beside, command_of, read_returned
from mentordesk.progress import Progress
from mentordesk.store.queries.papers import round_papers
from mentordesk.store.workspace import Surroundings, Workspace
from tests.support.round_world import World


@pytest.fixture
def made(tmp_path):
    with Workspace.create(tmp_path / "a.mentordesk", "Mentoring") as workspace:
        world = World(workspace)
        spring = world.round("Spring")
        mentee = world.mentee(spring, "Li Wei", application={"goal_1": "Publish a paper"})
        pair = world.pair(spring, world.mentor("Grace Okoth"), mentee, MatchState.INTRODUCED)
        world.flush()
        [pdf] = print_agreements(workspace, spring, tmp_path / "out", None, Progress()).files
        yield workspace, spring, pair, pdf


def fill(pdf, values):
    """The file with its fields filled in by another library, in place."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf.read_bytes())))
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    writer.write(pdf)
    return pdf


def lines_of(paper):
    return {line.id: (line.held, line.returned, line.beside) for line in paper.lines}


def test_a_filled_agreement_is_known_again_line_by_line(made):
    workspace, spring, pair, pdf = made
    fill(pdf, {
        f"{pair}-purpose": "To publish", f"{pair}-goal1-measure": "Accepted",
        f"{pair}-mentee-1-name": "Li Wei", f"{pair}-mentee-1-date": "3 January 2026",
    })  # fmt: skip
    workspace.run(EditAgreementTerms((pair,), ((Term.PURPOSE, "To learn"),)))
    [paper] = read_returned((pdf,), workspace, Progress())
    assert (paper.about, paper.key, paper.version) == ("Grace Okoth and Li Wei", pair, 1)
    found = lines_of(paper)
    assert found["purpose"] == ("To learn", "To publish", Beside.DIFFERS)
    assert found["goal1-measure"] == ("", "Accepted", Beside.NEW)
    assert found["mentee-1"] == ("", "Li Wei", Beside.NEW)
    workspace.run(command_of(paper, lambda line: line.id != "purpose"))
    shared = workspace.ask(round_papers, spring, (pair,))
    held = shared.papers[0].held
    assert held.terms[Term.PURPOSE] == "To learn"
    assert held.plan == ({GoalPart.GOAL: "Publish a paper", GoalPart.MEASURE: "Accepted"},)
    assert held.mentee_typed[0] == "Li Wei"
    [again] = read_returned((pdf,), workspace, Progress())
    assert [line.id for line in again.new] == ["purpose"]


def test_what_is_usual_comes_back_as_agreed_and_a_blank_one_as_blank(made):
    workspace, _, pair, pdf = made
    [paper] = read_returned((pdf,), workspace, Progress())
    assert paper.key == pair
    assert all(line.returned for line in paper.lines)


def test_a_member_of_a_group_sends_the_groups_agreement_back(made, tmp_path):
    workspace, _, _, _ = made
    world = World(workspace, number=500)
    circle = world.round("Circles", Scheme.GROUP)
    li, zed = (world.person(name) for name in ("Li Na", "Zed Oduya"))
    for person in (li, zed):
        world.apply_to(circle, person)
    group = world.group(circle, "Evaluation", world.mentor("Tom Ray"), (li, zed))
    world.flush()
    [pdf] = print_agreements(workspace, circle, tmp_path / "groups", None, Progress()).files
    fill(pdf, {f"{group}-signer-{li}-name": "Li Na", f"{group}-purpose": "To meet"})
    [paper] = read_returned((pdf,), workspace, Progress())
    assert paper.about == "Evaluation with Tom Ray"
    workspace.run(command_of(paper, lambda line: True))
    held = workspace.ask(round_papers, circle, (group,)).papers[0].held
    assert held.names[li][0] == "Li Na"
    assert (held.state, held.terms[Term.PURPOSE]) == (AgreementState.ACKNOWLEDGED_BY_ONE, "To meet")


def test_the_agreement_of_another_file_is_not_ours(made, tmp_path):
    _, _, _, pdf = made
    with Workspace.create(tmp_path / "b.mentordesk", "Other", around=Surroundings()) as other:
        [paper] = read_returned((pdf,), other, Progress())
    assert paper.trouble is PaperTroubleKind.NOT_OURS


def test_a_bad_file_among_good_ones_stops_nobody(made, tmp_path):
    workspace, _, pair, pdf = made
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.4 nothing")
    copy = shutil.copy(pdf, tmp_path / "copy.pdf")
    papers = read_returned((bad, copy), workspace, Progress())
    assert [paper.trouble for paper in papers] == [PaperTroubleKind.DAMAGED, None]
    assert papers[1].key == pair
