"""Guides against measures: each measure has its guide, each guide its measure, each material its conditions (申报指南)."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding, did_you_mean
from policypress.source.model import Policy
from policypress.source.traverse import at, condition_ids, known


def check(policy: Policy) -> Iterator[Finding]:
    measures = known(policy, "measures", policy.measures)
    guides = known(policy, "guides", policy.guides)
    for name, guide in policy.guides.items():
        if name not in measures:
            yield Finding(
                "unknown-measure",
                f"没有措施“{name}”，这份指南无处可用",
                guide.place,
                did_you_mean(name, measures, "文件名要与措施的文件名相同"),
            )
    if policy.common_guide:
        for name, measure in policy.measures.items():
            if name not in guides:
                yield Finding(
                    "no-guide",
                    f"措施“{measure.title}”没有申报指南",
                    measure.place,
                    f"新建 guides/{name}.yaml",
                    "warning",
                )
    yield from _proofs(policy)


def _proofs(policy: Policy) -> Iterator[Finding]:
    """What a material proves is a condition of the policy, the measure, or one of its supports."""
    if not policy.meta:
        return
    general = list(condition_ids(policy.meta.conditions))
    homes = [(policy.common_guide, general)] if policy.common_guide else []
    for name, guide in policy.guides.items():
        if measure := policy.measures.get(name):
            own = [
                *condition_ids(measure.conditions),
                *(
                    key
                    for s in measure.supports.values()
                    for key in condition_ids(s.conditions)
                ),
            ]
            homes.append((guide, [*own, *general]))
    for home, ids in homes:
        for material in home.materials.values():
            for number, proved in enumerate(material.proves):
                if proved not in ids:
                    yield at(
                        material,
                        f"proves.{number}",
                        "unknown-condition",
                        f"没有条件“{proved}”，材料“{material.name}”证明不了它",
                        did_you_mean(
                            proved, ids, "写措施或 policy.yaml 中 conditions 的标识"
                        ),
                    )
