"""Reading an SOP document at the command line, without an office or a database. Part of `kanban sop`."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from kanban.cli.opened import Unusable
from kanban.domain.sop_drafts import Read, SopDraft, StepDraft
from kanban.exchange.sop_findings import Reading
from kanban.exchange.sop_json import to_json
from kanban.exchange.sop_reading import read


def shown(args: argparse.Namespace) -> int:
    """What a file says, each field with its confidence and place."""
    found = reading(args.file)
    print(json.dumps(facts(found), ensure_ascii=False, indent=1) if args.json else "\n".join(lines(found)))
    return 0 if found.drafts else 1


def reading(file: str) -> Reading:
    """The reading of a file, or of what is typed or piped in for "-". Raises Unusable."""
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise Unusable(f"Berkas tidak dapat dibuka: {error.strerror or error}") from error
    return read(content, "" if file == "-" else Path(file).name)


def facts(found: Reading) -> dict[str, Any]:
    """A reading as JSON: drafts as `sop_json` writes them, remarks with their sentences."""
    remarks = [
        {
            "finding": remark.finding.value, "facts": remark.facts, "found": remark.words.found,
            "missing": remark.words.missing, "next": remark.words.next,
        }
        for remark in found.remarks
    ]  # fmt: skip
    return {
        "format": found.format,
        "remarks": remarks,
        "drafts": [json.loads(to_json(draft)) for draft in found.drafts],
    }


def lines(found: Reading) -> list[str]:
    """A reading for people: remarks, then a line per step; "!" before what a person must look at."""
    written = [" ".join(filter(None, (r.words.found, r.words.missing, r.words.next))) for r in found.remarks]
    for n, draft in enumerate(found.drafts, 1):
        written += ["", f"{n}. {draft.title.value or '(tanpa nama)'}", *_steps(draft)]
        written += [f"   dilewati, {row.place}: {' | '.join(filter(None, row.cells))}" for row in draft.skipped]
    return written


def _steps(draft: SopDraft) -> list[str]:
    return [
        f"   {step.no.value or '-':>3}  {_text(step.activity)}  [{_roles(step)}]  {_text(step.waktu)}"
        for step in draft.steps
    ]


def _roles(step: StepDraft) -> str:
    return ", ".join([_text(step.role), *(_text(read) for read in step.involved)])


def _text(read: Read) -> str:
    return f"{'' if read.is_sure else '!'}{read.value or '?'}"
