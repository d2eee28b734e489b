"""Regions of every kind, their areas and inhabitants."""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    pass
