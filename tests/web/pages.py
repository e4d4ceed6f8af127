"""What a person sees on a page: headings, forms with their values, sentences, cards; read from the HTML that came."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
"""Elements without an end."""


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    parts: list["Element | str"] = field(default_factory=list)

    def __iter__(self) -> Iterator["Element"]:
        """This element and all below it, in the order of the page."""
        yield self
        for part in self.parts:
            if isinstance(part, Element):
                yield from part

    def __getitem__(self, attribute: str) -> str:
        return self.attributes[attribute]

    def all(self, tag: str = "", **attributes: str) -> list["Element"]:
        """Elements with this tag and these attributes; `cls` is one of the classes."""
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        classes = {wanted.pop("cls")} if "cls" in wanted else set()
        return [
            each for each in self
            if tag in ("", each.tag)
            and classes <= set(each.attributes.get("class", "").split())
            and all(each.attributes.get(name) == value for name, value in wanted.items())
        ]  # fmt: skip

    def one(self, tag: str = "", **attributes: str) -> "Element":
        (found,) = self.all(tag, **attributes)
        return found

    @property
    def text(self) -> str:
        """What can be read, with single spaces."""
        words = (part if isinstance(part, str) else part.text for part in self.parts)
        return " ".join(" ".join(words).split())


class Page(Element):
    """A whole page or fragment."""

    @classmethod
    def read(cls, html: str) -> "Page":
        page = cls("page", {})
        _Reader(page).feed(html)
        return page

    @property
    def h1(self) -> list[str]:
        return [each.text for each in self.all("h1")]

    @property
    def toasts(self) -> list[tuple[str, str, str]]:
        """Kind, title and text of each message."""
        return [
            (each["data-kind"], each.one("h2").text, " ".join(p.text for p in each.all("p")))
            for each in self.all("div", cls="toast")
            if "data-kind" in each.attributes
        ]

    @property
    def targets(self) -> list[str]:
        """What the parts of an htmx answer replace."""
        return [each["hx-target"] for each in self.all("hx-partial")]

    @property
    def cards(self) -> dict[str, list[str]]:
        """Numbers of the cards by the name of their column."""
        return {
            column["data-name"]: [_number(card) for card in column.all(cls="card")]
            for column in self.all("section", cls="column")
        }

    def card(self, number: str) -> "Element":
        """The board's card with this register number."""
        (found,) = [card for card in self.all(cls="card") if _number(card) == number]
        return found

    @property
    def stamps(self) -> list[str]:
        """What the client would send back as `have`."""
        return [each["value"] for each in self.all("input", cls="stamp")]

    @property
    def acts(self) -> dict[str, str]:
        """The moves that are offered: value by label."""
        return {each.text: each["value"] for each in self.all("button", name="act")}

    def form(self, action: str) -> dict[str, str]:
        """The values that this form would send as it stands."""
        found: dict[str, str] = {}
        for each in self.one("form", action=action):
            name = each.attributes.get("name")
            if name and (value := _value(each)) is not None:
                found[name] = value
        return found

    def error(self, field: str) -> str:
        """The sentence next to a field; empty without a fault."""
        return " ".join(each.text for each in self.all(id=f"{field}-error"))

    @property
    def summary(self) -> list[str]:
        """The sentences above a refused form."""
        return [link.text for summary in self.all(cls="summary") for link in summary.all("a")]


def _number(card: Element) -> str:
    """The register number of a card of a board or of a wall, which shows the end of it in large figures."""
    return card.attributes.get("data-number") or card.one(cls="card-number").text.split()[0]


def _value(each: Element) -> str | None:
    if each.tag == "select":
        chosen = [option for option in each.all("option") if "selected" in option.attributes] or each.all("option")[:1]
        return chosen[0]["value"] if chosen else None
    if each.tag == "textarea":
        return "".join(part for part in each.parts if isinstance(part, str))
    if each.tag == "input":
        is_choice = each.attributes.get("type") in ("radio", "checkbox")
        return None if is_choice and "checked" not in each.attributes else each.attributes.get("value", "")
    return None


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self._open: list[Element] = [page]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].parts.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].parts.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        tags = [each.tag for each in self._open]
        assert tags[-1] == tag, f"</{tag}> closes <{tags[-1]}>: the page is not well-formed"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].parts.append(data)
