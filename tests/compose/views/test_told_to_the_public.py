"""What the explanation for the public and the note on the text before are given to print."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from policypress.compose.markdown.markers import Nodes
from policypress.compose.views.context import Context
from policypress.compose.views.explanation import ExplanationView
from policypress.compose.views.since import since_lines
from policypress.compose.views.writer import Writer
from tests.support import rich_policy
from tests.support.small_policy import policy

NOTES = """\
opening: 现说明如下。
background:
  why: {title: 起草缘由, paragraphs: {main: {text: 手艺待传。}}}
approach: {main: {text: 先行先试。}}
facts:
  shops: {value: 40多家, label: 老字号, basis: {status: proposed, reason: 估计}}
explanation:
  goals: ["留住{{ facts.shops }}。", 卖得*出*。]
  highlights: {one: {title: 奖得准, text: "惠及{{ facts.shops }}。"}}
  terms: {a: {term: 配套, text: "按比例给予，见{{ ref('city-match') }}。"}}
  examples:
    firm: {who: 陶坊, answers: {local: 是}, note: "另有{{ facts.shops }}。"}
    none: {who: 布坊, answers: {local: 是}}
"""
ASKED = """\
audience: 工作室。
questions: {q: {question: 给谁？, answer: 给工作室。}}
"""
SHARE = "measures/training#supports.course.amount.share"
MARKS = re.compile("\ue000\\d+\ue001|\ue002")


def read(marked: Any) -> str:
    """Prose without the marks of where it came from."""
    return MARKS.sub("", marked)


def named(found: Iterable[Any], name: str = "title") -> list[tuple[str, str]]:
    return [(getattr(one, name), read(one.text)) for one in found]


def test_an_explanation_is_made_of_the_notes_and_of_what_was_reckoned(
    tmp_path: Path,
) -> None:
    changes = {"notes.yaml": NOTES, "guides/prize.yaml": ASKED}
    context = Context(policy(tmp_path, changes), Nodes())
    prize = SimpleNamespace(
        measure="prize", steps=["20万元", "最高*30*万元"], amount="20万元"
    )
    worked: Any = {
        "firm": SimpleNamespace(facts=["经营*3*年"], measures=[prize]),
        # Nothing was reckoned for the other one, so that it is no example.
        "none": SimpleNamespace(facts=["不在本区"], measures=[]),
    }
    found = ExplanationView(context, worked, SimpleNamespace())
    assert named(found.goals) == [("", "留住40多家。"), ("", "卖得\\*出\\*。")]
    assert named(found.highlights) == [("奖得准", "惠及40多家。")]
    assert named(found.terms, "term") == [("配套", "按比例给予，见（三）。")]
    (example,) = found.examples
    assert (example.who, example.facts, read(example.note)) == (
        "陶坊",
        ["经营\\*3\\*年"],
        "另有40多家。",
    )
    assert example.lines == [
        "（一）“手艺大赛”：20万元；最高\\*30\\*万元。可以获得资助20万元。"
    ]
    (asked,) = found.questions
    assert (asked.cited, asked.measure.id) == ("（一）“手艺大赛”", "prize")
    assert [read(one.question) for one in asked.questions] == ["给谁？"]


def test_without_words_of_its_own_it_says_what_each_chapter_is_for(
    tmp_path: Path,
) -> None:
    context = Context(policy(tmp_path), Nodes())
    found = ExplanationView(context, {}, SimpleNamespace())
    assert named(found.goals) == [
        ("支持匠人", "旨在让匠人留得住。"),
        ("支持市场", "旨在让作品卖得出。"),
    ]
    others = found.highlights, found.terms, found.examples, found.questions
    assert others == ([], [], [], [])


def clause(identity: str, name: str = "", *said: tuple[str, str, str]) -> Any:
    """A clause that differs. said: before, new value, and the path of the figure."""
    told = [
        SimpleNamespace(before=before, new=new, path=path)
        for before, new, path in said
    ]
    return SimpleNamespace(id=identity, name=name, said=told)


def differing(old: str, **kinds: list[Any]) -> Any:
    """What a comparison found."""
    none = dict.fromkeys(("amounts", "added", "deleted", "amended"), [])
    return SimpleNamespace(old=old, **{**none, **kinds})


def test_what_differs_is_told_in_the_words_of_this_policy(
    tmp_path: Path,
) -> None:
    context = Context(policy(tmp_path), Nodes())
    training = clause(
        "measures/training",
        "第二条",
        ("比例由40%调整为", "50%", SHARE),
        ("每期*最高*调整为", "6万元", SHARE),
    )
    found = since_lines(
        context,
        differing(
            "旧*办法",
            amounts=[training, clause("", "", ("全文", "1项", ""))],
            added=[
                clause("measures/prize"),
                clause("supplementary#articles.effect"),
            ],
            deleted=[clause("", "原第*三*条")],
            amended=[clause("measures/city-match", "第三条")],
        ),
    )
    assert [read(line) for line in found] == [
        "原政策为《旧\\*办法》。",
        "（二）“手艺培训”：比例由40\\%调整为50\\%；每期\\*最高\\*调整为6万元。",
        "全文1项。",
        "新增的条款：（一）“手艺大赛”、（四）“施行时限”。",
        "删去的条款：原第\\*三\\*条。",
        "其他内容有修改的条款：（三）“市级展销配套”。",
    ]
    # Only a value that is still so is the figure itself, which a reader can follow.
    assert found[1].count("\ue000") == 1


def test_a_text_before_of_the_same_name_may_be_the_same(
    tmp_path: Path,
) -> None:
    found = policy(tmp_path)
    context = Context(found, Nodes())
    same = differing(str(found.meta.title))
    assert since_lines(context, same) == ["条文没有变化。"]
    assert since_lines(context, None) == []


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Writer:
    found = rich_policy.policy(tmp_path_factory.mktemp("rich"))
    return Writer(Context(found, Nodes()))


def test_questions_and_things_are_called_by_their_labels(
    writer: Writer,
) -> None:
    assert writer.grant == "资助"
    labels = [writer.label(name) for name in ("cost", "growth", "no-such")]
    assert labels == ["研发费用", "营业收入增长率", "no\\-such"]
    choices = [writer.choice("level", name) for name in ("city", "x")]
    assert choices == ["市级", "x"]
    assert writer.is_choice("level", "city")
    assert not writer.is_choice("level", "x")
    things = [writer.thing(name) for name in ("patent", "x")]
    assert things == ["获奖专利", "x"]
    assert [writer.each(name) for name in ("patent", "x")] == ["每件", "每项"]


def test_the_columns_of_a_thing_are_known_within_it(writer: Writer) -> None:
    inner = writer.within("patent")
    assert (inner.label("award"), inner.choice("award", "gold")) == (
        "奖项",
        "金奖",
    )
    assert inner.is_choice("award", "gold")
    assert inner.each("patent") == "每件"
    assert writer.label("award") == "award"
