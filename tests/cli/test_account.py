"""`kanban account`: the only admin has lost password, phone and paper, and the server lets them in again."""

from pathlib import Path

import pytest

from kanban.actions.second_factors import begin, confirm
from kanban.cli import main
from kanban.queries.people import credentials
from kanban.web.accounts.passwords import verify
from tests.actions.rows import events
from tests.office import AT, Office


@pytest.fixture(autouse=True)
def here(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cast's office is the one that commands mean."""
    monkeypatch.setenv("KANBAN_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.setenv("KANBAN_DATABASE_URL", office.url)


def test_a_first_password_from_the_server(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    with office.sessions() as session:
        before = credentials(session, "dedi.kurniawan")
    assert main(["account", "password", "dedi.kurniawan"]) == 0
    password = capsys.readouterr().out.splitlines()[1].rsplit(" ", 1)[1]
    with office.sessions() as session:
        after = credentials(session, "dedi.kurniawan")
    assert before
    assert after
    assert (verify(after.password_hash, password), after.epoch) == (True, before.epoch + 1)
    last = events(office)[-1]
    assert (last.kind, last.person_id) == ("set-password", None)


def test_the_second_step_is_taken_away(office: Office) -> None:
    with office.sessions() as session:
        begin(session, office.admin.person_id, "sealed")
        confirm(session, 1, {"abcd": "hash"}, by=office.admin, at=AT)
    assert main(["account", "second-factor", "dedi.kurniawan"]) == 0
    with office.sessions() as session:
        account = credentials(session, "dedi.kurniawan")
    assert account
    assert not account.has_second_factor


def test_an_unknown_name_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["account", "password", "bukan.siapa"]) == 1
    assert capsys.readouterr().err == "Tidak ada akun dengan nama pengguna atau NIP “bukan.siapa”.\n"


def test_a_folder_without_an_office_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KANBAN_DATABASE_URL")
    assert main(["account", "password", "dedi.kurniawan", "--instance", str(tmp_path / "nowhere")]) == 1
    assert capsys.readouterr().err == "Basis data kantor belum ada. Periksa --instance FOLDER.\n"
