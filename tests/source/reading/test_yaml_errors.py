"""What is wrong with a file of YAML, as the drafter reads it: the place, what is wrong
and what to do."""

from __future__ import annotations

import pytest

from policypress.findings import Finding, Place
from policypress.source.reading.yaml_errors import Complaint, explain_syntax
from policypress.source.reading.yaml_file import read_text

COLON = "改成英文冒号加一个空格，如 title: 名称"
INDENT = "同一层的键左边对齐；下一层比上一层多缩进两个空格"
OTHER_QUOTES = "文字里有引号时外面换一种引号，或用中文引号“”"
QUOTED = "给整个值加引号"
WRITTEN = "补上英文冒号和空格；若是上一行文字的继续，就缩进得比键更深"
BRACES = "值以 {{ 开头却没有加引号，会被 YAML 当成另一种写法"
# What is wrong; the file; then place, code, message and hint of the one finding.
SLIPS: dict[str, tuple[str, str, str, str, str]] = {
    "a tab before a key": (
        "a:\n\tb: 1\n",
        "2:1",
        "tab",
        "缩进用了制表符（Tab）",
        "改用空格缩进，每层两个空格；编辑器可设为“用空格代替 Tab”",
    ),
    "a tab behind blanks": (
        "a:\n  b: 1\n  \tc: 2\n",
        "3:3",
        "tab",
        "缩进用了制表符（Tab）",
        "改用空格缩进，每层两个空格；编辑器可设为“用空格代替 Tab”",
    ),
    "a wide blank before a key": (
        "a: 1\n\u3000b: 2\n",
        "2:1",
        "full-width-space",
        "行首用了全角空格",
        "缩进只用半角空格",
    ),
    "a wide colon": (
        "a: 1\nb：2\n",
        "2:2",
        "full-width-colon",
        "键和值之间用了全角冒号“：”",
        COLON,
    ),
    "a wide colon among keys": (
        "b: 1\na: 甲\nc：\n  d: 1\n",
        "3:2",
        "full-width-colon",
        "键和值之间用了全角冒号“：”",
        COLON,
    ),
    "a wide blank behind a colon": (
        "a:\u3000甲\nb: 1\n",
        "1:3",
        "full-width-space",
        "冒号后用了全角空格",
        "改成半角空格",
    ),
    "no blank behind a colon": (
        "a: 1\nb:2\nc: 3\n",
        "2:2",
        "missing-space",
        "英文冒号后没有空格",
        "冒号后加一个空格，如 title: 名称",
    ),
    "a key without blank at the end": (
        "title: 甲\nb:2\n",
        "2:2",
        "missing-space",
        "英文冒号后没有空格",
        "冒号后加一个空格，如 title: 名称",
    ),
    "an address is no key": (
        "a: 1\nhttp://x\nb: 1\n",
        "2:1",
        "missing-colon",
        "这一行没有写成“键: 值”",
        WRITTEN,
    ),
    "bare braces": (
        "a: {{ x }}元\n",
        "1:4",
        "unquoted-braces",
        BRACES,
        "给整个值加引号，或换行用 | 写",
    ),
    "bare braces in a list": (
        "a:\n  - {{ x }}元\n",
        "2:5",
        "unquoted-braces",
        BRACES,
        "给整个值加引号，或换行用 | 写",
    ),
    "a bare statement": (
        "a: {% if x %}\n",
        "1:4",
        "unquoted-braces",
        BRACES,
        "给整个值加引号，或换行用 | 写",
    ),
    "a percent sign": (
        "a: %3\n",
        "1:4",
        "reserved-start",
        "值不能以 %、@ 或 ` 开头",
        QUOTED,
    ),
    "an at sign in a list": (
        "b: 1\na:\n  - @甲\n",
        "3:5",
        "reserved-start",
        "值不能以 %、@ 或 ` 开头",
        QUOTED,
    ),
    "a star": (
        "a: *甲\n",
        "1:4",
        "reserved-start",
        "值不能以 *、& 或 ! 开头",
        QUOTED,
    ),
    "an ampersand in a list": (
        "a:\n  - & 甲\n",
        "2:5",
        "reserved-start",
        "值不能以 *、& 或 ! 开头",
        QUOTED,
    ),
    "an exclamation mark": (
        "a: ！\nb: !甲\n",
        "2:4",
        "reserved-start",
        "值不能以 *、& 或 ! 开头",
        QUOTED,
    ),
    "words behind a quotation": (
        "a: '甲'乙\n",
        "1:4",
        "text-after-quote",
        "引号之后还有文字",
        f"引号要包住整个值；{OTHER_QUOTES}",
    ),
    "a second colon": (
        "a: 甲 b: 乙\n",
        "1:7",
        "second-colon",
        "值里又有英文冒号，被当成了另一个键",
        "给整个值加引号，或改用中文冒号",
    ),
    "a second colon in a list": (
        "x:\n  - a: 甲: 乙\n",
        "2:9",
        "second-colon",
        "值里又有英文冒号，被当成了另一个键",
        "给整个值加引号，或改用中文冒号",
    ),
    "an open quote": (
        "b: 1\na: '甲\nc: 1\n",
        "2:4",
        "unclosed-quote",
        "引号没有配对，从这里一直到文件末尾都被当成了文字",
        f"补上另一个引号；{OTHER_QUOTES}",
    ),
    "an open quote before ---": (
        "a: '甲\n---\nb: 1\n",
        "1:4",
        "unclosed-quote",
        "引号没有配对，从这里一直到文件末尾都被当成了文字",
        f"补上另一个引号；{OTHER_QUOTES}",
    ),
    "an open bracket": (
        "a: [甲, 乙\nb: 1\n",
        "1:4",
        "unclosed-bracket",
        "方括号 [ 没有配对，或各项之间缺逗号",
        "补上 ]；各项之间用英文逗号",
    ),
    "an open brace": (
        "a: {b: 1\nc: 2\n",
        "1:4",
        "unclosed-bracket",
        "花括号 { 没有配对，或各项之间缺逗号",
        "补上 }；值中有 {{ }} 时给整个值加引号",
    ),
    "a line without a colon": (
        "a: 1\n甲乙\nb: 2\n",
        "2:1",
        "missing-colon",
        "这一行没有写成“键: 值”",
        WRITTEN,
    ),
    "a list behind its key": (
        "a: - b\n",
        "1:4",
        "bad-list",
        "列表项“- ”的位置不对",
        "列表另起一行写，每项以“- ”开头，左边对齐",
    ),
    "a key among the items of a list": (
        "a:\n  - b\n  c: 1\n",
        "3:3",
        "bad-list",
        "列表中混进了不以“- ”开头的行",
        "列表项左边对齐，每项以“- ”开头；不是列表的行另作一层",
    ),
    "a backslash": (
        'a: "\\甲"\n',
        "1:5",
        "bad-escape",
        "双引号里的反斜杠 \\ 用法不对",
        "改用单引号，或写成 \\\\",
    ),
    "a bracket that closes nothing": (
        "a: ]\n",
        "1:4",
        "bad-value",
        "这里应当是一个值",
        "补写内容；值以 ]、}、, 等符号开头时给它加引号",
    ),
    "a percent sign first": (
        "%甲\na: 1\n",
        "1:2",
        "bad-directive",
        "不能以 % 开头写指令",
        "删去这一行，或给整个值加引号",
    ),
    "a line further left than the first": (
        "  a: 1\nb: 2\n",
        "2:1",
        "bad-indent",
        "缩进不对：这一行比文件开头的行更靠左",
        INDENT,
    ),
    "a line further right than its like": (
        "a: 1\n  b: 2\n",
        "2:4",
        "bad-indent",
        "缩进不对，或这一行有多余的英文冒号",
        "同一层的键左边对齐；下一层比上一层多缩进两个空格；文字里有英文冒号时给整个值加引号",
    ),
    "a line between two levels": (
        "a:\n    b: 1\n  c: 2\n",
        "3:3",
        "bad-indent",
        "缩进不对：这一行和上面的任何一层都没有对齐",
        INDENT,
    ),
    "words behind a bar": (
        "a: |甲\n  乙\n",
        "1:5",
        "bad-block",
        "| 或 > 之后的写法不对",
        "| 或 > 后面直接换行，正文从下一行写起",
    ),
    "an anchor that goes on": (
        "a: &x* 1\n",
        "1:4",
        "alias",
        "不支持以 & 或 * 开头的值",
        QUOTED,
    ),
    "a tick behind a key": (
        "a: `x`\n",
        "1:4",
        "reserved-start",
        "值不能以 %、@ 或 ` 开头",
        QUOTED,
    ),
    "a tick in a line of its own": (
        "a:\n  `x`\n",
        "2:3",
        "reserved-start",
        "值不能以这个符号开头",
        QUOTED,
    ),
    "a tag that does not end": (
        "a: !<x\n",
        "1:4",
        "reserved-start",
        "值不能以 *、& 或 ! 开头",
        QUOTED,
    ),
    "forty brackets": (
        "a: " + "[" * 40 + "]" * 40,
        "1:35",
        "too-deep",
        "层次太深，超过 32 层",
        "核对缩进，或括号 [ { 是否多写了",
    ),
    "a character that is none": (
        "a: \0\n",
        "1:1",
        "syntax",
        "文件里有 YAML 不能接受的字符",
        "用编辑器重新录入这个文件",
    ),
    "a bare comment of a template": (
        "a: {# x #}\n",
        "1:4",
        "unquoted-braces",
        BRACES,
        "给整个值加引号，或换行用 | 写",
    ),
    "a key that became words": (
        "a: 甲\n  b:乙\n  http://x\n",
        "2:3",
        "missing-space",
        "英文冒号后没有空格，“b”这一行被接到了上一行的文字里",
        "改成英文冒号加一个空格",
    ),
    "a tag": (
        "b: 1\na: !!str 1\n",
        "2:4",
        "tag",
        "不允许使用标签 !!str",
        "删去标签；政策里只写文字和数据，以 ! 开头的文字请加引号",
    ),
    "a tag of a key": (
        "b: 1\n!!str a: 1\n",
        "2:1",
        "tag",
        "不允许使用标签 !!str",
        "删去标签；政策里只写文字和数据，以 ! 开头的文字请加引号",
    ),
    "a tag of a list": (
        "b: 1\na: !x [1]\n",
        "2:4",
        "tag",
        "不允许使用标签 !x",
        "删去标签；政策里只写文字和数据，以 ! 开头的文字请加引号",
    ),
    "an anchor": (
        "b: 1\na: &x 1\n",
        "2:4",
        "alias",
        "不支持锚点 &x",
        "删去它，写出完整内容；以 & 开头的文字请加引号",
    ),
    "an anchor of a key": (
        "b: 1\n&x a: 1\n",
        "2:1",
        "alias",
        "不支持锚点 &x",
        "删去它，写出完整内容；以 & 开头的文字请加引号",
    ),
    "an alias": (
        "b: 1\na: *x\n",
        "2:4",
        "alias",
        "不支持引用 *x",
        "写出完整内容；政策里的数据用 {{ }} 引用。以 * 开头的文字请加引号",
    ),
    "an alias as key": (
        "b: 1\n*x : 1\n",
        "2:1",
        "alias",
        "不支持引用 <<、* 和 &",
        "写出完整内容",
    ),
    "a list as key": (
        "b: 1\n? [a, b]\n: 1\n",
        "2:3",
        "not-a-text-key",
        "键必须是文字，不能是列表或一组键值",
        "写成“键: 值”",
    ),
    "characters that nobody sees": (
        'b: 1\na: "甲\\u200b乙\\u200c"\n',
        "2:4",
        "control-character",
        "文字里有控制字符 U+200B",
        "删去反斜杠转义，直接写文字",
    ),
    "a key twice": (
        "a: 1\nb: 2\na: 3\n",
        "3:1",
        "duplicate-key",
        "“a”写了两次，第一次在第1行",
        "删去一个，或改用不同的标识",
    ),
    "two documents": (
        "a: 1\n---\nb: 2\n",
        "2:1",
        "several-documents",
        "一个文件里有几份内容（中间用 --- 隔开）",
        "删去 ---，或分成几个文件",
    ),
    "wide braces": (
        "a: ｛｛ x }}\n",
        "1:4",
        "full-width-brace",
        "引用数据的花括号用了全角“｛｛”",
        "改成半角，如 {{ s.x.value }}",
    ),
    "one wide brace": (
        "b: 1\na: 甲{｛ x }}\n",
        "2:5",
        "full-width-brace",
        "引用数据的花括号用了全角“｛｛”",
        "改成半角，如 {{ s.x.value }}",
    ),
    "wide braces in the second line": (
        "a: |\n  甲\n  乙｛｛ x ｝｝\n",
        "3:4",
        "full-width-brace",
        "引用数据的花括号用了全角“｛｛”",
        "改成半角，如 {{ s.x.value }}",
    ),
    "one brace, with a right reference before": (
        "a: |\n  每年{{ s.a.b }}\n  不超过{ s.a.b }}的\n",
        "3:6",
        "bare-reference",
        "“{ s.a.b }}”不会换成数据，会照原样印出来",
        "引用数据用两层花括号：{{ s.a.b }}",
    ),
    "one brace behind": (
        "a: 满{{ cond.days }的\n",
        "1:5",
        "bare-reference",
        "“{{ cond.days }”不会换成数据，会照原样印出来",
        "引用数据用两层花括号：{{ cond.days }}",
    ),
    "a dollar": (
        "a: 满${p.limits.x}的\n",
        "1:5",
        "bare-reference",
        "“${p.limits.x}”不会换成数据，会照原样印出来",
        "引用数据用两层花括号：{{ p.limits.x }}",
    ),
    "square brackets": (
        "a: 满[[facts.rooms]]的\n",
        "1:5",
        "bare-reference",
        "“[[facts.rooms]]”不会换成数据，会照原样印出来",
        "引用数据用两层花括号：{{ facts.rooms }}",
    ),
    "a list within one brace": (
        "a: 给予{ s.a.tiers | listing('value') }资助\n",
        "1:6",
        "bare-reference",
        "“{ s.a.tiers | listing('value') }”不会换成数据，会照原样印出来",
        "引用数据用两层花括号：{{ s.a.tiers | listing('value') }}",
    ),
    "braces that close only": (
        "a: 满 s.a.b }}的\n",
        "1:6",
        "bare-reference",
        "“s.a.b }}”不会换成数据，会照原样印出来",
        "引用数据用两层花括号：{{ s.a.b }}",
    ),
    "no braces at all": (
        "a: 不超过s.a.at_most的\n",
        "1:7",
        "bare-reference",
        "“s.a.at_most”不会换成数据，会照原样印出来",
        "引用数据用两层花括号：{{ s.a.at_most }}",
    ),
    "a number of an article within one brace": (
        "a: 按照{ref('scope')}执行\n",
        "1:6",
        "bare-reference",
        "“{ref('scope')}”不会换成数据，会照原样印出来",
        "引用数据用两层花括号：{{ ref('scope') }}",
    ),
    "a wide statement": (
        "a: ｛% if %}\n",
        "1:4",
        "full-width-brace",
        "引用数据的花括号用了全角“｛｛”",
        "改成半角，如 {{ s.x.value }}",
    ),
    "a wide colon in the first line": (
        "a：1\n",
        "1:1",
        "full-width-colon",
        "键和值之间用了全角冒号“：”",
        COLON,
    ),
    "no blank in the first line": (
        "a:1\n",
        "1:1",
        "missing-space",
        "英文冒号后没有空格",
        COLON,
    ),
    "a key with a wide colon that became words": (
        "a: 甲\n  b：乙\n",
        "2:3",
        "full-width-colon",
        "键和值之间用了全角冒号“：”，“b”这一行被接到了上一行的文字里",
        "改成英文冒号加一个空格",
    ),
    "nothing at all": (
        "",
        "1:1",
        "empty-file",
        "文件是空的",
        "写入内容；不需要这个文件时把它删去",
    ),
    "an empty list": (
        "[]\n",
        "1:1",
        "empty-file",
        "文件里没有内容",
        "写入内容；不需要这个文件时把它删去",
    ),
    "a list": (
        "[1]\n",
        "1:1",
        "not-a-mapping",
        "整个文件应由“键: 值”组成",
        "每行写成“键: 值”，英文冒号后空一格",
    ),
    "a word": (
        "甲\n",
        "1:1",
        "not-a-mapping",
        "整个文件应由“键: 值”组成",
        "每行写成“键: 值”，英文冒号后空一格",
    ),
    "a percent sign in a last line without end": (
        "b: 1\na: %3",
        "2:4",
        "reserved-start",
        "值不能以 %、@ 或 ` 开头",
        QUOTED,
    ),
    "a bracket opened with the last words": (
        "b: 1\na: [ \n\n\n",
        "2:5",
        "bad-value",
        "这里应当是一个值",
        "补写内容；值以 ]、}、, 等符号开头时给它加引号",
    ),
}


def test_what_the_parser_says_otherwise_is_said_where_it_is() -> None:
    for at, place in (((1, 2), (2, 3)), (None, (1, 1))):
        complaint = Complaint("something new", "", at, None)
        assert explain_syntax("a: 1\nbb: 2\n", "x.yaml", complaint) == Finding(
            "syntax",
            "这一处不合 YAML 的写法",
            Place("x.yaml", *place),
            f"{INDENT}；含特殊符号的值加引号",
        )
    complaint = Complaint("something new", "", (1, 3), None)
    found = explain_syntax("b: 1\na: %3", "x.yaml", complaint)
    assert (found.code, found.place.line) == ("reserved-start", 2)
    # What was begun two lines above is no cause.
    complaint = Complaint("something new", "", (3, 0), (1, 0))
    found = explain_syntax("a: 1\nb：2\n-\n-\n", "x.yaml", complaint)
    assert (found.code, found.place.line) == ("syntax", 4)


def test_each_surprise_of_yaml_says_where_it_is_and_what_to_do() -> None:
    found = {}
    for name, (text, *_) in SLIPS.items():
        (one,) = read_text(text, "x.yaml").findings
        assert (one.severity, one.place.file) == ("error", "x.yaml")
        where = f"{one.place.line}:{one.place.column}"
        found[name] = (text, where, one.code, one.message, one.hint)
    assert found == SLIPS


@pytest.mark.parametrize(
    "text",
    [
        "每件{{ s.a.b }}、{{ s.a.tiers | listing('value') }}的",
        "{% if s.a.b %}甲{% endif %}{# s.a.b #}",
        "网址 https://s.example.com/m.html，邮箱 a@s.example.com",
        "见《s.t.》和[1]、【附件】",
        "s.a.b / 2 + facts.rooms",
    ],
)
def test_right_references_and_what_looks_like_one_are_left_alone(
    text: str,
) -> None:
    assert read_text(f"a: |\n  {text}\n", "x.yaml").findings == []
