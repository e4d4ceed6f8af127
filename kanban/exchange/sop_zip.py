"""Opens an Office file as what it is, a ZIP of XML from strangers: sizes are checked before anything is unpacked, and
the XML may name no other file.
"""

import io
import posixpath
import zipfile
import zlib

from lxml import etree

MOST_BYTES = 80 * 1024 * 1024
"""Unpacked, all parts that are read together."""
MOST_FILES = 5000
MOST_RATIO = 400


class ZipRefused(ValueError):
    """The file claims to unpack to more than any SOP needs."""


class ZipDamaged(ValueError):
    """It begins like a ZIP and is none, or a part of it cannot be read."""


class Package:
    """The parts of an Office file by name."""

    def __init__(self, content: bytes) -> None:
        """Raises ZipDamaged, ZipRefused."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, OSError) as error:
            raise ZipDamaged(str(error)) from error
        files = self._zip.infolist()
        if len(files) > MOST_FILES or any(
            each.file_size > MOST_RATIO * max(each.compress_size, 1024) for each in files
        ):
            raise ZipRefused("ratio")
        self._left = MOST_BYTES
        self._files = files
        self._names = {each.filename.lstrip("/").casefold(): each for each in files}

    @property
    def names(self) -> frozenset[str]:
        """In lower case, without a leading slash."""
        return frozenset(self._names)

    @property
    def size(self) -> int:
        """Bytes of all parts together, as the file says."""
        return sum(each.file_size for each in self._files)

    @property
    def has_strange_names(self) -> bool:
        """Whether two parts go by one name, or one would lie outside of the folder that it is unpacked into."""
        names = [each.filename for each in self._files]
        return len(self._names) != len(names) or any(
            ".." in name.split("/") or "\\" in name or ":" in name or name.startswith("/") for name in names
        )

    def read(self, name: str) -> bytes | None:
        """A part; None when there is none of that name. Raises ZipDamaged, ZipRefused."""
        found = self._names.get(name.lstrip("/").casefold())
        if found is None:
            return None
        self._left -= found.file_size
        if self._left < 0:
            raise ZipRefused("size")
        try:
            with self._zip.open(found) as part:
                # The size that a part names may be a lie: no more than that is unpacked.
                content = part.read(found.file_size + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            RuntimeError,
            NotImplementedError,
            OSError,
            EOFError,
            ValueError,
        ) as error:
            raise ZipDamaged(name) from error
        if len(content) != found.file_size:
            raise ZipDamaged(name)
        return content

    def xml(self, name: str) -> etree._Element | None:
        """A part as XML: no entities, no network; damage is read over where possible. Raises as read()."""
        content = self.read(name)
        return None if content is None else parsed(content, name)

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: id → (kind, name of the part); outside references have an empty name."""
        folder, base = posixpath.split(name.lstrip("/"))
        root = self.xml(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
        found: dict[str, tuple[str, str]] = {}
        for each in root if root is not None else ():
            if not isinstance(each.tag, str):
                continue
            kind, target = each.get("Type", "").rsplit("/", 1)[-1], each.get("Target", "")
            inside = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
            found[each.get("Id", "")] = (kind, "" if each.get("TargetMode") == "External" else inside)
        return found


def parsed(content: bytes, name: str) -> etree._Element:
    """A part as XML, as Package.xml() reads it. Raises ZipDamaged."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ZipDamaged(name) from error
    if root is None:
        raise ZipDamaged(name)
    return root


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: etree._Element | None, name: str) -> list[etree._Element]:
    return [] if element is None else [each for each in element if local(each) == name]


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant along a path of names."""
    for name in path:
        element = next(iter(children(element, name)), None)
    return element


def number(text: str | None, otherwise: float = 0) -> float:
    """A number of an attribute; `otherwise` for none, nonsense and infinity."""
    try:
        value = float(text) if text is not None else otherwise
    except ValueError:
        return otherwise
    return value if abs(value) < 1e12 else otherwise


def size(element: etree._Element | None, name: str) -> float:
    """A number among the attributes of an element that may be missing."""
    return number(element.get(name)) if element is not None else 0
