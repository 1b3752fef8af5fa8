// Which pages serve a query best: words in titles before words in lines, rare words before common ones, questions by what they ask.
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) module.exports = factory(require("./search-text.js"), require("./search-places.js"));
  else (root.policySearch ||= {}).ranking = factory(root.policySearch.text, root.policySearch.places);
})(typeof self === "undefined" ? this : self, function (words, standing) {
  "use strict";
  const { compact } = words;
  const { CHANCE, GUIDED, QUESTION } = standing;
  const WHETHER = /[吗么]$|行不行|能不能|可不可以|算不算|是不是|要不要|可以不/; // a query that asks for yes or no …
  const CONDITIONS = /条件|情形|对象|适用范围|用语含义/; // … which a clause on who may apply says
  const DECIDES = 1.2;
  const ADMITS = 1.1;
  const UNASKED = 0.6; // of a question, to whoever only names a thing
  const SAME_QUESTION = 7; // of a question that asks what was asked
  const ASKING = /[吗么几谁哪没不还算会]|怎么|如何|能|可以|可否|什么|多少|是否|要/; // a query that asks, and does not only name
  const GENERAL = 0.15; // a word that every policy of support has
  const ASKED_TOO = 0.3; // a word of the everyday question
  const SINGLE = 0.3; // one character, such as 奖, beside words
  const TOGETHER = 0.6; // words in one line
  const PHRASE = { title: 5, name: 3.5, text: 3 }; // everything that was asked stands together
  const QUESTION_WORTH = [0.55, 0.9]; // of a question of which nothing was asked, and what is added where all of it was
  const MEANING = 8;
  const LED = 8; // a saying that leads to a page, among other words
  // How a policy says what a word means, and what an office does.
  const DEFINED = [(words) => `所称${words}`, (words) => `${words}，是指`, (words) => `${words}是指`, (words) => `视为${words}`];
  const MEANING_ASKED = /什么意思|是什么|什么是|指什么|定义|什么叫|什么算|指的?哪|是哪|包括(?:哪|什么|谁)|算不算|(?<!怎么|如何)算[^，。？]{1,8}(吗|么)|算$/;
  const ANNEX = /表|目录|评分|打分|得分|加.{0,3}分|几分|有没有分|分值|清单|细则|附件/; // who asks for an annex itself
  const OFFICE = /(局|部门|委|街道|街道办|办事处)$/;
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  class Ranking {
    // places: of the site; reader: of queries; leads: what people say → the address that it leads to.
    constructor(places, reader, leads) {
      Object.assign(this, { places, reader, leads, pages: places.pages });
      this.byAddress = new Map(this.pages.map((page, number) => [page.address, number]));
    }

    rank(units, { clause, plain, questions }) {
      const scores = new Map();
      if (clause && clause.number) this.pages.forEach((page, number) => {
        if (page.number === clause.number) scores.set(number, 100 + (clause.paragraph && page.kind === "条文" ? 5 : 0) + page.rank);
      });
      this.pages.forEach((page, number) => {
        if (this.isTitle(page, plain)) scores.set(number, LED * page.rank);
      });
      const wanted = units.reduce((sum, unit) => sum + this.weight(unit), 0);
      const query = { questions, wanted, wholes: this._wholes(units), isAsking: ASKING.test(plain), isWhether: WHETHER.test(plain) };
      for (const [address, share] of [[this.leads.get(plain), 1], ...units.map((unit) => [this.leads.get(unit.words), this.weight(unit) / wanted])]) {
        const led = this.byAddress.get(address);
        if (led !== undefined) scores.set(led, (scores.get(led) || 0) + LED * share);
      }
      this.pages.forEach((page, number) => {
        const score = this._score(page, number, units, query);
        if (score > 0) scores.set(number, (scores.get(number) || 0) + score);
      });
      this._addLines(units, scores, MEANING_ASKED.test(plain));
      if (!clause || !clause.paragraph) this._giveToGuides(scores);
      if (!ANNEX.test(plain)) this._giveToGuides(scores, "annexOf");
      return [...scores].map(([number, score]) => ({ number, score, units }))
        .sort((a, b) => this._isAside(a.number, plain) - this._isAside(b.number, plain) || b.score - a.score || a.number - b.number);
    }

    // What speaks for a clause, or for an annex, speaks for its guide, which says the same and more.
    _giveToGuides(scores, by = "guide") {
      this.pages.forEach(({ [by]: guide }, number) => {
        if (guide === undefined || (by !== "guide" && !scores.has(guide)) || !(scores.get(number) > (scores.get(guide) || 0))) return;
        scores.set(guide, scores.get(number));
        scores.set(number, scores.get(number) * GUIDED);
      });
    }

    // A page that says what others have comes last, unless it is what was asked for.
    _isAside(number, plain) {
      return this.pages[number].kind === "对照" && !this.isTitle(this.pages[number], plain);
    }

    // What a word counts: rare ones most, what every policy has and single characters little.
    weight(unit) {
      if (unit.isGeneral) return unit.rarity * GENERAL;
      if (unit.isAsked) return unit.rarity * ASKED_TOO;
      const isSingle = unit.words.length === 1 && !unit.isNumber;
      return isSingle ? unit.rarity * SINGLE : unit.rarity;
    }

    _score(page, number, units, query) {
      const { questions, wanted } = query;
      let sum = 0;
      let covered = 0;
      for (const unit of units) {
        const worth = unit.worths.get(number);
        if (!worth) continue;
        sum += this.weight(unit) * worth;
        covered += this.weight(unit);
      }
      if (!sum) return 0;
      const isSame = page.kind === QUESTION && questions.length && this._asksOf(page).some((id) => questions.includes(id));
      const more = this._phrase(page, query) + (isSame ? SAME_QUESTION * (covered / wanted) ** 2 : 0);
      return (sum * (covered / wanted) + more) * this._kindWorth(page, units, query);
    }

    // The everyday questions that the question of a guide is one of: 还能再领吗 is about what cannot be had twice.
    _asksOf(page) {
      page.asks ||= this.reader.read(page.title).questions;
      return page.asks;
    }

    // A question helps whoever asks most of it.
    _kindWorth(page, units, { isAsking, isWhether }) {
      if (page.kind !== QUESTION) return CONDITIONS.test(page.title) ? page.rank * (isWhether ? DECIDES : ADMITS) : page.rank;
      const found = units.filter((unit) => !unit.isGeneral).map((unit) => Math.max(0, ...unit.alternatives.filter(({ words: one }) => page.small.includes(one)).map(({ words: one }) => one.length)));
      const share = found.reduce((sum, size) => sum + size, 0) / page.small.length;
      return (QUESTION_WORTH[0] + QUESTION_WORTH[1] * Math.min(1, share)) * (isAsking ? 1 : UNASKED);
    }

    // All words of the query side by side in a title or another name.
    _phrase(page, { wholes, isAsking }) {
      if (page.kind === QUESTION) return isAsking && wholes.some((whole) => whole.length > 3 && page.small.includes(whole)) ? PHRASE.name : 0;
      const worths = wholes.map((whole) => {
        if (page.small.endsWith(whole) || page.names.some((name) => name.endsWith(whole) && whole.length > 3)) return PHRASE.title + 1;
        if (this.places.part(page.small, whole) > CHANCE) return PHRASE.title;
        return page.names.some((name) => this.places.part(name, whole) > CHANCE) ? PHRASE.name : 0;
      });
      return Math.max(0, ...worths);
    }

    // Everything that was asked in one piece: as it was said, and as it is meant (知产机构 → 知识产权机构); [] when it names nothing.
    _wholes(units) {
      const named = units.filter((unit) => !unit.isPart && !unit.isAsked);
      if (!named.length || named.every((unit) => unit.isGeneral)) return [];
      const telling = named.filter((unit, at) => !unit.isGeneral || (at > 0 && at < named.length - 1));
      const meant = telling.map((unit) => ((unit.isSaid || unit.isNumber) && unit.alternatives[1] ? unit.alternatives[1].words : unit.words));
      const found = [named, telling].map((some) => some.map((unit) => unit.words).join(""));
      const wholes = [...found, meant.join("")].map((one) => compact(one));
      return [...new Set(wholes)].filter((one) => one.length > 1);
    }

    // Lines that hold several of the words, or all of them side by side.
    _addLines(units, scores, isMeaningAsked) {
      const lines = new Map();
      for (const unit of units) for (const line of unit.spans.keys()) lines.set(line, (lines.get(line) || 0) + this.weight(unit));
      const wholes = this._wholes(units);
      const best = new Map();
      for (const [line, weight] of lines) {
        const { page, more } = this.places.texts[line];
        const several = units.filter((unit) => !unit.isGeneral && !unit.isAsked && (unit.words.length > 1 || unit.isNumber) && unit.spans.has(line)).length;
        let bonus = several > 1 ? TOGETHER * weight : 0;
        if (units.length > 1 && wholes.some((whole) => this.places.line(line).includes(whole))) bonus += PHRASE.text;
        if (isMeaningAsked && units.some((unit) => this._defines(this.places.line(line), unit))) bonus += MEANING;
        if (units.some((unit) => this._isInCharge(this.places.line(line), unit))) bonus += MEANING;
        bonus += 0.02 * Math.min(5, units.reduce((sum, unit) => sum + (unit.spans.get(line) || []).length, 0));
        best.set(page, Math.max(best.get(page) || 0, more >= this.pages[page].many ? bonus / 2 : bonus));
      }
      for (const [page, bonus] of best) if (scores.has(page)) scores.set(page, scores.get(page) + bonus * this.pages[page].rank);
    }

    _defines(text, { alternatives }) {
      return alternatives.some(({ words: one }) => one.length > 1 && DEFINED.some((way) => text.includes(way(one))));
    }

    // Whether a line says what an office does: 区财政部门负责安排补贴资金.
    _isInCharge(text, { words: said, alternatives }) {
      if (!OFFICE.test(said)) return false;
      return alternatives.some(({ words: one }) => new RegExp(`${escaped(one)}[^。；，]{0,20}(?:负责(?!解释)|承担|按照职责|协助|是.{0,12}主管)`).test(text));
    }

    // Whether a query is the title of a page, but for its number.
    isTitle(page, plain) {
      const title = compact(plain);
      if (title.length < 3) return false;
      if (page.kind === QUESTION) return page.small.includes(title) && 2 * title.length > page.small.length;
      return [page.small, ...page.names].some((name) => name.endsWith(title) || (title.length > 3 && name.includes(title)));
    }

    // Whether the words besides the question name something: a title, or what few pages have.
    isTelling(units) {
      return units.some((unit) => !unit.isGeneral && unit.words.length > 1 && unit.pages > 0 && (unit.inTitle || (unit.clauses <= this.places.few && !unit.isPiece && !this.reader.isAsked(unit.words))));
    }
  }

  return { LED, Ranking };
});
