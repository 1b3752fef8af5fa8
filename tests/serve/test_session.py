"""What is shown stays the last version without mistakes; every mistake is told and nothing ends the preview."""

from __future__ import annotations

import shutil

import pytest

from policypress.pipeline import build as pipeline
from policypress.pipeline import production
from policypress.serve.session import Session
from policypress.serve.status import status


def codes(session) -> set[str]:
    return {finding.code for finding in session.findings}


def damage(path, old: str, new: str) -> str:
    """Replaces words of a file; what it said before."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return text


def test_every_document_and_the_site_are_there(session):
    session.refresh()
    assert session.version == 1 and not [
        f for f in session.findings if f.severity == "error"
    ]
    names = [document.name for document in session.documents]
    assert any("手艺大赛" in name for name in names)
    for name in names:
        assert session.page(name).startswith(b"<!DOCTYPE html>"), name
    assert "手艺大赛" in session.site()["m/prize.html"].decode()
    assert session.docx(names[0]).startswith(b"PK")
    assert session.page("没有") is None and session.docx("没有") is None


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (
            "policy/measures/prize.yaml",
            "amount: 20万元",
            "amount: 20万圆圈",
            "wrong-unit",
        ),
        (
            "policy/measures/prize.yaml",
            "title:",
            "title: [",
            "unclosed-bracket",
        ),
        ("policy/policy.yaml", "region: 青石区", "", "missing-field"),
        ("templates/guide.md", "{%", "{% if", "template-syntax"),
    ],
)
def test_a_mistake_is_told_beside_the_version_before(
    session, folder, file, old, new, code
):
    session.refresh()
    before = damage(folder / file, old, new)
    session.refresh()
    assert (
        session.findings
        and session.findings[0].severity == "error"
        and session.findings[0].place.line
    )
    assert code in codes(session)
    assert session.version == 1 and session.documents
    (folder / file).write_text(before, "utf-8")
    session.refresh()
    assert session.version == 2 and not [
        f for f in session.findings if f.severity == "error"
    ]


def test_a_policy_that_is_broken_from_the_beginning_is_shown_once_it_is_mended(
    session, folder
):
    before = damage(
        folder / "policy/measures/prize.yaml", "amount: 20万元", "amount: 许多"
    )
    session.refresh()
    assert (
        session.version == 0
        and session.documents == []
        and session.site() == {}
        and "wrong-unit" in codes(session)
    )
    (folder / "policy/measures/prize.yaml").write_text(before, "utf-8")
    session.refresh()
    assert session.version == 1 and session.documents


def test_folders_and_files_may_be_deleted(session, folder):
    session.refresh()
    (folder / "policy/guides/prize.yaml").unlink()
    session.refresh()
    assert "no-guide" in codes(session)
    shutil.rmtree(folder / "policy")
    session.refresh()
    assert codes(session) == {"missing-folder"} and session.documents
    shutil.rmtree(folder / "templates")
    session.refresh()
    assert "templates-missing" in codes(session)


@pytest.mark.parametrize(
    "damaged", ["{% if %}", "{{ nothing }}", "{{ 1 + 'a' }}", "{{ 1 // 0 }}"]
)
def test_a_page_template_that_fails_is_told_at_its_line(
    session, folder, damaged
):
    damage(
        folder / "templates/site/measure.html",
        "{% block main %}\n",
        "{% block main %}\n" + damaged,
    )
    session.refresh()
    assert session.site() == {}
    found = [
        f
        for f in session.findings
        if f.place.file == "templates/site/measure.html"
    ]
    assert (
        found and found[0].code == "site-template" and found[0].place.line > 1
    )
    assert session.documents and session.page(session.documents[0].name), (
        "the documents are still there"
    )


def test_a_look_that_is_gone_leaves_the_page(session, folder):
    session.refresh()
    shutil.rmtree(folder / "templates/looks")
    name = session.documents[0].name
    assert session.docx(name) is None and session.page(name)
    assert [f for f in session.findings if f.severity == "error"]


def test_a_fault_of_the_toolkit_is_shown_and_survived(session, monkeypatch):
    session.refresh()
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "compose", lambda *_: 1 // 0)
        patch.setattr(production, "render", lambda *_: 1 // 0)
        session.refresh()
        assert (
            codes(session) == {"internal-error"}
            and "ZeroDivisionError" in session.findings[0].message
        )
        assert session.findings[0].place.file == ""
        assert "把这一版交给维护人员" in session.findings[0].hint
        assert session.page(session.documents[0].name) is None
    session.refresh()
    assert "internal-error" not in codes(session) and session.page(
        session.documents[0].name
    )


def test_what_is_looked_at_comes_first(session, folder, monkeypatch):
    session.refresh()
    name = next(
        document.name
        for document in session.documents
        if document.template == "guide"
    )
    state = status(session, name)
    word = session.docx(name)
    assert status(session, "")["page"] == "", (
        "what one tab asks for changes nothing for another"
    )
    whole, seen = pipeline.compose, []

    def compose(policy, templates, only, progress):
        seen.append(
            (only, "25万元".encode() in session.page(name), session.version)
        )
        return whole(policy, templates, only, progress)

    monkeypatch.setattr(pipeline, "compose", compose)
    damage(folder / "policy/measures/prize.yaml", "20万元", "25万元")
    with session.viewing(name), session.viewing("没有这份文件"):
        session.refresh()
    assert (
        seen == [((name,), False, 1), ((), True, 1)] and session.version == 2
    )
    assert status(session, name)["page"] not in ("", state["page"])
    assert session.docx(name) not in (None, word)


def test_what_comes_first_comes_in_every_format(session, folder, monkeypatch):
    """The Word file of the version before is not shown beside the new page."""
    session.refresh()
    name = session.documents[0].name
    page, word = session.page(name), session.docx(name)
    whole = pipeline.compose
    shown = []

    def compose(policy, templates, only, progress):
        if not only:
            shown.append((session.page(name), session.docx(name)))
        return whole(policy, templates, only, progress)

    monkeypatch.setattr(pipeline, "compose", compose)
    damage(folder / "policy/measures/prize.yaml", "20万元", "25万元")
    with session.viewing(name):
        session.refresh()
    ((new_page, new_word),) = shown
    assert new_page != page and new_word != word


def test_marks_are_shown_only_where_they_are_asked_for(folder):
    """A figure that is only proposed is marked in yellow, with its source."""
    pages = {}
    for marks in (None, False, True):
        settings = {} if marks is None else {"marks": marks}
        shown = Session(
            folder / "policy", folder / "templates", folder, **settings
        )
        shown.refresh()
        pages[marks] = [
            shown.page(document.name) for document in shown.documents
        ]
    assert pages[None] == pages[False] != pages[True]


def test_page_images_are_kept_in_the_folder_that_was_given(session, folder):
    session.page_images._pages["digest"] = 1
    (folder / "digest").mkdir()
    (folder / "digest" / "1.png").write_bytes(b"PNG")
    assert session.page_images.page("digest", 1) == b"PNG"


def test_waiting_ends_with_the_next_version(session):
    revision = session.revision.count
    assert session.revision.after(revision, 0.01) == revision
    session.refresh()
    assert session.revision.after(revision, 5) != revision
