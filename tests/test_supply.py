"""What comes from elsewhere: by digest, from no named host, with its licence said."""

from __future__ import annotations

import json
import re

from policypress.system.environment import ROOT

NPM = ROOT / ".ci" / "npm"


def test_npm_tools_come_by_version_and_digest_from_no_named_host():
    text = (NPM / "package-lock.json").read_text("utf-8")
    assert "://" not in text
    lock = json.loads(text)["packages"]
    project = lock.pop("")
    assert lock and all(
        package["integrity"].startswith("sha512-") for package in lock.values()
    )
    wanted = json.loads((NPM / "package.json").read_text("utf-8"))
    for kind in ("dependencies", "optionalDependencies"):
        assert project[kind] == wanted[kind]
        for name, version in wanted[kind].items():
            assert lock[f"node_modules/{name}"][
                "version"
            ] == version and re.fullmatch(r"[\d.]+", version)


def test_ci_installs_from_npm_only_what_the_lock_holds():
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert (
        "npm ci " in script
        and "--ignore-scripts" in script
        and "npm install" not in script
    )


def test_every_package_of_a_users_environment_is_named_with_its_licence():
    names = set(
        re.findall(
            r"(?m)^([a-z0-9-]+)==",
            (ROOT / "requirements.lock").read_text("utf-8"),
        )
    )
    said = dict(
        re.findall(
            r"(?m)^\| ([a-z0-9-]+) \| (.+) \|$",
            (ROOT / "THIRD-PARTY.md").read_text("utf-8"),
        )
    )
    said.pop("package")
    said.pop("---", None)
    assert set(said) == names and "GPL" in said["pypandoc-binary"]


def test_the_project_has_a_licence():
    assert (
        (ROOT / "LICENSE")
        .read_text("utf-8")
        .startswith("MIT License\n\nCopyright (c) ")
    )
