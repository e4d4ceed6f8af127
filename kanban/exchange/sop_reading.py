"""Reads an SOP document that anybody may have made: in a process of its own with limits on time, memory and size, so
that no file can stop the board.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from kanban.exchange.sop_finding_words import Finding
from kanban.exchange.sop_findings import Reading, Remark, failed
from kanban.exchange.sop_json import from_json, to_json

__all__ = ["Reading", "Remark", "from_document", "read", "to_document"]

MOST_BYTES = 25 * 1024 * 1024
SECONDS = 20
"""A file of ten SOPs takes two."""
_ROOT = Path(__file__).resolve().parents[2]
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LANG", "LC_ALL")


def read(content: bytes, name: str = "", *, seconds: int = SECONDS) -> Reading:
    """The SOPs of a document with what was found, what is missing and what to do; never raises for any content."""
    if len(content) > MOST_BYTES:
        return failed(Finding.TOO_BIG, size=len(content) // 1_048_576, limit=MOST_BYTES // 1_048_576)
    environment = {key: os.environ[key] for key in _KEPT if key in os.environ} | {"PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-s", "-m", "kanban.exchange.sop_child", name[-200:].replace("\0", "")]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, cwd=_ROOT, env=environment, timeout=seconds, check=False
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return failed(Finding.TOO_SLOW, seconds=seconds)
    if done.returncode:
        return failed(Finding.BROKE)
    return from_document(json.loads(done.stdout))


def to_document(reading: Reading) -> dict[str, Any]:
    """The reading for another process."""
    return {
        "format": reading.format, "remarks": [[remark.finding, remark.facts] for remark in reading.remarks],
        "drafts": [to_json(draft) for draft in reading.drafts],
    }  # fmt: skip


def from_document(document: dict[str, Any]) -> Reading:
    """What to_document() made."""
    return Reading(
        tuple(from_json(draft) for draft in document["drafts"]),
        tuple(Remark(Finding(finding), facts) for finding, facts in document["remarks"]), document["format"],
    )  # fmt: skip
