"""An SOP version is read once for each of its revisions, and never shown as it is not."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from kanban.actions.roles import RoleWords, change_role
from kanban.actions.sops import publish
from kanban.domain.sops import SopDraft, StepDraft
from kanban.models import Office as OfficeRow
from kanban.models import Role, SopVersion
from kanban.queries.workflows import VersionFacts, published, version
from kanban.store import write
from tests.actions.sop_office import begin
from tests.office import AT, Office
from tests.queries.statements import counted

STEP = StepDraft(
    no=1, name="Memeriksa", activity="Memeriksa permohonan", requirements=("Proposal",), waktu="1 hari",
    standard="working-days:1", output="", role_code="pelaksana",
)  # fmt: skip
SOP = SopDraft(code="", title="Hibah peralatan", is_title_proposed=False, steps=(STEP,))
NAMED = RoleWords(name="Kepala Subbagian Program", rank=4, supervises=False)


def role_of_first(session: Session, version_id: int) -> str:
    found = version(session, version_id)
    assert found is not None
    return found.workflow.first.role


def test_it_is_read_once_and_again_when_a_role_of_it_has_another_name(office: Office) -> None:
    board, prices = office.board(2), []
    for _ in range(2):
        for _ in range(2):
            with office.sessions() as session, counted(office.engine) as asked:
                role_of_first(session, board.id)
            prices.append(len(asked))
        with office.sessions() as session:
            change_role(session, board.workflow.first.role_id, NAMED, by=office.admin, at=AT)
    with office.sessions() as session:
        assert (prices, role_of_first(session, board.id)) == ([1, 1, 3, 1], NAMED.name)


def test_however_many_sops_are_in_force_each_is_read_once(office: Office) -> None:
    with office.sessions() as session, write(session):
        many = [replace(SOP, code=f"S{number}") for number in range(120)]
        publish(session, many, at=AT, day=date(2026, 11, 23))
    prices = []
    for _ in range(2):
        with office.sessions() as session, counted(office.engine) as asked:
            published(session)
        prices.append(len(asked))
    assert prices[1] == 1


def test_a_draft_is_no_workflow_yet(office: Office) -> None:
    draft = begin(office)
    with office.sessions() as session:
        assert version(session, draft) is None


def test_what_a_write_changed_and_undid_is_not_kept(office: Office) -> None:
    board = office.board(2)
    with office.sessions() as session:
        with pytest.raises(KeyError), write(session):
            rename(session, board, "Tidak jadi")
            seen = role_of_first(session, board.id)
            raise KeyError
        with write(session):
            rename(session, board, NAMED.name)
        assert (seen, role_of_first(session, board.id)) == ("Tidak jadi", NAMED.name)


def test_the_next_office_in_the_same_database_has_its_own(office: Office) -> None:
    board = office.board(2)
    with office.sessions() as session:
        session.execute(update(Role).where(Role.id == board.workflow.first.role_id).values(name=NAMED.name))
        session.execute(update(OfficeRow).values(salt="another"))
        session.commit()
        assert role_of_first(session, board.id) == NAMED.name


def rename(session: Session, board: VersionFacts, name: str) -> None:
    """Another name for the role of the first step, under the next revision, as the act of renaming raises it."""
    session.execute(update(Role).where(Role.id == board.workflow.first.role_id).values(name=name))
    raised = SopVersion.revision + 1
    session.execute(update(SopVersion).where(SopVersion.id == board.id).values(revision=raised))
