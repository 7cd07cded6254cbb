"""Letters about pairs: who gets which words, who is left out, and drafts a mail program reads."""

from __future__ import annotations

import datetime as dt
from email import message_from_bytes, policy

import pytest

from mentordesk.commands.agreements import SetAgreementState
from mentordesk.commands.guidance import EditGuidance, NewGuidance, SetLetterGuidance
from mentordesk.commands.letters import MarkLettersSent, SaveLetterTemplate, Sent, UseShippedLetter
from mentordesk.commands.mentors import SetMentorWords
from mentordesk.commands.pair_life import RecordReplies, Reply, Said
from mentordesk.commands.people import EditPerson
from mentordesk.commands.sessions import LogSession, Told
from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.closing import DeclineReason
from mentordesk.domain.guidance import About, Audience, Way
from mentordesk.domain.letter import Occasion
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import ContactStatus, Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import Scheme
from mentordesk.domain.survey import Survey
from mentordesk.domain.topic import TopicKind
from mentordesk.jobs.enclosing import Enclosing
from mentordesk.jobs.letters import OF_PAIRS, LeftOut, prepare, prepare_kind_no, write_letters
from mentordesk.progress import Progress
from mentordesk.store.queries import guidance as guidance_asked
from mentordesk.store.queries.relationship_detail import relationship
from mentordesk.store.tables import Letter
from mentordesk.wording.refusals import refusal
from tests.commands.test_pair_life import do, refused
from tests.support.dump import rows
from tests.support.pdf_text import text_of
from tests.support.round_world import open_world

S = MatchState


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def spring(world):
    return world.round()


def drafts(world, occasion, pair, out):
    """The letters of an occasion for a pair, written into a folder."""
    letters = prepare(world.workspace, occasion, (pair,))
    return write_letters(world.workspace, occasion, letters, out, Progress())


def two(world, spring, **columns):
    david = world.mentor(
        "Dr David Okello", email="david@post.example", given_name="David", job_title="Adviser",
        employer="Ministry", city="Kampala", country="UG", profile={"bio": "Twenty years."},
    )  # fmt: skip
    amina = world.mentee(
        spring, "أمينة رحمن", email="amina@post.example", greeting="Amina",
        application={"goal_1": "A first policy post"},
    )  # fmt: skip
    pair = world.pair(spring, david, amina, S.PROPOSED_TO_MENTEE, **columns)
    world.flush()
    return pair


def test_each_side_has_its_own_introduction(world, spring):
    pair = two(world, spring, introduced_on=dt.date(2026, 3, 2))
    (to_mentee,) = prepare(world.workspace, Occasion.INTRODUCTION_MENTEE, (pair,))
    (to_mentor,) = prepare(world.workspace, Occasion.INTRODUCTION_MENTOR, (pair,))
    assert (to_mentee.name, to_mentee.address) == ("أمينة رحمن", "amina@post.example")
    assert to_mentee.body.startswith("Dear Amina,")
    for text in ("Dr David Okello", "Adviser, Ministry", "Kampala, Uganda", "Twenty years.",
                 "david@post.example", "16 March 2026"):  # fmt: skip
        assert text in to_mentee.body
    assert "Dear David," in to_mentor.body and "- A first policy post" in to_mentor.body
    assert to_mentor.subject == "Meet your mentee, أمينة رحمن"


def test_what_either_side_picked_stands_in_the_letter_to_the_other(world, spring):
    pair = two(world, spring)
    mentor, run = row(world, pair).mentor_id, world.workspace.run
    run(SetMentorWords(mentor, TopicKind.HELP, ("Building a network",)))
    run(SetMentorWords(mentor, TopicKind.CHALLENGE, ("Changing career",)))
    (letter,) = prepare(world.workspace, Occasion.PROPOSAL_MENTEE, (pair,))
    assert "Can help with: Building a network\nHas come through: Changing career" in letter.body
    assert "Hopes to gain" not in letter.body


def test_a_proposal_holds_no_address_and_no_empty_line_of_fields(world, spring):
    pair = two(world, spring)
    (letter,) = prepare(world.workspace, Occasion.PROPOSAL_MENTEE, (pair,))
    assert "@" not in letter.body.replace("alumni@", "")
    assert "{" not in letter.body and "9 March 2026" in letter.body
    (letter,) = prepare(world.workspace, Occasion.PROPOSAL_MENTOR, (pair,))
    assert "\n\n\n" not in letter.body.replace("\n\nWhat", "What")


def test_who_may_not_be_written_to_is_left_out_and_named(world, spring, tmp_path):
    quiet = world.mentor(
        "Quiet", contact_status=ContactStatus.DO_NOT_CONTACT, email="q@post.example"
    )
    lost = world.mentee(spring, "Lost")
    pair = world.pair(spring, quiet, lost, S.ACTIVE)
    world.flush()
    drafted = drafts(world, Occasion.NUDGE, pair, tmp_path / "out")
    assert drafted.files == () and drafted.noted is None
    assert {(p.name, p.why_not) for p in drafted.left_out} == {
        ("Quiet", LeftOut.DO_NOT_CONTACT), ("Lost", LeftOut.NO_ADDRESS),
    }  # fmt: skip


def test_drafts_are_read_back_whole_in_any_script(world, spring, tmp_path):
    pair = two(world, spring)
    out = tmp_path / "letters"
    drafted = drafts(world, Occasion.MIDPOINT, pair, out)
    assert sorted(out.iterdir()) == sorted(drafted.files) and len(drafted.files) == 2
    read = [message_from_bytes(f.read_bytes(), policy=policy.default) for f in drafted.files]
    to_mentee = next(m for m in read if "amina" in m["To"])
    assert to_mentee["To"].addresses[0].display_name == "أمينة رحمن"
    assert to_mentee["X-Unsent"] == "1"
    assert "Dear Amina," in words(to_mentee)
    assert "Dr David Okello" in to_mentee["Subject"]
    assert world.workspace.ask(rows, Letter) == []  # making a letter changes nothing


def test_the_office_has_words_of_its_own_and_takes_them_back(world, spring):
    pair = two(world, spring)
    do(world, SaveLetterTemplate(Occasion.NUDGE, "Hello {name}", "Dear {greeting}, well?"))
    done = do(world, SaveLetterTemplate(Occasion.NUDGE, "Hello {name}", "Dear {greeting}!"))
    assert done.values["version"] == 2
    letters = prepare(world.workspace, Occasion.NUDGE, (pair,))
    assert {letter.body for letter in letters} == {"Dear Amina!", "Dear David!"}
    wrong = refused(world, SaveLetterTemplate(Occasion.NUDGE, "Hi", "Dear {friend}"))
    assert (wrong.reason, "friend" in str(wrong.values["why"])) == (Reason.LETTER_WRONG, True)
    assert (
        refused(world, SaveLetterTemplate(Occasion.NUDGE, " ", "x")).reason is Reason.NAME_MISSING
    )
    do(world, UseShippedLetter(Occasion.NUDGE))
    assert refused(world, UseShippedLetter(Occasion.NUDGE)).reason is Reason.NOT_FOUND


def test_what_was_sent_is_kept_with_the_pair(world, spring):
    pair = two(world, spring)
    letters = prepare(world.workspace, Occasion.NUDGE, (pair,))
    sent = tuple(Sent(letter.person_id, letter.match_id) for letter in letters)
    do(world, MarkLettersSent(Occasion.NUDGE, sent))
    noted = world.workspace.ask(rows, Letter)
    assert {row["person_id"] for row in noted} == {letter.person_id for letter in letters}


@pytest.mark.parametrize("occasion", OF_PAIRS)
def test_every_letter_about_a_pair_fills_all_its_fields(world, spring, occasion):
    pair = two(world, spring)
    for letter in prepare(world.workspace, occasion, (pair,)):
        assert "{" not in letter.subject + letter.body


def row(world, pair):
    return world.workspace.ask(relationship, pair, world.workspace.today()).row


def test_marking_as_sent_moves_the_state_and_starts_the_clock(world, spring):
    pair = two(world, spring)
    today = world.workspace.today()
    people = {p.person_id for o in OF_PAIRS for p in prepare(world.workspace, o, (pair,))}
    mentee, mentor = sorted(people, key=lambda i: i == row(world, pair).mentor_id)

    def sent(occasion, *to):
        do(world, MarkLettersSent(occasion, tuple(Sent(one, pair) for one in to)))
        return row(world, pair)

    assert sent(Occasion.PROPOSAL_MENTEE, mentee).reply_by == today + dt.timedelta(days=7)
    do(world, RecordReplies((Reply(pair, Said.YES),)))
    assert sent(Occasion.PROPOSAL_MENTOR, mentor).reply_by == today + dt.timedelta(days=7)
    do(world, RecordReplies((Reply(pair, Said.YES),)))
    assert sent(Occasion.INTRODUCTION_MENTEE, mentee).state is S.INTRODUCED
    assert sent(Occasion.INTRODUCTION_MENTOR, mentor).state is S.INTRODUCED
    do(world, LogSession(pair, Told(today)))
    sent(Occasion.CHECK_IN, mentee, mentor)
    asked = world.workspace.ask(relationship, pair, today).check_ins
    assert {(one.survey, one.person_id) for one in asked} == {
        (Survey.FIRST_WEEKS, mentee), (Survey.FIRST_WEEKS, mentor),
    }  # fmt: skip
    assert sent(Occasion.ENDING, mentee, mentor).state is S.ENDING
    assert sent(Occasion.THANKS, mentor).state is S.ENDING


def words(message):
    part = message.get_body(("plain",))
    assert part is not None
    return part.get_content()


def read(path):
    return message_from_bytes(path.read_bytes(), policy=policy.default)


def tie(world, occasion, *titles, **columns):
    """Pieces of guidance tied to a letter; the ids in order."""
    ids = []
    for title in titles:
        made = world.workspace.run(NewGuidance(About.RESOURCE, title, body="نصيحة المكتب."))
        ids.append(str(made.values["guidance_id"]))
        for field, value in columns.items():
            world.workspace.run(EditGuidance(ids[-1], field, value))
    world.workspace.run(SetLetterGuidance(occasion, tuple(ids)))
    return ids


def test_guidance_goes_along_and_is_noted_as_given_once_it_went_out(world, spring, tmp_path):
    pair = two(world, spring)
    (piece,) = tie(world, Occasion.NUDGE, "نصيحة – Código", version="3", link="example.org/a")
    drafted = drafts(world, Occasion.NUDGE, pair, tmp_path / "out")
    for path in drafted.files:
        message = read(path)
        (attached,) = message.iter_attachments()
        assert attached.get_filename() == "نصيحة – Código.pdf"
        assert attached.get_content_type() == "application/pdf"
        assert attached.get_content().startswith(b"%PDF-")
        body = words(message)
        assert "نصيحة – Código: https://example.org/a" in body
    assert world.workspace.ask(guidance_asked.given, piece) == ()
    people = prepare(world.workspace, Occasion.NUDGE, (pair,))
    do(world, MarkLettersSent(Occasion.NUDGE, tuple(Sent(p.person_id, pair) for p in people)))
    given = world.workspace.ask(guidance_asked.given, piece)
    assert {row.person_id for row in given} == {p.person_id for p in people}
    assert {(row.version, row.way) for row in given} == {("3", Way.LETTER)}


def test_the_agreement_goes_along_filled_in_and_is_sent_once_the_letter_is(world, spring, tmp_path):
    pair = two(world, spring, introduced_on=dt.date(2026, 3, 2))
    people = prepare(world.workspace, Occasion.AGREEMENT, (pair,))
    along = Enclosing(world.workspace, Occasion.AGREEMENT)
    assert {along.names(letter) for letter in people} == {("Mentoring agreement",)}
    drafted = drafts(world, Occasion.AGREEMENT, pair, tmp_path / "out")
    assert len(drafted.files) == 2
    for path in drafted.files:
        (attached,) = read(path).iter_attachments()
        assert attached.get_content_type() == "application/pdf"
        text = text_of(attached.get_content(), tmp_path)
        assert "Dr David Okello" in text and "أمينة رحمن" in text
    do(world, MarkLettersSent(Occasion.AGREEMENT, tuple(Sent(p.person_id, pair) for p in people)))
    assert row(world, pair).agreement is AgreementState.SENT
    world.workspace.run(SetAgreementState((pair,), AgreementState.SKIPPED))
    do(world, MarkLettersSent(Occasion.AGREEMENT, tuple(Sent(p.person_id, pair) for p in people)))
    assert row(world, pair).agreement is AgreementState.SKIPPED


def test_guidance_for_mentors_goes_to_mentors_and_that_of_another_scheme_to_nobody(
    world, spring, tmp_path
):
    pair = two(world, spring)
    ids = tie(world, Occasion.NUDGE, "For mentors", "For groups")
    world.workspace.run(EditGuidance(ids[0], "audience", Audience.MENTORS))
    world.workspace.run(EditGuidance(ids[1], "scheme", Scheme.GROUP))
    people = prepare(world.workspace, Occasion.NUDGE, (pair,))
    along = Enclosing(world.workspace, Occasion.NUDGE)
    names = {letter.role: along.names(letter) for letter in people}
    assert names == {Role.MENTOR: ("For mentors",), Role.MENTEE: ()}
    do(world, MarkLettersSent(Occasion.NUDGE, tuple(Sent(p.person_id, pair) for p in people)))
    (row,) = world.workspace.ask(guidance_asked.given, ids[0])
    assert row.name == "Dr David Okello"
    assert world.workspace.ask(guidance_asked.given, ids[1]) == ()


def test_a_letter_whose_guidance_was_emptied_is_refused_with_a_sentence(world, spring, tmp_path):
    pair = two(world, spring)
    (piece,) = tie(world, Occasion.NUDGE, "Empty by now")
    world.workspace.run(EditGuidance(piece, "body", None))
    with pytest.raises(Refused) as refused_:
        drafts(world, Occasion.NUDGE, pair, tmp_path / "out")
    assert refused_.value.reason is Reason.GUIDANCE_EMPTY


def test_an_agreement_that_no_font_draws_is_refused_with_a_sentence(world, spring, tmp_path):
    pair = two(world, spring)
    world.workspace.run(EditPerson(row(world, pair).mentee_id, "display_name", "Amina \u0378"))
    with pytest.raises(Refused) as refused_:
        drafts(world, Occasion.AGREEMENT, pair, tmp_path / "out")
    assert refused_.value.reason is Reason.NOT_PRINTABLE
    assert "U+0378" in refusal(refused_.value).what


def test_the_kind_no_names_places_of_their_country_and_those_for_everywhere(world, spring):
    pair = two(world, spring)
    kind = (Occasion.KIND_NO, (pair,))
    (letter,) = prepare(world.workspace, *kind)
    assert "places" not in letter.body and "\n\n\n" not in letter.body
    for title, country in (("Ghana desk", "Ghana"), ("Helpline", None), ("Dhaka", "Bangladesh")):
        world.workspace.run(NewGuidance(About.SIGNPOST, title, country, "Ask there."))
    (letter,) = prepare(world.workspace, *kind)
    assert "- Helpline: Ask there." in letter.body and "Ghana" not in letter.body
    mentee = letter.person_id
    world.workspace.run(EditPerson(mentee, "country", "Bangladesh"))
    (letter,) = prepare(world.workspace, *kind)
    lines = [line for line in letter.body.split("\n") if line.startswith("- ")]
    assert lines == ["- Dhaka: Ask there.", "- Helpline: Ask there."]


@pytest.mark.parametrize(
    ("reason", "why_not"),
    [(DeclineReason.WANTS_VISA, None), (DeclineReason.NO_TIME, LeftOut.OTHER_REASON)],
)
def test_the_kind_no_goes_to_the_mentee_of_a_pair_declined_for_it(world, spring, reason, why_not):
    pair = two(world, spring)
    world.workspace.run(NewGuidance(About.SIGNPOST, "Helpline", None, "Ask there."))
    world.workspace.run(RecordReplies((Reply(pair, Said.NO, reason=reason),)))
    (letter,) = prepare_kind_no(world.workspace, (pair,))
    assert (letter.role, letter.match_id, letter.why_not) == (Role.MENTEE, pair, why_not)
    assert letter.subject == "What mentoring can and cannot give"
    assert "- Helpline: Ask there." in letter.body and "{" not in letter.body
    world.workspace.run(MarkLettersSent(Occasion.KIND_NO, (Sent(letter.person_id, pair),)))
    assert row(world, pair).state is S.DECLINED
