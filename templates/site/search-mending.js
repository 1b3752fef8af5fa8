// The query that was meant, where words in it were typed wrongly or in Latin letters: what is not found is looked for by its sound.
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) module.exports = factory(require("./search-sounds.js"), require("./search-text.js"));
  else (root.policySearch ||= {}).mending = factory(root.policySearch.sounds, root.policySearch.text);
})(typeof self === "undefined" ? this : self, function (sounding, words) {
  "use strict";
  const { oneApart } = sounding;
  const { HAN_ONLY } = words;
  const NEGATIONS = /[不没未无非]/g; // 审核不过 was never meant to be 审核通过
  const denied = (text) => (text.match(NEGATIONS) || []).join("");
  const USUAL = /[太很更最都还也不没卖买签做多少几两大小上下里外前后来去给要到过着等个让一二三四五六七八九十百千万亿]/; // written as it was meant: 太高 is no 最高
  const LONGEST = 8; // characters of a word
  const SURE = 3; // characters that stand together in a title by no chance

  class Mender {
    // sounds: of the text of the site; occurs: whether the site has a word; said: what people say; isWord: whether it is one.
    constructor(sounds, occurs, said, isWord) {
      Object.assign(this, { sounds, occurs, said, isWord });
    }

    // The query with what is not found replaced by what was meant; "" when there is nothing to mend.
    mended({ plain, units }) {
      let mended = plain;
      units.forEach((unit, at) => {
        if (unit.kind !== "unknown") return;
        const meant = HAN_ONLY.test(unit.words) ? this._han(unit, units, at) : this._latin(unit.words);
        if (meant && denied(meant) === denied(unit.words)) mended = mended.replace(unit.words, meant);
      });
      return mended === plain ? "" : mended;
    }

    _han(unit, units, at) {
      const before = unit.touches && at > 0 && !units[at - 1].isNumber && HAN_ONLY.test(units[at - 1].words) ? units[at - 1].words : "";
      const next = units[at + 1];
      const after = next && next.touches && !next.isNumber && HAN_ONLY.test(next.words) ? next.words : "";
      const text = this.sounds.text;
      const isFound = [before + unit.words + after, before + unit.words, unit.words + after].some((one) => one.length > 1 && text.includes(one));
      if (isFound) return "";
      if (unit.words.length > 1 && text.includes(unit.words)) return "";
      if (unit.words.length === 1 && before.length + after.length > 3) return ""; // 学专利导航: the others say enough
      const meant = this.sounds.mended(unit.words, before, after);
      return meant && this._isMeant(unit.words, meant, before, after) ? meant : "";
    }

    // Whether what was changed is part of a word then, and no character that people use as it is.
    _isMeant(written, meant, before, after) {
      const whole = before + meant + after;
      const isSame = written.length === meant.length;
      const isSaid = before && whole.length > SURE && this.sounds.names.includes(whole); // 专利到航, as a title has it
      return [...meant].every((c, at) => {
        if (isSame && c === written[at]) return true;
        if (isSame && !isSaid && USUAL.test(written[at]) && !meant.includes(written[at])) return false;
        return this._isInWord(whole, before.length + at);
      });
    }

    // Whether a character stands in a word, or in what a title says.
    _isInWord(text, place) {
      for (let from = Math.max(0, place + 1 - LONGEST); from <= place; from++) {
        for (let end = Math.max(place + 1, from + 2); end <= Math.min(text.length, from + LONGEST); end++) {
          const word = text.slice(from, end);
          if (this.isWord(word) || (word.length >= SURE && this.sounds.names.includes(word))) return true;
        }
      }
      return false;
    }

    _latin(latin) {
      if (!/^[a-z]{2,40}$/.test(latin) || this.occurs(latin)) return "";
      if (latin.length >= 5) {
        for (const said of this.said) if (/^[a-z]{4,}$/.test(said) && oneApart(said, latin)) return said;
      }
      const spelled = this.sounds.spelled(latin);
      if (spelled.length) return spelled[0];
      return this.sounds.spelledInParts(latin).join(" ");
    }
  }

  return { Mender };
});
