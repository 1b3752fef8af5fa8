"""YAML stays text with its place; Chinese lines are joined without spaces."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from policypress.findings import Place
from policypress.source.reading import yaml_file as module
from policypress.source.reading.yaml_file import read, read_text


def value(text: str) -> str:
    return read_text(text, "x.yaml").data["a"]


@pytest.mark.parametrize(
    "scalar",
    ["no", "010", "12:30", "1.50", "2023-02-06", "0x1F", "true", "1_000"],
)
def test_a_scalar_is_the_text_that_was_written(scalar: str) -> None:
    assert value(f"a: {scalar}") == scalar


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_nothing_is_empty_text(nothing: str) -> None:
    assert value(f"a: {nothing}") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 对甲给予\n  资助", "对甲给予资助"),
        ("a: >\n  对甲给予\n  资助\n", "对甲给予资助"),
        ("a: |\n  对甲给予\n  资助\n", "对甲给予资助"),
        ("a: '对甲给予\n  资助'", "对甲给予资助"),
        ('a: "对甲给予\n  资助"', "对甲给予资助"),
        ('a: "对甲给予\n  “资助”\\\\"', "对甲给予“资助”\\"),
        ("a: |\n  　　对甲给予\n  资助\n", "对甲给予资助"),
        ("a: |\n  给予{{ x }}\n  的资助\n", "给予{{ x }}的资助"),
        ("a: |\n  AI\n  tools\n", "AI tools"),
        (
            "a: |\n  第一段\n  还是第一段\n\n\n  第二段\n",
            "第一段还是第一段\n\n第二段",
        ),
        ("a: '张 三'", "张 三"),
    ],
)
def test_lines_are_joined_as_chinese_wants_and_blank_lines_divide_paragraphs(
    text: str, expected: str
) -> None:
    assert value(text) == expected


def test_windows_line_ends_and_a_byte_order_mark_are_accepted(
    tmp_path: Path,
) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes("\ufeffa: 甲\r\nb:\r\n  - 乙\r\n".encode())
    found = read(path, "x.yaml")
    assert found.data == {"a": "甲", "b": ["乙"]}
    assert found.findings == []
    assert found.places[("b", 0)] == Place("x.yaml", 3, 5)


def test_a_file_that_is_not_there_has_no_place_but_its_name(
    tmp_path: Path,
) -> None:
    found = read(tmp_path / "x.yaml", "x.yaml")
    assert (found.data, len(found.findings)) == (None, 1)
    assert found.places.around(("a",)) == Place("x.yaml")
    assert found.keys.around(("a",)) == Place("x.yaml")


def test_places_are_of_the_value_and_of_a_mapping_its_key() -> None:
    found = read_text(
        "标题: 甲\nb:\n  c: |\n    文字\n  d: [一, 二]\n", "x.yaml"
    )
    at = {
        loc: (place.line, place.column) for loc, place in found.places.items()
    }
    assert at == {
        (): (1, 1),
        ("标题",): (1, 5),
        ("b",): (2, 1),
        ("b", "c"): (4, 5),
        ("b", "d"): (5, 3),
        ("b", "d", 0): (5, 7),
        ("b", "d", 1): (5, 10),
    }
    assert found.keys[("b", "c")] == Place("x.yaml", 3, 3)
    assert found.places.around(("b", "d", 7, "x")) == Place("x.yaml", 5, 3)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "a: 对甲给予\n  资助\nb: {c: [1, 2], d: 'x'}\ne: |\n  文字\n\n  文字\nf: 1\n",
            None,
        ),
        ("a: 1\nf: &x 1\n", "alias"),
        ("a: 1\nb: [1, 2\nc: 3\n", "unclosed-bracket"),
    ],
)
def test_both_parsers_of_pyyaml_read_the_same(
    monkeypatch: pytest.MonkeyPatch, text: str, code: str | None
) -> None:
    fast = read_text(text, "x.yaml")
    assert [finding.code for finding in fast.findings] == (
        [code] if code else []
    )
    assert (fast.data is None) == bool(code)
    monkeypatch.setattr(module, "_Loader", yaml.SafeLoader)
    slow = read_text(text, "x.yaml")
    assert (fast.data, dict(fast.places), fast.findings) == (
        slow.data,
        dict(slow.places),
        slow.findings,
    )


def test_control_characters_matter_in_double_quotes_only() -> None:
    """Elsewhere the file itself would have to hold them, and reading it reports them."""
    assert read_text("a: '\\u200b'\n", "x.yaml").findings == []


# Lines of Chinese as they stand in a policy: no YAML syntax in them, so the reading is known.
LINES = st.lists(
    st.text(st.sampled_from("甲乙丙丁，。、“”"), min_size=1, max_size=8),
    min_size=1,
    max_size=6,
)


@given(LINES)
def test_wrapping_chinese_anywhere_changes_nothing(lines: list[str]) -> None:
    block = "a: |\n" + "".join(f"  {line}\n" for line in lines)
    assert value(block) == "".join(lines) == value(block.replace("|", ">"))


@given(
    st.recursive(
        st.text(st.sampled_from("ab甲: -'\"{}[]#\n"), max_size=6),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.text(st.sampled_from("abc"), min_size=1, max_size=3),
                inner,
                max_size=3,
            )
        ),
        max_leaves=8,
    )
)
@example({"a": "- : #"})
def test_what_yaml_writes_is_read_back_with_a_place_for_each_value(
    data: object,
) -> None:
    found = read_text(
        yaml.safe_dump({"root": data}, allow_unicode=True), "x.yaml"
    )
    assert found.findings == []
    assert shape(found.data["root"]) == shape(data)
    assert all(place.line >= 1 for place in found.places.values())


def shape(data: object) -> object:
    """The structure without white space, which belongs to the joining of lines."""
    if isinstance(data, dict):
        return {key: shape(item) for key, item in data.items()}
    if isinstance(data, list):
        return [shape(item) for item in data]
    return "".join(str(data).split())
