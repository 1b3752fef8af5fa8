"""A check lays out only the pieces of a text that are new, and misses nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policypress.compose import sound_texts
from policypress.compose.compose import Composer
from policypress.compose.markdown.blocks import Builder
from policypress.compose.markdown.markers import Nodes, Span, line_mark
from policypress.compose.markdown.parser import parse
from policypress.compose.sandbox.template import load_templates
from policypress.compose.sound_texts import SoundTexts, pieces
from policypress.compose.views.figure_index import figure_paths
from policypress.document import Field, Mark, Origin
from policypress.findings import Place
from policypress.source import load
from policypress.system import program
from policypress.system.environment import ROOT
from tests.support.effort import examples


@pytest.fixture(autouse=True)
def program_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(program, "state", lambda: "this program")
    monkeypatch.setattr(program, "is_unchanged", lambda: True)


def figure(name: str, line: int = 1, note: str = "") -> Span:
    """The span of a figure that stands on a line of a file."""
    origin = Origin(name, Place("policy.yaml", line, 1))
    return Span(origin, Mark("proposed", note))


def nodes(*spans: Span) -> Nodes:
    """A composition with these spans, by their numbers."""
    made = Nodes()
    for span in spans:
        made.wrap("", span)
    return made


def sound(
    folder: Path, spans: Nodes, terms: tuple[str, ...] = ()
) -> SoundTexts:
    return SoundTexts(spans, lambda blocks: None, terms, folder)


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pieces that are laid out."""
    found: list[str] = []
    plainly = sound_texts.parse

    def noting(text: str) -> Any:
        found.append(text)
        return plainly(text)

    monkeypatch.setattr(sound_texts, "parse", noting)
    return found


TEXT = "# 一\n\n给予\ue0000\ue0015万元\ue002。\n\n## 二\n\n完。"


def once(folder: Path, text: str, *spans: Span) -> set[str] | None:
    """What one check finds."""
    checking = sound(folder, nodes(*spans))
    found = checking.figures(text)
    checking.keep()
    return found


def test_a_text_is_laid_out_once(tmp_path, laid_out):
    for _ in range(2):
        assert once(tmp_path, TEXT, figure("a")) == {"a"}
    assert len(laid_out) == 2  # two pieces


def test_only_the_piece_that_changed_is_laid_out_again(tmp_path, laid_out):
    once(tmp_path, TEXT, figure("a"))
    laid_out.clear()
    once(tmp_path, TEXT.replace("完", "止"), figure("a"))
    assert laid_out == ["## 二\n\n止。"]


def test_where_a_figure_stands_and_which_line_wrote_it_do_not_matter(
    tmp_path, laid_out
):
    once(tmp_path, TEXT, figure("a"))
    laid_out.clear()
    moved = TEXT.replace("完。", f"完。{line_mark(1, 9)}")
    assert once(tmp_path, moved, figure("a", 7, "理由")) == {"a"}
    assert laid_out == []


OTHERS = {
    "another figure": figure("b"),
    "no figure": Span(Origin("a", Place("policy.yaml", 1, 1))),
    "a field": Span(field=Field("text", "a", "名称")),
    "a style": Span(role="run-in"),
}


@pytest.mark.parametrize("span", OTHERS.values(), ids=OTHERS.keys())
def test_another_kind_of_span_is_another_text(span, tmp_path, laid_out):
    once(tmp_path, TEXT, figure("a"))
    laid_out.clear()
    assert once(tmp_path, TEXT, span) != {"a"}
    assert len(laid_out) == 1


def test_other_terms_or_another_program_know_nothing(
    tmp_path, laid_out, monkeypatch
):
    once(tmp_path, TEXT, figure("a"))
    laid_out.clear()
    sound(tmp_path, nodes(figure("a")), ("手艺",)).figures(TEXT)
    assert len(laid_out) == 2
    monkeypatch.setattr(program, "state", lambda: "another program")
    once(tmp_path, TEXT, figure("a"))
    assert len(laid_out) == 4


def test_what_cannot_be_laid_out_is_never_taken_for_sound(tmp_path):
    bad = f"{TEXT}\n\n# 三\n\n::: table widths=甲\n| a |\n|---|\n:::\n"
    for _ in range(2):
        assert once(tmp_path, bad, figure("a")) is None


def test_pieces_together_are_the_text_and_part_no_container():
    text = "甲\n\n# 乙\n\n::: table\n\n# 丙\n\n:::\n\n# 丁\n"
    assert list(pieces(text)) == [
        "甲",
        "# 乙\n\n::: table\n\n# 丙\n\n:::",
        "# 丁\n",
    ]
    fenced = "# 甲\n\n```\n\n# 乙\n\n```\n"
    assert list(pieces(fenced)) == [fenced]


LINES = st.sampled_from(
    [
        "",
        "",
        "",
        "# 一",
        "## 二",
        "甲乙\ue0000\ue0015万元\ue002丙",
        "- 甲",
        "  乙",
        "    丙\ue0001\ue0013\ue002",
        "1. 甲",
        "> 引",
        "> ::: table widths=x",
        "| a | \ue0001\ue0013\ue002 |",
        "|---|---|",
        f"|{' a |' * 64}",
        f"|{'---|' * 64}",
        "::: table",
        "::: table widths=1,2",
        "::: table widths=x",
        "::: contents x",
        ":::: landscape",
        "::: centered",
        ":::",
        "::::",
        " :::",
        "    :::",
        "    ::: contents x",
        "[a]: b",
        "`",
        "``",
        "---",
    ]
)


@given(st.lists(LINES, max_size=24).map("\n".join))
@settings(max_examples=examples(400))
def test_pieces_say_of_any_text_what_the_whole_says(text):
    spans = nodes(figure("a"), figure("b"))
    lines = [(-1, 0)] * (text.count("\n") + 1)
    try:
        blocks = Builder(spans, lines).build(parse(text))
        whole = set(figure_paths(blocks))
    except Exception:  # noqa: BLE001 - whatever a text may bring about
        whole = None
    assert "\n\n".join(pieces(text)) == text
    found = sound(Path("nowhere"), spans).figures(text)
    # In doubt the whole is laid out, so a piece may complain in vain.
    assert found is None or found == whole


@pytest.mark.slow
def test_of_all_shipped_documents_pieces_show_what_the_whole_shows(tmp_path):
    policy = load(ROOT / "policy").policy
    templates, _ = load_templates(ROOT / "templates")
    composer = Composer(policy, ROOT / "templates")
    jobs = composer.jobs(templates)
    checking = sound(tmp_path, composer.nodes)
    for job in jobs:
        names = composer.names_for(job)
        body = composer.renderer.render(job.template, names).body
        document = composer.compose(job)
        assert document is not None
        shown = set(figure_paths(document.blocks))
        assert checking.figures(body) == shown
    assert len(list(pieces(body))) > 1
