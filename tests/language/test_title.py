"""How a document's title breaks into lines."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policypress.language.joining import is_cjk
from policypress.language.title import break_title

MEASURES = "深圳市光明区关于促进质量标准知识产权发展的若干措施"


def cells(line: str) -> float:
    return sum(1 if is_cjk(ch) else 0.5 for ch in line)


def is_trapezoid_or_rhombus(lines: list[str]) -> bool:
    widths = [cells(line) for line in lines]
    steps = [now - before for before, now in pairwise(widths)]
    grows = [step > 0 for step in steps]
    return 0 not in steps and grows == sorted(grows, reverse=True)


def test_a_title_that_fits_stays_on_one_line() -> None:
    assert break_title("广东省行政规范性文件管理规定") == [
        "广东省行政规范性文件管理规定"
    ]
    assert break_title("一" * 20) == ["一" * 20]
    assert break_title("") == []


@pytest.mark.parametrize(
    "lines",
    [
        ["深圳市光明区关于促进质量标准", "知识产权发展的若干措施"],
        ["《深圳市光明区关于促进质量标准知识产权", "发展的若干措施》起草说明"],
        ["深圳市光明区人民政府", "关于印发《若干措施》的通知"],
        [
            "深圳市光明区人民政府办公室",
            "关于印发《深圳市光明区关于促进质量标准",
            "知识产权发展的若干措施》的通知",
        ],
        [
            "深圳市人民政府办公厅",
            "关于印发深圳市打造一流质量",
            "品牌服务实体经济发展若干措施的通知",
        ],
        ["中共中央 国务院", "关于促进民营经济发展壮大的意见"],
        [
            "最高人民法院关于适用",
            "《中华人民共和国公司法》",
            "若干问题的规定（五）",
        ],
        ["最高人民法院关于审理侵害知识产权", "民事案件适用惩罚性赔偿的解释"],
    ],
)
def test_titles_break_by_meaning(lines: list[str]) -> None:
    broken = break_title("".join(lines))
    assert [line.strip() for line in broken] == [
        line.strip() for line in lines
    ]
    assert is_trapezoid_or_rhombus(broken)


def test_lines_join_back_even_where_two_issuers_stand_side_by_side() -> None:
    assert (
        "".join(break_title("中共中央 国务院关于促进民营经济发展壮大的意见"))
        == "中共中央 国务院关于促进民营经济发展壮大的意见"
    )


@pytest.mark.parametrize(
    "kind",
    [
        "起草说明",
        "政策解读",
        "政策对照表",
        "申报指南",
        "数据来源与待核清单",
        "公开征求意见情况及采纳情况表",
        "（征求意见稿）",
    ],
)
def test_every_document_about_the_measures_has_a_fine_title(kind: str) -> None:
    lines = break_title(f"《{MEASURES}》{kind}", terms=["知识产权"])
    assert all(cells(line) <= 20 for line in lines)
    assert is_trapezoid_or_rhombus(lines)
    for start, end in ((line[0], line[-1]) for line in lines):
        assert start not in "的和及与等之》" and end != "《"


def test_a_policys_own_terms_stay_whole() -> None:
    title = (
        "关于印发光明区关键核心领域高价值专利培育布局中心资助操作指引的通知"
    )
    terms = ["高价值专利培育布局中心", "关键核心领域"]
    lines = break_title(title, terms)
    assert all(any(term in line for line in lines) for term in terms)
    assert not any(line.startswith("通知") for line in lines)


def test_numbers_latin_words_and_brackets_stay_whole() -> None:
    lines = break_title(
        "关于开展2023年度知识产权示范企业ISO56005国际标准试点工作（第一批）的通知"
    )
    for whole in ("2023年", "ISO56005", "（第一批）"):
        assert any(whole in line for line in lines)


def test_a_term_longer_than_the_line_is_broken_rather_than_refused() -> None:
    organ = "深圳市光明区质量强区和知识产权强区建设工作领导小组办公室"
    lines = break_title(f"{organ}关于印发工作要点的通知", [organ])
    assert "".join(lines) == f"{organ}关于印发工作要点的通知"
    assert all(cells(line) <= 20 for line in lines)


def test_a_very_narrow_line_still_holds_the_title() -> None:
    lines = break_title("若干措施（试行）", width=1)
    assert "".join(lines) == "若干措施（试行）"
    assert all(cells(line) <= 1 for line in lines)


_WORDS = st.sampled_from(
    [
        "质量",
        "标准",
        "知识产权",
        "促进",
        "关于",
        "的",
        "和",
        "《",
        "》",
        "（",
        "）",
        "2023年",
        "ISO",
        "区",
        "业",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=30).map("".join), st.integers(8, 20))
def test_lines_join_back_and_keep_the_width(title: str, width: int) -> None:
    lines = break_title(title, ["知识产权"], width)
    assert "".join(lines) == title
    assert all(cells(line) <= width for line in lines)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["东西南北中", "春夏秋冬", "梅兰竹菊松柏", "天", "地人"]
        ),
        min_size=4,
        max_size=14,
    )
)
def test_no_term_is_broken_and_the_shape_is_kept_wherever_possible(
    words: list[str],
) -> None:
    terms = ["东西南北中", "春夏秋冬", "梅兰竹菊松柏", "地人"]
    title = "".join(words)
    lines = break_title(title, terms)
    for term in terms:
        assert title.count(term) == sum(line.count(term) for line in lines)
    if not is_trapezoid_or_rhombus(lines):
        assert not any(
            is_trapezoid_or_rhombus(other)
            for other in _splits(words, 5)
            if all(len(x) > 1 for x in other)
        )


def _splits(words: list[str], most: int) -> list[list[str]]:
    """Every way to set the words in at most `most` lines of twenty cells."""
    if not words:
        return [[]]
    if not most:
        return []
    found = []
    for count in range(1, len(words) + 1):
        line = "".join(words[:count])
        if len(line) > 20:
            break
        found += [[line, *rest] for rest in _splits(words[count:], most - 1)]
    return found


@pytest.mark.parametrize("title", ["a" * 240, "手艺" * 800, "+XgJ+p1xV" * 40])
def test_a_text_too_long_for_a_title_fills_its_lines(title: str) -> None:
    """Weighing its layouts would take seconds, and no layout of it is good."""
    lines = break_title(title, width=20)

    assert "".join(lines) == title
    width = 40 if title[0] in "a+" else 20
    assert {len(line) for line in lines[:-1]} == {width}


def test_a_title_of_a_hundred_characters_is_still_broken_by_meaning() -> None:
    """One more is no title: its lines are as full as they go."""
    title = "关于印发《光明区促进质量发展若干措施》的通知" * 4
    title += "关于印发《若干措施》的通知"[: 100 - len(title)]
    assert len(title) == 100
    assert break_title(title)[0] != title[:20]
    assert break_title(title + "知")[0] == title[:20]
