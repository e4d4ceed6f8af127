"""Labels of documents are mapped to the office's roles once; codes of SOPs follow titles until somebody chooses."""

from dataclasses import replace

import pytest

from kanban.actions import sop_beginnings, sop_codes
from kanban.domain.sop_diff import diff
from kanban.domain.sop_drafts import Read, RoleColumn, SopDraft, written
from kanban.domain.sop_labels import settled
from kanban.domain.sop_states import SopRefusal, SopRefused
from kanban.exchange.sop_formats import read_here
from kanban.exchange.sop_seed_drafts import seed_drafts
from tests.actions.rows import data, kind
from tests.actions.sop_office import begin, document, edit, row, second_version
from tests.office import AT, Office

SOURCE = {"file": "sop.xlsx", "sha256": "ab" * 32}


def taken(office: Office, *labels: str, source: dict[str, str] | None = SOURCE, count: int = 2) -> list[int]:
    """So many SOPs of one document, with these role columns, still without titles."""
    columns = tuple(RoleColumn(written(label)) for label in labels)
    draft = replace(seed_drafts()[0], title=Read(), code="", columns=columns, source=source or {})
    with office.sessions() as session:
        return list(sop_beginnings.take_in(session, [draft] * count, by=office.admin, at=AT))


def roles(office: Office, version_id: int) -> list[str | None]:
    return [column.role for column in document(office, version_id).draft.columns]


def test_a_label_that_is_a_roles_name_needs_nobody(office: Office) -> None:
    first, _ = taken(office, "kepala  dinas", "Kadis", "Sekretaris ")
    assert roles(office, first) == ["kepala_dinas", None, "sekretaris"]


def test_a_column_that_names_roles_in_words_needs_nobody_either(office: Office) -> None:
    rows = (f"{n};Kegiatan {n};{role};Surat;5 menit;Hasil" for n, role in enumerate(("Jafung", "kepala dinas"), 1))
    reading = read_here("\n".join(["No;Kegiatan;Pelaksana;Kelengkapan;Waktu;Output", *rows]).encode())
    with office.sessions() as session:
        (version_id,) = sop_beginnings.take_in(session, reading.drafts, by=office.admin, at=AT)
    assert roles(office, version_id) == ["jafung", "kepala_dinas"]


def test_a_label_mapped_in_one_sop_is_mapped_in_all_of_its_document(office: Office) -> None:
    first, second = taken(office, "Kadis", "Staf")
    (stranger,) = taken(office, "Kadis", source=None, count=1)
    edit(office, first, column_0="kepala_dinas")
    assert [roles(office, each) for each in (first, second, stranger)] == [
        ["kepala_dinas", None], ["kepala_dinas", None], [None],
    ]  # fmt: skip


def test_a_label_that_a_person_has_mapped_is_known_from_then_on(office: Office) -> None:
    (first,) = taken(office, "Kadis", count=1)
    edit(office, first, column_0="kepala_dinas")
    (later,) = taken(office, "KADIS", source={"sha256": "cd" * 32}, count=1)
    assert roles(office, later) == ["kepala_dinas"]


def test_no_role_is_given_to_two_columns() -> None:
    draft = SopDraft(
        title=written("SOP"), steps=(), columns=(RoleColumn(written("Kadis")), RoleColumn(written("Kepala"), "k"))
    )
    assert settled(draft, {"kadis": "k"}) == draft


def test_the_code_follows_the_title_until_somebody_chooses_one(office: Office) -> None:
    (version_id,) = taken(office, "Kadis", count=1)
    assert row(office, version_id).code == "SOP"
    edit(office, version_id, title="Penyelenggaraan Pelatihan Usaha")
    assert row(office, version_id).code == "PPU"
    with office.sessions() as session:
        sop_codes.choose_code(session, version_id, "LATIH", by=office.admin, at=AT)
    edit(office, version_id, title="Pelatihan lain")
    assert (row(office, version_id).code, document(office, version_id).draft.code) == ("LATIH", "LATIH")
    assert data(kind(office, "recode-sop")[-1]) == {"from": "PPU", "to": "LATIH"}


def test_two_drafts_never_get_the_same_code(office: Office) -> None:
    first, second = taken(office, "Kadis")
    edit(office, first, title="Pelayanan Surat")
    edit(office, second, title="Penerbitan Sertifikat")
    assert [row(office, each).code for each in (first, second)] == ["PS", "PSAA"]


@pytest.mark.parametrize(("code", "why"), [("PLT", SopRefusal.CODE_TAKEN), ("BARU", SopRefusal.CODE_SETTLED)])
def test_a_code_that_is_taken_or_on_paper_already_is_refused(code: str, why: SopRefusal, office: Office) -> None:
    version_id = begin(office) if why is SopRefusal.CODE_SETTLED else taken(office, "Kadis", count=1)[0]
    with pytest.raises(SopRefused, match=f"^{why.value}$"), office.sessions() as session:
        sop_codes.choose_code(session, version_id, code, by=office.admin, at=AT)


def test_a_new_title_of_a_published_sop_leaves_its_code(office: Office) -> None:
    version_id = second_version(office, title="Pelatihan Baru")
    assert row(office, version_id).code == "PLT"


def exported(office: Office, sop: int = 2) -> int:
    """The SOP in force, exported and taken in again: another procedure, so far."""
    with office.sessions() as session:
        draft = document(office, office.board(sop).id).draft
        return sop_beginnings.take_in(session, [draft], by=office.admin, at=AT)[0]


def test_a_document_that_came_back_is_the_next_version_of_its_sop(office: Office) -> None:
    version_id, old = exported(office), office.board(2).id
    edit(office, version_id, waktu_s1="2 jam")
    with office.sessions() as session:
        sop_codes.make_next_version(session, version_id, old, by=office.admin, at=AT)
    new = row(office, version_id)
    assert (new.code, new.number, new.base_id, new.sop_id) == ("PLT", 2, old, row(office, old).sop_id)
    lines = diff(document(office, old).draft, document(office, version_id).draft)
    assert [(line.what, line.before, line.after) for line in lines if line.what == "waktu"] == [
        ("waktu", "1 Jam", "2 jam")
    ]
    assert data(kind(office, "adopt-sop")[-1]) == {"from": "PLTAA", "code": "PLT", "version": 2, "base": old}


def test_an_sop_has_one_draft_at_a_time_and_keeps_its_own_versions(office: Office) -> None:
    version_id, open_draft = exported(office), begin(office)
    for mine, base, why in (
        (version_id, office.board(2).id, SopRefusal.DRAFT_EXISTS),
        (version_id, open_draft, SopRefusal.NOT_PUBLISHED),
        (open_draft, office.board(1).id, SopRefusal.CHANGED),
    ):
        with pytest.raises(SopRefused, match=f"^{why.value}$"), office.sessions() as session:
            sop_codes.make_next_version(session, mine, base, by=office.admin, at=AT)
