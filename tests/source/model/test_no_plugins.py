"""What is installed besides has no say in what a policy means."""

from __future__ import annotations

import sys
from importlib import import_module

import pytest
from pydantic import create_model
from pydantic_core import SchemaValidator

from policypress.source.model.no_plugins import leave_out_plugins

LOADER = "pydantic.plugin._loader"


def test_pydantic_finds_its_loader_where_it_is_replaced() -> None:
    """A pydantic that has it elsewhere needs another name here."""
    made = import_module("pydantic.plugin._schema_validator")
    names = made.create_schema_validator.__code__.co_names
    assert {"_loader", "get_plugins"} <= set(names)


def test_no_plugin_of_pydantic_is_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, LOADER, raising=False)
    leave_out_plugins()
    assert not hasattr(sys.modules[LOADER], "entry_points")
    model = create_model("Anything", words=(str, ...))
    assert isinstance(model.__pydantic_validator__, SchemaValidator)
    assert model.model_validate({"words": "甲"}).model_dump() == {
        "words": "甲"
    }
