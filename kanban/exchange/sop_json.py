"""SOP drafts as JSON: the format by its name among the other formats. The rules live in `domain/sop_text.py`, because
the database keeps drafts the same way."""

from kanban.domain.sop_text import FORMAT, SopJsonInvalid, from_json, to_json

__all__ = ["FORMAT", "SopJsonInvalid", "from_json", "to_json"]
