"""What goes wrong in a template, as whoever writes it reads it: the line, what is
wrong and what to do."""

from __future__ import annotations

from pathlib import Path

from policypress.compose.compose import Composer, Job
from policypress.compose.sandbox.template import Template
from policypress.findings import Place
from tests.support.small_policy import policy

KNOWN = "此处可用：p、ref、cite、cond、policy、counts、field、code、count、figure、role、status"
PAIRS = "核对 {{ }} 与 {% %} 是否成对、引号是否配对"
NUMBERS = "下标是从 0 数起的整数；先用 if 判断有没有这一项，或用 for 逐项写出"
TYPES = "表达式无法计算：各项的类型不合，或括号里的内容多了、少了"
# What is wrong; the template; then place, code, message and hint.
SLIPS: dict[str, tuple[str, str, str, str, str]] = {
    "a part that is misspelt": (
        "甲\n\n{{ p.titel }}\n",
        "7:1",
        "undefined-name",
        "引用了不存在的名称“titel”",
        "是否应为“title”？",
    ),
    "a name that is misspelt": (
        "{{ polcy }}\n",
        "5:1",
        "undefined-name",
        "引用了不存在的名称“polcy”",
        "是否应为“policy”？",
    ),
    "a name like no other": (
        "{{ fo(1) }}",
        "5:1",
        "undefined-name",
        "引用了不存在的名称“fo”",
        KNOWN,
    ),
    "a name of eighty letters": (
        "{{ " + "a" * 80 + " }}",
        "5:1",
        "undefined-name",
        "引用了不存在的名称“" + "a" * 60 + "……”",
        KNOWN,
    ),
    "an item that the list does not have": (
        "{{ [1][3] }}",
        "5:1",
        "template-error",
        "这里只有 1 项，没有下标为 3 的一项",
        NUMBERS,
    ),
    "a measure that the policy does not have": (
        "{% set i = 9 %}\n{{ policy.measures[i].title }}",
        "6:1",
        "template-error",
        "这里只有 3 项，没有下标为 9 的一项",
        NUMBERS,
    ),
    "an item counted from the end": (
        "{{ (1, 2)[-3] }}",
        "5:1",
        "template-error",
        "这里只有 2 项，没有下标为 -3 的一项",
        NUMBERS,
    ),
    "a letter of a text": (
        "{{ policy.measures[0].title.0 }}",
        "5:1",
        "template-error",
        "这里是一段文字，不能取其中的一个字",
        "删去后面的下标，写出整段文字；要写其中的数据，用数据自己的名称",
    ),
    "the first letter of a text": (
        "{{ policy.measures[0].title | first }}",
        "5:1",
        "template-error",
        "过滤器“first”用于几项，这里是一段文字，不能逐字取用",
        "核对括号里的内容",
    ),
    "a text that is listed letter by letter": (
        "{{ policy.measures[0].title | listing }}",
        "5:1",
        "template-error",
        "过滤器“listing”用于几项，这里是一段文字，不能逐字取用",
        "核对括号里的内容",
    ),
    "a text that is gone through letter by letter": (
        "{% for one in policy.measures[0].title %}{{ one }}{% endfor %}",
        "5:1",
        "template-error",
        "for 用于几项，这里是一段文字，不能逐字取用",
        "核对括号里的内容",
    ),
    "a letter that a text does not have": (
        "{{ '甲乙'[2] }}",
        "5:1",
        "template-error",
        "这里只有 2 个字，没有下标为 2 的一项",
        NUMBERS,
    ),
    "an item of an empty list": (
        "{{ [][0] }}",
        "5:1",
        "template-error",
        "这里一项也没有，取不到其中的一项",
        NUMBERS,
    ),
    "the first of an empty list": (
        "{{ [] | first }}",
        "5:1",
        "template-error",
        "这里一项也没有，取不到其中的一项",
        NUMBERS,
    ),
    "an item of what a filter gives": (
        "{{ (policy.measures | map(attribute='title'))[0] }}",
        "5:1",
        "template-error",
        "这里不是列表（过滤器所得的先加 list），不能取下标为 0 的一项",
        NUMBERS,
    ),
    "an index that is no whole number": (
        "{{ [1][1.5] }}",
        "5:1",
        "template-error",
        "这里的下标不是整数",
        NUMBERS,
    ),
    "an index that is not there": (
        "{{ [1][fo] }}",
        "5:1",
        "undefined-name",
        "引用了不存在的名称“fo”",
        KNOWN,
    ),
    "an item that is neither name nor number": (
        "{{ {}[none] }}",
        "5:1",
        "undefined-name",
        "引用了不存在的名称“这里的下标”",
        KNOWN,
    ),
    "a part of a part": (
        "{{ policy.measures[0].guide.feilds }}",
        "5:1",
        "undefined-name",
        "引用了不存在的名称“feilds”",
        "是否应为“field”？",
    ),
    "a part that a list is to show": (
        "{{ policy.measures | listing('subjct') }}",
        "5:1",
        "undefined-name",
        "引用了不存在的名称“subjct”",
        "是否应为“subject”？",
    ),
    "a clause": (
        "{{ ref('prise') }}\n",
        "5:1",
        "unknown-reference",
        "条款标识“prise”不存在",
        "是否应为“prize”？",
    ),
    "a document": (
        "{{ cite('plam') }}",
        "5:1",
        "unknown-reference",
        "文件标识“plam”不存在",
        "是否应为“plan”？",
    ),
    "a second argument": (
        "{{ ref('prize', 'x') }}",
        "5:1",
        "template-error",
        "ref() 的第二项不能写“x”，可用：number、title",
        "核对括号里的内容",
    ),
    "a part of what a loop goes through": (
        "甲\n{% for m in policy.measures %}\n{{ m.titel }}\n{% endfor %}\n",
        "7:1",
        "undefined-name",
        "引用了不存在的名称“titel”",
        "是否应为“title”？",
    ),
    "a clause that is nothing": (
        "{{ ref(none) }}",
        "5:1",
        "template-error",
        "ref() 的第一项（条款标识）应是一段文字",
        "核对括号里的内容",
    ),
    "a clause that is a list": (
        "{{ ref([]) }}",
        "5:1",
        "template-error",
        "ref() 的第一项（条款标识）应是一段文字",
        "核对括号里的内容",
    ),
    "a document that is a number": (
        "{{ cite(3) }}",
        "5:1",
        "template-error",
        "cite() 的第一项（文件标识）应是一段文字",
        "核对括号里的内容",
    ),
    "a place in a document that is a list": (
        "{{ cite('plan', []) }}",
        "5:1",
        "template-error",
        "cite() 的第二项应是一段文字",
        "核对括号里的内容",
    ),
    "a question that is the policy": (
        "{{ field(p) }}",
        "5:1",
        "template-error",
        "field() 里应写申请表的一个填报项",
        "核对括号里的内容",
    ),
    "a word as a number": (
        "{{ '甲' | cn }}",
        "5:1",
        "template-error",
        "cn 只能写整数",
        "核对括号里的内容",
    ),
    "nothing as a number": (
        "{{ 0 | cn }}",
        "5:1",
        "template-error",
        "cn 只能写 1 到 99999999 的整数",
        "核对括号里的内容",
    ),
    "a count of nothing": (
        "{{ sources.count(none) }}",
        "5:1",
        "template-error",
        "count() 里的标识应是一段文字",
        "核对括号里的内容",
    ),
    "an argument of another kind": (
        "{{ role('甲', 3) }}",
        "5:1",
        "template-error",
        "role() 的第二项（字符样式）应是一段文字",
        "核对括号里的内容",
    ),
    "a filter": (
        "{{ p.title | lsting }}",
        "5:1",
        "template-syntax",
        "模板语法有误：不存在的过滤器（lsting）",
        "是否应为“listing”？",
    ),
    "a test": (
        "{% if p is defind %}{% endif %}",
        "5:1",
        "template-syntax",
        "模板语法有误：不存在的判断（defind）",
        "是否应为“defined”？",
    ),
    "a loop without an end": (
        "{% for m in policy.measures %}\n",
        "5:1",
        "template-syntax",
        "模板语法有误：模板没有写完（endfor、else、for）",
        PAIRS,
    ),
    "a sum without its second number": (
        "{{ 1 + }}",
        "5:1",
        "template-syntax",
        "模板语法有误：表达式写法有误（}}）",
        PAIRS,
    ),
    "two names in one print": (
        "{{ p policy }}",
        "5:1",
        "template-syntax",
        "模板语法有误：写法不完整（}}、policy）",
        PAIRS,
    ),
    "a loop over a number instead of a name": (
        "{% for 1 in policy.measures %}{% endfor %}",
        "5:1",
        "template-syntax",
        "模板语法有误：这里应写一个名称（固定的值）",
        PAIRS,
    ),
    "a character": (
        "{{ 1 ? 2 }}",
        "5:1",
        "template-syntax",
        "模板语法有误：出现了不认识的字符（?）",
        PAIRS,
    ),
    "a brace": (
        "{{ 1 } }}",
        "5:1",
        "template-syntax",
        "模板语法有误：多了一个 }（}）",
        PAIRS,
    ),
    "a tag": (
        "{% fro m in policy.measures %}",
        "5:1",
        "template-syntax",
        "模板语法有误：不认识的标签（fro）",
        PAIRS,
    ),
    "an include of a name that is not there": (
        "{% include missing %}",
        "5:1",
        "undefined-name",
        "引用了不存在的名称“missing”",
        KNOWN,
    ),
    "an include of nothing": (
        "{% include none %}",
        "5:1",
        "template-missing",
        "include 后没有写文件名",
        '写成 {% include "_parts/文件名.md" %}',
    ),
    "an include of a file that is not there": (
        "{% include '_parts/none.md' %}",
        "5:1",
        "template-missing",
        "找不到模板“_parts/none.md”",
        "核对 include 的文件名",
    ),
    "an include of itself": (
        "{% include '_parts/round.md' %}",
        "templates/_parts/round.md:1:1",
        "template-circular",
        "条文或模板引用了自身，形成循环",
        "检查 {{ }} 和 include 是否绕回了这里",
    ),
    "a division by nothing": (
        "{{ 1 / 0 }}",
        "5:1",
        "template-error",
        "表达式无法计算：除数是零",
        "核对表达式中的除数",
    ),
    "a number and a word added": (
        "{{ 1 + 'a' }}",
        "5:1",
        "template-error",
        TYPES,
        "核对表达式中各项的类型",
    ),
    "a number taken apart": (
        "{% for a, b in [1] %}{% endfor %}",
        "5:1",
        "template-error",
        TYPES,
        "核对表达式中各项的类型",
    ),
    "what is inside the program": (
        "{{ p.__class__ }}",
        "5:1",
        "template-unsafe",
        "此处的表达式不被允许（涉及程序内部或运算量过大）",
        "只使用说明文档列出的名称",
    ),
    "a power of hundreds of digits": (
        "{{ 9 ** 9 ** 9 ** 9 }}",
        "5:1",
        "template-unsafe",
        "此处的表达式运算量过大，没有算完",
        "减少循环和重复，只使用说明文档列出的名称",
    ),
    "a whole support": (
        "{{ policy.measures[0].supports }}",
        "5:1",
        "no-words",
        "这里写出的不是文字，也不是数据",
        "写到具体的一项，如 {{ s.x.value }}；几项的用 listing 或 for 列出",
    ),
    "too many brackets": (
        "{{ " + "(" * 150 + "1" + ")" * 150 + " }}",
        "5:1",
        "template-too-complex",
        "括号或语句嵌套太深",
        "拆成几份，或删去多余的部分",
    ),
    "widths that are no numbers": (
        "::: table widths=18,4x\n| a | b |\n|---|---|\n| 1 | 2 |\n:::\n",
        "5:1",
        "template-error",
        "widths 应写各列的宽度，用英文逗号隔开",
        "写成如 widths=18,42",
    ),
}


def test_each_slip_says_where_it_is_and_what_to_do(tmp_path: Path) -> None:
    parts = tmp_path / "templates" / "_parts"
    parts.mkdir(parents=True)
    again = "{% include '_parts/round.md' %}"
    (parts / "round.md").write_text(again, encoding="utf-8")
    composer = Composer(policy(tmp_path), parts.parent)
    place = Place("templates/one.md")
    found = {}
    for name, (text, *_) in SLIPS.items():
        composer.findings.clear()
        template = Template(name, place, "试", "试", text, 4)
        assert composer.compose(Job(template)) is None, name
        (one,) = composer.findings
        assert one.severity == "error"
        where = str(one.place).removeprefix(f"templates/{name}.md:")
        found[name] = (text, where, one.code, one.message, one.hint)
    assert found == SLIPS
