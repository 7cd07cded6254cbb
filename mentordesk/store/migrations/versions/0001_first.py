"""The tables of the first version, written out as they were: long, and never edited again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes every table; the search lines are derived and made anew after the steps."""
    op.create_table(
        "agreement_template",
        sa.Column("scheme", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("texts", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_template")),
        sa.UniqueConstraint("scheme", "version", name=op.f("uq_agreement_template_scheme")),
    )
    op.create_table(
        "cohort_code",
        sa.Column("prefix", sa.String(length=40), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=True),
        sa.Column("programme_name", sa.String(length=300), nullable=True),
        sa.Column("start_year", sa.Integer(), nullable=True),
        sa.Column("end_year", sa.Integer(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cohort_code")),
        sa.UniqueConstraint("prefix", "ordinal", name=op.f("uq_cohort_code_prefix")),
    )
    op.create_table(
        "import_mapping",
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_mapping")),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_import_mapping_fingerprint")),
    )
    op.create_table(
        "journal_change",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("entry_seq", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(length=40), nullable=False),
        sa.Column("row_id", sa.String(length=36), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_journal_change")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_journal_change_entry_seq"), "journal_change", ["entry_seq"], unique=False
    )
    op.create_index(op.f("ix_journal_change_row_id"), "journal_change", ["row_id"], unique=False)
    op.create_table(
        "journal_entry",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("copy_id", sa.String(length=36), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("values", sa.Text(), nullable=False),
        sa.Column("undoes", sa.String(length=36), nullable=True),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_journal_entry")),
        sa.UniqueConstraint("copy_id", "counter", name=op.f("uq_journal_entry_copy_id")),
        sa.UniqueConstraint("id", name=op.f("uq_journal_entry_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_journal_entry_undoes"), "journal_entry", ["undoes"], unique=False)
    op.create_table(
        "logo",
        sa.Column("png", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_logo")),
    )
    op.create_table(
        "person",
        sa.Column("display_name", sa.String(length=400), nullable=False),
        sa.Column("sort_name", sa.String(length=400), nullable=False),
        sa.Column("given_name", sa.String(length=200), nullable=True),
        sa.Column("family_name", sa.String(length=200), nullable=True),
        sa.Column("original_name", sa.String(length=400), nullable=True),
        sa.Column("greeting", sa.String(length=200), nullable=True),
        sa.Column("pronunciation", sa.String(length=200), nullable=True),
        sa.Column("pronouns", sa.String(length=60), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=True),
        sa.Column("contact_status", sa.String(length=40), nullable=False),
        sa.Column("city", sa.String(length=200), nullable=True),
        sa.Column("country", sa.String(length=100), nullable=True),
        sa.Column("time_zone", sa.String(length=60), nullable=True),
        sa.Column("hours_text", sa.Text(), nullable=True),
        sa.Column("employer", sa.String(length=300), nullable=True),
        sa.Column("job_title", sa.String(length=300), nullable=True),
        sa.Column("sector", sa.String(length=200), nullable=True),
        sa.Column("years_experience", sa.Integer(), nullable=True),
        sa.Column("linkedin", sa.String(length=300), nullable=True),
        sa.Column("messaging", sa.String(length=200), nullable=True),
        sa.Column("internet", sa.String(length=100), nullable=True),
        sa.Column("line_manager", sa.String(length=300), nullable=True),
        sa.Column("external_id", sa.String(length=100), nullable=True),
        sa.Column("access_needs", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_external_id"), "person", ["external_id"], unique=False)
    op.create_index("ix_person_sort_name", "person", ["sort_name", "id"], unique=False)
    op.create_table(
        "plan",
        sa.Column("round_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("aim", sa.String(length=40), nullable=False),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_plan_round_id_round"), use_alter=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sa.UniqueConstraint("round_id", "name", name=op.f("uq_plan_round_id")),
    )
    op.create_table(
        "programme",
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("office", sa.String(length=300), nullable=True),
        sa.Column("contact", sa.String(length=300), nullable=True),
        sa.Column("time_zone", sa.String(length=60), nullable=False),
        sa.Column("code_of_conduct_version", sa.String(length=60), nullable=True),
        sa.Column("require_code", sa.Boolean(), nullable=False),
        sa.Column("require_training", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
    )
    op.create_table(
        "saved_view",
        sa.Column("page", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("view", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
    )
    op.create_table(
        "tag",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag")),
        sa.UniqueConstraint("name", name=op.f("uq_tag_name")),
    )
    op.create_table(
        "topic",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("synonyms", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
        sa.UniqueConstraint("kind", "name", name=op.f("uq_topic_kind")),
    )
    op.create_table(
        "alumni_identity",
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=True),
        sa.Column("prefix", sa.String(length=40), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=True),
        sa.Column("programme_name", sa.String(length=300), nullable=True),
        sa.Column("award", sa.String(length=40), nullable=True),
        sa.Column("start_year", sa.Integer(), nullable=True),
        sa.Column("end_year", sa.Integer(), nullable=True),
        sa.Column("scholarship", sa.String(length=200), nullable=True),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_alumni_identity_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alumni_identity")),
    )
    op.create_index(
        op.f("ix_alumni_identity_person_id"), "alumni_identity", ["person_id"], unique=False
    )
    op.create_index(op.f("ix_alumni_identity_prefix"), "alumni_identity", ["prefix"], unique=False)
    op.create_table(
        "consent",
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("answer", sa.String(length=40), nullable=False),
        sa.Column("given_on", sa.String(length=10), nullable=False),
        sa.Column("how", sa.String(length=100), nullable=True),
        sa.Column("wording_version", sa.String(length=60), nullable=True),
        sa.Column("entered_by", sa.String(length=100), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_consent_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    op.create_index(op.f("ix_consent_person_id"), "consent", ["person_id"], unique=False)
    op.create_table(
        "mentor_profile",
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("offers_ask", sa.Boolean(), nullable=False),
        sa.Column("offers_matched", sa.Boolean(), nullable=False),
        sa.Column("offers_group", sa.Boolean(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("available_from", sa.String(length=10), nullable=True),
        sa.Column("available_to", sa.String(length=10), nullable=True),
        sa.Column("paused_until", sa.String(length=10), nullable=True),
        sa.Column("countries_worked", sa.Text(), nullable=True),
        sa.Column("preferred_mode", sa.String(length=100), nullable=True),
        sa.Column("preferred_stage", sa.String(length=200), nullable=True),
        sa.Column("wishes", sa.Text(), nullable=True),
        sa.Column("will_not_cover", sa.Text(), nullable=True),
        sa.Column("motivations", sa.Text(), nullable=True),
        sa.Column("experience", sa.Text(), nullable=True),
        sa.Column("bio", sa.Text(), nullable=True),
        sa.Column("trained_on", sa.String(length=10), nullable=True),
        sa.Column("code_version", sa.String(length=60), nullable=True),
        sa.Column("code_accepted_on", sa.String(length=10), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_mentor_profile_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentor_profile")),
        sa.UniqueConstraint("person_id", name=op.f("uq_mentor_profile_person_id")),
    )
    op.create_table(
        "person_email",
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("address", sa.String(length=320), nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.Column("bounced", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_person_email_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_email")),
    )
    op.create_index(op.f("ix_person_email_address"), "person_email", ["address"], unique=False)
    op.create_index(op.f("ix_person_email_person_id"), "person_email", ["person_id"], unique=False)
    op.create_table(
        "person_language",
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("language", sa.String(length=60), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_person_language_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_language")),
        sa.UniqueConstraint("person_id", "language", name=op.f("uq_person_language_person_id")),
    )
    op.create_index(
        op.f("ix_person_language_person_id"), "person_language", ["person_id"], unique=False
    )
    op.create_table(
        "person_link",
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("other_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["other_id"], ["person.id"], name=op.f("fk_person_link_other_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_person_link_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_link")),
    )
    op.create_index(op.f("ix_person_link_other_id"), "person_link", ["other_id"], unique=False)
    op.create_index(op.f("ix_person_link_person_id"), "person_link", ["person_id"], unique=False)
    op.create_table(
        "person_number",
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_person_number_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_number")),
    )
    op.create_index(op.f("ix_person_number_number"), "person_number", ["number"], unique=False)
    op.create_index(
        op.f("ix_person_number_person_id"), "person_number", ["person_id"], unique=False
    )
    op.create_table(
        "person_phone",
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_person_phone_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_phone")),
    )
    op.create_index(op.f("ix_person_phone_person_id"), "person_phone", ["person_id"], unique=False)
    op.create_table(
        "person_tag",
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("tag_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_person_tag_person_id_person")
        ),
        sa.ForeignKeyConstraint(["tag_id"], ["tag.id"], name=op.f("fk_person_tag_tag_id_tag")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_tag")),
        sa.UniqueConstraint("person_id", "tag_id", name=op.f("uq_person_tag_person_id")),
    )
    op.create_index(op.f("ix_person_tag_person_id"), "person_tag", ["person_id"], unique=False)
    op.create_index(op.f("ix_person_tag_tag_id"), "person_tag", ["tag_id"], unique=False)
    op.create_table(
        "round",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("scheme", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("call_opens", sa.String(length=10), nullable=False),
        sa.Column("call_closes", sa.String(length=10), nullable=False),
        sa.Column("matching", sa.String(length=10), nullable=False),
        sa.Column("introductions", sa.String(length=10), nullable=False),
        sa.Column("starts", sa.String(length=10), nullable=False),
        sa.Column("midpoint", sa.String(length=10), nullable=False),
        sa.Column("ends", sa.String(length=10), nullable=False),
        sa.Column("follow_up", sa.String(length=10), nullable=False),
        sa.Column("weights", sa.Text(), nullable=False),
        sa.Column("good_option", sa.Integer(), nullable=False),
        sa.Column("current_plan_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["current_plan_id"], ["plan.id"], name=op.f("fk_round_current_plan_id_plan")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
        sa.UniqueConstraint("name", name=op.f("uq_round_name")),
    )
    op.create_index(op.f("ix_round_starts"), "round", ["starts"], unique=False)
    op.create_table(
        "weekly_hours",
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_weekly_hours_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weekly_hours")),
    )
    op.create_index(op.f("ix_weekly_hours_person_id"), "weekly_hours", ["person_id"], unique=False)
    op.create_table(
        "application",
        sa.Column("round_id", sa.String(length=36), nullable=True),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("submitted_on", sa.String(length=10), nullable=True),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("goal_1", sa.Text(), nullable=True),
        sa.Column("goal_2", sa.Text(), nullable=True),
        sa.Column("goal_3", sa.Text(), nullable=True),
        sa.Column("sector_wanted", sa.Text(), nullable=True),
        sa.Column("country_wanted", sa.Text(), nullable=True),
        sa.Column("motivations", sa.Text(), nullable=True),
        sa.Column("expectations", sa.Text(), nullable=True),
        sa.Column("success", sa.Text(), nullable=True),
        sa.Column("requirements", sa.Text(), nullable=True),
        sa.Column("preferred_mode", sa.String(length=100), nullable=True),
        sa.Column("preferred_mentor", sa.String(length=300), nullable=True),
        sa.Column("not_with", sa.Text(), nullable=True),
        sa.Column("committed_on", sa.String(length=10), nullable=True),
        sa.Column("office_score", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_application_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_application_round_id_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application")),
        sa.UniqueConstraint("round_id", "person_id", "role", name=op.f("uq_application_round_id")),
    )
    op.create_index(op.f("ix_application_person_id"), "application", ["person_id"], unique=False)
    op.create_index(op.f("ix_application_round_id"), "application", ["round_id"], unique=False)
    op.create_table(
        "import_run",
        sa.Column("run_on", sa.String(length=10), nullable=False),
        sa.Column("files", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("round_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_import_run_round_id_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_run")),
    )
    op.create_index(op.f("ix_import_run_round_id"), "import_run", ["round_id"], unique=False)
    op.create_table(
        "match",
        sa.Column("round_id", sa.String(length=36), nullable=False),
        sa.Column("plan_id", sa.String(length=36), nullable=True),
        sa.Column("mentor_id", sa.String(length=36), nullable=False),
        sa.Column("mentee_id", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("reasons", sa.Text(), nullable=True),
        sa.Column("override_reason", sa.Text(), nullable=True),
        sa.Column("drafted_on", sa.String(length=10), nullable=True),
        sa.Column("proposed_on", sa.String(length=10), nullable=True),
        sa.Column("answered_on", sa.String(length=10), nullable=True),
        sa.Column("introduced_on", sa.String(length=10), nullable=True),
        sa.Column("first_meeting_on", sa.String(length=10), nullable=True),
        sa.Column("planned_end_on", sa.String(length=10), nullable=True),
        sa.Column("ended_on", sa.String(length=10), nullable=True),
        sa.Column("closing_reason", sa.String(length=60), nullable=True),
        sa.Column("decline_reason", sa.String(length=60), nullable=True),
        sa.Column("predecessor_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["mentee_id"], ["person.id"], name=op.f("fk_match_mentee_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["person.id"], name=op.f("fk_match_mentor_id_person")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_match_plan_id_plan")),
        sa.ForeignKeyConstraint(
            ["predecessor_id"], ["match.id"], name=op.f("fk_match_predecessor_id_match")
        ),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_match_round_id_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match")),
    )
    op.create_index(op.f("ix_match_mentee_id"), "match", ["mentee_id"], unique=False)
    op.create_index(op.f("ix_match_mentor_id"), "match", ["mentor_id"], unique=False)
    op.create_index(op.f("ix_match_plan_id"), "match", ["plan_id"], unique=False)
    op.create_index(op.f("ix_match_predecessor_id"), "match", ["predecessor_id"], unique=False)
    op.create_index(op.f("ix_match_round_id"), "match", ["round_id"], unique=False)
    op.create_table(
        "mentor_topic",
        sa.Column("profile_id", sa.String(length=36), nullable=False),
        sa.Column("topic_id", sa.String(length=36), nullable=False),
        sa.Column("refused", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["profile_id"],
            ["mentor_profile.id"],
            name=op.f("fk_mentor_topic_profile_id_mentor_profile"),
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topic.id"], name=op.f("fk_mentor_topic_topic_id_topic")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentor_topic")),
        sa.UniqueConstraint("profile_id", "topic_id", name=op.f("uq_mentor_topic_profile_id")),
    )
    op.create_index(
        op.f("ix_mentor_topic_profile_id"), "mentor_topic", ["profile_id"], unique=False
    )
    op.create_index(op.f("ix_mentor_topic_topic_id"), "mentor_topic", ["topic_id"], unique=False)
    op.create_table(
        "agreement",
        sa.Column("match_id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("template_version", sa.String(length=60), nullable=True),
        sa.Column("code_version", sa.String(length=60), nullable=True),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("generated_on", sa.String(length=10), nullable=True),
        sa.Column("state_on", sa.String(length=10), nullable=True),
        sa.Column("file_name", sa.String(length=400), nullable=True),
        sa.Column("plan", sa.Text(), nullable=True),
        sa.Column("mentor_name", sa.String(length=400), nullable=True),
        sa.Column("mentor_on", sa.String(length=10), nullable=True),
        sa.Column("mentee_name", sa.String(length=400), nullable=True),
        sa.Column("mentee_on", sa.String(length=10), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["match_id"], ["match.id"], name=op.f("fk_agreement_match_id_match")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sa.UniqueConstraint("match_id", "version", name=op.f("uq_agreement_match_id")),
    )
    op.create_index(op.f("ix_agreement_match_id"), "agreement", ["match_id"], unique=False)
    op.create_table(
        "application_topic",
        sa.Column("application_id", sa.String(length=36), nullable=False),
        sa.Column("topic_id", sa.String(length=36), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_application_topic_application_id_application"),
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topic.id"], name=op.f("fk_application_topic_topic_id_topic")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_topic")),
        sa.UniqueConstraint(
            "application_id", "topic_id", name=op.f("uq_application_topic_application_id")
        ),
    )
    op.create_index(
        op.f("ix_application_topic_application_id"),
        "application_topic",
        ["application_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_application_topic_topic_id"), "application_topic", ["topic_id"], unique=False
    )
    op.create_table(
        "waiting_row",
        sa.Column("run_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("address", sa.String(length=400), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("likeness", sa.Integer(), nullable=False),
        sa.Column("decision", sa.String(length=20), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_waiting_row_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["import_run.id"], name=op.f("fk_waiting_row_run_id_import_run")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting_row")),
    )
    op.create_index(op.f("ix_waiting_row_person_id"), "waiting_row", ["person_id"], unique=False)
    op.create_index(op.f("ix_waiting_row_run_id"), "waiting_row", ["run_id"], unique=False)
