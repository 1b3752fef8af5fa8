"""Numbers of chapters, measures, articles and attachments."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policypress.compose.views.numbering import Numbers
from policypress.language.numerals import article, item
from policypress.source.model import Policy
from tests.support.documents import body
from tests.support.small_policy import FILES, edited, policy

PER_CHAPTER = edited(
    "policy.yaml",
    ("scheme: sections", "scheme: sections, measures: per_chapter"),
)
ARTICLES = edited("policy.yaml", ("scheme: sections", "scheme: articles"))
LIST = {"annexes/list.yaml": "title: 目录\nlist: {a: 陶器}\n"}
FORM = {"annexes/form.yaml": "title: 表格\ntext: 另行印发。\n"}
LISTED = edited("policy.yaml", ("numbering:", "annexes: [list]\nnumbering:"))
IDS = [
    "chapter:makers",
    "prize",
    "training",
    "chapter:market",
    "city-match",
    "chapter:",
    "effect",
    "funding",
]


def labels(made: Policy) -> list[str]:
    return [Numbers(made)[identity].label for identity in IDS]


def citations(made: Policy) -> list[str]:
    return [
        Numbers(made)[identity].citation
        for identity in IDS
        if not identity.startswith("chapter:")
    ]


def test_measures_count_through_all_chapters_and_the_supplementary_articles_go_on(
    tmp_path: Path,
) -> None:
    made = policy(tmp_path)
    assert labels(made) == [
        "一、",
        "（一）",
        "（二）",
        "二、",
        "（三）",
        "三、",
        "（四）",
        "（五）",
    ]
    assert citations(made) == [
        "（一）",
        "（二）",
        "（三）",
        "（四）",
        "（五）",
    ]


def test_measures_may_begin_anew_in_each_chapter_and_a_citation_then_names_the_part(
    tmp_path: Path,
) -> None:
    made = policy(tmp_path, PER_CHAPTER)
    assert labels(made) == [
        "一、",
        "（一）",
        "（二）",
        "二、",
        "（一）",
        "三、",
        "（一）",
        "（二）",
    ]
    assert citations(made) == [
        "第一部分（一）",
        "第一部分（二）",
        "第二部分（一）",
        "第三部分（一）",
        "第三部分（二）",
    ]


def test_a_policy_in_articles_has_chapters_and_articles_that_never_begin_anew(
    tmp_path: Path,
) -> None:
    made = policy(tmp_path, ARTICLES)
    assert [label.strip() for label in labels(made)] == [
        "第一章",
        "第一条",
        "第二条",
        "第二章",
        "第三条",
        "第三章",
        "第四条",
        "第五条",
    ]
    assert citations(made) == [
        "第一条",
        "第二条",
        "第三条",
        "第四条",
        "第五条",
    ]


def test_a_single_attachment_has_no_number_and_several_have(
    tmp_path: Path,
) -> None:
    one = policy(tmp_path / "one", LIST)
    assert Numbers(one)["list"].citation == "附件"
    two = policy(tmp_path / "two", {**LIST, **FORM, **LISTED})
    assert [Numbers(two)[key].citation for key in ("list", "form")] == [
        "附件1",
        "附件2",
    ]


def test_a_measure_put_in_renumbers_what_follows_and_references_go_along(
    tmp_path: Path,
) -> None:
    template = "{{ ref('city-match') }}{{ ref('effect') }}{{ ref('city-match', 'title') }}"
    assert body(tmp_path / "before", template).words == [
        "（三）（四）配套市级展销资助"
    ]
    more = {
        **edited(
            "policy.yaml", ("[prize, training]", "[prize, extra, training]")
        ),
        "measures/extra.yaml": FILES["measures/training.yaml"]
        .replace("资助手艺培训", "资助手艺书刊")
        .replace("手艺培训", "手艺书刊"),
    }
    assert body(tmp_path / "after", template, more).words == [
        "（四）（五）配套市级展销资助"
    ]


def test_a_measure_that_names_its_own_chapter_is_numbered_where_it_says(
    tmp_path: Path,
) -> None:
    text = FILES["measures/training.yaml"].replace("手艺培训", "手艺书刊")
    made = policy(
        tmp_path,
        {"measures/extra.yaml": f"chapter: makers\nafter: prize\n{text}"},
    )
    assert [
        Numbers(made)[key].label
        for key in ("prize", "extra", "training", "city-match")
    ] == [
        "（一）",
        "（二）",
        "（三）",
        "（四）",
    ]


def test_ids_for_hints_are_those_a_drafter_can_cite(tmp_path: Path) -> None:
    made = policy(tmp_path, {**LIST, **FORM, **LISTED})
    assert Numbers(made).ids() == [
        "prize",
        "prize.main",
        "training",
        "training.main",
        "city-match",
        "city-match.main",
        "effect",
        "effect.main",
        "funding",
        "funding.main",
        "list",
        "form",
        "form.main",
    ]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Policy:
    return policy(tmp_path_factory.mktemp("numbers"))


@given(
    sizes=st.lists(st.integers(1, 9), min_size=1, max_size=6),
    by_article=st.booleans(),
)
def test_however_measures_are_shared_out_their_numbers_are_consecutive(
    tiny: Policy, sizes: list[int], by_article: bool
) -> None:
    names = [f"m-{number}" for number in range(sum(sizes))]
    order, chapter = {}, tiny.meta.chapters["makers"]
    for position, size in enumerate(sizes):
        start = sum(sizes[:position])
        order[f"c_{position}"] = tuple(names[start : start + size])
    scheme = tiny.meta.numbering.model_copy(
        update={"scheme": "articles" if by_article else "sections"}
    )
    meta = tiny.meta.model_copy(
        update={"chapters": dict.fromkeys(order, chapter), "numbering": scheme}
    )
    provisions = dict.fromkeys(names, tiny.provisions["prize"])
    update = {
        "meta": meta,
        "order": order,
        "provisions": {**provisions, **tiny.closing},
    }
    numbers = Numbers(tiny.model_copy(update=update))
    say = article if by_article else item
    assert [
        numbers[name].label.strip() for name in [*names, "effect", "funding"]
    ] == [say(n + 1) for n in range(len(names) + 2)]
