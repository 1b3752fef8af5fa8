"""Every paragraph and figure of every document still knows the line of YAML, or of a template, that made it."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from pydantic import BaseModel

from policypress.source.figures import figures as figures_of
from policypress.source.model import Node, Tier
from policypress.system.environment import ROOT
from policypress.system.tools import find_soffice
from policypress.word.bookmarks import tag, tag_in
from tests.support.clauses import policy
from tests.support.outputs import body, documents, figures, paragraphs
from tests.support.reading_word import read_origins

pytestmark = pytest.mark.whole


def nodes(value: object) -> Iterator[tuple[str, Node]]:
    """Every node of the policy by the path the loader gave it."""
    if isinstance(value, Node):
        yield value.path, value
    if isinstance(value, BaseModel):
        value = {
            name: getattr(value, name) for name in type(value).model_fields
        }
    for inner in (
        value.values()
        if isinstance(value, dict)
        else value
        if isinstance(value, (tuple, list))
        else ()
    ):
        yield from nodes(inner)


KNOWN = dict(nodes(policy()))


def is_node(identity: str) -> bool:
    """True for a node, one of its fields (``…#title``), or an entry of a field (``policy#preamble.0``)."""
    head, rest = identity, []
    while head and head not in KNOWN:
        head, dot, last = head.rpartition("." if "." in head else "#")
        rest.insert(0, last)
    if not head:
        return False
    value: object = KNOWN[head]
    for key in rest:
        if isinstance(value, BaseModel):
            value = getattr(value, key, None)
        elif isinstance(value, dict):
            value = value.get(key)
        else:
            value = (
                value[int(key)]
                if isinstance(value, tuple)
                and key.isdigit()
                and int(key) < len(value)
                else None
            )
        if value is None:
            return False
    return True


def is_line(place: str) -> bool:
    """True when file:line:column is a place in a file of the checkout."""
    name, line, column = place.rsplit(":", 2)
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return (
        1 <= int(line) <= len(lines)
        and 1 <= int(column) <= len(lines[int(line) - 1]) + 1
    )


def test_every_tag_of_every_document_leads_to_a_source_node_or_a_line_of_a_template(
    shipped: Path,
) -> None:
    checked: set[tuple[str, str]] = set()
    for file in documents(shipped):
        origins = read_origins(file)
        used = {
            tag_in(start.get(qn("w:name")))
            for start in body(file).iter(qn("w:bookmarkStart"))
        } - {""}
        assert used == origins.keys(), file.name
        assert all(
            tag(identity) == name for name, (identity, _) in origins.items()
        )
        checked |= set(origins.values())
    lost = [
        (identity, place)
        for identity, place in sorted(checked)
        if not is_line(place)
        or not (identity == place.rpartition(":")[0] or is_node(identity))
    ]
    assert lost == [] and len(checked) > 1500


def test_every_paragraph_has_a_tag(shipped: Path) -> None:
    """In tables as well; except those that no source wrote: the draft line, and a table of contents."""
    for file in documents(shipped):
        for paragraph in body(file).iter(qn("w:p")):
            text = "".join(
                words.text or "" for words in paragraph.iter(qn("w:t"))
            )
            tags = [
                tag_in(start.get(qn("w:name")))
                for start in paragraph.iter(qn("w:bookmarkStart"))
            ]
            style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            made = style is not None and style.get(qn("w:val")) in (
                "draft",
                "contents-1",
                "contents-2",
                "contents-3",
            )
            assert any(tags) or made or not text.strip(), (
                f"{file.name}: {text}"
            )


def test_every_figure_of_the_policy_text_is_tagged_with_its_node(
    shipped: Path,
) -> None:
    """Take away all that a tag inside a clause explains, and the names of tiers: no digit may be left."""
    file = shipped / "措施正文.docx"
    assert (
        len(
            {f.id for f in figures(file)}
            & {record.figure.path for record in figures_of(policy())}
        )
        > 100
    )
    explained = {
        f.words
        for f in figures(file)
        if "#" in f.id and "paragraphs" not in f.id
    }
    tiers = [node for node in KNOWN.values() if isinstance(node, Tier)]
    explained |= {tier.when for tier in tiers}
    explained |= {tier.band.words for tier in tiers if tier.band}
    for text in paragraphs(file):
        for words in sorted(explained, key=len, reverse=True):
            text = text.replace(words, "")
        text = re.sub(
            r"（[^（）]+〔\d{4}〕\d+号）", "", text
        )  # a document's number belongs to its title
        text = re.sub(r"^\d+\.", "", text)  # the number of an item (项)
        assert not re.search(r"\d", text), text


def test_a_tagged_figure_shows_the_value_of_its_node(shipped: Path) -> None:
    values = {
        record.figure.path: str(record.figure)
        for record in figures_of(policy())
    }
    for name in ("措施正文", "起草说明", "政策对照表", "申报指南汇编"):
        found = {
            (figure.id, figure.words)
            for figure in figures(shipped / f"{name}.docx")
            if figure.id in values
        }
        assert (
            found
            and {
                (identity, words)
                for identity, words in found
                if words != values[identity]
            }
            == set()
        )


def test_python_docx_reads_every_document_back(shipped: Path) -> None:
    for file in documents(shipped):
        document = docx.Document(str(file))
        assert document.core_properties.title and document.sections[
            0
        ].page_width.mm in (
            pytest.approx(210, abs=0.1),
            pytest.approx(297, abs=0.1),
        )


@pytest.mark.libreoffice
def test_the_tags_of_the_policy_text_survive_being_saved_by_libreoffice(
    shipped: Path, tmp_path: Path
) -> None:
    source = shipped / "措施正文.docx"
    command = [
        str(find_soffice()),
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(tmp_path / "saved"),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    saved = tmp_path / "saved" / source.name
    assert read_origins(saved).keys() == read_origins(source).keys()
    assert Counter((f.id, f.words) for f in figures(saved)) == Counter(
        (f.id, f.words) for f in figures(source)
    )
