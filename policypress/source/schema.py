"""JSON Schemas for editors, from the model: completion, Chinese titles, and red lines while typing.

The first line of each YAML file names its schema: ``# yaml-language-server:
$schema=../policypress/source/schemas/policy.json``.
"""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

from policypress.system import atomic

FOLDER = Path(__file__).parent / "schemas"
_CHINESE = re.compile("[\u4e00-\u9fff]")


def schemas() -> dict[str, dict[str, Any]]:
    """One schema a kind of source file: policy, supplementary, notes, documents,
    fields, measure, benchmark, common-guide, guide."""
    from policypress.source.inventory import KINDS

    found = {}
    for name, kind in KINDS.items():
        # Fields go by their alias, since that is what YAML says; a default is what
        # happens when a line is left out.
        schema = _in_chinese(kind.model.model_json_schema(by_alias=True))
        found[name] = {
            "$schema": "http://json-schema.org/draft-07/schema#",
            **_draft7(schema),
            "title": kind.title,
        }
    return found


def write_schemas(folder: Path = FOLDER) -> list[Path]:
    """Writes them as ``<name>.json``, each whole or not at all; the same model gives
    the same bytes. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    atomic.clean(folder)
    contents = {folder / name: data for name, data in _files().items()}
    staged: dict[Path, Path] = {}
    try:
        for number, (path, data) in enumerate(contents.items()):
            staged[path] = atomic.stage(path, data, number)
        for temporary in staged.values():
            atomic.sync(temporary)
        for path, temporary in staged.items():
            os.replace(temporary, path)
    finally:
        for temporary in staged.values():
            atomic.discard(temporary)
    atomic.sync_folder(folder)
    return list(contents)


@cache
def _files() -> dict[str, bytes]:
    """Each schema as its file holds it, by the name of the file."""
    return {
        f"{name}.json": as_text(schema).encode()
        for name, schema in schemas().items()
    }


def as_text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _in_chinese(part: Any) -> Any:
    """A schema without what pydantic makes of English names and docstrings, and without
    its None."""
    if isinstance(part, list):
        return [_in_chinese(item) for item in part]
    if not isinstance(part, dict):
        return part
    made = {
        key: _in_chinese(value)
        for key, value in part.items()
        if not _is_english_text(key, value)
    }
    if "patternProperties" in made:
        made["additionalProperties"] = (
            False  # a bad id is a red line, not an extra
        )
    return _without_null(made)


def _without_null(part: dict[str, Any]) -> dict[str, Any]:
    """`X | None` as X: leaving a line out says nothing, and `null` is never written."""
    kinds = part.get("anyOf", [])
    rest = [kind for kind in kinds if kind != {"type": "null"}]
    if len(rest) == len(kinds):
        return part
    left = {
        key: value
        for key, value in part.items()
        if key not in ("anyOf", "default")
    }
    if len(rest) == 1:
        return left | rest[0]
    return left | {"anyOf": rest}


def _is_english_text(key: str, value: Any) -> bool:
    """A title or description that is no Chinese, or a docstring: those are for
    engineers and end in a full stop."""
    if key not in ("title", "description") or not isinstance(value, str):
        return False
    is_docstring = key == "description" and value.rstrip().endswith(".")
    return is_docstring or not _CHINESE.search(value)


def _draft7(schema: dict[str, Any]) -> dict[str, Any]:
    """The names editors know best: definitions instead of $defs."""
    text = json.dumps(schema, ensure_ascii=False).replace(
        '"#/$defs/',
        '"#/definitions/',
    )
    data = json.loads(text)
    if "$defs" in data:
        data["definitions"] = data.pop("$defs")
    return data
