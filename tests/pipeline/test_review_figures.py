"""What a reviewer writes over a figure is one value to its end, the same in every document,
or nothing is written and the reviewer is told why."""

from __future__ import annotations

import pytest

from policypress.document import paragraphs, plain
from policypress.pipeline.composing import compose
from policypress.system.user_cache import ELSEWHERE
from tests.pipeline.test_review import quiet, reviewed, sent, templates
from tests.pipeline.test_review_right_edits import change, said
from tests.support import full_disk
from tests.support import small_policy as small
from tests.support.marking_up import Returned, text

pytestmark = pytest.mark.whole

FACTS = """facts:
  makers: {value: 300多个, label: 匠人工作室}
  bar: {value: 5年, label: 不予受理的期限}
  age: {value: 35周岁, label: 年龄}
"""
DUTY = """  duty:
    subject: 职责
    text: 骗取资助的，{{ p.facts.bar }}内不予受理，申请人不超过{{ p.facts.age }}。
"""
GUIDE = "audience: 获奖的工作室，{{ p.facts.bar }}内没有骗取。\n"


@pytest.fixture
def policy(tmp_path, monkeypatch):
    monkeypatch.setenv(ELSEWHERE, str(tmp_path / "cache"))
    small.write(tmp_path)
    folder = tmp_path / "policy"
    old = "facts: {makers: {value: 300多个, label: 匠人工作室}}\n"
    change(folder, "policy.yaml", old, FACTS)
    change(folder, "supplementary.yaml", None, DUTY)
    old = "audience: 获奖的工作室。\n"
    change(folder, "guides/prize.yaml", old, GUIDE)
    return folder


def all_texts(policy):
    """What every document says."""
    made = compose(policy, templates(policy), (), quiet)
    return "\n".join(
        plain(one.inlines)
        for document in made.documents
        for one in paragraphs(document.blocks)
    )


WHOLE = {
    ("5年", "五年半"): ("bar: {value: 66个月,", "66个月内"),
    ("5年", "5年6个月"): ("bar: {value: 66个月,", "66个月内"),
    ("5年", "十年"): ("bar: {value: 10年,", "10年内"),
    ("50%", "百分之五十五点五"): ("share: 55.5%,", "55.5%资助"),
    ("20万元", "二十五万五千元"): ("amount: 25.5万元}", "25.5万元、"),
    ("35周岁", "三十六周岁"): ("age: {value: 36周岁,", "36周岁。"),
    ("5万元", "60000元"): ("at_most: 6万元,", "最高6万元"),
}


@pytest.mark.parametrize(("old", "new"), WHOLE)
def test_a_value_in_other_words_is_one_value_in_every_document(
    policy, tmp_path, old, new
):
    written, printed = WHOLE[old, new]
    returned = Returned(sent(policy))
    returned.replace(old, new)
    result = reviewed(policy, tmp_path, returned, apply=True)
    (one,) = result.proposals
    assert (one.kind, one.said) == ("figure", new)
    assert result.is_applied and not result.differences
    files = full_disk.files(policy)
    assert any(written in one.decode() for one in files.values())
    now = all_texts(policy)
    assert printed in now and f"{new}" not in now
    assert old != "5年" or "5年内" not in now


def test_what_is_put_behind_a_figure_may_make_it_another(policy, tmp_path):
    returned = Returned(sent(policy))
    returned.insert("内不予受理", "零6个月")
    result = reviewed(policy, tmp_path, returned, apply=True)
    assert [one.new for one in result.proposals] == ["66个月"]
    assert "bar: {value: 66个月," in said(policy, "policy.yaml")
    assert not result.differences


@pytest.mark.parametrize("more", ["半个月", "三年", "至八年", "多"])
def test_what_makes_no_value_of_a_figure_is_not_put_behind_it(
    policy, tmp_path, more
):
    returned = Returned(sent(policy))
    returned.insert("内不予受理", more)
    (one,) = reviewed(policy, tmp_path, returned).proposals
    assert one.is_refused and "“5年”" in one.reason


def test_words_beside_a_figure_are_words(policy, tmp_path):
    returned = Returned(sent(policy))
    returned.replace("5年内", "5年以内")
    returned.insert("20万元", "人民币")
    result = reviewed(policy, tmp_path, returned, apply=True)
    assert [one.kind for one in result.proposals] == ["words", "words"]
    assert not result.differences
    assert "{{ p.facts.bar }}以内" in said(policy, "supplementary.yaml")


NOTHING_TO_DO = [("5万元", "50000元"), ("5年", "五年"), ("50%", "五成")]


@pytest.mark.parametrize(("old", "new"), NOTHING_TO_DO)
def test_the_same_value_in_other_words_changes_nothing(
    policy, tmp_path, old, new
):
    before = full_disk.files(policy)
    returned = Returned(sent(policy))
    returned.replace(old, new)
    result = reviewed(policy, tmp_path, returned, apply=True)
    (one,) = result.proposals
    assert one.kind == "same" and "同一个数值" in one.reason
    assert not result.is_applied and full_disk.files(policy) == before


REFUSED = [
    ("35周岁", "三十五周岁半", "读不出"),
    ("50%", "50%点五", "读不出"),
    ("5万元", "5万余元", "确切的数"),
    ("5万元", "约5万元", "确切的数"),
    ("5万元", "6万元左右", "确切的数"),
    ("5万元", "5万元至8万元", "不止一个数"),
    ("20万元", "按贡献给予", "读不出"),
    ("5年", "较长时间", "读不出"),
    ("50%", "5万元", "另一种数据"),
]


@pytest.mark.parametrize(("old", "new", "why"), REFUSED)
def test_what_is_no_one_value_is_refused_whole(
    policy, tmp_path, old, new, why
):
    before = full_disk.files(policy)
    returned = Returned(sent(policy))
    returned.replace(old, new)
    result = reviewed(policy, tmp_path, returned, apply=True)
    (one,) = result.proposals
    assert one.is_refused and why in one.reason
    assert full_disk.files(policy) == before


def test_a_change_of_words_and_a_figure_is_made_whole_or_not_at_all(
    policy, tmp_path
):
    """A field that counts years takes no months; what else the sentence says is made."""
    condition = "years: {field: years, op: at_least, value: 2年}"
    change(
        policy, "measures/prize.yaml", condition,
        condition.replace("2年", "2年, clause: main"),
    )  # fmt: skip
    change(
        policy,
        "measures/prize.yaml",
        "      对获得",
        "      经营{{ cond.years }}以上，对获得",
    )
    returned = Returned(sent(policy))
    returned.replace("的，分别奖励", "的，依次奖励")
    returned.replace("经营2年以上", "成立三个月以后")
    result = reviewed(policy, tmp_path, returned, apply=True)
    kinds = sorted(one.kind for one in result.proposals)
    assert kinds == ["refused", "words"]
    now = said(policy, "measures/prize.yaml")
    assert "经营{{ cond.years }}以上" in now and "依次奖励" in now
    assert not result.differences


def test_both_halves_of_a_change_are_picked_together(policy, tmp_path):
    returned = Returned(sent(policy))
    returned.replace("最高5万元", "不超过6万元")
    result = reviewed(policy, tmp_path, returned, apply=True, pick=(1,))
    assert [one.kind for one in result.proposals] == ["words", "figure"]
    now = said(policy, "measures/training.yaml")
    assert "不超过{{ s.course.cap }}" in now and "at_most: 6万元" in now


def test_a_figure_typed_into_words_is_taken_to_its_end(policy, tmp_path):
    returned = Returned(sent(policy))
    returned.replace("申请人不超过", "一年半内补正，申请人不超过")
    result = reviewed(policy, tmp_path, returned, apply=True)
    assert result.is_applied and not result.differences
    now = said(policy, "supplementary.yaml")
    assert "{{ facts.added_1 }}内补正" in now and "value: 一年半" in now


def test_values_in_a_row_come_home_in_their_order(policy, tmp_path):
    returned = Returned(sent(policy))
    paragraph = returned.find("分别奖励20万元")
    start = text(paragraph).index("20万元")
    returned.delete_at(paragraph, start, start + 9, "张三")
    returned.insert_at(paragraph, start, "三十万元、15万元", "张三")
    result = reviewed(policy, tmp_path, returned, apply=True)
    assert [one.new for one in result.proposals] == ["30万元", "15万元"]
    assert result.is_applied and not result.differences
