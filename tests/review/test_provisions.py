"""Whole provisions that a returned file has more, or no longer, or elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from policypress.edit import (
    Add,
    Edit,
    Insert,
    MoveBeside,
    NewFile,
    NoFile,
    Remove,
)
from tests.support.proposals import (
    Told,
    behind,
    datum,
    moved,
    told,
    without,
)

POLICY = "policy.yaml"
MORE = "supplementary.yaml"
MAKERS = ("chapters", "makers", "measures")
# What comes back, and what is proposed.
PROVISIONS: dict[str, tuple[Callable[[], list[str]], list[Told]]] = {
    "a provision of 附则 goes": (
        lambda: without("所需资金"),
        [
            (
                "removed",
                "supplementary#articles.funding",
                "",
                (Edit(MORE, Remove(("articles", "funding"))),),
            ),
        ],
    ),
    "a measure goes with its guide and its place": (
        lambda: without("手艺培训。"),
        [
            (
                "removed",
                "measures/training",
                "",
                (
                    NoFile("measures/training.yaml"),
                    NoFile("guides/training.yaml"),
                    Edit(POLICY, Remove((*MAKERS, 1))),
                ),
            ),
        ],
    ),
    "the only measure of a chapter goes": (
        lambda: without("展销", "除外"),
        [
            (
                "removed",
                "measures/city-match",
                "",
                (
                    NoFile("measures/city-match.yaml"),
                    NoFile("guides/city-match.yaml"),
                    Edit(
                        POLICY, Remove(("chapters", "market", "measures", 0))
                    ),
                ),
            ),
        ],
    ),
    "an article stands elsewhere": (
        lambda: moved("所需资金", "每家两份"),
        [
            (
                "moved",
                "supplementary#articles.funding",
                "移到“每家两份……”之后",
                (
                    Edit(
                        MORE,
                        MoveBeside(("articles",), "funding", after="duty"),
                    ),
                ),
            ),
        ],
    ),
    "an article in the middle of another one": (
        lambda: moved("所需资金", "免费公开"),
        [
            (
                "refused",
                "supplementary#articles.funding",
                "移到“2.免费公开。……”之后",
                "移到了另一条的中间，请移到整条之后",
            ),
        ],
    ),
    "a measure comes before the first of its chapter": (
        lambda: moved("手艺培训。", "支持匠人"),
        [
            (
                "moved",
                "measures/training",
                "移到“一、支持匠人……”之后",
                (
                    Edit(
                        POLICY, MoveBeside(MAKERS, "training", before="prize")
                    ),
                ),
            ),
        ],
    ),
    "a measure stands in another chapter": (
        lambda: moved("手艺培训。", "除外"),
        [
            (
                "moved",
                "measures/training",
                "移到“已获区级资助的除外。……”之后",
                (
                    Edit(POLICY, Remove((*MAKERS, 1))),
                    Edit(
                        POLICY,
                        Insert(
                            ("chapters", "market", "measures"), 1, "training"
                        ),
                    ),
                ),
            ),
        ],
    ),
    "a new article": (
        lambda: behind(
            "所需资金",
            "（三）监督检查。区文旅局应当在30日内公开结果。",
            "检查结果向社会公布。",
        ),
        [
            (
                "added",
                "supplementary#articles.added_1",
                "（三）监督检查。区文旅局应当在30日内公开结果。\n检查结果向社会公布。",
                (
                    Edit(
                        MORE,
                        Add(
                            ("articles",),
                            "added_1",
                            {
                                "subject": "监督检查",
                                "paragraphs": {
                                    "main": {
                                        "text": "监督检查。区文旅局应当在{{ facts.added_1 }}内公开结果。"
                                    },
                                    "added_1": {
                                        "text": "检查结果向社会公布。"
                                    },
                                },
                                "facts": {"added_1": datum("30日")},
                            },
                            after="funding",
                        ),
                    ),
                ),
            ),
        ],
    ),
    "a new article without a title": (
        lambda: behind("所需资金", "（三）区文旅局应当公开结果，接受监督。"),
        [
            (
                "added",
                "supplementary#articles.added_1",
                "（三）区文旅局应当公开结果，接受监督。",
                (
                    Edit(
                        MORE,
                        Add(
                            ("articles",),
                            "added_1",
                            {
                                "subject": "区文旅局应当公开结果",
                                "paragraphs": {
                                    "main": {
                                        "text": "区文旅局应当公开结果，接受监督。"
                                    }
                                },
                            },
                            after="funding",
                        ),
                    ),
                ),
            ),
        ],
    ),
    "a new measure": (
        lambda: behind("手艺培训。", "（三）资助工坊。给予5万元补助。"),
        [
            (
                "added",
                "measures/added-1",
                "（三）资助工坊。给予5万元补助。",
                (
                    NewFile(
                        "measures/added-1.yaml",
                        text="title: 资助工坊\nsubject: 资助工坊\nparagraphs:\n  main:\n    text: 给予{{ facts.added_1 }}补助。\nfacts:\n  added_1:\n    value: 5万元\n    basis:\n      status: proposed\n      reason: 按审阅人的修改意见写入，依据待补\n",
                    ),
                    Edit(POLICY, Insert(MAKERS, 2, "added-1")),
                ),
            ),
        ],
    ),
    "a new measure before the first": (
        lambda: behind("支持匠人", "（一）资助工坊。给予5万元补助。"),
        [
            (
                "added",
                "measures/added-1",
                "（一）资助工坊。给予5万元补助。",
                (
                    NewFile(
                        "measures/added-1.yaml",
                        text="title: 资助工坊\nsubject: 资助工坊\nparagraphs:\n  main:\n    text: 给予{{ facts.added_1 }}补助。\nfacts:\n  added_1:\n    value: 5万元\n    basis:\n      status: proposed\n      reason: 按审阅人的修改意见写入，依据待补\n",
                    ),
                    Edit(POLICY, Insert(MAKERS, 0, "added-1")),
                ),
            ),
        ],
    ),
}


@pytest.mark.parametrize("change", PROVISIONS)
def test_each_change_is_proposed_where_it_stands(change: str):
    theirs, proposed = PROVISIONS[change]
    assert told(theirs()) == proposed
