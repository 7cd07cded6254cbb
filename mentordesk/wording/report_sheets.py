"""The words of the workbook: titles, headings of columns, notes and definitions."""

from __future__ import annotations

from mentordesk.domain.person import Role
from mentordesk.wording.reports import HOW_PEOPLE_COUNTED, SMALL_CELLS

SUMMARY, SCHEMES, AGREEMENTS, PEOPLE = (
    "R1 Round summary", "R2 Scheme totals", "R5 Agreement", "R6 People",
)  # fmt: skip
PAIRS, MENTORS, MENTEES, WAITING = "Pairs", "Mentors", "Mentees", "Waiting and unmatched"
DEFINITIONS = "Definitions"

FIGURE, VALUE, UNIT, OF, AGAINST, RATE = "Figure", "Value", "Counted in", "Of", "Of what", "Rate"
ALL_ROUNDS = "All of them"

FUNNEL = "From application to a completed pair"
BY_ROUND = "Mentees who applied, and were matched"
AGREEMENT_CHART = "Agreements of introduced pairs"

ROUND_COLUMNS = (
    "Round", "Scheme", "State", "Call opened", "Starts", "Ends", "Mentees applied",
    "Mentees matched", "Match rate", "Mentors offered", "Mentors used", "Use of mentors",
    "Pairs introduced", "Ended early", "Completed",
)  # fmt: skip

PAIR_COLUMNS = (
    "Mentor", "Mentor’s name in its own script", "Mentor’s cohort", "Mentee",
    "Mentee’s name in its own script", "Mentee’s cohort", "Round", "Scheme", "State", "Fit",
    "Locked", "Reason for overriding", "Drafted", "Proposed", "Introduced", "First meeting",
    "Planned end", "Ended", "Closing reason", "Agreement", "Version",
)  # fmt: skip

MENTOR_COLUMNS = (
    "Mentor", "Name in its own script", "Cohort", "Status", "Job", "Employer", "Sector",
    "Years of experience", "City", "Country", "Time zone", "Languages", "Topics offered",
    "Places", "Live pairs", "Drafts", "Free places", "Trained", "Code of conduct",
)  # fmt: skip

MENTEE_COLUMNS = (
    "Mentee", "Name in its own script", "Cohort", "Status", "Round", "Application", "Applied",
    "Came by", "Job", "City", "Country", "Time zone", "Topics wanted", "First goal",
    "Second goal", "Third goal", "Sector wished for", "Country wished for", "Paired with",
)  # fmt: skip

WAITING_COLUMNS = (
    "Name", "Name in its own script", "Cohort", "Role", "Round", "Application", "Applied",
    "Days since", "Mail", "Telephone", "Contact",
)  # fmt: skip

DEFINITION_COLUMNS = ("Figure", "Sheet", "How it is counted", "Counted against", "As of")

ROUNDS, NO_ROUNDS = "Rounds", "No round yet"
SCHEME, STATE, PAIRS_COUNTED, PEOPLE_COUNTED = "Scheme", "State", "Pairs", "People"
INTRODUCED, LIVE, MENTORS_USED = "Pairs introduced", "Live pairs", "Different mentors used"
MENTORS_ON_FILE, PLACES_ON_FILE = "Mentors who offer the scheme", "Their places"
GROUPS, MEMBERS, PLACES_FILLED = "Groups", "Members", "Places filled"
GROUP_PLACES, ATTENDED, EXPECTED = "places of open groups", "Members who came", "members expected"
ASKED, ANSWERED = "Questions asked", "Questions answered"
EXPIRED = "Questions with an offer run out"
BY_SCHEME, ALL_SCHEMES = "Pairs by scheme", "All schemes"
REVISED, PAIRS_INTRODUCED = "Revised at least once", "Pairs introduced"
DAYS_TO_ANSWER = "Days to an answer (median)"
AS_OF = "As of {day}"
YES, NOBODY, CUT = "yes", "Nobody", "… (cut)"

EACH_ROLE = {Role.MENTEE: "Mentees", Role.MENTOR: "Mentors"}

DIMENSIONS = {
    "country": "Country",
    "region": "Region",
    "programme": "Programme",
    "status": "Status",
    "returning": "New or returning",
}


def people_caption(role: Role, dimension: str) -> str:
    """The caption of a people table, such as Mentees by country."""
    return f"{EACH_ROLE[role]} by {DIMENSIONS[dimension].lower()}"


def file_title(programme: str, scope: str) -> str:
    """The title of the workbook."""
    return f"{programme}: {scope}"


def note(scope: str, day: str, kept: bool = False) -> str:
    """The line under each heading; `kept` of a round that was archived on that day."""
    when = f"kept as archived on {day}" if kept else f"counted on {day}"
    return f"{scope} · {when} · no names on this sheet"


SHEET_NOTES: dict[str, str] = {
    SCHEMES: "Scheme totals",
    SUMMARY: "Round summary",
    AGREEMENTS: "Agreements",
    PEOPLE: "People",
    DEFINITIONS: "How every figure is counted",
}

DEFINITIONS_MORE: tuple[tuple[str, str, str, str], ...] = (
    (
        "Rounds of this report",
        SUMMARY,
        "A report on a year covers the rounds that start in it; a person who applies to two of "
        "them counts once in each round, and so twice in sums over rounds.",
        "",
    ),
    (
        "Days since",
        WAITING,
        "Days from the application to the day of counting.",
        "",
    ),
    (
        "Mentors who offer the scheme",
        SCHEMES,
        "Everybody whose mentor profile offers the scheme and who may be contacted, with all "
        "places of their profiles, on the day of counting; places are shared by all schemes.",
        "",
    ),
    (
        "Groups and members",
        SCHEMES,
        "Groups that came to form, everybody who ever was a member of them, and members now of "
        "open groups against the most these groups may have.",
        "places of open groups",
    ),
    (
        "Questions",
        SCHEMES,
        "Questions of Ask An Alum that were asked while a round of it ran, in the year, or ever; "
        "answered are those that somebody answered at least in part; run out are those of which "
        "an offer ran out without a reply.",
        "questions asked",
    ),
    (
        "Agreements by state",
        AGREEMENTS,
        "Introduced pairs by the state of the newest version of their agreement; an agreement is "
        "optional, and “skipped by choice” is as good as any.",
        "pairs introduced",
    ),
    (
        "Revised at least once",
        AGREEMENTS,
        "Introduced pairs with a second version of their agreement or a later one.",
        "pairs introduced",
    ),
    (
        "People",
        PEOPLE,
        HOW_PEOPLE_COUNTED,
        "all such people of the role",
    ),
    (
        "Programme",
        PEOPLE,
        "The letters of the cohort code of the newest course (latest end, then start); the digits "
        "of a code are never read as a year.",
        "all such people of the role",
    ),
    (
        "Region",
        PEOPLE,
        "The part of the world of the country as it stands in the profile.",
        "all such people of the role",
    ),
    (
        "Returning",
        PEOPLE,
        "People who also took part, in any role, in a round that started before one of these.",
        "all such people of the role",
    ),
    ("Small numbers", PEOPLE, SMALL_CELLS, ""),
    (
        "Free places",
        MENTORS,
        "Places less live pairs and open groups of all rounds and drafts of the current plans of "
        "these rounds, never below nought; a group takes one place, however many members it has.",
        "",
    ),
    (
        "Waiting and unmatched",
        WAITING,
        "Mentees waiting as on R1, and mentors offered without a pair or a current draft in the "
        "round; addresses that came back are left out, and so are all contacts of people who are "
        "not to be contacted.",
        "",
    ),
)
"""Figure, sheet, how it is counted, against what; the figures of R1 stand in `reports`."""
