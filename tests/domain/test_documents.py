"""Documents: names that hide nothing, which version counts, and who may hand in, open and take back."""

import pytest

from kanban.domain.documents import (
    NAME_LENGTH,
    Kind,
    Version,
    handing_in_refusal,
    in_force,
    reading_refusal,
    shown_name,
    withdrawal_refusal,
)
from kanban.domain.moves import Refusal
from kanban.domain.people import Actor
from tests.domain.seeds import hat, roles
from tests.domain.test_moves import TRAINING, actor

OWNER, SUPERVISOR, OTHER = actor("jafung"), actor("kepala_dinas"), actor("pelaksana")
OUTSIDER = Actor(person_id=8, hat=hat(roles()["seksi_pengembangan_usaha"]))
"""Holds a role, but none that this SOP names."""
NOBODY = Actor(person_id=9)
FIRST = TRAINING.first


@pytest.mark.parametrize(
    ("given", "kind", "shown"),
    [
        ("SK Panitia.pdf", Kind.PDF, "SK Panitia.pdf"),
        ("SK Panitia.PDF", Kind.PDF, "SK Panitia.pdf"),
        ("foto.jpeg", Kind.JPG, "foto.jpg"),
        ("surat.pdf.exe", Kind.PDF, "surat.pdf"),
        ("surat.exe", Kind.PDF, "surat.pdf"),
        ("scan", Kind.PNG, "scan.png"),
        ("Laporan No. 12", Kind.PDF, "Laporan No. 12.pdf"),
        ("SK 2026.11", Kind.PDF, "SK 2026.11.pdf"),
        ("Ijazah S.Kom.pdf", Kind.PDF, "Ijazah S.Kom.pdf"),
        ("../../etc/passwd", Kind.PDF, "passwd.pdf"),
        ("C:\\Users\\budi\\surat.docx", Kind.DOCX, "surat.docx"),
        ("surat\u202efdp.exe", Kind.PDF, "surat fdp.pdf"),
        ('a"b\r\nSet-Cookie: x=1.pdf', Kind.PDF, 'a"b Set-Cookie: x=1.pdf'),
        ("   ...   ", Kind.PDF, "dokumen.pdf"),
        ("", Kind.XLSX, "dokumen.xlsx"),
        (".htaccess", Kind.PDF, "htaccess.pdf"),
        ("📄 surat.pdf", Kind.PDF, "📄 surat.pdf"),
    ],
)
def test_a_name_shows_what_the_file_is_and_leads_nowhere(given: str, kind: Kind, shown: str) -> None:
    assert shown_name(given, kind) == shown


def test_a_name_without_end_is_cut_and_keeps_its_ending() -> None:
    name = shown_name("surat " * 100 + ".pdf", Kind.PDF)
    assert (len(name) <= NAME_LENGTH, name.startswith("surat surat"), name.endswith(".pdf")) == (True, True, True)


def version(number: int, version: int, *, is_withdrawn: bool = False) -> Version:
    return Version(number, version, 7, is_withdrawn)


def test_the_newest_version_that_was_not_taken_back_counts() -> None:
    rows = [version(1, 2), version(1, 1), version(2, 1), version(2, 2, is_withdrawn=True),
            version(3, 1, is_withdrawn=True)]  # fmt: skip
    assert in_force(rows) == {1: version(1, 2), 2: version(2, 1)}


@pytest.mark.parametrize(
    ("who", "why"),
    [(OWNER, None), (OTHER, None), (SUPERVISOR, None), (OUTSIDER, Refusal.NOT_OF_THIS_SOP), (NOBODY, Refusal.NO_HAT)],
)
def test_who_works_on_the_sop_or_supervises_hands_in_and_opens(who: Actor, why: Refusal | None) -> None:
    assert (handing_in_refusal(TRAINING, who), reading_refusal(TRAINING, who, 1)) == (why, why)


def test_whoever_handed_it_in_may_always_open_it() -> None:
    assert reading_refusal(TRAINING, OUTSIDER, OUTSIDER.person_id) is None


@pytest.mark.parametrize(
    ("who", "why"),
    [
        (Actor(7, OTHER.hat), None),
        (Actor(1, OWNER.hat), None),
        (Actor(1, SUPERVISOR.hat), None),
        (Actor(1, OTHER.hat), Refusal.NOT_YOUR_DOCUMENT),
        (Actor(7), Refusal.NO_HAT),
    ],
)
def test_whoever_handed_it_in_the_steps_holder_and_supervisors_take_it_back(who: Actor, why: Refusal | None) -> None:
    assert withdrawal_refusal(FIRST, version(1, 1), who) is why


def test_what_was_taken_back_is_not_taken_back_again_and_a_finished_case_has_no_holder() -> None:
    assert withdrawal_refusal(FIRST, version(1, 1, is_withdrawn=True), OWNER) is Refusal.ALREADY_WITHDRAWN
    assert withdrawal_refusal(None, version(1, 1), Actor(1, OWNER.hat)) is Refusal.NOT_YOUR_DOCUMENT
