"""Guides against measures: each measure has its guide, each guide its measure, each
material its conditions (申报指南)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from policypress.findings import Finding, did_you_mean
from policypress.source.model import (
    CommonGuide,
    Figure,
    Guide,
    GuideField,
    Material,
    Policy,
    Provision,
)
from policypress.source.traverse import at, condition_ids, known
from policypress.source.validity import dates_in

_DAY = "[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日"
_SPAN = re.compile(f"{_DAY}[^，。；0-9]{{0,4}}(?:至|到|—|－|-){{1,2}}{_DAY}")


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for guides without a measure, measures without a guide, and proofs of nothing."""
    yield from _without_measure(policy)
    for guide in (policy.common_guide, *policy.guides.values()):
        if guide and guide.window:
            yield from _reversed(guide.window)
    yield from _without_common(policy)
    if policy.common_guide:
        yield from _without_guide(policy)
    if policy.meta:
        yield from _proofs(policy)


def _reversed(window: Figure) -> Iterator[Finding]:
    """A time for applications that ends before it begins (2026年3月1日至2026年2月1日). Days
    without a year may go on into the next."""
    for found in _SPAN.finditer(window.value):
        dates = dates_in(found[0])
        if len(dates) == 2 and dates[1].is_before(dates[0]):
            yield at(
                window,
                "value",
                "date-order",
                f"申报时间“{found[0]}”起止颠倒",
                "核对两个日期",
            )


def _without_measure(policy: Policy) -> Iterator[Finding]:
    """A guide goes by the file name of its measure."""
    measures = known(policy, "measures", policy.measures)
    for name, guide in policy.guides.items():
        if name not in measures:
            yield Finding(
                "unknown-measure",
                f"没有措施“{name}”，这份指南无处可用",
                guide.place,
                did_you_mean(name, measures, "文件名要与措施的文件名相同"),
            )


def _without_common(policy: Policy) -> Iterator[Finding]:
    """A guide is made of the common part and its own: without the former there is none."""
    if policy.common_guide or "guides/common" in policy.broken:
        return
    for guide in policy.guides.values():
        yield Finding(
            "guide-without-common",
            "没有各份指南的通用部分（guides/common.yaml），这份指南不会生成",
            guide.place,
            "写 guides/common.yaml（用 new guide common 新建），或者删去这份指南",
            "warning",
        )


def _without_guide(policy: Policy) -> Iterator[Finding]:
    """Asked only where there is a common guide: a policy may have no guides at all."""
    guides = known(policy, "guides", policy.guides)
    for name, measure in policy.measures.items():
        if name not in guides:
            yield Finding(
                "no-guide",
                f"措施“{measure.called}”没有申报指南",
                measure.place,
                f"用 build.py new guide {name} 新建",
                "warning",
            )


def _proofs(policy: Policy) -> Iterator[Finding]:
    """What a material proves is a condition of the policy, the measure, or one of its supports."""
    general = list(_general_ids(policy))
    common = policy.common_guide
    if common:
        yield from _proved(common, general)
        yield from _meant(common.materials, policy)
        yield from _meant(common.form, policy)
    for name, guide in policy.guides.items():
        measure = policy.measures.get(name)
        if measure:
            yield from _proved(guide, [*_own_ids(measure), *general])
        yield from _meant(guide.materials, policy)
        yield from _meant(guide.form, policy)


def _meant(
    items: Mapping[str, Material | GuideField],
    policy: Policy,
) -> Iterator[Finding]:
    """Whom a material or a field is for is named in policy.yaml."""
    groups = policy.meta.groups
    for item in items.values():
        for number, name in enumerate(item.beneficiaries):
            if name not in groups:
                yield at(
                    item,
                    f"beneficiaries.{number}",
                    "unknown-group",
                    f"policy.yaml 的 groups 中没有“{name}”",
                    did_you_mean(name, groups, "先在 groups 中登记"),
                )


def _general_ids(policy: Policy) -> Iterator[str]:
    """Conditions of policy.yaml: general ones, those of groups, and exclusions, of which
    a material shows that none holds."""
    meta = policy.meta
    groups = [group.conditions for group in meta.groups.values()]
    for conditions in (meta.conditions, *groups, meta.exclusions):
        yield from condition_ids(conditions)


def _own_ids(measure: Provision) -> Iterator[str]:
    for conditions in measure.condition_groups():
        yield from condition_ids(conditions)


def _proved(
    guide: Guide | CommonGuide,
    ids: list[str],
) -> Iterator[Finding]:
    """ids: those of the conditions that the guide's materials may name."""
    for material in guide.materials.values():
        for number, name in enumerate(material.proves):
            if name in ids:
                continue
            message = f"没有条件“{name}”，材料“{material.name}”证明不了它"
            otherwise = "写措施或 policy.yaml 中 conditions 的标识"
            hint = did_you_mean(name, ids, otherwise)
            yield at(
                material,
                f"proves.{number}",
                "unknown-condition",
                message,
                hint,
            )
