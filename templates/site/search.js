// Search in people's words, without the page around it: which pages answer a query, and where on them.
// index: pages [address, title, clause number, kind, names], texts [page, heading, anchor, words, further pages], words,
// vocabulary, fillers, general, syllables, traditional, leads, answers, absent (policypress/site/searching.py).
(function (root, factory) {
  "use strict";
  const parts = ["numbers", "text", "sounds", "query", "shown"];
  if (typeof module === "object" && module.exports) module.exports = factory(...parts.map((name) => require(`./search-${name}.js`)));
  else Object.assign(root.policySearch, factory(...parts.map((name) => root.policySearch[name])));
})(typeof self === "undefined" ? this : self, function (numbers, words, sounding, reading, shown) {
  "use strict";
  const { Sounds, oneApart } = sounding;
  const { Reader } = reading;
  const { fold, compact, places, cutsNumber, isChance, simplifier } = words;
  // What a word is worth in the title, in another name, under a heading that says it, in a line, in a line of many pages.
  const WORTH = { title: 3, name: 2.4, heading: 1.1, text: 1, shared: 0.5 };
  const CHANCE = 0.3; // a chance substring, or part of a longer number
  const GENERAL = 0.15; // a word that every policy of support has
  const SINGLE = 0.3; // one character, such as 奖, beside words
  const TOGETHER = 0.6; // words in one line
  const PHRASE = { title: 5, name: 3.5, text: 3 }; // everything that was asked stands together
  const KIND = { 指南: 1.15, 章: 0.9, 问答: 0.8, 对照: 0.3 };
  // How a policy says what a word means.
  const DEFINED = [(words) => `所称${words}`, (words) => `${words}，是指`, (words) => `${words}是指`];
  const MEANING = 8;
  const LED = 8; // a saying that leads to a page, among other words
  const SURE = 5; // characters that no chance brings together
  const MOST_HITS = 3000; // of one word
  const MENDED = 400_000; // characters of text in which a word is looked for that was typed wrongly; beyond, names and words do
  const MOST_SHOWN = 40;

  class Search {
    constructor(index) {
      this.index = index;
      this.simple = simplifier(index.traditional || "");
      this.reader = new Reader(index, this.simple);
      const small = (text) => compact(fold(text, this.simple));
      this.pages = index.pages.map(([address, title, number, kind, names = []]) => ({
        address, title, number, kind, small: small(title), names: names.map(small) }));
      this.texts = index.texts.map(([page, heading, anchor, text, more]) => ({ page, heading, anchor, text, more, smallHeading: small(heading) }));
      const lines = this.texts.map(({ text }) => small(text).replace(/\n/g, " "));
      this.starts = [];
      let at = 0;
      for (const line of lines) {
        this.starts.push(at);
        at += line.length + 1;
      }
      this.all = lines.join("\n");
      // A line that half the guides have is no line of one of them.
      this.manyGuides = Math.max(2, this.pages.filter(({ kind }) => kind === "指南").length / 2);
      // Pages with a word that is still telling: a measure has a guide and a clause.
      this.few = Math.min(4, Math.max(2, Math.round(this.manyGuides / 2)));
      this.linesOf = this.pages.map(() => []);
      this.texts.forEach(({ page }, line) => this.linesOf[page].push(line));
      this.byAddress = new Map(this.pages.map((page, number) => [page.address, number]));
      this.answers = (index.answers || []).map(([id, question, address, said, links]) => ({ id, question, address, lines: said, links }));
      this.sections = new Map((index.questions || []).map(([id, , section]) => [id, section ? new RegExp(section) : null]));
      this.leads = new Map((index.leads || []).map(([said, address]) => [fold(said, this.simple), address]));
      this.absent = (index.absent || []).map(([name, pattern, where]) => ({
        name, where, matches: pattern ? new RegExp(pattern) : null, folded: fold(name, this.simple) }));
    }

    // Made when a word is not found for the first time: most queries need it never.
    get sounds() {
      if (!this._sounds) {
        const names = this.pages.flatMap((page) => [page.small, ...page.names]).join("\n");
        const text = this.all.length < MENDED ? this.all : "";
        const asked = this.answers.map(({ question }) => question).join("\n");
        this._sounds = new Sounds(this.index.syllables || "", names, `${text}\n${asked}`);
      }
      return this._sounds;
    }

    // {exact, total, results, mended}: results are pages and answers, the best first; mended: what was searched instead.
    find(query, limit = MOST_SHOWN) {
      const asked = this.reader.read(query);
      if (!asked.plain) return { exact: true, total: 0, results: [], mended: "" };
      let used = asked;
      let mended = "";
      if (!this._isKnownWhole(asked) && !this._missing(asked).length) {
        mended = this._mended(asked);
        if (mended) used = this.reader.read(mended);
      }
      return { ...this._answered(used, limit), mended };
    }

    _isKnownWhole({ plain, clause }) {
      return Boolean(clause) || this.leads.has(plain);
    }

    // Pages, answers and what is not here, in the order that serves best.
    _answered(asked, limit) {
      const occurs = (one) => this.all.includes(one);
      const joined = this.reader.joined(asked.units, occurs).map((unit) => this._looked(unit));
      const isLost = (unit) => !unit.worths.size && unit.words.length > 2 && HAN_ONLY.test(unit.words) && !this.leads.has(unit.words);
      const parts = (unit) => this.reader.parted(unit, occurs).map((one) => this._looked(one));
      const units = joined.flatMap((unit) => (isLost(unit) ? [{ ...unit, isPart: true }, ...parts(unit)] : [unit]));
      const ranked = this._rank(units, asked);
      const pages = ranked.map((found) => ({ ...found, page: this.pages[found.number] }));
      const answers = asked.questions.flatMap((id) => this.answers.filter((one) => one.id === id)).map((one) => this._answer(one));
      const missing = [...this._noClause(asked), ...this._missing(asked).map((topic) => this._notHere(topic))];
      if (!answers.length && units.every((unit) => unit.isGeneral)) {
        answers.push(...this.answers.filter((one) => one.id === "amount").map((one) => this._answer(one)));
      }
      const named = units.filter((unit) => !unit.isGeneral);
      const [first] = ranked;
      const exact = !named.length || (first && (named.every((unit) => unit.worths.has(first.number)) || first.score >= LED));
      const all = this._ordered(asked, units, { pages, answers, missing });
      const results = all.slice(0, limit).map((one) => (one.units ? this._page(one, asked) : one));
      return { exact: Boolean(exact) && all.length > 0, total: all.length, results };
    }

    _ordered(asked, units, { pages, answers, missing }) {
      const lead = this.leads.get(asked.plain);
      const led = lead ? pages.filter(({ page }) => page.address === lead) : [];
      const others = pages.filter((one) => !led.includes(one));
      if (led.length) return [...led, ...answers, ...others];
      if (missing.length) return [...missing, ...answers, ...others];
      if (!answers.length) return others;
      const [first, ...rest] = others;
      if (first && (this._isTelling(units) || this._isTitle(first.page, asked.plain))) return [first, ...answers, ...rest];
      return [...answers, ...others];
    }

    // Whether a query is the title of a page, but for its number.
    _isTitle(page, plain) {
      const title = compact(plain);
      if (title.length < 3) return false;
      return [page.small, ...page.names].some((name) => name.endsWith(title) || (title.length > 3 && name.includes(title)));
    }

    // Whether the words besides the question name something: a title, or what few pages have.
    _isTelling(units) {
      return units.some((unit) => !unit.isGeneral && unit.words.length > 1 && unit.pages > 0 && (unit.inTitle || unit.pages <= this.few));
    }

    // What the policy does not have, unless the words have a meaning of their own in it: 落户奖励 where firms settle.
    _missing({ plain, units }) {
      const meant = units.filter((unit) => unit.isSaid).map((unit) => unit.words);
      return this.absent.filter(({ matches, folded }) => {
        if (!matches) return plain.includes(folded);
        const found = matches.exec(plain);
        return found && !meant.some((one) => one.length > found[0].length && one.includes(found[0]));
      });
    }

    // 第99条, where the policy has fewer.
    _noClause({ clause }) {
      if (!clause || !clause.isNamed || this.pages.some((page) => page.number === clause.number)) return [];
      const page = { address: "policy.html", title: `${this.index.self || "本政策"}没有第${clause.number}条`, kind: "答" };
      return [{ page, lines: ["条号可能有变动，请从政策原文里找。"], links: [["全部列出", "index.html"]], hits: [], left: 0, more: 0, score: 0, isMissing: true }];
    }

    _answer(answer) {
      const page = { address: answer.address, title: answer.question, kind: "答" };
      return { page, lines: answer.lines, links: answer.links, hits: [], left: 0, more: 0, score: 0 };
    }

    _notHere({ name, where }) {
      const page = { address: "index.html", title: `${this.index.self || "本政策"}不含${name}`, kind: "答" };
      const lines = [where || "这里列出的是政策支持的事项；别的事项请向相应的主管部门咨询。"];
      return { page, lines, links: [["全部列出", "index.html"]], hits: [], left: 0, more: 0, score: 0, isMissing: true };
    }

    // ── where the words of a query stand ──

    // A unit with its places: by page the best worth, by line the spans.
    _looked(unit) {
      const worths = new Map();
      const spans = new Map();
      let inTitle = false;
      let counted = 0;
      const note = (page, worth) => worths.set(page, Math.max(worths.get(page) || 0, worth));
      unit.alternatives.forEach((alternative, order) => {
        const isOther = order === 0 && unit.isSaid && !this._occursWhole(alternative.words);
        if (isOther) return; // 国标 stands for 国家标准; where it only occurs by chance it is not meant
        this.pages.forEach((page, number) => {
          const worth = this._named(page, alternative);
          if (!worth) return;
          inTitle ||= worth >= WORTH.name * CHANCE * 2;
          note(number, worth);
        });
        for (const [line, found] of this._lines(alternative, unit.isNumber)) {
          const { page, more, smallHeading } = this.texts[line];
          const text = smallHeading.includes(alternative.words) ? WORTH.heading : WORTH.text;
          const base = more >= this.manyGuides ? WORTH.shared : text;
          const worth = base * alternative.weight * Math.max(...found.map(([, , part]) => part));
          note(page, worth);
          counted = Math.max(counted, more);
          spans.set(line, [...(spans.get(line) || []), ...found]);
        }
      });
      const own = [...worths.keys()].filter((page) => this.pages[page].kind !== "对照").length;
      const pages = own && Math.max(own, counted + 1);
      return { ...unit, worths, spans, pages, inTitle, rarity: Math.log(1 + this.pages.length / (1 + pages)) };
    }

    _occursWhole(term) {
      for (const span of places(this.all, term, 20)) if (!isChance(this.all, span, this.reader.vocabulary)) return true;
      return this.pages.some((page) => places(page.small, term, 3).some((span) => !isChance(page.small, span, this.reader.vocabulary)));
    }

    _named(page, { words: term, weight }) {
      const inTitle = this._part(page.small, term);
      const inNames = Math.max(0, ...page.names.map((name) => this._part(name, term)));
      return weight * Math.max(WORTH.title * inTitle, WORTH.name * inNames);
    }

    // How much of a word a text has: 0, little where only by chance, more where it begins or is all of it.
    _part(text, term) {
      const [span] = places(text, term, 1);
      if (!span) return 0;
      if (cutsNumber(text, span) || isChance(text, span, this.reader.vocabulary)) return CHANCE;
      return 0.9 + 0.1 * (term.length / text.length);
    }

    // The lines that hold a word: line → [start, end, worth]… A number written otherwise must be whole.
    _lines({ words: term, weight }, isNumber) {
      const found = new Map();
      let line = 0;
      for (const [at, end] of places(this.all, term, MOST_HITS)) {
        const cut = cutsNumber(this.all, [at, end]);
        if (cut && isNumber && weight < 1) continue;
        while (line + 1 < this.starts.length && this.starts[line + 1] <= at) line++;
        const isPart = cut || (term.length < SURE && isChance(this.all, [at, end], this.reader.vocabulary));
        const spans = found.get(line) || [];
        spans.push([at - this.starts[line], end - this.starts[line], isPart ? CHANCE : 1]);
        found.set(line, spans);
      }
      return found;
    }

    // ── ranking ──

    _rank(units, { clause, plain }) {
      const scores = new Map();
      if (clause && clause.number) this.pages.forEach((page, number) => {
        if (page.number === clause.number) scores.set(number, 100 + (clause.paragraph && page.kind === "条文" ? 5 : 0) + (KIND[page.kind] || 1));
      });
      this.pages.forEach((page, number) => {
        if (this._isTitle(page, plain)) scores.set(number, LED * (KIND[page.kind] || 1));
      });
      for (const address of [this.leads.get(plain), ...units.map((unit) => this.leads.get(unit.words))]) {
        const led = this.byAddress.get(address);
        if (led !== undefined) scores.set(led, (scores.get(led) || 0) + LED);
      }
      const wanted = units.reduce((sum, unit) => sum + this._weight(unit), 0);
      const wholes = this._wholes(units);
      this.pages.forEach((page, number) => {
        const score = this._score(page, number, units, wanted, wholes);
        if (score > 0) scores.set(number, (scores.get(number) || 0) + score);
      });
      this._addLines(units, scores, /什么意思|是什么|什么是|指什么|定义|什么叫|什么算/.test(plain));
      return [...scores].map(([number, score]) => ({ number, score, units }))
        .sort((a, b) => b.score - a.score || a.number - b.number);
    }

    // What a word counts: rare ones most, what every policy has and single characters little.
    _weight(unit) {
      if (unit.isGeneral) return unit.rarity * GENERAL;
      const isSingle = unit.words.length === 1 && !unit.isNumber;
      return isSingle ? unit.rarity * SINGLE : unit.rarity;
    }

    _score(page, number, units, wanted, wholes) {
      let sum = 0;
      let covered = 0;
      for (const unit of units) {
        const worth = unit.worths.get(number);
        if (!worth) continue;
        sum += this._weight(unit) * worth;
        covered += this._weight(unit);
      }
      if (!sum) return 0;
      return (sum * (covered / wanted) + this._phrase(page, wholes)) * (KIND[page.kind] || 1);
    }

    // All words of the query side by side in a title or another name.
    _phrase(page, wholes) {
      const worths = wholes.map((whole) => {
        if (page.small.endsWith(whole) || page.names.some((name) => name.endsWith(whole) && whole.length > 3)) return PHRASE.title + 1;
        if (this._part(page.small, whole) > CHANCE) return PHRASE.title;
        return page.names.some((name) => this._part(name, whole) > CHANCE) ? PHRASE.name : 0;
      });
      return Math.max(0, ...worths);
    }

    // Everything that was asked in one piece: as it was said, and as it is meant (知产机构 → 知识产权机构); [] when it names nothing.
    _wholes(units) {
      const named = units.filter((unit) => !unit.isPart);
      if (!named.length || named.every((unit) => unit.isGeneral)) return [];
      const telling = named.filter((unit, at) => !unit.isGeneral || (at > 0 && at < named.length - 1));
      const meant = telling.map((unit) => (unit.isSaid ? unit.alternatives[1].words : unit.words));
      const found = [named, telling].map((some) => some.map((unit) => unit.words).join(""));
      const wholes = [...found, meant.join("")].map((one) => compact(one));
      return [...new Set(wholes)].filter((one) => one.length > 1);
    }

    // Lines that hold several of the words, or all of them side by side.
    _addLines(units, scores, isMeaningAsked) {
      const lines = new Map();
      for (const unit of units) for (const line of unit.spans.keys()) lines.set(line, (lines.get(line) || 0) + this._weight(unit));
      const wholes = this._wholes(units);
      const best = new Map();
      for (const [line, weight] of lines) {
        const { page, more } = this.texts[line];
        const several = units.filter((unit) => unit.spans.has(line)).length;
        let bonus = several > 1 ? TOGETHER * weight : 0;
        if (units.length > 1 && wholes.some((whole) => this._line(line).includes(whole))) bonus += PHRASE.text;
        if (isMeaningAsked && units.some((unit) => DEFINED.some((way) => this._line(line).includes(way(unit.words))))) bonus += MEANING;
        bonus += 0.02 * Math.min(5, units.reduce((sum, unit) => sum + (unit.spans.get(line) || []).length, 0));
        best.set(page, Math.max(best.get(page) || 0, more >= this.manyGuides ? bonus / 2 : bonus));
      }
      for (const [page, bonus] of best) if (scores.has(page)) scores.set(page, scores.get(page) + bonus);
    }

    _line(line) {
      const end = line + 1 < this.starts.length ? this.starts[line + 1] - 1 : this.all.length;
      return this.all.slice(this.starts[line], end);
    }

    // ── what was meant ──

    // The query with what is not found replaced by what was meant; "" when there is nothing to mend.
    _mended({ plain, units }) {
      let mended = plain;
      units.forEach((unit, at) => {
        if (unit.kind !== "unknown") return;
        const meant = HAN_ONLY.test(unit.words) ? this._mendedHan(unit, units, at) : this._mendedLatin(unit.words);
        if (meant) mended = mended.replace(unit.words, meant);
      });
      return mended === plain ? "" : mended;
    }

    _mendedHan(unit, units, at) {
      const before = unit.touches && at > 0 && !units[at - 1].isNumber && HAN_ONLY.test(units[at - 1].words) ? units[at - 1].words : "";
      const next = units[at + 1];
      const after = next && next.touches && !next.isNumber && HAN_ONLY.test(next.words) ? next.words : "";
      const text = this.sounds.text;
      const isFound = [before + unit.words + after, before + unit.words, unit.words + after].some((one) => one.length > 1 && text.includes(one));
      if (isFound) return "";
      if (unit.words.length > 1 && text.includes(unit.words)) return "";
      if (unit.words.length === 1 && before.length + after.length > 3) return ""; // 学专利导航: the others say enough
      return this.sounds.mended(unit.words, before, after);
    }

    _mendedLatin(latin) {
      if (!/^[a-z]{2,40}$/.test(latin) || places(this.all, latin, 1).length) return "";
      if (latin.length >= 5) {
        for (const said of this.reader.said.keys()) if (/^[a-z]{4,}$/.test(said) && oneApart(said, latin)) return said;
      }
      const spelled = this.sounds.spelled(latin);
      if (spelled.length) return spelled[0];
      return this.sounds.spelledInParts(latin).join(" ");
    }

    // ── what is shown ──

    _page({ number, score, units }, asked) {
      const page = this.pages[number];
      const lines = this._shownLines(number, units, asked);
      const hits = lines.slice(0, 3).map(({ line, spans }) => this._hit(line, spans));
      const more = Math.max(0, ...lines.slice(0, 3).map(({ line }) => this.texts[line].more));
      return { page, score, hits, more, left: Math.max(0, lines.length - hits.length), lines: [], links: [] };
    }

    // The lines of a page that answer: of the section that was asked for, the paragraph that was named, with most of the words.
    _shownLines(number, units, { questions, clause }) {
      const sections = questions.map((id) => this.sections.get(id)).filter(Boolean);
      const found = [];
      this.linesOf[number].forEach((line, paragraph) => {
        const { heading } = this.texts[line];
        const spans = units.flatMap((unit) => unit.spans.get(line) || []);
        let worth = units.reduce((sum, unit) => sum + (unit.spans.has(line) ? this._weight(unit) : 0), 0);
        if (sections.some((section) => section.test(heading))) worth += 10;
        if (clause && clause.paragraph === paragraph + 1) worth += 20;
        if (worth > 0) found.push({ line, spans, worth });
      });
      if (!found.length) {
        return this.linesOf[number].slice(0, 1).map((line) => ({ line, spans: [], worth: 0 }));
      }
      return found.sort((a, b) => b.worth - a.worth || a.line - b.line);
    }

    _hit(line, spans) {
      const { heading, anchor, text } = this.texts[line];
      const places = spans.length ? shown.written(fold(text, this.simple), spans) : [];
      return { heading, anchor, sentence: places.length ? shown.sentence(text, places) : shown.firstWords(text) };
    }
  }

  const HAN_ONLY = /^[\u3400-\u4dbf\u4e00-\u9fff]+$/;
  return { Search, ...numbers, fold, compact };
});
