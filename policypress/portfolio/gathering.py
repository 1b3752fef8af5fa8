"""The facts of one policy, from its model and the text that was composed of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.document import Document, Paragraph, paragraphs, plain
from policypress.findings import Place
from policypress.portfolio.facts import (
    CitedDocument,
    ComparedFigure,
    Definition,
    Facts,
    Matter,
    OwnFigure,
)
from policypress.source.figures import figures
from policypress.source.model import Basis, Node, Policy
from policypress.source.traverse import supports

# “本办法所称租住面积，是指……。”，“前款所称小微企业，指……”
_DEFINITION = re.compile(
    r"(?:本\w{2,4}|前款|本条)(?:中)?所?称的?"
    r"[“‘]?(?P<term>[^，。；：“”]{2,20}?)[”’]?，?(?:是指|系指|指|包括)"
    r"(?P<meaning>[^。；]{4,400})"
)
_SHORT_NAME = re.compile(r"（以下(?:简称|统称)[^）]*）")
# What keeps the money of several policies for one matter apart.
_GUARD = re.compile(
    r"不(?:得|予|再)?重复(?:享受|申报|资助|奖励|支持|补贴)"
    r"|(?:就高|从高|择优)不(?:就低|重复)|不叠加|不得叠加"
)
_OTHERS = re.compile(
    r"其他[^，。；]{0,12}(?:政策|资金|资助|扶持|奖励|补贴)|同类|各级(?:财政|政策)"
    r"|本[市区县][^，。；]{0,8}政策"
)
# Words for the money itself; what is left of a support's name is what it is given for.
_MONEY = re.compile(
    r"(?:配套|一次性|专项|定额|分级)*"
    r"(?:奖励|资助|补贴|补助|奖补|支持|扶持|贴息|经费|资金)+$"
)

_LONGEST_NAME = 100  # characters: what tells a matter is said by then


def facts_of(policy: Policy, text: Document | None, name: str) -> Facts:
    """The facts of a policy.

    text: its official text as composed; without it there are no definitions and no
    guards. name: as messages call its folder.
    """
    lines = list(paragraphs(text.blocks)) if text else []
    return Facts(
        name,
        policy.meta.title,
        policy.meta.region,
        tuple(_documents(policy)),
        tuple(_definitions(lines)),
        tuple(_compared(policy)),
        tuple(_own_figures(policy)),
        tuple(_matters(policy, _guard(lines))),
    )


def _documents(policy: Policy) -> Iterator[CitedDocument]:
    """The register of cited documents."""
    for cited in policy.documents.values():
        successor = policy.documents.get(cited.replaced_by or "")
        yield CitedDocument(
            cited.title,
            cited.number,
            cited.force,
            successor.title if successor else "",
            cited.place_of("force"),
        )


def _definitions(lines: list[Paragraph]) -> Iterator[Definition]:
    """The terms that the text defines, each once."""
    for line in lines:
        words = plain(line.inlines)
        place = line.origin.place if line.origin else Place("")
        for found in _DEFINITION.finditer(words):
            term = _SHORT_NAME.sub("", found["term"])
            yield Definition(term, found["meaning"].strip(), place)


def _guard(lines: list[Paragraph]) -> str:
    """The first words that keep apart what this policy and others give."""
    for line in lines:
        words = plain(line.inlines)
        for found in _GUARD.finditer(words):
            sentence = _sentence_at(words, found.start())
            if _OTHERS.search(sentence):
                return sentence
    return ""


def _sentence_at(words: str, start: int) -> str:
    """The sentence, or the part of one between semicolons, in which a position lies."""
    begin = max(words.rfind(mark, 0, start) for mark in "。；") + 1
    ends = [words.find(mark, start) for mark in "。；"]
    end = min((one for one in ends if one >= 0), default=len(words))
    return words[begin:end].strip()


def _compared(policy: Policy) -> Iterator[ComparedFigure]:
    """The figures of other policies that this one quotes and knows."""
    for benchmark in policy.benchmarks.values():
        for article in benchmark.articles.values():
            document = _source(article.basis) or benchmark.document or ""
            cited = policy.documents.get(document)
            for figure in article.figures.values():
                if not figure.value:
                    continue
                yield ComparedFigure(
                    cited.title if cited else "",
                    benchmark.region,
                    article.article,
                    figure.label,
                    figure.value,
                    figure.place_of("value"),
                )


def _source(basis: Basis) -> str:
    """The document that a basis rests on, "" where it rests on none."""
    return basis.source.document if basis.source else ""


def _own_figures(policy: Policy) -> Iterator[OwnFigure]:
    """The figures of the document itself."""
    for record in figures(policy):
        if record.is_own and record.figure.value:
            labels = tuple(record.label.split("·"))
            yield OwnFigure(labels, record.figure.value)


def _matters(policy: Policy, guard: str) -> Iterator[Matter]:
    """What the supports are given for."""
    for provision, support in supports(policy):
        yield Matter(
            f"{provision.key}.{support.key}",
            _MONEY.sub("", support.name[:_LONGEST_NAME]),
            tuple(dict.fromkeys(_situations(support.amount))),
            provision.subject or provision.title or provision.key,
            guard,
            support.place,
        )


def _situations(node: Node) -> Iterator[str]:
    """The words by which an amount tells situations apart, at any depth."""
    for name in type(node).model_fields:
        value = getattr(node, name)
        if name == "when" and isinstance(value, str) and value:
            yield value
        for inner in _nodes(value):
            yield from _situations(inner)


def _nodes(value: object) -> Iterator[Node]:
    """The nodes that a field holds: itself, or the members of a mapping or list."""
    if isinstance(value, Node):
        yield value
    elif isinstance(value, dict):
        yield from (one for one in value.values() if isinstance(one, Node))
    elif isinstance(value, tuple):
        yield from (one for one in value if isinstance(one, Node))
