"""The three SOPs that the product ships, read from `data/sops.json` without losing a word of the scanned source."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from kanban.domain.durations import parse_waktu, standard_code
from kanban.domain.sops import RoleDraft, SopDraft, StepDraft


@dataclass(frozen=True, slots=True)
class Seed:
    """The shipped SOPs and the positions that they name, highest rank first."""

    roles: tuple[RoleDraft, ...]
    sops: tuple[SopDraft, ...]


@cache
def shipped() -> Seed:
    """The shipped SOPs; every role in them is a proposal with a confidence."""
    document = json.loads(files("kanban.data").joinpath("sops.json").read_text("utf-8"))
    return Seed(
        roles=tuple(sorted((_role(document, code) for code in document["role_names"]), key=lambda role: role.rank)),
        sops=tuple(_sop(document, sop) for sop in document["sop"]),
    )


def _role(document: dict[str, Any], code: str) -> RoleDraft:
    return RoleDraft(
        code=code,
        name=document["role_names"][code],
        rank=document["role_ranks"][code],
        supervises=code in document["role_supervises"],
        note=document["role_notes"].get(code, ""),
    )


def _sop(document: dict[str, Any], sop: dict[str, Any]) -> SopDraft:
    return SopDraft(
        code=sop["kode_usulan"],
        title=sop["judul_sumber"] or sop["judul_usulan"],
        is_title_proposed=sop["judul_sumber"] is None,
        steps=tuple(_step(step) for step in sop["steps"]),
        source={"document": document["meta"], "table": {key: value for key, value in sop.items() if key != "steps"}},
    )


def _step(step: dict[str, Any]) -> StepDraft:
    output = step["output"]
    return StepDraft(
        no=int(step["no"]),
        name=step["nama_pendek_usulan"],
        activity=step["aktivitas"],
        requirements=tuple(step["persyaratan"]),
        waktu=step["waktu"]["teks"],
        standard=standard_code(parse_waktu(step["waktu"]["teks"]).standard),
        output=output if isinstance(output, str) else "\n".join(output),
        role_code=step["role"]["code"],
        role_confidence=round(step["role"]["confidence"] * 100),
        is_scheduled=step["clock"].get("mode") == "scheduled_event",
        clock_owner=step["clock"]["owner"],
        source=step,
    )
