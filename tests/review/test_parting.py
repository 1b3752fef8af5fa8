"""Paragraphs that a returned file has in several, or several of them in one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from policypress.edit import (
    Add,
    Edit,
    Put,
    Remove,
)
from policypress.edit.edit import Step
from policypress.review.lines import Group, Kept, Line
from policypress.review.propose import proposals
from policypress.word.marked import Change
from tests.support.proposals import (
    Told,
    at,
    basis_of_ours,
    behind,
    instead,
    joined,
    ours,
    told,
)

MORE = "supplementary.yaml"
PRIZE = "measures/prize.yaml"
TIERS = ("supports", "contest", "amount", "tiers")
DUTY = ("articles", "duty", "paragraphs")
DUTY_PATH = "supplementary#articles.duty.paragraphs."
AID, AID_PATH = ("articles", "aid"), "supplementary#articles.aid.text"


def several(first: str, second: str) -> tuple[Step, ...]:
    """The steps that give the provision of one paragraph two."""
    both = {"main": {"text": first}, "added_1": {"text": second}}
    return (
        Edit(MORE, Add(AID, "paragraphs", both, after="text")),
        Edit(MORE, Remove((*AID, "text"))),
    )


# What comes back, and what is proposed.
PARTS: dict[str, tuple[Callable[[], list[str]], list[Told]]] = {
    "one paragraph as two": (
        lambda: instead("真实性", "申报单位对材料的真实性", "负责。"),
        [
            (
                "split",
                DUTY_PATH + "second",
                "申报单位对材料的真实性\n负责。",
                (
                    Edit(
                        MORE,
                        Put(
                            (*DUTY, "second", "text"), "申报单位对材料的真实性"
                        ),
                    ),
                    Edit(
                        MORE,
                        Add(
                            DUTY, "added_1", {"text": "负责。"}, after="second"
                        ),
                    ),
                ),
            ),
        ],
    ),
    "one paragraph as two, with another figure": (
        lambda: instead(
            "奖励手艺大赛",
            "（一）奖励手艺大赛。对获得大赛金奖、大赛银奖的，",
            "分别奖励25万元、10万元，每家每年最高30万元。",
        ),
        [
            (
                "split",
                "measures/prize#paragraphs.main",
                "（一）奖励手艺大赛。对获得大赛金奖、大赛银奖的，\n"
                "分别奖励25万元、10万元，每家每年最高30万元。",
                (
                    Edit(PRIZE, Put((*TIERS, "gold", "amount"), "25万元")),
                    Edit(
                        PRIZE,
                        Put(
                            ("paragraphs", "main", "text"),
                            "对获得{{ s.contest.tiers | listing('when') }}的，",
                        ),
                    ),
                    Edit(
                        PRIZE,
                        Add(
                            ("paragraphs",),
                            "added_1",
                            {
                                "text": "分别奖励{{ s.contest.tiers | "
                                "listing('value') }}，每家每年最高"
                                "{{ s.contest.cap_year }}。"
                            },
                            after="main",
                        ),
                    ),
                ),
            )
        ],
    ),
    "one paragraph as two, with another word": (
        lambda: instead("真实性", "申报单位对材料的合法性", "负责。"),
        [
            (
                "split",
                DUTY_PATH + "second",
                "申报单位对材料的合法性\n负责。",
                (
                    Edit(
                        MORE,
                        Put(
                            (*DUTY, "second", "text"), "申报单位对材料的合法性"
                        ),
                    ),
                    Edit(
                        MORE,
                        Add(
                            DUTY, "added_1", {"text": "负责。"}, after="second"
                        ),
                    ),
                ),
            )
        ],
    ),
    "a paragraph with items as two": (
        lambda: instead("主管部门", "（六）主管部门应当公开", "申报条件。"),
        [
            (
                "split",
                DUTY_PATH + "first",
                "（六）主管部门应当公开\n申报条件。",
                (
                    Edit(MORE, Put((*DUTY, "first", "text"), "申报条件。")),
                    Edit(
                        MORE,
                        Add(
                            DUTY,
                            "added_1",
                            {"text": "主管部门应当公开"},
                            before="first",
                        ),
                    ),
                ),
            ),
        ],
    ),
    "a provision of one paragraph as two": (
        lambda: instead(
            "专款专用", "（七）区财政局应当保障经费，", "专款专用。"
        ),
        [
            (
                "split",
                AID_PATH,
                "（七）区财政局应当保障经费，\n专款专用。",
                several("区财政局应当保障经费，", "专款专用。"),
            )
        ],
    ),
    "a provision of one paragraph gets another": (
        lambda: behind("专款专用", "结余应当收回。"),
        [
            (
                "added",
                AID_PATH,
                "结余应当收回。",
                several("区财政局应当保障经费，专款专用。", "结余应当收回。"),
            )
        ],
    ),
    "one item as two": (
        lambda: instead("及时公开", "1.及时", "2.公开；"),
        [
            (
                "added",
                DUTY_PATH + "first.items.a",
                "2.公开；",
                (
                    Edit(
                        MORE,
                        Add(
                            (*DUTY, "first", "items"),
                            "added_1",
                            {"text": "公开；"},
                            after="a",
                        ),
                    ),
                ),
            ),
            (
                "words",
                DUTY_PATH + "first.items.a.text",
                "及时",
                (
                    Edit(
                        MORE,
                        Put((*DUTY, "first", "items", "a", "text"), "及时"),
                    ),
                ),
            ),
        ],
    ),
    "two items as one": (
        lambda: joined("及时公开"),
        [
            (
                "joined",
                DUTY_PATH + "first.items.a",
                "1.及时公开；2.免费公开。",
                (
                    Edit(
                        MORE,
                        Put(
                            (*DUTY, "first", "items", "a", "text"),
                            "及时公开；2.免费公开。",
                        ),
                    ),
                    Edit(MORE, Remove((*DUTY, "first", "items", "b"))),
                ),
            ),
        ],
    ),
    "two paragraphs as one, the second with a table": (
        lambda: joined("真实性"),
        [
            (
                "refused",
                DUTY_PATH + "second.text",
                "申报单位对材料的真实性负责。补助标准见下表。",
                "后一款带有各项或者表，不能直接并入前一款，请在编辑器里改",
            ),
        ],
    ),
    "two provisions as one": (
        lambda: (
            instead("财政安排")[: at("有效期")]
            + [ours()[at("有效期")] + "所需资金由青石区财政安排。"]
            + instead("财政安排")[at("有效期") + 1 :]
        ),
        [
            (
                "refused",
                "supplementary#articles.effect.paragraphs.main.text",
                "（四）本措施自【待核】起施行，有效期3年。所需资金由青石区财政安排。",
                "合并的两段不是同一级的条文，请在编辑器里改",
            ),
        ],
    ),
    "other words altogether": (
        lambda: instead("真实性", "区财政局应当安排预算。"),
        [
            (
                "added",
                DUTY_PATH + "first",
                "区财政局应当安排预算。",
                (
                    Edit(
                        MORE,
                        Add(
                            DUTY,
                            "added_1",
                            {"text": "区财政局应当安排预算。"},
                            after="first",
                        ),
                    ),
                ),
            ),
            (
                "removed",
                DUTY_PATH + "second",
                "",
                (Edit(MORE, Remove((*DUTY, "second"))),),
            ),
        ],
    ),
}


@pytest.mark.parametrize("change", PARTS)
def test_each_change_is_proposed_where_it_stands(change: str):
    theirs, proposed = PARTS[change]
    assert told(theirs()) == proposed


def test_paragraphs_that_are_parted_and_joined_at_once_are_refused():
    first, second = at("真实性"), at("补助标准")
    hand = Change("李四", "2026-11-28")
    lines = [
        Line([Kept(first, 0, 11)], hand),
        Line([Kept(first, 11, 14), Kept(second, 0, 8)]),
    ]
    group = Group([first, second], lines)
    (one,) = proposals(basis_of_ours(), [group])
    assert (one.kind, one.steps, one.numbers) == (
        "refused",
        (),
        (first, second),
    )
    assert one.reason == "这几段既拆分又合并，请在编辑器里改"
    assert one.old == "申报单位对材料的真实性负责。\n补助标准见下表。"
    assert one.new == "申报单位对材料的真实性\n负责。补助标准见下表。"
    assert one.authors == ["李四"]
