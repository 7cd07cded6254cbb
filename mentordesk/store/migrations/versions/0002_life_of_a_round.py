"""The life of a round: pairs, groups, questions and letters, and what is put off."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Adds the tables, in the order they refer to each other, and the columns of pairs."""
    _pairs()
    _groups()
    _questions()
    _life()
    _letters()
    _today()


def _pairs() -> None:
    """A pair may be of no round: two who go on informally."""
    with op.batch_alter_table("match", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reply_by", sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column("paused_until", sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column("wants_new_mentor", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("wants_new_mentee", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("next_action", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("next_on", sa.String(length=10), nullable=True))
        batch_op.alter_column("round_id", nullable=True)
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reminder_days", sa.Text(), nullable=True))


def _groups() -> None:
    op.create_table(
        "mentoring_group",
        sa.Column("round_id", sa.String(length=36), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("theme", sa.Text(), nullable=True),
        sa.Column("topic_id", sa.String(length=36), nullable=True),
        sa.Column("mentor_id", sa.String(length=36), nullable=False),
        sa.Column("co_mentor_id", sa.String(length=36), nullable=True),
        sa.Column("least", sa.Integer(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.Column("size_reason", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("goals", sa.Text(), nullable=True),
        sa.Column("started_on", sa.String(length=10), nullable=True),
        sa.Column("planned_end_on", sa.String(length=10), nullable=True),
        sa.Column("ended_on", sa.String(length=10), nullable=True),
        sa.Column("closing_reason", sa.String(length=60), nullable=True),
        sa.Column("merged_into_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["co_mentor_id"], ["person.id"], name=op.f("fk_mentoring_group_co_mentor_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["person.id"], name=op.f("fk_mentoring_group_mentor_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["merged_into_id"],
            ["mentoring_group.id"],
            name=op.f("fk_mentoring_group_merged_into_id_mentoring_group"),
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_mentoring_group_round_id_round")
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topic.id"], name=op.f("fk_mentoring_group_topic_id_topic")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentoring_group")),
    )
    op.create_index(
        op.f("ix_mentoring_group_co_mentor_id"), "mentoring_group", ["co_mentor_id"], unique=False
    )
    op.create_index(
        op.f("ix_mentoring_group_mentor_id"), "mentoring_group", ["mentor_id"], unique=False
    )
    op.create_index(
        op.f("ix_mentoring_group_merged_into_id"),
        "mentoring_group",
        ["merged_into_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_mentoring_group_round_id"), "mentoring_group", ["round_id"], unique=False
    )
    op.create_index(
        op.f("ix_mentoring_group_topic_id"), "mentoring_group", ["topic_id"], unique=False
    )
    op.create_table(
        "group_member",
        sa.Column("group_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("joined_on", sa.String(length=10), nullable=True),
        sa.Column("left_on", sa.String(length=10), nullable=True),
        sa.Column("left_reason", sa.String(length=60), nullable=True),
        sa.Column("override_reason", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["mentoring_group.id"],
            name=op.f("fk_group_member_group_id_mentoring_group"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_group_member_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_member")),
    )
    op.create_index(op.f("ix_group_member_group_id"), "group_member", ["group_id"], unique=False)
    op.create_index(op.f("ix_group_member_person_id"), "group_member", ["person_id"], unique=False)


def _questions() -> None:
    op.create_table(
        "ask",
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("question", sa.String(length=500), nullable=False),
        sa.Column("topic_id", sa.String(length=36), nullable=True),
        sa.Column("urgency", sa.String(length=40), nullable=False),
        sa.Column("asked_on", sa.String(length=10), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("mentor_id", sa.String(length=36), nullable=True),
        sa.Column("accepted_on", sa.String(length=10), nullable=True),
        sa.Column("held_on", sa.String(length=10), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("mode", sa.String(length=40), nullable=True),
        sa.Column("closed_on", sa.String(length=10), nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("declined_for", sa.String(length=40), nullable=True),
        sa.Column("useful", sa.Integer(), nullable=True),
        sa.Column("would_ask_again", sa.Boolean(), nullable=True),
        sa.Column("match_id", sa.String(length=36), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["match_id"], ["match.id"], name=op.f("fk_ask_match_id_match")),
        sa.ForeignKeyConstraint(["mentor_id"], ["person.id"], name=op.f("fk_ask_mentor_id_person")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_ask_person_id_person")),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_ask_topic_id_topic")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ask")),
    )
    op.create_index(op.f("ix_ask_asked_on"), "ask", ["asked_on"], unique=False)
    op.create_index(op.f("ix_ask_match_id"), "ask", ["match_id"], unique=False)
    op.create_index(op.f("ix_ask_mentor_id"), "ask", ["mentor_id"], unique=False)
    op.create_index(op.f("ix_ask_person_id"), "ask", ["person_id"], unique=False)
    op.create_index(op.f("ix_ask_topic_id"), "ask", ["topic_id"], unique=False)
    op.create_table(
        "ask_offer",
        sa.Column("ask_id", sa.String(length=36), nullable=False),
        sa.Column("mentor_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("sent_on", sa.String(length=10), nullable=False),
        sa.Column("reminded_on", sa.String(length=10), nullable=True),
        sa.Column("answered_on", sa.String(length=10), nullable=True),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["ask_id"], ["ask.id"], name=op.f("fk_ask_offer_ask_id_ask")),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["person.id"], name=op.f("fk_ask_offer_mentor_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ask_offer")),
        sa.UniqueConstraint("ask_id", "number", name=op.f("uq_ask_offer_ask_id")),
    )
    op.create_index(op.f("ix_ask_offer_ask_id"), "ask_offer", ["ask_id"], unique=False)
    op.create_index(op.f("ix_ask_offer_mentor_id"), "ask_offer", ["mentor_id"], unique=False)


def _life() -> None:
    op.create_table(
        "pair_step",
        sa.Column("match_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("on", sa.String(length=10), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=True),
        sa.Column("reason", sa.String(length=60), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["match_id"], ["match.id"], name=op.f("fk_pair_step_match_id_match")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pair_step")),
        sa.UniqueConstraint("match_id", "number", name=op.f("uq_pair_step_match_id")),
    )
    op.create_index(op.f("ix_pair_step_match_id"), "pair_step", ["match_id"], unique=False)
    op.create_table(
        "session_log",
        sa.Column("match_id", sa.String(length=36), nullable=True),
        sa.Column("group_id", sa.String(length=36), nullable=True),
        sa.Column("on", sa.String(length=10), nullable=False),
        sa.Column("begins", sa.String(length=20), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("mode", sa.String(length=40), nullable=True),
        sa.Column("held", sa.String(length=40), nullable=False),
        sa.Column("reported_by", sa.String(length=40), nullable=True),
        sa.Column("stage", sa.String(length=40), nullable=True),
        sa.Column("theme", sa.String(length=200), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.CheckConstraint(
            "(match_id IS NULL) <> (group_id IS NULL)", name=op.f("ck_session_log_of_one")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["mentoring_group.id"],
            name=op.f("fk_session_log_group_id_mentoring_group"),
        ),
        sa.ForeignKeyConstraint(
            ["match_id"], ["match.id"], name=op.f("fk_session_log_match_id_match")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_log")),
    )
    op.create_index(op.f("ix_session_log_group_id"), "session_log", ["group_id"], unique=False)
    op.create_index(op.f("ix_session_log_match_id"), "session_log", ["match_id"], unique=False)
    op.create_index(op.f("ix_session_log_on"), "session_log", ["on"], unique=False)
    op.create_table(
        "attendance",
        sa.Column("session_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("came", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_attendance_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session_log.id"], name=op.f("fk_attendance_session_id_session_log")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint("session_id", "person_id", name=op.f("uq_attendance_session_id")),
    )
    op.create_index(op.f("ix_attendance_person_id"), "attendance", ["person_id"], unique=False)
    op.create_index(op.f("ix_attendance_session_id"), "attendance", ["session_id"], unique=False)
    op.create_table(
        "goal",
        sa.Column("match_id", sa.String(length=36), nullable=True),
        sa.Column("group_id", sa.String(length=36), nullable=True),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=True),
        sa.Column("baseline", sa.Text(), nullable=True),
        sa.Column("target", sa.Text(), nullable=True),
        sa.Column("achievable", sa.Text(), nullable=True),
        sa.Column("relevance", sa.Text(), nullable=True),
        sa.Column("steps", sa.Text(), nullable=True),
        sa.Column("due_on", sa.String(length=10), nullable=True),
        sa.Column("owner", sa.String(length=40), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("reviewed_on", sa.String(length=10), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.CheckConstraint(
            "(match_id IS NULL) <> (group_id IS NULL)", name=op.f("ck_session_log_of_one")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["mentoring_group.id"], name=op.f("fk_goal_group_id_mentoring_group")
        ),
        sa.ForeignKeyConstraint(["match_id"], ["match.id"], name=op.f("fk_goal_match_id_match")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
    )
    op.create_index(op.f("ix_goal_group_id"), "goal", ["group_id"], unique=False)
    op.create_index(op.f("ix_goal_match_id"), "goal", ["match_id"], unique=False)
    op.create_table(
        "check_in",
        sa.Column("match_id", sa.String(length=36), nullable=True),
        sa.Column("group_id", sa.String(length=36), nullable=True),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("survey", sa.String(length=40), nullable=False),
        sa.Column("sent_on", sa.String(length=10), nullable=True),
        sa.Column("reminded_on", sa.String(length=10), nullable=True),
        sa.Column("returned_on", sa.String(length=10), nullable=True),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("on_behalf", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.CheckConstraint(
            "(match_id IS NULL) <> (group_id IS NULL)", name=op.f("ck_session_log_of_one")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["mentoring_group.id"], name=op.f("fk_check_in_group_id_mentoring_group")
        ),
        sa.ForeignKeyConstraint(
            ["match_id"], ["match.id"], name=op.f("fk_check_in_match_id_match")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_check_in_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_in")),
        sa.UniqueConstraint("group_id", "person_id", "survey", name="uq_check_in_group_id"),
        sa.UniqueConstraint("match_id", "person_id", "survey", name=op.f("uq_check_in_match_id")),
    )
    op.create_index(op.f("ix_check_in_group_id"), "check_in", ["group_id"], unique=False)
    op.create_index(op.f("ix_check_in_match_id"), "check_in", ["match_id"], unique=False)
    op.create_index(op.f("ix_check_in_person_id"), "check_in", ["person_id"], unique=False)
    op.create_table(
        "staff_note",
        sa.Column("match_id", sa.String(length=36), nullable=True),
        sa.Column("group_id", sa.String(length=36), nullable=True),
        sa.Column("on", sa.String(length=10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("was_contact", sa.Boolean(), nullable=False),
        sa.Column("follow_up_on", sa.String(length=10), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.CheckConstraint(
            "(match_id IS NULL) <> (group_id IS NULL)", name=op.f("ck_session_log_of_one")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["mentoring_group.id"],
            name=op.f("fk_staff_note_group_id_mentoring_group"),
        ),
        sa.ForeignKeyConstraint(
            ["match_id"], ["match.id"], name=op.f("fk_staff_note_match_id_match")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_note")),
    )
    op.create_index(op.f("ix_staff_note_group_id"), "staff_note", ["group_id"], unique=False)
    op.create_index(op.f("ix_staff_note_match_id"), "staff_note", ["match_id"], unique=False)


def _letters() -> None:
    op.create_table(
        "letter_template",
        sa.Column("occasion", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("edited_on", sa.String(length=10), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_template")),
        sa.UniqueConstraint("occasion", name=op.f("uq_letter_template_occasion")),
    )
    op.create_table(
        "letter",
        sa.Column("occasion", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("match_id", sa.String(length=36), nullable=True),
        sa.Column("ask_id", sa.String(length=36), nullable=True),
        sa.Column("round_id", sa.String(length=36), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sent_on", sa.String(length=10), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["ask_id"], ["ask.id"], name=op.f("fk_letter_ask_id_ask")),
        sa.ForeignKeyConstraint(["match_id"], ["match.id"], name=op.f("fk_letter_match_id_match")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_letter_person_id_person")
        ),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_letter_round_id_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
    )
    op.create_index(op.f("ix_letter_ask_id"), "letter", ["ask_id"], unique=False)
    op.create_index(op.f("ix_letter_match_id"), "letter", ["match_id"], unique=False)
    op.create_index(op.f("ix_letter_person_id"), "letter", ["person_id"], unique=False)
    op.create_index(op.f("ix_letter_round_id"), "letter", ["round_id"], unique=False)
    op.create_index(op.f("ix_letter_sent_on"), "letter", ["sent_on"], unique=False)


def _today() -> None:
    op.create_table(
        "put_off",
        sa.Column("item_key", sa.String(length=120), nullable=False),
        sa.Column("until", sa.String(length=10), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("on", sa.String(length=10), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_put_off")),
        sa.UniqueConstraint("item_key", name=op.f("uq_put_off_item_key")),
    )
