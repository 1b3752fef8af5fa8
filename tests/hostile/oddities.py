"""Words and values that programs stumble over, and damage to bytes of any kind."""

from __future__ import annotations

from random import Random

STRINGS = (
    "", " ", "\t", "\u3000", "\xa0", "\ufeff", "\u200b", "\x1b[31m红\x1b[0m", "\x07",
    "\x00", "\x7f", "\x85", "\u2028", "\u2029", "\u202e倒着\u202c", "\u200f右", "\u2066x",
    "e\u0301", "𠮷野家", "👨‍👩‍👧", "\ufffe", "\uffff", "İ", "ß", "ﬁ", "①", "〇", "零", "廿",
    "<script>alert(1)</script>", "]]>", "&amp;&#0;&lt;", "<!--", "-->", "\\", "\\n",
    "../../etc/passwd", "/etc/passwd", "~nosuchuser/x", "..", ".", "C:\\x", "CON", "a/b",
    "\r", "\r\n", "\n\n", "|", "||", "`", "```", ":::", "::: table", "---", "# ", "* ", "[x](y)",
    "{{", "}}", "{%", "%}", "{#", "{{ }}", "{% end %}", "%s%s%n", "{0}", "${x}", "'", '"',
    "第一条", "第〇条", "第九千九百九十九条", "第一百二十条之三", "（一）", "（万）", "前款",
    "第五款第三项", "本办法", "《", "》", "《《》", "“", "”", "“”", "某公司、", "等", "；",
    "20万元", "-1万元", "0元", "99999999999999999999万元", "1e309万元", "50%", "101%", "％",
    "2024年2月30日", "0000年0月0日", "9999年12月31日", "每年13月", "负三年", "3个工作日",
    "yes", "no", "null", "true", "是", "否", "未知", "1_000", "0x10", "0o7", "1:30", "١٢", "１２",
    "字" * 120, "a" * 300, "啊" * 4000, "(" * 150, "[" * 150, "（" * 300, "9" * 5000,
)  # fmt: skip

VALUES = (
    None, True, False, 0, -1, 1, 2**31, 2**63, 10**30, 10**400, 1.5, -0.0, 1e308,
    float("inf"), float("nan"), [], {}, [[]], {"": ""}, [None], {"a": {"b": {"c": []}}},
    ["x"] * 50, {1: 2}, {None: 1}, {True: False}, {1.5: "x"}, b"bytes", [1, "1", None],
)  # fmt: skip

JINJA = (
    "{{ p }}", "{{ policy }}", "{{ m }}", "{{ s }}", "{{ self }}", "{{ loop }}", "{{ x }}",
    "{{ p.__class__.__mro__ }}", "{{ ''.__class__ }}", "{{ ref(none) }}", "{{ ref() }}",
    "{{ ref('') }}", "{{ ref(1) }}", "{{ ref([]) }}", "{{ cite(none) }}", "{{ cite('x') }}",
    "{{ cite({}) }}", "{{ figure(none) }}", "{{ figure([]) }}", "{{ field(none) }}",
    "{{ role(none, none) }}", "{{ role('x', 1) }}", "{{ range(10**9) | list }}",
    "{{ 'x' * 10**9 }}", "{{ [0] * 10**9 }}", "{{ 10 ** 10 ** 10 }}", "{{ 1 / 0 }}",
    "{{ 'x' | center(10**9) }}", "{{ 'x'.ljust(10**9) }}", "{{ '%0999999999d' % 1 }}",
    "{{ '%*d' % (99999999, 1) }}", "{{ '{:>999999999}'.format(1) }}", "{{ '{0.x}'.format(p) }}",
    "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
    "{% set ns = namespace(a=(1,)) %}{% for i in range(60) %}{% set ns.a = (ns.a, ns.a) %}"
    "{% endfor %}{{ ns.a == ns.a }}{{ ns.a | length }}",
    "{% set ns = namespace(a=[1]) %}{% for i in range(60) %}{% set ns.a = ns.a + ns.a %}"
    "{% endfor %}{{ ns.a | length }}",
    "{% set ns = namespace(a='x') %}{% for i in range(60) %}{% set ns.a = ns.a ~ ns.a %}"
    "{% endfor %}{{ ns.a | length }}",
    "{% set ns = namespace(a=(1,), b=(1,)) %}{% for i in range(40) %}"
    "{% set ns.a = (ns.a, ns.a) %}{% set ns.b = (ns.b, ns.b) %}{% endfor %}{{ ns.a == ns.b }}",
    "{{ [[1]] | sum(start=[]) }}", "{{ range(30000) | batch(1) | sum(start=[]) }}",
    "{{ [(1, 2)] | map('sum') | list }}", "{{ 'a,b' | batch(0) | list }}",
    "{{ 'abc' | slice(0) | list }}", "{{ 'abc' | slice(10**9) | list }}",
    "{{ 'x' | indent(10**9) }}", "{{ 'x y' | wordwrap(0) }}", "{{ 'x' | truncate(-5) }}",
    "{{ 3 | round(10**9) }}", "{{ 'x' | int(base=99) }}", "{{ 1e308 * 10 }}", "{{ 1e400 | int }}",
    "{{ 'x' | replace('', 'y' * 9999) | replace('', 'z' * 9999) }}", "{{ none | listing }}",
    "{{ [] | listing }}", "{{ [1] | listing('x') }}", "{{ 5 | listing }}", "{{ 'x' | cn }}",
    "{{ -1 | cn }}", "{{ 10**50 | cn }}", "{{ none | cn }}", "{{ 'x' | filename }}",
    "{{ none | filename }}", "{{ '..' | filename }}", "{{ [] | join(none) }}",
    "{{ p | tojson }}", "{{ p | pprint }}", "{{ p | dictsort }}", "{{ p | items | list }}",
    "{{ p | xmlattr }}", "{{ {'a b': 1} | xmlattr }}", "{{ p | attr('__dict__') }}",
    "{{ [3, 'x', none] | sort }}", "{{ [p, 1] | max }}", "{{ [{}] | unique | list }}",
    "{{ [1, 2] | groupby('x') }}", "{{ 'x' | format(1, 2) }}", "{{ 'x' | urlize }}",
    "{{ lipsum(999) }}", "{{ cycler() }}", "{{ joiner(1)() }}", "{{ dict(a=1)['b'] }}",
    "{{ undefined.x.y }}", "{{ p.title.x }}", "{{ p.title() }}", "{{ counts }}", "{{ counts.x }}",
    "{% include 'nosuch.md' %}", "{% include '../../policy/policy.yaml' %}",
    "{% include none %}", "{% include ['a', 'b'] ignore missing %}", "{% extends 'x' %}",
    "{% extends none %}", "{% import '_parts/clauses.md' as y %}{{ y.z() }}",
    "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "{% macro f(n) %}{% endmacro %}{{ f() }}",
    "{% call f() %}{% endcall %}", "{% for x in 5 %}{% endfor %}", "{% for x in none %}x{% endfor %}",
    "{% for a, b in [1] %}{% endfor %}", "{% for x in p recursive %}{{ loop(x) }}{% endfor %}",
    "{% if %}", "{% endfor %}", "{% raw %}", "{% block x %}{% endblock %}{% block x %}{% endblock %}",
    "{% set p = none %}", "{% set m = 1 %}{{ m.title }}", "{% with %}{% endwith %}", "{{ super() }}",
    "{% filter upper %}{{ p.title }}{% endfilter %}", "{% do x %}", "{% break %}", "{% debug %}",
    "{{ (" + "(" * 120 + "1" + ")" * 120 + ") }}", "{{ " + "-" * 3000 + "1 }}",
    "{{ " + "not " * 2000 + "1 }}", "{{ 1" + " + 1" * 5000 + " }}", "{{ x" + ".y" * 2000 + " }}",
    "{% if 1 %}" * 90 + "x" + "{% endif %}" * 90, "{{ " + "9" * 5000 + " }}", "{{ '\\ud800' }}",
    "{{ '\\x1b[31m' }}", "{{ '\\u202e' }}", "{{ '\\x00' }}", "{{ '\\u2028' }}",
)  # fmt: skip

_ENCODINGS = (
    "utf-16",
    "gb18030",
    "utf-8-sig",
    "utf-32",
    "big5",
    "latin-1",
    "utf-7",
)


def text(rng: Random) -> str:
    """An odd string, now and then two of them or a snippet of a template."""
    chance = rng.random()
    if chance < 0.65:
        return rng.choice(STRINGS)
    if chance < 0.8:
        return rng.choice(STRINGS) + rng.choice(STRINGS)
    return rng.choice(JINJA)


def splice(rng: Random, content: str, piece: str) -> str:
    """The text with a piece put somewhere into it."""
    at = rng.randint(0, len(content))
    return content[:at] + piece + content[at:]


def repeated(rng: Random, content: str) -> str:
    """A stretch of the text many times: shows what takes the square of its length."""
    start = rng.randint(0, max(0, len(content) - 1))
    piece = content[start : start + rng.choice((1, 3, 10, 40))]
    times = (
        rng.choice((100, 2000, 20_000))
        if len(piece) < 12
        else rng.choice((50, 2000))
    )
    return content[:start] + piece * times + content[start:]


def recoded(rng: Random, content: str) -> bytes:
    """The text in an encoding nobody asked for."""
    return content.encode(rng.choice(_ENCODINGS), "replace")


def damaged(rng: Random, data: bytes) -> bytes:
    """Bytes cut out, doubled, flipped, put in or cut off."""
    if not data:
        return bytes(rng.randrange(256) for _ in range(rng.randint(0, 40)))
    start = rng.randrange(len(data))
    end = min(len(data), start + rng.choice((1, 2, 7, 60, 900)))
    way = rng.randrange(6)
    if way == 0:
        return data[:start] + data[end:]
    if way == 1:
        return data[:end] + data[start:]
    if way == 2:
        flipped = bytes([data[start] ^ (1 << rng.randrange(8))])
        return data[:start] + flipped + data[start + 1 :]
    if way == 3:
        noise = bytes(rng.randrange(256) for _ in range(rng.randint(1, 12)))
        return data[:start] + noise + data[start:]
    if way == 4:
        return data[:start]
    other = rng.randrange(len(data))
    return data[:start] + data[other : other + end - start] + data[end:]
