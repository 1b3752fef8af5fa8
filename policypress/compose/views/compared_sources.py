"""The documents that a comparison draws on (来源), numbered as the notes below its table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policypress.compose.markdown.markers import Marked, escape
from policypress.compose.views import phrases
from policypress.compose.views.base_views import View, sourced
from policypress.compose.views.view_context import ViewContext
from policypress.source.model import Benchmark, BenchmarkArticle

Compared = tuple[Benchmark, BenchmarkArticle]


class SourceView(View):
    """A document compared with: number of its note, citation, the articles that are
    drawn on, and whether it is still in force."""

    def __init__(
        self,
        context: ViewContext,
        order: int,
        identity: str,
        articles: list[str],
    ) -> None:
        """order: its number in the list; identity: of a registered document; articles: as
        they are called (第五条)."""
        documents = context.policy.documents
        node = documents[identity]
        self.id = identity
        self.order = order
        self.cite = context.cite(identity)
        self.listed = [escape(article) for article in articles if article]
        self.articles = Marked(_listed(self.listed))
        self.issuer = sourced(node.issuer or "—", node, "issuer")
        self.date = node.date or "—"
        self.state = phrases.FORCES[node.force]
        self.successor = Marked("—")
        if node.replaced_by and node.replaced_by in documents:
            self.successor = context.cite(node.replaced_by)
        self.note = sourced(node.note or "—", node, "note")


def _listed(articles: list[Marked]) -> str:
    """第五条、第七条; （一）和（二）, for no mark stands behind a number in brackets."""
    words = ""
    for article in articles:
        if words:
            words += "和" if words.endswith("）") else "、"
        words += article
    return words


class ComparedSources:
    """The documents of a comparison in the order in which its articles use them."""

    def __init__(
        self,
        context: ViewContext,
        compared: Iterable[Compared],
    ) -> None:
        """compared: every article that is drawn on, in the order of the rows, with
        repeats."""
        self._context = context
        articles: dict[str, dict[str, None]] = {}
        for benchmark, article in compared:
            for key in self._documents(benchmark, article):
                named = articles.setdefault(key, {})
                named[article.article] = None
        self._views = {
            key: SourceView(context, order, key, list(named))
            for order, (key, named) in enumerate(articles.items(), 1)
        }

    def __iter__(self) -> Iterator[SourceView]:
        return iter(self._views.values())

    def __len__(self) -> int:
        return len(self._views)

    def __getitem__(self, number: int) -> SourceView:
        return list(self)[number]

    def note(
        self,
        benchmark: Benchmark,
        article: BenchmarkArticle,
    ) -> str:
        """注3, or 注3、注5 where the article was read elsewhere; "" without a document."""
        keys = self._documents(benchmark, article)
        numbers = [f"注{self._views[key].order}" for key in keys]
        return "、".join(numbers)

    def first(
        self,
        benchmark: Benchmark,
        article: BenchmarkArticle,
    ) -> SourceView | None:
        """The document in which an article stands; None where none is registered."""
        keys = self._documents(benchmark, article)
        return self._views[keys[0]] if keys else None

    def clause(
        self,
        benchmark: Benchmark,
        article: BenchmarkArticle,
    ) -> Marked:
        """Document, number and article: 《…》（…规〔2022〕10号）第三十二条."""
        documents = self._documents(benchmark, article)
        if not documents:
            return Marked(self._context.write(benchmark.name))
        first = documents[0]
        clause = escape(article.article)
        cited = self._context.cite(first, "short")
        number = self._context.policy.documents[first].number
        if number:
            return Marked(f"{cited}（{escape(number)}）{clause}")
        return Marked(f"{cited}{clause}")

    def _documents(
        self,
        benchmark: Benchmark,
        article: BenchmarkArticle,
    ) -> list[str]:
        """The policy compared with, and where its article was read when the policy
        itself was not to be had: ids of registered documents."""
        found: list[str] = []
        if benchmark.document:
            found.append(benchmark.document)
        if article.basis.source:
            found.append(article.basis.source.document)
        registered = self._context.policy.documents
        unique = dict.fromkeys(found)
        return [key for key in unique if key in registered]
