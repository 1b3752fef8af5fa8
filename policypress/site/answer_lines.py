"""The lines of everyday answers that come from the data of a policy: its common guide,
conditions, exclusions, highest amounts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from policypress.compose.views.guides import GuideView
from policypress.site.shared import Shared
from policypress.source.model import Material, Policy

_UNKNOWN = "【待核】"
_APPLICANTS = {
    "organisations": "申请人是单位。",
    "persons": "申请人是个人。",
    "both": "单位和个人都有可以申请的项目，各项的申请人见该项的申报指南。",
}
# What an applicant is: 依法设立的法人或者非法人组织.
_BODY = re.compile("法人|组织|个体|个人|企业")
_BAD_RECORD = re.compile("失信|信用|处罚|违法|虚假|弄虚作假|骗取|事故")


def common_guide(site: Shared) -> GuideView | None:
    """A guide, for what it has in common with all others; None without guides."""
    for measure in site.context.measures:
        if measure.guide:
            return measure.guide
    return None


def _apply(site: Shared) -> Iterator[str]:
    """Where to apply, and the steps in order."""
    guide = common_guide(site)
    if guide is None:
        return
    for line in guide.channel:
        yield site.words.text(line)
    names = []
    for step in guide.common.steps.values():
        some = "（部分项目）" if step.modes else ""
        names.append(f"{step.name}{some}")
    yield f"办理环节：{' → '.join(names)}。"


def _when(site: Shared) -> Iterator[str]:
    """The window of all measures, and those of measures that have their own."""
    policy = site.request.policy
    if not policy.common_guide:
        return
    yield f"申请时间：{_said(site, policy.common_guide.window)}。"
    for entry in site.catalogue.entries:
        guide = policy.guides.get(entry.measure.id)
        if guide and guide.window:
            yield f"{entry.subject}：{_said(site, guide.window)}。"


def _materials(site: Shared) -> Iterator[str]:
    """What every guide asks for; each has its own besides."""
    policy = site.request.policy
    if not policy.common_guide:
        return
    materials = policy.common_guide.materials.values()
    for for_whom, names in _handed_in(policy, materials).items():
        who = f"{for_whom}还要" if for_whom else "各项都要"
        yield f"{who}：{'；'.join(names)}。"
    looked_up = [one.name for one in materials if one.required == "verified"]
    if looked_up:
        yield f"由受理单位自行核验、不用交：{'；'.join(looked_up)}。"
    yield "各项另外要的材料，见该项的申报指南。"


def _handed_in(
    policy: Policy,
    materials: Iterable[Material],
) -> dict[str, list[str]]:
    """What applicants hand in, by for whom it is, "" for everybody."""
    found: dict[str, list[str]] = {}
    for one in materials:
        if one.required == "verified":
            continue
        groups = [policy.meta.groups.get(key) for key in one.beneficiaries]
        for_whom = "、".join(group.label for group in groups if group)
        some = "（有此情形的）" if one.required == "if_applicable" else ""
        found.setdefault(for_whom, []).append(f"{one.name}{some}")
    return found


def _amount(site: Shared) -> Iterator[str]:
    """What each measure gives at most."""
    entries = site.catalogue.entries
    yield f"共 {len(entries)} 项，各项金额不同，可以用政策计算器试算："
    for entry in entries:
        if entry.amount_text:
            yield f"{entry.subject}：{entry.amount_text}"


def whom_to_ask(site: Shared) -> Iterator[str]:
    """Offices and telephones of the common guide; the drafter where there is none."""
    policy = site.request.policy
    common = policy.common_guide
    contacts = common.contacts.values() if common else ()
    for figure in contacts:
        yield f"{figure.label}：{_said(site, figure)}"
    if not contacts:
        yield f"可以向{policy.meta.drafter}咨询。"


def _where(site: Shared) -> Iterator[str]:
    """Office, address and hours, then how to apply without going there."""
    yield from whom_to_ask(site)
    guide = common_guide(site)
    if guide:
        yield site.words.text(guide.channel[0])


def _who(site: Shared) -> Iterator[str]:
    """Conditions of everybody, and of groups."""
    for condition in site.context.conditions:
        yield f"须符合：{site.words.text(condition)}"


def _whom(site: Shared) -> Iterator[str]:
    """Whether persons may apply, and the conditions that say what an applicant is."""
    yield _APPLICANTS[site.request.policy.meta.applicants]
    for condition in site.context.conditions:
        text = site.words.text(condition)
        if _BODY.search(text):
            yield f"须符合：{text}"


def _excluded(site: Shared) -> Iterator[str]:
    """Who gets nothing: what has to do with credit and penalties, or else all."""
    texts = [site.words.text(one) for one in site.context.exclusions]
    bad = [text for text in texts if _BAD_RECORD.search(text)]
    for text in bad or texts:
        yield f"不予{site.context.p.grant}：{text}"


def _here(site: Shared) -> Iterator[str]:
    """Conditions that name the place."""
    meta = site.request.policy.meta
    places = (f"在{meta.region}", f"{meta.region}内", "本区", "区内", "辖区")
    for condition in site.context.conditions:
        words = site.words.text(condition)
        if any(place in words for place in places):
            yield f"须符合：{words}"


def _paid(site: Shared) -> Iterator[str]:
    """The limit of each step and of them all."""
    guide = common_guide(site)
    if guide is None:
        return
    limits = [
        f"{step.name} {_said(site, step.limit)}"
        for step in guide.common.steps.values()
        if step.limit
    ]
    total = guide.common.total_limit
    if total:
        yield f"{total.label or '全程'}：{_said(site, total)}。"
    if limits:
        yield f"其中：{'，'.join(limits)}。"


def _forms(site: Shared) -> Iterator[str]:
    """Which files the site has; without any, where the form is made."""
    if any(entry.downloads for entry in site.catalogue.entries):
        yield "各项的申请表可以在该项的申报指南页下载。"


def _calculate(site: Shared) -> Iterator[str]:
    """The calculator."""
    count = len(site.catalogue.entries)
    yield f"政策计算器：回答几个问题，看 {count} 项中能申请什么、大约多少；不上传任何信息。"


def _text(site: Shared) -> Iterator[str]:
    """The text itself."""
    yield f"《{site.request.policy.meta.title}》"


MAKERS: dict[str, Callable[[Shared], Iterator[str]]] = {
    "apply": _apply,
    "when": _when,
    "materials": _materials,
    "amount": _amount,
    "calculate": _calculate,
    "phone": whom_to_ask,
    "where": _where,
    "who": _who,
    "individual": _whom,
    "outside": _here,
    "dishonest": _excluded,
    "paid": _paid,
    "forms": _forms,
    "text": _text,
}


def _said(site: Shared, figure: object) -> str:
    """A figure in words; what is not known yet says so."""
    words = site.words.text(figure)
    if words == _UNKNOWN:
        return f"{_UNKNOWN}，以公布的为准"
    return words.rstrip("。")
