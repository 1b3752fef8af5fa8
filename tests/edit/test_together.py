"""Several values of one file are put in one go, as if one after the other."""

from __future__ import annotations

from policypress.edit.changes import Put
from policypress.edit.splice import Spliced
from policypress.edit.together import put_all

TEXT = "# 头\na: 甲 # 注\nb:\n  c: |\n    一\n    二\n  d: [x, y]\n"


def put(*puts: Put) -> Spliced:
    return put_all(TEXT, puts, "x.yaml")


def test_each_value_comes_where_it_belongs_in_whatever_order_they_are_named():
    found = put(
        Put(("b", "d", 1), "z"), Put(("a",), "新"), Put(("b", "c"), "一三二")
    )
    assert found == Spliced(
        "# 头\na: 新 # 注\nb:\n  c: |\n    一三\n    二\n  d: [x, z]\n", []
    )


def test_of_values_in_one_another_the_last_holds():
    found = put(
        Put(("b",), {"c": "新"}), Put(("b", "c"), "更新"), Put(("a",), "末")
    )
    assert found.text == "# 头\na: 末 # 注\nb:\n  c: 更新\n"
    found = put(Put(("a",), "一"), Put(("a",), "二"))
    assert found.text == TEXT.replace("甲", "二")


def test_the_first_that_cannot_be_put_says_why():
    found = put(Put(("a",), "一"), Put(("x",), "二"))
    assert found.text is None
    assert [one.message for one in found.findings] == [
        "这份文件里没有“x”，或者它不是要改的那一类内容"
    ]
    broken = put_all("a: [\n", [Put(("a",), "一"), Put(("a",), "二")], "x")
    assert [one.code for one in broken.findings] == ["bad-value"]
