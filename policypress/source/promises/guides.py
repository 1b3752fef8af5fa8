"""What a guide asks for and how long it takes (材料、时限): every material has a ground, every deadline a clause.

GUI-02, -03, -04 and -07 of the drafting norms. That a measure has its guide, source/check/guides.py sees to.
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding, did_you_mean
from policypress.language.quantity import Quantity
from policypress.source.model import Condition, Figure, Material, Measure, Policy
from policypress.source.model.base import Node
from policypress.source.model.guide import CommonGuide, Guide, Step
from policypress.source.promises.validity import dates_in, validity
from policypress.source.traverse import at, condition_ids, supplementary_clauses


def common_guide(policy: Policy) -> Iterator[Finding]:
    """What all guides share."""
    common = policy.common_guide
    if not common:
        return
    yield from _proved(policy.meta.conditions, common.materials)
    yield from _grounds(common.materials, policy)
    if not common.clause:
        yield Finding(
            "guide-without-clause",
            "办理程序和时限没有写明由哪一条规定",
            common.place,
            "补写 clause: 附则条款的标识；附则没有规定的，先在附则中授权",
            "warning",
        )
    yield from _article(common, policy)
    yield from _in_time(common, {})


def guide(name: str, measure: Measure, policy: Policy) -> Iterator[Finding]:
    """What one measure's guide adds."""
    common, own = policy.common_guide, policy.guides.get(name)
    if not common:
        return
    materials = {**common.materials, **(own.materials if own else {})}
    for conditions in (
        measure.conditions,
        *(support.conditions for support in measure.supports.values()),
    ):
        yield from _proved(conditions, materials)
    if own:
        yield from _grounds(own.materials, policy)
        if own.steps:
            yield from _in_time(common, own.steps)
        if own.no_application:
            yield from _without_application(own, len(materials), measure, policy)
    window = own.window if own and own.window else common.window
    if _outside(window, policy):
        yield at(
            window,
            "value",
            "window-outside-validity",
            f"申报时间“{window}”不在文件的有效期内",
            "核对申报时间、施行日期和有效期",
        )


def _proved(
    conditions: dict[str, Condition], materials: dict[str, Material]
) -> Iterator[Finding]:
    """Each condition has a material or a source of data that shows it."""
    proved = {key for material in materials.values() for key in material.proves}
    for key, condition in conditions.items():
        if not proved & set(condition_ids({key: condition})):
            yield Finding(
                "condition-without-material",
                f"条件“{key}”没有材料或者数据来源可以证明",
                condition.place,
                f"在 guides 的某项材料中写 proves: [{key}]；由主管单位核验的，也列为一项并写明来源",
                "warning",
            )


def _grounds(materials: dict[str, Material], policy: Policy) -> Iterator[Finding]:
    """Each material shows a condition, or a clause asks for it."""
    for material in materials.values():
        if not material.proves and not material.clause:
            yield Finding(
                "material-without-ground",
                f"材料“{material.name}”不证明任何条件，也没有条文依据",
                material.place,
                "写明 proves: [条件标识]，或 clause: 附则条款的标识；都没有的，不得要求提交",
                "warning",
            )
        yield from _article(material, policy)


def _article(node: Material | CommonGuide, policy: Policy) -> Iterator[Finding]:
    clauses = supplementary_clauses(policy)
    if node.clause and node.clause not in clauses:
        yield at(
            node,
            "clause",
            "unknown-clause",
            f"附则中没有“{node.clause}”",
            did_you_mean(node.clause, clauses),
        )


def _in_time(common: CommonGuide, own: dict[str, Step]) -> Iterator[Finding]:
    """The steps take no longer than what is promised for all of them together."""
    total = _length(common.total_limit)
    lengths = [_length(step.limit) for step in {**common.steps, **own}.values()]
    same = [one for one in lengths if one and total and one.unit == total.unit]
    if total and sum(one.value for one in same) > total.value:
        home: Node = common if not own else next(iter(own.values()))
        place = common.total_limit.place_of("value") if home is common else home.place
        yield Finding(
            "limits-exceed-total",
            f"各环节时限合计{sum(one.value for one in same)}{total.unit}，超过总办理时限{common.total_limit}",
            place,
            "缩短环节的时限，或核对 total_limit",
        )


def _length(figure: Figure | None) -> Quantity | None:
    parsed = figure.parsed if figure and figure.value else None
    return parsed if isinstance(parsed, Quantity) else None


def _without_application(
    guide: Guide, materials: int, measure: Measure, policy: Policy
) -> Iterator[Finding]:
    """免申即享: scope and standard are plain, data are at hand; nothing is judged and nothing asked for."""

    def why(reason: str) -> Finding:
        return at(
            guide,
            "no_application",
            "not-without-application",
            f"不能免申即享：{reason}",
            "改为 no_application: false，或先去掉这一障碍",
        )

    groups = [
        policy.meta.conditions,
        measure.conditions,
        *(s.conditions for s in measure.supports.values()),
    ]
    judged = [
        key
        for group in groups
        for key, condition in group.items()
        if condition.subjective
    ]
    if judged:
        yield why(f"条件“{judged[0]}”需要主观判断")
    reviewed = [
        support.name
        for support in measure.supports.values()
        if support.review == "evaluation"
    ]
    if reviewed:
        yield why(f"“{reviewed[0]}”为评审制")
    if materials:
        yield why(f"仍要求提交{materials}项材料（含通用材料）")


def _outside(window: Figure, policy: Policy) -> bool:
    start, end = validity(policy.meta)
    return any(
        (start and date.latest < start) or (end and date.earliest > end)
        for date in dates_in(window.value)
    )
