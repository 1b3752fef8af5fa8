"""What the search page carries: the index, how people say things, everyday answers, and
where to go when nothing is found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policypress.site.answers import Answer
from policypress.site.search import tables
from policypress.site.shared import Shared
from policypress.site.spoken import not_here
from policypress.source.model.words import Words

# Kinds of pages whose words are those of the policy itself; a page that compares has
# also those of others.
_OWN = ("指南", "条文", "章")
_COMPARED = "对照"
# Characters of the name of a place: 双江拉祜族佤族布朗族傣族自治县 is the longest.
_LONGEST_PLACE = 15


def search_data(
    site: Shared,
    answers: list[Answer],
) -> dict[str, Any]:
    """Everything that the search in the browser works on (templates/site/search.js)."""
    index = site.index
    _site_pages(site)
    policy = site.request.policy
    words = policy.words or Words()
    questions = [one.question for one in answers]
    known = tables(
        index.text(),
        words.words,
        [*policy.meta.terms, *_names(site)],
        questions,
        _places(policy.meta.region, policy.meta.issuing[0]),
    )
    return {
        **index.as_data(),
        **known,
        "leads": list(_leads(site, words)),
        "questions": [
            [one.id, one.said, one.section, one.otherwise] for one in answers
        ],
        "answers": [_row(answer) for answer in answers],
        "absent": list(_absent(site, words)),
    }


def _names(site: Shared) -> list[str]:
    """What measures are called: a name is one word, whatever it is made of."""
    return [entry.subject for entry in site.catalogue.entries]


def _places(region: str, issuer: str) -> list[str]:
    """Names of the place: 青石区, 青石, and of what it lies in, as its government is
    called (乐山市青石区人民政府 → 乐山市, 乐山)."""
    above, _, _ = issuer.partition(region)
    found = [
        name for name in (region, above) if 1 < len(name) <= _LONGEST_PLACE
    ]
    return found + [name[:-1] for name in found if len(name) > 2]


def _site_pages(site: Shared) -> None:
    """The pages of the navigation are found by their names."""
    known = {row[0] for row in site.index.pages}
    for address, name in site.navigation():
        if address not in known and address != "search.html":
            site.index.page(address, name, "页面")


def _row(answer: Answer) -> list[Any]:
    """An answer as the browser reads it."""
    return [
        answer.id,
        answer.question,
        answer.address,
        answer.lines,
        answer.links,
    ]


def _leads(
    site: Shared,
    words: Words,
) -> Iterator[tuple[str, str]]:
    """What people say, and the address that it leads to (words.yaml, pages)."""
    known = {row[0] for row in site.index.pages}
    for said, target in words.pages.items():
        for address in (
            f"m/{target}.html",
            f"policy.html#{target}",
            f"c/{target}.html",
            f"{target}.html",
        ):
            if address in known:
                yield said.casefold(), address
                break


def _absent(
    site: Shared,
    words: Words,
) -> Iterator[list[str]]:
    """[name, pattern or "", where to go]: the policy's own first, as they are written;
    then the everyday ones of which the policy says nothing."""
    everyday = dict(not_here(_own_text(site)))
    for name, where in words.absent.items():
        yield [name, everyday.pop(name, ""), where]
    for name, pattern in everyday.items():
        yield [name, pattern, ""]


def _own_text(site: Shared) -> str:
    """What the policy says of itself: titles, names and lines, without the policies that
    it is compared with."""
    index = site.index
    compared = {
        number for number, row in enumerate(index.pages) if row[3] == _COMPARED
    }
    found = [row[3] for row in index.texts if row[0] not in compared]
    for row in index.pages:
        found += [row[1], *row[4]]
    return "\n".join(found)
