"""The English catalogue says everything that the code says, and nothing else. `python3 -m kanban words` renews it."""

import ast
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

from kanban.cli.words import PO, ROOT, compiled, extracted, faults, read, renew

Texts = dict[Any, Any]


def catalogue(texts: Texts, **more: Any) -> Catalog:
    made = Catalog("en", fuzzy=False)
    for text, english in texts.items():
        made.add(text, english, **more)
    return made


def spoken(of: Catalog) -> dict[Any, Any]:
    return {_plain(m.id): _plain(m.string) for m in of if m.id}


def _plain(text: Any) -> Any:
    return tuple(text) if isinstance(text, list) else text


def test_every_text_has_its_english_and_every_english_its_text() -> None:
    assert list(faults(extracted(ROOT), read(PO))) == []


def test_no_text_hides_in_an_f_string_where_the_catalogue_does_not_look() -> None:
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in (ROOT / "kanban").rglob("*.py")
        for string in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("gettext", "ngettext")
    ]
    assert hidden == []


def test_the_compiled_form_is_that_of_the_catalogue() -> None:
    with PO.with_suffix(".mo").open("rb") as file:
        assert spoken(read_mo(file)) == spoken(read(PO))


def test_renewing_what_is_up_to_date_changes_nothing(tmp_path: Path) -> None:
    copy = tmp_path / "messages.po"
    copy.write_bytes(PO.read_bytes())
    renew(extracted(ROOT), copy)
    # Its head names the version of Babel.
    assert copy.read_text("utf-8").partition("\n\n")[2] == PO.read_text("utf-8").partition("\n\n")[2]
    assert copy.with_suffix(".mo").read_bytes() == compiled(read(copy))


def test_renewing_keeps_what_is_known_and_asks_for_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "messages.po"
    path.write_bytes(b"")
    renew(catalogue({"Papan": None, "Buka": None}), path)
    path.write_text(path.read_text("utf-8").replace('msgid "Papan"\nmsgstr ""', 'msgid "Papan"\nmsgstr "Boards"'))
    source = catalogue({"Papan": None, "Papan baru": None, ("%(num)s jam", "%(num)s jam"): None})
    renew(source, path)
    assert {m.id: m.string for m in read(path) if m.id} == {
        "Papan": "Boards", "Papan baru": "", ("%(num)s jam", "%(num)s jam"): ("", ""),
    }  # fmt: skip
    assert list(faults(source, read(path))) == ["tanpa terjemahan: Papan baru", "tanpa terjemahan: %(num)s jam"]


@pytest.mark.parametrize(
    ("source", "english", "found"),
    [
        ({"Papan": None}, {"Papan": "Board"}, []),
        ({"Papan": None}, {}, ["tanpa terjemahan: Papan"]),
        ({"Papan": None}, {"Papan": ""}, ["tanpa terjemahan: Papan"]),
        ({}, {"Papan": "Board"}, ["tidak dipakai: Papan"]),
        ({"%(n)s m": None}, {"%(n)s m": "%(m)s m"}, ["isian berbeda: %(n)s m → %(m)s m"]),
        ({"%(n)s m": None}, {"%(n)s m": "m"}, ["isian berbeda: %(n)s m → m"]),
        ({"%(a)02d": None}, {"%(a)02d": "%(a)s"}, ["isian berbeda: %(a)02d → %(a)s"]),
        ({"{a} kini": None}, {"{a} kini": "{b} now"}, ["isian berbeda: {a} kini → {b} now"]),
        ({"%(n)s %%": None}, {"%(n)s %%": "%(n)s"}, ["isian berbeda: %(n)s %% → %(n)s"]),
        ({("a", "b"): None}, {("a", "b"): ("one", "many")}, []),
        ({("a", "b"): None}, {("a", "b"): ("one", "")}, ["tanpa terjemahan: a"]),
        ({("a", "b"): None}, {"a": "one"}, ["bentuk jamak berbeda: a"]),
        ({("a", "b"): None}, {("a", "b"): ("one", "two", "many")}, ["bentuk jamak berbeda: a"]),
        ({("a", "%(num)s b"): None}, {("a", "%(num)s b"): ("one", "b")}, ["isian berbeda: %(num)s b → b"]),
    ],
)
def test_what_a_translator_has_to_mend_is_found(source: Texts, english: Texts, found: list[str]) -> None:
    assert list(faults(catalogue(source), catalogue(english))) == found


def test_an_uncertain_translation_is_found() -> None:
    unsure = catalogue({"Papan": "Board"}, flags=["fuzzy"])
    assert list(faults(catalogue({"Papan": None}), unsure)) == ["belum pasti: Papan"]


def test_texts_are_found_in_code_in_pages_and_in_folders_that_begin_with_a_line(tmp_path: Path) -> None:
    for name, text in {
        "kanban/web/a.py": 'gettext("Papan")\nngettext("%(num)s jam", "%(num)s jam", n)\nother("Bukan")',
        "templates/a/show.html": "{{ _('Buka') }}",
        "templates/_layout/_nav.html": '<a title="{{ _("Menu") }}">{{ ngettext("satu", "banyak", n) }}</a>',
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "kanban/locales").mkdir()
    assert {m.id for m in extracted(tmp_path) if m.id and m.locations} == {
        "Papan", ("%(num)s jam", "%(num)s jam"), "Buka", "Menu", ("satu", "banyak"),
    }  # fmt: skip


def test_the_scripts_have_no_words_of_their_own() -> None:
    words = {text for m in extracted(ROOT) if m.id for text in ([m.id] if isinstance(m.id, str) else m.id)}
    scripts = {path: path.read_text("utf-8") for path in (ROOT / "static" / "js").rglob("*.js")}
    said = [
        (path.name, word)
        for path, script in scripts.items()
        for word in words
        if any(f"{quote}{word}{quote}" in script for quote in "\"'`")
    ]
    assert said == []
