// Search in people's words, without the page around it: which pages answer a query, and where on them.
// index: pages [address, title, clause number, kind, names], texts [page, heading, anchor, words, further pages], words,
// vocabulary, fillers, general, syllables, traditional, leads, answers, absent (policypress/site/searching.py).
(function (root, factory) {
  "use strict";
  const parts = ["numbers", "text", "sounds", "mending", "answers", "query", "places", "ranking", "shown"];
  if (typeof module === "object" && module.exports) module.exports = factory(...parts.map((name) => require(`./search-${name}.js`)));
  else Object.assign(root.policySearch, factory(...parts.map((name) => root.policySearch[name])));
})(typeof self === "undefined" ? this : self, function (numbers, words, sounding, mending, answering, reading, standing, ranking, shown) {
  "use strict";
  const { Sounds } = sounding;
  const { Mender } = mending;
  const { Answers } = answering;
  const { Reader } = reading;
  const { COMMON, QUESTION, Places } = standing;
  const { LED, Ranking } = ranking;
  const { HAN_ONLY, fold, compact, simplifier } = words;
  const MENDED = 400_000; // characters of text in which a word is looked for that was typed wrongly; beyond, names and words do
  const MOST_SHOWN = 40;
  const MOSTLY = 0.6; // of what was asked, for a page to say more than an answer

  class Search {
    constructor(index) {
      this.index = index;
      this.simple = simplifier(index.traditional || "");
      this.reader = new Reader(index, this.simple);
      this.places = new Places(index, this.simple, this.reader.vocabulary);
      this.told = new Answers(index, this.simple, this.reader.vocabulary);
      this.sections = new Map((index.questions || []).map(([id, , section]) => [id, section ? new RegExp(section) : null]));
      this.leads = new Map((index.leads || []).map(([said, address]) => [this.reader.folded(said), address]));
      this.ranking = new Ranking(this.places, this.reader, this.leads);
    }

    // Made when a word is not found for the first time: most queries need it never.
    get mender() {
      if (!this._mender) {
        const names = [...this.places.pages.flatMap((page) => [page.small, ...page.names]), ...this.reader.said.keys(), ...this.reader.general].join("\n");
        const text = this.places.all.length < MENDED ? this.places.all : "";
        const asked = this.told.questions.join("\n");
        const sounds = new Sounds(this.index.syllables || "", names, `${text}\n${asked}`);
        const isWord = (word) => this.reader.vocabulary.has(word) || this.reader.said.has(word) || this.reader.general.has(word);
        this._mender = new Mender(sounds, (word) => this.places.all.includes(word), [...this.reader.said.keys()], isWord);
      }
      return this._mender;
    }

    // {exact, isGuess, total, results, mended}: results are pages and answers, the best first; mended: what was searched instead.
    find(query, limit = MOST_SHOWN) {
      const asked = this.reader.read(query);
      if (!asked.plain) return { exact: true, total: 0, results: [], mended: "" };
      let used = asked;
      let mended = "";
      if (!this._isKnownWhole(asked) && !this.told.missing(asked).length) {
        mended = this.mender.mended(asked);
        if (mended) used = this.reader.read(mended);
      }
      return { ...this._answered(used, limit), mended };
    }

    _isKnownWhole({ plain, clause }) {
      return Boolean(clause) || this.leads.has(plain);
    }

    // Pages, answers and what is not here, in the order that serves best.
    _answered(asked, limit) {
      const occurs = (one) => this.places.all.includes(one);
      const joined = this.reader.joined(asked.units, occurs).map((unit) => this.places.looked(unit));
      const isLost = (unit) => !unit.worths.size && unit.words.length > 2 && !this.reader.unsaid.has(unit.words) && HAN_ONLY.test(unit.words) && !this.leads.has(unit.words);
      const parts = (unit) => this.reader.parted(unit, occurs).map((one) => ({ ...this.places.looked(one), isPiece: true }));
      const also = asked.also.map((unit) => this.places.looked(unit));
      const swallowed = also.filter((unit) => !unit.isAsked && !unit.isSaid && !unit.isNumber && this.ranking.isTelling([unit])); // 房改房 in 已经有房改房还能申请吗
      const told = joined.flatMap((unit) => (isLost(unit) ? [{ ...unit, isPart: true }, ...parts(unit)] : [unit]));
      const whole = [...told, ...swallowed];
      const isGuess = !asked.questions.length && !asked.clause && whole.every((unit) => !unit.worths.size && !this.leads.has(unit.words));
      const units = isGuess ? this.reader.characters(asked.plain).map((unit) => this.places.looked(unit)) : whole;
      const others = isGuess ? [] : also.filter((unit) => !swallowed.includes(unit));
      const ranked = this.ranking.rank([...units, ...others], asked).filter(({ number }) => !isGuess || this._isLike(this.places.pages[number], units));
      const pages = ranked.map((found) => ({ ...found, page: this.places.pages[found.number] }));
      const isNamed = this.ranking.isTelling(units);
      const ids = asked.questions.length || isNamed ? asked.questions : this.reader.otherwise(asked.plain);
      const answers = this.told.of(ids, units);
      const missing = [...this.told.noClause(asked, this.places.pages.map(({ number }) => number)), ...this.told.missing(asked)];
      if (!answers.length && !isGuess && units.every((unit) => unit.isGeneral)) answers.push(...this.told.of(["amount"], units));
      if (!answers.length && !asked.clause && !this.leads.has(asked.plain)) missing.push(...(missing.length ? [] : this.told.unmentioned(whole, this.leads)));
      const named = units.filter((unit) => !unit.isGeneral);
      const [first] = ranked;
      const isWhole = !named.length || (first && (named.every((unit) => unit.worths.has(first.number)) || first.score >= LED));
      const all = this._ordered(asked, units, { pages, answers, missing });
      const results = all.slice(0, limit).map((one) => (one.units ? this._page(one, asked) : one));
      return { exact: Boolean(isWhole) && !isGuess && all.length > 0, isGuess, total: all.length, results };
    }

    _ordered(asked, units, { pages, answers, missing }) {
      const lead = this.leads.get(asked.plain);
      const led = lead ? pages.filter(({ page }) => page.address === lead) : [];
      const others = pages.filter((one) => !led.includes(one));
      if (led.length) return [...led, ...answers, ...others];
      if (missing.length) return [...missing, ...answers, ...others.filter(({ number }) => this._hasNamed(number, units))];
      const [first, ...rest] = others;
      const isBetter = first && answers.length && this._isBetter(first, answers, units, asked);
      return isBetter ? [first, ...answers, ...rest] : [...answers, ...others];
    }

    // Whether a page has a word of a query that not every policy has: 补贴 alone helps nobody who asks for something else.
    _hasNamed(number, units) {
      return units.some((unit) => !unit.isGeneral && unit.words.length > 1 && unit.worths.has(number));
    }

    // Whether a page says more than the answers do: it is named, or has the words besides the question, which no answer has.
    _isBetter(first, answers, units, asked) {
      const named = units.filter((unit) => !unit.isGeneral && unit.words.length > 1 && unit.pages > 0 && !unit.isPiece);
      const usual = ({ alternatives: [own, ...others] }) => (this.places.all.includes(own.words) ? [own] : [own, ...others]); // 夫妻, not 配偶, where both stand
      const says = (answer, unit) => usual(unit).some(({ words: one }) => answer.small.includes(one) || this.reader.isAsked(one));
      if (named.length && this.told.isNamed(answers[0], named)) return false;
      if (this.ranking.isTelling(units) || this.ranking.isTitle(first.page, asked.plain)) return true;
      const all = units.filter((unit) => !unit.isGeneral && !unit.isPart && unit.words.length > 1);
      const weight = (some) => some.reduce((sum, unit) => sum + this.ranking.weight(unit), 0);
      if (weight(named) < MOSTLY * weight(all)) return false; // 灵活就业 where there is only 就业
      if (!named.length || !named.every((unit) => unit.worths.get(first.number) > COMMON)) return false;
      return !answers.some((answer) => named.every((unit) => says(answer, unit)));
    }

    // Whether enough characters of a query stand in the title of a page: a third, such as 安 of 安家费.
    _isLike(page, units) {
      const like = units.filter(({ words: one }) => page.small.includes(one)).length;
      return page.kind !== QUESTION && 3 * like >= units.length;
    }

    // ── what is shown ──

    _page({ number, score, units }, asked) {
      const page = this.places.pages[number];
      const lines = this._shownLines(number, units, asked);
      const hits = lines.slice(0, 3).map(({ line, spans }) => this._hit(line, spans));
      const more = Math.max(0, ...lines.slice(0, 3).map(({ line }) => this.places.texts[line].more));
      return { page, score, hits, more, left: Math.max(0, lines.length - hits.length), lines: [], links: [] };
    }

    // The lines of a page that answer: of the section that was asked for, the paragraph that was named, with most of the words.
    _shownLines(number, units, { questions, clause }) {
      const sections = questions.map((id) => this.sections.get(id)).filter(Boolean);
      const found = [];
      this.places.linesOf[number].forEach((line, paragraph) => {
        const { heading } = this.places.texts[line];
        const spans = units.flatMap((unit) => unit.spans.get(line) || []);
        let worth = units.reduce((sum, unit) => sum + (unit.spans.has(line) ? this.ranking.weight(unit) : 0), 0);
        if (sections.some((section) => section.test(heading))) worth += 10;
        if (clause && clause.paragraph === paragraph + 1) worth += 20;
        if (worth > 0) found.push({ line, spans, worth });
      });
      if (!found.length) {
        return this.places.linesOf[number].slice(0, 1).map((line) => ({ line, spans: [], worth: 0 }));
      }
      return found.sort((a, b) => b.worth - a.worth || a.line - b.line);
    }

    _hit(line, spans) {
      const { heading, anchor, text } = this.places.texts[line];
      const places = spans.length ? shown.written(fold(text, this.simple), spans) : [];
      return { heading, anchor, sentence: places.length ? shown.sentence(text, places) : shown.firstWords(text) };
    }
  }

  return { Search, ...numbers, fold, compact };
});
