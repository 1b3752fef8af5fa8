"""The pages to read and to compare: the policy itself, questions, the
calendar, the comparison, charts. A page without contents is left out."""

from __future__ import annotations

from policypress.site.answers import Answer
from policypress.site.calendar import agenda, by_year, grouped
from policypress.site.calendar_files import has_calendar_file
from policypress.site.clauses import Clause, chapter_of
from policypress.site.shared import Shared
from policypress.site.situations import HEADING
from policypress.site.text import html, text


def reading_pages(
    site: Shared,
    asked: list[Answer],
) -> dict[str, bytes]:
    """Each page that has contents, by its address; makes them findable. asked: what
    everybody asks, answered."""
    makers = {
        "policy.html": _policy,
        "calendar.html": _calendar,
        "changes.html": _changes,
        "comparison.html": _comparison,
        "charts.html": _charts,
    }
    made = {}
    for address, make in makers.items():
        page = make(site, address)
        if page is not None:
            made[address] = page
    made["faq.html"] = _questions(site, "faq.html", asked)
    return made


def _policy(site: Shared, address: str) -> bytes | None:
    """The text of the policy (政策原文)."""
    if not site.clauses:
        return None
    for clause in site.clauses:
        _index_clause(site, clause)
    return site.page(
        "policy",
        address,
        "政策原文",
        clauses=site.clauses,
        chapter_of=chapter_of,
    )


def _index_clause(site: Shared, clause: Clause) -> None:
    """Makes a clause findable at its place on the page of the policy."""
    number = site.context.numbers.get(clause.id)
    if number:
        name = site.catalogue.name(clause.id)
        title = f"{number.citation} {name}".rstrip()
        address = f"policy.html#{clause.id}"
        page = site.index.page(address, title, "条文", number.order)
        site.index.add(page, "", "", clause.text)
        said = site.situations.clauses.get(clause.id, ())
        site.index.add(page, HEADING, "", "\n".join(said))
        return
    # The other chapters have pages of their own.
    if chapter_of(clause) == "supplementary":
        address = "policy.html#chapter-supplementary"
        site.index.page(address, clause.text, "章")


def _questions(
    site: Shared,
    address: str,
    asked: list[Answer],
) -> bytes:
    """What everybody asks, and the questions of all guides (常见问题)."""
    entries = [entry for entry in site.catalogue.entries if entry.questions]
    site.index.page(address, "常见问题", "页面")
    for entry in entries:
        for one in entry.questions:
            place = f"{address}#{one.anchor}"
            page = site.index.page(place, one.question, "问答")
            # A question seldom says which measure it is about.
            site.index.add(page, "", "", f"{one.text}（{entry.subject}）")
    return site.page(
        "faq",
        address,
        "常见问题",
        entries=entries,
        answers=asked,
    )


def _calendar(site: Shared, address: str) -> bytes | None:
    """When applications are taken (申报日历)."""
    found = site.windows
    if not found:
        return None
    page = site.index.page(address, "申报日历", "日历")
    for same in grouped(found):
        names = "、".join(str(one.subject) for one in same.measures)
        site.index.add(
            page,
            "",
            "",
            f"申报时间：{same.window.text}（{names}）",
        )
    return site.page(
        "calendar",
        address,
        "申报日历",
        windows=found,
        groups=grouped(found),
        agenda=agenda(found),
        years=by_year(grouped(found)),
        common=found[0].measure.guide,
        ics=has_calendar_file(site),
    )


def _changes(site: Shared, address: str) -> bytes | None:
    """What differs from the version before, and the list of versions (版本)."""
    if not site.changed and len(site.versions) < 2:
        return None
    page = site.index.page(address, "与上一版相比", "版本")
    for line in site.context.changes:
        site.index.add(page, "", "", site.words.text(line))
    return site.page(
        "changes",
        address,
        "与上一版相比" if site.changed else "版本",
        changed=site.changed,
    )


def _comparison(
    site: Shared,
    address: str,
) -> bytes | None:
    """Our policy beside those of others (政策对照)."""
    if not site.comparison:
        return None
    blocks = [
        block
        for block in site.comparison.blocks
        if getattr(block, "level", 0) != 1
    ]
    page = site.index.page(address, "政策对照表", "对照")
    site.index.add(page, "", "", text(blocks))
    return site.page(
        "comparison",
        address,
        "政策对照",
        ["table.js"],
        content=html(blocks, "政策对照表"),
    )


def _charts(site: Shared, address: str) -> bytes | None:
    """Figures as pictures (图表)."""
    if not site.charts:
        return None
    return site.page("charts", address, "图表", charts=site.charts)
