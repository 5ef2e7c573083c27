"""The company's own wordings, and what each key's owner did with wordings."""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    revisions = op.create_table(
        "wording_revision",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("epoch", sa.String(32), nullable=False),
        sa.Column("value", sa.Integer, nullable=False),
    )
    op.bulk_insert(revisions, [{"id": 1, "epoch": uuid4().hex, "value": 0}])
    op.create_table(
        "wordings",
        sa.Column("id", sa.String(80), primary_key=True),
        sa.Column("entry", sa.Text, nullable=True),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.String(100), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False, index=True),
    )
    op.create_table(
        "wording_marks",
        sa.Column("key_name", sa.String(100), primary_key=True),
        sa.Column("wording_id", sa.String(80), primary_key=True),
        sa.Column("favourite", sa.Boolean, nullable=False),
        sa.Column("uses", sa.Integer, nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
    )


def downgrade() -> None:
    op.drop_table("wording_marks")
    op.drop_table("wordings")
    op.drop_table("wording_revision")
