"""The pages of a joint site: home, search, calculator."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from msgspec.structs import replace

from policypress.compose.sandbox.sandbox import offered
from policypress.hub.guidance import joined_guidance
from policypress.hub.indexing import joined_index
from policypress.hub.member import Member
from policypress.hub.merging import Ruleset, merged
from policypress.hub.overlapping import with_overlaps
from policypress.site.index_parts import parted_index
from policypress.site.pages import Pages
from policypress.site.parts import parted
from policypress.site.shared import ICON
from policypress.site.site import CALCULATOR, CALCULATOR_PAGE, SEARCH
from policypress.site.term import Term

_NAVIGATION = (
    ("index.html", "首页"),
    ("calculator.html", "政策计算器"),
    ("search.html", "搜索"),
)
# Who policies are for, in the order of the home page.
_AUDIENCES = (
    ("organisations", "单位可以申报"),
    ("persons", "个人可以申报"),
    ("both", "单位和个人都可以申报"),
)


class Hub:
    """A joint site in the making. title: of the site; base: its address with its last
    slash, "" when unknown."""

    def __init__(
        self,
        members: Sequence[Member],
        templates: Path,
        title: str,
        base: str = "",
    ) -> None:
        """Raises Unreadable when the style sheet cannot be used."""
        self.members = list(members)
        sets = [Ruleset(one.label, one.folder, one.rules) for one in members]
        made = merged(sets, title)
        self.merged = replace(made, rules=with_overlaps(made.rules, members))
        self._pages = Pages(
            templates / "site",
            lambda value: value,
            _names(members, title, base),
            sum(one.count for one in members),
        )

    def files(self) -> dict[str, bytes]:
        """Every page by its path below the site."""
        return {
            "index.html": self._home(),
            **self._search(),
            **self._calculator(),
        }

    def _home(self) -> bytes:
        """Which policies there are for whom, and what may have happened."""
        places = self._places()
        groups = []
        for kind, heading in _AUDIENCES:
            there = [one for one in self.members if one.applicants == kind]
            happened = _happened(there, places)
            groups.append((heading, there, happened))
        return self._pages.html(
            "hub-home",
            "index.html",
            ["dates.js", "home.js"],
            title="",
            groups=[group for group in groups if group[1]],
            count=sum(one.count for one in self.members),
        )

    def _places(self) -> dict[tuple[str, str], str]:
        """What happenings are called among all, by their words."""
        return {
            (one["label"], one["help"]): one["id"]
            for one in self.merged.rules["happenings"]
        }

    def _search(self) -> dict[str, bytes]:
        """The page that searches all policies, and what it looks in where that is too
        much to stand in it."""
        index, parts = parted_index(joined_index(self.members))
        page = self._pages.html(
            "hub-search",
            "search.html",
            SEARCH,
            title="搜索",
            index=index,
            takes_parts=bool(parts),
        )
        return {"search.html": page, **parts}

    def _calculator(self) -> dict[str, bytes]:
        """The page that says who gets what of which policy, and the rules where they
        are too many to stand in it."""
        guidance = joined_guidance(self.members, self.merged)
        found = parted(self.merged.rules, guidance)
        page = self._pages.html(
            "hub-calculator",
            "calculator.html",
            ["data.js", *CALCULATOR, *CALCULATOR_PAGE],
            title="政策计算器",
            rules=found.rules,
            guidance=found.guidance,
            takes_parts=bool(found.files),
        )
        return {"calculator.html": page, **found.files}


def _happened(
    members: Sequence[Member],
    places: dict[tuple[str, str], str],
) -> list[tuple[str, str]]:
    """What may have happened, for some policies: words, and what the calculator calls
    it; each once."""
    found = {
        one["label"]: places[one["label"], one["help"]]
        for member in members
        for one in member.happenings
    }
    return list(found.items())


def _names(
    members: Sequence[Member],
    title: str,
    base: str,
) -> dict[str, Any]:
    """The names that every template may use, as a site of one policy has them."""
    drafts = [one for one in members if one.draft]
    named = "、".join(f"《{one.title}》" for one in drafts)
    return {
        "p": SimpleNamespace(
            title=title,
            short_title=title,
            region="",
            number="【待核】",
            self="所列政策",
            grant="支持",
            unit="项目",
            address=SimpleNamespace(favour=""),
        ),
        "portal": SimpleNamespace(summary="", keywords=()),
        "term": Term(None, None, draft=bool(drafts), repealed=False),
        "versions": (),
        "base": base,
        "up": "",
        "updated": "",
        "public": True,
        "icon": ICON,
        "navigation": list(_NAVIGATION),
        "draft_name": "含草案" if drafts else "",
        "draft": f"{named}尚未印发，条件和金额以印发的文本为准"
        if drafts
        else "",
        "members": members,
        "text": _text,
    }


@offered
def _text(value: Any) -> str:
    """The words of a value: here nothing has marks."""
    return str(value)
