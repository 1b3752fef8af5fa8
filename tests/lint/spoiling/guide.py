"""Spoils for the rules on guides and on what each measure says (GUI)."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from tests.support.spoiling import Spoil, Spoilt, adding, either, without

_ARTICLE = re.compile("第[一二三四五六七八九十]{1,3}条")
_HEADING = re.compile("第[一二三四五六七八九十]{1,3}章")
_LABELS = ("责任单位", "牵头部门", "负责处室")
_SHOWN = 10  # characters of the end of a measure that the rule cites


def _without_body(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """Every clause ends with who is responsible, but one among them."""
    starts = [at for at, line in enumerate(lines) if _ARTICLE.match(line)]
    lasts = [
        max(at for at in range(start, end) if _is_said(lines[at]))
        for start, end in zip(starts, starts[1:], strict=False)
    ]
    if len(lasts) < 6:
        return None
    left = source.choice(lasts[1:-1])
    tail = f"（{source.choice(_LABELS)}：区工业和信息化局、区财政局）"
    broken = [
        line + tail if at in lasts and at != left else line
        for at, line in enumerate(lines)
    ]
    return Spoilt(broken, lines[left][-_SHOWN:], left)


def _is_said(line: str) -> bool:
    """Whether a line is no row of a table and no heading."""
    return not line.startswith("|") and not _HEADING.match(line)


def _without_phone(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """Rows behind the text that say whom to ask, one without a telephone."""
    label = source.choice(("咨询方式", "责任部门", "受理单位", "联系方式"))
    bodies = ("区商务局", "区财政局", "区民政局", "区科技局", "区审计局")
    left = source.randrange(len(bodies) - 1)
    rows = [
        f"{label}：{body}" + ("" if at == left else f"，0755-8234567{at}")
        for at, body in enumerate(bodies)
    ]
    return Spoilt([*lines, *rows], bodies[left], len(lines) + left)


SPOILS: dict[str, Spoil] = {
    "GUI-03": adding(
        "申报截止时间为2026年5月31日，公示时间为〔2026年5月20日〕。",
        "公示时间为2026年7月1日，资金拨付时间为〔2026年6月1日〕。",
        to=".",
    ),
    "GUI-04": either(
        without("[0-9]+个工作日内?", "办理流程", "及时"),
        without("[0-9]+个工作日内?", "办理流程", "按期"),
    ),
    "GUI-05": either(
        without("七、投诉电话|.*87654321.*", "咨询电话"),
        without("六、咨询电话|.*12345678.*", "申报材料"),
    ),
    "GUI-06": without("1份|，盖公章|复印件", "申报材料"),
    "GUI-07": adding(
        "本项目免申即享，企业〔应提交申请表〕。",
        "实行免申即享，〔须提供证明材料〕。",
    ),
    "GUI-09": either(_without_body, _without_phone),
}
