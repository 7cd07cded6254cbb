"""Letters about questions: to the alum who is asked, to who asked, and the kind no."""

from __future__ import annotations

from email import message_from_bytes, policy

import pytest

from mentordesk.commands.ask_offers import AnswerOffer, OfferQuestion
from mentordesk.commands.asks import AskQuestion, CloseQuestion
from mentordesk.commands.guidance import NewGuidance
from mentordesk.commands.letters import MarkLettersSent, Sent
from mentordesk.commands.mentors import SetMentorField
from mentordesk.domain.closing import DeclineReason
from mentordesk.domain.guidance import About
from mentordesk.domain.letter import Occasion
from mentordesk.domain.person import Role
from mentordesk.domain.question import Outcome
from mentordesk.jobs.application_letters import prepare_applications
from mentordesk.jobs.ask_letters import OF_ASKS, prepare_asks
from mentordesk.jobs.letters import write_letters
from mentordesk.progress import Progress
from mentordesk.store.queries.applications import OF_APPLICATIONS, application_rows
from mentordesk.store.queries.asks import questions


@pytest.fixture
def asked(workspace, make):
    """A question of Amina in Bangladesh, offered to David."""
    amina = make.person("أمينة رحمن", greeting="Amina", country="BD")
    david = make.mentor("David Okello", job_title="Adviser")
    workspace.run(SetMentorField(david, "offers_ask", True))
    ask_id = str(workspace.run(AskQuestion(amina, "Who can find me a post?")).values["ask_id"])
    workspace.run(OfferQuestion(ask_id, david))
    return ask_id


def row(workspace, ask_id):
    (found,) = workspace.ask(questions, workspace.today(), (ask_id,))
    return found


def test_the_offer_and_its_reminder_go_to_the_alum(workspace, asked):
    for occasion in (Occasion.ASK_OFFER, Occasion.ASK_REMINDER):
        (letter,) = prepare_asks(workspace, occasion, (asked,))
        assert (letter.name, letter.role) == ("David Okello", Role.MENTOR)
        assert "“Who can find me a post?”" in letter.body and "أمينة رحمن" in letter.body
        assert "{" not in letter.body + letter.subject
    assert "16 March 2026" in prepare_asks(workspace, Occasion.ASK_OFFER, (asked,))[0].body


def test_marking_the_reminder_as_sent_reminds(workspace, asked):
    (letter,) = prepare_asks(workspace, Occasion.ASK_REMINDER, (asked,))
    sent = Sent(letter.person_id, ask_id=asked)
    workspace.run(MarkLettersSent(Occasion.ASK_REMINDER, (sent,)))
    assert row(workspace, asked).waiting_for.reminded_on == workspace.today()
    workspace.undo()
    assert row(workspace, asked).waiting_for.reminded_on is None


def test_the_talk_is_arranged_with_who_asked(workspace, asked):
    workspace.run(AnswerOffer(asked, True))
    (letter,) = prepare_asks(workspace, Occasion.ASK_INTRODUCTION, (asked,))
    assert letter.role is Role.MENTEE
    assert letter.subject == "David Okello will answer your question"
    assert "Adviser" in letter.body and "person2@post.example" in letter.body
    assert prepare_asks(workspace, Occasion.ASK_OFFER, (asked,)) == ()


def test_the_kind_no_carries_the_places_of_their_country_as_a_draft(workspace, asked, tmp_path):
    for title, country in (("বাংলাদেশ desk", "Bangladesh"), ("Ghana desk", "GH"), ("All", None)):
        workspace.run(NewGuidance(About.SIGNPOST, title, country, "Ask there – à toute heure."))
    closing = (Outcome.NOT_FOR_MENTORING, None, None, DeclineReason.WANTS_JOB)
    workspace.run(CloseQuestion(asked, *closing))
    letters = prepare_asks(workspace, Occasion.KIND_NO, (asked,))
    drafted = write_letters(workspace, Occasion.KIND_NO, letters, tmp_path / "out", Progress())
    message = message_from_bytes(drafted.files[0].read_bytes(), policy=policy.default)
    part = message.get_body(("plain",))
    assert part is not None
    text = part.get_content()
    assert str(message["To"]).startswith("أمينة رحمن")
    assert "- বাংলাদেশ desk: Ask there – à toute heure." in text and "- All:" in text
    assert "Ghana" not in text and message["X-Unsent"] == "1"
    assert text.index("বাংলাদেশ") < text.index("- All:")


def test_no_letter_of_a_question_has_a_hole(workspace, asked):
    for occasion in OF_ASKS:
        for letter in prepare_asks(workspace, occasion, (asked, asked, "nobody")):
            assert letter.ask_id == asked and "{" not in letter.body


def test_an_applicant_whose_wish_is_not_for_mentoring_gets_the_kind_no_too(workspace, make):
    workspace.run(NewGuidance(About.SIGNPOST, "Careers", "Ghana", "Ask there."))
    spring = make.round()
    make.mentee("Kofi", spring, country="GH")
    (row,) = workspace.ask(application_rows, spring)
    assert Occasion.KIND_NO in OF_APPLICATIONS
    (letter,) = prepare_applications(workspace, Occasion.KIND_NO, spring, (row.id,))
    assert "- Careers: Ask there." in letter.body and "{" not in letter.body
