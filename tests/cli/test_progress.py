"""The progress line: for people at a terminal only."""

from __future__ import annotations

import io

from policypress.cli.progress import Line


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_at_a_terminal_the_line_rewrites_itself_and_goes_away():
    screen = Terminal()
    line = Line(screen)
    line("措施正文", 1, 24)
    line("读取")
    line.clear()
    assert screen.getvalue().startswith("[1/24] 措施正文\r")
    assert screen.getvalue().endswith("\r")
    assert screen.getvalue().split("\r")[-2].strip() == ""


def test_in_a_pipe_there_is_nothing():
    pipe = io.StringIO()
    line = Line(pipe)
    line("措施正文", 1, 24)
    line.clear()
    assert pipe.getvalue() == ""
