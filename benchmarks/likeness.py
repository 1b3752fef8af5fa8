"""Reckons the weights with which FC-25 tells sentences like those that reviews object to
(相似句的权重), and says how well such weights do on sentences of a writer they never saw.

    python benchmarks/likeness.py [--onward] [--write] [--without NAME]
                                  [--marked GOLD FOLDER]...

Read are competition_sentences/*.jsonl (one writer a file: text, articles, quote), the
sentences in tests/lint that the other rules are held to, and every sentence of the
shipped policies, which are right. Without --write the writers take turns in being left
out, and recall, right articles and false alarms on what they wrote are printed.
--without: a file of sentences that takes no part. --marked: published texts in FOLDER and
what readers marked in them (as findings_gold.py reads it): sentences with a mark that is
certain or likely are wrong, those without any are right, the rest takes no part. The
weights beside the rule were reckoned with 103 such texts from public repositories, which
are not ours to pass on, so whoever adds sentences learns on from them: with --onward no
weight of a sentence is moved farther from where it is than what is read asks for. Needs
scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import logsumexp
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.findings_gold import places  # noqa: E402
from policypress.lint.genres import genre_of  # noqa: E402
from policypress.lint.paper import Paper, paper_of  # noqa: E402
from policypress.lint.registry import selected  # noqa: E402
from policypress.lint.rule import Loaded  # noqa: E402
from policypress.lint.rules.competition._likeness import (  # noqa: E402
    ARTICLES,
    SENTENCES,
    ArticleWeights,
    Weights,
    is_demand,
    runs_of,
    weights,
)
from policypress.lint.rules.competition._own_places import view_of  # noqa: E402
from policypress.pipeline.foreign_files import read_file  # noqa: E402

WRITERS = ROOT / "benchmarks" / "competition_sentences"
HELD = ROOT / "tests" / "lint"
CLEAN = ROOT / "tests" / "support" / "clean"
POLICIES = (ROOT / "policy", *sorted((ROOT / "examples").glob("*/")))
# Runs that are kept: the strongest ones; fewer lose, more gain nothing.
RUNS, ARTICLE_RUNS = 10_000, 5_000
LEAST = 200  # hundredths of a logit from which a sentence is told
# Learning onward, so much is let off every sentence: a few more that are wrong are told,
# and no more passages that readers called right.
EASIER = 50
MARGIN = 200  # the same, within which two articles are both named
_PULL = 1.0  # how hard a weight is held where it was, learning onward
_ARTICLE_PULL = 3.0  # how hard one is held at none, of those for articles
_SEEN = 2  # sentences that a run stands in, else it is chance
_FEW = 8  # sentences of an article, else nothing is learned of it
_SENTENCE = re.compile("[^。；\n]+")
_FILLED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_SHORTEST = 8
# 云溪市 and 明湖 of 云溪市明湖区关于……: a district is also called without its last word.
_PLACE = re.compile("[一-鿿]{2,3}?市|[一-鿿]{2}(?=[区县])")
_ARTICLE = re.compile(
    "第[八九十]条(?:第（[一二三四五]）项)|第十一条第（[一二三]）项"
)


class Sentence(NamedTuple):
    """What a writer wrote, and the articles that it offends; none when it is right."""

    text: str
    articles: tuple[str, ...]


class Trained(NamedTuple):
    """Weights of sentences and of articles."""

    sentences: Weights
    articles: ArticleWeights

    def is_told(self, text: str) -> bool:
        """Whether any sentence of a text is told."""
        return any(
            is_demand(one) and self.sentences.tells(one)
            for one in _SENTENCE.findall(text)
        )


def main() -> None:
    """Write the weights, or say how well they do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--without", default="")
    parser.add_argument("--onward", action="store_true")
    parser.add_argument("--marked", nargs=2, action="append", type=Path)
    given = parser.parse_args()
    writers = {
        path.stem: list(written(path))
        for path in sorted(WRITERS.glob("*.jsonl"))
        if path.stem != given.without
    }
    for gold, folder in given.marked or ():
        writers[f"{gold.stem} {folder.parent.name}"] = list(
            marked(gold, folder)
        )
    ours = [*held_to(), *shipped()]
    learn = onward if given.onward else trained
    if not given.write:
        for name in writers:
            others = [
                one for key in writers if key != name for one in writers[key]
            ]
            judge(name, learn([*ours, *others]), writers[name])
        return
    everything = [one for each in writers.values() for one in each]
    found = learn([*ours, *everything])
    write(SENTENCES, found.sentences)
    write(ARTICLES, found.articles)


def written(path: Path) -> Iterator[Sentence]:
    """The sentences of a writer; of what is wrong, those that the quote stands in."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        articles = tuple(row["articles"])
        for piece in _SENTENCE.finditer(row["text"]):
            if articles and not _touches(row, piece):
                continue
            yield Sentence(piece[0], articles)


def _touches(row: Any, piece: re.Match[str]) -> bool:
    """Whether a sentence and the quote of its row share a character."""
    start = row["text"].find(row["quote"])
    return piece.start() < start + len(row["quote"]) and piece.end() > start


def marked(gold: Path, folder: Path) -> Iterator[Sentence]:
    """The sentences of published texts, as the rule reads them, by what readers marked."""
    rows = json.loads(gold.read_text("utf-8"))["findings"]
    rows = [row for row in rows if row["category"] == "competition"]
    for path in sorted(folder.glob("*.txt")):
        tree = read_file(path).tree
        assert tree is not None, path
        paper = paper_of(tree, genre_of(tree))
        marks = [
            (*place, row)
            for row in rows
            if row["text"] == path.name
            for place in places(paper.text, row["quote"])
        ]
        yield from _of_paper(paper, marks)


def _of_paper(
    paper: Paper, marks: Sequence[tuple[int, int, Any]]
) -> Iterator[Sentence]:
    """Each sentence of a paper: wrong, right, or none where readers were in doubt."""
    view = view_of(paper)
    for found in _SENTENCE.finditer(view.paper.text):
        first, last = view.written(*found.span())
        touching = [
            row for start, end, row in marks if start < last and first < end
        ]
        sure = [row for row in touching if row["certainty"] != "arguable"]
        articles = [_ARTICLE.search(row["rule"]) for row in sure]
        names = dict.fromkeys(one[0] for one in articles if one)
        is_said = bool(names) or not touching
        if is_said and len(found[0].strip()) >= _SHORTEST:
            yield Sentence(found[0], tuple(names))


def held_to() -> Iterator[Sentence]:
    """Sentences that tests hold the other rules to."""
    unfair = yaml.safe_load((HELD / "unfair_passages.yaml").read_text("utf-8"))
    for article, texts in unfair.items():
        for text in texts:
            yield Sentence(text, (article,))
    for text in yaml.safe_load(
        (HELD / "fair_passages.yaml").read_text("utf-8")
    ):
        yield from (Sentence(one, ()) for one in _SENTENCE.findall(text))
    for path in sorted(CLEAN.glob("*.txt")):
        text = path.read_text("utf-8")
        yield from (Sentence(one, ()) for one in _SENTENCE.findall(text))
    for loaded in selected(["FC"]):
        yield from _cases(loaded)


def _cases(loaded: Loaded) -> Iterator[Sentence]:
    """The good, bad and tricky cases of a rule about sentences."""
    articles = tuple(_ARTICLE.findall(loaded.rule.source))
    cases = Path(loaded.file).with_suffix(".yaml")
    if not articles or loaded.rule.is_second or loaded.rule.reads != "paper":
        return
    rows = yaml.safe_load(cases.read_text("utf-8"))
    for row in rows["bad"]:
        yield Sentence(row["text"], articles[:1])
    for row in (*rows["good"], *rows["tricky"]):
        text = row if isinstance(row, str) else row["text"]
        yield from (Sentence(one, ()) for one in _SENTENCE.findall(text))


def shipped() -> Iterator[Sentence]:
    """Every sentence of the shipped policies, each once."""
    found: set[str] = set()
    for folder in POLICIES:
        meta = yaml.safe_load((folder / "policy.yaml").read_text("utf-8"))
        named = [f"{one}[区县]?" for one in _PLACE.findall(meta["title"])]
        places = re.compile("|".join(named) or "(?!)")
        for path in sorted(folder.rglob("*.yaml")):
            for one in _sentences(yaml.safe_load(path.read_text("utf-8"))):
                # The rule reads its own place as 我区 as well.
                found.add(places.sub("我区", one))
    yield from (Sentence(one, ()) for one in sorted(found))


def _sentences(node: Any) -> Iterator[str]:
    """Those of all strings below a node of YAML."""
    if isinstance(node, dict):
        node = list(node.values())
    if isinstance(node, list):
        for one in node:
            yield from _sentences(one)
    elif isinstance(node, str):
        plain = _FILLED.sub("某", node)
        for one in _SENTENCE.findall(plain):
            if len(one) >= _SHORTEST:
                yield one.strip()


def trained(sentences: Sequence[Sentence]) -> Trained:
    """Weights from some sentences."""
    return Trained(
        _sentence_weights(sentences),
        _article_weights([one for one in sentences if one.articles]),
    )


def _sentence_weights(sentences: Sequence[Sentence]) -> Weights:
    """The weights for whether a sentence is one to be told."""
    wrong = np.array([bool(one.articles) for one in sentences])
    texts = [one.text for one in sentences]
    runs, counts = _counted(texts)
    first = _fit(counts, wrong)
    strongest = _strongest(counts, np.abs(first.coef_[0]), RUNS)
    fitted = _fit(counts[:, strongest], wrong)
    weights = _hundredths(fitted.coef_[0])
    kept = zip((runs[one] for one in strongest), weights, strict=True)
    found = {run: weight for run, weight in kept if weight}
    return Weights(_hundredths(fitted.intercept_)[0], LEAST, found)


def _article_weights(unfair: Sequence[Sentence]) -> ArticleWeights:
    """The weights for which article a sentence offends: all articles are weighed against
    one another at once (softmax), then once more by the strongest runs alone."""
    heard = Counter(name for one in unfair for name in one.articles)
    names = sorted(name for name in heard if heard[name] >= _FEW)
    unfair = [one for one in unfair if {*names} & {*one.articles}]
    runs, counts = _counted([one.text for one in unfair])
    answers = np.array(
        [[name in one.articles for name in names] for one in unfair], float
    )
    answers /= answers.sum(axis=1, keepdims=True)
    first = _against(counts, answers)
    strongest = _strongest(
        counts, np.abs(first[:-1]).max(axis=1), ARTICLE_RUNS
    )
    *fitted, biases = _against(counts[:, strongest], answers)
    rows = map(_hundredths, fitted)
    kept = zip((runs[one] for one in strongest), rows, strict=True)
    return ArticleWeights(names, _hundredths(biases), MARGIN, dict(kept))


def _against(counts: csr_matrix, answers: np.ndarray) -> np.ndarray:
    """A row of weights for each run and one of biases, a column for each answer: the
    least loss of a softmax with a ridge."""
    turned = counts.T.tocsr()
    shape = (counts.shape[1] + 1, answers.shape[1])

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        """The loss of some weights, and its slope."""
        weights = flat.reshape(shape)
        sums = counts @ weights[:-1] + weights[-1]
        logs = sums - logsumexp(sums, axis=1, keepdims=True)
        pulls = np.exp(logs) - answers
        ridge = _ARTICLE_PULL * weights
        ridge[-1] = 0.0
        slope = np.vstack([turned @ pulls, pulls.sum(axis=0)]) + ridge
        missed = -(answers * logs).sum() + (weights * ridge).sum() / 2
        return missed, slope.ravel()

    start = np.zeros(shape[0] * shape[1])
    found = minimize(
        loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200}
    )
    return found.x.reshape(shape)


def onward(sentences: Sequence[Sentence]) -> Trained:
    """The weights that are there, moved as little as some sentences ask for; those of the
    articles are learned anew, which names the right one more often."""
    before = weights()
    wrong = np.array([bool(one.articles) for one in sentences])
    bias, runs = _moved(before.bias, before.runs, sentences, wrong)
    unfair = [one for one in sentences if one.articles]
    easier = Weights(bias + EASIER, LEAST, runs)
    return Trained(easier, _article_weights(unfair))


def _moved(
    bias: int,
    runs: dict[str, int],
    sentences: Sequence[Sentence],
    answers: np.ndarray,
) -> tuple[int, dict[str, int]]:
    """A bias and weights of runs, in hundredths, after sentences were heard: the least
    loss of a logistic regression whose ridge pulls each weight to what it was."""
    names = list(runs)
    counter = CountVectorizer(analyzer=runs_of, binary=True, vocabulary=names)
    counts = counter.transform([one.text for one in sentences])
    start = np.array([*runs.values(), bias]) / 100
    signs = np.where(answers, 1.0, -1.0)

    def loss(step: np.ndarray) -> tuple[float, np.ndarray]:
        """The loss of a step, and its slope."""
        moved = start + step
        margins = signs * (counts @ moved[:-1] + moved[-1])
        pulls = -signs / (1 + np.exp(margins))
        ridge = _PULL * step
        ridge[-1] = 0.0
        slope = np.append(counts.T @ pulls, pulls.sum()) + ridge
        missed = np.logaddexp(0, -margins).sum()
        return missed + step @ ridge / 2, slope

    found = minimize(loss, np.zeros(len(start)), jac=True, method="L-BFGS-B")
    *moved, last = _hundredths(start + found.x)
    kept = zip(names, moved, strict=True)
    return last, {run: weight for run, weight in kept if weight}


def _counted(texts: Iterable[str]) -> tuple[list[str], csr_matrix]:
    """The runs of some texts, and which text has which."""
    counter = CountVectorizer(analyzer=runs_of, binary=True, min_df=_SEEN)
    counts = counter.fit_transform(texts)
    return list(counter.get_feature_names_out()), counts


def _fit(counts: csr_matrix, answers: np.ndarray) -> LogisticRegression:
    """A logistic regression in which right and wrong weigh the same."""
    model = LogisticRegression(max_iter=5_000, class_weight="balanced")
    return model.fit(counts, answers)


def _strongest(
    counts: csr_matrix, weights: np.ndarray, most: int
) -> np.ndarray:
    """The columns that move sums most: by weight and by how often they differ."""
    share = np.asarray(counts.mean(axis=0)).ravel()
    moved = weights * np.sqrt(share * (1 - share))
    return np.sort(np.argsort(moved)[::-1][:most])


def _hundredths(weights: Iterable[float]) -> list[int]:
    """Whole hundredths."""
    return [round(float(one) * 100) for one in weights]


def judge(name: str, found: Trained, sentences: Sequence[Sentence]) -> None:
    """Print how weights do on the sentences of a writer."""
    wrong = [one for one in sentences if one.articles]
    right = [one for one in sentences if not one.articles]
    told = [one for one in wrong if found.is_told(one.text)]
    named = [
        one
        for one in told
        if {*one.articles} & {*found.articles.likely(one.text)}
    ]
    alarms = sum(found.is_told(one.text) for one in right)
    print(
        f"{name:8} told {len(told)} / {len(wrong)}, "
        f"right article {len(named)}, false alarms {alarms} / {len(right)}"
    )


def write(path: Path, weights: Weights | ArticleWeights) -> None:
    """Write weights as JSON, a run a line, so that a change shows."""
    record = {
        name: getattr(weights, name) for name in weights.__struct_fields__
    }
    runs = record.pop("runs")
    head = json.dumps(record, ensure_ascii=False)[:-1]
    lines = [
        f"{json.dumps(run, ensure_ascii=False)}:{json.dumps(runs[run], separators=(',', ':'))}"
        for run in sorted(runs)
    ]
    body = ",\n".join(lines)
    path.write_text(f'{head}, "runs": {{\n{body}\n}}}}\n', "utf-8")


if __name__ == "__main__":
    main()
