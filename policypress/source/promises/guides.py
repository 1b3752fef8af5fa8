"""What a guide asks for and how long it takes (材料、时限): every material has a ground,
every deadline a clause.

That a measure has its guide, source/check/guides.py sees to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policypress.findings import Finding, Place, did_you_mean
from policypress.language.quantity import Quantity
from policypress.source.model import (
    Condition,
    Figure,
    Guide,
    Material,
    Policy,
    Provision,
)
from policypress.source.model.figure import quantity_of
from policypress.source.model.guide import CommonGuide, Step
from policypress.source.model.wording import REVIEWS
from policypress.source.procedure_steps import steps_of
from policypress.source.traverse import (
    all_clauses,
    at,
    condition_ids,
)
from policypress.source.validity import dates_in, validity

# In which words a step says that the best are chosen.
_CHOOSING = re.compile("评审|评选|评分|打分|考核|择优|遴选|评议|专家|竞争性")


def common_guide(policy: Policy) -> Iterator[Finding]:
    """What all guides share."""
    common = policy.common_guide
    if not common:
        return
    yield from _proved(policy.meta.conditions, common.materials)
    for key, group in policy.meta.groups.items():
        theirs = _meant(common.materials, (key,))
        yield from _proved(group.conditions, theirs)
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
    if common.total_limit:
        place = common.total_limit.place_of("value")
        # Steps of only some measures are added up with those, measure by measure.
        always = [one for one in common.steps.values() if not one.modes]
        yield from _in_time(common.total_limit, always, place)


def guide(
    name: str,
    measure: Provision,
    policy: Policy,
) -> Iterator[Finding]:
    """What one measure's guide adds."""
    common, own = policy.common_guide, policy.guides.get(name)
    if not common:
        return
    merged = {**common.materials, **(own.materials if own else {})}
    materials = _meant(merged, measure.beneficiaries)
    for conditions in measure.condition_groups():
        yield from _proved(conditions, materials)
    if own:
        yield from _grounds(own.materials, policy)
        yield from _own_steps(own, common, measure)
    if own and own.no_application:
        number = _handed_in(materials)
        yield from _without_application(own, number, measure, policy)
    else:
        yield from _review_steps(measure, common, own)
    window = own.window if own and own.window else common.window
    if _outside(window, policy):
        yield at(
            window,
            "value",
            "window-outside-validity",
            f"申报时间“{window}”不在文件的有效期内",
            "核对申报时间、施行日期和有效期",
        )


def _handed_in(materials: dict[str, Material]) -> int:
    """How many materials an applicant has to hand in."""
    return sum(one.required != "verified" for one in materials.values())


def _meant(
    materials: dict[str, Material],
    groups: tuple[str, ...],
) -> dict[str, Material]:
    """The materials that those hand in whom a provision is for."""
    return {key: one for key, one in materials.items() if one.is_for(groups)}


def _proved(
    conditions: dict[str, Condition],
    materials: dict[str, Material],
) -> Iterator[Finding]:
    """Each condition has a material or a source of data that shows it."""
    proved = {
        key for material in materials.values() for key in material.proves
    }
    for key, condition in conditions.items():
        if proved.isdisjoint(condition_ids({key: condition})):
            yield Finding(
                "condition-without-material",
                f"条件“{key}”没有材料或者数据来源可以证明",
                condition.place,
                f"在 guides 的某项材料中写 proves: [{key}]；由主管单位核验的，也列为一项并写明来源",
                "warning",
            )


def _grounds(
    materials: dict[str, Material],
    policy: Policy,
) -> Iterator[Finding]:
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


def _article(
    node: Material | CommonGuide,
    policy: Policy,
) -> Iterator[Finding]:
    """What a material or the guide rests on is a supplementary article, or a paragraph of one."""
    clauses = all_clauses(policy)
    if node.clause and node.clause not in clauses:
        message = f"附则中没有“{node.clause}”"
        hint = did_you_mean(node.clause, clauses)
        yield at(
            node,
            "clause",
            "unknown-clause",
            message,
            hint,
        )


def _own_steps(
    own: Guide,
    common: CommonGuide,
    measure: Provision,
) -> Iterator[Finding]:
    """A guide's own steps add to the common ones, or stand for those of the same key."""
    total = own.total_limit or common.total_limit
    if total is None:
        return
    steps = list(steps_of(measure, common, own).values())
    if own.total_limit:
        place = own.total_limit.place_of("value")
        yield from _in_time(own.total_limit, steps, place)
    elif own.steps:
        first = next(iter(own.steps.values()))
        yield from _in_time(total, steps, first.place)


def _review_steps(
    measure: Provision,
    common: CommonGuide,
    own: Guide | None,
) -> Iterator[Finding]:
    """The steps follow the review (审核方式): what is chosen by experts has a step in which
    that happens, and nothing else is called 评审."""
    steps = steps_of(measure, common, own).values()
    is_chosen = any(
        one.review == "evaluation" or one.ranking
        for one in measure.supports.values()
    )
    if is_chosen:
        if not any(_CHOOSING.search(one.name + one.text) for one in steps):
            yield Finding(
                "review-without-step",
                f"“{measure.called}”为评审制，办理流程没有评审的环节",
                own.place if own else common.place,
                "在指南的 steps 中写明由谁评审；通用环节只给评审制的，写 only: evaluation",
                "warning",
            )
        return
    for step in steps:
        if "评审" in step.name and not step.modes:
            yield Finding(
                "step-without-review",
                f"“{measure.called}”不是评审制，办理流程却有“{step.name}”",
                step.place,
                "给这一环节写 only: evaluation，或者改环节的名称，或者核对条文的 review",
                "warning",
            )


def _in_time(
    limit: Figure,
    steps: Sequence[Step],
    place: Place,
) -> Iterator[Finding]:
    """The steps take no longer than what is promised for all of them together (总办理时限).

    Those in its unit are added up. Of several units the days that they take at least: so
    many working days are as many days or more.
    """
    total = _length(limit)
    if total is None:
        return
    lengths = [one for one in (_length(step.limit) for step in steps) if one]
    needed = sum(one.value for one in lengths if _unit(one) == _unit(total))
    fewest = sum(one.value * _FEWEST.get(_unit(one), 0) for one in lengths)
    if needed <= total.value and _unit(total) in _MOST:
        if fewest > total.value * _MOST[_unit(total)]:
            yield Finding(
                "limits-exceed-total",
                f"各环节时限合计至少{fewest}天，超过总办理时限{limit}",
                place,
                "缩短环节的时限，或核对 total_limit",
            )
    elif needed > total.value:
        yield Finding(
            "limits-exceed-total",
            f"各环节时限合计{needed}{total.unit}，超过总办理时限{limit}",
            place,
            "缩短环节的时限，或核对 total_limit",
        )


# Days that one of a unit has at least, and at most.
_FEWEST = {"天": 1, "工作日": 1, "月": 28, "年": 365}
_MOST = {"天": 1, "月": 31, "年": 366}


def _unit(length: Quantity) -> str:
    """天 for 日, 月 for 个月, 工作日 for 个工作日."""
    unit = length.unit.removeprefix("个")
    return "天" if unit == "日" else unit


def _length(figure: Figure | None) -> Quantity | None:
    """A time limit as a quantity; None when there is none, or it is not known yet."""
    if figure is None or not figure.is_known:
        return None
    return quantity_of(figure)


def _without_application(
    own: Guide,
    materials: int,
    measure: Provision,
    policy: Policy,
) -> Iterator[Finding]:
    """免申即享: scope and standard are plain, data are at hand; nothing is judged and
    nothing asked for.

    A finding for each thing that stands against it.
    """
    for reason in _obstacles(materials, measure, policy):
        yield at(
            own,
            "no_application",
            "not-without-application",
            f"不能免申即享：{reason}",
            "改为 no_application: false，或先去掉这一障碍",
        )


def _obstacles(
    materials: int,
    measure: Provision,
    policy: Policy,
) -> Iterator[str]:
    """materials: how many are asked for, the common ones too."""
    for group in (policy.meta.conditions, *measure.condition_groups()):
        judged = [
            key for key, condition in group.items() if condition.subjective
        ]
        if judged:
            yield f"条件“{judged[0]}”需要主观判断"
            break
    for support in measure.supports.values():
        if support.review != "approval":
            yield f"“{support.name}”为{REVIEWS[support.review]}"
            break
    if materials:
        yield f"仍要求提交{materials}项材料（含通用材料）"


def _outside(window: Figure, policy: Policy) -> bool:
    """Whether a time for applications names a date before or after the document is in force."""
    start, end = validity(policy.meta)
    for date in dates_in(window.value):
        if start and date.latest < start:
            return True
        if end and date.earliest > end:
            return True
    return False
