"""Finding programs of other makers, on PATH or where their installers put them."""

from __future__ import annotations

import os

import pytest

from policypress import tools


@pytest.fixture
def program(tmp_path):
    path = tmp_path / ("soffice.exe" if os.name == "nt" else "soffice")
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_a_program_on_path_is_found(program, monkeypatch):
    monkeypatch.setenv("PATH", str(program.parent))
    assert tools.find_program("soffice") == program
    assert tools.find_soffice() == program


def test_a_program_that_is_nowhere_is_none(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert tools.find_program("no-such-program-anywhere") is None


def test_of_several_installed_libreoffices_the_newest_is_taken(tmp_path, monkeypatch):
    folders = {"7.4": tmp_path / "libreoffice7.4/program/soffice", "25.8": tmp_path / "libreoffice25.8/program/soffice"}
    monkeypatch.setattr(tools, "find_program", lambda name: None)
    monkeypatch.setattr(tools, "_installed", lambda: iter(folders.values()))
    assert tools.find_soffice() == folders["25.8"]
    monkeypatch.setattr(tools, "_installed", lambda: iter(()))
    assert tools.find_soffice() is None
