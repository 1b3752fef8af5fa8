"""Ids that point elsewhere: clauses, other measures, compared figures (标识引用)."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding, did_you_mean, nearest
from policypress.source.figures import nodes
from policypress.source.model import Policy
from policypress.source.traverse import (
    at,
    condition_sets,
    known,
    supplementary_clauses,
    supports,
)


def check(policy: Policy) -> Iterator[Finding]:
    yield from _clauses(policy)
    yield from _measures(policy)
    yield from _compared(policy)


def _clauses(policy: Policy) -> Iterator[Finding]:
    for measure, support in supports(policy):
        if support.clause not in measure.paragraphs:
            child = "clause" if "clause" in support.model_fields_set else "name"
            yield at(
                support,
                child,
                "unknown-clause",
                f"条文中没有“{support.clause}”款，“{support.name}”无款可依",
                did_you_mean(support.clause, measure.paragraphs),
            )
    articles = supplementary_clauses(policy)
    for measure, conditions in condition_sets(policy):
        ids = [*(measure.paragraphs if measure else ()), *articles]
        for condition in conditions.values():
            if (
                condition.clause
                and condition.clause not in ids
                and policy.supplementary
            ):
                yield at(
                    condition,
                    "clause",
                    "unknown-clause",
                    f"没有“{condition.clause}”款",
                    did_you_mean(condition.clause, ids),
                )


def _measures(policy: Policy) -> Iterator[Finding]:
    there = known(policy, "measures", policy.measures)
    for name, measure in policy.measures.items():
        for number, other in enumerate(measure.exclusive_with):
            if other == name:
                yield at(
                    measure,
                    f"exclusive_with.{number}",
                    "excludes-itself",
                    "措施不能与自己互斥",
                    "删去",
                )
            elif other not in there:
                yield at(
                    measure,
                    f"exclusive_with.{number}",
                    "unknown-measure",
                    f"没有措施“{other}”",
                    did_you_mean(other, there),
                )
    for benchmark in policy.benchmarks.values():
        if (
            benchmark.document
            and benchmark.document not in policy.documents
            and "documents" not in policy.broken
        ):
            yield at(
                benchmark,
                "document",
                "unknown-document",
                f"documents.yaml 中没有文件“{benchmark.document}”",
                did_you_mean(
                    benchmark.document, policy.documents, "先在 documents.yaml 中登记"
                ),
            )
        for article in benchmark.articles.values():
            for number, name in enumerate(article.measures):
                if name not in there:
                    yield at(
                        article,
                        f"measures.{number}",
                        "unknown-measure",
                        f"没有措施“{name}”",
                        did_you_mean(name, there),
                    )


def _compared(policy: Policy) -> Iterator[Finding]:
    """Paths of figures: what a basis was compared with, and what a benchmark figure stands against."""
    paths = {node.path: None for node in nodes(policy)}
    for node in nodes(policy):
        for child in ("compared", "compares"):
            for number, path in enumerate(getattr(node, child, ())):
                home = path.partition("#")[0]
                if path not in paths and home not in policy.broken:
                    yield at(
                        node,
                        f"{child}.{number}",
                        "unknown-path",
                        f"没有数据“{path}”",
                        _meant(path, list(paths)),
                    )


def _meant(path: str, paths: list[str]) -> str:
    """Paths are long and alike: first those of the same file, then those of all."""
    home = path.partition("#")[0]
    near = nearest(
        path, [one for one in paths if one.startswith(f"{home}#")]
    ) or nearest(path, paths)
    return (
        f"是否应为“{near}”？"
        if near
        else "写数据的完整路径，如 benchmarks/gm-2019#articles.patent_award.figures.gold"
    )
