"""Where the fields of a sign-up sheet stand in the file: the columns and lists they fill."""

from __future__ import annotations

from mentordesk.domain.fields import WORD_FIELDS, Field

PERSON_COLUMNS: dict[Field, str] = {
    Field.DISPLAY_NAME: "display_name",
    Field.GIVEN_NAME: "given_name",
    Field.FAMILY_NAME: "family_name",
    Field.ORIGINAL_NAME: "original_name",
    Field.GREETING: "greeting",
    Field.PRONUNCIATION: "pronunciation",
    Field.PRONOUNS: "pronouns",
    Field.STATUS: "status",
    Field.CITY: "city",
    Field.COUNTRY: "country",
    Field.TIME_ZONE: "time_zone",
    Field.EMPLOYER: "employer",
    Field.JOB_TITLE: "job_title",
    Field.SECTOR: "sector",
    Field.YEARS_EXPERIENCE: "years_experience",
    Field.LINKEDIN: "linkedin",
    Field.MESSAGING: "messaging",
    Field.INTERNET: "internet",
    Field.LINE_MANAGER: "line_manager",
    Field.EXTERNAL_ID: "external_id",
    Field.ACCESS_NEEDS: "access_needs",
    Field.NOTES: "notes",
    Field.UNDERSTOOD: "understood_on",
}
"""Fields that are one column of a person."""

WORDS = {place: field for field, place in WORD_FIELDS.items()}
"""The field of each list of words, by whose it is."""

MENTOR_COLUMNS: dict[Field, str] = {
    Field.PLACES: "places",
    Field.BIO: "bio",
    Field.TRAINING_DATE: "trained_on",
}
APPLICATION_COLUMNS: dict[Field, str] = {
    Field.GOAL_1: "goal_1",
    Field.GOAL_2: "goal_2",
    Field.GOAL_3: "goal_3",
    Field.EXPECTATIONS: "expectations",
    Field.IN_RETURN: "offers_in_return",
    Field.SUBMITTED: "submitted_on",
}
APPLICATION_LISTS: dict[Field, str] = {
    Field.SECTOR_WANTED: "sector_wanted",
    Field.COUNTRY_WANTED: "country_wanted",
    Field.PREFERRED_MENTOR: "preferred_mentor",
    Field.NOT_WITH: "not_with",
}
"""Lists kept as one text, parted by "; "."""
NOT_WITH_NOTE = "Not with: "
"""Opens the line of a person's notes that names whom they cannot be paired with."""
IDENTITY_COLUMNS: dict[Field, str] = {
    Field.PROGRAMME: "programme_name",
    Field.START_YEAR: "start_year",
    Field.END_YEAR: "end_year",
}
