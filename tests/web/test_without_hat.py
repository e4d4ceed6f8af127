"""Who holds no role sees everything, may do nothing with a case, and is told so."""

import pytest

from kanban.domain.people import Actor
from tests.office import Office
from tests.web.conftest import ClientOf


def test_an_admin_without_a_hat_moves_and_opens_nothing(office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case()
    browser = client_of(office.admin)
    screen = f"/boards/{office.board(2).id}"
    answer = browser.drag(case_id, f"{office.step(2, 2).id}:{office.case(case_id).revision}", screen=screen)
    assert (answer.status, answer.page.toasts[0][2]) == (
        409, "Anda admin tanpa peran: papan dapat dilihat, berkas tidak dapat dipindah. Beri peran di halaman Pegawai.",
    )  # fmt: skip
    opened = browser.post("/cases", board=office.board(2).id, title="Coba", key=browser.fresh())
    assert (opened.status, opened.page.error("board")) == (422, "Pilih SOP yang berkasnya boleh Anda buka.")
    assert office.case(case_id).step_id == office.step(2, 1).id


@pytest.mark.parametrize("person", ["stranger", "admin"])
def test_who_has_no_hat_reads_that_on_every_screen(person: str, office: Office, client_of: ClientOf) -> None:
    actor: Actor = getattr(office, person)
    page = client_of(actor).get("/").page
    assert "tanpa peran hari ini" in page.one(cls="person").text
