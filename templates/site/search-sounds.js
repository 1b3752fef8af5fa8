// What was meant when a word is not found: pinyin and initials, a wrong character that sounds the same, one wrong, missing,
// doubled or exchanged character. Everything is looked for in the text of the site itself.
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) module.exports = factory(require("./search-text.js"));
  else (root.policySearch ||= {}).sounds = factory(root.policySearch.text);
})(typeof self === "undefined" ? this : self, function (words) {
  "use strict";
  const { HAN } = words;
  // Sounds that many speakers do not tell apart: zh z, ch c, sh s, ang an, eng en, ing in, n l at the beginning.
  const alike = (syllable) => syllable.replace(/^([zcs])h/, "$1").replace(/([aei]n)g$/, "$1").replace(/^n(?=[^g])/, "l");
  const MOST_PLACES = 400; // of a spelling: enough to tell which word is frequent
  const escaped = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  class Sounds {
    // syllables: `zhi知支|zi子`; names: titles and other names, a line each; text: everything, a line each.
    constructor(syllables, names, text) {
      this.names = names;
      this.text = text;
      this.readings = new Map();
      this.same = new Map();
      for (const row of syllables.split("|")) {
        const syllable = /^[a-z]*/.exec(row)[0];
        for (const c of row.slice(syllable.length)) {
          const known = this.readings.get(c);
          if (known) known.push(syllable);
          else this.readings.set(c, [syllable]);
          for (const key of [syllable, `~${alike(syllable)}`]) this.same.set(key, (this.same.get(key) || "") + c);
        }
      }
    }

    // The words of the text that a query in Latin letters spells: [words, …], the likeliest first.
    spelled(letters) {
      for (const text of [this.names, this.text]) {
        const whole = this._matches(text, (at) => this._reads(text, at, letters, 0));
        if (whole.length) return whole.slice(0, 2);
      }
      if (letters.length < 3) return [];
      return this._matches(this.names, (at) => this._initials(this.names, at, letters)).slice(0, 3);
    }

    // Spelled in several words that do not stand side by side, as few as possible: gonggongpingtai → 公共, 平台.
    spelledInParts(letters) {
      const ways = new Map([[0, []]]);
      for (let from = 0; from < letters.length; from++) {
        const before = ways.get(from);
        if (!before) continue;
        for (const [end, words] of this._spelledFrom(letters, from)) {
          const known = ways.get(end);
          if (!known || known.length > before.length + 1) ways.set(end, [...before, words]);
        }
      }
      return ways.get(letters.length) || [];
    }

    // Where words of two characters or more end that read as the letters from `from` on: end → such words, a whole name or saying
    // if there is one.
    _spelledFrom(letters, from) {
      const found = new Map();
      const entries = new Set();
      for (const text of [this.names, this.text]) {
        for (let at = 0; at < text.length; at++) {
          let end = from;
          for (let step = at; step < text.length; step++) {
            const readings = this.readings.get(text[step]);
            const syllable = readings && readings.find((one) => letters.startsWith(one, end));
            if (!syllable) break;
            end += syllable.length;
            if (step === at) continue;
            const isEntry = !entries.has(end) && this._isLine(text, at, step + 1);
            if (isEntry) entries.add(end);
            if (isEntry || !found.has(end)) found.set(end, text.slice(at, step + 1));
          }
        }
      }
      return found;
    }

    _isLine(text, at, end) {
      return (at === 0 || text[at - 1] === "\n") && (end === text.length || text[end] === "\n");
    }

    // Different words found by `matchAt`, the most frequent first; shorter ones of equally frequent.
    _matches(text, matchAt) {
      const counts = new Map();
      let seen = 0;
      for (let at = 0; at < text.length && seen < MOST_PLACES; at++) {
        const end = matchAt(at);
        if (end <= at) continue;
        const words = text.slice(at, end);
        counts.set(words, (counts.get(words) || 0) + 1);
        seen += 1;
      }
      return [...counts].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length).map(([words]) => words);
    }

    // Where the reading of a text from `at` on has used up the letters; -1. The last syllable may be unfinished.
    _reads(text, at, letters, from) {
      const readings = this.readings.get(text[at]);
      if (!readings) return -1;
      const left = letters.length - from;
      for (const syllable of readings) {
        const isLast = left <= syllable.length && syllable.startsWith(letters.slice(from));
        if (isLast && (from > 0 || left === syllable.length)) return at + 1;
        if (!letters.startsWith(syllable, from)) continue;
        const end = this._reads(text, at + 1, letters, from + syllable.length);
        if (end > 0) return end;
      }
      return -1;
    }

    // The same by the first letter of each character: zljp.
    _initials(text, at, letters) {
      for (let step = 0; step < letters.length; step++) {
        const readings = this.readings.get(text[at + step]) || [];
        if (!readings.some((syllable) => syllable[0] === letters[step])) return -1;
      }
      return at + letters.length;
    }

    // What a stretch of a query was meant to be; "" when nothing of the kind occurs. before, after: what stands beside it.
    mended(run, before, after) {
      const sides = [[before, after], [before, ""], ["", after], ["", ""]];
      for (const way of [this._soundsAlike, this._exchanged, this._allSoundAlike, this._oneWrong, this._oneWrongBesideSounds]) {
        for (const [left, right] of sides) {
          const found = way.call(this, run, left, right);
          if (found) return found.slice(left.length, found.length - right.length);
        }
      }
      return "";
    }

    // One character of the same sound, then of one that many do not tell apart.
    _soundsAlike(run, left, right) {
      if (left.length + run.length + right.length < 2) return "";
      for (const mark of ["", "~"])
        for (let at = 0; at < run.length; at++) {
          const pattern = left + run.slice(0, at) + "\0" + run.slice(at + 1) + right;
          const found = this._best(this._pattern(pattern, this._class(run[at], mark)), left + run + right);
          if (found) return found;
        }
      return "";
    }

    // Every character may be another one of the same sound.
    _allSoundAlike(run, left, right) {
      if (run.length < 2) return "";
      const classes = [...run].map((c) => this._class(c, "~"));
      return this._best(`${escaped(left)}${classes.join("")}${escaped(right)}`, left + run + right);
    }

    // Two neighbours in the wrong order.
    _exchanged(run, left, right) {
      const whole = left + run + right;
      for (let at = 0; at + 1 < whole.length; at++) {
        const turned = whole.slice(0, at) + whole[at + 1] + whole[at] + whole.slice(at + 2);
        const keepsSides = turned.startsWith(left) && turned.endsWith(right);
        if (turned !== whole && keepsSides && this.text.includes(turned)) return turned;
      }
      return "";
    }

    // Any one character wrong, doubled or missing; only in four characters or more, where three others bear witness.
    _oneWrong(run, left, right) {
      const whole = left + run + right;
      if (whole.length < 4 || run.length < 2) return "";
      for (let at = left.length; at < left.length + run.length; at++) {
        const front = escaped(whole.slice(0, at));
        const back = escaped(whole.slice(at + 1));
        const wrong = this._best(`${front}[^\n]${back}`, whole);
        if (wrong) return wrong;
        const less = whole.slice(0, at) + whole.slice(at + 1);
        if (this.text.includes(less)) return less;
        const missing = this._best(`${front}[^\n，。；：、]${escaped(whole.slice(at))}`, whole);
        if (missing) return missing;
      }
      return "";
    }

    // Any one character wrong, and of the others each may be one of the same sound.
    _oneWrongBesideSounds(run, left, right) {
      const whole = left + run + right;
      if (whole.length < 5 || run.length < 3) return "";
      const classes = [...run].map((c) => this._class(c, ""));
      for (let at = 0; at < run.length; at++) {
        const some = classes.map((one, place) => (place === at ? "[^\n，。；：、]" : one)).join("");
        const found = this._best(escaped(left) + some + escaped(right), whole);
        if (found) return found;
      }
      return "";
    }

    _pattern(words, any) {
      return words.split("\0").map(escaped).join(any);
    }

    // A class of characters that sound the same, as a pattern.
    _class(c, mark) {
      const syllables = this.readings.get(c) || [];
      const same = syllables.map((syllable) => this.same.get(mark ? mark + alike(syllable) : syllable) || "").join("");
      return `[${escaped(c)}${same}]`;
    }

    // The most frequent words that match, those of names before others; "" when none does, or only the query itself.
    _best(pattern, query) {
      const search = new RegExp(pattern, "g");
      for (const text of [this.names, this.text]) {
        const counts = new Map();
        for (const [words] of text.matchAll(search)) if (words !== query) counts.set(words, (counts.get(words) || 0) + 1);
        const [best] = [...counts].sort((a, b) => b[1] - a[1]);
        if (best) return best[0];
      }
      return "";
    }
  }

  // Whether two Latin words differ by one letter that is wrong, missing, added or exchanged.
  function oneApart(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    const rest = (words, from) => words.slice(from);
    if (rest(a, at + 1) === rest(b, at + 1)) return true;
    if (rest(a, at + 1) === rest(b, at) || rest(a, at) === rest(b, at + 1)) return true;
    return a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, at + 2) === rest(b, at + 2);
  }

  return { Sounds, oneApart, HAN };
});
