"""What an expression is run on, also where answers are not what they should be."""

from __future__ import annotations

from types import MappingProxyType

from policypress.rules.scope import Label, Scope, labels_of

QUESTION = {"id": "cost", "label": "费用", "type": "money"}
NAMED = {"id": "named", "label": "名称", "type": "text"}
COUNT = {"id": "count", "label": "数量", "type": "number", "unit": "件"}


def test_a_row_keeps_the_answers_and_the_labels_and_knows_its_table():
    labels = {"cost": Label("费用", "元")}
    scope = Scope({"cost": 1}, labels=labels).inside("work", {"count": 2})
    assert (scope.answers, scope.row) == ({"cost": 1}, {"count": 2})
    assert (scope.labels, scope.thing) == (labels, "work")
    other = MappingProxyType({"count": 3})
    assert scope.inside("work", other).row == {"count": 3}


def test_what_is_no_row_answers_nothing():
    for row in ("甲", None, 3, ["count"]):
        assert Scope({}).inside("work", row).row == {}


def test_what_is_no_table_is_not_answered():
    assert Scope({"work": []}).table("work") == []
    assert Scope({"work": ({},)}).table("work") == ({},)
    for answer in ("甲", 3, {}, None):
        assert Scope({"work": answer}).table("work") is None
    assert Scope({}).table("work") is None


def test_a_table_is_called_by_its_first_column_of_words():
    work = {"id": "work", "label": "作品", "columns": [COUNT, NAMED]}
    bare = {"id": "bare", "label": "其他", "columns": [COUNT]}
    rules = {"questions": [QUESTION], "things": [work, bare]}
    assert labels_of(rules) == {
        "cost": Label("费用", "元"),
        "work": Label("作品", "", "named"),
        "work.count": Label("数量", "件"),
        "work.named": Label("名称", ""),
        "bare": Label("其他", "", ""),
        "bare.count": Label("数量", "件"),
    }
    assert labels_of({"questions": []}) == {}
