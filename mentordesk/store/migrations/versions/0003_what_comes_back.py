"""What comes back: guidance, concerns, calendar, group agreements and frozen figures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Adds the tables and columns, in the order they refer to each other."""
    _calendar()
    _guidance()
    _concerns()
    _papers()
    _columns()


def _calendar() -> None:
    """The office's calendar, and the figures of rounds that were archived."""
    op.create_table(
        "calendar_span",
        sa.Column("season", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("first_day", sa.String(length=10), nullable=False),
        sa.Column("last_day", sa.String(length=10), nullable=False),
        sa.Column("country", sa.String(length=100), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_span")),
    )
    with op.batch_alter_table("calendar_span", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_calendar_span_first_day"), ["first_day"], unique=False)
    op.create_table(
        "frozen_figures",
        sa.Column("round_id", sa.String(length=36), nullable=False),
        sa.Column("on", sa.String(length=10), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_frozen_figures_round_id_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_frozen_figures")),
        sa.UniqueConstraint("round_id", name=op.f("uq_frozen_figures_round_id")),
    )


def _guidance() -> None:
    """Texts, files and links of the programme; who was given and who accepted what; stories."""
    op.create_table(
        "guidance",
        sa.Column("about", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("audience", sa.String(length=40), nullable=False),
        sa.Column("scheme", sa.String(length=40), nullable=True),
        sa.Column("stage", sa.String(length=40), nullable=True),
        sa.Column("country", sa.String(length=100), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("link", sa.String(length=1000), nullable=True),
        sa.Column("version", sa.String(length=60), nullable=True),
        sa.Column("credit", sa.String(length=300), nullable=True),
        sa.Column("review_on", sa.String(length=10), nullable=True),
        sa.Column("placeholder", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guidance")),
    )
    op.create_table(
        "code_acceptance",
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.String(length=60), nullable=False),
        sa.Column("accepted_on", sa.String(length=10), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_code_acceptance_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_code_acceptance")),
        sa.UniqueConstraint("person_id", "version", name=op.f("uq_code_acceptance_person_id")),
    )
    with op.batch_alter_table("code_acceptance", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_code_acceptance_person_id"), ["person_id"], unique=False
        )
    op.create_table(
        "guidance_file",
        sa.Column("guidance_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["guidance_id"], ["guidance.id"], name=op.f("fk_guidance_file_guidance_id_guidance")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guidance_file")),
        sa.UniqueConstraint("guidance_id", name=op.f("uq_guidance_file_guidance_id")),
    )
    op.create_table(
        "guidance_given",
        sa.Column("guidance_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.String(length=60), nullable=True),
        sa.Column("on", sa.String(length=10), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["guidance_id"], ["guidance.id"], name=op.f("fk_guidance_given_guidance_id_guidance")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_guidance_given_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guidance_given")),
    )
    with op.batch_alter_table("guidance_given", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_guidance_given_guidance_id"), ["guidance_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_guidance_given_person_id"), ["person_id"], unique=False
        )
    op.create_table(
        "letter_guidance",
        sa.Column("occasion", sa.String(length=40), nullable=False),
        sa.Column("guidance_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["guidance_id"], ["guidance.id"], name=op.f("fk_letter_guidance_guidance_id_guidance")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_guidance")),
        sa.UniqueConstraint("occasion", "guidance_id", name=op.f("uq_letter_guidance_occasion")),
    )
    with op.batch_alter_table("letter_guidance", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_letter_guidance_guidance_id"), ["guidance_id"], unique=False
        )
    op.create_table(
        "story",
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("match_id", sa.String(length=36), nullable=True),
        sa.Column("group_id", sa.String(length=36), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("said_on", sa.String(length=10), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["mentoring_group.id"], name=op.f("fk_story_group_id_mentoring_group")
        ),
        sa.ForeignKeyConstraint(["match_id"], ["match.id"], name=op.f("fk_story_match_id_match")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_story_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story")),
    )
    with op.batch_alter_table("story", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_story_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_story_match_id"), ["match_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_story_person_id"), ["person_id"], unique=False)


def _concerns() -> None:
    """Concerns stand by themselves."""
    op.create_table(
        "concern",
        sa.Column("about_id", sa.String(length=36), nullable=True),
        sa.Column("match_id", sa.String(length=36), nullable=True),
        sa.Column("group_id", sa.String(length=36), nullable=True),
        sa.Column("reported_by", sa.String(length=300), nullable=True),
        sa.Column("raised_at", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("severity", sa.String(length=40), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=True),
        sa.Column("referred_to", sa.String(length=300), nullable=True),
        sa.Column("owner", sa.String(length=300), nullable=True),
        sa.Column("review_on", sa.String(length=10), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("state_on", sa.String(length=10), nullable=False),
        sa.Column("reopened_for", sa.Text(), nullable=True),
        sa.Column("keep_until", sa.String(length=10), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["about_id"], ["person.id"], name=op.f("fk_concern_about_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["mentoring_group.id"], name=op.f("fk_concern_group_id_mentoring_group")
        ),
        sa.ForeignKeyConstraint(["match_id"], ["match.id"], name=op.f("fk_concern_match_id_match")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern")),
    )
    with op.batch_alter_table("concern", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_concern_about_id"), ["about_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_concern_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_concern_match_id"), ["match_id"], unique=False)


def _papers() -> None:
    """An agreement is of a pair or of a group."""
    op.create_table(
        "agreement_name",
        sa.Column("agreement_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=400), nullable=False),
        sa.Column("on", sa.String(length=10), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_agreement_name_agreement_id_agreement"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_agreement_name_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_name")),
        sa.UniqueConstraint(
            "agreement_id", "person_id", name=op.f("uq_agreement_name_agreement_id")
        ),
    )
    with op.batch_alter_table("agreement_name", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agreement_name_agreement_id"), ["agreement_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_agreement_name_person_id"), ["person_id"], unique=False
        )
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.add_column(sa.Column("group_id", sa.String(length=36), nullable=True))
        batch_op.alter_column("match_id", nullable=True)
        batch_op.create_index(batch_op.f("ix_agreement_group_id"), ["group_id"], unique=False)
        batch_op.create_unique_constraint("uq_agreement_group_id", ["group_id", "version"])
        batch_op.create_foreign_key(
            batch_op.f("fk_agreement_group_id_mentoring_group"),
            "mentoring_group",
            ["group_id"],
            ["id"],
        )
        batch_op.create_check_constraint("of_one", "(match_id IS NULL) <> (group_id IS NULL)")


def _columns() -> None:
    """Single columns of older tables."""
    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.add_column(sa.Column("offers_in_return", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("carried_from_id", sa.String(length=36), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_application_carried_from_id"), ["carried_from_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_application_carried_from_id_application"),
            "application",
            ["carried_from_id"],
            ["id"],
        )
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.add_column(sa.Column("group_id", sa.String(length=36), nullable=True))
        batch_op.create_index(batch_op.f("ix_letter_group_id"), ["group_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_letter_group_id_mentoring_group"),
            "mentoring_group",
            ["group_id"],
            ["id"],
        )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("understood_on", sa.String(length=10), nullable=True))
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ask_understood", sa.Boolean(), nullable=True))
