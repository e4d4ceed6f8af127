"""A list of staff as offices have it."""

import pytest

from kanban.exchange.people_csv import Fault, ListUnread, proposed_username, read_people

ROLES = {"Jafung": 6, "Kepala Bidang": 3}
NIP = "198001012005011001"


def read(text: str, taken: frozenset[str] = frozenset()) -> list[tuple[str, str, str, int | None, tuple[Fault, ...]]]:
    return [(row.name, row.username, row.nip, row.role_id, row.faults) for row in read_people(text, ROLES, taken)]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_columns_stand_in_any_order_with_any_separator(separator: str) -> None:
    text = "\ufeffNIP;Jabatan;No;Nama;Username\n'1980 0101 2005 0110 01;jafung;1;Dewi Anggraini;dewi".replace(
        ";", separator
    )
    assert read(text) == [("Dewi Anggraini", "dewi", NIP, 6, ())]


def test_only_the_name_is_needed() -> None:
    assert read("nama\nSiti Aminah\n\n") == [("Siti Aminah", "siti.aminah", "", None, ())]


@pytest.mark.parametrize(
    ("name", "username"),
    [
        ("Dra. Siti Aminah, M.Si.", "siti.aminah"),
        ("Ir. H. Agus Budi Setiadi", "agus.setiadi"),
        ("Suharto", "suharto"),
        ("Nur'aini", "nuraini"),
        ("Dr.", ""),
    ],
)
def test_a_user_name_is_proposed_from_the_name_without_titles(name: str, username: str) -> None:
    assert proposed_username(name) == username


@pytest.mark.parametrize(
    ("row", "faults"),
    [
        (";x.y", (Fault.NO_NAME,)),
        ("=HYPERLINK(1);abc", (Fault.FORMULA,)),
        ("A" * 101 + ";abc", (Fault.NAME_TOO_LONG,)),
        ("Dewi;D W", (Fault.BAD_USERNAME,)),
        ("Dr.", (Fault.BAD_USERNAME,)),
        ("Dewi;dewi;123", (Fault.BAD_NIP,)),
        ("Dewi;dewi;;Camat", (Fault.UNKNOWN_ROLE,)),
        ("Dewi;lama", (Fault.TAKEN,)),
    ],
)
def test_each_fault_is_named(row: str, faults: tuple[Fault, ...]) -> None:
    assert [line[-1] for line in read(f"nama;username;nip;peran\n{row}", frozenset({"lama"}))] == [faults]


def test_the_second_of_two_alike_is_marked() -> None:
    text = f"nama;nip\nDewi Ayu;{NIP}\nDewi Ayu;\nRina;{NIP}"
    assert [line[-1] for line in read(text)] == [(), (Fault.TWICE,), (Fault.TWICE,)]


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "empty"), ("  \n ", "empty"), ("Dewi;dewi", "heading"), ("nama\n" + "a b\n" * 201, "long")],
)
def test_what_is_no_list_is_said(text: str, why: str) -> None:
    with pytest.raises(ListUnread, match=why):
        read(text)
