"""A drafter's file is changed at one place; whatever way it is written, the rest stays."""

from __future__ import annotations

import pytest

from policypress.edit.changes import (
    Add,
    Insert,
    Move,
    MoveBeside,
    Put,
    Remove,
)
from policypress.edit.splice import splice
from policypress.source.reading.yaml_file import read_text

# How a file may be written: its text, and the value that is changed.
SHAPES = {
    "windows-line-ends": ("a: 甲\r\nb: 乙\r\n", ("b",)),
    "old-mac-line-ends": ("a: 甲\rb: 乙\r", ("b",)),
    "blanks-at-the-end": ("a: 甲   \nb: 乙\n", ("a",)),
    "aligned-values": ("a:      甲\nlong:   乙\n", ("a",)),
    "odd-margin": ("a:\n     b: 甲\n     c: 乙\n", ("a", "b")),
    "folded": ("a: >\n  第一行\n  第二行\n\n  第二段\nb: x\n", ("a",)),
    "literal": ("a: |\n  第一行\n\n  第二段\n\n\nb: x\n", ("a",)),
    "literal-stripped": ("a: |-\n    第一行\nb: x\n", ("a",)),
    "literal-kept": ("a: |+\n    第一行\n\nb: x\n", ("a",)),
    "literal-with-margin": ("a: |2\n   第一行\nb: x\n", ("a",)),
    "literal-with-comment": ("a: | # 注\n  第一行\nb: x\n", ("a",)),
    "literal-after-blank-lines": ("a: |\n\n\n  甲\n\nb: x\n", ("a",)),
    "comment-behind": ("a: 甲 # 注\nb: 乙\n", ("a",)),
    "single-quotes": ("a: '甲''乙'\n", ("a",)),
    "double-quotes": ('a: "甲\\"乙"\n', ("a",)),
    "escapes": ('a: "\\u7532乙"\n', ("a",)),
    "in-brackets": ("a: {b: 甲, c: [乙, 丙]}\n", ("a", "c", 1)),
    "brackets-over-lines": ("a: {\n  b: 甲,\n  c: 乙\n}\n", ("a", "b")),
    "list-at-the-margin": ("a:\n- 甲\n- 乙\n", ("a", 1)),
    "list-far-in": ("a:\n    -   甲\n    -   乙\n", ("a", 0)),
    "list-in-a-list": (
        "a:\n  - - 甲\n    - 乙\n  - b: 丙\n    c: 丁\n",
        ("a", 0, 1),
    ),
    "no-final-line-end": ("a: 甲\nb: 乙", ("b",)),
    "end-of-document": ("a: 甲\n...\n", ("a",)),
    "start-of-document": ("---\na: 甲\n", ("a",)),
    "directive": ("%YAML 1.1\n---\na: 甲\n", ("a",)),
    "question-mark-key": ("? a\n: 甲\nb: x\n", ("a",)),
    "quoted-keys": ("'a': 甲\n\"b\": 乙\n", ("b",)),
    "tab-before-comment": ("a: 甲\t# x\nb: 乙\n", ("a",)),
    "plain-over-lines": ("a: 甲甲\n  乙乙\nb: x\n", ("a",)),
    "double-over-lines": ('a: "甲甲\n  乙乙"\nb: x\n', ("a",)),
    "single-over-lines": ("a: '甲甲\n  乙乙'\nb: x\n", ("a",)),
    "escaped-line-end": ('a: "甲甲\\\n  乙乙"\nb: x\n', ("a",)),
    "beyond-the-basic-plane": ("𠮷: 𠮷甲\nb: 𠮷\n", ("b",)),
    "nothing": ("a:\nb: 乙\n", ("a",)),
    "tilde": ("a: ~\nb: x\n", ("a",)),
    "empty-quotes": ("a: ''\nb: x\n", ("a",)),
    "value-on-the-next-line": ("a:\n  甲\nb: x\n", ("a",)),
    "comments-around": ("# 头\na: 甲\n\n# 注\nb: 乙\n# 尾\n", ("b",)),
    "number": ("a: 100\nb: no\n", ("a",)),
    "address": ("a: http://x/y#z\n", ("a",)),
}
VALUES = (
    "新值",
    "100",
    "no",
    "x: y",
    "a #b",
    "- x",
    "甲\n\n乙",
    "{{ s.x.value }}",
    "",
    "'",
    '"',
    "#x",
    "a, b]",
    "𠮷",
    "结尾：",
    "trailing:",
    "甲" * 100,
    "a\nb",
    "[x]",
    "2026-11-29",
    "~",
    "C:\\x",
    "&x 甲",
    "*甲",
    "!x",
    "%甲",
    "@甲",
)


def data(text):
    """What a text says."""
    return read_text(text.replace("\r\n", "\n").replace("\r", "\n"), "f").data


def made(text, change):
    """The text after a change that must be possible."""
    result = splice(text, change, "f.yaml")
    assert result.text is not None, result.findings
    return result.text


@pytest.mark.parametrize("shape", SHAPES)
def test_a_new_value_is_read_back_and_everything_else_is_as_it_was(shape):
    text, loc = SHAPES[shape]
    for value in VALUES:
        change = Put(loc, value)
        new = made(text, change)
        assert data(new) == change.made(data(text)), value
        # Other values, comments and line ends are those characters that they were.
        for line in text.splitlines(True):
            if line.startswith(("#", "long", "%", "---", "...", "? ")):
                assert line in new, value
        if shape == "windows-line-ends":
            assert new.count("\n") == new.count("\r\n"), value


@pytest.mark.parametrize(
    "change",
    [
        lambda loc: Remove(loc),
        lambda loc: Add((), "neu", "值"),
        lambda loc: Add((), "neu", {"x": ["很长的一句话" * 12, "z"]}),
    ],
)
@pytest.mark.parametrize("shape", [one for one in SHAPES if "mac" not in one])
def test_entries_come_and_go_in_every_shape(shape, change):
    text, loc = SHAPES[shape]
    asked = change(loc)
    assert data(made(text, asked)) == asked.made(data(text))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x 甲\nb: *x\n", "alias"),
        ("a: !x 甲\n", "tag"),
        ("a: 甲\na: 乙\n", "duplicate-key"),
        ("a: [\n", "syntax"),
        ("", "empty-file"),
    ],
)
def test_what_a_policy_may_not_hold_is_refused_with_its_own_finding(
    text, code
):
    result = splice(text, Put(("a",), "新"), "f.yaml")
    assert result.text is None
    assert code in {finding.code for finding in result.findings} or code == (
        "syntax"
    )


def test_a_node_that_is_gone_is_named():
    result = splice("a:\n  b: 甲\n", Put(("a", "c"), "新"), "f.yaml")
    assert result.text is None
    (finding,) = result.findings
    assert finding.code == "no-such-node"
    assert "a.c" in finding.message
    assert str(finding.place) == "f.yaml:1:1"


def test_an_amount_in_prose_changes_and_the_wrapping_of_the_prose_stays():
    text = (
        "text: |\n  对企业给予10万元的\n  奖励，每年一次。\n\n  第二款不变。\n"
    )
    change = Put(
        ("text",), "对企业给予20万元的奖励，每年一次。\n\n第二款不变。"
    )
    new = made(text, change)
    assert new == text.replace("10", "20")


def test_words_added_where_a_line_ends_stay_on_one_line():
    text = "text: |\n  第一行\n  第二行\n"
    new = made(text, Put(("text",), "第一行加第二行"))
    assert new == "text: |\n  第一行加\n  第二行\n"


def test_a_comment_goes_with_the_entry_below_it_and_no_other():
    text = "# 文件\n\na: 1\n\n# 说明乙\nb: 2\n\n# 单独的\n\nc: 3\n"
    new = made(text, Remove(("b",)))
    assert new == "# 文件\n\na: 1\n\n# 单独的\n\nc: 3\n"


def test_the_last_item_leaves_empty_brackets():
    assert made("a:\n  - 甲\nb: x\n", Remove(("a", 0))) == "a: []\nb: x\n"
    assert made("a: {b: 甲}\n", Remove(("a", "b"))) == "a: {}\n"


def test_the_first_key_of_an_item_leaves_its_dash_to_the_second():
    text = "a:\n  - b: 甲\n    c: 乙\n  - b: 丙\n"
    new = made(text, Remove(("a", 0, "b")))
    assert new == "a:\n  - c: 乙\n  - b: 丙\n"


def test_items_are_put_where_they_are_wanted():
    text = "a:\n  # 一\n  - 甲\n  - 乙\n"
    first = made(text, Insert(("a",), 0, "新"))
    assert first == "a:\n  - 新\n  # 一\n  - 甲\n  - 乙\n"
    last = made(text, Insert(("a",), 2, {"b": "值", "c": ["x", "y"]}))
    assert last == text + "  - b: 值\n    c: [x, y]\n"


def test_entries_move_with_their_comments():
    text = "a: 1\n# 说明\nb: 2\nc: 3\n"
    assert made(text, Move(("b",), 0)) == "# 说明\nb: 2\na: 1\nc: 3\n"
    assert made(text, Move(("b",), 2)) == "a: 1\nc: 3\n# 说明\nb: 2\n"
    assert made("a: [甲, 乙, 丙]\n", Move(("a", 0), 2)) == "a: [乙, 丙, 甲]\n"


def test_an_amount_written_short_grows_into_a_mapping_beside_its_comment():
    text = "amount: 50万元 # 待定\nnext: x\n"
    value = {"value": "50万元", "basis": {"status": "proposed"}}
    new = made(text, Put(("amount",), value))
    assert new == (
        "amount: # 待定\n  value: 50万元\n  basis:\n    status: proposed\nnext: x\n"
    )


def test_what_reads_as_a_number_elsewhere_is_quoted_where_words_stood():
    assert made("a: 甲\n", Put(("a",), "100")) == 'a: "100"\n'
    assert made("a: 99\n", Put(("a",), "100")) == "a: 100\n"


def test_something_is_moved_beside_another_by_name_wherever_that_is():
    text = "a: {x: 1, y: 2}\nlist: [one, two, three]\n"
    change = MoveBeside(("list",), "one", after="three")
    assert splice(text, change, "f").text == text.replace(
        "one, two, three", "two, three, one"
    )
    change = MoveBeside(("a",), "y", before="x")
    assert splice(text, change, "f").text == text.replace(
        "x: 1, y: 2", "y: 2, x: 1"
    )
    missing = splice(text, MoveBeside(("a",), "y", before="z"), "f")
    assert missing.text is None and missing.findings
