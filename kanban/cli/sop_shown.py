"""Showing and exporting SOP versions at the command line. Part of `kanban sop`."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from kanban.cli.calendar_source import answer
from kanban.cli.opened import Unusable, opened
from kanban.clock import now
from kanban.domain.sheets.sheet import Sheet
from kanban.domain.sop_diff import Line, diff
from kanban.domain.sop_drafts import SopDraft
from kanban.domain.sop_problems import problems
from kanban.exchange.sop_csv_write import to_csv
from kanban.exchange.sop_json import to_json
from kanban.exchange.sop_sheet import file_name, official
from kanban.exchange.xlsx.sop_xlsx_write import to_xlsx
from kanban.queries.people import roles
from kanban.queries.sop_documents import sop_document
from kanban.queries.sop_versions import SopRow, sop_versions
from kanban.web.sops.sop_words import diff_text, diff_value, problem_text, state_text

FORMATS: Mapping[str, Callable[[Sheet, SopDraft], bytes]] = {
    "xlsx": to_xlsx,
    "csv": lambda sheet, _: to_csv(sheet).encode(),
    "json": lambda _, draft: to_json(draft).encode(),
}


def listed(args: argparse.Namespace) -> int:
    """Every SOP with its versions."""
    with opened(args) as (session, _):
        rows = sop_versions(session)
    return answer(args, {"versions": [facts(row) for row in rows]}, *map(_line, rows))


def shown(args: argparse.Namespace) -> int:
    """One version: its table, and what is to be mended before it can be reviewed."""
    with opened(args) as (session, _):
        row, draft = chosen(session, args.version)
    todo = problems(draft) if row.is_written else ()
    found = {
        **facts(row), "sop": json.loads(to_json(draft))["sop"],
        "problems": [{"kind": each.kind.value, "step": each.no, "text": problem_text(each)} for each in todo],
    }  # fmt: skip
    return answer(args, found, _line(row), *_table(draft), *(f"  ! {problem_text(each)}" for each in todo))


def compared(args: argparse.Namespace) -> int:
    """What a version changes, against the one before it or the one named."""
    with opened(args) as (session, office):
        row, new = chosen(session, args.version)
        earlier = [each for each in sop_versions(session) if each.sop_id == row.sop_id and each.number < row.number]
        if not args.base and not earlier:
            raise Unusable(f"{row.code} versi {row.number} yang pertama. Sebutkan versi lain dengan --with.")
        base, old = chosen(session, args.base or f"{row.code}:{earlier[0].number}")
        names = {role.code: role.name for role in roles(session, office.day(now()))}
    lines = diff(old, new)
    head = f"{row.code} versi {row.number} terhadap {base.code} versi {base.number}"
    found = [
        {"sign": each.sign, "from": each.old_no, "to": each.new_no, "step": each.step, "what": each.what,
         "before": each.before, "after": each.after} for each in lines
    ]  # fmt: skip
    said = [_change(each, names) for each in lines] or ["Tidak ada yang berubah."]
    return answer(args, {"changes": found}, head, *said)


def exported(args: argparse.Namespace) -> int:
    """The official sheet as a file."""
    with opened(args) as (session, office):
        row, draft = chosen(session, args.version)
        content = FORMATS[args.format](official(row, draft, office.name), draft)
    if args.to == "-":
        sys.stdout.buffer.write(content)
        return 0
    path = Path(args.to or f"{file_name(row)}.{args.format}")
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Unusable(f"{path} tidak dapat ditulis: {error.strerror or error}") from error
    return answer(args, {**facts(row), "file": str(path), "bytes": len(content)}, f"{path} ditulis.")


def chosen(session: Session, name: str, *states: str) -> tuple[SopRow, SopDraft]:
    """The version that "PLT:2" means, or "PLT": the one in the first of these states (usually the one in force), else
    the newest. With its document. Raises Unusable."""
    code, _, number = name.partition(":")
    family = [row for row in sop_versions(session) if row.code == code.upper()]
    if not family:
        raise Unusable(f"Tidak ada SOP dengan kode {code}. Lihat: kanban sop list")
    if number:
        found = next((row for row in family if str(row.number) == number), None)
    else:
        fitting = (row for state in states or ("published",) for row in family if row.status == state)
        found = next(fitting, family[0])
    document = sop_document(session, found.id) if found else None
    if found is None or document is None:
        raise Unusable(f"{code.upper()} tidak punya versi {number}. Lihat: kanban sop list")
    return found, document.draft


def facts(row: SopRow) -> dict[str, Any]:
    """A version for programs."""
    return {
        "id": row.id, "code": row.code, "version": row.number, "title": row.title, "status": row.status,
        "effective_on": row.effective_on.isoformat() if row.effective_on else None, "steps": row.steps,
        "open_cases": row.open_cases, "identity": row.identity_filled,
    }  # fmt: skip


def _line(row: SopRow) -> str:
    since = f" sejak {row.effective_on}" if row.effective_on else ""
    state = f"{state_text(row.status)}{since}"
    return f"{row.code}:{row.number}  {state:<24}  {row.steps:>2} langkah  {row.title or '(tanpa nama)'}"


def _table(draft: SopDraft) -> list[str]:
    found = []
    for n, step in enumerate(draft.steps, 1):
        who = ", ".join(read.value or "?" for read in (step.role, *step.involved))
        found.append(f"  {n:>2}  {step.activity.value or '?'}  [{who}]  {step.waktu.value or '-'}")
    return found


def _change(line: Line, names: Mapping[str, str]) -> str:
    before, after = (diff_value(line, value, names) for value in (line.before, line.after))
    values = f": {before or '(kosong)'} -> {after or '(kosong)'}" if line.what else ""
    return f"{line.sign} {diff_text(line)}  {line.step}{values}"
