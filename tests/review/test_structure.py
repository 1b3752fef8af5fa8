"""Paragraphs, items and rows that a returned file has more, or no longer, or elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from policypress.edit import (
    Add,
    Edit,
    Insert,
    MoveBeside,
    NoFile,
    Remove,
)
from policypress.review.refusals import TITLE_STAYS
from tests.support.proposals import (
    Told,
    behind,
    datum,
    moved,
    ours,
    told,
    without,
)

MORE = "supplementary.yaml"
DUTY = ("articles", "duty", "paragraphs")
DUTY_PATH = "supplementary#articles.duty.paragraphs."
MATCH = "measures/city-match.yaml"
GONE = "（连同measures/city-match#supports、guides/city-match）"
# What comes back, and what is proposed.
PARAGRAPHS: dict[str, tuple[Callable[[], list[str]], list[Told]]] = {
    "an item goes": (
        lambda: without("及时公开"),
        [
            (
                "removed",
                DUTY_PATH + "first.items.a",
                "",
                (Edit(MORE, Remove((*DUTY, "first", "items", "a"))),),
            ),
        ],
    ),
    "all items go": (
        lambda: without("及时公开", "免费公开"),
        [
            (
                "removed",
                DUTY_PATH + "first.items.a",
                "",
                (Edit(MORE, Remove((*DUTY, "first", "items", "a"))),),
            ),
            (
                "removed",
                DUTY_PATH + "first.items.b",
                "",
                (Edit(MORE, Remove((*DUTY, "first", "items", "b"))),),
            ),
        ],
    ),
    "a paragraph goes with its items": (
        lambda: without("主管部门", "及时公开", "免费公开"),
        [
            (
                "removed",
                DUTY_PATH + "first",
                "",
                (Edit(MORE, Remove((*DUTY, "first"))),),
            ),
        ],
    ),
    "a paragraph goes whose items stay": (
        lambda: without("主管部门"),
        [
            (
                "refused",
                DUTY_PATH + "first.text",
                "",
                "这一款删去以后，它的各项没有所属的款；请连同各项一起删，或在编辑器里改",
            ),
        ],
    ),
    "an item changes places with the next": (
        lambda: moved("及时公开", "免费公开"),
        [
            (
                "moved",
                DUTY_PATH + "first.items.b",
                "移到“（六）主管部门应当公开申……”之后",
                (
                    Edit(
                        MORE,
                        MoveBeside((*DUTY, "first", "items"), "b", before="a"),
                    ),
                ),
            ),
        ],
    ),
    "an item comes to a paragraph that has none": (
        lambda: moved("及时公开", "真实性"),
        [
            (
                "moved",
                DUTY_PATH + "first.items.a",
                "移到“申报单位对材料的真实性负……”之后",
                (
                    Edit(MORE, Remove((*DUTY, "first", "items", "a"))),
                    Edit(
                        MORE,
                        Add(
                            (*DUTY, "second", "items"),
                            "added_1",
                            {"text": "及时公开；"},
                        ),
                    ),
                ),
            ),
        ],
    ),
    "a paragraph comes among items": (
        lambda: moved("真实性", "及时公开"),
        [
            (
                "refused",
                DUTY_PATH + "second.text",
                "申报单位对材料的真实性负责。",
                "这一段所到之处，前后没有可以并列的条文，请在编辑器里改",
            ),
        ],
    ),
    "a paragraph comes to another provision": (
        lambda: moved("真实性", "财政安排"),
        [
            (
                "moved",
                DUTY_PATH + "second",
                "移到“（五）所需资金由青石区财……”之后",
                (
                    Edit(MORE, Remove((*DUTY, "second"))),
                    Edit(
                        MORE,
                        Add(
                            ("articles", "funding", "paragraphs"),
                            "added_1",
                            {"text": "申报单位对材料的真实性负责。"},
                            after="main",
                        ),
                    ),
                ),
            ),
        ],
    ),
    "a first item": (
        lambda: behind("真实性", "1.如实填报。"),
        [
            (
                "added",
                DUTY_PATH + "second",
                "1.如实填报。",
                (
                    Edit(
                        MORE,
                        Add(
                            (*DUTY, "second", "items"),
                            "added_1",
                            {"text": "如实填报。"},
                        ),
                    ),
                ),
            ),
        ],
    ),
    "one more item": (
        lambda: behind("免费公开", "3.全面公开。"),
        [
            (
                "added",
                DUTY_PATH + "first.items.b",
                "3.全面公开。",
                (
                    Edit(
                        MORE,
                        Add(
                            (*DUTY, "first", "items"),
                            "added_1",
                            {"text": "全面公开。"},
                            after="b",
                        ),
                    ),
                ),
            ),
        ],
    ),
    "an item with an amount before the first": (
        lambda: behind("主管部门", "（八）资助工坊。给予5万元补助。"),
        [
            (
                "added",
                DUTY_PATH + "first",
                "（八）资助工坊。给予5万元补助。",
                (
                    Edit(
                        MORE,
                        Add(
                            ("articles", "duty", "facts"),
                            "added_1",
                            datum("5万元"),
                        ),
                    ),
                    Edit(
                        MORE,
                        Add(
                            (*DUTY, "first", "items"),
                            "added_1",
                            {
                                "text": "资助工坊。给予{{ facts.added_1 }}补助。"
                            },
                            before="a",
                        ),
                    ),
                ),
            ),
        ],
    ),
    "one more paragraph behind the items": (
        lambda: behind("免费公开", "区文旅局应当接受监督。"),
        [
            (
                "added",
                DUTY_PATH + "first",
                "区文旅局应当接受监督。",
                (
                    Edit(
                        MORE,
                        Add(
                            DUTY,
                            "added_1",
                            {"text": "区文旅局应当接受监督。"},
                            after="first",
                        ),
                    ),
                ),
            ),
        ],
    ),
    "several paragraphs": (
        lambda: behind("真实性", "甲方应当配合核查。", "乙方应当接受监督。"),
        [
            (
                "added",
                DUTY_PATH + "second",
                "乙方应当接受监督。",
                (
                    Edit(
                        MORE,
                        Add(
                            DUTY,
                            "added_1",
                            {"text": "乙方应当接受监督。"},
                            after="second",
                        ),
                    ),
                ),
            ),
            (
                "added",
                DUTY_PATH + "second",
                "甲方应当配合核查。",
                (
                    Edit(
                        MORE,
                        Add(
                            DUTY,
                            "added_2",
                            {"text": "甲方应当配合核查。"},
                            after="second",
                        ),
                    ),
                ),
            ),
        ],
    ),
    "a paragraph behind a title": (
        lambda: behind("支持匠人", "匠人是手艺的传人。"),
        [
            (
                "refused",
                "policy#chapters.makers.title",
                "匠人是手艺的传人。",
                "这一段所到之处，前后没有可以并列的条文，请在编辑器里改",
            ),
        ],
    ),
    "one more paragraph of the preamble": (
        lambda: behind("制定本措施", "本措施适用于本区。"),
        [
            (
                "added",
                "policy#preamble.0",
                "本措施适用于本区。",
                (
                    Edit(
                        "policy.yaml",
                        Insert(("preamble",), 1, "本措施适用于本区。"),
                    ),
                ),
            )
        ],
    ),
    "the first paragraph of a measure goes with its title": (
        lambda: without("展销"),
        [
            (
                "removed",
                "measures/city-match#paragraphs.main",
                GONE,
                (
                    Edit(MATCH, Remove(("supports",))),
                    NoFile("guides/city-match.yaml"),
                    Edit(MATCH, Remove(("paragraphs", "main"))),
                ),
            ),
            (
                "refused",
                "measures/city-match#paragraphs.main.text",
                "",
                TITLE_STAYS,
            ),
        ],
    ),
    "a paragraph before all": (
        lambda: ["新的一段。", *ours()],
        [
            (
                "refused",
                "",
                "新的一段。",
                "这一段是模板的固定文字或者由数据生成，改模板 templates/ 或对应的数据",
            ),
        ],
    ),
    "a row goes": (
        lambda: without("传统手艺", "每家一份"),
        [
            (
                "removed",
                DUTY_PATH + "third.table.rows.0",
                "",
                (Edit(MORE, Remove((*DUTY, "third", "table", "rows", 0))),),
            ),
        ],
    ),
}


@pytest.mark.parametrize("change", PARAGRAPHS)
def test_each_change_is_proposed_where_it_stands(change: str):
    theirs, proposed = PARAGRAPHS[change]
    assert told(theirs()) == proposed
