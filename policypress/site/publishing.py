"""What portals ask for beside a policy (publish.json, publish.xlsx): the fields of 《政府信息公开
目录系统实施指引（试行）》 and of the policy libraries of districts, in the order in which their
forms have them.

Every value comes from the source. What is not known is null in JSON and 待补 in the
workbook; `--final` names it (source/demands.portal).
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from policypress.document import Cell, Document, Paragraph, Table, Text
from policypress.language.dates import Date
from policypress.language.genre import genre
from policypress.render import xlsx
from policypress.rules import Number, exact
from policypress.site.catalogue import Entry
from policypress.site.listing import contacts, known, most_yuan
from policypress.site.shared import Shared
from policypress.source.model import Figure
from policypress.source.model.procedure import day

SCHEMA = Path(__file__).with_name("schemas") / "publish.schema.json"
VERSION = 1
UNKNOWN = "待补"
_ASKING = re.compile("咨询|电话|热线")
_COMPLAINTS = re.compile("监督|投诉|举报|纪检")
# What the two kinds of applicants are classified by.
_FEATURES = {
    "organisations": ("企业特色",),
    "persons": ("个人特色",),
    "both": ("企业特色", "个人特色"),
}


def publish_data(site: Shared) -> dict[str, Any]:
    """The fields by their Chinese names, with `version` before them."""
    policy = site.context.policy
    meta = policy.meta
    portal = meta.portal
    published = portal.published
    features = dict.fromkeys(
        _FEATURES[meta.applicants],
        _listed(portal.features),
    )
    words, yuan = _most(site)
    return {
        "version": VERSION,
        "索引号": portal.index or None,
        "标题": meta.title,
        "主题分类": _listed(portal.topics),
        "体裁": genre(meta.kind),
        "发文机关": list(meta.issuing),
        "发文字号": known(meta.number),
        "成文日期": _date(meta.issued),
        "发布日期": _iso(day(published)) if published else None,
        "施行日期": _date(meta.effective),
        "有效期至": site.term.until and site.term.until.isoformat(),
        "有效性": _force(site),
        "所属行业": _listed(portal.industries),
        **features,
        "资金额度（最高）": words,
        "资金额度（最高，元）": yuan,
        "申报公告": portal.announcement or None,
        "政策解读": portal.interpretation or None,
        "咨询电话": _telephones(site),
        "关键词": _listed(portal.keywords),
        "内容概述": portal.summary or None,
    }


def _listed(words: Iterable[str]) -> list[str] | None:
    """Some words, None for none: a field that is not filled in is null."""
    return list(words) or None


def _date(figure: Figure) -> str | None:
    """2026-05-08; as far as it is known, 2026-05."""
    parsed = figure.parsed
    if not figure.is_known or not isinstance(parsed, Date):
        return None
    return _iso(parsed)


def _iso(date: Date) -> str:
    """A date as far as it is known."""
    parts = (date.month, date.day)
    after = [f"-{part:02}" for part in parts if part]
    return f"{date.year:04}{''.join(after)}"


def _force(site: Shared) -> str | None:
    """Whether it is in force, in words that are true on any day; None when unknown."""
    term = site.term
    if term.repealed:
        return "已废止"
    if term.draft:
        return "未印发"
    if term.effective is None:
        return None
    start = f"自{_chinese(term.effective)}起有效"
    if term.until is None:
        return start
    return f"{start}，至{_chinese(term.until)}"


def _chinese(date: datetime.date) -> str:
    return f"{date.year}年{date.month}月{date.day}日"


def _most(site: Shared) -> tuple[str | None, int | str | None]:
    """The largest sum that a measure gives, in words and in yuan."""
    paid: list[tuple[Number, int | str, Entry]] = []
    for entry in site.catalogue.entries:
        yuan = most_yuan(site, entry)
        number = None if yuan is None else exact(yuan)
        if yuan is not None and number is not None:
            paid.append((number, yuan, entry))
    if not paid:
        return None, None
    _, yuan, entry = max(paid, key=lambda one: one[0])
    return f"{entry.subject}：{entry.amount_text}", yuan


def _telephones(site: Shared) -> list[str] | None:
    """Numbers to ask at; those for complaints are others."""
    found = [
        one["value"]
        for one in contacts(site)
        if one["value"]
        and _ASKING.search(one["label"] or "")
        and not _COMPLAINTS.search(one["label"] or "")
    ]
    return list(dict.fromkeys(found)) or None


def publish_workbook(published: bytes) -> bytes:
    """The same as one row below its headings; no cell is a formula. published: the bytes of
    publish.json."""
    data = json.loads(published)
    fields = {key: one for key, one in data.items() if key != "version"}
    head = tuple(_cell(name) for name in fields)
    row = tuple(_cell(_words(value)) for value in fields.values())
    table = Table((head, row), 1, name="信息公开", caption="信息公开事项")
    document = Document("publish", "信息公开事项", (table,))
    return xlsx.render(document)


def _words(value: object) -> str:
    """A value in a cell."""
    if value is None:
        return UNKNOWN
    if isinstance(value, list):
        return "；".join(map(str, value))
    return str(value)


def _cell(words: str) -> Cell:
    return Cell((Paragraph("cell", (Text(words),)),))
