"""Titles: what is numbered by the tool is not numbered by hand as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.changing import edited, found, of


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("第二章支持匠人", "第二章"),
        ("第二章　支持匠人", "第二章"),
        ("二、支持匠人", "二、"),
        ("（二）支持匠人", "（二）"),
        ("2.支持匠人", "2."),
        ("二、三产业融合", ""),
        ("第一书记工作经费", ""),
        ("第三方机构奖励", ""),
        ("1.5级企业总部", ""),
        ("三年行动", ""),
    ],
)
def test_a_title_has_no_number_of_its_own(
    tmp_path: Path, title: str, number: str
) -> None:
    files = edited("policy.yaml", ("title: 支持匠人", f"title: {title}"))
    told = [
        one.message for one in of(found(tmp_path, files), "numbered-title")
    ]
    said = f"章名“{title}”自己写了序号“{number}”，印出来会重复"
    assert told == [said] * bool(number)


def test_a_provision_is_not_numbered_by_hand(tmp_path: Path) -> None:
    swap = ("title: 资助手艺培训", "title: 第三条 资助手艺培训")
    files = edited("measures/training.yaml", swap)
    (one,) = of(found(tmp_path, files), "numbered-title")
    assert one.hint == "序号自动编排，只写“资助手艺培训”"
    assert (one.place.file, one.place.line) == (
        "policy/measures/training.yaml",
        1,
    )


@pytest.mark.parametrize(
    ("title", "right"),
    [
        ("《若干措施》", "若干措施"),
        ("《某办法》实施细则", ""),
        ("关于印发《某办法》的通知", ""),
        ("《甲办法》和《乙办法》", ""),
    ],
)
def test_a_title_stands_in_no_marks_of_its_own(
    tmp_path: Path, title: str, right: str
) -> None:
    swap = ("short_title: 若干措施", f"short_title: {title}")
    told = of(found(tmp_path, edited("policy.yaml", swap)), "title-in-marks")
    hints = [f"只写“{right}”，书名号自动加"] if right else []
    assert [one.hint for one in told] == hints
