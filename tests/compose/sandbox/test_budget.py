"""What one rendering may do: small templates that would never end, or fill the machine, end in a finding."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from policypress.compose.sandbox import budget as budgets
from policypress.compose.sandbox.budget import Budget, TooMuch
from tests.support.documents import FRONT, body, clause, composed

DOUBLED = (
    "{% set x = (1,) %}{% set y = (1,) %}"
    + "{% set x = (x, x) %}{% set y = (y, y) %}" * 40
)
HEAVY = (
    "{% set x = (1,) %}{% set y = (1,) %}"
    + "{% set x = (x, x) %}{% set y = (y, y) %}" * 12
)
ENDLESS = {
    "compared": DOUBLED + "{{ 1 if x == y else 2 }}",
    "ordered": DOUBLED + "{{ 1 if x < y else 2 }}",
    "looked for": DOUBLED + "{{ 1 if x in [y] else 2 }}",
    "printed": DOUBLED + "{{ '%s' % x }}",
    "compared again and again": HEAVY
    + "{% for i in range(30000) %}{% if x == y %}{% endif %}{% endfor %}",
    "tested": HEAVY
    + "{% for i in range(30000) %}{% if x is eq(y) %}{% endif %}{% endfor %}",
    "selected": HEAVY
    + "{{ ([x] * 20000) | select('eq', y) | list | length }}",
    "hashed": HEAVY
    + "{% for i in range(30000) %}{{ {x: 1} | length }}{% endfor %}",
    "made unique": HEAVY
    + "{% for i in range(30000) %}{{ [x, y] | unique | list | length }}{% endfor %}",
    "sorted": "{% set x = ['a' * 3000] * 500 %}{% for i in range(9000) %}{{ x | sort | length }}{% endfor %}",
    "added up": "{% set x = [1] * 4000 %}{{ ([x] * 4000) | sum(start=[]) | length }}",
    "sliced": "{% set x = 'a' * 40000 %}{% for i in range(40000) %}{% set y = x[1:] %}{% endfor %}",
    "repeated": "{% set x = [0] * 9000 %}{% for i in range(9000) %}{% set y = x * 9 %}{% endfor %}",
    "joined": "{{ (['a'] * 5000) | join('b' * 5000) }}",
    "formatted": "{% set a = 'x' * 9000 %}{{ ('%(a)s' * 9000) % {'a': a} }}",
    "words in a loop": "{% for i in range(9000) %}"
    + "甲" * 2000
    + "{% endfor %}",
    "paragraphs": "{% for i in range(900000) %}a\n\n{% endfor %}",
    "loops within loops": "{% for a in range(999) %}{% for b in range(999) %}{% for c in range(999) %}"
    + "{% endfor %}" * 3,
    "a loop that calls itself": "{% for x in [[[[1] * 90] * 90] * 90] recursive %}{{ loop(x) if x is iterable }}"
    "{% endfor %}",
    "macros": "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
    "numbers": "{% set x = 99 %}" + "{% set x = x * x %}" * 60 + "{{ x }}",
    "powers": "{{ 9 ** 9 ** 9 ** 9 }}",
    "set blocks": "{% set x %}abc{% endset %}"
    + "{% set x %}{{ x }}{{ x }}{% endset %}" * 60,
    "what is called": "{% for i in range(900000) %}{% set a = cite('plan') %}{% endfor %}",
    "arguments": "{% macro f() %}{{ f(varargs) }}{% endmacro %}{{ f(1) }}",
}
TOO_COMPLEX = {
    "brackets": "{{ " + "(" * 150 + "1" + ")" * 150 + " }}",
    "lists": "{{ " + "[" * 5000 + "]" * 5000 + " }}",
    "not": "{{ " + "not " * 9000 + "1 }}",
    "minus": "{{ " + "-" * 9000 + "1 }}",
    "plus": "{{ " + "1+" * 9000 + "1 }}",
    "conditions": "{{ " + "1 if 0 else " * 5000 + "1 }}",
    "filters": "{{ 1" + "|list" * 5000 + " }}",
    "ifs": "{% if 1 %}" * 300 + "{% endif %}" * 300,
    "loops": "{% for a in [1] %}" * 21 + "{% endfor %}" * 21,
    "branches": "{% if 0 %}" + "{% elif 0 %}" * 8000 + "{% endif %}",
    "digits": "{{ " + "9" * 90000 + " }}",
    "hexadecimal": "{{ 0x" + "f" * 90000 + " }}",
    "infinite": "{{ 1e99999 }}",
    "names": "".join(f"{{% set a{i} = 1 %}}" for i in range(3000)),
    "blocks": "".join(
        f"{{% block b{i} %}}{{% endblock %}}" for i in range(3000)
    ),
    "items": "{{ [" + "1," * 45000 + "] | length }}",
}


@pytest.fixture
def small_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of the steps: what is not counted would go on all the same."""
    monkeypatch.setattr(budgets, "DOCUMENT", budgets.DOCUMENT // 10)


def test_even_the_whole_budget_is_spent_within_seconds(tmp_path: Path) -> None:
    before = time.process_time()
    made = body(tmp_path, "甲\n\n" + ENDLESS["compared again and again"])
    assert [f.code for f in made.findings] == ["template-unsafe"]
    assert time.process_time() - before < 10


@pytest.mark.slow
@pytest.mark.parametrize("name", ENDLESS)
def test_a_document_that_would_never_end_is_a_finding_within_seconds(
    tmp_path: Path, small_budget: None, name: str
) -> None:
    before = time.process_time()
    made = body(tmp_path, "甲\n\n" + ENDLESS[name])
    assert [f.code for f in made.findings] in (
        ["template-unsafe"],
        ["template-error"],
    )
    assert str(made.findings[0].place).startswith("templates/one.md:7:")
    assert made.documents == [] and time.process_time() - before < 10


@pytest.mark.parametrize("name", ENDLESS)
def test_prose_that_would_never_end_is_a_finding_at_its_place(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its steps end it, long before the clock does."""
    monkeypatch.setattr(budgets, "SECONDS", 5.0)
    before = time.thread_time()
    made = clause(tmp_path, " ".join(ENDLESS[name].split("\n")))
    assert time.thread_time() - before < 5
    (finding,) = made.findings
    assert (finding.code, finding.message) == (
        "template-unsafe",
        "此处的表达式运算量过大，没有算完",
    )
    assert str(finding.place) == "policy/measures/training.yaml:6:7"


@pytest.mark.slow
@pytest.mark.parametrize("name", TOO_COMPLEX)
def test_a_template_that_could_not_be_compiled_is_said_to_be_too_complex(
    tmp_path: Path, name: str
) -> None:
    made = body(tmp_path, "甲\n\n" + TOO_COMPLEX[name])
    (finding,) = made.findings
    assert (
        finding.code == "template-too-complex"
        and finding.place.file == "templates/one.md"
    )
    # A number too long for Python is noticed before Jinja knows its line.
    assert finding.place.line == 7 or name == "digits"
    assert "循环" not in finding.message


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("brackets", "括号或语句嵌套太深"),
        ("digits", "数字太大"),
        ("infinite", "数字太大"),
        ("loops", "括号或语句嵌套太深"),
    ],
)
def test_prose_that_could_not_be_compiled_is_said_to_be_too_complex(
    tmp_path: Path, name: str, why: str
) -> None:
    (finding,) = clause(tmp_path, TOO_COMPLEX[name]).findings
    assert (finding.code, str(finding.place), finding.message) == (
        "template-too-complex",
        "policy/measures/training.yaml:6:7",
        why,
    )


def test_a_template_that_does_too_much_is_not_tried_again_for_each_measure(
    tmp_path: Path,
) -> None:
    front = "---\ntitle: 试\nfile: '{{ m.id }}'\nfor_each: measures\n---\n"
    made = composed(
        tmp_path, one=front + "{% for i in range(10**7) %}{% endfor %}"
    )
    assert made.documents == [] and [f.code for f in made.findings] == [
        "template-unsafe"
    ]


def test_a_document_no_reader_could_use_is_refused(tmp_path: Path) -> None:
    lines = body(
        tmp_path / "a", "{% for i in range(15000) %}a\n\n{% endfor %}"
    )
    assert [f.code for f in lines.findings] == [
        "template-unsafe"
    ] and "行" in lines.findings[0].message
    row = "|" + "a|" * 60 + "\n"
    cells = body(
        tmp_path / "b",
        row
        + row.replace("a", "-")
        + "{% for i in range(1500) %}"
        + row
        + "{% endfor %}",
    )
    assert [f.code for f in cells.findings] == [
        "template-unsafe"
    ] and "格" in cells.findings[0].message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "甲\n\n::: table widths=18,4x\n| a | b |\n|---|---|\n| 1 | 2 |\n:::\n",
            7,
        ),
        (
            "甲\n\n::: table widths=1e999\n| a | b |\n|---|---|\n| 1 | 2 |\n:::\n",
            7,
        ),
        (
            "甲\n\n::: table widths=0,-3\n| a | b |\n|---|---|\n| 1 | 2 |\n:::\n",
            7,
        ),
        ("甲\n\n::: contents x\n:::\n", 7),
        ("甲\n\n::: contents 99999\n:::\n", 7),
        ("甲\n\n|" + "a|" * 64 + "\n|" + "-|" * 64 + "\n", 7),
    ],
)
def test_odd_numbers_of_a_container_are_named_at_their_line(
    tmp_path: Path, text: str, line: int
) -> None:
    made = body(tmp_path, text)
    assert [(f.code, str(f.place)) for f in made.findings] == [
        ("template-error", f"templates/one.md:{line}:1")
    ]


def test_no_template_can_fill_its_own_budget(tmp_path: Path) -> None:
    for text in (
        "{{ (-10**9) | spent }}",
        "{{ [-10**9] | map('#spent') | list | length }}",
    ):
        made = body(tmp_path, text + "{% for i in range(10**6) %}{% endfor %}")
        assert made.documents == [] and len(made.findings) == 1


def test_who_has_time_and_steps_left_goes_on_after_each_look_at_the_clock() -> (
    None
):
    budget = Budget()
    with budget.rendering(document=True):
        for _ in range(5):
            budget.spend(budgets.LOOK_EVERY + 1)


def test_work_that_no_step_counts_is_ended_by_the_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    budget = Budget()
    monkeypatch.setattr(budgets, "SECONDS", -1.0)
    with budget.rendering(document=True), pytest.raises(TooMuch):
        for _ in range(budgets.LOOK_EVERY + 2):
            budget.spend(1)


def test_many_paragraphs_that_each_do_much_end_soon_as_well() -> None:
    """After the common part is used up each has only the free part."""
    budget = Budget()
    done = 0
    for _ in range(1000):
        try:
            with budget.rendering(document=False):
                budget.spend(budgets.PARAGRAPH - 1)
            done += 1
        except TooMuch:
            continue
    assert 0 < done < 200


def test_including_a_pipe_or_a_folder_is_a_finding(tmp_path: Path) -> None:
    import os

    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes on this system")
    home = tmp_path / "templates" / "_parts"
    home.mkdir(parents=True)
    os.mkfifo(home / "pipe.txt")
    (home / "folder").mkdir()
    (home / "gbk.txt").write_bytes("甲".encode("gbk"))
    for name, code in (
        ("pipe.txt", "not-a-file"),
        ("folder", "is-directory"),
        ("gbk.txt", "not-utf8"),
        ("none.txt", "template-missing"),
    ):
        made = composed(
            tmp_path, one=FRONT + f'{{% include "_parts/{name}" %}}'
        )
        assert [f.code for f in made.findings] == [code], made.findings


@pytest.mark.slow
@pytest.mark.parametrize(
    "prose",
    [
        "一" * 60000,
        "{{ p.a " * 10000,
        "十" * 60000 + "万",
        "《" * 40000 + "1万元",
    ],
)
def test_long_rows_of_one_thing_in_prose_are_read_at_once(
    tmp_path: Path, prose: str
) -> None:
    before = time.process_time()
    clause(tmp_path, prose)
    assert time.process_time() - before < 5
