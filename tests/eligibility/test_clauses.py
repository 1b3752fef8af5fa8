"""Every provision, paragraph and item is a clause that a verdict can rest on."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.compose.markdown.markers import Nodes
from policypress.compose.views.context import Context
from policypress.eligibility.clauses import Clauses
from tests.support.text_policies import policy, rules

OWN = "parts/objects#articles.对象"


@pytest.fixture
def clauses(tmp_path: Path) -> Clauses:
    return Clauses(Context(policy(tmp_path, rules()), Nodes()))


def test_an_item_is_cited_as_one_and_has_its_words(clauses: Clauses) -> None:
    item = clauses.all[f"{OWN}.paragraphs.main.items.staff"]
    assert item["citation"] == "第三条第一款第（二）项"
    assert (item["of"], item["paragraph"]) == ("对象", "main.staff")
    assert item["text"].split("\n") == [
        "（二）具备下列人员之一：",
        "1.工艺美术大师；",
        "2.非物质文化遗产代表性传承人；",
    ]


def test_a_provision_is_a_clause_as_a_whole(clauses: Clauses) -> None:
    whole = clauses.all[OWN]
    assert whole["citation"] == "第三条"
    assert whole["text"].endswith("信用修复后可以申请。")


def test_a_condition_rests_on_the_item_that_it_names(clauses: Clauses) -> None:
    meta = clauses._context.policy.meta
    path = clauses.of_condition(meta.conditions["local"], None, "")
    assert path == f"{OWN}.paragraphs.main.items.设立"


def test_a_figure_in_a_table_stands_in_the_paragraph_above_it(
    clauses: Clauses,
) -> None:
    measure = clauses._context.policy.measures["equipment"]
    figure = measure.supports["kiln"].amount.value
    path = "measures/equipment#paragraphs.main"
    assert clauses.mentioning(figure, "elsewhere") == path
