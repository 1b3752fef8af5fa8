"""How values are written into a template: with their origin, and never as markup."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.compose.sandbox import budget
from policypress.document import Paragraph, Table, Text, plain
from tests.support.documents import body, composed
from tests.support.small_policy import FILES, edited

HOSTILE = [
    "<script>alert(1)</script>",
    "**粗**与*斜*",
    "甲|乙",
    "甲](javascript:alert)",
    "[甲](https://example.invalid)",
    "![图](x.png)",
    "{ title }",
    "{甲}",
    "# 甲",
    "::: landscape",
    "---",
    "1. 甲",
    "- 甲",
    "> 甲",
    "    甲",
    "`甲`",
    "&lt;甲&amp;",
    "甲\\",
    "~~~",
    "\ue0000\ue001甲\ue002",
    "甲\ue005乙",
    "\ue0030:7\ue004甲",
    "https://example.invalid",
    "<https://example.invalid>",
    "| a | b |",
]


def kept(words: str) -> str:
    """What a reader is to see: the words, without the characters that are ours and the space around them."""
    return "".join(
        ch for ch in words if not "\ue000" <= ch <= "\ue005"
    ).strip()


def quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_words_a_policy_has_they_never_become_markup(
    tmp_path: Path, words: str
) -> None:
    title = edited(
        "measures/training.yaml",
        ("subject: 手艺培训", f"subject: {quoted(words)}"),
    )
    made = body(
        tmp_path,
        """\
{% set it = policy.measures[1].subject %}
## {{ it }}

{{ it }}

{{ role(it, 'run-in') }}正文

前{{ it ~ "后" }}

::: note
{{ [it] | listing }}
:::
""",
        title,
    )
    assert made.findings == []
    blocks = made.documents[0].blocks
    assert [
        (b.role, plain(b.inlines)) for b in blocks if isinstance(b, Paragraph)
    ] == [
        ("chapter", kept(words)),
        ("body", kept(words)),
        ("body", kept(words) + "正文"),
        ("body", f"前{kept(words)}后"),
        ("note", kept(words)),
    ]
    texts = [
        i
        for b in blocks
        if isinstance(b, Paragraph)
        for i in b.inlines
        if isinstance(i, Text)
    ]
    assert {i.role for i in texts} == {"", "run-in"} and not any(
        i.link for i in texts
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_in_their_table_cell(tmp_path: Path, words: str) -> None:
    title = edited(
        "measures/training.yaml",
        ("subject: 手艺培训", f"subject: {quoted(words)}"),
    )
    template = """\
{% set it = policy.measures[1].subject %}
| 甲 | 乙 |
|---|---|
| {{ it }} | {{ [it, it] | paragraphs }} |
"""
    made = body(tmp_path, template, title)
    (table,) = made.documents[0].blocks
    assert isinstance(table, Table)
    assert [
        [plain(p.inlines) for p in cell.paragraphs] for cell in table.rows[1]
    ] == [
        [kept(words)],
        [kept(words)] * 2,
    ]


def test_clause_prose_is_plain_text(tmp_path: Path) -> None:
    changes = edited(
        "measures/training.yaml", ("按照", "**甲** | [乙](x) <b> # ")
    )
    made = body(tmp_path, "{{ policy.measures[1].paragraphs[0] }}", changes)
    assert made.words == [
        "**甲** | [乙](x) <b> # 实际培训费用的50%资助，每期最高5万元。"
    ]
    assert {
        i.role for i in made.paragraphs[0].inlines if isinstance(i, Text)
    } == {""}


@pytest.mark.parametrize(
    "text",
    [
        "{{ '**甲**' }}",
        "{% autoescape false %}{{ '**甲**' }}{% endautoescape %}",
        "{{ '**' ~ '甲' ~ '**' }}",
        "{{ policy.preamble[0] ~ '**甲**' }}",
    ],
)
def test_words_typed_into_an_expression_are_words_too(
    tmp_path: Path, text: str
) -> None:
    (said,) = body(tmp_path, text).words
    assert said.endswith("**甲**")


def test_a_template_cannot_forge_a_marker(tmp_path: Path) -> None:
    assert body(
        tmp_path, "\ue0000\ue001甲\ue002{{ '\\ue0000\\ue001乙\\ue002' }}"
    ).words == ["0甲0乙"]


@pytest.mark.parametrize(
    "text",
    [
        "{{ policy }}",
        "{{ policy.measures }}",
        "{{ policy.measures[0].supports.contest }}",
        "{{ p }}",
        "{{ ref }}",
        "{{ true }}",
        "{{ {} }}",
        "{{ '甲' ~ policy }}",
        "{{ [p] | join }}",
        "{{ role(p, 'strong') }}",
        "{{ figure(policy) }}",
    ],
)
def test_a_value_without_words_is_a_finding_and_never_a_name_of_the_program(
    tmp_path: Path, text: str
) -> None:
    made = body(tmp_path, f"甲\n\n{text}")
    assert [(f.code, str(f.place)) for f in made.findings] == [
        ("no-words", "templates/one.md:7:1")
    ]
    assert made.documents == []


def test_nothing_is_written_for_none(tmp_path: Path) -> None:
    assert body(tmp_path, "甲{{ none }}乙").words == ["甲乙"]


def test_names_are_listed_the_chinese_way(tmp_path: Path) -> None:
    template = """\
{{ policy.measures | listing('subject', last='和', end='等') }}

{{ policy.articles | listing('subject') }}

没有{{ [] | listing(end='等') }}
"""
    assert body(tmp_path, template).words == [
        "手艺大赛、手艺培训和市级展销配套等",
        "施行时限、资金来源",
        "没有",
    ]


def test_adjacent_titles_take_no_mark_between_them(tmp_path: Path) -> None:
    """GB/T 15834 4.5.3.5."""
    changes = {
        **edited(
            "measures/training.yaml", ("subject: 手艺培训", "subject: 《甲》")
        ),
        **edited(
            "measures/prize.yaml", ("subject: 手艺大赛", "subject: 《乙》")
        ),
    }
    template = """\
{{ policy.measures | listing('subject') }}

{{ [cite('plan', 'title'), cite('city-2022', 'title')] | listing }}
"""
    assert body(tmp_path, template, changes).words == [
        "《乙》《甲》、市级展销配套",
        "《青石区手艺发展规划》《市手艺资助规程》",
    ]


def test_titles_inside_quotation_marks_take_the_inner_ones(
    tmp_path: Path,
) -> None:
    changes = edited(
        "measures/training.yaml", ("subject: 手艺培训", "subject: 学“手艺”")
    )
    assert body(
        tmp_path,
        "{{ policy.measures[1].subject | quoted }}{{ '甲' | quoted }}",
        changes,
    ).words == ["“学‘手艺’”“甲”"]


def test_values_are_joined_with_words_between_and_keep_their_origin(
    tmp_path: Path,
) -> None:
    made = body(tmp_path, "{{ [p.validity, p.facts.makers] | join('|') }}")
    assert made.words == ["3年|300多个"]
    figures = [
        i.origin.id
        for i in made.paragraphs[0].inlines
        if isinstance(i, Text) and i.origin
    ]
    assert figures == ["policy#validity", "policy#facts.makers"]


def test_a_figure_keeps_its_origin_when_words_are_put_before_it(
    tmp_path: Path,
) -> None:
    (paragraph,) = body(tmp_path, "{{ '有效期' ~ p.validity }}").paragraphs
    assert [
        (i.text, bool(i.mark))
        for i in paragraph.inlines
        if isinstance(i, Text)
    ] == [
        ("有效期", False),
        ("3年", True),
    ]


def test_a_cell_takes_several_values_as_paragraphs(tmp_path: Path) -> None:
    made = body(
        tmp_path,
        "| 甲 |\n|---|\n| {{ policy.articles[0].paragraphs | paragraphs }}{{ br }}乙 |\n",
    )
    assert made.words == ["甲", "本措施自【待核】起施行，有效期3年。", "乙"]


def test_numbers_are_written_in_chinese_and_slashes_in_names_open_no_folder(
    tmp_path: Path,
) -> None:
    changes = edited(
        "measures/training.yaml", ("subject: 手艺培训", "subject: 甲/乙")
    )
    made = composed(
        tmp_path,
        changes,
        one="---\ntitle: 试\nfile: '{{ 12 | cn }}/{{ policy.measures[1].subject | filename }}'\n---\n甲\n",
    )
    assert made.documents[0].name == "十二/甲、乙"


def test_loops_know_where_they_are(tmp_path: Path) -> None:
    template = "{% for m in policy.measures %}{{ loop.index }}/{{ loop.length }}{{ '、' if not loop.last }}{% endfor %}。"
    assert body(tmp_path, template).words == ["1/3、2/3、3/3。"]


@pytest.mark.parametrize(
    "text",
    [
        "{% for i in range(10**5) %}{% for j in range(10**5) %}{% endfor %}{% endfor %}",
        "{% for m in policy.measures recursive %}{{ loop(policy.measures) }}{{ loop(policy.measures) }}{% endfor %}",
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
    ],
)
def test_a_template_that_would_never_end_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(budget, "DOCUMENT", 10_000)
    monkeypatch.setattr(budget, "EACH_MEASURE", 0)
    made = body(tmp_path, text)
    assert [
        (f.code, str(f.place))
        in (
            ("template-unsafe", "templates/one.md:5:1"),
            ("template-circular", "templates/one.md:5:1"),
        )
        for f in made.findings
    ] == [True]


def test_each_rendering_begins_with_a_full_budget(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "DOCUMENT", 600)
    monkeypatch.setattr(budget, "EACH_MEASURE", 0)
    front = "---\ntitle: 试\nfile: '{{ m.id }}'\nfor_each: measures\n---\n"
    assert len(
        composed(tmp_path, one=front + "{{ '甲' * 250 }}").documents
    ) == len([n for n in FILES if n.startswith("measures/")])
