"""The housing allowance of the examples speaks to persons in every document: nothing is sealed,
nobody is 你单位, no firm is asked for anything."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policypress.document import paragraphs, plain
from policypress.eligibility import evaluate, export
from policypress.eligibility.answer_file import AnswerFile
from policypress.eligibility.letter import refusal
from policypress.eligibility.report import as_text
from policypress.findings import has_errors
from policypress.pipeline.composing import Composed, compose
from policypress.site import SiteRequest, make
from policypress.source import load
from tests.support.reckoned_cases import giving_nothing

ROOT = Path(__file__).parents[2]
HOUSING = ROOT / "examples" / "talent-housing"
TEMPLATES = ROOT / "templates"
# What only an organisation has or is called, and what other policies call the money.
OF_FIRMS = re.compile(
    "公章|盖章|你单位|本单位|贵单位|申报单位|申请单位|企业名称|统一社会信用代码"
    "|惠企|财务制度|资助|贵公司"
)
# Names of a code page that stand in every site.
CODE = re.compile("<script.*?</script>|<style.*?</style>", re.DOTALL)


@pytest.fixture(scope="module")
def made() -> Composed:
    """Every document of the example."""
    return compose(HOUSING, TEMPLATES, (), lambda *_: None)


def test_nothing_can_be_said_against_it(made: Composed) -> None:
    assert [str(one) for one in made.findings] == []


def test_no_document_speaks_to_a_firm(made: Composed) -> None:
    said = {
        document.name: set(OF_FIRMS.findall(_words(document.blocks)))
        for document in made.documents
    }
    assert {name: words for name, words in said.items() if words} == {}


def _words(blocks: object) -> str:
    return "\n".join(plain(one.inlines) for one in paragraphs(blocks))  # type: ignore[arg-type]


def test_forms_and_promises_are_signed(made: Composed) -> None:
    texts = {one.name: _words(one.blocks) for one in made.documents}
    forms = [name for name in texts if re.match("申请表/[0-9]", name)]
    assert len(forms) == 5
    assert all("申请人（签名）" in texts[name] for name in forms)
    promise = texts["申请表/承诺书"]
    assert "本人申请《云湾区人才住房补贴办法》规定的补贴" in promise
    assert "承诺人（签名）" in promise
    assert "因骗取住房补贴被取消申请资格，期限未满的" in promise


def test_chapters_and_articles_are_counted_as_the_text_numbers_them(
    made: Composed,
) -> None:
    """附则 is the last chapter of a text with 第X章, and its articles count."""
    texts = {one.name: _words(one.blocks) for one in made.documents}
    assert "《办法》共六章29条。" in texts["政策解读"]
    assert "《办法》共六章29条，分为“总则”" in texts["起草说明"]
    assert "（一）总则。共4条，规定目的依据、" in texts["起草说明"]


def test_no_page_of_the_site_speaks_to_a_firm(made: Composed) -> None:
    assert made.policy
    files, findings = make(
        SiteRequest(made.policy, list(made.documents), TEMPLATES, {}, "", None)
    )
    assert findings == []
    pages = {
        name: CODE.sub("", content.decode())
        for name, content in files.items()
        if name.endswith(".html")
    }
    assert len(pages) > 10
    said = {name: set(OF_FIRMS.findall(text)) for name, text in pages.items()}
    assert {name: words for name, words in said.items() if words} == {}


def test_a_clause_with_a_table_says_its_rows() -> None:
    """Where a clause is quoted in plain words, its table is not lost."""
    policy = load(HOUSING).policy
    assert policy
    clauses = export(policy)["clauses"].values()
    (text,) = [
        one["text"]
        for one in clauses
        if one["of"] == "floor-rent" and one["paragraph"] == "main"
    ]
    assert text.endswith(
        "补贴标准如下表：\n"
        "领军人才：每平方米每月标准45元，补贴面积上限120平方米\n"
        "拔尖人才：每平方米每月标准40元，补贴面积上限100平方米\n"
        "骨干人才：每平方米每月标准35元，补贴面积上限90平方米"
    )


def test_what_all_comes_to_is_called_as_in_a_办法() -> None:
    """What a person had before is not answered: the limit says 最高 once, and there
    are no 措施 in a 办法."""
    policy = load(HOUSING).policy
    assert policy
    rules = export(policy)
    text = as_text(rules, {}, evaluate(rules, {}, steps=True))
    assert "\n各项合计  " in text
    assert "扣除此前已得的资金后，每人累计最高80万元" in text
    assert "最高最多" not in text
    assert "全部措施" not in text


def test_a_refused_person_is_told_why_and_where_it_stands() -> None:
    policy = load(HOUSING).policy
    assert policy
    rules = export(policy)
    answers = giving_nothing(rules) | {
        "contract_years": 3,
        "insured_months": 3,
        "degree": "doctor",
        "rent_months": 3,
        "dishonest": True,
    }
    letter, findings = refusal(
        policy,
        TEMPLATES,
        rules,
        AnswerFile("林晓", answers),
        evaluate(rules, answers),
        "monthly-rent",
    )
    assert not has_errors(findings)
    assert letter
    text = _words(letter.blocks)
    assert "林晓：" in text
    assert (
        "你申请《云湾区人才住房补贴办法》第八条规定的“租房补贴”（受理编号："
        in text
    )
    assert "属于不予支持的情形：被列入严重失信主体名单的" in text
    assert "依据：第七条第（三）项" in text
    assert "依据：第五条第一款第（二）项" in text
    assert not OF_FIRMS.search(text)
