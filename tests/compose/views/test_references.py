"""ref() reaches every part of the text, and says it as the genre does."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.compose.markdown.markers import Nodes, visible
from policypress.compose.sandbox.errors import BadArgument, UnknownId
from policypress.compose.views.context import Context
from tests.support.text_policies import GENRES, policy

MASTER = "对象.main.staff.master"
SAID = {
    "管理办法": {
        MASTER: "第三条第一款第（二）项第1目",
        "对象.main.staff": "第三条第一款第（二）项",
        "对象.exception": "第三条第二款",
        "panel.main": "第五条",
        "scoring": "附件1",
    },
    "实施意见": {
        MASTER: "第1条第一款第（2）项第①目",
        "panel": "（三）",
        "panel.main": "（三）",
        "scope.meaning": "（二）第二款",
        "scoring": "附件1",
    },
    "通知": {
        MASTER: "第三条第一款第（二）项第1目",
        "panel": "第五条",
        "catalogue": "附件2",
    },
    "编章节": {MASTER: "第三条第一款第（二）项第1目", "effect": "第七条"},
}


def context(folder: Path, genre: str) -> Context:
    return Context(policy(folder, GENRES[genre]()), Nodes())


@pytest.mark.parametrize("genre", list(GENRES))
def test_every_part_is_cited_in_the_words_of_the_genre(
    tmp_path: Path, genre: str
) -> None:
    ref = context(tmp_path, genre).ref
    found = {key: visible(ref(key)) for key in SAID[genre]}
    assert found == SAID[genre]


def test_a_citation_knows_the_node_that_it_names(tmp_path: Path) -> None:
    made = context(tmp_path, "管理办法")
    made.ref(MASTER)
    origins = [span.origin.id for span in made.nodes.spans if span.origin]
    home = "parts/objects#articles.对象.paragraphs.main.items.staff"
    assert f"{home}.items.master" in origins


def test_an_item_that_is_not_there_is_unknown_with_those_there_are(
    tmp_path: Path,
) -> None:
    made = context(tmp_path, "管理办法")
    with pytest.raises(UnknownId) as raised:
        made.ref("对象.main.stuff")
    assert "对象.main.staff" in raised.value.known


def test_what_has_no_name_is_cited_by_its_number_only(tmp_path: Path) -> None:
    made = context(tmp_path, "管理办法")
    assert visible(made.ref("对象", "title")) == "扶持对象"
    with pytest.raises(BadArgument):
        made.ref("purpose", "title")
