"""Many cases from a list: each fault beside its row, all of them or none, and nothing read twice."""

import io

from openpyxl import Workbook
from sqlalchemy import select

from kanban.models import Case
from tests.office import Office
from tests.web.browser import Answer, Browser
from tests.web.conftest import ClientOf
from tests.web.test_intake import MELATI, NIK
from tests.web.test_open_case import send, titles

GOOD = "Perihal\tPemohon\tNIK\nKopi\tBu Ani\t3507014509800002\nBatik\tBu Siti\t\n"
BAD = "Perihal;Pemohon;NIK\nKopi;Bu Ani;350701450980000\n;Bu Siti;\nTeh;=cmd|' /C calc'!A0;\nBatik;Bu Rini;\n"


def check(browser: Browser, office: Office, **fields: object) -> Answer:
    return browser.post("/cases/import", **({"board": office.board(2).id, "key": browser.fresh()} | fields))


def go_on(browser: Browser, answer: Answer) -> Answer:
    """Press the button of the preview."""
    form = answer.page.form("/cases/import")
    form["token"] = form.pop("csrf_token")
    form.pop("file", None)
    return browser.post("/cases/import", **form, act="open")


def results(answer: Answer) -> list[list[str]]:
    return [[cell.text for cell in row.all("td")] for row in answer.page.one("main").one("tbody").all("tr")]


def test_a_list_is_shown_first_and_opened_then(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    answer = check(browser, office, list=GOOD)
    assert (answer.status, results(answer), titles(office)) == (
        200,
        [
            ["2", "Kopi", "Bu Ani", "•••• •••• •••• 0002", "Biasa", "Siap dibuka"],
            ["3", "Batik", "Bu Siti", "", "Biasa", "Siap dibuka"],
        ],
        [],
    )
    done = go_on(browser, answer)
    assert (done.status, done.to, titles(office)) == (303, f"/boards/{office.board(2).id}", ["Kopi", "Batik"])
    [(kind, title, text)] = browser.get("/boards/2").page.toasts
    assert (kind, title, text) == ("done", "2 berkas dibuka", "Nomor PLT-2026-001 sampai PLT-2026-002.")


def test_a_faulty_row_says_so_beside_it_and_none_is_opened(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    answer = check(browser, office, list=BAD)
    assert (answer.status, [row[0] for row in results(answer)]) == (422, ["2", "3", "4", "5"])
    assert [row[-1] for row in results(answer)] == [
        "NIK: NIK terdiri atas 16 angka; yang tertulis 15. Periksa lagi.",
        "Perihal: Tulis perihal berkas, misalnya “Pelatihan barista bagi wirausaha muda”.",
        "Pemohon: Isian ini dapat dibaca sebagai rumus oleh Excel. Hapus tanda =, +, - atau @ di depannya.",
        "Siap dibuka",
    ]
    assert "3 baris perlu diperbaiki. Belum ada yang dibuka." in answer.page.text
    assert (go_on(browser, answer).status, titles(office)) == (422, [])


def test_a_list_is_mended_on_the_page(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    text = check(browser, office, list=BAD).page.form("/cases/import")["list"]
    mended = text.replace("350701450980000", NIK).replace("\n\tBu Siti", "\nSusu\tBu Siti").replace("=cmd", "cmd")
    answer = check(browser, office, list=mended)
    assert (answer.status, go_on(browser, answer).status) == (200, 303)
    assert titles(office) == ["Kopi", "Susu", "Teh", "Batik"]


def test_a_workbook_is_chosen_once(office: Office, client_of: ClientOf) -> None:
    book, file = Workbook(), io.BytesIO()
    for row in (["Perihal", "Sifat"], ["Kopi", "segera"], ["Batik", None]):
        book.active.append(row)
    book.save(file)
    file.seek(0)
    browser = client_of(office.jafung)
    answer = check(browser, office, file=(file, "daftar.xlsx"))
    assert (answer.status, go_on(browser, answer).status, titles(office)) == (200, 303, ["Kopi", "Batik"])
    with office.sessions() as session:
        assert list(session.scalars(select(Case.priority).order_by(Case.id))) == [1, 0]


def test_a_file_that_is_no_list_says_so_beside_its_field(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    answer = check(browser, office, file=(io.BytesIO(b"PK\x03\x04 broken"), "daftar.xlsx"))
    assert (answer.status, answer.page.error("file")) == (
        422, "Ini bukan tabel CSV atau xlsx yang utuh. Simpan ulang dari Excel, lalu coba.",
    )  # fmt: skip
    empty = check(browser, office, list="")
    assert empty.page.error("list") == "Daftarnya kosong. Pilih berkas CSV atau xlsx, atau tempel barisnya dari Excel."


def test_rows_like_open_files_are_shown_and_opened_only_after_that(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    send(browser, office, **MELATI)
    straight = check(browser, office, list=GOOD, act="open")
    assert (straight.status, results(straight)[0][-1], len(titles(office))) == (
        200, "PLT-2026-001 Pelatihan kemasan produk makanan ringan · NIK sama", 1,
    )  # fmt: skip
    assert (go_on(browser, straight).status, len(titles(office))) == (303, 3)


def test_a_list_sent_twice_is_opened_once(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    answer = check(browser, office, list=GOOD)
    assert [go_on(browser, answer).status for _ in range(2)] == [303, 303]
    assert titles(office) == ["Kopi", "Batik"]


def test_who_may_not_open_opens_nothing(office: Office, client_of: ClientOf) -> None:
    answer = check(client_of(office.pelaksana), office, list=GOOD, act="open")
    assert (answer.status, answer.page.error("board"), titles(office)) == (
        422, "Pilih SOP yang berkasnya boleh Anda buka.", [],
    )  # fmt: skip


def test_a_column_that_nobody_knows_is_named(office: Office, client_of: ClientOf) -> None:
    answer = check(client_of(office.jafung), office, list="Perihal;Warna\nBatik;merah\n")
    assert "Kolom ini tidak dikenal dan tidak dibaca: Warna." in answer.page.text


def test_the_empty_list_opens_in_excel(office: Office, client_of: ClientOf) -> None:
    answer = client_of(office.jafung).get("/cases/import/template")
    assert (answer.status, answer.response.headers["Content-Disposition"]) == (
        200, "attachment; filename=berkas-baru.csv",
    )  # fmt: skip
    assert answer.text.startswith("\ufeffPerihal;Pemohon;Kontak;NIK;NIB;")
