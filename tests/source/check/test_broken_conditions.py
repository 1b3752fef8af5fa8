"""Conditions, things, derived figures, limits, groups and exclusions that are written wrong:
each is found at its place, with what to write instead.

⟦ stands where the finding is expected; the file is written without it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.rich_policy import FILES, edited, found, marked, support

Make = Callable[[str], dict[str, str]]


def condition(written: str) -> dict[str, str]:
    """A condition of the measure."""
    return edited(
        "measures/grant.yaml",
        "basis: {status",
        f"conditions:\n  {_marked(written)}\nbasis: {{status",
    )


def _marked(written: str) -> str:
    """The condition behind its key, which is marked where nothing in it is."""
    return f"some: {written}" if "⟦" in written else f"⟦some: {written}"


def row(written: str) -> dict[str, str]:
    """A condition of the support, which is given for each patent."""
    lines = f"for_each: patent\namount: 1万元\nconditions: {{some: {written}}}"
    return support(lines)


def of_measure(lines: str) -> dict[str, str]:
    """Lines of the measure itself; a second support stands beside the first."""
    second = (
        "  second: {name: 另行支持, mode: 补贴, amount: 2万元, clause: more}\n"
    )
    return edited(
        "measures/grant.yaml",
        "basis: {status",
        f"{second}{lines}\nbasis: {{status",
    )


def of_policy(lines: str) -> dict[str, str]:
    """Lines of policy.yaml."""
    return edited("policy.yaml", "chapters:\n", f"{lines}\nchapters:\n")


def asked(lines: str) -> dict[str, str]:
    """Lines at the end of fields.yaml, below `derived`."""
    return {"fields.yaml": FILES["fields.yaml"] + lines}


def column(written: str) -> dict[str, str]:
    """One more column of the patents."""
    old = "      pages: {label: 页数, type: number, unit: 页}\n"
    return edited("fields.yaml", old, f"{old}      {written}\n")


# What is wrong: where, what is written there, code, words of the message, of the hint.
CASES: dict[str, tuple[Make, str, str, str, str]] = {
    "条件没有种类": (
        condition,
        "{text: 在本区}",
        "unknown-kind",
        "没有写明是哪一种",
        "any 满足其一",
    ),
    "条件写了两种": (
        condition,
        "{any: {a: {field: local, op: 'yes'}}, field: local, op: 'yes'}",
        "two-kinds",
        "“any”和“field”",
        "只留一个",
    ),
    "旧写法 any_of": (
        condition,
        "{any_of: {a: {field: local, op: 'yes'}}}",
        "unknown-kind",
        "any_of",
        "any 满足其一",
    ),
    "任一只有一个": (
        condition,
        "{⟦any: {a: {field: local, op: 'yes'}}}",
        "too-few",
        "至少要有 2 项",
        "补写",
    ),
    "任一写成列表": (
        condition,
        "{⟦any: [a, b]}",
        "wrong-shape",
        "应是一组键值",
        "键: 值",
    ),
    "套在里面的填报项拼错": (
        condition,
        "{all: {a: {any: {b: {field: ⟦loca, op: 'yes'}, c: {field: local, op: 'yes'}}}}}",
        "unknown-field",
        "loca",
        "“local”",
    ),
    "不字里面的比较不对": (
        condition,
        "{not: {field: cost, op: ⟦'yes'}}",
        "wrong-comparison",
        "研发费用",
        "at_least",
    ),
    "三项里要满足四项": (
        condition,
        "{at_least: ⟦4, of: {a: {field: local, op: 'yes'}, b: {field: local, op: 'no'}}}",
        "too-many-wanted",
        "要满足其中4项，只列了2项",
        "at_least",
    ),
    "满足几项写成文字": (
        condition,
        "{at_least: ⟦三, of: {a: {field: local, op: 'yes'}, b: {field: local, op: 'no'}}}",
        "not-whole",
        "只能写整数",
        "阿拉伯数字",
    ),
    "满足其中几项没有列": (
        condition,
        "{at_least: 2}",
        "missing-field",
        "of",
        "补写 of",
    ),
    "事物没有登记": (
        condition,
        "{things: ⟦patents}",
        "unknown-thing",
        "patents",
        "“patent”",
    ),
    "数的不是件数": (
        condition,
        "{things: patent, op: at_least, value: ⟦3万元}",
        "wrong-unit",
        "数的是行数",
        "3件",
    ),
    "合计的栏目不是数": (
        condition,
        "{things: patent, total: ⟦first, op: at_least, value: 3页}",
        "wrong-field-type",
        "第一专利权人",
        "换一个填报项",
    ),
    "合计没有值": (
        condition,
        "{things: patent, total: pages, op: ⟦at_least}",
        "missing-field",
        "value",
        "补写 value",
    ),
    "合计的单位不同": (
        condition,
        "{things: patent, total: pages, op: at_least, value: ⟦3件}",
        "wrong-unit",
        "单位是“页”",
        "3页",
    ),
    "行的条件栏目拼错": (
        condition,
        "{things: patent, where: {a: {field: ⟦fisrt, op: 'yes'}}}",
        "unknown-field",
        "fisrt",
        "“first”",
    ),
    "栏目用在没有事物的地方": (
        condition,
        "{field: ⟦first, op: 'yes'}",
        "unknown-field",
        "first",
        "for_each: patent",
    ),
    "推算项比较的单位不对": (
        condition,
        "{field: growth, op: at_least, value: ⟦20万元}",
        "wrong-unit",
        "不是数量",
        "3%",
    ),
    "栏目的选项不存在": (
        row,
        "{field: award, op: is, value: ⟦bronze}",
        "unknown-choice",
        "bronze",
        "gold",
    ),
    "逐个事项判断写错地方": (
        row,
        "{field: first, op: 'yes', each_matter: ⟦true}",
        "each-matter-elsewhere",
        "通用条件",
        "for_each",
    ),
    "档次的条件写成英文名": (
        support,
        "amount: {tiers: {a: {amount: 1万元, ⟦condition: {field: local, op: 'yes'}}}}",
        "unknown-key",
        "condition",
        "if",
    ),
    "逐项计算的事物没有登记": (
        support,
        "for_each: ⟦patens\namount: 1万元",
        "unknown-thing",
        "patens",
        "“patent”",
    ),
    "算式读不懂": (
        asked,
        "  rate: {label: 比率, formula: ⟦revenue /}\n",
        "bad-formula",
        "读不懂",
        "+ - * /",
    ),
    "算式里有函数": (
        asked,
        "  rate: {label: 比率, formula: ⟦max(revenue)}\n",
        "bad-formula",
        "max(revenue)",
        "百分数写成小数",
    ),
    "算式里有乘方": (
        asked,
        "  rate: {label: 比率, formula: ⟦revenue ** 2}\n",
        "bad-formula",
        "只能用 + - * /",
        "0.2",
    ),
    "算式里有全角符号": (
        asked,
        "  rate: {label: 比率, formula: ⟦revenue ÷ cost}\n",
        "bad-formula",
        "全角符号",
        "revenue / cost",
    ),
    "算式里的填报项拼错": (
        asked,
        "  rate: {label: 比率, formula: ⟦revenu / cost}\n",
        "unknown-field",
        "revenu",
        "“revenue”",
    ),
    "算式里用了选择项": (
        asked,
        "  rate: {label: 比率, formula: ⟦level / cost}\n",
        "wrong-field-type",
        "认定级别",
        "换一个填报项",
    ),
    "推算项用了推算项": (
        asked,
        "  rate: {label: 比率, formula: ⟦growth * 2}\n",
        "derived-of-derived",
        "growth",
        "展开",
    ),
    "推算项与填报项同名": (
        asked,
        "  ⟦cost: {label: 费用, formula: revenue * 2}\n",
        "same-id",
        "同名",
        "别的标识",
    ),
    "栏目与填报项同名": (
        column,
        "⟦cost: {label: 费用, type: money}",
        "same-id",
        "同名",
        "别的标识",
    ),
    "栏目没有选项": (
        column,
        "rank: {label: 名次, type: ⟦choice}",
        "no-choices",
        "没有选项",
        "choices",
    ),
    "不是选择却可多选": (
        column,
        "rank: {label: 名次, type: number, several: ⟦true}",
        "wrong-field-type",
        "不能多选",
        "删去 several",
    ),
    "默认值不是答案": (
        column,
        "paid: {label: 已付, type: money, default: ⟦没有}",
        "bad-default",
        "没有",
        "如 0",
    ),
    "就高的项目不存在": (
        of_measure,
        "highest: {one: {of: [main, ⟦secnd]}}",
        "unknown-support",
        "secnd",
        "“second”",
    ),
    "就高只写一项": (
        of_measure,
        "highest: {one: {⟦of: [main]}}",
        "too-few",
        "至少要有 2 项",
        "补写",
    ),
    "就高的款不存在": (
        of_measure,
        "highest: {one: {of: [main, second], clause: ⟦mroe}}",
        "unknown-clause",
        "mroe",
        "“more”",
    ),
    "限额低于标准": (
        of_measure,
        "limits: {cap: {at_most: ⟦15000元}}",
        "cap-under-amount",
        "低于“",
        "提高限额",
    ),
    "限额没有数": (
        of_measure,
        "limits: {⟦cap: {scope: row}}",
        "missing-field",
        "at_most",
        "补写 at_most",
    ),
    "限额的范围写错": (
        of_measure,
        "limits: {cap: {at_most: 50万元, scope: ⟦每人}}",
        "not-allowed",
        "每人",
        "applicant",
    ),
    "每一项的名额": (
        support,
        "for_each: patent\namount: 1万元\nlimits: {many: {at_most: 3项, scope: ⟦row}}",
        "count-of-a-row",
        "每一项",
        "applicant",
    ),
    "限额计入的项目不存在": (
        of_measure,
        "limits: {cap: {at_most: 50万元, of: [main, ⟦thrid]}}",
        "unknown-support",
        "thrid",
        "main",
    ),
    "限额合计的不是金额": (
        support,
        "amount: 1万元\nlimits: {all: {at_most: {field: cost}, together_with: [⟦staff]}}",
        "wrong-field-type",
        "这里要金额",
        "换一个填报项",
    ),
    "限额的比例没有基数": (
        of_policy,
        "limits: {cap: {⟦at_most: {share: 10%}}}",
        "missing-field",
        "of",
        "补写 of",
    ),
    "此前已得的次数是金额": (
        of_measure,
        "limits: {times: {at_most: 3次, period: ever, earlier: ⟦cost}}",
        "wrong-field-type",
        "这里要数量",
        "换一个填报项",
    ),
    "不适用的通用条件不存在": (
        of_measure,
        "set_aside: [⟦locl]",
        "unknown-condition",
        "locl",
        "“local”",
    ),
    "给的群体没有登记": (
        of_measure,
        "for: ⟦talents",
        "unknown-group",
        "talents",
        "groups",
    ),
    "群体的条件拼错": (
        of_policy,
        "groups: {firm: {label: 企业, conditions: {a: {field: ⟦loca, op: 'yes'}}}}",
        "unknown-field",
        "loca",
        "“local”",
    ),
    "不予资助的情形没有说法": (
        of_policy,
        "exclusions: {⟦a: {field: local, op: 'no'}}",
        "exclusion-without-text",
        "没有写 text",
        "补写 text",
    ),
    "不予资助的情形拼错": (
        of_policy,
        "exclusions: {a: {field: ⟦locl, op: 'no', text: 不在本区}}",
        "unknown-field",
        "locl",
        "“local”",
    ),
    "排名的评分没有登记": (
        support,
        "amount: 1万元\nreview: evaluation\nranking: {by: ⟦scor, top: 10}",
        "unknown-field",
        "scor",
        "“score”",
    ),
    "排名的得分单位不对": (
        support,
        "amount: 1万元\nreview: evaluation\nranking: {by: score, at_least: ⟦80万元}",
        "wrong-unit",
        "不是数量",
        "3分",
    ),
    "排名取几名写成文字": (
        support,
        "amount: 1万元\nreview: evaluation\nranking: {by: score, top: ⟦十名}",
        "not-whole",
        "只能写整数",
        "阿拉伯数字",
    ),
}


@pytest.mark.parametrize("what", CASES)
def test_what_is_written_wrong_is_found_at_its_place(
    tmp_path: Path, what: str
) -> None:
    make, written, code, says, hint = CASES[what]
    changes = make(written)
    findings = found(tmp_path, changes)
    shown = "\n".join(map(str, findings))
    (hit,) = [one for one in findings if str(one.place) == marked(changes)]
    assert hit.code == code, shown
    assert says in hit.message, shown
    assert hint in hit.hint, shown
    others = {one.code for one in findings if one.severity == "error"}
    assert others <= {code}, shown
