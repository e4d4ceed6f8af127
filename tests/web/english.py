"""Looks for Indonesian on a page that should be English: whatever reads like a source text of the catalogue."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from kanban.cli.words import PLACEHOLDER, PO, read
from tests.web.browser import Browser
from tests.web.pages import Element

ALSO_DATA = {"Tahun %(year)s"}
"""Sources that names look like: Tahun Baru Masehi."""
ATTRIBUTES = ("aria-label", "title", "placeholder", "data-label", "data-word", "alt")


class Source(NamedTuple):
    """A text of the catalogue, what a page shows of it, and of its English, which may look alike."""

    text: str
    shown: re.Pattern[str]
    english: list[re.Pattern[str]]


def speaking(browser: Browser, languages: str) -> Browser:
    """The browser, asking for these languages."""
    browser.client.environ_base["HTTP_ACCEPT_LANGUAGE"] = languages
    return browser


def left_on(page: Element) -> set[tuple[str, str]]:
    """What is Indonesian on a page, with the source text that it is."""
    return {
        (said, source.text)
        for said in readable(page)
        for source in sources()
        if source.shown.fullmatch(said) and not any(english.fullmatch(said) for english in source.english)
    }


def readable(page: Element) -> Iterator[str]:
    """Every piece of text and of the attributes that are read out or that the scripts say; but not those of a document
    in a language of its own, as the official sheet is."""
    own = {id(each) for part in page.all(lang="id") if part.tag != "html" for each in part}
    for each in page:
        if id(each) in own:
            continue
        for part in each.parts:
            if isinstance(part, str) and part.strip():
                yield " ".join(part.split())
        for name, value in each.attributes.items():
            if name in ATTRIBUTES or each.attributes.get("id") == "phrases":
                yield value


@cache
def sources() -> list[Source]:
    """Every source text whose English is another one."""
    return [
        Source(text, _pattern(text), [_pattern(english) for english in _forms(message.string)])
        for message in read(PO)
        for text in _forms(message.id)
        if text not in _forms(message.string)
        and re.search("[a-z]{3}", PLACEHOLDER.sub("", text))
        and text not in ALSO_DATA
    ]


def _forms(text: Any) -> list[str]:
    return [text] if isinstance(text, str) else [*(text or ())]


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(".+?".join(map(re.escape, PLACEHOLDER.split(" ".join(text.split())))), re.DOTALL)
