"""Months read from the words of a window."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.compose.markdown.markers import Nodes
from policypress.compose.views.context import Context
from policypress.site.calendar import months, windows
from policypress.site.text import SiteText
from tests.support.small_policy import edited, policy


@pytest.mark.parametrize(
    "said, expected",
    [
        ("每年3月", (3,)),
        ("每年3月、9月", (3, 9)),
        ("3月1日至5月31日", (3, 4, 5)),
        ("11月15日至次年1月10日", (1, 11, 12)),
        ("2025年3月1日—3月20日", (3,)),
        ("以当年申报通知为准", ()),
        ("满12个月后", ()),
        ("13月", ()),
    ],
)
def test_months_of_a_window(said, expected):
    assert months(said) == expected


def test_a_window_is_known_once_it_is_proposed(tmp_path: Path) -> None:
    """The common one is still to be found out; a measure without a guide has none."""
    own = edited(
        "guides/prize.yaml",
        (
            "form:\n",
            "window: 4月1日至6月30日\nbasis: {status: proposed, reason: 样例}\nform:\n",
        ),
    )
    common = edited(
        "guides/common.yaml",
        (
            "{value: 每年3月}",
            "{value: 每年3月, basis: {status: unknown, reason: 待核}}",
        ),
    )
    context = Context(policy(tmp_path, own | common), Nodes())
    found = windows(context.measures, SiteText(context))
    assert [(one.measure.id, one.known, one.months) for one in found] == [
        ("prize", True, (4, 5, 6)),
        ("training", False, ()),
        ("city-match", False, ()),
    ]
    assert "4月1日至6月30日" in found[0].words
    assert "【待核】" in found[1].words


def test_without_guides_there_is_no_calendar(tmp_path: Path) -> None:
    none = {
        f"guides/{name}.yaml": ""
        for name in ("common", "prize", "training", "city-match")
    }
    context = Context(policy(tmp_path, none), Nodes())
    assert windows(context.measures, SiteText(context)) == []
