"""What a guide has applicants fill in and hand in (填写项、材料): a choice has choices, each
once; a material is listed once, in at least one copy."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.model import CommonGuide, Guide, Policy
from policypress.source.model.figure import quantity_of
from policypress.source.traverse import at


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for each guide by itself, and for materials that all guides have already."""
    common = policy.common_guide
    if common:
        yield from _guide(common, {})
    for guide in policy.guides.values():
        known = common.materials if common else {}
        inherited = {
            one.name: key
            for key, one in known.items()
            if key not in guide.materials
        }
        yield from _guide(guide, inherited)


def _guide(
    guide: Guide | CommonGuide,
    names: dict[str, str],
) -> Iterator[Finding]:
    """One guide. names: of the materials that it has from the common part, with their
    keys."""
    for field in guide.form.values():
        seen: set[str] = set()
        if field.kind == "choice" and not field.choices:
            yield at(
                field,
                "kind",
                "no-choices",
                f"填写项“{field.label}”是选择，没有选项",
                "补写 choices: [选项, 选项]",
            )
        for number, choice in enumerate(field.choices):
            if choice in seen:
                yield at(
                    field,
                    f"choices.{number}",
                    "same-choice",
                    f"填写项“{field.label}”的选项“{choice}”写了两次",
                    "只留一个",
                )
            seen.add(choice)
    seen_names = dict(names)
    for key, material in guide.materials.items():
        if material.name in seen_names:
            yield at(
                material,
                "name",
                "same-material",
                f"材料“{material.name}”列了两次（{seen_names[material.name]}、{key}）",
                "只留一项；所证明的条件都写在它的 proves",
                "warning",
            )
        seen_names.setdefault(material.name, key)
        copies = quantity_of(material.copies)
        if copies is not None and copies.value == 0:
            yield at(
                material,
                "copies",
                "no-copies",
                f"材料“{material.name}”写的是{material.copies}，等于不要",
                "写要几份；不需要的，删去这项材料",
            )
