// Words as the search compares them, and where they stand: width, case, traditional characters and marks make no difference.
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) module.exports = factory();
  else (root.policySearch ||= {}).text = factory();
})(typeof self === "undefined" ? this : self, function () {
  "use strict";
  // Marks that words are written with or without: GB/T 9704, 〔2023〕15号, “领跑者”, 第（九）条.
  const DROPPED = /[\s/\\\-–—－_·•“”"'‘’`《》〈〉「」『』〔〕[\]【】()（）<>#&@*~^|]/;
  const HAN = /[\u3400-\u4dbf\u4e00-\u9fff]/;
  const HAN_ONLY = /^[\u3400-\u4dbf\u4e00-\u9fff]+$/;
  const DIGIT = /[0-9]/;
  // Longer than any word of the vocabulary: no look-up further on can succeed.
  const LONGEST = 8;

  // `專专…` → 專 → 专.
  function simplifier(pairs) {
    const known = new Map();
    const characters = [...pairs];
    for (let at = 0; at + 1 < characters.length; at += 2) known.set(characters[at + 1], characters[at]);
    return known;
  }

  // One character stands for one character, so that a place in the folded text is the same place in the text.
  function fold(text, simple) {
    let folded = "";
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const narrow = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : text[at];
      const small = narrow.toLowerCase();
      const one = small.length === 1 ? small : narrow;
      folded += simple.get(one) || one;
    }
    return folded;
  }

  // A folded text without marks. Where each character stood: `places`, asked for only where a hit is shown.
  function compact(folded, places) {
    let words = "";
    for (let at = 0; at < folded.length; at++) {
      const c = folded[at];
      const between = DIGIT.test(folded[at - 1] || "") && DIGIT.test(folded[at + 1] || "");
      const isMark = DROPPED.test(c) || (c === "," && between);
      if (isMark) continue;
      words += c;
      if (places) places.push(at);
    }
    return words;
  }

  // Where words stand in a text: [start, end] in order.
  function places(text, words, most) {
    const found = [];
    if (!words) return found;
    let at = text.indexOf(words);
    while (at >= 0 && found.length < most) {
      found.push([at, at + words.length]);
      at = text.indexOf(words, at + words.length);
    }
    return found;
  }

  const isDigit = (c) => c !== undefined && c >= "0" && c <= "9";
  const isNumeral = (c) => c !== undefined && c !== "" && "零〇一二两三四五六七八九十百千".includes(c);

  // Whether a number is only part of a longer one: 500万 in 1500万, 5% in 2.5%.
  function cutsNumber(text, [at, end]) {
    const first = text[at];
    const last = text[end - 1];
    if (isDigit(first) && (isDigit(text[at - 1]) || text[at - 1] === ".")) return true;
    if (isNumeral(first) && (isNumeral(text[at - 1]) || text[at - 1] === "第")) return true;
    if (first === "第" && isNumeral(last) && "条款项".includes(text[end] || " ")) return true; // 第二 in 第二条
    return isDigit(last) && (isDigit(text[end]) || (text[end] === "." && isDigit(text[end + 1])));
  }

  // Whether a hit is a chance substring: it begins or ends in the middle of words that it does not hold. 国标 in 中国|标准,
  // 民政 in 人民|政府, 管 in 主管.
  function isChance(text, [at, end], vocabulary) {
    let start = at;
    while (start > 0 && HAN.test(text[start - 1]) && at - start < 2 * LONGEST) start--;
    while (start < end) {
      const size = longest(text, start, vocabulary, LONGEST);
      const stop = start + size;
      const cutsFront = start < at && at < stop && stop < end;
      const cutsBack = at < start && start < end && end < stop;
      if (size > 1 && (cutsFront || cutsBack)) return true;
      if (start <= at && end <= stop && size > end - at) return end - at === 1 || crosses(text, [start, stop], [at, end], vocabulary);
      start = stop;
    }
    return false;
  }

  // Whether a hit inside a long word begins or ends inside one of the words that this is made of.
  function crosses(text, [start, stop], [at, end], vocabulary) {
    let from = start;
    while (from < stop) {
      const size = longest(text, from, vocabulary, Math.min(LONGEST, stop - start - 1, stop - from));
      if ((from < at && at < from + size && from + size < end) || (at < from && from < end && end < from + size)) return true;
      from += size;
    }
    return false;
  }

  // Characters of the longest word of the vocabulary that begins here; 1 where none does.
  function longest(text, start, vocabulary, most) {
    for (let size = Math.min(most, text.length - start); size > 1; size--)
      if (vocabulary.has(text.slice(start, start + size))) return size;
    return 1;
  }

  return { HAN, HAN_ONLY, simplifier, fold, compact, places, cutsNumber, isChance, longest };
});
