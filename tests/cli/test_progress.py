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


def test_a_name_does_not_steer_the_terminal_and_a_terminal_that_is_gone_stops_nothing():
    screen = Terminal()
    Line(screen)("甲\x1b[2J\n\u202e")
    assert (
        screen.getvalue()
        == "甲\\u001b[2J\\u000a\\u202e"[: len(screen.getvalue())]
    )

    class Gone(Terminal):
        def write(self, text: str) -> int:
            raise OSError(5, "Input/output error")

    line = Line(Gone())
    line("甲")
    line.clear()
