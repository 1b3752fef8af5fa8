"""What everybody asks is answered from the policy, and from nothing else."""

from __future__ import annotations

import re

import pytest

from policypress.site.spoken import table
from tests.site.everyday_queries import carried
from tests.support import small_policy as small
from tests.support.sites import HOSTILE, Page, site


def answers(tmp_path, changes=None) -> dict[str, list[str]]:
    """The lines of each answer of the tiny policy."""
    rows = carried(site(tmp_path, changes)["search.html"])["answers"]
    return {identity: lines for identity, _, _, lines, _ in rows}


def test_how_when_and_with_what_to_apply_come_from_the_common_guide(tmp_path):
    said = answers(
        tmp_path,
        small.edited(
            "guides/common.yaml",
            (
                "  application: {name: 申请表, form: form, copies: 1份}\n",
                "  application: {name: 申请表, form: form, copies: 1份}\n"
                "  credit: {name: 信用信息, form: electronic, required: verified}\n"
                "  proxy: {name: 委托书, form: copy, required: if_applicable}\n",
            ),
        ),
    )
    assert said["apply"] == ["网上提交。", "办理环节：受理 → 审定。"]
    assert said["when"] == ["申请时间：每年3月。"]
    assert said["materials"] == [
        "各项都要：申请表；委托书（有此情形的）。",
        "由受理单位自行核验、不用交：信用信息。",
        "各项另外要的材料，见该项的申报指南。",
    ]
    assert said["paid"] == ["其中：受理 5个工作日。"]
    assert said["amount"][0] == (
        "共 3 项，各项金额不同，可以用政策计算器试算："
    )
    assert said["amount"][1].startswith("手艺大赛：")
    assert "20万元" in said["amount"][1]


def test_what_is_not_known_says_so(tmp_path):
    said = answers(tmp_path)
    assert said["phone"][0] == "电话：【待核】，以公布的为准"


def test_clauses_are_quoted_with_their_numbers(tmp_path):
    said = answers(tmp_path)
    assert said["validity"] == ["本措施自【待核】起施行，有效期3年。（四）"]


def test_what_the_policy_does_not_say_is_not_made_up(tmp_path):
    said = answers(tmp_path)
    assert said["tax"] == ["这一点，本政策没有写明。", *said["phone"]]
    assert said["fraud"][0] == "这一点，本政策没有写明。"


def test_who_applies_is_what_the_policy_says(tmp_path):
    organisations = answers(tmp_path)
    assert organisations["individual"][0] == "申请人是单位。"
    assert organisations["outside"] == ["须符合：在本区依法设立"]


def scoped(condition: str) -> dict[str, str]:
    """A clause on who may apply, and a condition that rests on it."""
    return small.edited(
        "policy.yaml",
        ("text: 在本区依法设立}", f"text: {condition}, clause: scope}}"),
    ) | small.edited(
        "supplementary.yaml",
        (
            "articles:\n",
            "articles:\n  scope:\n    subject: 适用对象\n"
            f"    paragraphs: {{main: {{text: {condition}的，可以申请。}}}}\n",
        ),
    )


def test_a_condition_is_said_with_its_clause(tmp_path):
    said = answers(tmp_path, scoped("在本区依法设立的企业"))
    assert said["who"][0] == "须符合：在本区依法设立的企业（四）"
    assert said["individual"][0] == "申请人是单位。"


def test_who_names_persons_among_the_applicants_takes_not_only_organisations(
    tmp_path,
):
    said = answers(tmp_path, scoped("在本区经营的个体工商户"))
    assert said["individual"] == ["须符合：在本区经营的个体工商户（四）"]


@pytest.mark.parametrize(
    ("asked", "identity"),
    [
        ("怎么申请", "apply"),
        ("在哪儿申请", "apply"),
        ("什么时候截止", "when"),
        ("要带什么材料", "materials"),
        ("能补多少钱", "amount"),
        ("找哪个部门", "phone"),
        ("去哪里办", "where"),
        ("小公司能申请吗", "who"),
        ("个体户可以吗", "individual"),
        ("外地公司能不能申请", "outside"),
        ("失信企业能申请吗", "dishonest"),
        ("能重复申请吗", "repeat"),
        ("多久到账", "paid"),
        ("收费吗", "fee"),
        ("骗补", "fraud"),
        ("要退钱吗", "clawback"),
        ("不服怎么办", "objection"),
        ("有效期", "validity"),
        ("先到先得吗", "budget"),
        ("谁来审核", "review"),
        ("要交税吗", "tax"),
        ("申请表下载", "forms"),
        ("政策全文", "text"),
        ("计算器", "calculate"),
        ("所有补贴加起来最多多少", "ceiling"),
        ("一家公司一年封顶多少", "ceiling"),
        ("哪些情形不给钱", "exclusion"),
    ],
)
def test_every_question_knows_how_it_is_asked(asked, identity):
    patterns = table("questions")[identity]["said"]
    assert any(re.search(one, asked) for one in patterns)


def test_answers_stand_on_the_page_of_questions_as_words(tmp_path):
    changes = small.edited(
        "guides/common.yaml",
        ("channel: [网上提交。]", f'channel: ["{HOSTILE}"]'),
    )
    page = Page(site(tmp_path, changes)["faq.html"])
    assert "everyday-apply" in page.ids()
    assert page.all("img") == []
