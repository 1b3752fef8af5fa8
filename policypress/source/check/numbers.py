"""Numbers of documents (发文字号): of the policy itself, and of those it cites. 年份 is whole and
stands in 〔〕, 序号 has neither 第 nor leading zeros: GB/T 9704—2012 7.2.5."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.model import Node, Policy
from policypress.source.traverse import at

_YEAR = "(?:20|19)[0-9]{2}"
_STANDARD = "（GB/T 9704 7.2.5）"
# 2026年第3号 is how orders and announcements count, and no slip.
_BARE_YEAR = re.compile(
    rf"(?<![0-9〔])({_YEAR})[ ]?[-－—–/.]?[ ]?第?0*([1-9][0-9]{{0,4}})号?"
)
# What is wrong, and how it is written instead: \\1, \\2 are what was found.
_SLIPS = (
    (
        re.compile(rf"[\[(（【［]({_YEAR})[])）】］](第?[0-9]+号)"),
        "的年份没有用六角括号",
        r"〔\1〕\2",
    ),
    (
        re.compile(r"(〔[0-9]{4}〕)(?:第0*|0+)([1-9][0-9]*号)"),
        "的序号不加“第”，不编虚位",
        r"\1\2",
    ),
    (re.compile(r"(〔[0-9]{4}〕[1-9][0-9]*)$"), "后面缺“号”", r"\1号"),
)
# Of this document only: 国办发〔96〕3号 was once written so.
_SHORT = re.compile("〔([0-9]{2})〕"), "的年份没有写全四位", r"〔20\1〕"


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for numbers that are written wrong."""
    if policy.meta:
        number = policy.meta.number
        slips = (*_SLIPS, _SHORT)
        yield from _number(number.value, number, "value", slips)
        yield from _without_brackets(number.value, number, "value")
    for cited in policy.documents.values():
        yield from _number(cited.number, cited, "number")


def _number(
    number: str,
    node: Node,
    child: str,
    slips: tuple[tuple[re.Pattern[str], str, str], ...] = _SLIPS,
) -> Iterator[Finding]:
    """The first slip in a number."""
    for pattern, what, instead in slips:
        if pattern.search(number):
            yield _wrong(
                number, what, pattern.sub(instead, number), node, child
            )
            return


def _without_brackets(
    number: str, node: Node, child: str
) -> Iterator[Finding]:
    """青府规2026第3号: a year that stands in no brackets."""
    found = _BARE_YEAR.search(number)
    if found is None or found.end() != len(number) or not found.start():
        return
    right = f"{number[: found.start()].strip()}〔{found[1]}〕{found[2]}号"
    yield _wrong(number, "的年份没有加六角括号", right, node, child)


def _wrong(
    number: str, what: str, right: str, node: Node, child: str
) -> Finding:
    """A number, what is wrong with it, and the right one."""
    return at(
        node,
        child,
        "bad-number",
        f"文号“{number}”{what}{_STANDARD}",
        f"写作“{right}”",
    )
