"""SOP drafts as JSON, without losing a word: what was written is read back identical."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from kanban.domain.sop_drafts import ARROWS, CLOCK_OWNERS, KINDS, SopDraft

FORMAT = "papan-sop/1"
_WORDS = {"kind": (*KINDS, *ARROWS), "clock_owner": CLOCK_OWNERS}


class SopJsonInvalid(ValueError):
    """The text is not an SOP of ours; `path` says where it stops making sense ("steps.2.waktu.confidence")."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def to_json(draft: SopDraft) -> str:
    """The draft as canonical JSON: sorted keys, what equals its default left out."""
    document = {"format": FORMAT, "sop": _plain(draft)}
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str | bytes) -> SopDraft:
    """What to_json() wrote; raises SopJsonInvalid."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SopJsonInvalid("") from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise SopJsonInvalid("format")
    draft: SopDraft = _record(SopDraft, document.get("sop"), "sop")
    _check_keys(draft)
    return draft


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {
            field.name: _plain(getattr(value, field.name))
            for field in fields(value)
            if getattr(value, field.name) != _default(field)
        }
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, StrEnum) else value


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _record(kind: type, value: Any, path: str) -> Any:
    hints = _hints(kind)
    if not isinstance(value, dict) or not value.keys() <= hints.keys():
        raise SopJsonInvalid(path)
    given = {name: _value(hints[name], item, f"{path}.{name}") for name, item in value.items()}
    for name, words in _WORDS.items():
        if isinstance(given.get(name), str) and kind.__name__ != "Flag" and given[name] not in words:
            raise SopJsonInvalid(f"{path}.{name}")
    return _made(lambda: kind(**given), path)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _value(hint: Any, value: Any, path: str) -> Any:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return None if value is None else _value(arguments[0], value, path)
    if origin is tuple:
        if not isinstance(value, list):
            raise SopJsonInvalid(path)
        return tuple(_value(arguments[0], item, f"{path}.{n}") for n, item in enumerate(value))
    if origin is not None:
        if not isinstance(value, dict):
            raise SopJsonInvalid(path)
        return {name: _value(arguments[1], item, f"{path}.{name}") for name, item in value.items()}
    if is_dataclass(hint):
        return _record(hint, value, path)  # type: ignore[arg-type]  # an instance cannot be a hint
    if issubclass(hint, StrEnum):
        return _made(lambda: hint(value), path)
    if type(value) is not hint:
        raise SopJsonInvalid(path)
    return value


def _made(make: Callable[[], Any], path: str) -> Any:
    try:
        return make()
    except (TypeError, ValueError) as error:
        raise SopJsonInvalid(path) from error


def _check_keys(draft: SopDraft) -> None:
    keys = [step.key for step in draft.steps]
    if len(set(keys)) != len(keys):
        raise SopJsonInvalid("sop.steps")
    for n, arrow in enumerate(draft.arrows):
        if arrow.step not in keys or (arrow.to is not None and arrow.to not in keys):
            raise SopJsonInvalid(f"sop.arrows.{n}")
    labels = [column.label.value for column in draft.columns]
    if None in labels or len(set(labels)) != len(labels):
        raise SopJsonInvalid("sop.columns")
