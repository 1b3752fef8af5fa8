"""Who may apply and who may not (条件、不予支持的情形), as lines of everyday answers: each
condition with the clause that sets it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from policypress.site.shared import Shared

_APPLICANTS = {
    "organisations": "申请人是单位。",
    "persons": "申请人是个人。",
    "both": "单位和个人都有可以申请的项目，各项的申请人见该项的申报指南。",
}
# What an applicant is: 依法设立的法人或者非法人组织.
_BODY = re.compile("法人|组织|个体|个人|企业|机构|家庭|居民")
# Whoever names them among the applicants does not take organisations alone, whatever the
# policy leaves unsaid.
_PERSONS = re.compile("个体|个人|自然人|家庭|居民|本人")
_BAD_RECORD = re.compile("失信|信用|处罚|违法|虚假|弄虚作假|骗取|事故")


def _who(site: Shared) -> Iterator[str]:
    """Conditions of everybody, and of groups."""
    for text in _conditions(site):
        yield f"须符合：{text}"


def _conditions(site: Shared) -> list[str]:
    """What is asked of everybody, each with its clause."""
    nodes = site.request.policy.meta.conditions
    return _cited(site, site.context.conditions, list(nodes), "general")


def _exclusions(site: Shared) -> list[str]:
    """Who gets nothing, each with its clause."""
    nodes = site.request.policy.meta.exclusions
    return _cited(site, site.context.exclusions, list(nodes), "exclusions")


def _cited(
    site: Shared,
    written: Iterable[object],
    ids: list[str],
    kind: str,
) -> list[str]:
    """Conditions in words, each with the number of its clause where rules.json knows it.

    written: as they are printed, in the order of `ids`; kind: their key in rules.json.
    """
    rules = {one["id"]: one for one in site.rules[kind]}
    found = []
    for identity, one in zip(ids, written, strict=True):
        words = site.words.text(one)
        path = rules[identity]["clause"] if identity in rules else ""
        clause = site.rules["clauses"].get(path)
        number = site.context.numbers.get(clause["of"]) if clause else None
        if number:
            words = f"{words}（{number.citation.strip('（）')}）"
        found.append(words)
    return found


def _whom(site: Shared) -> Iterator[str]:
    """Whether persons may apply, and the conditions that say what an applicant is."""
    fitting = [text for text in _conditions(site) if _BODY.search(text)]
    applicants = site.request.policy.meta.applicants
    if applicants != "organisations" or not _PERSONS.search("".join(fitting)):
        yield _APPLICANTS[applicants]
    for text in fitting:
        yield f"须符合：{text}"


def _excluded(site: Shared) -> Iterator[str]:
    """Who gets nothing: what has to do with credit and penalties, or else all."""
    texts = _exclusions(site)
    bad = [text for text in texts if _BAD_RECORD.search(text)]
    for text in bad or texts:
        yield f"不予{site.context.p.grant}：{text}"


def _all_excluded(site: Shared) -> Iterator[str]:
    """Everybody who gets nothing."""
    for text in _exclusions(site):
        yield f"不予{site.context.p.grant}：{text}"


def _here(site: Shared) -> Iterator[str]:
    """Conditions that name the place."""
    meta = site.request.policy.meta
    places = (f"在{meta.region}", f"{meta.region}内", "本区", "区内", "辖区")
    for words in _conditions(site):
        if any(place in words for place in places):
            yield f"须符合：{words}"


MAKERS: dict[str, Callable[[Shared], Iterator[str]]] = {
    "who": _who,
    "individual": _whom,
    "outside": _here,
    "dishonest": _excluded,
    "exclusion": _all_excluded,
}
