"""One column "Pelaksana" that names each step's role in words: the names become the columns of the draft."""

from kanban.exchange.sop_finding_words import Finding
from kanban.exchange.sop_formats import read_here

HEAD = "No;Kegiatan;Pelaksana;Kelengkapan;Waktu;Output"


def text(*roles: str) -> bytes:
    rows = [f"{n};Kegiatan {n};{role};Surat {n};5 menit;Hasil {n}" for n, role in enumerate(roles, 1)]
    return "\n".join([HEAD, *rows]).encode()


def test_each_role_that_is_named_is_a_column_once() -> None:
    draft = read_here(text("Jafung", "Kepala Dinas", "jafung", "Sekretaris")).drafts[0]
    assert [column.label.value for column in draft.columns] == ["Jafung", "Kepala Dinas", "Sekretaris"]
    assert [step.role.value for step in draft.steps] == ["Jafung", "Kepala Dinas", "Jafung", "Sekretaris"]
    assert [step.role.raw for step in draft.steps] == ["Jafung", "Kepala Dinas", "jafung", "Sekretaris"]


def test_the_column_may_be_called_penanggung_jawab() -> None:
    content = text("Jafung", "Sekretaris").replace(b"Pelaksana", b"Penanggung Jawab")
    (draft,) = read_here(content).drafts
    assert [step.role.value for step in draft.steps] == ["Jafung", "Sekretaris"]


def test_the_remark_speaks_of_roles_only_as_far_as_they_are_known() -> None:
    named, unnamed = read_here(text("Jafung", "Sekretaris")), read_here(text("Jafung", ""))
    assert [remark.finding for remark in named.remarks] == [Finding.READ, Finding.TEXT_NAMED]
    assert [remark.finding for remark in unnamed.remarks] == [Finding.READ, Finding.TEXT]
