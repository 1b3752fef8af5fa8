"""The manual of the rules is what their docstrings say."""

from __future__ import annotations

from policypress.lint import pages
from policypress.lint.registry import all_rules


def test_the_pages_in_the_docs_are_those_of_the_rules():
    made = pages.pages()
    kept = {path.name for path in pages.FOLDER.glob("*.md")}
    assert made.keys() <= kept, "run: python3 build.py schema"
    for name, text in made.items():
        assert (pages.FOLDER / name).read_text("utf-8") == text, (
            f"{name} is stale; run: python3 build.py schema"
        )


def test_every_rule_is_in_the_index_and_on_the_page_of_its_family():
    made = pages.pages()
    for loaded in all_rules():
        code = loaded.rule.code
        assert f"[{code}]" in made["README.md"]
        assert f"## {code}\n" in made[code.split("-")[0] + ".md"]
        assert code.split("-")[0] in pages.FAMILIES
