"""What is written beside the arrows that leave a decision."""

import re

_YES = re.compile(r"\(?(?:ya|y|yes|iya|sesuai|setuju|disetujui|lengkap|memenuhi|valid|benar|ok)\)?[.,]?", re.IGNORECASE)
_NO = re.compile(
    r"\(?(?:tidak|t|tdk|no|bukan|(?:tidak|tdk|belum)\s+\w+|ditolak|perbaikan|revisi)\)?[.,]?", re.IGNORECASE
)


_SHORT = re.compile(r"\(?(?:ya|y|tidak|t|tdk)\)?[.,]?", re.IGNORECASE)


def is_short_answer(text: str) -> bool:
    """Whether a single word can only be an answer, wherever it stands."""
    return _SHORT.fullmatch(text) is not None


def is_answer(text: str) -> bool:
    """Whether a text beside an arrow is an answer to a decision."""
    return answer(text) is not None


def answer(text: str) -> str | None:
    words = " ".join(text.split())
    return "no" if _NO.fullmatch(words) else "yes" if _YES.fullmatch(words) else None
