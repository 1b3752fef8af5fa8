"""No document of any policy has a heading with nothing below it, or a table of a head alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from policypress.source import load
from policypress.source.model import Policy
from tests.support.shipped_templates import lonely_headings, made
from tests.support.small_policy import FILES, edited, policy

pytestmark = pytest.mark.whole

ROOT = Path(__file__).resolve().parents[2]
WHOLE = [
    ROOT / "policy",
    ROOT / "policypress" / "source" / "starter" / "policy",
    *sorted((ROOT / "examples").glob("*")),
    *sorted((ROOT / "tests" / "expressive").glob("*/policy")),
]
ONE_RULE = """\
title: 甲区会议室管理办法
short_title: 办法
kind: 管理办法
region: 甲区
issuer: 甲局
drafter: 甲局
number: {basis: {status: unknown, reason: 印发时编号}}
issued: {basis: {status: unknown, reason: 印发时确定}}
effective: {basis: {status: unknown, reason: 印发时确定}}
validity: {value: 3年, basis: {status: proposed, reason: 拟定}}
numbering: {scheme: articles}
measures: [rule]
notice: {}
basis: {status: proposed, reason: 样例}
"""
NOTHING_ELSE = {
    **dict.fromkeys(FILES, ""),
    "policy.yaml": ONE_RULE,
    "measures/rule.yaml": "text: 会议室由办公室管理。\n",
}
LEFT_OUT = {
    "nothing": {},
    "the notes": {"notes.yaml": ""},
    "all but the opening of the notes": {"notes.yaml": "opening: 说明。\n"},
    "what a background has": {
        "notes.yaml": "background: {why: {title: 缘由}, need: {title: 需要}}\n"
    },
    "the closing part": {"supplementary.yaml": ""},
    "the benchmarks": {
        "benchmarks/city.yaml": "",
        **edited(
            "measures/prize.yaml",
            (
                "  compared: [benchmarks/city#articles.contest.figures.gold]\n",
                "",
            ),
        ),
    },
    "purposes of chapters": edited(
        "policy.yaml",
        (", purpose: 旨在让匠人留得住。", ""),
        (", purpose: 旨在让作品卖得出。", ""),
    ),
    "recipients": edited(
        "policy.yaml", ("numbering:", "notice: {}\nnumbering:")
    ),
    "guides": {name: "" for name in FILES if name.startswith("guides/")},
    "materials of the guides": {
        "guides/common.yaml": FILES["guides/common.yaml"].replace(
            "materials:\n  application: {name: 申请表, form: form, copies: 1份}\n",
            "materials: {}\n",
        )
    },
    "everything but one rule": NOTHING_ELSE,
    "everything but one rule and a note": {
        **NOTHING_ELSE,
        "notes.yaml": "opening: 说明。\n",
    },
}


def nothing_is_empty(of: Policy) -> None:
    documents, findings = made(of)
    assert [one for one in findings if one.severity == "error"] == []
    assert documents
    for one in documents:
        assert lonely_headings(one) == [], one.name


@pytest.mark.parametrize("what", LEFT_OUT)
def test_what_a_policy_leaves_out_has_no_heading(
    tmp_path: Path, what: str
) -> None:
    nothing_is_empty(policy(tmp_path, LEFT_OUT[what]))


def _whole() -> list[Any]:
    """Whole policies; two that are written in different ways say most of it."""
    quick = WHOLE[:2]
    return [
        pytest.param(
            one,
            id=str(one.relative_to(ROOT)),
            marks=[] if one in quick else [pytest.mark.slow],
        )
        for one in WHOLE
    ]


@pytest.mark.parametrize("folder", _whole())
def test_whole_policies_have_none(folder: Path) -> None:
    loaded = load(folder)
    assert loaded.policy, loaded.findings[:3]
    nothing_is_empty(loaded.policy)
