"""What a decision leaves wrong in the text that it makes is told, and the text printed behind it
is held against the one that it makes.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.pipeline import amend as amending
from tests.pipeline.test_amend import TEXT, amended, whole

CITING = TEXT.replace("第四条　逾期不候。", "第四条　依照第二条申报。")


def codes(result: amending.AmendResult) -> list[str]:
    """The codes of what was found; the decision is applied all the same."""
    assert result.written
    assert all(
        one.hint and one.severity == "warning" for one in result.findings
    )
    return [one.code for one in result.findings]


@pytest.mark.parametrize(
    ("items", "code", "said"),
    [
        ("一、删去第二条。", "amendment-number-gap", "第一条之后是第三条"),
        (
            "一、增加一条，作为第二条：“甲。”",
            "amendment-number-twice",
            "有两个第二条",
        ),
        (
            "一、删去第三条第一项。",
            "amendment-number-gap",
            "",
        ),
        (
            "一、第三条增加一项，作为第三项：“（二）甲。”",
            "amendment-number-twice",
            "第三条有两个（二）",
        ),
        (
            "一、在第一条后增加一条，作为第二条：“甲。”\n\n此外，对条文顺序作相应调整。",
            "citation-not-amended",
            "第五条仍引第二条，原第二条现为第三条，决定没有写明修改",
        ),
        (
            "一、第一条修改为“为了鼓励创新，制定本办法，保障发展”。",
            "amendment-without-stop",
            "句末没有标点",
        ),
        (
            "一、对个别文字作相应修改。\n\n二、将第二条中的“10万元”修改为“20万元”。",
            "unspecified-wording",
            "没有写明改哪些文字",
        ),
    ],
)
def test_what_does_not_fit_is_told(
    tmp_path: Path, items: str, code: str, said: str
) -> None:
    result = amended(tmp_path, items, CITING)
    if not said:
        # The first 项 may be （二）: nothing stands before it.
        assert codes(result) == []
        return
    assert code in codes(result)
    assert said in "".join(one.message for one in result.findings)


PUBLISHED = """（2024年6月1日某区人民政府第9次常务会议通过）

某区人民政府决定对《某区奖励办法》作如下修改：

一、将第二条中的“10万元”修改为“20万元”。

二、删去第四条。

此外，对条文顺序作相应调整。

本决定自2024年8月1日起施行。

《某区奖励办法》根据本决定作相应修改，重新公布。

某区人民政府

2024年6月1日

某区奖励办法

（2020年5月1日公布　根据2024年6月1日《关于修改〈某区奖励办法〉的决定》修正）

第一条　为了鼓励创新，制定本办法。

第二条　获奖企业奖励20万元，每年最高30万元。

第三条　有下列情形之一的，不予奖励：

（一）弄虚作假的；

（二）逾期申报的。

第四条　本办法自印发之日起施行。
"""


def test_a_decision_as_it_is_published_is_applied(tmp_path: Path) -> None:
    result = amended(tmp_path, PUBLISHED)
    assert not result.findings
    assert "第四条　本办法自印发" in whole(result)
    assert len(result.landed) == 3


@pytest.mark.parametrize(
    ("printed", "changed", "said"),
    [
        ("最高30万元", "最高40万元", "每年最高30万元。”，所附是“"),
        ("（一）弄虚作假的；\n\n", "", "所附文本的第三条和适用后的不同"),
        ("第四条　本办法自印发之日起施行。\n", "", "所附文本没有适用后的第四条"),
        (
            "第四条　本办法",
            "第四条　奖金免税。\n\n第五条　本办法",
            "所附文本多出第四条：“第四条　奖金免税。",
        ),
    ],
)  # fmt: skip
def test_where_the_printed_text_is_another_is_told(
    tmp_path: Path, printed: str, changed: str, said: str
) -> None:
    result = amended(tmp_path, PUBLISHED.replace(printed, changed))
    assert set(codes(result)) == {"attached-text-differs"}
    assert said in "".join(one.message for one in result.findings)
    first = result.findings[0]
    assert first.place.line > PUBLISHED[
        : PUBLISHED.index("某区奖励办法\n\n（2020")
    ].count("\n")


def test_many_differences_are_counted(tmp_path: Path) -> None:
    old = "某区办法\n\n" + "\n\n".join(
        f"第{n}条　规定第{n}种情形。" for n in range(1, 40)
    )
    decision = "一、将第1条中的“情形”修改为“情况”。\n\n附：\n\n某区办法\n\n第一条　别的。\n"
    result = amended(tmp_path, decision, old)
    told = [one for one in result.findings if "另有" in one.message]
    assert len(told) == 1 and len(result.findings) <= 25


@pytest.mark.parametrize(
    "item",
    [
        "- 将第二条中的“10万元”修改为“20万元”。",
        "> 一、将第二条中的“10万元”修改为“20万元”。",
        "**一、**将第二条中的“10万元”修改为“20万元”。",
        "1\\. 将第二条中的“10万元”修改为“20万元”。",
        "## 一、将第二条中的“10万元”修改为“20万元”。",
    ],
)
def test_marks_of_markdown_are_none_of_the_decision(
    tmp_path: Path, item: str
) -> None:
    result = amended(tmp_path, f"{item}\n")
    assert not result.findings
    assert "奖励20万元" in whole(result)


@pytest.mark.parametrize(
    "words", ["所称“企业”，是指法人。", "所称‘企业’，是指法人。"]
)
def test_marks_within_marks_are_those_of_the_text(
    tmp_path: Path, words: str
) -> None:
    item = f"一、将第四条修改为：“{words}”，删去第三条第二项。\n"
    result = amended(tmp_path, item)
    assert not result.findings
    assert "第四条　所称“企业”，是指法人。\n" in whole(result)


def test_a_decision_on_another_document_is_refused(tmp_path: Path) -> None:
    decision = "一、对《某区养犬办法》作出修改\n\n（一）删去第二条。\n"
    result = amended(tmp_path, decision)
    assert [one.code for one in result.findings] == ["decision-of-another"]
    assert not result.written
