"""Topic, counterparts and the words that a type rests on."""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    pass
