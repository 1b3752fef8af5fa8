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
from policypress.findings import Finding, Place
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

# The text, a change, and the text after it: as a person would write it.
WRITTEN = [
    (
        "a: 1\n\n# 乙\nb: 2\n",
        Add((), "n", "值", after="a"),
        "a: 1\nn: 值\n\n# 乙\nb: 2\n",
    ),
    (
        "a: 1\n\n# 乙\nb: 2\n",
        Add((), "n", "值", before="b"),
        "a: 1\n\nn: 值\n# 乙\nb: 2\n",
    ),
    (
        "a: 1\n\n# 乙\nb: 2\n",
        Add((), "n", "值"),
        "a: 1\n\n# 乙\nb: 2\nn: 值\n",
    ),
    (
        "a: 1\nb: 2",
        Add((), "n", "值"),
        "a: 1\nb: 2\nn: 值",
    ),
    (
        "a: 1\r\nb: 2\r\n",
        Add((), "n", {"x": "1", "y": ["甲", "乙"]}, after="a"),
        'a: 1\r\nn:\r\n  x: "1"\r\n  y: [甲, 乙]\r\nb: 2\r\n',
    ),
    (
        "a: {x: 1, y: 2}\n",
        Add(("a",), "n", "值", after="x"),
        "a: {x: 1, n: 值, y: 2}\n",
    ),
    (
        "a: {x: 1, y: 2}\n",
        Add(("a",), "n", "值", before="x"),
        "a: {n: 值, x: 1, y: 2}\n",
    ),
    (
        "a: {x: 1, y: 2}\n",
        Add(("a",), "n", "a, b"),
        'a: {x: 1, y: 2, n: "a, b"}\n',
    ),
    (
        "a: {}\n",
        Add(("a",), "n", "值"),
        "a: {n: 值}\n",
    ),
    (
        "b: 1\n",
        Add(("a",), "n", "值"),
        "b: 1\na:\n  n: 值\n",
    ),
    (
        "a:\n  x: 1\n\nb: 2\n",
        Add(("a",), "n", "文" * 61),
        "a:\n  x: 1\n  n: |\n    " + "文" * 61 + "\n\nb: 2\n",
    ),
    (
        "a:\n  x: 1\n\nb: 2\n",
        Add(("a",), "n", "文" * 60),
        "a:\n  x: 1\n  n: " + "文" * 60 + "\n\nb: 2\n",
    ),
    (
        "a:\n  x: 1\n",
        Add(("a",), "n", "一\n\n二"),
        "a:\n  x: 1\n  n: |\n    一\n\n    二\n",
    ),
    (
        "a:\n  x: 1\n",
        Add(("a",), "n", ["词" * 30, "语" * 30]),
        "a:\n  x: 1\n  n: [" + "词" * 30 + ", " + "语" * 30 + "]\n",
    ),
    (
        "a:\n  x: 1\n",
        Add(("a",), "n", ["词" * 30, "语" * 31]),
        "a:\n  x: 1\n  n:\n    - " + "词" * 30 + "\n    - " + "语" * 31 + "\n",
    ),
    (
        "a:\n  x: 1\n",
        Add(("a",), "n", [{"p": "1", "q": "2"}, {"p": "3"}]),
        'a:\n  x: 1\n  n:\n    - p: "1"\n      q: "2"\n    - p: "3"\n',
    ),
    (
        "a:\n  x: 1\n",
        Add(("a",), "n", []),
        "a:\n  x: 1\n  n: []\n",
    ),
    (
        "a:\n  x: 1\n",
        Add(("a",), "n", ""),
        'a:\n  x: 1\n  n: ""\n',
    ),
    (
        "a:\n  x: 1\n",
        Add(("a",), "no: x", "甲"),
        'a:\n  x: 1\n  "no: x": 甲\n',
    ),
    (
        "a:\n  - 甲\n\n  # 二\n  - 乙\n",
        Insert(("a",), 1, "新"),
        "a:\n  - 甲\n\n  - 新\n  # 二\n  - 乙\n",
    ),
    (
        "a:\n  - 甲\n  - 乙\nb: 1\n",
        Insert(("a",), 2, "新"),
        "a:\n  - 甲\n  - 乙\n  - 新\nb: 1\n",
    ),
    (
        "a:\n- 甲\n",
        Insert(("a",), 0, {"p": "1", "q": {"r": "2"}}),
        'a:\n- p: "1"\n  q:\n    r: "2"\n- 甲\n',
    ),
    (
        "a: [甲, 乙]\n",
        Insert(("a",), 1, "新"),
        "a: [甲, 新, 乙]\n",
    ),
    (
        "a: [甲, 乙]\n",
        Insert(("a",), 2, "新"),
        "a: [甲, 乙, 新]\n",
    ),
    (
        "a: []\n",
        Insert(("a",), 0, ["新"]),
        "a: [[新]]\n",
    ),
    (
        "a: 1\n\n# 乙\nb: 2\n\nc: 3\n",
        Remove(("b",)),
        "a: 1\n\nc: 3\n",
    ),
    (
        "a: 1\n\nb: 2\n\n\nc: 3\n",
        Remove(("a",)),
        "b: 2\n\n\nc: 3\n",
    ),
    (
        "a:\n  x: 1\n  y: 2\n\nb: 1\n",
        Remove(("a", "y")),
        "a:\n  x: 1\n\nb: 1\n",
    ),
    (
        "a: {x: 1, y: 2, z: 3}\n",
        Remove(("a", "x")),
        "a: {y: 2, z: 3}\n",
    ),
    (
        "a: {x: 1, y: 2, z: 3}\n",
        Remove(("a", "y")),
        "a: {x: 1, z: 3}\n",
    ),
    (
        "a: {x: 1, y: 2, z: 3}\n",
        Remove(("a", "z")),
        "a: {x: 1, y: 2}\n",
    ),
    (
        "a: [甲, 乙]\n",
        Remove(("a", 0)),
        "a: [乙]\n",
    ),
    (
        "a:\n  - x: 1\n    y: 2\n  - 乙\n",
        Remove(("a", 0)),
        "a:\n  - 乙\n",
    ),
    (
        "a:\n  - x: 1\n",
        Remove(("a", 0)),
        "a: []\n",
    ),
    (
        "a:\n  x: 1 # 注\nb: 2\n",
        Remove(("a", "x")),
        "a: {}\nb: 2\n",
    ),
    (
        "a: 1\n\nb: 2\n\n\n# 丙\nc: 3\n",
        Move(("a",), 1),
        "b: 2\n\na: 1\n\n\n# 丙\nc: 3\n",
    ),
    (
        "a: 1\nb: 2\nc: 3",
        Move(("c",), 0),
        "c: 3\na: 1\nb: 2\n",
    ),
    (
        "a: 1\nb: 2\nc: 3",
        Move(("a",), 2),
        "b: 2\nc: 3\na: 1",
    ),
    (
        "a: {x: 1, y: 2, z: 3}\n",
        Move(("a", "x"), 2),
        "a: {y: 2, z: 3, x: 1}\n",
    ),
    (
        "a:\n  - x: 1\n    y: 2\n",
        Move(("a", 0, "x"), 1),
        "a:\n  - y: 2\n    x: 1\n",
    ),
    (
        "a: 1\nb: 2\n",
        Move(("a",), 0),
        "a: 1\nb: 2\n",
    ),
    (
        "a: 甲 # 注\n",
        Put(("a",), {"x": "1"}),
        'a: # 注\n  x: "1"\n',
    ),
    (
        "a:\n  x: 1\nb: 2\n",
        Put(("a",), "短"),
        "a:\n  短\nb: 2\n",
    ),
    (
        "a: [x, y]\n",
        Put(("a",), {"p": "1"}),
        'a:\n  p: "1"\n',
    ),
    (
        "a: 'it''s'\n",
        Put(("a",), "it's it's"),
        "a: 'it''s it''s'\n",
    ),
    (
        'a: "甲\\t"\n',
        Put(("a",), "甲\t乙"),
        'a: "甲\\t乙"\n',
    ),
    (
        "a: |\n  一\n\n  二\n",
        Put(("a",), "一\n\n三\n\n二"),
        "a: |\n  一\n\n  三\n\n  二\n",
    ),
    (
        "a: >-\n  一一\n  二二\n",
        Put(("a",), "一一三二二"),
        "a: >-\n  一一三\n  二二\n",
    ),
    (
        "a: 甲\n",
        Put(("a",), "甲 #b"),
        'a: "甲 #b"\n',
    ),
    (
        "a: 甲\n",
        Put(("a",), "'"),
        'a: "\'"\n',
    ),
    (
        "a: 甲\n",
        Put(("a",), "一\n\n二"),
        "a: |\n  一\n\n  二\n",
    ),
    (
        "a:\n",
        Put(("a",), "值"),
        "a: 值\n",
    ),
    (
        "a: [甲, 乙]\n",
        Put(("a", 1), "x, y"),
        'a: [甲, "x, y"]\n',
    ),
    (
        "a: |\n  给予1万元，\n  另给5万元。\n",
        Put(("a",), "给予2万元，另给5万元。"),
        "a: |\n  给予2万元，\n  另给5万元。\n",
    ),
    ("a: |\n  一\n  二\n", Put(("a",), '一"二'), 'a: |\n  一"\n  二\n'),
    (
        'a: "甲甲\n  乙乙"\n',
        Put(("a",), '甲"甲乙乙'),
        'a: "甲\\"甲\n  乙乙"\n',
    ),
]


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


def test_what_is_written_stands_as_a_person_would_write_it():
    for text, change, written in WRITTEN:
        assert made(text, change) == written, (text, change)


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
    assert result.findings == [
        Finding(
            "no-such-node",
            "这份文件里没有“a.c”，或者它不是要改的那一类内容",
            Place("f.yaml", 1, 1),
            "打开文件，核对这一处还在不在、键名是否写对",
        )
    ]


def test_what_cannot_be_written_so_that_it_reads_back_is_left_to_a_hand():
    result = splice("b: 1\na:\n  x: 1\n", Add(("a",), "n", True), "f.yaml")
    assert result.text is None
    assert result.findings == [
        Finding(
            "not-spliced",
            "这一处的写法特殊，改动后读回来不是要写的内容，没有改",
            Place("f.yaml", 2, 1),
            "请在编辑器里改这一处",
        )
    ]


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
