"""The shipped SOPs: what the scan says is in the database word for word, and nowhere in the program."""

import ast
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.domain.durations import parse_waktu, standard_code
from kanban.domain.sops import NAME_LENGTH
from kanban.models import Edge, Requirement, Role, Sop, SopVersion, Step
from tests.office import Office

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT: dict[str, Any] = json.loads(files("kanban.data").joinpath("sops.json").read_text("utf-8"))
STEPS = [(sop["kode_usulan"], step) for sop in DOCUMENT["sop"] for step in sop["steps"]]
EACH_STEP = pytest.mark.parametrize(("code", "step"), STEPS, ids=[f"{code}-{step['no']}" for code, step in STEPS])


def row(session: Session, code: str, no: int) -> Step:
    wanted = (
        select(Step).join(SopVersion, SopVersion.id == Step.version_id).join(Sop, Sop.id == SopVersion.sop_id)
        .where(Sop.code == code, Step.no == no)
    )  # fmt: skip
    return session.scalars(wanted).one()


def test_there_are_fourteen_steps_in_three_sops(office: Office) -> None:
    assert (
        [len(office.board(sop).steps) for sop in (1, 2, 3)] == [3, 6, 5] == [len(s["steps"]) for s in DOCUMENT["sop"]]
    )


@EACH_STEP
def test_a_step_says_what_the_document_says(office: Office, code: str, step: dict[str, Any]) -> None:
    with office.sessions() as session:
        found = row(session, code, step["no"])
        role = session.get_one(Role, found.role_id)
        assert (found.activity, found.name, found.waktu) == (
            step["aktivitas"], step["nama_pendek_usulan"], step["waktu"]["teks"],
        )  # fmt: skip
        assert found.output.split("\n") == (step["output"] if isinstance(step["output"], list) else [step["output"]])
        assert role.code == step["role"]["code"]
        assert (found.is_role_proposed, found.role_confidence) == (True, round(step["role"]["confidence"] * 100))


@EACH_STEP
def test_every_requirement_is_there_in_its_order(office: Office, code: str, step: dict[str, Any]) -> None:
    with office.sessions() as session:
        wanted = select(Requirement.text).where(Requirement.step_id == row(session, code, step["no"]).id)
        assert session.scalars(wanted.order_by(Requirement.position)).all() == step["persyaratan"]


@EACH_STEP
def test_raw_cells_repairs_and_ink_residue_are_kept_whole(office: Office, code: str, step: dict[str, Any]) -> None:
    with office.sessions() as session:
        kept = json.loads(row(session, code, step["no"]).source)
    assert kept == step
    assert set(kept) >= {"raw", "repairs", "role"}
    assert set(kept["role"]) >= {"residue", "residue_says"}


@EACH_STEP
def test_the_standard_is_the_written_time_as_read(office: Office, code: str, step: dict[str, Any]) -> None:
    with office.sessions() as session:
        found = row(session, code, step["no"])
        assert found.standard == standard_code(parse_waktu(found.waktu).standard)
        assert (found.clock_owner, found.is_scheduled) == (
            step["clock"]["owner"], step["clock"].get("mode") == "scheduled_event",
        )  # fmt: skip


def test_the_standards_of_the_three_tables(office: Office) -> None:
    assert [[step.standard for step in office.board(sop).steps] for sop in (1, 2, 3)] == [
        ["working-days:28", "working-days:28", "working-days:5"],
        ["working-time:3600", *["working-time:10800"] * 4, "working-days:3"],
        [*["working-time:1800"] * 3, "working-time:300", "working-time:600"],
    ]


@pytest.mark.parametrize("sop", DOCUMENT["sop"], ids=lambda sop: sop["kode_usulan"])
def test_the_table_around_the_steps_is_kept_too(office: Office, sop: dict[str, Any]) -> None:
    with office.sessions() as session:
        found = session.scalars(
            select(SopVersion).join(Sop, Sop.id == SopVersion.sop_id).where(Sop.code == sop["kode_usulan"])
        ).one()
    assert json.loads(found.source) == {
        "document": DOCUMENT["meta"], "table": {name: value for name, value in sop.items() if name != "steps"},
    }  # fmt: skip
    assert (found.title, found.is_title_proposed, found.status) == (sop["judul_usulan"], True, "published")


def test_steps_follow_each_other_in_the_order_of_the_table(office: Office) -> None:
    for sop in (1, 2, 3):
        ids = [step.id for step in office.board(sop).steps]
        with office.sessions() as session:
            edges = session.execute(
                select(Edge.step_id, Edge.kind, Edge.to_step_id).where(Edge.step_id.in_(ids)).order_by(Edge.step_id)
            ).all()
        assert edges == [(here, "next", to) for here, to in zip(ids, [*ids[1:], None], strict=True)]


def test_a_column_title_fits_its_column() -> None:
    assert [step["nama_pendek_usulan"] for _, step in STEPS if len(step["nama_pendek_usulan"]) > NAME_LENGTH] == []


def test_the_seven_roles_are_there_with_rank_and_remark(office: Office) -> None:
    with office.sessions() as session:
        found = {
            role.code: (role.name, role.rank, role.supervises, role.note) for role in session.scalars(select(Role))
        }
    assert found == {
        code: (
            name, DOCUMENT["role_ranks"][code], code in DOCUMENT["role_supervises"],
            DOCUMENT["role_notes"].get(code, ""),
        )
        for code, name in DOCUMENT["role_names"].items()
    }  # fmt: skip


def tidy(text: str) -> str:
    return " ".join(text.lower().split())


def strings(path: Path) -> set[str]:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return {tidy(node.value) for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_nothing_of_the_sops_is_written_into_the_program() -> None:
    """Short names are sought as whole strings only: the sample's invented cases speak of the same things."""
    whole = {tidy(step["nama_pendek_usulan"]) for _, step in STEPS}
    parts = {tidy(line) for _, step in STEPS for line in (step["aktivitas"], *step["raw"].values()) if len(line) > 9}
    written = {(path.name, text) for path in (ROOT / "kanban").rglob("*.py") for text in strings(path)}
    assert {(name, text) for name, text in written if text in whole or any(part in text for part in parts)} == set()
