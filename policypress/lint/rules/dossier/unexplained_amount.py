"""起草说明没有提到新设、提高的金额：条文给50万元，说明里没有这个数。

检查：报审时，本文件各条给的金额、比例、限额在起草说明里是否都出现；与原政策（对照政策 previous）数额相同的不算。
为什么：新设、提高的标准是审核和审议最要看的，说明里没有，等于没有说明理由。
不好：条文“每家最高50万元”，起草说明全文没有50万元
好：起草说明写明“每家最高50万元，比原政策提高20万元，理由是……”
来源：国办发〔2018〕115号（送审稿附说明）、《规章制定程序条例》第十八条；实务
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.rule import Rule, Spot
from policypress.lint.subjects import Dossier
from policypress.source.figures import FigureRecord, figures
from policypress.source.model import Policy

RULE = Rule(
    code="DOS-05",
    name="unexplained-amount",
    severity="warning",
    strength="实务",
    source="国办发〔2018〕115号、《规章制定程序条例》第十八条",
    reads="dossier",
)
_NOTE = "drafting-note"


def find(subject: Dossier) -> Iterator[Spot]:
    """Each amount of the text that its drafting note does not have."""
    note = subject.texts.get(_NOTE, "")
    if not note:
        return  # that there is none, missing-paper says
    kept = _kept(subject.policy)
    for record in figures(subject.policy):
        figure = record.figure
        is_given = record.part == "measures" and _is_amount(record)
        if not is_given or not figure.is_known or record.path in kept:
            continue
        if str(figure) not in note:
            yield Spot(
                record.place,
                f"起草说明没有提到{record.label}（{figure}）",
                "在起草说明中写明这个标准和理由",
                str(figure),
            )


def _is_amount(record: FigureRecord) -> bool:
    """Whether a figure is money or a share."""
    kind = getattr(record.figure.parsed, "kind", "")
    return kind in ("money", "ratio")


def _kept(policy: Policy) -> set[str]:
    """The paths of figures that are as they were in the policy before ours."""
    ours = {record.path: record.figure for record in figures(policy)}
    kept = set()
    for benchmark in policy.benchmarks.values():
        if benchmark.scope != "previous":
            continue
        for article in benchmark.articles.values():
            for figure in article.figures.values():
                kept |= {
                    path
                    for path in figure.compares
                    if path in ours and ours[path].value == figure.value
                }
    return kept
