"""Brand profiles, every version of them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "brand_versions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("brand_id", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("profile", sa.Text, nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.String(100), nullable=False),
        sa.UniqueConstraint("brand_id", "version"),
    )


def downgrade() -> None:
    op.drop_table("brand_versions")
