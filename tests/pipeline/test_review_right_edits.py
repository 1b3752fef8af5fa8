"""What a reviewer writes into the text becomes what the source needs for it to say so: a
figure its datum, a quotation its new words, a split what stands in each part."""

from __future__ import annotations

import pytest

from policypress.system.user_cache import ELSEWHERE
from tests.pipeline.test_review import reviewed, sent
from tests.support import small_policy as small
from tests.support.marking_up import Returned, text

pytestmark = pytest.mark.whole

DUTY = """  duty:
    subject: 职责
    text: 申报单位对材料的真实性负责，{{ p.region }}文旅局应当公开条件，{{ p.region }}财政局安排资金。
"""


@pytest.fixture
def policy(tmp_path, monkeypatch):
    monkeypatch.setenv(ELSEWHERE, str(tmp_path / "cache"))
    small.write(tmp_path)
    folder = tmp_path / "policy"
    change(folder, "supplementary.yaml", None, DUTY)
    return folder


def change(policy, name, old, new):
    """Other words in a file of the policy, or more behind it."""
    file = policy / name
    before = file.read_text("utf-8")
    assert old is None or old in before
    made = before + new if old is None else before.replace(old, new)
    file.write_text(made, "utf-8")


def said(policy, name):
    """What a file of the policy says."""
    return (policy / name).read_text("utf-8")


def test_words_that_a_condition_quotes_are_quoted_as_they_are_now(
    policy, tmp_path
):
    condition = "在本区依法设立, clause: duty.main, quote: 真实性负责}"
    change(policy, "policy.yaml", "在本区依法设立}", condition)
    returned = Returned(sent(policy))
    returned.replace("真实性", "真实性、合法性")
    result = reviewed(policy, tmp_path, returned, apply=True)
    assert result.is_applied and not result.differences
    assert "quote: 真实性、合法性负责}" in said(policy, "policy.yaml")


def test_a_support_comes_from_the_part_that_has_its_figure(policy, tmp_path):
    name = "measures/training.yaml"
    change(
        policy,
        name,
        "{{ s.course.cap }}。",
        "{{ s.course.cap }}；对承办展览的单位，每场奖励{{ s.show.value }}。",
    )
    change(
        policy,
        name,
        "basis:",
        """  show:
    name: 展览奖励
    mode: 奖励
    amount: 3万元
basis:""",
    )
    returned = Returned(sent(policy))
    returned.split("对承办展览的单位")
    result = reviewed(policy, tmp_path, returned, apply=True)
    assert [one.kind for one in result.proposals] == ["split"]
    assert result.is_applied and not result.differences
    assert "clause: added_1" in said(policy, name)


def test_a_quotation_follows_its_words_into_a_part(policy, tmp_path):
    condition = "在本区依法设立, clause: duty.main, quote: 应当公开条件}"
    change(policy, "policy.yaml", "在本区依法设立}", condition)
    returned = Returned(sent(policy))
    returned.replace("公开条件", "及时公开条件")
    returned.split("青石区文旅局应当")
    result = reviewed(policy, tmp_path, returned, apply=True)
    assert [one.kind for one in result.proposals] == ["split"]
    assert result.is_applied and not result.differences
    now = said(policy, "policy.yaml")
    assert "clause: duty.added_1, quote: 应当及时公开条件}" in now


def test_a_reference_put_back_as_it_was_stays_a_reference(policy, tmp_path):
    returned = Returned(sent(policy))
    returned.replace("财政局安排资金。", "财政局统筹安排资金。")
    old = "申报单位对材料的真实性负责，青石区文旅局应当公开条件"
    returned.replace(old, old.replace("公开", "及时公开"))
    result = reviewed(policy, tmp_path, returned, apply=True)
    assert result.is_applied and not result.differences
    now = said(policy, "supplementary.yaml")
    assert "{{ p.region }}文旅局应当及时公开条件" in now
    assert "{{ p.region }}财政局统筹安排资金" in now


def test_a_name_changed_once_is_written_out_there(policy, tmp_path):
    returned = Returned(sent(policy))
    returned.replace("青石区文旅局应当", "本区文旅局应当")
    result = reviewed(policy, tmp_path, returned, apply=True)
    assert result.is_applied and not result.differences
    now = said(policy, "supplementary.yaml")
    assert "负责，本区文旅局应当" in now and "{{ p.region }}财政局" in now
    assert "region: 青石区" in said(policy, "policy.yaml")


def test_a_name_changed_everywhere_takes_along_the_names_that_it_stands_in(
    policy, tmp_path
):
    change(
        policy, "policy.yaml", "drafter: 青石区", 'drafter: "{{ p.region }}'
    )
    change(policy, "policy.yaml", "文旅局\nnumber", '文旅局"\nnumber')
    change(
        policy,
        "supplementary.yaml",
        None,
        "  reading: {subject: 解释, text: '本措施由{{ p.drafter }}解释。'}\n",
    )
    returned = Returned(sent(policy))
    returned.replace("青石区财政局安排", "青山区财政局安排")
    returned.replace("青石区文旅局应当", "青山区文旅局应当")
    returned.replace("青石区财政安排", "青山区财政安排")
    returned.replace("由青石区文旅局解释", "由青山区文旅局解释")
    result = reviewed(policy, tmp_path, returned, apply=True)
    assert result.written == ["policy.yaml"] and not result.differences
    assert {one.kind for one in result.proposals} == {"figure", "same"}
    assert "本措施由{{ p.drafter }}解释。" in said(
        policy, "supplementary.yaml"
    )
    assert "region: 青山区" in said(policy, "policy.yaml")


def test_of_two_changes_in_a_sentence_the_one_that_can_be_made_is_made(
    policy, tmp_path
):
    change(
        policy,
        "supplementary.yaml",
        "公开条件",
        "依照{{ ref('prize') }}公开条件",
    )
    returned = Returned(sent(policy))
    returned.replace("真实性", "合法性")
    returned.replace("依照（一）", "依照（二）")
    result = reviewed(policy, tmp_path, returned, apply=True)
    kinds = sorted(one.kind for one in result.proposals)
    assert kinds == ["refused", "words"]
    assert result.is_applied and not result.differences
    now = said(policy, "supplementary.yaml")
    assert "合法性负责" in now and "{{ ref('prize') }}公开" in now


def test_part_of_a_figure_typed_over_makes_no_other_figure(policy, tmp_path):
    """5万元 with 万元 typed over by 不超过30万元 is nobody's 530万元."""
    returned = Returned(sent(policy))
    paragraph = returned.find("每期最高")
    start = text(paragraph).index("万元")
    returned.delete_at(paragraph, start, start + 2, "张三")
    returned.insert_at(paragraph, start, "不超过30万元", "张三")
    result = reviewed(policy, tmp_path, returned)
    assert all(one.is_refused for one in result.proposals)
