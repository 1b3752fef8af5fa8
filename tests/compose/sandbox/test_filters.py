"""What a template may call: our filters, some of Jinja's, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2.filters import FILTERS

from policypress.compose.filters import own_filters
from policypress.compose.markdown.markers import Nodes
from policypress.compose.sandbox.policy_sandbox import Sandbox
from policypress.document import Text
from tests.support.documents import body


def offered() -> set[str]:
    """The filters that templates can write."""
    names = Sandbox(Nodes()).filters
    return {name for name in names if not name.startswith("#")}


def test_each_file_is_a_filter() -> None:
    assert list(own_filters()) == [
        "cn",
        "filename",
        "join",
        "listing",
        "paragraphs",
        "quoted",
        "written",
    ]
    assert own_filters().keys() <= offered()


@pytest.mark.parametrize("name", sorted(FILTERS.keys() - offered()))
def test_a_filter_of_jinja_that_is_not_offered_is_refused(
    tmp_path: Path, name: str
) -> None:
    made = body(tmp_path, f"{{{{ '甲' | {name} }}}}")
    (finding,) = made.findings
    assert finding.code == "template-syntax"
    assert f"不存在的过滤器（{name}）" in finding.message


def test_markup_and_padding_are_among_the_refused() -> None:
    assert {
        "center",
        "pprint",
        "xmlattr",
        "upper",
        "safe",
    } <= FILTERS.keys() - offered()


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("{{ 12 | cn }}", "十二"),
        ("{{ ['甲', '乙', '丙'] | listing }}", "甲、乙、丙"),
        (
            "{{ ['甲', '乙', '丙'] | listing(last='和', end='等') }}",
            "甲、乙和丙等",
        ),
        ("{{ ['甲'] | listing(last='和') }}", "甲"),
        ("{{ ['《甲》', '《乙》'] | listing }}", "《甲》《乙》"),
        ("前{{ [] | listing(end='等') }}", "前"),
        ("{{ ['甲', 1] | join('；') }}", "甲；1"),
        ("{{ '甲“乙”' | quoted }}", "“甲‘乙’”"),
        ("{{ 'a/b\\\\c' | filename }}", "a、b、c"),
        (
            "{% for x in [1, 2, 3] %}{{ loop.cycle('单', '双') }}{% endfor %}",
            "单双单",
        ),
        (
            "{% for x in [1, [2, 3]] recursive %}"
            "{% if x is iterable %}（{{ loop(x) }}）{% else %}{{ x }}{% endif %}"
            "{% endfor %}",
            "1（23）",
        ),
        ("{{ '*甲*' ~ 1 }}", "*甲*1"),
    ],
)
def test_what_they_write(tmp_path: Path, written: str, text: str) -> None:
    made = body(tmp_path, written)
    assert made.findings == []
    assert made.words == [text]


def test_joined_to_plain_words_marked_words_keep_their_style(
    tmp_path: Path,
) -> None:
    made = body(tmp_path, "{{ '甲*' ~ role('乙', 'strong') }}")
    (paragraph,) = made.paragraphs
    texts = [one for one in paragraph.inlines if isinstance(one, Text)]
    assert [(one.text, one.role) for one in texts] == [
        ("甲*", ""),
        ("乙", "strong"),
    ]
