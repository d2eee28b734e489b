"""What changed, and which pages are missing."""

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    pass
