"""Agreements come out as files with the right names, in MentorDesk's own words."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pypdf
import pytest

from mentordesk.commands.agreements import (
    Acknowledge,
    EditActionPlan,
    EditAgreementTerms,
    SetAgreementState,
)
from mentordesk.commands.group_agreements import AcknowledgeInGroup
from mentordesk.commands.group_places import JoinGroup
from mentordesk.commands.rounds import EditProgramme
from mentordesk.commands.templates import EditTemplate
from mentordesk.domain.agreement import AgreementState, Clause, GoalPart, Side, Term
from mentordesk.domain.group import GroupState
from mentordesk.domain.match import MatchState
from mentordesk.domain.meeting import Held
from mentordesk.domain.refusal import Refused
from mentordesk.domain.round import Scheme
from mentordesk.jobs.agreement_page import ALWAYS_ASKED, agreement_page
from mentordesk.jobs.agreement_preview import agreement_preview
from mentordesk.jobs.agreements import print_agreements
from mentordesk.progress import Cancelled, Progress
from mentordesk.store.queries import papers
from mentordesk.store.queries.agreement_rows import agreement_rows
from mentordesk.store.queries.history import entries_newest_first
from mentordesk.store.tables import Agreement, SessionLog
from mentordesk.wording import agreements as said
from tests.support.names import NAMES
from tests.support.pdf_text import needs_pdftotext, text_of
from tests.support.round_world import open_world

TODAY = dt.date(2026, 3, 2)


@pytest.fixture
def world(tmp_path):
    (tmp_path / "file").mkdir()
    with open_world(tmp_path / "file") as opened:
        yield opened


def pair_up(
    world, round_id, mentor="David Okello", mentee="Amina Rahman", zone="Africa/Nairobi", **more
):
    told = {"time_zone": "Asia/Dhaka", "application": {"goal_1": "Move into evaluation"}, **more}
    mentor_id = world.mentor(mentor, time_zone=zone, email="d@post.example")
    made = world.pair(round_id, mentor_id, world.mentee(round_id, mentee, **told))
    world.flush()
    return made


def page_of(world, round_id):
    shared = world.workspace.ask(papers.round_papers, round_id)
    return agreement_page(shared, shared.papers[0], TODAY)


def answers(page):
    return {a.key: a.value for section in page.sections for a in section.answers}


def printed(world, round_id, tmp_path, bound=None):
    return print_agreements(world.workspace, round_id, tmp_path / "out", bound, Progress())


# what stands on it --------------------------------------------------------------------------


def test_a_page_is_filled_from_pair_and_round(world):
    spring = world.round()
    pair = pair_up(world, spring, original_name="আমিনা রহমান")
    page = page_of(world, spring)
    assert page.field_prefix == pair
    assert page.bookmark == "David Okello and Amina Rahman"
    mentor, mentee = page.parties
    assert (mentor.name, mentor.contact, mentor.time_zone) == (
        "David Okello", ("d@post.example",), "Nairobi time, UTC+3",
    )  # fmt: skip
    assert (mentee.original_name, mentee.time_zone) == ("আমিনা রহমান", "Dhaka time, UTC+6")
    told = answers(page)
    assert told["period"] == "1 April 2026 to 1 October 2026"
    assert told["midpoint-review"] == "1 July 2026"
    assert told["end-review"] == "1 October 2026"
    assert told["who-books"] is None
    usual = {a.key: a.usual for section in page.sections for a in section.answers}
    assert usual["who-books"] == "The mentee, unless we agree otherwise"
    assert told["channels"] is usual["channels"] is None
    assert [g.goal for g in page.plan.goals] == ["Move into evaluation", None, None]
    assert page.footer.notes == (
        "Version 1", "Template 1", "Made on 2 March 2026",
    )  # fmt: skip


def test_every_term_has_its_place(world):
    spring = world.round()
    pair_up(world, spring)
    keys = {term.value.replace("_", "-") for term in ALWAYS_ASKED}
    assert keys < set(answers(page_of(world, spring)))
    pair = pair_up(world, world.round("Autumn"), "Elena", "Badru")
    terms = ", ".join(f'"{term.value}": "{term.name}"' for term in Term)
    world.add(Agreement(id=world.new_id(), match_id=pair, version=3, terms=f"{{{terms}}}"))
    world.flush()
    shared = world.workspace.ask(papers.round_papers, world.workspace.ask(
        papers.round_of, pair))  # fmt: skip
    page = agreement_page(shared, shared.papers[0], TODAY)
    told = answers(page)
    assert {k: told[k] for k in told if k != "period"} == {
        term.value.replace("_", "-"): term.name for term in Term
    }
    assert page.footer.notes[0] == "Version 3"


def test_the_page_says_what_mentoring_is_and_is_not(world):
    spring = world.round()
    pair_up(world, spring)
    page = page_of(world, spring)
    told = " ".join(item for points in page.about.lists for item in points.items)
    for word in ("voluntary", "unpaid", "job", "coaching", "therapy", "mentee", "both learn"):
        assert word in told
    care = page.sections[-1]
    rest = " ".join((*care.paragraphs, *care.points.items))
    for word in ("harm", "unlawful", "alumni office", "public place", "without blame"):
        assert word in rest


def test_a_group_agreement_names_its_members_and_its_sessions(world):
    circle = world.round("Circle", scheme=Scheme.GROUP)
    david, rosa = world.mentor("David", places=5), world.mentor("Rosa", places=5)
    members = tuple(
        world.mentee(circle, name, application={
            "goal_1": f"{name}’s goal", "expectations": f"{name} hopes"})
        for name in ("Amina", "Badru")
    )  # fmt: skip
    group = world.group(
        circle, "Careers", david, members, co_mentor_id=rosa, theme="First posts",
        goals="A talk each", planned_end_on=dt.date(2026, 9, 15),
    )  # fmt: skip
    world.add(SessionLog(id=world.new_id(), group_id=group, on=dt.date(2026, 5, 4),
                         held=Held.PLANNED, theme="Interviews"))  # fmt: skip
    world.flush()
    page = page_of(world, circle)
    assert page.title == "Group mentoring agreement"
    assert [(party.role, party.name) for party in page.parties] == [
        ("Group", "Careers"), ("Group mentor", "David"), ("Co-mentor", "Rosa"),
        ("Member", "Amina"), ("Member", "Badru"),
    ]  # fmt: skip
    assert [(g.goal, g.owner) for g in page.plan.goals[:2]] == [
        ("Amina’s goal", "Amina"), ("Badru’s goal", "Badru"),
    ]  # fmt: skip
    told = answers(page)
    assert told["mentee-goals"] == "Amina: Amina hopes\nBadru: Badru hopes"
    assert (told["theme"], told["group-goals"]) == ("First posts", "A talk each")
    assert told["period"] == "1 April 2026 to 15 September 2026"
    (plan,) = [s.points for s in page.sections if s.heading == said.SESSIONS]
    assert plan.items == ("4 May 2026: Interviews",)
    keys = [signer.key for signer in page.acknowledgement.signers]
    assert keys == [f"signer-{one}" for one in (david, rosa, *members)]
    assert page.bookmark == "Careers with David"


@pytest.mark.parametrize(
    ("mentor", "mentee", "told"),
    [
        ("Africa/Nairobi", "Asia/Kathmandu",
         "When it is 12:00 in Nairobi, it is 14:45 in Kathmandu."),
        ("Asia/Tokyo", "Pacific/Honolulu",
         "When it is 12:00 in Tokyo, it is 17:00 the day before in Honolulu."),
        ("Africa/Nairobi", "Africa/Kampala", said.same_clock()),
        ("Africa/Nairobi", None, None),
        ("Africa/Nairobi", "Mars/Olympus", None),
    ],
)  # fmt: skip
def test_both_clocks_are_told(world, mentor, mentee, told):
    spring = world.round()
    pair_up(world, spring, zone=mentor, time_zone=mentee)
    section = page_of(world, spring).sections[1]
    assert section.paragraphs == ((told,) if told else ())


def test_a_clock_change_inside_the_round_is_told(world):
    winter = world.round("Winter", starts=dt.date(2026, 1, 10))
    pair_up(world, winter, time_zone="Europe/London")
    page = page_of(world, winter)
    assert page.parties[1].time_zone == "London time, UTC+0; from 29 March 2026 UTC+1"
    assert page.sections[1].paragraphs == (
        "When it is 12:00 in Nairobi, it is 09:00 in London. "
        "From 29 March 2026, when it is 12:00 in Nairobi, it is 10:00 in London.",
    )


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ({"city": "Lahore", "country": "PK"}, "Lahore, Pakistan, UTC+5"),
        ({"city": "Lahore"}, "Lahore, UTC+5"),
        ({"country": "PK"}, "Pakistan, UTC+5"),
        ({}, "Karachi time, UTC+5"),
    ],
)
def test_nobody_is_moved_to_the_city_their_zone_is_named_after(world, place, told):
    spring = world.round()
    pair_up(world, spring, time_zone="Asia/Karachi", **place)
    page = page_of(world, spring)
    assert page.parties[1].time_zone == told
    clock = place.get("city", "Karachi")
    assert page.sections[1].paragraphs == (f"When it is 12:00 in Nairobi, it is 14:00 in {clock}.",)


def test_a_place_stands_also_without_a_zone(world):
    spring = world.round()
    pair_up(world, spring, time_zone=None, city="Lahore")
    page = page_of(world, spring)
    assert (page.parties[1].time_zone, page.sections[1].paragraphs) == ("Lahore", ())


# the programme's own words ------------------------------------------------------------------


def in_their_words(world, text, scheme=Scheme.MATCHED):
    return world.workspace.run(EditTemplate(scheme, Clause.ABOUT, text))


def test_the_page_is_made_of_the_programmes_own_words(world):
    spring = world.round()
    pair = pair_up(world, spring)
    in_their_words(world, "Be kind.\n\nBe on time.")
    world.workspace.run(EditTemplate(Scheme.MATCHED, Clause.IS_LIST, ""))
    world.workspace.run(EditTemplate(Scheme.MATCHED, Term.CHANNELS, "Video"))
    world.workspace.run(EditTemplate(Scheme.MATCHED, Term.WHO_BOOKS, ""))
    world.workspace.run(EditTemplate(Scheme.GROUP, Clause.TITLE, "Something else"))
    page = page_of(world, spring)
    assert page.about.paragraphs == ("Be kind.", "Be on time.")
    assert [points.heading for points in page.about.lists] == ["It is not"]
    usual = {a.key: a.usual for section in page.sections for a in section.answers}
    assert (usual["channels"], usual["who-books"]) == ("Video", None)
    assert (page.title, page.footer.notes[1]) == ("Mentoring agreement", "Template 2")
    run = world.workspace.run
    run(EditAgreementTerms((pair,), ((Term.CHANNELS, "Telephone"),)))
    assert answers(page_of(world, spring))["channels"] == "Telephone"


def test_what_went_out_keeps_its_words_and_its_code_of_conduct(world):
    spring = world.round()
    pair = pair_up(world, spring)
    world.workspace.run(EditProgramme("code_of_conduct_version", "2025"))
    in_their_words(world, "As it was.")
    world.workspace.run(SetAgreementState((pair,), AgreementState.SENT))
    world.workspace.run(EditProgramme("code_of_conduct_version", "2026"))
    in_their_words(world, "As it is now.")
    page = page_of(world, spring)
    assert page.about.paragraphs == ("As it was.",)
    assert page.footer.notes[1:3] == ("Template 2", "Code of conduct 2025")
    world.workspace.run(EditAgreementTerms((pair,), ((Term.PURPOSE, "Learn"),)))
    page = page_of(world, spring)
    assert page.about.paragraphs == ("As it is now.",)
    assert page.footer.notes[:3] == ("Version 2", "Template 3", "Code of conduct 2026")


def test_printed_words_are_never_written_over(world, tmp_path):
    spring = world.round()
    pair_up(world, spring)
    in_their_words(world, "First.")
    in_their_words(world, "Second thought.")
    assert page_of(world, spring).footer.notes[1] == "Template 2"
    printed(world, spring, tmp_path)
    in_their_words(world, "Third.")
    assert page_of(world, spring).footer.notes[1] == "Template 3"
    world.workspace.undo()
    assert page_of(world, spring).about.paragraphs == ("Second thought.",)


def test_a_plan_and_names_that_were_written_down_stand_on_the_page(world):
    spring = world.round()
    pair = pair_up(world, spring)
    goal = ((GoalPart.GOAL, "Publish"), (GoalPart.DUE, "June"))
    world.workspace.run(EditActionPlan((pair,), (goal, ((GoalPart.GOAL, " "),))))
    world.workspace.run(Acknowledge((pair,), Side.MENTEE, "A. Rahman", dt.date(2026, 2, 27)))
    page = page_of(world, spring)
    assert [(g.goal, g.due) for g in page.plan.goals] == [
        ("Publish", "June"), (None, None), (None, None),
    ]  # fmt: skip
    mentor, mentee = page.acknowledgement.signers
    assert (mentor.typed_name, mentee.typed_name, mentee.date) == (
        None, "A. Rahman", "27 February 2026",
    )  # fmt: skip


def test_a_group_agrees_as_one(world):
    circle = world.round("Circle", scheme=Scheme.GROUP)
    david = world.mentor("David", places=5)
    amina, badru, aaron = (world.mentee(circle, n) for n in ("Amina", "Badru", "Aaron"))
    group = world.group(circle, "Careers", david, (amina, badru))
    world.flush()
    world.workspace.run(EditAgreementTerms((group,), ((Term.CHANNELS, "Video"),)))
    world.workspace.run(JoinGroup(group, (aaron,)))  # joins late, and sorts first
    world.workspace.run(AcknowledgeInGroup(group, david, "David"))
    world.workspace.run(AcknowledgeInGroup(group, badru, "Badru"))
    page = page_of(world, circle)
    assert answers(page)["channels"] == "Video"
    assert [s.typed_name for s in page.acknowledgement.signers] == ["David", None, None, "Badru"]


def test_a_round_of_groups_prints_one_file_for_each_live_group(world, tmp_path):
    circle = world.round("Circle", scheme=Scheme.GROUP)
    david = world.mentor("David", places=5)
    members = tuple(world.mentee(circle, n) for n in ("Amina", "أمل حسن"))
    world.group(circle, "Careers", david, members)
    world.group(circle, "Nobody yet", david)
    world.group(circle, "Over", david, (world.mentee(circle, "Li Wei"),), GroupState.CLOSED)
    world.flush()
    out, bound = tmp_path / "out", tmp_path / "all.pdf"
    made = print_agreements(world.workspace, circle, out, bound, Progress())
    assert [path.name for path in made.files] == ["Careers with David.pdf", "all.pdf"]
    outline: Any = pypdf.PdfReader(bound).outline
    assert outline[0].title == "Careers with David"


# the files ----------------------------------------------------------------------------------


def test_one_file_a_pair_and_one_bound(world, tmp_path):
    spring = world.round()
    pair_up(world, spring)
    pair_up(world, spring, "Elena: Núñez/Ortiz", "CON")
    done = printed(world, spring, tmp_path, tmp_path / "bound.pdf")
    assert [path.name for path in done.files] == [
        "David Okello and Amina Rahman.pdf", "Elena Núñez Ortiz and CON.pdf", "bound.pdf",
    ]  # fmt: skip
    assert done.written == 2
    with (tmp_path / "bound.pdf").open("rb") as file:
        outline: list[Any] = list(pypdf.PdfReader(file).outline)
    assert [item.title for item in outline] == [
        "David Okello and Amina Rahman",
        "Elena: Núñez/Ortiz and CON",
    ]
    newest = world.workspace.ask(entries_newest_first)[0]
    assert (newest.name, newest.values["count"]) == ("PrintAgreements", 2)


def test_printing_is_no_step_and_notes_no_agreement(world, tmp_path):
    spring = world.round()
    pair_up(world, spring)
    step = world.workspace.next_undo()
    printed(world, spring, tmp_path)
    assert world.workspace.next_undo() == step
    (row,) = world.workspace.ask(agreement_rows, spring)
    assert row.state is AgreementState.NOT_STARTED


def test_a_bound_file_alone(world, tmp_path):
    spring = world.round()
    pair_up(world, spring)
    done = print_agreements(world.workspace, spring, None, tmp_path / "all.pdf", Progress())
    assert (done.written, done.files) == (1, (tmp_path / "all.pdf",))
    assert done.noted is not None
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["all.pdf"]


def test_two_pairs_of_one_name_have_two_files(world, tmp_path):
    spring = world.round()
    pair_up(world, spring)
    pair_up(world, spring)
    done = printed(world, spring, tmp_path)
    assert len({path.name for path in done.files}) == 2


@needs_pdftotext
def test_names_of_all_scripts_are_on_the_page_and_in_the_file_name(world, tmp_path):
    spring = world.round()
    for number, name in enumerate(NAMES):
        pair_up(world, spring, name, f"Mentee {number}")
    done = printed(world, spring, tmp_path)
    assert done.unprintable == ()
    for path in done.files:
        name = path.stem.split(" and Mentee")[0]
        shown = re.sub(r"\s+", "", text_of(path.read_bytes(), tmp_path))
        assert re.sub(r"\s+", "", name) in shown, name


def test_no_pairs_make_no_folder(world, tmp_path):
    spring = world.round()
    pair = pair_up(world, spring)
    world.workspace.run(_Declines(pair))
    done = printed(world, spring, tmp_path)
    assert (done.written, done.files) == (0, ())
    assert not (tmp_path / "out").exists()


class _Declines:
    def __init__(self, match_id):
        self.match_id = match_id

    def apply(self, session):
        from mentordesk.store.tables import Match

        session.get(Match, self.match_id).state = MatchState.DECLINED
        return {}


def test_a_letter_that_no_font_has_leaves_out_one_agreement(world, tmp_path):
    spring = world.round()
    pair_up(world, spring, mentor="Odd \u0378 One")
    pair_up(world, spring)
    done = printed(world, spring, tmp_path, tmp_path / "bound.pdf")
    assert done.written == 1
    (left,) = done.unprintable
    assert left.name.startswith("Odd")
    assert "U+0378" in said.unprintable(left.name, left.text, left.character)


def test_stopping_leaves_whole_files_alone(world, tmp_path):
    spring = world.round()
    for number in range(4):
        pair_up(world, spring, f"Mentor {number}")
    progress = Progress(lambda done, total, what: progress.cancel() if done == 2 else None)
    with pytest.raises(Cancelled):
        print_agreements(world.workspace, spring, tmp_path / "out", None, progress)
    files = sorted((tmp_path / "out").iterdir())
    assert 1 <= len(files) <= 3
    for path in files:
        with path.open("rb") as file:
            assert len(pypdf.PdfReader(file).pages) >= 2


def test_a_preview_is_the_page_as_it_would_print(world, tmp_path):
    spring = world.round()
    pair = pair_up(world, spring)
    (path,) = printed(world, spring, tmp_path).files
    assert agreement_preview(world.workspace, pair) == path.read_bytes()
    with pytest.raises(Refused):
        agreement_preview(world.workspace, "?")
