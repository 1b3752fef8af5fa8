"""Slips of a drafter, each one made in one of the three policies as it stands, and what is said
of it. What a document would state wrongly is never made without a word."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from policypress.findings import Finding
from policypress.pipeline.build import check
from policypress.source.loading import load_kept
from policypress.source.promises import promises
from policypress.system.environment import ROOT

pytestmark = pytest.mark.whole

TEMPLATES = ROOT / "templates"
HOMES = {
    "低空": ROOT / "examples/low-altitude",
    "住房": ROOT / "examples/talent-housing",
    "质量": ROOT / "policy",
}


class Slip(NamedTuple):
    """policy: which one; file; the words that were there and those that are; code: of the
    finding, which may be an error or a warning."""

    policy: str
    file: str
    old: str
    new: str
    code: str


ROUTE = "measures/route.yaml"
LOAN = "measures/loan.yaml"
YOUTH = "measures/youth-settlement.yaml"
SLIPS = {
    # 分别: as many situations as amounts, in their order
    "两档的金额换了位置": Slip("低空", ROUTE, "{{ s.route.small }}、{{ s.route.medium }}", "{{ s.route.medium }}、{{ s.route.small }}", "respectively-order"),
    "情形换了位置": Slip("低空", ROUTE, "小型、中型、大型机型", "中型、小型、大型机型", "respectively-order"),
    "少写一个金额": Slip("低空", ROUTE, "{{ s.route.small }}、{{ s.route.medium }}", "{{ s.route.small }}", "unstated-amount"),
    "少写一种情形": Slip("低空", ROUTE, "小型、中型、大型机型", "小型、大型机型", "respectively-count"),
    # bounds: text and model change together or not at all
    "条文改成超过": Slip("住房", YOUTH, "对得分{{ cond.score }}以上的", "对得分超过{{ cond.score }}的", "edge-differs"),
    "比较改成超过": Slip("低空", ROUTE, "op: at_least, value: 1000架次", "op: more_than, value: 1000架次", "edge-differs"),
    "年龄改成不满": Slip("住房", YOUTH, "main: 申请人申请时不超过", "main: 申请人申请时不满", "edge-differs"),
    # braces that would print
    "章名里引用金额": Slip("低空", "policy.yaml", "title: 支持技术创新", 'title: "支持{{ s.rd }}技术创新"', "braces-here"),
    "主送机关里写错名称": Slip("住房", "policy.yaml", "recipients: [", 'recipients: ["{{ p.regoin }}各单位", ', "braces-here"),
    "起草说明引用没有的条": Slip("住房", "notes.yaml", "ref('monthly-rent')", "ref('month-rent')", "unknown-reference"),
    # annexes
    "附件没有文件": Slip("住房", "policy.yaml", "annexes: [categories, scoring]", "annexes: [category, scoring]", "unknown-annex"),
    "条文不再提附件": Slip("低空", "measures/scenario.yaml", "按照{{ ref('scenario-scoring') }}评审", "评审", "annex-never-cited"),
    "分值加起来不是总分": Slip("住房", "annexes/scoring.yaml", "name: 学历学位, points: 25分", "name: 学历学位, points: 35分", "scoring-total"),
    "合格线高于总分": Slip("住房", YOUTH, "value: 70分", "value: 170分", "scoring-pass"),
    # limits, periods and what is counted together
    "删去条文里的限额": Slip("低空", LOAN, "，单个企业每年度最高{{ s.loan.year }}", "", "unstated-limit"),
    "限额不再写每年": Slip("低空", LOAN, "单个企业每年度最高", "单个企业最高", "limit-period"),
    "合计不超过的话没有了": Slip("低空", LOAN, "前款规定的贴息与各级财政贴息合计，不超过实际支付的利息。", "前款规定的贴息按年度申报。", "together-unsaid"),
    "条文里直接写金额": Slip("低空", "measures/rent.yaml", "{{ s.rent.year }}", "100万元", "typed-figure"),
    "条文里直接写期限": Slip("住房", "parts/supervision.yaml", "{{ p.facts.bar }}内不予", "3年内不予", "typed-figure"),
    "三年的比例合计不到一": Slip("住房", "measures/purchase.yaml", "{share: 30%, when: 第三年", "{share: 20%, when: 第三年", "paid-not-whole"),
    "择优却不评审": Slip("住房", YOUTH, "    review: evaluation\n    ranking: {by: score}\n", "", "review-missing"),
    "一生一次的话没有了": Slip("住房", YOUTH, "青年人才安居补贴每人一生只能享受一次。", "", "misquoted-clause"),
    # guides
    "指南加上一年度": Slip("住房", "guides/monthly-rent.yaml", "audience: 具有", "audience: 上一年度具有", "guide-narrower"),
    "指南加首次": Slip("低空", "guides/route.yaml", "上一年度新开通", "上一年度首次新开通", "guide-narrower"),
    "条件加上一年度": Slip("住房", "measures/exceptional.yaml", "为{{ p.region }}引进", "上一年度为{{ p.region }}引进", "year-added"),
    "总时限不够各环节用": Slip("住房", "guides/common.yaml", "total_limit: 35个工作日", "total_limit: 20个工作日", "limits-exceed-total"),
    "受理期限长了，总时限没有跟着": Slip("住房", "parts/procedure.yaml", "受理期限, value: 5个工作日", "受理期限, value: 15个工作日", "limits-exceed-total"),
    "材料证明没有的条件": Slip("住房", "guides/floor-rent.yaml", "clause: materials.main.home.rent, note: 须", "proves: [rentt], note: 须", "unknown-condition"),
    "指南引用没有的期限": Slip("住房", "guides/common.yaml", "{{ review.facts.accept }}", "{{ review.facts.acept }}", "unknown-figure"),
    "指南的时限引用金额": Slip("住房", "guides/common.yaml", "{{ review.facts.accept }}", "{{ youth-settlement.supports.y.amount }}", "wrong-unit"),
    # reasons, decisions, stages
    "金额改了，理由还说沿用": Slip("质量", "measures/patent-award.yaml", "amount: 100万元", "amount: 120万元", "reason-not-same"),
    "决定批准没有的条": Slip("住房", "policy.yaml", "\nfacts:\n", "\ndecisions: {a: {body: 甲, meeting: 会议, date: 2026年5月8日, approves: [measures/nothing]}}\nfacts:\n", "unknown-figure"),
    "还有拟定数据就印发": Slip("低空", "policy.yaml", "stage: drafting", "stage: issued", "not-settled"),
    "没有征求意见就送审": Slip("低空", "policy.yaml", "stage: drafting", "stage: review", "lacks-consultation"),
    "不予资助的情形没有条文": Slip("住房", "parts/recipients.yaml", '          dishonest: "{{ exclusions.dishonest }}；"\n', "", "unknown-clause"),
    "原政策文件不在": Slip("住房", "policy.yaml", "region:", "previous: 原政策.docx\nregion:", "missing-file"),
}  # fmt: skip


def told(home: Path) -> Iterator[Finding]:
    """What a check says, in the order in which it is found: most slips are found before
    a document is composed, which takes longest."""
    loaded = load_kept(home)
    yield from loaded.findings
    if loaded.policy:
        yield from promises(loaded.policy)
    yield from check(home, TEMPLATES)


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told_with_place_and_remedy(
    name: str, tmp_path: Path
) -> None:
    slip = SLIPS[name]
    home = tmp_path / "policy"
    shutil.copytree(HOMES[slip.policy], home)
    file = home / slip.file
    text = file.read_text("utf-8")
    assert slip.old in text, "the policy no longer says it"
    file.write_text(text.replace(slip.old, slip.new, 1), "utf-8")
    found = next((one for one in told(home) if one.code == slip.code), None)
    assert found, [str(one) for one in check(home, TEMPLATES)]
    assert found.place.line and found.hint
    assert found.place.file.startswith("policy/")


NAMES = {
    "title": ("title: ", 'title: "{{ p.region }}关于星光的若干规定"'),
    "region": ("region: ", "region: 星河区"),
}


@pytest.mark.parametrize("what", NAMES)
@pytest.mark.parametrize("policy", ["低空", "住房"])
def test_a_name_that_is_changed_in_one_place_is_nowhere_as_it_was(
    policy: str, what: str, tmp_path: Path
) -> None:
    """Text, notice, note, guides, forms, questions: all of them follow."""
    from policypress.pipeline.build import compose
    from policypress.source import load
    from tests.support.shipped_templates import lines

    begins, line = NAMES[what]
    home = tmp_path / "policy"
    shutil.copytree(HOMES[policy], home)
    before = load(home).policy
    assert before
    was = getattr(before.meta, what)
    file = home / "policy.yaml"
    text = [
        line if one.startswith(begins) else one
        for one in file.read_text("utf-8").splitlines()
    ]
    file.write_text("\n".join(text), "utf-8")
    made = compose(home, TEMPLATES, (), lambda *_: None)
    assert made.policy, [str(one) for one in made.findings]
    assert not [one for one in made.findings if one.severity == "error"]
    # What is registered about other documents stays as it was issued.
    cited = {one.title for one in made.policy.documents.values()}
    for document in made.documents:
        if document.template in ("sources", "comparison"):
            continue
        for said in lines(document):
            for other in cited:
                said = said.replace(other, "")
            assert was not in said, (document.name, said)
