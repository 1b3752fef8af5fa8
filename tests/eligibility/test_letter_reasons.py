"""Why an application is refused, reason by reason: of all measures, of the one applied
for, of its supports and of each thing that it was applied for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from policypress.document import Paragraph, plain
from policypress.eligibility import evaluate
from policypress.eligibility.answer_file import AnswerFile
from policypress.eligibility.letter import refusal
from policypress.source import load
from tests.support.applicants import FILES, REPOSITORY, rules_of

CHANGES = {
    "policy.yaml": FILES["policy.yaml"].replace(
        "basis: {status: proposed",
        """\
  settled: {field: won_before, op: "yes", text: 以前获过奖, clause: scope}
exclusions:
  faked: {field: faked, op: "yes", text: 弄虚作假, clause: scope}
  barred: {field: barred, op: "yes", text: 在禁止期内, clause: scope}
basis: {status: proposed""",
    ),
    "fields.yaml": FILES["fields.yaml"]
    + """\
  faked: {label: 弄虚作假, question: 弄虚作假了吗？, type: yes_no}
  barred: {label: 禁止期, question: 在禁止期内吗？, type: yes_no}
things:
  ship:
    label: 船
    ask: 有哪些船？
    unit: 艘
    columns:
      tons: {label: 吨位, question: 多少吨？, type: number, unit: 吨}
      new: {label: 新建, question: 是新建的吗？, type: yes_no}
""",
    "measures/buoy.yaml": """\
title: 资助建造船舶
subject: 造船
paragraphs:
  main: {text: "符合条件的，每艘资助{{ s.ship.value }}。"}
  more: {text: "在东港的，奖励{{ s.port.value }}。"}
set_aside: {settled: main}
supports:
  ship:
    name: 造船资助
    mode: 资助
    for_each: ship
    amount: 1万元
    conditions:
      new: {field: new, op: "yes", text: 是新建的船}
      big: {field: tons, op: at_least, value: 500吨}
  port:
    name: 东港奖励
    mode: 奖励
    clause: more
    amount: 2万元
    conditions: {east: {field: port, op: is, value: east, text: 船籍港为东港}}
""",
}


def letters(
    folder: Path, changes: dict[str, str] = CHANGES
) -> Callable[..., list[str]]:
    """What the letter to an applicant says behind its first paragraph and before where to
    appeal."""
    rules = rules_of(folder, changes)
    policy = load(folder).policy
    assert policy

    def reasons(**answers: Any) -> list[str]:
        """The reasons, their clauses, and what would change them."""
        document, _ = refusal(
            policy,
            REPOSITORY / "templates",
            rules,
            AnswerFile("白塔船厂", answers),
            evaluate(rules, answers, steps=True),
            "buoy",
        )
        assert document
        lines = [
            plain(block.inlines)
            for block in document.blocks
            if isinstance(block, Paragraph)
        ]
        start = next(n for n, one in enumerate(lines) if one[:3] == "（一）")
        return lines[start:-4]

    return reasons


SHIPS = [{"tons": 400, "new": True}, {"tons": 600, "new": False}]
ANSWERS = {
    "dishonest": False,
    "won_before": False,
    "faked": False,
    "barred": False,
    "port": "west",
    "ship": SHIPS,
}


def test_each_reason_is_told_with_what_was_answered_and_its_clause(
    tmp_path: Path,
):
    """A condition that the measure sets aside (以前获过奖) is none."""
    reasons = letters(tmp_path)
    clauses = [
        "上述条款的规定如下：",
        "第六条第一款：符合条件的，每艘资助1万元。",
        "第六条第二款：在东港的，奖励2万元。",
        "情况变化、达到下列要求的，可以在以后的申报期内重新申请："
        "“船籍港”由“西港”改为“东港”。",
    ]
    east = "东港奖励：船籍港为东港。填报的情况：船籍港：西港。依据：第六条第二款。"
    assert reasons(**ANSWERS) == [
        "（一）造船资助：吨位不低于500吨。填报的情况：船第1项，吨位：400吨。依据：第六条第一款。",
        "（二）造船资助：是新建的船。填报的情况：船第2项，新建：否。依据：第六条第一款。",
        f"（三）{east}",
        *clauses,
    ]
    assert reasons(**ANSWERS | {"ship": []}) == [
        "（一）造船资助：有船。填报的情况：船：无。依据：第六条第一款。",
        f"（二）{east}",
        *clauses,
    ]
    barred = {"dishonest": True, "faked": True, "barred": True}
    assert reasons(**ANSWERS | barred) == [
        "（一）没有失信情形。填报的情况：失信情形：是。依据：第七条。",
        "（二）属于不予支持的情形：弄虚作假。填报的情况：弄虚作假：是。依据：第七条。",
        "（三）属于不予支持的情形：在禁止期内。填报的情况：禁止期：是。依据：第七条。",
        "上述条款的规定如下：",
        "第七条：没有失信情形的单位可以申请。",
    ]


def test_an_amount_that_comes_to_nothing_is_told_with_its_arithmetic(
    tmp_path: Path,
):
    """低保边缘家庭成员超过5000元的部分: who has just 5000 is one of these, and gets nothing."""
    told = CHANGES["measures/buoy.yaml"]
    by_port = "amount: {by: port, tiers: {east: {amount: 2万元}, west: {amount: {share: 50%, of: fee}}}}"
    told = told.replace(
        """    amount: 2万元
    conditions: {east: {field: port, op: is, value: east, text: 船籍港为东港}}
""",
        f"    {by_port}\n",
    )
    told = told.replace("{{ s.port.value }}", "{{ s.port.east }}")
    fee = "  fee: {label: 停泊费, question: 停泊费是多少？, type: money, unit: 元}\n"
    fields = CHANGES["fields.yaml"].replace("things:\n", f"{fee}things:\n")
    changed = CHANGES | {"measures/buoy.yaml": told, "fields.yaml": fields}
    reasons = letters(tmp_path, changed)
    assert reasons(**ANSWERS | {"fee": 0, "ship": []})[1] == (
        "（二）东港奖励：按标准计算的金额大于0。填报的情况：船籍港：西港，停泊费：0元。"
        "计算过程：西港：停泊费0元 × 50% = 0元。依据：第六条第二款。"
    )
