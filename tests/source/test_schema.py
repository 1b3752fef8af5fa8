"""The JSON Schemas in the package are those of the model, and speak Chinese."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest

from policypress.source import schema as schema_module
from policypress.source.inventory import KINDS
from policypress.source.model import Node, Provision
from policypress.source.schema import FOLDER, as_text, write_schemas


@cache
def schemas() -> dict[str, dict[str, Any]]:
    """Those of the model, made once: that takes a third of a second. Nobody changes them."""
    return schema_module.schemas()


@pytest.mark.parametrize("name", list(KINDS))
def test_the_committed_schema_is_up_to_date(name: str) -> None:
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == as_text(
        schemas()[name]
    ), "运行 python3 build.py schema"


def test_no_schema_is_left_over() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.json")) == sorted(KINDS)


def test_titles_and_descriptions_are_chinese() -> None:
    for schema in schemas().values():
        for words in re.findall(
            r'"(?:title|description)": "([^"]*)"', as_text(schema)
        ):
            assert re.search("[\u4e00-\u9fff]", words)


def test_every_field_has_a_title() -> None:
    models = all_models(Node)
    assert Provision in models
    for model in models:
        for name, field in model.model_fields.items():
            assert field.title, f"{model.__name__}.{name}"


def test_every_word_a_field_allows_is_explained() -> None:
    """Messages and editors take the Chinese meaning of a word from the field's description."""

    def check(part: object) -> None:
        if isinstance(part, dict):
            for word in part.get(
                "enum", [part["const"]] if "const" in part else []
            ):
                if re.search("[\u4e00-\u9fff]", word):
                    continue  # a Chinese word says itself
                assert f"{word} " in part.get("description", ""), part
            for value in part.values():
                check(value)
        elif isinstance(part, list):
            for value in part:
                check(value)

    for schema in schemas().values():
        check(
            {key: value for key, value in schema.items() if key != "$schema"}
        )


def test_an_unknown_key_and_a_bad_id_are_red_lines() -> None:
    measure = schemas()["measure"]
    assert measure["additionalProperties"] is False
    assert measure["properties"]["supports"]["additionalProperties"] is False
    assert "null" not in json.dumps(measure)


def test_writing_twice_gives_the_same_bytes(tmp_path) -> None:
    first = {path.name: path.read_bytes() for path in write_schemas(tmp_path)}
    assert first == {
        path.name: path.read_bytes() for path in write_schemas(tmp_path)
    }


def all_models(base: type) -> list[type]:
    return [
        model
        for child in base.__subclasses__()
        for model in (child, *all_models(child))
    ]
