"""What the model does not take, as the drafter reads it: the place, what is wrong and
what to do."""

from __future__ import annotations

from pydantic import ValidationError

from policypress.source.inventory import KINDS as FILES
from policypress.source.model.amount import make_whole
from policypress.source.reading.model_errors import explain
from policypress.source.reading.yaml_file import read_text

MODE = "    mode: 奖励\n"
AMOUNT = "{share: 50%, of: cost, called: 投入}"
MEASURE = f"""\
title: 甲
subject: 乙
paragraphs: {{main: {{text: 丙}}}}
supports:
  a:
    name: 丁
{MODE}\
    amount: {AMOUNT}
basis: {{status: proposed, reason: 无先例}}
"""
KINDS = (
    "field 按实际金额；bands 累进；discretionary 一事一议；each 按数量；value 定额；"
    "highest 取较高者；lowest 取较低者；share 按比例；steps 阶梯；sum 各项相加；"
    "table 二维表；tiers 分档"
)
MAPPING = "换行并缩进两格，每行写成“键: 值”；没有内容时删去这一行"
ID = "标识用汉字或小写英文字母开头，只含汉字、小写字母、数字和"
STATES = "可用：published 已公布；approved 已批准；proposed 拟定；unknown 待核"
TEXT = "直接在冒号后写文字；文字里有英文冒号或以 [、{ 开头时加引号"
# What is wrong; what is written instead of what; then of each finding the place, the
# code, the message and the hint.
SLIPS: dict[str, tuple[str, str, list[tuple[str, str, str, str]]]] = {
    "a field that is missing": (
        MODE,
        "",
        [
            (
                "5:3",
                "missing-field",
                "此处缺少“mode”（资助方式）",
                "补写 mode: ……",
            ),
        ],
    ),
    "a key that is misspelt beside a field that is missing": (
        MODE,
        "    moed: 奖励\n",
        [
            (
                "5:3",
                "missing-field",
                "此处缺少“mode”（资助方式）",
                "补写 mode: ……",
            ),
            (
                "7:5",
                "unknown-key",
                "不认识的键“moed”",
                "是否应为“mode”？",
            ),
        ],
    ),
    "a key that nothing is like": (
        MODE,
        MODE + "    xxxxx: 1\n",
        [
            (
                "8:5",
                "unknown-key",
                "不认识的键“xxxxx”",
                "此处可写：name、mode、for_each、amount、limits、review、ranking、timing、payee、conditions、set_aside、clause、basis",
            ),
        ],
    ),
    "a key that belongs to the amount": (
        MODE,
        MODE + "    share: 50%\n",
        [
            (
                "8:5",
                "unknown-key",
                "不认识的键“share”",
                "写在 amount 里：amount: {share: ……}",
            ),
        ],
    ),
    "a word of another language": (
        "proposed",
        "拟定",
        [
            (
                "9:17",
                "not-allowed",
                "“status”（状态）不能写“拟定”",
                f"是否应为“proposed”？{STATES}",
            ),
        ],
    ),
    "a word that is misspelt": (
        "proposed",
        "propsed",
        [
            (
                "9:17",
                "not-allowed",
                "“status”（状态）不能写“propsed”",
                f"是否应为“proposed”？{STATES}",
            ),
        ],
    ),
    "a word like no other": (
        "proposed",
        "xxxxx",
        [
            (
                "9:17",
                "not-allowed",
                "“status”（状态）不能写“xxxxx”",
                STATES,
            ),
        ],
    ),
    "an amount that is a list": (
        AMOUNT,
        "[1]",
        [
            (
                "8:5",
                "wrong-shape",
                "“amount”（资助标准）应写成数值或者一组键值，写成了列表",
                f"可用：{KINDS}",
            ),
        ],
    ),
    "an amount that is not written": (
        AMOUNT,
        "",
        [
            (
                "8:12",
                "wrong-shape",
                "“amount”（资助标准）应写成数值或者一组键值，写成了空白",
                f"可用：{KINDS}",
            ),
        ],
    ),
    "an amount of no kind": (
        AMOUNT,
        "{}",
        [
            (
                "8:5",
                "unknown-kind",
                "“amount”（资助标准）没有写明是哪一种",
                f"写上其中一个：{KINDS}",
            ),
        ],
    ),
    "an amount of a kind that is misspelt": (
        AMOUNT,
        "{shaer: 50%, of: cost}",
        [
            (
                "8:5",
                "unknown-kind",
                "“amount”（资助标准）中不认识的键“shaer”",
                f"是否应为“share”？可用：{KINDS}",
            ),
        ],
    ),
    "an amount of two kinds": (
        AMOUNT,
        "{share: 50%, of: cost, value: 5万元}",
        [
            (
                "8:5",
                "two-kinds",
                "“amount”（资助标准）同时写了“share”和“value”，不知道是哪一种",
                f"只留一个；可用：{KINDS}",
            ),
        ],
    ),
    "a share in yuan": (
        AMOUNT,
        "{share: 5万元, of: cost}",
        [
            (
                "8:21",
                "wrong-unit",
                "此处应为比例，写的是“5万元”",
                "写成如 50%",
            ),
        ],
    ),
    "a share in yuan that says its basis": (
        AMOUNT,
        "{share: {value: 5万元, basis: {status: proposed, reason: 甲}}, of: cost}",
        [
            (
                "8:29",
                "wrong-unit",
                "此处应为比例，写的是“5万元”",
                "写成如 50%",
            ),
        ],
    ),
    "a share without its base": (
        AMOUNT,
        "{share: 50%, off: cost}",
        [
            (
                "8:5",
                "missing-field",
                "此处缺少“of”（比例基数）",
                "补写 of: ……",
            ),
            (
                "8:26",
                "unknown-key",
                "不认识的键“off”",
                "是否应为“of”？",
            ),
        ],
    ),
    "a key that is no id": (
        "  a:\n",
        "  A b:\n",
        [
            (
                "5:3",
                "bad-id",
                "“A b”不能作标识",
                f"{ID}下划线（_），不超过 40 个字符",
            ),
        ],
    ),
    "a key that is too long": (
        "  a:\n",
        "  " + "a" * 50 + ":\n",
        [
            (
                "5:3",
                "bad-id",
                "“aaaaaaaaaaaaaaaaaaaa……”太长，不能作标识",
                f"{ID}下划线或连字符，不超过 40 个字符",
            ),
        ],
    ),
    "two ids with a comma of Chinese between": (
        AMOUNT,
        "{share: 50%, of: '成本，费用'}",
        [
            (
                "8:30",
                "full-width-comma",
                "“成本，费用”里用了中文标点隔开",
                "各项之间用英文逗号，如 [a, b]，或每项一行以“- ”开头",
            ),
        ],
    ),
    "a title that is empty": (
        "title: 甲",
        "title:",
        [
            (
                "1:7",
                "empty-value",
                "“title”（条名）不能为空",
                "写上内容，或删去这一行",
            ),
        ],
    ),
    "a title that is a list": (
        "title: 甲",
        "title: [甲]",
        [
            (
                "1:1",
                "wrong-shape",
                "“title”（条名）应是一段文字，写成了列表",
                TEXT,
            ),
        ],
    ),
    "a title that is a mapping": (
        "title: 甲",
        "title: {甲: 1}",
        [
            (
                "1:1",
                "wrong-shape",
                "“title”（条名）应是一段文字，写成了一组键值",
                TEXT,
            ),
        ],
    ),
    "supports that are not written": (
        "  a:\n    name: 丁\n" + MODE + "    amount: " + AMOUNT + "\n",
        "",
        [
            (
                "4:10",
                "wrong-shape",
                "“supports”（资助项目）应是一组键值，写成了空白",
                MAPPING,
            ),
        ],
    ),
    "paragraphs that are a list": (
        "{main: {text: 丙}}",
        "[丙]",
        [
            (
                "3:1",
                "wrong-shape",
                "“paragraphs”（条文）应是一组键值，写成了列表",
                MAPPING,
            ),
        ],
    ),
    "paragraphs in wide brackets": (
        "{main: {text: 丙}}",
        "｛丙｝",
        [
            (
                "3:13",
                "full-width-bracket",
                "“paragraphs”（条文）用了全角括号",
                "改成英文括号，或换行缩进写成“键: 值”",
            ),
        ],
    ),
    "no paragraphs": (
        "{main: {text: 丙}}",
        "{}",
        [
            (
                "1:1",
                "no-text",
                "此处没有条文",
                "写 text: 条文，或 paragraphs: {main: 条文}",
            ),
        ],
    ),
    "words for a mapping": (
        "{text: 丙}",
        "{text: 丙, items: 丁}",
        [
            (
                "3:37",
                "wrong-shape",
                "“items”（项）应是一组键值，写成了文字",
                MAPPING,
            ),
        ],
    ),
    "words for a list": (
        AMOUNT,
        "{sum: 甲}",
        [
            (
                "8:19",
                "wrong-shape",
                "“sum”（相加的各项）应是列表，写成了文字",
                "每项另起一行，以“- ”开头；没有内容时删去这一行",
            ),
        ],
    ),
    "a list in wide brackets": (
        AMOUNT,
        "{sum: 【甲】}",
        [
            (
                "8:19",
                "full-width-bracket",
                "“sum”（相加的各项）用了全角括号",
                "改成英文方括号和英文逗号，如 [a, b]",
            ),
        ],
    ),
    "a list of too few": (
        AMOUNT,
        "{sum: [5万元]}",
        [
            (
                "8:14",
                "too-few",
                "“sum”（相加的各项）至少要有 2 项",
                "补写内容",
            ),
        ],
    ),
    "a list of one bad item": (
        AMOUNT,
        "{sum: [5万元, {}]}",
        [
            (
                "8:25",
                "unknown-kind",
                "“sum”（相加的各项）的第2项没有写明是哪一种",
                f"写上其中一个：{KINDS}",
            ),
        ],
    ),
    "a limit that is words": (
        MODE,
        MODE + "    limits: {cap: 5万元}\n",
        [
            (
                "8:19",
                "wrong-shape",
                "“cap”应是一组键值，写成了文字",
                MAPPING,
            ),
        ],
    ),
    "a condition that is misspelt": (
        "basis: {status",
        "conditions: {y: {fielt: years}}\nbasis: {status",
        [
            (
                "9:14",
                "unknown-kind",
                "“y”中不认识的键“fielt”",
                "是否应为“field”？可用：field 比较一个填报项；all 全部满足；any 满足其一；of 满足其中几项；not 不满足；things 有几件事物",
            ),
        ],
    ),
    "a comparison that is misspelt": (
        "basis: {status",
        "conditions: {y: {field: years, op: at_last, value: 4年}}\nbasis: {status",
        [
            (
                "9:36",
                "not-allowed",
                "“op”（比较）不能写“at_last”",
                "是否应为“at_least”？可用：is 等于；is_not 不等于；one_of 属于之一；at_least 以上（含）；more_than 超过；at_most 以下（含）；less_than 不满；yes 是；no 否",
            ),
        ],
    ),
    "a word for yes": (
        "basis: {status",
        "conditions: {y: {field: years, op: is, value: 4, subjective: 是}}\n"
        "basis: {status",
        [
            (
                "9:62",
                "not-boolean",
                "此处只能写 true（是）或 false（否），写的是“是”",
                "是写 true，否写 false",
            ),
        ],
    ),
    "no reason": (
        ", reason: 无先例",
        "",
        [
            (
                "9:1",
                "basis-without-reason",
                "“拟定”或“待核”的数据必须写明理由 reason",
                "加上 reason: 一句话说明怎么定的",
            ),
        ],
    ),
    "no source": (
        "proposed, reason: 无先例",
        "published",
        [
            (
                "9:1",
                "basis-without-source",
                "“已公布”的数据必须写明来源 source",
                "加上 source: {document: 文件标识, article: 条款}",
            ),
        ],
    ),
    "no decision": (
        "proposed, reason: 无先例",
        "approved",
        [
            (
                "9:1",
                "approved-without-decision",
                "“已批准”的数据必须写明是哪一次决定 decision",
                "加上 decision: 标识（policy.yaml 的 decisions 中的一次会议）",
            ),
        ],
    ),
    "a decision of nobody": (
        "无先例",
        "无先例, decision: d",
        [
            (
                "9:1",
                "decision-without-approval",
                "写了批准的决定 decision，状态却不是“已批准”",
                "写 status: approved；还没有批准的删去 decision",
            ),
        ],
    ),
}


def said(kind: str, text: str) -> list[tuple[str, str, str, str]]:
    """What a file of that kind is told: place, code, message, hint."""
    make_whole()
    source, model = read_text(text, "x.yaml"), FILES[kind].model
    assert source.findings == []
    try:
        model.model_validate(source.data)
    except ValidationError as error:
        found = explain(error, model, source)
        assert {(one.severity, one.place.file) for one in found} == {
            ("error", "x.yaml")
        }
        return [
            (
                f"{one.place.line}:{one.place.column}",
                one.code,
                one.message,
                one.hint,
            )
            for one in found
        ]
    return []


def test_each_slip_says_where_it_is_and_what_to_do() -> None:
    assert said("measure", MEASURE) == []
    found = {}
    for name, (right, wrong, _) in SLIPS.items():
        text = MEASURE.replace(right, wrong, 1)
        found[name] = (right, wrong, said("measure", text))
    assert found == SLIPS


def test_ids_of_files_may_have_hyphens() -> None:
    text = "title: 甲\nchapters: {x: {title: 乙, measures: [A b]}}\n"
    (found,) = [one for one in said("policy", text) if one[1] == "bad-id"]
    assert found[2:] == (
        "“A b”不能作标识",
        f"{ID}连字符（-）、下划线（_），不超过 40 个字符",
    )


def test_what_a_file_lacks_is_said_of_the_file_and_what_moved_where_it_is() -> (
    None
):
    found = said("policy", "title: 甲\nattachments: [甲]\n")
    assert found[0] == (
        "1:1",
        "missing-field",
        "文件缺少“short_title”（简称）",
        "补写 short_title: ……",
    )
    assert found[-1] == (
        "2:1",
        "unknown-key",
        "不认识的键“attachments”",
        "每个附件写一份 annexes/标识.yaml（title 和内容），次序写在 annexes；"
        "用 build.py new annex 标识 新建",
    )
