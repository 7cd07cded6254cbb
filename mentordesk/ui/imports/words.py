"""The labels of the import wizard: fields in groups, roles, encodings, delimiters and steps."""

from __future__ import annotations

from mentordesk.domain.fields import Field
from mentordesk.importing.mapping import ColumnMapping, SheetRole
from mentordesk.importing.plan import Action
from mentordesk.ui.imports.steps import Hurdle, Step
from mentordesk.wording.words import many

STEP_WORDS: dict[Step, str] = {
    Step.FILES: "Files",
    Step.COLUMNS: "Columns",
    Step.PREVIEW: "Preview",
    Step.IMPORT: "Import",
}
NEXT_WORDS: dict[Step, str] = {
    Step.FILES: "Next: columns",
    Step.COLUMNS: "Next: preview",
    Step.PREVIEW: "Import",
}

FIELD_GROUPS: tuple[tuple[str, tuple[tuple[Field, str], ...]], ...] = (
    ("", ((Field.IGNORE, "Ignore"),)),
    (
        "Who",
        (
            (Field.DISPLAY_NAME, "Name"),
            (Field.GIVEN_NAME, "Given name"),
            (Field.FAMILY_NAME, "Family name"),
            (Field.FAMILY_NAME_2, "Family name, further part"),
            (Field.ORIGINAL_NAME, "Name in its own script"),
            (Field.GREETING, "Greeting"),
            (Field.PRONUNCIATION, "How the name is said"),
            (Field.PRONOUNS, "Pronouns"),
            (Field.STATUS, "Status: student, alum, staff"),
            (Field.EXTERNAL_ID, "Alumni database number"),
            (Field.OWN_ID, "Number in an export of MentorDesk"),
        ),
    ),
    (
        "How to reach them",
        (
            (Field.EMAIL, "Mail address"),
            (Field.PHONE, "Phone"),
            (Field.LINKEDIN, "LinkedIn"),
            (Field.MESSAGING, "Messaging"),
            (Field.INTERNET, "Internet connection"),
        ),
    ),
    (
        "Where and when",
        (
            (Field.CITY, "City"),
            (Field.COUNTRY, "Country"),
            (Field.TIME_ZONE, "Time zone"),
            (Field.LANGUAGES, "Languages"),
            (Field.HOURS, "Free hours"),
        ),
    ),
    (
        "Studies",
        (
            (Field.COHORT_CODE, "Cohort code"),
            (Field.PROGRAMME, "Programme"),
            (Field.START_YEAR, "First year"),
            (Field.END_YEAR, "Last year"),
        ),
    ),
    (
        "Work",
        (
            (Field.EMPLOYER, "Employer"),
            (Field.JOB_TITLE, "Job"),
            (Field.SECTOR, "Sector"),
            (Field.YEARS_EXPERIENCE, "Years of experience"),
            (Field.COUNTRIES_WORKED, "Countries worked in"),
        ),
    ),
    (
        "Taking part",
        (
            (Field.ROLE, "Mentor or mentee"),
            (Field.SCHEMES, "Schemes"),
            (Field.SUBMITTED, "Date of application"),
            (Field.CONSENT, "Consent"),
            (Field.TOPICS, "Topics"),
            (Field.HELP, "Ways of help"),
            (Field.GAINS, "Hopes to gain"),
            (Field.UNDERSTOOD, "Knows what mentoring is and is not"),
        ),
    ),
    (
        "Of mentors",
        (
            (Field.PLACES, "Places offered"),
            (Field.TOPICS_OFFERED, "Topics offered"),
            (Field.TOPICS_REFUSED, "Topics refused"),
            (Field.HELP_OFFERED, "Ways of help offered"),
            (Field.CHALLENGES, "Challenges come through"),
            (Field.GAINS_OF_MENTOR, "Hopes to gain as a mentor"),
            (Field.BIO, "About themselves"),
            (Field.TRAINING_DATE, "Date of training"),
            (Field.CODE_ACCEPTED, "Code of conduct accepted"),
        ),
    ),
    (
        "Of mentees",
        (
            (Field.GOAL_1, "First goal"),
            (Field.GOAL_2, "Second goal"),
            (Field.GOAL_3, "Third goal"),
            (Field.TOPICS_WANTED, "Topics wanted"),
            (Field.SECTOR_WANTED, "Sector wished for"),
            (Field.COUNTRY_WANTED, "Country wished for"),
            (Field.PREFERRED_MENTOR, "Mentor wished for"),
            (Field.HELP_WANTED, "Ways of help wanted"),
            (Field.GAINS_OF_MENTEE, "Hopes to gain as a mentee"),
            (Field.IN_RETURN, "Offers in return"),
            (Field.MOTIVATIONS, "Why they take part"),
            (Field.EXPECTATIONS, "What they expect"),
        ),
    ),
    (
        "For the desk",
        (
            (Field.NOT_WITH, "Not with"),
            (Field.LINE_MANAGER, "Line manager"),
            (Field.ACCESS_NEEDS, "Access needs"),
            (Field.TAGS, "Tags"),
            (Field.NOTES, "Notes"),
        ),
    ),
)
"""Every field once, in the order a person looks for them (complete; tested)."""

FIELD_WORDS: dict[Field, str] = {
    field: words for _, fields in FIELD_GROUPS for field, words in fields
}

ROLE_WORDS: dict[SheetRole, str] = {
    SheetRole.MENTOR: "Mentors",
    SheetRole.MENTEE: "Mentees",
    SheetRole.BOTH: "Both: everyone is mentor and mentee",
    SheetRole.BY_COLUMN: "Each row says it in a column",
    SheetRole.BY_SECTION: "The line above each block of rows says it",
    SheetRole.BY_ANSWERS: "Each row shows it by its answers",
    SheetRole.NONE: "People without a role",
}

FATE_WORDS: dict[Action, tuple[str, str]] = {
    Action.ADD: ("New", "New"),
    Action.CHANGE: ("Changed", "Changed"),
    Action.UNCHANGED: ("Unchanged", "Unchanged"),
    Action.WAIT: ("Possible duplicate", "Possible duplicates"),
    Action.REJECT: ("Problem", "Problems"),
}
"""What becomes of a row: of one, and over the figure of all."""

HURDLE_WORDS: dict[Hurdle, str] = {
    Hurdle.READING: "The files are still being read",
    Hurdle.NO_SHEET: "Tick at least one sheet",
    Hurdle.NO_NAME: "One column must be a name or a mail address",
    Hurdle.JUDGING: "The rows are still being judged",
    Hurdle.NOTHING: "No row would be brought in",
    Hurdle.RUNNING: "The import is under way",
}

KINDS = (
    "Spreadsheets (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.tab *.txt *.htm *.html);;All files (*)"
)
"""As Qt writes filters; what a file is, its first bytes say, not its name."""

ENCODINGS: tuple[tuple[str, str], ...] = (
    ("utf-8", "Unicode (UTF-8)"),
    ("utf-16", "Unicode (UTF-16)"),
    ("cp1252", "Western (Windows)"),
    ("mac_roman", "Western (Mac)"),
    ("cp850", "Western (DOS)"),
    ("cp1250", "Central European"),
    ("cp1251", "Cyrillic (Windows)"),
    ("koi8_u", "Cyrillic (KOI8)"),
    ("cp866", "Cyrillic (DOS)"),
    ("iso8859_2", "Central European (ISO)"),
    ("cp1257", "Baltic (Windows)"),
    ("mac_latin2", "Central European (older Mac)"),
    ("mac_cyrillic", "Cyrillic (older Mac)"),
    ("cp1253", "Greek"),
    ("cp1254", "Turkish"),
    ("cp1255", "Hebrew"),
    ("cp1256", "Arabic"),
    ("cp1258", "Vietnamese"),
    ("cp874", "Thai"),
    ("gb18030", "Chinese, simplified"),
    ("big5", "Chinese, traditional"),
    ("cp932", "Japanese (Windows)"),
    ("euc_jp", "Japanese (EUC)"),
    ("cp949", "Korean"),
)
DELIMITERS: tuple[tuple[str, str], ...] = (
    (",", "commas"),
    (";", "semicolons"),
    ("\t", "tabs"),
    ("|", "upright bars"),
)


def encoding_words(encoding: str | None) -> str:
    """An encoding as people know it."""
    plain = (encoding or "").replace("-", "_").lower()
    if plain in ("utf_8", "utf_8_sig"):
        return "Unicode (UTF-8)"
    if plain.startswith("utf_16"):
        return "Unicode (UTF-16)"
    return next((words for name, words in ENCODINGS if name == plain), encoding or "")


def delimiter_words(delimiter: str | None) -> str:
    """What parts the cells."""
    return next((words for sign, words in DELIMITERS if sign == delimiter), f"“{delimiter}”")


def how_sure(column: ColumnMapping) -> str:
    """How sure the meaning of a column is, in a word or two."""
    if column.field is Field.IGNORE:
        return "Not brought in"
    if column.sure >= 100:
        return "Certain"
    return "Likely" if column.sure >= 85 else "Please check"


def counted_rows(count: int) -> str:
    """1 row, 2 rows, no rows."""
    return many(count, "row") if count else "no rows"
