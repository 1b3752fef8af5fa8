"""What a template or a clause may name, and what it prints: the policy, its chapters,
measures, supports, documents and notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.documents import body
from tests.support.small_policy import edited

PLAN = "level: district, force: in_force}"
PRIZE = "policy.measures[0]"
CONTEST = f"{PRIZE}.supports.contest"
COURSE = "policy.measures[1].supports.course"
CHAPTER = "policy.chapters[0]"
NOTICE = """\
notice:
  title: 关于印发若干措施的通知
  issuer: 青石区人民政府办公室
  masthead: 青石区人民政府文件
  printer: 区政府办公室
  recipients: [各街道办事处]
  copies_to: [区委办]
  text: ["现将{{ p.short_title }}印发给你们。"]
"""
SECOND = "  show: {name: 展示资助, mode: 资助, amount: 1万元}\n"
HIGHEST = "highest: {one: {of: [contest, show], clause: main}, two: {of: [contest, show], clause: main, text: 就高给予。}}\n"
CHANGES = {
    **edited(
        "policy.yaml",
        ("numbering:", "payer: 区文旅局\nnumbering:"),
        (
            "conditions:\n",
            'exclusions: {bad: {field: local, op: "no", text: 未在本区设立的}, worse: {field: local, op: "no", text: 失信的}}\n'
            'groups: {firm: {label: 企业, conditions: {size: {field: local, op: "yes", text: 属于企业}}}}\n'
            f"limits: {{all: {{at_most: 90万元, period: year}}, part: {{at_most: {{share: 10%, of: cost}}}}}}\n{NOTICE}conditions:\n",
        ),
    ),
    **edited(
        "documents.yaml",
        (
            PLAN,
            f"{PLAN[:-1]}, date: 2024年6月7日, issuer: 区政府, short: 手艺规划}}",
        ),
    ),
    **edited(
        "measures/prize.yaml",
        (
            "conditions:\n",
            f"{SECOND}{HIGHEST}for: [firm]\nresponsible: [区文旅局, 区财政局]\nconditions:\n",
        ),
    ),
}
# Each prints a paragraph.
PRINTED: dict[str, str] = {
    "p.title": "青石区关于促进手艺发展的若干措施",
    "p.short_title": "若干措施",
    "p.region": "青石区",
    "p.issuer": "青石区人民政府",
    "p.issuers | join('、')": "青石区人民政府",
    "p.drafter": "青石区文旅局",
    "p.genre": "措施",
    "p.self": "本措施",
    "p.unit": "措施",
    "p.stage": "drafting",
    "p.stage_line": "",
    "p.number": "【待核】",
    "p.validity": "3年",
    "p.facts.makers": "300多个",
    "p.limits.all": "90万元",
    "p.limits.part": "10%",
    "exclusions": "未在本区设立的；失信的",
    "policy.exclusions[1]": "失信的",
    "exclusions.worse": "失信的",
    "policy.conditions[0]": "在本区依法设立",
    "policy.preamble[0]": "为促进手艺发展，根据《青石区手艺发展规划》（青府〔2024〕6号），制定本措施。",
    "counts.chapters": "2",
    "counts.provisions": "3",
    "counts.measures": "3",
    "counts.articles": "2",
    "cite('plan')": "《青石区手艺发展规划》（青府〔2024〕6号）",
    "cite('plan', 'title')": "《青石区手艺发展规划》",
    "cite('plan', 'number')": "青府〔2024〕6号",
    "cite('plan', 'date')": "2024年6月7日",
    "cite('plan', 'issuer')": "区政府",
    "cite('plan', 'short')": "《手艺规划》",
    "cite('city-2024', 'short')": "《市手艺资助办法》",
    "cite('city-2024', 'date')": "【待核】",
    "cite('city-2024', 'issuer')": "【待核】",
    "ref('prize')": "（一）",
    "ref('prize', 'title')": "奖励手艺大赛",
    "ref('effect')": "（四）",
    "ref('effect', 'title')": "施行时限",
    "ref('effect.main')": "（四）",
    f"{CHAPTER}.label": "一、",
    f"{CHAPTER}.title": "支持匠人",
    f"{CHAPTER}.purpose": "旨在让匠人留得住。",
    f"{CHAPTER}.order": "1",
    f"{CHAPTER}.role": "chapter",
    f"{CHAPTER}.ids | join('、')": "prize、training",
    f"{CHAPTER}.measures | length": "2",
    f"{CHAPTER}.named | length": "2",
    "policy.supplementary.label": "三、",
    "policy.supplementary.title": "附则",
    "policy.supplementary.order": "3",
    "policy.supplementary.named | length": "2",
    "policy.groups | length": "2",
    "policy.outline | length": "3",
    f"{PRIZE}.label": "（一）",
    f"{PRIZE}.order": "1",
    f"{PRIZE}.citation": "（一）",
    f"{PRIZE}.title": "奖励手艺大赛",
    f"{PRIZE}.subject": "手艺大赛",
    f"{PRIZE}.payer": "区文旅局",
    f"{PRIZE}.chapter.title": "支持匠人",
    f"{PRIZE}.general_conditions | join('；')": "在本区依法设立；属于企业",
    f"{PRIZE}.conditions[0]": "经营年限不低于2年",
    f"{PRIZE}.highest[0]": "同时符合大赛获奖奖励、展示资助的，按最高的一项给予",
    f"{PRIZE}.highest[1]": "就高给予",
    f"{PRIZE}.words[0]": "对获得大赛金奖、大赛银奖的，分别奖励20万元、10万元，每家每年最高30万元。（责任单位：区文旅局、区财政局）",
    f"{PRIZE}.paragraphs[0]": "对获得大赛金奖、大赛银奖的，分别奖励20万元、10万元，每家每年最高30万元。",
    f"{CONTEST}.name": "大赛获奖奖励",
    f"{CONTEST}.mode": "奖励",
    f"{CONTEST}.review": "核准制",
    f"{CONTEST}.timing": "事后资助",
    f"{CONTEST}.payee": "申请单位",
    f"{CONTEST}.gold": "20万元",
    f"{CONTEST}.gold.when": "大赛金奖",
    f"{CONTEST}.gold.value": "20万元",
    f"{CONTEST}.by": "奖项等级",
    f"{CONTEST}.cap_year": "30万元",
    f"{CONTEST}.amount": "大赛金奖20万元、大赛银奖10万元",
    f"{CONTEST}.amount.silver": "10万元",
    f"{CONTEST}.tiers[1]": "10万元",
    f"{CONTEST}.tiers[1].when": "大赛银奖",
    f"{CONTEST}.standard | join('；')": "大赛金奖：20万元；大赛银奖：10万元；单个申请人每年最高30万元",
    f"{COURSE}.share": "50%",
    f"{COURSE}.of": "实际培训费用",
    f"{COURSE}.cap": "5万元",
    f"{COURSE}.amount": "实际培训费用的50%",
    "policy.notes.opening": "现将《若干措施》说明如下。",
    "policy.notes.background[0].title": "起草缘由",
    "policy.notes.background[0].paragraphs[0]": "本区有300多个工作室。",
    "policy.notes.approach[0]": "共3条措施。",
    "policy.notice.recipients[0]": "各街道办事处",
    "policy.notice.copies_to[0]": "区委办",
    "policy.notice.text[0]": "现将若干措施印发给你们。",
    "policy.notice.issuer": "青石区人民政府办公室",
    "status.proposed": "拟定",
    "force.expired": "已失效",
    "role('词', 'run-in')": "词",
    f"figure({CONTEST}.cap_year)": "30万元",
}


def test_every_name_prints_what_it_is_called_by(tmp_path: Path) -> None:
    template = "\n\n".join(f"「{{{{ {one} }}}}」" for one in PRINTED)
    made = body(tmp_path, template, CHANGES)
    assert made.findings == []
    said = [words.strip("「」") for words in made.words]
    assert dict(zip(PRINTED, said, strict=True)) == PRINTED


# What is asked for, and what the drafter is told of it.
WRONG = {
    "ref('priz')": "priz",
    "ref('prize', 'page')": "ref() 的第二项不能写“page”，可用：number、title",
    "cite('plam')": "plam",
    "cite('plan', 'page')": "cite() 的第二项不能写“page”，可用：title、number、date、issuer、short",
    "field(p.title)": "field() 里应写申请表的一个填报项",
    f"{CONTEST}.bronze": "bronze",
    f"{PRIZE}.cap": "cap",
}


@pytest.mark.parametrize("expression", WRONG)
def test_a_name_that_is_not_there_is_a_finding(
    tmp_path: Path, expression: str
) -> None:
    made = body(tmp_path, f"「{{{{ {expression} }}}}」")
    (finding,) = made.findings
    assert WRONG[expression] in finding.message
    assert finding.place.line == 5
