"""The proof once more, from the outside: what is published names no amount that its clause does not name."""

from __future__ import annotations

import re

import pytest

from policypress.document import paragraphs, plain
from policypress.eligibility import export
from policypress.site import SiteRequest, make
from tests.support.sites import ROOT, TEMPLATES, Page, composed, site

pytestmark = pytest.mark.whole

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
    # What holds over all measures stands in a clause of its own (附则), and every
    # guide may say it.
    everywhere = figures(rules["limits"])
    for said in clauses.values():
        said |= everywhere
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
        paid = [one["amount"] for one in supports]
        paid += [
            limit["at_most"]
            for home in (measure, *supports)
            for limit in home["limits"]
        ]
        said = {words for words in figures(paid) if AMOUNT.fullmatch(words)}
        assert said and said <= clauses[measure["id"]], (
            measure["id"],
            said - clauses[measure["id"]],
        )
        for condition in [
            *measure["conditions"],
            *(one for support in supports for one in support["conditions"]),
        ]:
            assert condition["clause"] in rules["clauses"], condition


def figures(node):
    """The figures of rules as they are written."""
    if isinstance(node, list):
        return {words for part in node for words in figures(part)}
    if not isinstance(node, dict):
        return set()
    found = figures(list(node.values()))
    if "value" in node and node.get("words"):
        found.add(node["words"])
    return found


@pytest.mark.parametrize(
    "word", ["预算", "重复享受", "不相加", "叠加", "就高"]
)
def test_no_page_says_of_stacking_or_budget_what_no_clause_says(
    tmp_path, word
):
    pages = site(tmp_path)
    clauses = export(composed(tmp_path / "policy").policy)["clauses"]
    assert not any(word in one["text"] for one in clauses.values())
    for name in ("calculator.html", "index.html"):
        shown = pages[name].partition("<main")[2].partition("<script")[0]
        assert word not in shown, name
