"""The sandbox in which clause prose, document templates and web page templates run.

Undefined names are errors, nothing can be called but what is offered, no rendering can
eat the machine, and whatever goes wrong can be said with file and line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import BuiltinMethodType, CodeType, MethodType
from typing import Any, TypeVar

from jinja2 import (
    BaseLoader,
    Environment,
    Template,
    TemplateNotFound,
    nodes,
)
from jinja2.lexer import TokenStream
from jinja2.loaders import split_template_path
from jinja2.parser import Parser
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from policypress.compose.sandbox.budget import Budget, cost
from policypress.compose.sandbox.code_cache import Compiled
from policypress.compose.sandbox.counting import (
    BRACKETS,
    COUNTED,
    LONGEST,
    SLICED,
    SPENT,
    WEIGHED,
    Generator,
    TooComplex,
    checked,
)
from policypress.compose.sandbox.errors import Missing, Unreadable
from policypress.compose.sandbox.guarded import guarded
from policypress.system.user_files import TEMPLATE, read_text_file

# A method may be `format`, which Jinja replaces by one that is safe.
_METHODS = (MethodType, BuiltinMethodType)
F = TypeVar("F", bound=Callable[..., Any])
_OPENING, _CLOSING = (
    {"lparen", "lbracket", "lbrace"},
    {"rparen", "rbracket", "rbrace"},
)
_CONTAINERS = (list, tuple, dict)
CALL = (
    30  # steps of one call: those offered look things up and make marked words
)


def offered(function: F) -> F:
    """Marks a function that templates and prose may call; they can call no other."""
    function.offered = True  # type: ignore[attr-defined]
    return function


class Bounded(Template):
    """A template that begins each rendering with a full budget."""

    def render(self, *args: Any, **names: Any) -> str:
        sandbox: Any = self.environment
        with sandbox.budget.rendering(sandbox.documents):
            return super().render(*args, **names)


class Files(BaseLoader):
    """Templates in a folder, read as every file of a user is (see source/file.py).

    shown: what a drafter calls the folder; not where this machine keeps it.
    """

    def __init__(self, folder: Path, shown: str) -> None:
        self._folder, self._shown = folder, shown

    def get_source(
        self,
        environment: Environment,
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        """Text and shown name; TemplateNotFound, or Unreadable with findings."""
        if not isinstance(template, str):
            raise TemplateNotFound(template)
        path = self._folder.joinpath(*split_template_path(template))
        name = f"{self._shown}/{template}"
        before = _version(path)
        text, findings = read_text_file(path, name, TEMPLATE)
        if text is None:
            if any(finding.code == "missing-file" for finding in findings):
                raise TemplateNotFound(template)
            raise Unreadable(findings)
        return text, name, lambda: _version(path) == before


def _version(path: Path) -> tuple[int, int] | None:
    """What changes when a file is written anew; None when it cannot be known."""
    try:
        about = path.stat()
    except (OSError, ValueError):
        return None
    return about.st_mtime_ns, about.st_size


class BoundedSandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with a budget.

    budget: what all renderings of a composition spend. documents: whether it renders
    documents or else paragraphs. filters: names of those of Jinja's filters that
    templates may use.
    """

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})
    _compiled: Compiled | None = None
    _kind = ""
    code_generator_class = Generator
    template_class = Bounded

    def __init__(
        self,
        budget: Budget,
        documents: bool,
        filters: Iterable[str],
        loader: BaseLoader,
        **options: Any,
    ) -> None:
        """documents: whether whole documents are made, not lines of prose; filters:
        those of Jinja that may be used; options: as Jinja takes them."""
        self.budget = budget
        self.documents = documents
        self._safe: dict[tuple[type, str], bool] = {}
        # Not optimized: what Jinja works out beforehand it would not count.
        super().__init__(
            undefined=Missing,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            optimized=False,
            loader=loader,
            **options,
        )
        self.globals = {"range": self._range}
        jinjas: dict[str, Any] = self.filters
        self.filters = {
            COUNTED: self._counted,
            WEIGHED: budget.weigh,
            SLICED: self._sliced,
            SPENT: self._spent,
        }
        for name in filters:
            self.filters[name] = guarded(name, jinjas[name], budget)
        tests: dict[str, Any] = self.tests
        self.tests = {
            name: guarded(name, tests[name], budget) for name in tests
        }

    # compiling

    def keep_code(
        self,
        compiled: Compiled | None,
        kind: str,
    ) -> None:
        """Take code that earlier builds compiled. kind: of template, for the same words
        mean another thing in another sandbox."""
        self._compiled, self._kind = compiled, kind

    def compile(
        self,
        source: Any,
        name: str | None = None,
        filename: str | None = None,
        *others: Any,
        **named: Any,
    ) -> Any:
        """Jinja's own, unless an earlier build has compiled the same."""

        def make() -> Any:
            """What Jinja compiles; it ends in `code_cache` when nothing is kept yet."""
            return super(BoundedSandbox, self).compile(
                source,
                name,
                filename,
                *others,
                **named,
            )

        is_odd = others or named or not isinstance(source, str)
        if self._compiled is None or is_odd:
            return make()
        file = self._file_in_code(name) if name else None
        made_from = (self._kind, name, filename, file, source)
        return self._compiled.code(made_from, make)

    def _file_in_code(self, name: str) -> int | None:
        """The number by which the code of a template knows its file; None where it
        knows none."""
        return None

    def _tokenize(
        self,
        source: str,
        name: str | None,
        filename: str | None = None,
        state: str | None = None,
    ) -> TokenStream:
        """Jinja's tokens; TooComplex where brackets open that nobody could match by
        eye."""
        if len(source) > LONGEST:
            raise TooComplex("模板太长", 1, name)
        stream = super()._tokenize(source, name, filename, state)
        return TokenStream(_shallow(stream, name), name, filename)

    def _parse(
        self,
        source: str,
        name: str | None,
        filename: str | None,
    ) -> nodes.Template:
        """Jinja's tree; TooComplex for one that could not be compiled."""
        stream = None
        try:
            parser = Parser(self, source, name, filename)
            stream = parser.stream
            return checked(parser.parse(), name)
        except RecursionError:
            raise TooComplex(
                "括号或语句嵌套太深",
                _line(stream),
                name,
            ) from None
        except (ValueError, OverflowError):
            raise TooComplex("数字太大", _line(stream), name) from None

    def _compile(
        self,
        source: str,
        filename: str,
    ) -> CodeType:
        """Python's code of what Jinja wrote; TooComplex where Python gives up."""
        try:
            return super()._compile(source, filename)
        except (
            SyntaxError,
            RecursionError,
            MemoryError,
            ValueError,
            OverflowError,
        ):
            raise TooComplex("括号或语句嵌套太深", 1, filename) from None

    # running

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a template reads: Jinja's own answer, without its questions where they
        have been answered for this type and name."""
        if self._safe.get((type(obj), attribute)):
            try:
                value = getattr(obj, attribute)
            except AttributeError:
                return super().getattr(obj, attribute)
            if type(value) not in _METHODS:
                return value
        return super().getattr(obj, attribute)

    def is_safe_attribute(
        self,
        obj: Any,
        attr: str,
        value: Any,
    ) -> bool:
        """Whether templates may see it: Jinja's answer, which depends on the type and
        the name alone and is asked for every name of every template."""
        key = (type(obj), attr)
        known = self._safe.get(key)
        if known is None:
            known = super().is_safe_attribute(obj, attr, value)
            self._safe[key] = known
        return known

    def is_safe_callable(self, function: Any) -> bool:
        """What is offered, and Jinja's own: macros, blocks, loop() and loop.cycle()."""
        if getattr(function, "offered", None) is True:
            return True
        owner = getattr(function, "__self__", None)
        if isinstance(function, (Macro, BlockReference, LoopContext)):
            return True
        return isinstance(owner, LoopContext)

    def call_binop(
        self,
        context: Any,
        operator: str,
        left: Any,
        right: Any,
    ) -> Any:
        """A sum, product or power in a template spends what it costs."""
        self.budget.spend(cost(operator, left, right))
        return super().call_binop(context, operator, left, right)

    def call(
        self,
        context: Any,
        function: Any,
        /,
        *args: Any,
        **named: Any,
    ) -> Any:
        """Calls what a template calls, spending CALL and what its lists hold."""
        self.budget.spend(CALL)
        for value in (*args, *named.values()):
            if isinstance(value, _CONTAINERS):
                self.budget.weigh(value)
        return super().call(context, function, *args, **named)

    def _counted(
        self,
        items: Iterable[Any],
        each: int = 1,
    ) -> Iterator[Any]:
        """The same items, each of them spent from the budget as it is taken; each: how much."""
        return self.budget.counted(items, max(each, 1))

    def _sliced(self, items: Any) -> Any:
        """What a part is taken of."""
        if hasattr(type(items), "__len__"):
            self.budget.spend(len(items))
        return items

    def _spent(self, amount: int) -> None:
        self.budget.spend(max(amount, 1))

    @offered
    def _range(self, *bounds: int) -> range:
        numbers = range(*bounds)
        self.budget.spend(len(numbers))
        return numbers


def _shallow(
    stream: TokenStream,
    name: str | None,
) -> Iterator[Any]:
    """The tokens; TooComplex at the bracket that opens too many."""
    depth = 0
    for token in stream:
        if token.type in _OPENING:
            depth += 1
        elif token.type in _CLOSING:
            depth -= 1
        if depth > BRACKETS:
            raise TooComplex("括号或语句嵌套太深", token.lineno, name)
        yield token


def _line(stream: TokenStream | None) -> int:
    return stream.current.lineno if stream else 1
