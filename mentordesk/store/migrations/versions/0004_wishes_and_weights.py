"""The match board: wishes for mentors, a second reader's marks, groups in the making, weights."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Adds the tables and columns."""
    op.create_table(
        "group_draft",
        sa.Column("plan_id", sa.String(length=36), nullable=False),
        sa.Column("mentor_id", sa.String(length=36), nullable=False),
        sa.Column("topic_id", sa.String(length=36), nullable=True),
        sa.Column("language", sa.String(length=60), nullable=True),
        sa.Column("weekday", sa.Integer(), nullable=True),
        sa.Column("first_minute", sa.Integer(), nullable=True),
        sa.Column("last_minute", sa.Integer(), nullable=True),
        *_keys("group_draft", mentor_id="person", plan_id="plan", topic_id="topic"),
        sa.UniqueConstraint("plan_id", "mentor_id", name=op.f("uq_group_draft_plan_id")),
    )
    op.create_table(
        "reader_mark",
        sa.Column("round_id", sa.String(length=36), nullable=False),
        sa.Column("mentor_id", sa.String(length=36), nullable=False),
        sa.Column("mentee_id", sa.String(length=36), nullable=False),
        sa.Column("mark", sa.String(length=40), nullable=False),
        sa.Column("reader", sa.String(length=200), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("on", sa.String(length=10), nullable=False),
        *_keys("reader_mark", mentee_id="person", mentor_id="person", round_id="round"),
        sa.UniqueConstraint(
            "round_id", "mentor_id", "mentee_id", name=op.f("uq_reader_mark_round_id")
        ),
    )
    op.create_table(
        "mentor_wish",
        sa.Column("application_id", sa.String(length=36), nullable=False),
        sa.Column("mentor_id", sa.String(length=36), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        *_keys("mentor_wish", application_id="application", mentor_id="person"),
        sa.UniqueConstraint(
            "application_id", "mentor_id", name=op.f("uq_mentor_wish_application_id")
        ),
    )
    for table, columns in (
        ("group_draft", ("mentor_id", "plan_id", "topic_id")),
        ("reader_mark", ("mentee_id", "mentor_id", "round_id")),
        ("mentor_wish", ("application_id", "mentor_id")),
    ):
        with op.batch_alter_table(table, schema=None) as batch_op:
            for column in columns:
                batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column], unique=False)
    for table in ("application", "plan"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("weights", sa.Text(), nullable=True))


def _keys(table: str, **owners: str) -> list[sa.Constraint | sa.Column[str]]:
    """The id of a row, and the rows it refers to."""
    return [
        sa.Column("id", sa.String(length=36), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{owner}.id"], name=op.f(f"fk_{table}_{column}_{owner}")
            )
            for column, owner in owners.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]
