// Numbers in every way of writing: 500万 = 五百万 = 5000000, 30% = 百分之三十 = 三成, 第九条第一款. Pure functions, no DOM.
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) module.exports = factory();
  else (root.policySearch ||= {}).numbers = factory();
})(typeof self === "undefined" ? this : self, function () {
  "use strict";
  const DIGITS = "零一二三四五六七八九";
  const UNITS = { 十: 10, 百: 100, 千: 1000 };
  const ARABIC = /^([0-9]+(?:\.[0-9]+)?)([万亿千百]?)$/;
  const SCALE = { "": 1, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };
  // What is counted comes behind the numeral; a bare numeral of one character is no amount.
  const MEASURED = "元|块钱|块|个月|个工作日|工作日|平方米|平米|平方|周岁|岁|年|月|天|日|人|家|项|个|名|次|场|笔|件|分|架次|倍";
  const NUMBER = new RegExp(`(第?)([0-9]+(?:\\.[0-9]+)?[万亿千百]?|[零〇一二两三四五六七八九十百千万亿]+|半)(%|${MEASURED})?`, "g");
  const ORDERED = ["年", "次"]; // 第三年 is none of three years
  const COUNTED = ["个", "名", "家", "项", "件", "人"]; // 一百个 may be 100名
  const SAME_MEASURE = { 个: COUNTED, 天: ["天", "日", "个工作日"], 块: ["元"], 块钱: ["元"], 岁: ["周岁", "岁"], 平米: ["平方米"], 平方: ["平方米"] };

  const AGE = ["岁", "周岁"];
  const MONTHS = { 年: 12 };

  // 五百万 → 5000000, 两千 → 2000, 1.5亿 → 150000000; null when it is no number.
  function value(numeral) {
    const arabic = ARABIC.exec(numeral);
    if (arabic) return Math.round(Number(arabic[1]) * SCALE[arabic[2]] * 1e6) / 1e6;
    let total = 0;
    let section = 0;
    let digit = 0;
    let seen = false;
    for (const c of numeral.replace(/〇/g, "零").replace(/两/g, "二")) {
      if (DIGITS.includes(c)) {
        digit = DIGITS.indexOf(c);
        seen = true;
      } else if (UNITS[c]) {
        section += (digit || 1) * UNITS[c];
        digit = 0;
        seen = true;
      } else if (!seen) {
        return null; // 万 or 亿 alone
      } else {
        total = c === "万" ? total + (section + digit) * 1e4 : (total + section + digit) * 1e8;
        section = 0;
        digit = 0;
      }
    }
    return total + section + digit;
  }

  function below10000(n) {
    let words = "";
    for (const [unit, name] of [[1000, "千"], [100, "百"], [10, "十"], [1, ""]]) {
      const digit = Math.floor(n / unit) % 10;
      if (digit) words += DIGITS[digit] + name;
      else if (words && n % unit && !words.endsWith("零")) words += "零";
    }
    return words;
  }

  // 5000000 → 五百万; null when it is not written so.
  function chinese(n) {
    if (!Number.isInteger(n) || n < 1 || n >= 1e12) return null;
    let words = "";
    let gap = false;
    for (const [unit, name] of [[1e8, "亿"], [1e4, "万"], [1, ""]]) {
      const part = Math.floor(n / unit) % 1e4;
      if (part) {
        const zero = words && (gap || part < 1000) ? "零" : "";
        words += zero + below10000(part) + name;
      }
      gap = Boolean(words) && !part;
    }
    return words.replace(/^一十/, "十");
  }

  // The ways a number is written: digits, with 万 or 亿, in Chinese numerals.
  function writings(n) {
    const found = new Set([String(n)]);
    for (const [unit, name] of [[1e4, "万"], [1e8, "亿"]]) {
      const short = n / unit;
      const usual = short >= 1 || (n >= 1000 && name === "万");
      if (usual && Number.isInteger(short * 1e4)) found.add(`${short}${name}`);
    }
    const han = chinese(n);
    if (han) {
      found.add(han);
      if (/^二[百千万亿]/.test(han)) found.add(`两${han.slice(1)}`);
    }
    return [...found];
  }

  // A price for each: 三十万一家, 3000元一个月.
  const FOR_EACH = /([百千万亿元块钱]|[0-9])\s*一(?=(?:个|家|人|名|项|件|次|场|年|月|平|趟|架次|套|户|期|笔|份))/g;

  // What people write for a number: 5w → 5万, 2k → 2千, 三成 → 30%, 百分之三十 → 30%, 一半 → 50%, 50个点 → 50%.
  function plainNumbers(query) {
    return query
      .replace(/([0-9]),(?=[0-9]{3}(?![0-9]))/g, "$1")
      .replace(/[¥￥$]/g, "")
      .replace(/([0-9])\s*w(?![a-z])/g, "$1万")
      .replace(/([0-9])\s*k(?![a-z])/g, "$1千")
      .replace(/百分之([零〇一二两三四五六七八九十百]+|[0-9.]+)/g, (_, numeral) => `${value(numeral)}%`)
      .replace(/([0-9]+)个?(?:百分点|点)(?![0-9])/g, "$1%")
      .replace(/([一二两三四五六七八九十]+)个(?:百分点|点)/g, (_, numeral) => `${value(numeral)}%`)
      .replace(/([一二三四五六七八九])成(?![立果为员功就效都])/g, (_, digit) => `${value(digit)}0%`)
      .replace(/([0-9一二两三四五六七八九十百千])个([万亿])/g, "$1$2")
      .replace(FOR_EACH, "$1 每")
      .replace(/一半|半数/g, "50%")
      .replace(/半年/g, "6个月");
  }

  // Whether a numeral is an amount: 一 in 一般 and 十 in 十分 are none.
  function counts(numeral, measure) {
    if (/[0-9]/.test(numeral)) return true;
    if (numeral.length === 1) return "二两三四五六七八九十".includes(numeral) && Boolean(measure) && measure !== "分";
    return Boolean(measure) || numeral.length > 2 || /[百千万亿]/.test(numeral.slice(-1));
  }

  // The numbers of a query: [{at, end, numeral, measure, isOrdinal}].
  function numbersIn(query) {
    const found = [];
    for (const match of query.matchAll(NUMBER)) {
      const [whole, first, numeral, measure = ""] = match;
      if (!counts(numeral, measure) || value(numeral) === null) continue;
      const isOrdinal = Boolean(first) && ORDERED.includes(measure);
      const at = match.index + (isOrdinal ? 0 : first.length);
      found.push({ at, end: match.index + whole.length, numeral, measure, isOrdinal });
    }
    return found;
  }

  // Every way to write a number of a query, as it was written first; 元 may be missing behind it.
  function variants({ numeral, measure, isOrdinal = false }) {
    const measures = SAME_MEASURE[measure] || [measure];
    const numerals = [numeral, ...writings(value(numeral))];
    if (isOrdinal) return [...new Set(numerals.map((words) => `第${words}${measure}`))];
    const found = measures.flatMap((one) => numerals.map((words) => words + one));
    if (AGE.includes(measure)) found.push("周岁"); // what is said of any age
    const months = MONTHS[measure] * value(numeral);
    if (months > 0) found.push(...writings(months).map((words) => `${words}个月`));
    if (measure === "个月" && value(numeral) % 12 === 0) found.push(...writings(value(numeral) / 12).map((words) => `${words}年`));
    if (measure === "%") found.push(`百分之${chinese(value(numeral))}`);
    return [...new Set(found)];
  }

  // 第九条, （九）, 第（九）条, 九, 9, 第九条第一款 → {number, paragraph}; null when the query names no clause.
  function clauseNumber(query) {
    const bare = query.replace(/[\s()（）]/g, "");
    const match = /^第?([0-9]{1,4}|[零一二三四五六七八九十百]+)条?(?:第([0-9]{1,2}|[一二三四五六七八九十]+)款)?(?:第.{1,5}[项目])*$/.exec(bare);
    if (!match) return null;
    return { number: value(match[1]) || 0, isNamed: bare.includes("条"), paragraph: match[2] ? value(match[2]) : 0 };
  }

  return { value, chinese, writings, plainNumbers, numbersIn, variants, clauseNumber };
});
