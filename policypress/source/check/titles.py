"""Titles that stand twice confuse cross-references and enumerations, and what has none
cannot be named in a guide (标题重复、缺少名称)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policypress.findings import Finding
from policypress.source.model import Policy
from policypress.source.model.base import Node
from policypress.source.traverse import at

_NUMERALS = "一二三四五六七八九十百"
# A number that a title begins with; 二、三产业 and 1.5级 are none.
_NUMBER = re.compile(
    f"第[{_NUMERALS}0-9]+(?:分编|部分|[编章节条款])|附件[{_NUMERALS}0-9]*[：:、.．]?"
    f"|[{_NUMERALS}]+、(?![{_NUMERALS}])|[（(][{_NUMERALS}0-9]+[)）]、?"
    "|[0-9]+(?:、|[.．](?![0-9]))"
)


def check(policy: Policy) -> Iterator[Finding]:
    """A finding for each measure without a name, for each title that stood before — of
    chapters, of provisions, of the supports of one measure —, and for each that has a
    number of its own."""
    if policy.meta:
        yield from _repeated(policy.chapters.values(), "title", "章名")
        yield from _numbered(policy.chapters.values(), "章名")
        yield from _in_marks(policy.meta, "title", "名称")
        yield from _in_marks(policy.meta, "short_title", "简称")
    for cited in policy.documents.values():
        yield from _in_marks(cited, "title", "名称")
        yield from _in_marks(cited, "short", "简称")
    yield from _numbered(policy.provisions.values(), "条名")
    yield from _numbered(policy.annexes.values(), "附件名称")
    yield from _repeated(policy.provisions.values(), "title", "措施名称")
    yield from _repeated(policy.provisions.values(), "subject", "事项")
    for measure in policy.measures.values():
        if not measure.subject:
            yield at(
                measure,
                "title",
                "measure-without-name",
                "有资助项目的条没有名称，指南和申请表无法命名",
                "写 title（条名），条文不印条名的写 subject（事项）",
            )
        yield from _repeated(measure.supports.values(), "name", "资助项目名称")


def _in_marks(node: Node, child: str, what: str) -> Iterator[Finding]:
    """书名号 are printed where a document is cited; written in its name too they stand twice:
    《《…》》. One that begins with another's name (《…》实施细则) has them of right."""
    title = str(getattr(node, child) or "").strip()
    if not title.startswith("《") or title.find("》") != len(title) - 1:
        return
    yield at(
        node,
        child,
        "title-in-marks",
        f"{what}写了书名号，印出来是“《{title}》”",
        f"只写“{title[1:-1]}”，书名号自动加",
    )


def _numbered(nodes: Iterable[Node], what: str) -> Iterator[Finding]:
    """A number that is typed in a title is printed behind the one that is made: 第二章
    第二章支持消费. what: what messages call the title."""
    for node in nodes:
        title = str(getattr(node, "title", "") or "").strip()
        found = _NUMBER.match(title)
        if found is None or found.end() == len(title):
            continue
        yield at(
            node,
            "title",
            "numbered-title",
            f"{what}“{title}”自己写了序号“{found[0]}”，印出来会重复",
            f"序号自动编排，只写“{title[found.end() :].strip()}”",
        )


def _repeated(
    nodes: Iterable[Node],
    child: str,
    what: str,
) -> Iterator[Finding]:
    """child: where a node has its title. what: what messages call it."""
    first: dict[str, Node] = {}
    for node in nodes:
        title = getattr(node, child)
        if not title:  # a provision need not have one
            continue
        earlier = first.setdefault(title, node)
        if earlier is not node:
            message = f"{what}“{title}”重复，先见于 {earlier.place_of(child)}"
            yield at(
                node,
                child,
                "same-title",
                message,
                "改用不同的说法",
            )
