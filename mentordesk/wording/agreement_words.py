"""The words an agreement is made of: MentorDesk's own, for each scheme, and what each is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mentordesk.domain.agreement import SHIPPED_VERSION, Clause, Term
from mentordesk.domain.round import Scheme

CONTACT = "{contact}"
"""Stands for the office's address, in brackets, wherever a text has it."""


@dataclass(frozen=True)
class Template:
    """The texts of a scheme's agreements; lists and paragraphs have one line each.

    `usual` is what stands in a field until a pair agrees on something else.
    """

    texts: Mapping[Clause, str]
    usual: Mapping[Term, str] = field(default_factory=dict)
    version: int = SHIPPED_VERSION

    def text(self, clause: Clause, contact: str = "") -> str:
        """The text, with the office's address where it has a place for it."""
        return self.texts.get(clause, "").replace(CONTACT, contact).strip()

    def lines(self, clause: Clause, contact: str = "") -> tuple[str, ...]:
        """The lines of the text that are not empty."""
        lines = (line.strip() for line in self.text(clause, contact).splitlines())
        return tuple(line for line in lines if line)


def template(scheme: Scheme) -> Template:
    """The words MentorDesk brings along for a scheme."""
    return _GROUP if scheme is Scheme.GROUP else _MATCHED


CLAUSES: dict[Clause, str] = {
    Clause.TITLE: "Title",
    Clause.MENTOR_ROLE: "The mentor is called",
    Clause.MENTEE_ROLE: "The mentee is called",
    Clause.ABOUT_HEADING: "Heading",
    Clause.ABOUT: "Opening words",
    Clause.IS_HEADING: "Heading of what it is",
    Clause.IS_LIST: "What it is",
    Clause.IS_NOT_HEADING: "Heading of what it is not",
    Clause.IS_NOT_LIST: "What it is not",
    Clause.MENTOR_GOALS: "Asked about the mentor’s hopes",
    Clause.MENTEE_GOALS: "Asked about the mentee’s hopes",
    Clause.CONFIDENTIAL: "Confidentiality",
    Clause.WELLBEING: "Wellbeing",
    Clause.IN_PERSON: "Meeting in person",
    Clause.NO_LENDING: "Money and favours",
    Clause.ENDING: "Ending without blame",
    Clause.PLAN_NOTE: "About the action plan",
    Clause.ACKNOWLEDGE_NOTE: "About acknowledging",
}
"""What each text is called where it is edited; complete (tested)."""

HAS_LINES = frozenset({Clause.ABOUT, Clause.IS_LIST, Clause.IS_NOT_LIST})
"""Texts of which each line stands for itself."""

_CARE = {
    Clause.CONFIDENTIAL: (
        "What we tell each other stays between us, also after the end. There are three "
        "exceptions: when somebody may come to harm, when something unlawful comes to light, and "
        "when one of us talks to the alumni office about how the mentoring goes. Whoever has to "
        "pass something on says so first, unless that would put somebody at risk. A breach is "
        "told to the alumni office in writing, with the day and the hour."
    ),
    Clause.WELLBEING: (
        "A mentor who is worried about a mentee’s wellbeing tells the alumni office{contact}; "
        "nobody is asked to be a counsellor."
    ),
    Clause.IN_PERSON: (
        "If we ever meet in person, we meet in a public place such as a café or a campus."
    ),
    Clause.NO_LENDING: (
        "We do not lend each other money, and ask for no job, scholarship or reference."
    ),
    Clause.PLAN_NOTE: (
        "Goals help most when they are specific, can be measured, are within reach, matter to "
        "the mentee and have a date. They may change: look at them in each session."
    ),
    Clause.ACKNOWLEDGE_NOTE: (
        "An agreement is a choice: you may do without. If you keep one, type your names below, "
        "keep a copy each and send one to the alumni office{contact}. No signature is needed."
    ),
}

_MATCHED = Template(
    {
        **_CARE,
        Clause.TITLE: "Mentoring agreement",
        Clause.MENTOR_ROLE: "Mentor",
        Clause.MENTEE_ROLE: "Mentee",
        Clause.ABOUT_HEADING: "What this relationship is, and what it is not",
        Clause.ABOUT: (
            "This page helps the two of you begin well. It is a shared understanding, not a "
            "contract: leave out what you do not need, change what does not fit, and look at it "
            "again halfway."
        ),
        Clause.IS_HEADING: "It is",
        Clause.IS_LIST: "\n".join(
            (
                "voluntary and unpaid, on both sides",
                "led by the mentee, who sets the agenda and acts on what is learnt",
                "a place where both learn, and both are heard",
                "limited in time, and brought to a good end",
                "confidential, with the few exceptions named below",
            )
        ),
        Clause.IS_NOT_HEADING: "It is not",
        Clause.IS_NOT_LIST: "\n".join(
            (
                "an offer of a job, a placement or work experience",
                "coaching, training or supervision",
                "therapy or counselling",
                "somebody doing the mentee’s work, or proofreading it",
                "a claim on the mentor’s contacts, money or references",
            )
        ),
        Clause.MENTOR_GOALS: "What the mentor hopes for and expects",
        Clause.MENTEE_GOALS: "What the mentee hopes for and expects",
        Clause.ENDING: (
            "Either of you may end this at any time, without giving a reason and without blame. "
            "Tell each other, and tell the alumni office, so that both of you can be helped on."
        ),
    },
    {
        Term.HOW_OFTEN: "About once a month",
        Term.SESSION_LENGTH: "45 to 60 minutes",
        Term.WHO_BOOKS: "The mentee, unless we agree otherwise",
        Term.AGENDA_BEFORE: "Two days before",
        Term.REPLY_TIME: "Five working days",
        Term.QUIET_HOURS: "Evenings and weekends, each in our own time",
        Term.NOTICE_TO_CANCEL: "One day, or as soon as we know",
    },
)

_GROUP = Template(
    {
        **_CARE,
        Clause.TITLE: "Group mentoring agreement",
        Clause.MENTOR_ROLE: "Group mentor",
        Clause.MENTEE_ROLE: "Member",
        Clause.ABOUT_HEADING: "What this group is, and what it is not",
        Clause.ABOUT: (
            "This page helps the group begin well. It is a shared understanding, not a contract: "
            "leave out what you do not need, change what does not fit, and look at it again "
            "halfway. Agree on it no later than the first session."
        ),
        Clause.IS_HEADING: "It is",
        Clause.IS_LIST: "\n".join(
            (
                "voluntary and unpaid, for everybody",
                "led by the members, who bring the questions and act on what is learnt",
                "a place where all learn from one another, the mentor too",
                "for a length of time, with dates and themes fixed ahead",
                "confidential: what is said in the group stays in the group",
            )
        ),
        Clause.IS_NOT_HEADING: "It is not",
        Clause.IS_NOT_LIST: "\n".join(
            (
                "an offer of a job, a placement or work experience",
                "coaching, training or a course",
                "therapy or counselling",
                "somebody doing the members’ work",
                "a claim on anybody’s contacts, money or references",
            )
        ),
        Clause.MENTOR_GOALS: "What the mentor hopes for and expects",
        Clause.MENTEE_GOALS: "What the members hope for and expect",
        Clause.ENDING: (
            "Any member may leave at any time, without giving a reason and without blame; the "
            "group goes on. Tell the mentor and the alumni office."
        ),
    },
    {
        Term.SESSION_LENGTH: "90 minutes",
        Term.WHO_BOOKS: "The members in turn, unless we agree otherwise",
        Term.AGENDA_BEFORE: "Two days before",
        Term.REPLY_TIME: "Five working days",
        Term.NOTICE_TO_CANCEL: "One day, or as soon as we know",
    },
)
