"""The examples of docs/amounts.md are a policy that loads without a finding."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policypress.source import load
from policypress.source.model.amount import amount_kinds
from tests.support.rich_policy import FILES, write

DOCS = Path(__file__).parents[3] / "docs/amounts.md"


@pytest.mark.skipif(not DOCS.is_file(), reason="只在完整的仓库里有")
def test_the_examples_of_the_documentation_load(tmp_path: Path) -> None:
    text = DOCS.read_text(encoding="utf-8")
    fields, supports, rest = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    below = "".join(f"  {line}\n" for line in supports.splitlines())
    measure = (
        "title: 支持创新\nparagraphs: {main: {text: 给予支持。}}\n"
        f"supports:\n{below}{rest}"
        "basis: {status: proposed, reason: 样例}\n"
    )
    policy = FILES["policy.yaml"].replace(
        "local: {field: local,", "known: {field: high_tech,"
    )
    root = write(
        tmp_path,
        {
            "fields.yaml": fields,
            "measures/grant.yaml": measure,
            "policy.yaml": policy,
        },
    )
    loaded = load(root)
    assert not loaded.findings, "\n".join(map(str, loaded.findings))
    given = loaded.policy.measures["grant"].supports.values()
    shown = {one.kind for support in given for one in support.amount.walk()}
    missing = amount_kinds().keys() - shown
    assert missing == {"highest"}, "every kind but the twin of lowest"
