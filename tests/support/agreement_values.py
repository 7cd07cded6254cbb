"""Sample agreements as plain values, for tests and pictures."""

from __future__ import annotations

from dataclasses import replace

from mentordesk.documents.values import (
    About,
    Acknowledgement,
    ActionPlan,
    AgreementPage,
    Answer,
    Footer,
    Party,
    PartyKind,
    PlanGoal,
    Points,
    Section,
    Signer,
)

LABELS = ("SMART goal", "Measure", "Steps", "Owner", "Due", "Status")

ABOUT = About(
    heading="What this relationship is, and is not",
    paragraphs=("The mentee drives and sets the agenda; both learn.",),
    lists=(
        Points(
            heading="It is",
            items=(
                "voluntary, unpaid and limited in time",
                "confidential, within the exceptions below",
                "a place to share experience and see things another way",
            ),
        ),
        Points(
            heading="It is not",
            items=(
                "an offer of a job or of work experience",
                "coaching, training, therapy or counselling",
                "someone else doing the mentee's work",
            ),
        ),
    ),
)

GOALS = (
    PlanGoal(
        goal="Apply for three monitoring and evaluation posts with a revised portfolio",
        measure="Three applications sent; none so far",
        steps="Review two adverts together; redraft the summary; ask one former colleague to read",
        owner="Mentee",
        due="30 Jan 2027",
        status="Open",
    ),
    PlanGoal(
        goal="Decide between a doctorate and returning to practice",
        measure="A page of reasons written and talked through",
        steps="Talk to two people on each path",
        owner="Both",
        due="15 Mar 2027",
        status="Met",
    ),
)


def party(kind: PartyKind = PartyKind.MENTOR, **changes: object) -> Party:
    """One person with sensible details."""
    base = Party(
        role=kind.value.title(),
        kind=kind,
        name="Amina Rahman" if kind is PartyKind.MENTEE else "David Okello",
        cohort="MA Development Studies, 2019",
        contact=("someone@example.org", "+44 1273 000000"),
        time_zone="Nairobi, UTC+3",
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def sections(filled: bool = True) -> tuple[Section, ...]:
    """The sections of the agreement, answered or left open."""

    def answer(key: str, label: str, value: str, lines: int = 1) -> Answer:
        return Answer(key, label, value if filled else None, lines)

    return (
        Section(
            heading="Purpose and time",
            answers=(
                answer("purpose", "Our purpose in one sentence",
                       "To help Amina move from research into programme evaluation.", 2),
                answer("period", "Start and end", "1 November 2026 to 30 April 2027"),
                answer("reviews", "Reviews", "Midpoint in the week of 1 February; end on 28 April"),
            ),
        ),
        Section(
            heading="How we work together",
            answers=(
                answer("rhythm", "How, how often, how long", "Video, every three weeks"),
                answer("books", "Who books and sends invites", "The mentee"),
                answer("agenda", "Agenda sent before", "Two days before"),
                answer("reply", "Reply time and quiet hours",
                       "Within three working days; no messages after 20:00 in either place", 2),
                answer("cancel", "Notice to cancel", "One day"),
                answer("rules", "Ground rules; topics off limits",
                       "Be on time; speak plainly; no questions about pay.", 2),
            ),
        ),
        Section(
            heading="What each of us hopes for",
            answers=(
                answer("mentor-goals", "Mentor's goals and expectations",
                       "New perspective on a sector I left ten years ago.", 3),
                answer("mentee-goals", "Mentee's goals and expectations",
                       "Clearer direction, and a first network outside my home country.", 3),
            ),
        ),
        Section(
            heading="Confidence and care",
            paragraphs=(
                "What we say stays between us. The exceptions are a risk of harm, anything "
                "illegal, and a talk with the coordinator about how this is going.",
            ),
            answers=(
                answer("conflict", "Conflicts of interest", "None known; no references during "
                       "the six months."),
            ),
            points=Points(
                (
                    "If the mentor worries about the mentee's wellbeing, the mentor tells the "
                    "alumni office.",
                    "If we meet in person, we meet in a public place.",
                    "Either of us may end this at any time without fault: tell the other and the "
                    "coordinator.",
                )
            ),
        ),
    )  # fmt: skip


def agreement(
    mentor: str = "David Okello",
    mentee: str = "Amina Rahman",
    *,
    mentor_original: str | None = None,
    mentee_original: str | None = None,
    prefix: str = "a1b2c3d4",
    filled: bool = True,
    goals: tuple[PlanGoal, ...] | None = None,
    logo: bytes | None = None,
) -> AgreementPage:
    """A whole agreement between two people; `filled` False leaves every answer open."""
    known = GOALS if filled else ()
    return AgreementPage(
        field_prefix=prefix,
        title="Mentoring agreement",
        programme="Alumni Mentoring & Advice Programme",
        round_name="Matched Mentoring, November 2026",
        parties=(
            party(PartyKind.MENTOR, name=mentor, original_name=mentor_original),
            party(PartyKind.MENTEE, name=mentee, original_name=mentee_original,
                  time_zone="Dhaka, UTC+6"),
        ),
        bookmark=f"{mentor} and {mentee}",
        about=ABOUT,
        sections=sections(filled),
        plan=ActionPlan(
            heading="Action plan",
            labels=LABELS,
            paragraphs=("Goals are specific, can be measured and have a date.",),
            goals=(*(known if goals is None else goals), PlanGoal(), PlanGoal()),
        ),
        acknowledgement=Acknowledgement(
            heading="Acknowledgement",
            name_label="Typed name",
            date_label="Date",
            paragraphs=("Typing your name says that you have read this and mean to keep it.",),
            signers=(
                Signer("mentor", "Mentor", mentor),
                Signer("mentee", "Mentee", mentee, "Amina R." if filled else None,
                       "3 November 2026" if filled else None),
            ),
        ),
        footer=Footer(
            notes=(
                "Version 2", "Template 1.3", "Code of conduct 2026-1", "Generated on 3 Nov 2026",
            ),
            page_of="Page {page} of {pages}",
        ),
        logo=logo,
    )  # fmt: skip
