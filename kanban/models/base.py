"""The declarative base that all tables share; Flask is unknown here, so scripts and migrations can use it too."""

from sqlalchemy import BigInteger, Integer, MetaData
from sqlalchemy.orm import DeclarativeBase

# Alembic's batch mode finds a constraint only by its name, so every one has a name from the first day.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

Instant = BigInteger().with_variant(Integer, "sqlite")
"""An instant as whole seconds since 1970-01-01T00:00Z: exact, ordered, and the same in every zone."""


class Base(DeclarativeBase):
    """Common parent of all tables."""

    metadata = MetaData(naming_convention=NAMING)
