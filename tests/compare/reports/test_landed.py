"""Each item of a decision is told with the places it names and what they are called afterwards."""

from __future__ import annotations

import pytest

from policypress.compare.decision.apply.apply import apply
from policypress.compare.reports.landed import (
    counted,
    landed,
    landed_document,
)
from tests.compare.decision.apply.sentences import old_text
from tests.support.texts import tree

OLD = old_text()
ORDER = "此外，对条文顺序作相应调整。"


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        ("删去第四条。", "删去：第四条 → （删去）"),
        ("将第三条第三款单列一条，作为第四条。", "单列：第三条第三款 → 第四条"),
        (
            "将第三条第三款单列一条，作为第四条，修改为：“甲。”",
            "单列、整体修改：第三条第三款 → 第四条",
        ),
        ("将第四条移至第二条后，作为第三条。", "移动、改序号：第四条 → 第三条"),
        ("将第三条第三款移至第四条，作为第四条第二款。", "移动款项：第三条第三款 → 第四条第二款"),
        ("将第八条、第九条合并，作为第八条，修改为：“甲。”", "合并、整体修改：第八条、第九条 → 第八条"),
        ("将第六条、第十四条中的“帐簿”修改为“账簿”。", "修改字句：第六条、第十四条 → 第六条、第十四条"),
        ("将全文中的“帐簿”修改为“账簿”。", "修改字句：全文 → 全文"),
        ("将第十条表格第三行第二列修改为“二千元”。", "整体修改：第十条表格第三行第二列 → 第十条表格第三行第二列"),
        ("在第十条表格第三行后增加一行：“| 甲 | 乙 |”。", "增加：第十条表格第三行 → 第十条表格第三行后新增行"),
        ("增加一条，作为第五条：“甲。”", "增加：— → 第五条"),
        ("删去第三条第一款至第二款。", "删去：第三条第一款至第三条第二款 → （删去）"),
        ("将第6条中的“帐簿”修改为“账簿”。", "修改字句：第6条 → 第六条"),
    ],
)  # fmt: skip
def test_an_item_is_told_with_its_places(item: str, sentence: str) -> None:
    lines = [f"一、{item}", ORDER] if "作为" in item else [f"一、{item}"]
    applied = apply(lines, OLD)
    assert applied.tree
    first = landed(lines, applied.became, OLD.title)[0]
    if "删去" in item or "作为" not in item:
        assert first.sentence == f"第 1 行 {sentence}"
        return
    assert first.sentence.startswith(f"第 1 行 {sentence.split(' → ')[0]}")
    assert first.sentence.endswith(sentence.split(" → ")[1])


_WITH_ITEMS = """某办法
第一章　总则
第一条　为了奖励，制定本办法。
第二章　奖励
第二条　下列企业可以申报：
（一）甲类企业；
（二）乙类企业；
（三）丙类企业。
前款所称企业应当守法。
第三条　本办法自公布之日起施行。"""


@pytest.mark.parametrize(
    ("item", "places"),
    [
        ("删去第二条第一款第一项，第二项、第三项改为第一项、第二项。",
         "第二条第一款第一项、第二条第一款第二项"),
        ("第二条第一款增加一项，作为第二项：“（二）丁类企业；”，原第二项、第三项"
         "顺延为第三项、第四项。",
         "第二条第一款第二项、第二条第三项、第二条第四项"),
        ("将第二条第二款改为第三款，增加一款，作为第二款：“每年一次。”",
         "第二条第三款、第二条第二款"),
        ("将第二章改为第三章；增加一章，作为第二章：“第二章　职责”。", "第三章、第二章"),
    ],
)  # fmt: skip
def test_what_is_renumbered_is_found_under_its_new_number(
    item: str, places: str
) -> None:
    lines = [f"一、{item}"]
    old = tree(_WITH_ITEMS)
    applied = apply(lines, old)
    assert applied.tree, applied.findings
    found = landed(lines, applied.became, old.title)
    assert "、".join(found[0].new) == places


def test_what_is_left_open_is_not_said_to_be_applied() -> None:
    lines = [
        "一、删去第四条。",
        "此外，对条文顺序和个别文字作相应调整和修改。",
    ]
    applied = apply(lines, OLD)
    found = landed(lines, applied.became, OLD.title)
    assert found[1].new == ("没有写明改什么，未改", "各条按顺序编号")
    assert counted(found) == "修改决定共2项，写明的全部适用"
    assert counted(found[:1]) == "修改决定共1项，全部适用"


def test_items_on_other_documents_are_none(tmp_path: object) -> None:
    lines = [
        "一、删去《示范市养犬管理条例》第三条。",
        "二、删去《示范市城市树木保护条例》第四条。",
    ]
    found = landed(lines, {}, OLD.title)
    assert [one.line for one in found] == [2]
    document = landed_document(found, OLD.title)
    assert document.title == "《示范市城市树木保护条例》修改落点"
