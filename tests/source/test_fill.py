"""Names stand once in policy.yaml; every other text names them, or may not hold braces."""

from __future__ import annotations

import inspect
import json
import zipfile
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest

from policypress.compose.markdown.markers import Nodes
from policypress.compose.views.context import Context
from policypress.eligibility import export
from policypress.source import load
from policypress.source.fill import KEPT, PROSE, fill, is_listed
from policypress.source.inventory import KINDS
from policypress.source.model import Node, Policy, PolicyFile, amount_kinds
from policypress.source.model.condition import CONDITION_KINDS
from tests.set.conftest import built
from tests.support.shipped_templates import TEMPLATES, lines, made
from tests.support.small_policy import FILES, edited, policy, write

HERE = "{{ p.region }}"
SITE = TEMPLATES / "site"
META = {"region": "青石区", "title": "办法", "issuer": "甲局", "kind": "办法"}
META |= {"short_title": "办法", "drafter": "乙局", "issuers": ()}


def classes() -> list[type[Node]]:
    """Every class of the model that a file is made of, found from the files on."""
    found: dict[type[Node], None] = {}
    start = [kind.model for kind in KINDS.values()]
    for one in (*start, *amount_kinds().values(), *CONDITION_KINDS.values()):
        _collect(one, found)
    return list(found)


def _collect(hint: Any, found: dict[type[Node], None]) -> None:
    if inspect.isclass(hint) and issubclass(hint, Node):
        if hint not in found:
            found[hint] = None
            for field in hint.model_fields.values():
                _collect(field.annotation, found)
        return
    for one in get_args(hint):
        _collect(one, found)


def shapes(hint: Any, metadata: tuple[Any, ...] = ()) -> list[str]:
    """How a field holds text: "one", "list", "lists", "mapping"; nothing for ids, which
    have a pattern, and for words of a fixed list."""
    if any(getattr(one, "pattern", None) for one in metadata):
        return []
    if hint is str:
        return ["one"]
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return []
    if origin is Annotated:
        return shapes(inner[0], inner[1:])
    if origin is tuple:
        outer = {"one": "list", "list": "lists"}
        return [outer[one] for one in shapes(inner[0]) if one in outer]
    if origin is dict:
        return ["mapping"] if "one" in shapes(inner[1]) else []
    return [shape for one in inner for shape in shapes(one)]


TEXTS = [
    (kind, name, shape)
    for kind in classes()
    for name, field in kind.model_fields.items()
    for shape in dict.fromkeys(shapes(field.annotation, tuple(field.metadata)))
]
WRITTEN = {
    "one": f"{HERE}某处",
    "list": (f"{HERE}某处",),
    "lists": ((f"{HERE}某处",),),
    "mapping": {"a": f"{HERE}某处"},
}
NAMES_OF_POLICY = ("region", "issuer", "issuers", "drafter", "kind")


def test_the_walk_reaches_the_whole_model() -> None:
    names = {(kind.__name__, field) for kind, field, _ in TEXTS}
    assert len(TEXTS) > 120
    assert {
        ("Chapter", "title"),
        ("TextTable", "columns"),
        ("Question", "choices"),
        ("Step", "actor"),
        ("Notice", "recipients"),
        ("Figure", "value"),
    } <= names


@pytest.mark.parametrize(
    ("kind", "field", "shape"),
    TEXTS,
    ids=[f"{kind.__name__}.{field}-{shape}" for kind, field, shape in TEXTS],
)
def test_every_text_is_rendered_takes_names_or_refuses_braces(
    kind: type[Node], field: str, shape: str
) -> None:
    """Whatever field of the model holds braces: no field prints them."""
    value = WRITTEN[shape]
    if kind is PolicyFile and field in ("region", *META):
        return  # these are the names; see below
    node = kind.model_construct(**{field: value})
    meta = PolicyFile.model_construct(**META)
    findings = fill({"policy": meta, "other": node})
    filled = str(getattr(node, field))
    if is_listed(PROSE, kind, field):
        assert filled == str(value) and findings == []
    elif is_listed(KEPT, kind, field):
        assert [one.code for one in findings] == ["braces-here"]
    else:
        assert "青石区某处" in filled and "{" not in filled.strip("{}")
        assert findings == []


@pytest.mark.parametrize("table", [PROSE, KEPT])
def test_the_tables_name_fields_that_are_there(
    table: dict[str, frozenset[str]],
) -> None:
    known: dict[str, set[str]] = {}
    for kind in classes():
        for one in kind.__mro__:
            names = getattr(one, "model_fields", {})
            known.setdefault(one.__name__, set()).update(names)
    for name, fields in table.items():
        assert fields <= known[name], name


def test_a_title_is_made_of_the_names_before_it(tmp_path: Path) -> None:
    changes = edited(
        "policy.yaml",
        (
            "title: 青石区关于促进手艺发展的若干措施\nshort_title",
            'title: "{{ p.region }}关于促进手艺发展的{{ p.kind }}"\nshort_title',
        ),
        ("issuer: 青石区人民政府", 'issuer: "{{ p.region }}人民政府"'),
        ("title: 支持匠人", 'title: "支持{{ p.region }}匠人"'),
    )
    read = policy(tmp_path, changes)
    assert read.meta.title == "青石区关于促进手艺发展的若干措施"
    assert read.meta.issuing == ("青石区人民政府",)
    assert read.chapters["makers"].title == "支持青石区匠人"


REFUSED = {
    "a figure in a heading": ("支持匠人", "支持{{ p.validity }}匠人"),
    "a clause in a heading": ("支持匠人", "见{{ ref('prize') }}"),
    "a slip in the name": ("支持匠人", "支持{{ p.regoin }}匠人"),
    "a statement": ("支持匠人", "支持{% if p.region %}匠人"),
    "a comment": ("支持匠人", "支持{# 匠 #}人"),
}


@pytest.mark.parametrize("slip", REFUSED)
def test_anything_else_in_a_heading_is_told_at_its_place(
    tmp_path: Path, slip: str
) -> None:
    old, new = REFUSED[slip]
    swaps = edited("policy.yaml", (f"title: {old}", f'title: "{new}"'))
    loaded = load(write(tmp_path, swaps))
    (finding,) = loaded.findings
    assert loaded.policy is None
    assert (finding.code, finding.place.line) == ("braces-here", 13)
    assert "{{ p.region }}" in finding.hint


def test_a_title_that_names_itself_is_told(tmp_path: Path) -> None:
    swaps = edited("policy.yaml", ("发展的若干措施\n", "{{ p.title }}\n"))
    (finding,) = load(write(tmp_path, swaps)).findings
    assert (finding.code, finding.place.line) == ("braces-here", 1)


def test_an_id_takes_no_name(tmp_path: Path) -> None:
    swaps = edited(
        "documents.yaml", ("  plan: {", "  plan: {short: 规划, ")
    ) | {
        "guides/prize.yaml": FILES["guides/prize.yaml"].replace(
            "form: copy}", 'form: copy, proves: ["{{ p.region }}"]}'
        )
    }
    codes = {one.code for one in load(write(tmp_path, swaps)).findings}
    assert "braces-here" in codes


# One text of every kind that a reader sees somewhere, with braces in it.
EVERYWHERE = {
    "policy.yaml": [
        ("title: 支持匠人", f'title: "支持{HERE}匠人"'),
        ("旨在让匠人留得住。", f'"旨在让{HERE}匠人留得住。"'),
        ("text: 在本区依法设立", f'text: "在{HERE}依法设立"'),
        ("label: 匠人工作室", f'label: "{HERE}匠人工作室"'),
        (
            "numbering:",
            f'payer: "{HERE}专项资金"\nnotice: {{recipients: ["{HERE}各街道办事处"], '
            f'copies_to: ["{HERE}委"], printer: "{HERE}政府办公室"}}\nnumbering:',
        ),
    ],
    "measures/prize.yaml": [
        ("title: 奖励手艺大赛", f'title: "奖励{HERE}手艺大赛"'),
        ("subject: 手艺大赛", f'subject: "{HERE}手艺大赛"'),
        ("name: 大赛获奖奖励", f'name: "{HERE}大赛获奖奖励"'),
        ("called: 奖项等级", f'called: "{HERE}奖项等级"'),
        ("when: 大赛金奖", f'when: "{HERE}大赛金奖"'),
        (
            "每家每年最高{{ s.contest.cap_year }}。\n",
            "每家每年最高{{ s.contest.cap_year }}，见{{ ref('score') }}。\n"
            f'    table: {{title: "{HERE}标准", columns: ["{HERE}设备", 额度], '
            f'rows: [["{HERE}窑炉", 另定]]}}\n'
            f'responsible: ["{HERE}文化局"]\nnote: "{HERE}的考虑。"\n',
        ),
    ],
    "fields.yaml": [
        ("label: 本区设立", f'label: "{HERE}设立"'),
        ("在本区设立吗？", f'"在{HERE}设立吗？"'),
        ("gold: 金奖", f'gold: "{HERE}金奖"'),
    ],
    "guides/common.yaml": [
        ("name: 申请表", f'name: "{HERE}申请表"'),
        ("name: 受理", f'name: "{HERE}受理"'),
        ("text: 核对材料。", f'text: "{HERE}核对材料。"'),
        ("actor: 窗口", f'actor: "{HERE}窗口"'),
        ("label: 单位名称", f'label: "{HERE}单位名称"'),
        ("label: 电话", f'label: "{HERE}电话"'),
        ("[网上提交。]", f'["{HERE}网上提交。"]'),
        ("[接受社会监督。]", f'["{HERE}接受社会监督。"]'),
        ("[如实申报。]", f'["{HERE}如实申报。"]'),
        ("[材料真实。]", f'["{HERE}材料真实。"]'),
    ],
    "guides/prize.yaml": [
        ("audience: 获奖的工作室。", f'audience: "{HERE}获奖的工作室。"'),
        ("name: 获奖证书", f'note: "{HERE}的证书", name: "{HERE}获奖证书"'),
        ("label: 所获奖项", f'label: "{HERE}奖项"'),
        ("[金奖, 银奖]", f'["{HERE}金奖", 银奖]'),
    ],
    "benchmarks/city.yaml": [
        ("name: 市手艺规程", f'name: "{HERE}以外的规程"'),
        ("called: 市级", f'called: "{HERE}以外"'),
        ("summary: 奖励", f'summary: "{HERE}奖励'),
        ("大赛获奖者。", '大赛获奖者。"'),
    ],
    "documents.yaml": [
        ("title: 青石区手艺发展规划", f'title: "{HERE}手艺发展规划"')
    ],
    "notes.yaml": [
        ("title: 起草缘由", f'title: "{HERE}起草缘由"'),
        (
            "approach:",
            f'sections: {{how: {{title: "{HERE}起草过程", paragraphs: '
            f'{{main: "{HERE}走访。"}}}}}}\napproach:',
        ),
    ],
}
ANNEX = f"""\
title: "{HERE}评分表"
text: "{HERE}按下表评分。"
table: {{title: "{HERE}表", columns: ["{HERE}列"], rows: [["{HERE}格"]]}}
list: {{one: "{HERE}名单"}}
scoring:
  total: 100分
  items: {{skill: {{group: "{HERE}类", name: "{HERE}技艺", points: 100分, standard: "{HERE}标准"}}}}
form: {{who: {{label: "{HERE}单位", placeholder: "{HERE}全称"}}}}
basis: {{status: proposed, reason: 样例}}
"""


def changes_everywhere() -> dict[str, str]:
    """The files of the tiny policy with braces in a text of every kind."""
    changes = {"annexes/score.yaml": ANNEX}
    for name, swaps in EVERYWHERE.items():
        changes |= edited(name, *swaps)
    return changes


def everywhere(folder: Path) -> Policy:
    """The tiny policy with braces in a text of every kind."""
    return policy(folder, changes_everywhere())


def test_no_document_prints_a_brace(tmp_path: Path) -> None:
    """Notice, note, text, guides, forms, letters, tables: nothing prints {{."""
    documents, findings = made(everywhere(tmp_path))
    assert [one for one in findings if one.severity == "error"] == []
    assert len(documents) >= 10
    for one in documents:
        said = [one.title, one.name, one.author, *lines(one)]
        assert [words for words in said if "{" in words or "}" in words] == []


def test_the_calculators_questions_say_the_name(tmp_path: Path) -> None:
    read = everywhere(tmp_path)
    rules = json.dumps(
        export(read, Context(read, Nodes())), ensure_ascii=False
    )
    assert "{{" not in rules
    assert "在青石区设立吗？" in rules and "青石区金奖" in rules


def test_no_file_of_a_build_holds_braces(tmp_path: Path) -> None:
    """Word, Excel, pages, their descriptions for screen readers, search index, rules."""
    built(write(tmp_path, changes_everywhere()), tmp_path / "out")
    files = [one for one in (tmp_path / "out").rglob("*") if one.is_file()]
    assert len(files) > 25
    own = {
        one.name for one in SITE.iterdir()
    }  # scripts have braces of their own
    for file in files:
        if file.name not in own:
            assert HERE not in _words_of(file), file.name
    pages = "".join(_words_of(one) for one in files if one.suffix == ".html")
    assert "支持青石区匠人" in pages and "在青石区设立吗" in pages


def _words_of(file: Path) -> str:
    """What a file holds; of a package all its parts."""
    if file.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(file) as package:
            parts = [package.read(name) for name in package.namelist()]
    else:
        parts = [file.read_bytes()]
    return b"\n".join(parts).decode("utf-8", "replace")
