"""What is shown stays the last version without mistakes; every mistake is told and nothing ends the preview."""

from __future__ import annotations

import shutil

import pytest

from policypress.pipeline import build as pipeline
from policypress.pipeline import production
from policypress.serve.status import told


def codes(desk) -> set[str]:
    return {finding.code for finding in desk.findings}


def damage(path, old: str, new: str) -> str:
    """Replaces words of a file; what it said before."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return text


def test_every_document_and_the_site_are_there(desk):
    desk.refresh()
    assert desk.version == 1 and not [f for f in desk.findings if f.severity == "error"]
    names = [document.name for document in desk.documents]
    assert any("手艺大赛" in name for name in names)
    for name in names:
        assert desk.page(name).startswith(b"<!DOCTYPE html>"), name
    assert "手艺大赛" in desk.site()["m/prize.html"].decode()
    assert desk.docx(names[0]).startswith(b"PK")
    assert desk.page("没有") is None and desk.docx("没有") is None


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (
            "policy/measures/prize.yaml",
            "value: 20万元",
            "value: 20万圆圈",
            "wrong-unit",
        ),
        ("policy/measures/prize.yaml", "title:", "title: [", "unclosed-bracket"),
        ("policy/policy.yaml", "region: 青石区", "", "missing-field"),
        ("templates/guide.md", "{%", "{% if", "template-syntax"),
    ],
)
def test_a_mistake_is_told_beside_the_version_before(
    desk, folder, file, old, new, code
):
    desk.refresh()
    before = damage(folder / file, old, new)
    desk.refresh()
    assert (
        desk.findings
        and desk.findings[0].severity == "error"
        and desk.findings[0].place.line
    )
    assert code in codes(desk)
    assert desk.version == 1 and desk.documents
    (folder / file).write_text(before, "utf-8")
    desk.refresh()
    assert desk.version == 2 and not [f for f in desk.findings if f.severity == "error"]


def test_a_policy_that_is_broken_from_the_beginning_is_shown_once_it_is_mended(
    desk, folder
):
    before = damage(
        folder / "policy/measures/prize.yaml", "value: 20万元", "value: 许多"
    )
    desk.refresh()
    assert (
        desk.version == 0
        and desk.documents == []
        and desk.site() == {}
        and "wrong-unit" in codes(desk)
    )
    (folder / "policy/measures/prize.yaml").write_text(before, "utf-8")
    desk.refresh()
    assert desk.version == 1 and desk.documents


def test_folders_and_files_may_be_deleted(desk, folder):
    desk.refresh()
    (folder / "policy/guides/prize.yaml").unlink()
    desk.refresh()
    assert "no-guide" in codes(desk)
    shutil.rmtree(folder / "policy")
    desk.refresh()
    assert codes(desk) == {"missing-folder"} and desk.documents
    shutil.rmtree(folder / "templates")
    desk.refresh()
    assert "templates-missing" in codes(desk)


@pytest.mark.parametrize(
    "damaged", ["{% if %}", "{{ nothing }}", "{{ 1 + 'a' }}", "{{ 1 // 0 }}"]
)
def test_a_page_template_that_fails_is_told_at_its_line(desk, folder, damaged):
    damage(
        folder / "templates/site/measure.html",
        "{% block main %}\n",
        "{% block main %}\n" + damaged,
    )
    desk.refresh()
    assert desk.site() == {}
    found = [f for f in desk.findings if f.place.file == "templates/site/measure.html"]
    assert found and found[0].code == "site-template" and found[0].place.line > 1
    assert desk.documents and desk.page(desk.documents[0].name), (
        "the documents are still there"
    )


def test_a_look_that_is_gone_leaves_the_page(desk, folder):
    desk.refresh()
    shutil.rmtree(folder / "templates/looks")
    name = desk.documents[0].name
    assert desk.docx(name) is None and desk.page(name)
    assert [f for f in desk.findings if f.severity == "error"]


def test_a_fault_of_the_toolkit_is_shown_and_survived(desk, monkeypatch):
    desk.refresh()
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "compose", lambda *_: 1 // 0)
        patch.setattr(production, "render", lambda *_: 1 // 0)
        desk.refresh()
        assert (
            codes(desk) == {"internal-error"}
            and "ZeroDivisionError" in desk.findings[0].message
        )
        assert desk.page(desk.documents[0].name) is None
    desk.refresh()
    assert "internal-error" not in codes(desk) and desk.page(desk.documents[0].name)


def test_what_is_looked_at_comes_first(desk, folder, monkeypatch):
    desk.refresh()
    name = next(
        document.name for document in desk.documents if document.template == "guide"
    )
    state = told(desk, name)
    assert told(desk, "")["page"] == "", (
        "what one tab asks for changes nothing for another"
    )
    whole, seen = pipeline.compose, []

    def compose(policy, templates, only, progress):
        seen.append((only, "25万元".encode() in desk.page(name), desk.version))
        return whole(policy, templates, only, progress)

    monkeypatch.setattr(pipeline, "compose", compose)
    damage(folder / "policy/measures/prize.yaml", "20万元", "25万元")
    with desk.viewing(name), desk.viewing("没有这份文件"):
        desk.refresh()
    assert seen == [((name,), False, 1), ((), True, 1)] and desk.version == 2
    assert told(desk, name)["page"] not in ("", state["page"])


def test_waiting_ends_with_the_next_version(desk):
    tick = desk.ticks.count
    assert desk.ticks.after(tick, 0.01) == tick
    desk.refresh()
    assert desk.ticks.after(tick, 5) != tick
