"""Files that would do harm, bodies and disks that are too full: said beside the field, and nothing is left."""

import pytest

from tests.actions.handing_in import documents, lying
from tests.actions.rows import events
from tests.hostile_files import HOSTILE
from tests.office import Office
from tests.web.conftest import ClientOf
from tests.web.test_documents import send


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_refused_beside_its_field_and_leaves_nothing(
    what: str, office: Office, client_of: ClientOf
) -> None:
    name, content, _ = HOSTILE[what]
    case_id, browser = office.open_case(), client_of(office.jafung)
    before = len(events(office))
    answer = send(browser, case_id, content, name=name)
    assert answer.status == 422
    assert answer.page.error("file").startswith(f"“{name}” tidak dilampirkan. ")
    assert (documents(office), lying(office), len(events(office))) == ([], set(), before)


def test_in_the_dialog_a_refusal_is_said_beside_the_field_too(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    answer = send(browser, case_id, b"MZ", name="surat.exe", htmx=True)
    assert (answer.status, answer.events, answer.page.targets) == (428, {"kb:dialog-open": {}}, ["#dialog"])
    assert answer.page.error("file") == "“surat.exe” tidak dilampirkan. Ini program atau pintasan, bukan dokumen."


def test_a_body_beyond_the_limit_is_answered_with_what_to_do(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    answer = send(browser, case_id, b"%PDF-" + b"x" * 16_000_000)
    assert (answer.status, answer.page.one("main").all("p")[1].text) == (
        413, "Filenya lebih besar dari yang diterima. Pindai dengan 200 dpi atau kecilkan fotonya.",
    )  # fmt: skip


def test_a_full_disk_is_said_and_nothing_is_written(
    office: Office, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    browser.token()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for name in ("replace", "fsync"):
        with monkeypatch.context() as patched:
            patched.setattr(f"kanban.upkeep.shelf.os.{name}", full)
            answer = send(browser, case_id)
        assert (answer.status, answer.page.h1) == (503, ["Belum tersimpan"])
        assert (documents(office), lying(office)) == ([], set())
    assert send(browser, case_id).status == 303
