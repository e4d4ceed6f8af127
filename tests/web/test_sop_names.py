"""What tells SOPs apart: those of one document, and those that nobody has named yet."""

from io import BytesIO

from kanban.actions.sop_beginnings import begin_sop
from tests.office import AT, Office
from tests.web.conftest import ClientOf


def test_sops_of_one_document_lead_to_each_other(office: Office, client_of: ClientOf) -> None:
    table = "No\tAktivitas\tStaf\tPersyaratan\tWaktu\tOutput\n1.\tMenerima berkas\t\tKTP\t1 Jam\tBerkas\n"
    browser = client_of(office.admin)
    first = (
        browser.post("/sops/imports", text=f"SOP Satu\n{table}\n\nSOP Dua\n{table.replace('Staf', 'Kadis')}").to or ""
    )
    mates = browser.get(first).page.one("nav", cls="sop-mates").all("li")
    assert [mate.text for mate in mates] == ["Satu Draf", "Dua Draf"]
    assert mates[1].one("a")["href"] == "/sops/5/reading"
    assert not browser.get("/sops/1").page.all("nav", cls="sop-mates")


def test_sops_without_a_name_are_told_apart(office: Office, client_of: ClientOf) -> None:
    table = "No\tAktivitas\tStaf\tPersyaratan\tWaktu\tOutput\n1.\tMenerima berkas\t\tKTP\t1 Jam\tBerkas\n"
    browser = client_of(office.admin)
    two = f"{table}\n\nSOP Dua\n{table.replace('Staf', 'Kadis')}".encode()
    browser.post("/sops/imports", document=(BytesIO(two), "naskah-2019.txt"))
    browser.post("/sops/imports", text=table)
    with office.sessions() as session:
        begin_sop(session, "", "BARU", by=office.admin, at=AT)
    heads = [head.text for head in browser.get("/sops").page.all("h2") if "Tanpa nama" in head.text]
    assert heads == [
        "SOP Tanpa nama, dari naskah-2019.txt, Sen 23 Nov 2026, 10.00",
        "SOPAB Tanpa nama, dari teks tempelan, Sen 23 Nov 2026, 10.00",
        "BARU Tanpa nama, dimulai Sen 23 Nov 2026, 10.00",
    ]
    mates = browser.get("/sops/4/reading").page.one("nav", cls="sop-mates").all("li")
    assert [mate.text for mate in mates] == ["Tanpa nama (SOP) Draf", "Dua Draf"]
