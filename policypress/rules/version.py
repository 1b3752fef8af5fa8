"""Which rules.json this program can run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from policypress.rules.errors import RulesError

VERSION = 2
SCHEMA = Path(__file__).with_name("rules.schema.json")


def check_version(rules: Any) -> None:
    """Raises RulesError for rules of a version that is not known, or of
    none."""
    if not isinstance(rules, dict) or "version" not in rules:
        raise RulesError("这不是规则文件：没有写版本（version）")
    version = rules["version"]
    if type(version) is not int or version != VERSION:
        shown = str(version)[:20]
        message = f"规则文件的版本是{shown}，本程序只认识版本{VERSION}"
        raise RulesError(message)
