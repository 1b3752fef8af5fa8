"""What a drafter reads at the terminal after a comparison."""

from __future__ import annotations

import json

from msgspec.structs import replace

from policypress.compare.decision.write.decision import amendment
from policypress.compare.impact import Impact
from policypress.compare.impact.benchmarks import BenchmarkImpact
from policypress.compare.impact.citations import CitationImpact
from policypress.compare.impact.documents import DocumentImpact
from policypress.pipeline import summary
from tests.support.report_lines import GONE, RISE
from tests.support.texts import NEW, OLD, changed

STALE = CitationImpact("第三条", "第九条", "dangling", "引用的第九条已经没有")
NO_IMPACT = Impact()
FOLLOWED = replace(STALE, state="followed")


def lines(
    money=None, impact=NO_IMPACT, old: str = OLD, new: str = NEW
) -> list[str]:
    return summary.text(changed(old, new), money, impact).split("\n")


def test_texts_are_counted_in_all_and_by_chapter():
    assert lines() == [
        "比较  旧稿 → 新稿",
        "共 6 条：新增 1，删去 1，修改 1，仅条序调整 1，未变 2",
        "  第一章 总则  新增 1，删去 1，修改 1，仅条序调整 1",
    ]


def test_a_chapter_in_which_nothing_changed_is_left_out():
    assert lines(new=OLD) == ["比较  旧稿 → 新稿", "共 5 条：未变 5"]


def test_what_changed_outside_the_clauses_is_named():
    assert lines(new=OLD.replace("总则", "一般规定"))[-1] == (
        "条文之外：第一章 一般规定（修改）"
    )


def test_money_is_listed_up_to_ten_rows():
    assert "资金和条件：没有变动" in lines([])
    bare = replace(GONE, old_clause="", old="")
    assert lines([RISE, GONE, bare])[3:] == [
        "资金和条件：3 项变动",
        "  第（一）条  奖励甲·获奖奖励·金额：10万元 → 20万元  增加10万元（+100%）",
        "  第（三）条  资助丙·培训资助·金额：5万元 → （取消）",
        "  —  资助丙·培训资助·金额：（无） → （取消）",
    ]
    assert not lines([RISE] * 10)[-1].startswith("  其余")
    assert lines([RISE] * 12)[-1] == "  其余 2 项见资金变动表"


def test_citations_that_nobody_adjusted_are_listed_up_to_five():
    assert lines(impact=Impact((FOLLOWED,) + (STALE,) * 6))[3:] == [
        "引用：1 处随条序调整，6 处需要核对",
        *["  第三条：引用的第九条已经没有"] * 5,
    ]


def test_other_documents_and_benchmarks_are_counted():
    documents = (
        DocumentImpact("甲", "仅条序变化"),
        DocumentImpact("乙", "内容变化"),
    )
    benchmark = BenchmarkImpact("市", "", "1", "a", "甲", "", "")
    assert lines(impact=Impact((), documents, (benchmark,)))[3:] == [
        "随之变动的文件：2 个，其中 1 个只有条序变化",
        "需要重新核对的对照数据：1 项",
    ]
    assert (
        lines(impact=Impact((), documents[1:]))[-1] == "随之变动的文件：1 个"
    )


def test_the_counts_can_be_read_back():
    words = "\n".join(lines())
    assert summary.counts_in(words) == {
        "新增": 1,
        "删去": 1,
        "修改": 1,
        "仅条序调整": 1,
        "未变": 2,
    }
    assert summary.counts_in("什么也没有") == {}


def test_the_data_has_everything_and_is_json():
    changes = changed(OLD, NEW)
    impact = Impact((STALE,), (DocumentImpact("甲", "新增", added=2),))
    decision = amendment(changes)
    row = replace(RISE, where=("正文",))
    data = summary.data(changes, [row], impact, decision, {"第三条": "看齐"})
    data = json.loads(json.dumps(data, ensure_ascii=False))
    assert data["counts"]["新增"] == 1
    assert data["reasons"] == {"第三条": "看齐"}
    assert data["amendment"]["title"] == decision.title
    assert data["money"][0]["old"] == "10万元" and data["money"][0][
        "where"
    ] == ["正文"]
    assert data["impact"]["citations"][0]["said"] == "第九条"
    assert data["impact"]["documents"] == [
        {
            "name": "甲",
            "state": "新增",
            "gone": 0,
            "added": 2,
            "example": "",
            "old_name": "",
        }
    ]
    assert data["impact"]["benchmarks"] == []
    assert summary.data(changes, None, Impact(), decision, {})["money"] is None
