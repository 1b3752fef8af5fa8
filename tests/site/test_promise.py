"""The proof once more, from the outside: what is published names no amount that its clause does not name."""

from __future__ import annotations

import re

import pytest

from policypress.document import paragraphs, plain
from policypress.eligibility import export
from policypress.language.quantity import format_money
from policypress.site import SiteRequest, make
from tests.support.sites import ROOT, TEMPLATES, Page, composed

AMOUNT = re.compile(r"[0-9][0-9.]*(?:亿元|万元|元|%)")


@pytest.fixture(scope="module")
def shipped():
    found = composed(ROOT / "policy")
    pages, _ = make(SiteRequest(found.policy, found.documents, TEMPLATES))
    rules = export(found.policy)
    clauses: dict[str, set[str]] = {}
    for clause in rules["clauses"].values():
        clauses.setdefault(clause["of"], set()).update(
            AMOUNT.findall(clause["text"])
        )
    return found, pages, rules, clauses


def test_a_page_names_only_amounts_of_its_clause(shipped):
    _, pages, rules, clauses = shipped
    for measure in rules["measures"]:
        words = (
            pages[f"m/{measure['id']}.html"]
            .decode()
            .partition("<main")[2]
            .partition('<details class="open-figures">')[0]
        )
        said = set(
            AMOUNT.findall(Page(f"<main{words}").words.replace("\n", ""))
        )
        assert said and said <= clauses[measure["id"]], (
            measure["id"],
            said - clauses[measure["id"]],
        )


def test_a_guide_names_only_amounts_of_its_clause(shipped):
    found, _, rules, clauses = shipped
    guides = [
        document
        for document in found.documents
        if document.template == "guide"
    ]
    for measure, guide in zip(rules["measures"], guides, strict=True):
        said = set(
            AMOUNT.findall(
                "\n".join(
                    plain(paragraph.inlines)
                    for paragraph in paragraphs(guide.blocks)
                )
            )
        )
        assert said and said <= clauses[measure["id"]], (
            guide.name,
            said - clauses[measure["id"]],
        )


def test_the_calculator_pays_only_amounts_of_its_clause(shipped):
    _, _, rules, clauses = shipped
    for measure in rules["measures"]:
        supports = measure["supports"]
        parts = [
            part
            for support in supports
            for part in (
                support["amount"],
                *support["amount"].get("tiers", []),
            )
        ]
        money = [part["value"] for part in parts if part.get("value")]
        money += [
            cap["value"]
            for home in (measure, *supports)
            for cap in home["caps"].values()
            if cap and cap["value"]
        ]
        said = {format_money(yuan) for yuan in money} | {
            part["share_words"] for part in parts if part.get("share_words")
        }
        assert said and said <= clauses[measure["id"]], (
            measure["id"],
            said - clauses[measure["id"]],
        )
        for condition in [
            *measure["conditions"],
            *(one for support in supports for one in support["conditions"]),
        ]:
            assert condition["clause"] in rules["clauses"], condition
