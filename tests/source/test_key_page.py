"""docs/zh/源文件各键.md says what the model says."""

from __future__ import annotations

import re
from functools import cache

from policypress.source import key_page
from policypress.source.inventory import KINDS
from policypress.source.key_page import PAGE
from policypress.source.model.amount import amount_kinds


@cache
def page() -> str:
    """What the model gives, made once: it takes half a second."""
    return key_page.page()


def test_the_page_is_fresh() -> None:
    """After a change of the model: python3 build.py schema."""
    assert PAGE.read_text("utf-8") == page()


def test_every_key_of_every_kind_of_file_is_there() -> None:
    keys = set(re.findall(r"^\| `([^`]+)` \|", page(), re.MULTILINE))
    for kind in KINDS.values():
        fields = kind.model.model_fields.items()
        names = {field.alias or name for name, field in fields}
        assert names <= keys, kind.id


def test_every_kind_of_amount_has_a_section() -> None:
    for kind in amount_kinds().values():
        assert f"\n### 金额：{kind.kind_title}\n" in page()


def test_every_link_leads_to_a_heading() -> None:
    text = page()
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    anchors = {
        re.sub(r"[^\w\s-]", "", one.lower()).replace(" ", "-")
        for one in headings
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= anchors
    assert len(headings) == len(set(headings))
