"""分期拨付: what a clause pays in parts the model says in parts, so that guide and page do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.model import Provision
from policypress.source.promises.wording.sentences import FIGURE, words_of
from policypress.source.traverse import at

_IN_PARTS = re.compile(
    "(?<!不)分(?:[一二两三四五六七八九十0-9]{1,2}个?(?:期|次|年度?)|期|年度?|阶段)"
    "[^，。；]{0,12}?(?:拨付|发放|支付|兑现|拨给|给付)"
)


def instalments(provision: Provision) -> Iterator[Finding]:
    """A warning where no amount of the provision is paid in parts or over years, and its
    clause says so."""
    found = _IN_PARTS.search(words_of(provision))
    if found is None:
        return
    amounts = [
        one
        for support in provision.supports.values()
        for one in support.amount.walk()
    ]
    if any(one.paid or one.years or one.period for one in amounts):
        return
    said = found[0].replace(FIGURE, "……")
    yield at(
        provision,
        "supports",
        "instalments-missing",
        f"条文写明“{said}”，模型没有写分期，指南和计算器不会提到",
        "在 amount 中写 paid: [40%, 60%]，条文用 {{ s.标识.paid.0 }} 引用",
        "warning",
    )
