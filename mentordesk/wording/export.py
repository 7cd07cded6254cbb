"""The read-me of an export, and the names of what stands in it."""

from __future__ import annotations

from collections.abc import Sequence

README_NAME = "README.txt"
JSON_NAME = "everything.json"
MARK = "A MentorDesk export"
"""The first words of the read-me: by them an earlier export is known again."""

_FILES: dict[str, str] = {
    "programme": "the programme’s own details",
    "rounds": "rounds with their dates and matching weights",
    "topics": "topics, ways to help and sectors, with their synonyms",
    "cohort_codes": "what is known of each cohort code; the digits are never a year",
    "people": "everybody on file, with all that was noted about them",
    "emails": "mail addresses",
    "further_numbers": "their further numbers in the alumni database",
    "phones": "telephone numbers",
    "languages": "languages by ISO code; levels 1 basic, 2 working, 3 fluent, 4 native",
    "weekly_hours": "weekly hours: weekday 0 is Monday, minutes of the person’s own local day",
    "alumni_identities": "courses, with the cohort code as it was written",
    "tags": "tags",
    "person_tags": "who has which tag",
    "person_links": "what stands between two people, such as “not with” or “line manager”",
    "consents": "answers about consent; the newest one to a purpose counts",
    "mentor_profiles": "what mentors offer; places count over all schemes",
    "mentor_topics": "topics a mentor offers, or will not cover (refused)",
    "applications": "applications to rounds; one without a round is a lead",
    "application_topics": "topics an applicant wants; rank 1 is wanted most",
    "mentor_wishes": "mentors an applicant wishes for by name; rank 1 is wished for most",
    "reader_marks": "what a colleague marked for two people on the pool sheet of a round",
    "plans": "plans of rounds; the current one is named in rounds",
    "groups_in_the_making": "what the groups of a plan are formed around, by the mentor’s clock",
    "pairs": "pairs, drafts among them; a draft belongs to a plan",
    "agreement_templates": "versions of the programme’s own words for agreements",
    "logo": "the programme’s logo, a PNG written as base64",
    "agreements": "versions of agreements; the newest one of a pair counts",
    "pair_steps": "the steps of each pair on their days, who took them and why",
    "groups": "mentoring groups with their mentors, sizes and dates",
    "group_members": "who was in which group, from when to when",
    "sessions": "that pairs and groups met, or will: day, minutes and how; never what was said",
    "attendance": "who came to which session of a group",
    "goals": "goals of pairs, with progress from 0 to 100",
    "check_ins": "surveys sent and answered; answers as JSON",
    "notes": "the office’s own notes on pairs",
    "agreement_names": "names that members of a group typed to acknowledge its agreement",
    "calendar": "terms, holidays and other days the office plans around, first and last included",
    "frozen_figures": "figures of archived rounds, as JSON; they never change",
    "guidance": "the programme’s own texts, links and files, and places to turn to",
    "guidance_files": "the files of guidance, written as base64",
    "guidance_given": "who was given which guidance, on which day and how",
    "letter_guidance": "the guidance that goes with each kind of letter",
    "code_accepted_before": "earlier versions of the code of conduct, and who accepted them",
    "stories": "what people said of the programme; used only while they allow it",
    "questions": "questions of Ask An Alum and what came of them",
    "question_offers": "whom each question was offered to, in turn",
    "letter_templates": "letters in the office’s own words",
    "letters_sent": "which letter went to whom on which day; not its words",
    "put_off": "what was put off, or taken off the list of today",
    "imports": "imports that were made",
    "import_mappings": "how sheets were read last time",
    "waiting_rows": "imported rows that may be somebody on file, waiting for a decision",
    "saved_views": "saved filters and columns of the People page",
    "history": "every step that was made, newest last, with its sentence",
    "history_changes": "each row a step changed: the columns before and after, as JSON",
}

_TEXT = """{mark} of “{programme}”.

It holds everything in the programme file in open formats:

{files}
  {json}: all of the same in one file.

Left out: concerns and their history. They never leave the programme file with an export.

These files hold personal data, also notes that are not meant for the people they are about. Keep
them where the programme file is kept, and delete them when they have served.

How to read them
  Text is UTF-8, columns are separated by commas, the first line names them. Days are written
  year-month-day, moments in UTC. The column “no” counts the lines. A column such as mentor beside
  mentor_id repeats the name for reading; the id is what counts, and everything.json has the ids
  alone. An empty cell is something nobody told, or an empty text.
  A text that a spreadsheet might run as a formula has an apostrophe before it in the CSV files;
  it is no part of the text, and importing such a file into MentorDesk takes it off again.
"""


def readme(programme: str, tables: Sequence[tuple[str, int]]) -> str:
    """The read-me; `tables` are the names of the files with the number of their rows."""
    lines = [f"  {name}.csv ({count:,}): {_FILES[name]}." for name, count in tables]
    return _TEXT.format(mark=MARK, programme=programme, files="\n".join(lines), json=JSON_NAME)
