"""What a form asks and what a guide has handed in: nothing without a cause, nothing twice,
nothing that nobody can know (兜底材料).

That the form asks what the calculator asks needs no check: it takes its questions from
the conditions, amounts and limits themselves (compose/views/questions_asked).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Finding, did_you_mean
from policypress.language.applicants import ADDRESSES
from policypress.source.model import (
    CommonGuide,
    Guide,
    GuideField,
    Material,
    Policy,
    Provision,
)
from policypress.source.model.base import Node
from policypress.source.traverse import at, condition_ids

_PAPERS = "(?:材料|资料|文件|证件|凭证|证明)"
# Words that say nothing of what is meant: whoever reads them does not know what to bring.
_VAGUE = (
    "(?:需要|要求|必要|必需|必须|所需|应当|应|有关|相关|规定|提供|提交|补充|报送|出具|"
    "证明|佐证|辅助|支撑|申报|申请|认为|指定|可以|的|情况|说明)"
)
_DEMANDING = "(?:部门|单位|机关|机构|主管|窗口|我局|本局|上级|政府|法律|法规|规章|通知|指南)"
# 其他材料, 其他需要提供的材料, 主管部门要求的其他有关材料; not 其他登记证书, and not
# 证明经营场所的其他材料.
_OTHERS = re.compile(rf"其[他它]{_VAGUE}*{_PAPERS}(?![一-鿿])")
# 主管部门要求的材料, 法律法规规定的有关文件.
_DEMANDED = re.compile(
    rf"{_DEMANDING}[^，。；、]{{0,8}}(?:要求|规定|认为|指定|需要)"
    rf"(?:{_VAGUE}|其[他它])*{_PAPERS}(?![一-鿿])"
)
# 能够证明经营场所的其他材料 names its purpose.
_PURPOSE = re.compile(r"(?:证明|说明|反映|显示)[^，。；、]{2,}的$")
_BRACKETS = re.compile(r"[（(][^）)]*[）)]")
_SIGNED = ("签字", "签名", "签署")
_SEALED = ("盖章", "公章", "印章", "签章")
_MARKS = (("签字", _SIGNED), ("盖章", _SEALED))


def common_form(policy: Policy) -> Iterator[Finding]:
    """What all guides share."""
    common = policy.common_guide
    if not common:
        return
    yield from _catch_all(common)
    yield from _signing(common, common, policy)


def form(
    name: str,
    measure: Provision,
    policy: Policy,
) -> Iterator[Finding]:
    """What one measure's guide adds."""
    common, own = policy.common_guide, policy.guides.get(name)
    if not common or not own:
        return
    yield from _catch_all(own)
    yield from _causes(own, measure, policy)
    if own.signing:
        yield from _signing(own, common, policy)


# ── nothing that nobody can know ────────────────────────────────────────────


def _catch_all(guide: Guide | CommonGuide) -> Iterator[Finding]:
    """Materials of which nobody can tell what they are: 国务院 forbids to ask for them
    (《优化营商环境条例》)."""
    for material in guide.materials.values():
        for child in ("name", "note"):
            yield from _catch_all_in(material, child, material.name)
    for number, text in enumerate(guide.cautions):
        yield from _catch_all_text(guide, f"cautions.{number}", text)
    for step in guide.steps.values():
        yield from _catch_all_text(step, "text", step.text)


def _catch_all_in(
    material: Material,
    child: str,
    name: str,
) -> Iterator[Finding]:
    """A material whose name or demand is a catch-all."""
    words = catch_all_words(getattr(material, child))
    if not words:
        return
    where = f"材料“{name}”" if child == "name" else f"材料“{name}”的要求"
    yield at(
        material,
        child,
        "catch-all-material",
        f"{where}是兜底材料：“{words}”，申请人不知道要交什么",
        "写明材料的名称，或者写明证明什么；说不清的，删去",
    )


def _catch_all_text(
    node: Node,
    child: str,
    text: str,
) -> Iterator[Finding]:
    """Prose of a guide that asks for whatever else may be wanted."""
    words = catch_all_words(text)
    if words:
        yield at(
            node,
            child,
            "catch-all-material",
            f"指南里有兜底材料：“{words}”，申请人不知道要交什么",
            "写明材料的名称，列入 materials；说不清的，删去",
        )


def catch_all_words(text: str) -> str:
    """The words of a text that ask for whatever else may be wanted; "" when it asks for
    none."""
    for pattern in (_OTHERS, _DEMANDED):
        for found in pattern.finditer(text):
            if not _PURPOSE.search(text[: found.start()]):
                return found[0]
    return ""


# ── nothing without a cause, nothing twice ──────────────────────────────────


def _causes(
    own: Guide,
    measure: Provision,
    policy: Policy,
) -> Iterator[Finding]:
    """Each field of a measure's own is needed for something, and no question as well."""
    causes = list(_possible_causes(own, measure, policy))
    questions = {
        _plain(question.label): key for key, question in policy.fields.items()
    }
    for key, field in own.form.items():
        yield from _unknown_causes(field, causes)
        if key in policy.fields:
            continue
        same = questions.get(_plain(field.label), "")
        if same and _is_asked(policy, measure, same):
            yield at(
                field,
                "label",
                "form-field-twice",
                f"填写项“{field.label}”与填报项“{same}”问的是同一件事，申请表里会问两次",
                "删去这一项：条件和金额要问的自动列入申请表",
                "warning",
            )
        elif not field.needed_for:
            yield at(
                field,
                "label",
                "form-field-without-cause",
                f"填写项“{field.label}”没有写明由它说明什么，条件、金额、材料都不用它",
                "写明 needed_for: 条件、资助项目或者材料的标识；没有用处的，不得要求填写",
                "warning",
            )


def _possible_causes(
    own: Guide,
    measure: Provision,
    policy: Policy,
) -> Iterator[str]:
    """Ids of conditions, supports and materials."""
    meta = policy.meta
    groups = [group.conditions for group in meta.groups.values()]
    for conditions in (meta.conditions, meta.exclusions, *groups):
        yield from condition_ids(conditions)
    for conditions in measure.condition_groups():
        yield from condition_ids(conditions)
    yield from measure.supports
    yield from own.materials
    if policy.common_guide:
        yield from policy.common_guide.materials


def _unknown_causes(
    field: GuideField,
    causes: list[str],
) -> Iterator[Finding]:
    """What a field is needed for is there."""
    for number, name in enumerate(field.needed_for):
        if name not in causes:
            yield at(
                field,
                f"needed_for.{number}",
                "unknown-cause",
                f"没有条件、资助项目或者材料“{name}”",
                did_you_mean(name, causes, f"可用：{'、'.join(causes)}"),
            )


def _is_asked(
    policy: Policy,
    measure: Provision,
    question: str,
) -> bool:
    """Whether some condition or amount of the measure asks a question."""
    named: set[str] = set()
    for conditions in measure.condition_groups():
        for condition in conditions.values():
            named.update(condition.fields())
    for support in measure.supports.values():
        named.update(support.amount.fields())
    for name in list(named):
        if name in policy.derived:
            named.update(policy.derived[name].parsed.names())
    return question in named


def _plain(label: str) -> str:
    """A label without what stands in brackets: 实缴资本（元） asks for 实缴资本."""
    return _BRACKETS.sub("", label).strip()


# ── who signs ───────────────────────────────────────────────────────────────


def _signing(
    guide: Guide | CommonGuide,
    common: CommonGuide,
    policy: Policy,
) -> Iterator[Finding]:
    """The form is signed and sealed as the guide says that it is handed in."""
    materials = {**common.materials, **guide.materials}
    address = ADDRESSES[policy.meta.applicants]
    lines = guide.signing or common.signing or (address.seal,)
    printed = "，".join(lines)
    for material in materials.values():
        if material.form != "form":
            continue
        for what, words in _MARKS:
            is_asked = any(one in material.note for one in words)
            if is_asked and not any(one in printed for one in words):
                yield at(
                    material,
                    "note",
                    "signing-differs",
                    f"材料“{material.name}”要求{what}，申请表上没有{what}的地方",
                    "在 signing 中写明由谁签字、盖什么章，如 [法定代表人签字, 加盖单位公章]",
                    "warning",
                )
