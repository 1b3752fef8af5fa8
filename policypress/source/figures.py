"""All figures of a policy, in a fixed order, each with a name a reader understands (数据清单)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policypress.findings import Place
from policypress.source.model import (
    AnyOf,
    Atom,
    Basis,
    BenchmarkArticle,
    Caps,
    Cited,
    Figure,
    Node,
    Policy,
)
from policypress.source.model.measure import Quota

# The field by which a node is called, first one that is there.
_NAMES = ("short_title", "title", "name", "when", "label", "subject")


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """A figure in its context. label: 专利奖配套奖励·中国专利奖·中国专利金奖·金额. part: the kind of file it stands in —
    policy, measures, supplementary, notes, guides, documents, benchmarks or fields."""

    label: str
    figure: Figure
    part: str

    @property
    def path(self) -> str:
        return self.figure.path

    @property
    def place(self) -> Place:
        """Where the value itself stands."""
        return self.figure.place_of("value")


def figures(policy: Policy) -> tuple[FigureRecord, ...]:
    """Every figure: the policy's own first (policy, measures in order, supplementary), then notes, guides, the register
    of documents, and the policies compared against. Listed once a policy: checks, documents and site all ask."""
    known = policy.__dict__.get("_figures")  # beside the fields, which are frozen
    if known is None:
        known = policy.__dict__["_figures"] = tuple(_figures(policy))
    return known


def _figures(policy: Policy) -> Iterator[FigureRecord]:
    for part, name, node in _files(policy):
        for labels, figure in _walk(node, (name,) if name else (), policy):
            yield FigureRecord("·".join(labels), figure, part)


def nodes(policy: Policy) -> Iterator[Node]:
    """Every node of the policy, outer before inner, in the same order."""
    for _, _, node in _files(policy):
        yield from _inner(node)


def _files(policy: Policy) -> Iterator[tuple[str, str, Node]]:
    """Part, name and node of each file that is there; documents one by one."""
    if policy.meta:
        yield "policy", "", policy.meta
    for measure in policy.measures.values():
        yield "measures", measure.title, measure
    if policy.supplementary:
        yield "supplementary", policy.supplementary.title, policy.supplementary
    if policy.notes:
        yield "notes", "起草说明", policy.notes
    if policy.common_guide:
        yield "guides", "申报指南（通用部分）", policy.common_guide
    for key, guide in policy.guides.items():
        yield (
            "guides",
            f"申报指南·{policy.measures[key].title if key in policy.measures else key}",
            guide,
        )
    for cited in policy.documents.values():
        yield "documents", cited.short or cited.title, cited
    for benchmark in policy.benchmarks.values():
        yield "benchmarks", benchmark.name, benchmark


def _walk(
    node: Node, labels: tuple[str, ...], policy: Policy
) -> Iterator[tuple[tuple[str, ...], Figure]]:
    for name, field in type(node).model_fields.items():
        value = getattr(node, name)
        if isinstance(value, Figure):
            yield (*labels, value.label or field.title or name), value
        elif isinstance(value, Node) and not isinstance(value, Basis):
            # 资助标准 adds nothing to what stands in it; 限额 and 名额 tell 每年 from 每年.
            yield from _walk(
                value,
                (*labels, field.title or name)
                if isinstance(value, (Caps, Quota))
                else labels,
                policy,
            )
        elif isinstance(value, dict):
            for key, item in value.items():
                if isinstance(item, Figure):
                    yield (*labels, item.label or key), item
                elif isinstance(item, Node):
                    yield from _walk(item, (*labels, _name(key, item, policy)), policy)


def _name(key: str, node: Node, policy: Policy) -> str:
    if isinstance(node, (Atom, AnyOf)):
        question = policy.fields.get(node.field) if isinstance(node, Atom) else None
        return f"申报条件·{question.label if question else node.text or key}"
    if isinstance(node, Cited):
        return node.short or node.title
    if isinstance(node, BenchmarkArticle):
        subjects = [
            policy.measures[name].subject
            for name in node.measures
            if name in policy.measures
        ]
        return node.article or "、".join(subjects) or key
    return next(
        (str(words) for name in _NAMES if (words := getattr(node, name, ""))), key
    )


def _inner(node: Node) -> Iterator[Node]:
    yield node
    for name, value in node.__dict__.items():
        if name[0] == "_":  # what binding adds
            continue
        for item in (
            value.values()
            if isinstance(value, dict)
            else value
            if isinstance(value, tuple)
            else (value,)
        ):
            if isinstance(item, Node):
                yield from _inner(item)
