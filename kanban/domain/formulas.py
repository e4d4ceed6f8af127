"""Texts that a spreadsheet would run instead of show."""

import re

FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d\s(])|[+-].*[!|(]\s*[A-Za-z'\"]")
"""A telephone number may begin with a plus sign, a figure with a minus; `+cmd|'…'` may not.

Source: OWASP, CSV Injection."""


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take this cell for a formula."""
    return FORMULA.match(text) is not None


def neutral(text: str) -> str:
    """The text as a spreadsheet shows it: one apostrophe before what it would run."""
    return f"'{text}" if is_formula(text) else text
