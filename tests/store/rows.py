"""Rows that are easily made and told apart."""

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from kanban.models import Role


def role(code: str) -> Role:
    return Role(code=code, name=code, rank=1)


def codes(engine: Engine) -> list[str]:
    with Session(engine) as session:
        return list(session.scalars(select(Role.code).order_by(Role.code)))
