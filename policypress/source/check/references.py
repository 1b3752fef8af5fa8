"""Ids that point elsewhere: clauses, other measures, compared figures (标识引用)."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding, did_you_mean, nearest
from policypress.source.figures import nodes
from policypress.source.model import Benchmark, Node, Policy, Provision
from policypress.source.traverse import (
    all_clauses,
    at,
    clauses,
    condition_sets,
    known,
    supports,
)


def check(policy: Policy) -> Iterator[Finding]:
    """A finding for each id that names nothing."""
    yield from _support_clauses(policy)
    if not _texts_broken(policy):
        yield from _condition_clauses(policy)
    measures = known(policy, "measures", policy.provisions)
    for name, measure in policy.provisions.items():
        yield from _exclusions(name, measure, measures)
    for benchmark in policy.benchmarks.values():
        yield from _benchmark_document(benchmark, policy)
        yield from _benchmark_measures(benchmark, measures)
    yield from _compared(policy)


def _texts_broken(policy: Policy) -> bool:
    """Whether a file of provisions cannot be read, which may have what is looked for."""
    folders = ("measures/", "parts/", "supplementary")
    return any(file.startswith(folders) for file in policy.broken)


def _support_clauses(policy: Policy) -> Iterator[Finding]:
    """Each support rests on a 款 or 项 of its measure: the one that it names, or main."""
    for measure, support in supports(policy):
        if support.clause in clauses(measure):
            continue
        child = "clause" if "clause" in support.model_fields_set else "name"
        message = f"条文中没有“{support.clause}”款，“{support.name}”无款可依"
        hint = did_you_mean(support.clause, clauses(measure))
        yield at(
            support,
            child,
            "unknown-clause",
            message,
            hint,
        )


def _condition_clauses(policy: Policy) -> Iterator[Finding]:
    """A condition may name a paragraph or item of its measure, or another provision, or
    one there."""
    articles = all_clauses(policy)
    for measure, conditions in condition_sets(policy):
        ids = [*(clauses(measure) if measure else ()), *articles]
        for condition in conditions.values():
            clause = condition.clause
            if clause and clause not in ids:
                message = f"没有“{clause}”款"
                hint = did_you_mean(clause, ids)
                yield at(
                    condition,
                    "clause",
                    "unknown-clause",
                    message,
                    hint,
                )


def _exclusions(
    name: str,
    measure: Provision,
    measures: list[str],
) -> Iterator[Finding]:
    """What may not be had together (不得同时享受): other measures, and such as exist."""
    for number, other in enumerate(measure.exclusive_with):
        child = f"exclusive_with.{number}"
        if other == name:
            yield at(
                measure,
                child,
                "excludes-itself",
                "措施不能与自己互斥",
                "删去",
            )
        elif other not in measures:
            message, hint = f"没有措施“{other}”", did_you_mean(other, measures)
            yield at(
                measure,
                child,
                "unknown-measure",
                message,
                hint,
            )


def _benchmark_document(
    benchmark: Benchmark,
    policy: Policy,
) -> Iterator[Finding]:
    """The document that a compared policy stands in is registered."""
    name = benchmark.document
    if not name or name in policy.documents or "documents" in policy.broken:
        return
    message = f"documents.yaml 中没有文件“{name}”"
    hint = did_you_mean(name, policy.documents, "先在 documents.yaml 中登记")
    yield at(
        benchmark,
        "document",
        "unknown-document",
        message,
        hint,
    )


def _benchmark_measures(
    benchmark: Benchmark,
    measures: list[str],
) -> Iterator[Finding]:
    """What an article of a compared policy stands against are measures of ours."""
    for article in benchmark.articles.values():
        for number, name in enumerate(article.measures):
            if name not in measures:
                message, hint = (
                    f"没有措施“{name}”",
                    did_you_mean(name, measures),
                )
                yield at(
                    article,
                    f"measures.{number}",
                    "unknown-measure",
                    message,
                    hint,
                )


def _compared(policy: Policy) -> Iterator[Finding]:
    """Paths of figures: what a basis was compared with, and what a benchmark figure
    stands against."""
    every = list(nodes(policy))
    paths = {node.path: None for node in every}
    for node in every:
        for child, path in _written_paths(node):
            home = path.partition("#")[0]
            if path not in paths and home not in policy.broken:
                hint = _meant(path, list(paths))
                yield at(
                    node,
                    child,
                    "unknown-path",
                    f"没有数据“{path}”",
                    hint,
                )


def _written_paths(node: Node) -> Iterator[tuple[str, str]]:
    """Each path that a node names, with the child that it stands in (``compared.0``)."""
    # Not getattr: pydantic makes an error of each that is not there.
    for name, path in node.__dict__.get("compared", {}).items():
        yield f"compared.{name}", path
    for number, path in enumerate(node.__dict__.get("compares", ())):
        yield f"compares.{number}", path


def _meant(path: str, paths: list[str]) -> str:
    """Paths are long and alike: first those of the same file, then those of all."""
    home = path.partition("#")[0]
    in_file = [one for one in paths if one.startswith(f"{home}#")]
    near = nearest(path, in_file) or nearest(path, paths)
    if near:
        return f"是否应为“{near}”？"
    return "写数据的完整路径，如 benchmarks/gm-2019#articles.patent_award.figures.gold"
