"""Who decides gets a page: what changes, what it costs, what is still open."""

from __future__ import annotations

from msgspec.structs import replace

from policypress.compare.impact import Impact
from policypress.compare.impact.benchmarks import BenchmarkImpact
from policypress.compare.impact.citations import CitationImpact
from policypress.compare.impact.documents import DocumentImpact
from policypress.compare.reports.decision_page import decision_page
from policypress.compare.reports.wording import listed
from tests.support.report_lines import GONE, RISE, lines_of, text_of
from tests.support.texts import NEW, OLD, changed

NO_IMPACT = Impact()
STALE = Impact(
    (CitationImpact("第三条", "第九条", "dangling", "引用的第九条已经没有"),)
)


ANNEXED = OLD + "\n附件一：名单\n共800人，奖励10万元。"


def test_the_page_for_who_decides_gives_counts_money_and_what_is_open():
    text = text_of(
        decision_page(changed(OLD, NEW), "示范办法", [RISE, GONE], STALE)
    )
    assert "标准提高1项、取消1项。" in text
    assert (
        "第（一）条|奖励甲·获奖奖励|10万元|20万元|增加10万元（+100%）" in text
    )
    assert (
        "需要核对的引用有1处：第三条引用的第九条已经没有。" in text
        and "没有写明理由的标准有1项" in text
    )


def page(
    money=(), impact: Impact = NO_IMPACT, old: str = OLD, new: str = NEW
) -> list[str]:
    """The lines of the page below its title."""
    return lines_of(
        decision_page(changed(old, new), "示范办法", money, impact)
    )[1:]


def test_without_money_the_questions_come_second():
    assert page() == [
        "一、改了什么",
        "全文共6条：新增1条、删去1条、修改1条、仅条序调整1条、未变2条。",
        "修改了数字的：第三条（原第二条）。",
        "新增：第二条。",
        "删去：原第四条。",
        "条款|原|新|变化",
        "第三条|10万元|20万元|增加10万元（为原来的2倍）",
        "二、需要决定或者核对的事",
        "1.修改决定、修改对照表和修订稿出自同一次比较，并已核验一致。",
    ]


def test_what_changes_outside_the_clauses_is_named_though_no_count_has_it():
    lines = page(old=ANNEXED, new=ANNEXED.replace("800", "1200"))
    assert lines[1:3] == ["全文共5条：未变5条。", "条文之外：附件一（修改）。"]
    lines = page(old=OLD, new=OLD.replace("总则", "一般规定"))
    assert "条文之外：第一章 一般规定（修改）。" in lines


def test_nothing_of_substance():
    assert page(new=OLD)[-1] == "1.没有实质修改。"


def test_money_comes_first_and_the_larger_difference_before_the_smaller():
    share = replace(
        RISE,
        path="s",
        label="比例",
        sort="比例",
        old_number=0.1,
        new_number=0.9,
        unit="ratio",
    )
    rule = replace(
        RISE, path="r", sort="规则", old_number=None, new_number=None
    )
    down = replace(RISE, path="d", label="降", old_number=900000)
    lines = page([share, rule, RISE, down])
    assert lines[lines.index("二、资金标准怎么变") + 1 :][:5] == [
        "标准提高2项、降低1项。",
        "条款|事项|原|新|变化",
        "第（一）条|降|10万元|20万元|增加10万元（+100%）",
        "第（一）条|奖励甲·获奖奖励|10万元|20万元|增加10万元（+100%）",
        "第（一）条|比例|10万元|20万元|增加10万元（+100%）",
    ]
    assert "三、需要决定或者核对的事" in lines


def test_a_standard_that_was_struck_out_counts_with_all_of_it():
    new = replace(
        RISE, path="n", label="新", kind="新增", old="", old_number=None
    )
    new = replace(new, difference="")
    lines = page([GONE, new])
    assert lines[lines.index("二、资金标准怎么变") + 1 :][:4] == [
        "标准新增1项、取消1项。",
        "条款|事项|原|新|变化",
        "第（一）条|新|—|20万元|新增",
        "原第（三）条|资助丙·培训资助|5万元|—|取消",
    ]


def test_rules_alone_are_no_standards():
    lines = page([replace(RISE, sort="规则")])
    at = lines.index("二、资金标准怎么变")
    assert lines[at + 1 : at + 3] == [
        "金额、比例、上限和名额没有变动。",
        "三、需要决定或者核对的事",
    ]


def test_twelve_standards_fit_the_page():
    many = [replace(RISE, path=str(number)) for number in range(13)]
    assert not any(line.startswith("其余") for line in page(many[:12]))
    assert "其余1项见资金变动表。" in page(many)


def test_each_open_question_is_a_sentence_of_its_own():
    followed = replace(STALE.citations[0], state="followed")
    renumbered = DocumentImpact("指南", "仅条序变化")
    benchmark = BenchmarkImpact("市规程", "", "1", "a", "甲", "", "")
    impact = Impact(
        (followed, *STALE.citations),
        (renumbered, DocumentImpact("说明", "内容变化")),
        (benchmark, benchmark, replace(benchmark, label="乙")),
    )
    reasoned = replace(RISE, path="r", reason="与市级看齐")
    lines = page([RISE, reasoned, GONE], impact)
    assert lines[lines.index("三、需要决定或者核对的事") + 1 :] == [
        "1.需要核对的引用有1处：第三条引用的第九条已经没有。",
        "2.没有写明理由的标准有1项：奖励甲·获奖奖励·金额。",
        "3.与其他政策作过对照的数据有2项变动，对照结论要重新核对（见影响清单）。",
        "4.随之变动的配套文件有2个（其中1个只有条序变化），应当一并印发（见影响清单）。",
        "5.修改决定、修改对照表和修订稿出自同一次比较，并已核验一致。",
    ]


def test_a_long_list_says_how_long_it_is():
    assert listed(list("甲乙丙丁戊己")) == "甲；乙；丙；丁；戊；己"
    assert listed(list("甲乙丙丁戊己庚")) == "甲；乙；丙；丁；戊；己等7项"


FINES = """示范办法
第一条　甲部门负责监督管理。
第二条　未按规定登记的，处五万元以上五十万元以下的罚款。
第三条　申请人应当在三十日内补正。
第四条　本办法由区局解释。"""


def test_amended_clauses_are_named_and_a_fine_six_times_as_high_is_seen_first():
    new = (
        FINES.replace("五万元以上五十万元", "五十万元以上三百万元")
        .replace("三十日", "十五日")
        .replace("甲部门", "乙部门")
    )
    lines = page(old=FINES, new=new)
    assert "修改了数字的：第二条；第三条。" in lines
    assert "修改了文字的：第一条。" in lines
    at = lines.index("条款|原|新|变化")
    assert lines[at + 1 : at + 4] == [
        "第二条|五万元|五十万元|增加45万元（为原来的10倍）",
        "第二条|五十万元|三百万元|增加250万元（为原来的6倍）",
        "第三条|三十日|十五日|缩短（-50%）",
    ]


def test_figures_that_only_came_are_one_row_of_their_clause():
    new = FINES.replace("甲部门", "甲部门和乙部门").replace(
        "以下的罚款。",
        "以下的罚款；情节严重的，处一百万元以上二百万元以下的罚款，停业十日。",
    )
    lines = page(old=FINES, new=new)
    assert "第二条|—|一百万元、二百万元|新增" in lines
    assert "第二条|—|十日|新增" in lines


def test_many_figures_are_told_by_their_count():
    old = "示范办法\n" + "\n".join(
        f"第{number}条　违反本条第{number}种情形的，处{amount}万元的罚款，期限为{amount}日。"
        for number, amount in zip("一二三四五六七", range(1, 8), strict=True)
    )
    new = old.replace("万元", "0万元").replace("日。", "0日。")
    assert "其余2项见修改对照表。" in page(old=old, new=new)
