"""XML as text, an element at a time: what the writers of Office files need, without a tree in memory."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML may hold."""
_PLAIN = re.compile(r"[\w .:/#-]*")
"""What needs no quoting: nearly every attribute of a sheet, of which there are thousands."""


def tag(name: str, attributes: Mapping[str, object] | None = None, *content: str) -> str:
    """An element; `content` is XML already. Attributes that are None are left out."""
    written = ""
    for key, value in (attributes or {}).items():
        if value is not None:
            words = str(value)
            written += f' {key}="{words}"' if _PLAIN.fullmatch(words) else f" {key}={quoteattr(words)}"
    return f"<{name}{written}>{''.join(content)}</{name}>" if content else f"<{name}{written}/>"


def text(words: str) -> str:
    """A text as content, without the signs that XML forbids."""
    return escape(_UNSAFE.sub("", words))
