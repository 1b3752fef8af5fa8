"""Chapters and measures: each measure stands in exactly one chapter (章与措施)."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.source.model import Policy
from policypress.source.place import Finding
from policypress.source.suggest import did_you_mean

from ._walk import at, known


def check(policy: Policy) -> Iterator[Finding]:
    if not policy.meta:
        return
    there = known(policy, "measures", policy.measures)
    first: dict[str, str] = {}
    for chapter in policy.meta.chapters.values():
        for number, name in enumerate(chapter.measures):
            if name not in there:
                yield at(chapter, f"measures.{number}", "unknown-measure", f"没有措施文件 measures/{name}.yaml",
                         did_you_mean(name, [one for one in there if one not in first], "新建这个文件，或从章中删去"))
            elif name in first:
                yield at(chapter, f"measures.{number}", "measure-twice", f"措施“{name}”写了两次，先见于“{first[name]}”", "只留一处")
            else:
                first[name] = chapter.title
    for name, measure in policy.measures.items():
        if name not in first:
            yield Finding("measure-without-chapter", f"措施“{measure.title}”没有列入任何一章", measure.place,
                          f"在 policy.yaml 的 chapters 中，把 {name} 写进所属章的 measures")
