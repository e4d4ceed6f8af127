"""Taking SOPs in, reviewing and publishing them at the command line. Part of `kanban sop`."""

import argparse
import sys
from datetime import date

from kanban.actions.sop_beginnings import take_in
from kanban.actions.sop_publishing import publish_sop, review_sop
from kanban.cli.calendar_source import answer
from kanban.cli.opened import Unusable, opened, person
from kanban.cli.sop_read import reading
from kanban.cli.sop_shown import chosen, facts
from kanban.clock import now
from kanban.domain.sop_problems import problems
from kanban.exchange.sop_findings import remarked
from kanban.queries.sop_documents import sop_document
from kanban.queries.sop_versions import sop_version
from kanban.web.sops.sop_words import problem_text


def imported(args: argparse.Namespace) -> int:
    """A draft of each SOP of the file; what has to be looked at before it is reviewed is counted."""
    found = reading(args.file)
    said = [" ".join(filter(None, (r.words.found, r.words.missing, r.words.next))) for r in found.remarks]
    if not found.drafts:
        print("\n".join(said), file=sys.stderr)
        return 1
    with opened(args) as (session, _):
        ids = take_in(session, remarked(found), by=person(session, args.by), at=now(), via="cli")
        rows = [row for version_id in ids if (row := sop_version(session, version_id))]
        left = [len(problems(one.draft)) if (one := sop_document(session, row.id)) else 0 for row in rows]
    report = {"remarks": said, "drafts": [{**facts(row), "problems": n} for row, n in zip(rows, left, strict=True)]}
    lines = [
        f"{row.code}:{row.number}  {row.title or '(tanpa nama)'}, {row.steps} langkah, {n} hal perlu dibenahi"
        for row, n in zip(rows, left, strict=True)
    ]
    return answer(args, report, *said, *lines)


def reviewed(args: argparse.Namespace) -> int:
    """A draft was read by somebody else than who wrote it last."""
    with opened(args) as (session, _):
        row, draft = chosen(session, args.version, "draft")
        by = person(session, args.by)
        for each in problems(draft) if row.status == "draft" else ():
            print(f"! {problem_text(each)}", file=sys.stderr)
        review_sop(session, row.id, seen=row.revision or 0, by=by, at=now(), via="cli")
        report = facts(sop_version(session, row.id) or row)
    return answer(args, report, f"{row.code} versi {row.number} sudah ditinjau.")


def published(args: argparse.Namespace) -> int:
    """A reviewed draft becomes the version in force, and a board."""
    with opened(args) as (session, office):
        row, _ = chosen(session, args.version, "reviewed", "draft")
        effective = _day(args.effective) if args.effective else office.day(now())
        by = person(session, args.by)
        publish_sop(session, row.id, effective=effective, by=by, at=now(), via="cli")
        report = facts(sop_version(session, row.id) or row)
    return answer(args, report, f"{row.code} versi {row.number} berlaku sejak {effective}.")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Unusable(f"“{text}” bukan tanggal. Tulis seperti 2026-11-23.") from error
