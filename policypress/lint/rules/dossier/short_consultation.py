"""征求意见时间太短：公开征求意见只有三天。

检查：procedure.consultation 的起止日期相隔多少天；规范性文件一般不少于七个工作日，涉及企业的一般不少于十日。
为什么：时间太短，相关单位和企业来不及提意见，程序上容易被质疑。
不好：from: 2026年3月1日，until: 2026年3月3日
好：from: 2026年3月1日，until: 2026年3月31日
来源：各地行政规范性文件管理规定（期限各地不一）；实务
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.rule import Rule, Spot
from policypress.lint.subjects import Source
from policypress.source.model.procedure import day

RULE = Rule(
    code="DOS-02",
    name="short-consultation",
    severity="warning",
    strength="实务",
    source="各地行政规范性文件管理规定",
    reads="policy",
    checks=("too-short", "lacks-consultation", "lacks-opinions"),
)
_FEWEST = 10  # days, both ends counted


def find(subject: Source) -> Iterator[Spot]:
    """A consultation that ends before anybody can answer."""
    record = subject.policy.meta.procedure.consultation
    if record is None or not record.from_ or not record.until:
        return
    start, end = day(record.from_).earliest, day(record.until).earliest
    days = (end - start).days + 1
    if 0 < days < _FEWEST:
        yield Spot(
            record.place,
            f"公开征求意见只有{days}天，一般不少于{_FEWEST}天",
            "延长征求意见的时间，或者写明从短的理由",
            record.until,
        )
