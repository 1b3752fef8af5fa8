// Numbers as people write them in a form (填写的数): 12345.67元, 五万, 5w, ￥50,000, 三人, 1.2亿, 百分之三十, full-width digits.
// What can be read in two ways is not read at all, and why is said in words. Pure functions.
// The same as policypress/eligibility/written_numbers, function by function.
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) module.exports = factory();
  else root.policypress.written = factory();
})(typeof self === "undefined" ? this : self, function () {
  "use strict";
  // Of these there are no parts: 2.5人 is a slip.
  const WHOLE_UNITS = new Set([..."个项件家条名人次类种份套篇款章户位批场台架辆艘首集幅张间座栋床颗所支部例单票门站轮届节本对团组只笔岁头株",
    "人次", "架次", "航次", "班次", "车次", "台次", "床位", "标箱"]);
  const LONGEST = 60; // characters; longer texts are prose
  const [WIDE, NARROW] = ["０１２３４５６７８９．，％－＋￥ｗＷ〇两壹贰叁肆伍陆柒捌玖拾佰仟萬億", "0123456789.,%-+¥wW零二一二三四五六七八九十百千万亿"];
  const MONEY_UNITS = ["元整", "元", "圆", "块钱", "块"];
  const PEOPLE = ["人", "名", "位"];
  // What people write for a unit: 120平米, 35岁.
  const CALLED = { 平方米: ["平方米", "平米", "平方", "平", "㎡", "m2"], 周岁: ["周岁", "岁"] };
  const POWERS = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };
  const DIGITS = "零一二三四五六七八九";
  const nothing = (why) => ({ digits: null, why });

  // The number that a person wrote: digits [whole, decimals], or null and why. unit: of the question, 元 for money.
  function readNumber(text, unit) {
    let plain = plainOf(text);
    if ([...plain].length > LONGEST) return nothing("no-number");
    plain = withoutUnit(plain, unit);
    if (/^-[0-9.,万亿]+$/.test(plain)) return nothing("negative");
    if (plain.includes(",")) {
      if (plain.replace(/[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])/g, "").includes(",")) return nothing("commas");
      plain = plain.replaceAll(",", "");
    }
    const arabic = inDigits(plain.replaceAll("w", "万"));
    if (arabic === null) return nothing("colloquial");
    const found = addedUp(arabic);
    return found.digits && found.digits[1] && WHOLE_UNITS.has(unit) ? nothing("parts") : found;
  }

  // Half-width, without blanks and the sign of the currency.
  function plainOf(text) {
    const narrow = [...text].map((one) => (WIDE.includes(one) ? NARROW[WIDE.indexOf(one)] : one)).join("");
    return narrow.replace(/\s/g, "").replace(/^(?:人民币|RMB|¥)+/i, "").replaceAll("W", "w");
  }

  // What is counted goes: its unit, or another word for it; 百分之 of a percentage.
  function withoutUnit(plain, unit) {
    if (unit === "%") return plain.replace(/^百分之/, "").replace(/%$/, "");
    let units = [unit];
    if (unit === "元") units = MONEY_UNITS;
    else if (PEOPLE.includes(unit)) units = ["个人", ...PEOPLE, "个"];
    else if (unit === "个月" || unit === "年") units = [unit, unit.slice(-1)];
    else if (Object.hasOwn(CALLED, unit)) units = CALLED[unit];
    const found = units.find((one) => one && plain.endsWith(one));
    return found ? plain.slice(0, -found.length) : plain;
  }

  // 一亿二千万 → 1亿2000万, 一点五万 → 1.5万; null where a section is said loosely (一百五).
  function inDigits(plain) {
    const spoken = plain.replace(/点([零一二三四五六七八九]+)/g, (_, run) => `.${[...run].map((one) => DIGITS.indexOf(one)).join("")}`);
    let isLoose = false;
    const arabic = spoken.replace(/[零一二三四五六七八九十百千]+/g, (run, begins) => {
      if (begins && /[0-9]/.test(spoken[begins - 1])) return run; // 5百万: the digits stand before it
      const value = section(run);
      if (value === null) isLoose = true;
      return value === null ? run : value;
    });
    return isLoose ? null : arabic;
  }

  // 零五百 → 0500, 二十三 → 23: digits with units that get smaller; null of anything else.
  function section(run) {
    let [total, pending, smallest, afterZero] = [0, -1, 10000, true];
    for (const one of run) {
      if (one === "零") {
        if (pending >= 0) return null;
        afterZero = true;
      } else if (one in POWERS) {
        const power = 10 ** POWERS[one];
        if (power >= smallest || (pending < 0 && one !== "十")) return null;
        total += (pending < 0 ? 1 : pending) * power;
        [smallest, pending, afterZero] = [power, -1, false];
      } else if (pending >= 0) return null;
      else pending = DIGITS.indexOf(one);
    }
    if (pending >= 0) {
      if (!afterZero && smallest > 10) return null; // 一百五: 150 or 105
      total += pending;
    }
    return `${run.startsWith("零") && total ? "0" : ""}${total}`;
  }

  // 1亿2000万, 3万5千: each part smaller than the unit before it.
  function addedUp(arabic) {
    const parts = segments(arabic);
    if (!parts.length) return nothing("no-number");
    if (parts.length === 1) {
      const [, whole, decimals, power] = parts[0];
      return { digits: trimmed(whole + decimals.slice(0, power).padEnd(power, "0"), decimals.slice(power)), why: "" };
    }
    let [total, before] = [0n, null];
    for (const [zeros, whole, decimals, power] of parts) {
      if (decimals || before === 0) return nothing("no-number");
      const value = BigInt(whole) * 10n ** BigInt(power);
      if (before !== null && value >= 10n ** BigInt(before)) return nothing("no-number");
      if (before !== null && !power && !zeros && value < 10n) return nothing("colloquial"); // 3万5: 35000 or 30005
      total += value;
      before = power;
    }
    return { digits: trimmed(String(total), ""), why: "" };
  }

  // Each number with the power of ten behind it; none where anything else stands between.
  function segments(arabic) {
    const found = [...arabic.matchAll(/(0*)([0-9]{1,30})(?:\.([0-9]{1,30}))?([十百千]?[万亿]{0,2})/g)];
    if (found.map(([all]) => all).join("") !== arabic) return [];
    return found.map(([, zeros, whole, decimals = "", powers]) =>
      [zeros, whole, decimals, [...powers].reduce((sum, one) => sum + POWERS[one], 0)]);
  }

  const trimmed = (whole, decimals) => [whole.replace(/^0+/, "") || "0", decimals.replace(/0+$/, "")];

  // Why a text is no number, in words; "" where nothing better is known than that it is none.
  function refusal(text, unit) {
    const written = text.trim();
    switch (readNumber(text, unit).why) {
      case "commas": return `“${written}”的逗号不是每三位一个，看不准是多少，请不写逗号`;
      case "colloquial": return `“${written}”看不准是多少，请用数字写全，如 35000`;
      case "negative": return `“${written}”是负数，请填0或者大于0的数`;
      case "parts": return `“${written}”不是整数，请填整数，如 3${unit}`;
      default: return "";
    }
  }

  return { readNumber, refusal };
});
