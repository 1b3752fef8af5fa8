"""docs/stages.md and docs/zh/stages.md show the table of stages that the program has.

UPDATE_DOCS=1 writes its tables anew.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import get_args

import pytest

from policypress.source.model.policy import StageKey
from policypress.source.stages import STAGES
from policypress.system.environment import ROOT

PAGES = [ROOT / "docs" / "stages.md", ROOT / "docs" / "zh" / "stages.md"]


def stages() -> list[str]:
    """The rows of what each stage prints."""
    return [
        f"| `{one.key}` | {one.name} | {one.line or '—'} | {f'措施正文{one.suffix}.docx'} | {one.use or '—'} |"
        for one in STAGES
    ]


def demands() -> list[str]:
    """The rows of what each stage demands, with where that comes from."""
    return [
        f"| {stage.name} | {one.title} | {one.norm} | {one.strength} | `{one.key}` |"
        for stage in STAGES
        for one in stage.demands
    ]


@pytest.mark.parametrize("page", PAGES, ids=["English", "Chinese"])
@pytest.mark.parametrize("name, rows", [("stages", stages()), ("demands", demands())])  # fmt: skip
def test_a_page_has_the_table_of_the_program(
    name: str, rows: list[str], page: Path
) -> None:
    text = page.read_text("utf-8")
    between = re.compile(
        rf"(<!-- {name} -->\n(?:\|.*\n){{2}})((?:\|.*\n)*)(<!-- /{name} -->)"
    )
    found = between.search(text)
    assert found, f"{page} has no place for {name}"
    if os.environ.get("UPDATE_DOCS"):
        written = "".join(f"{row}\n" for row in rows)
        text = text.replace(found[0], f"{found[1]}{written}{found[3]}")
        page.write_text(text, "utf-8")
        return
    assert found[2].splitlines() == rows


def test_the_model_knows_the_same_stages() -> None:
    assert get_args(StageKey) == tuple(stage.key for stage in STAGES)
