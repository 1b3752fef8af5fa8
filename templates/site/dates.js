// Where the reader's day stands in the windows of application and in the term of the policy. The day is that of
// the policy's place (UTC+8, all of China), whatever zone the reader is in. Without this the pages show plain dates.
"use strict";
window.policyDates = (() => {
  const ZONE = 8 * 3600e3; // UTC+08:00
  const DAY = 86400e3;
  const now = () => new Date(Date.now() + ZONE).toISOString();
  const today = () => now().slice(0, 10);
  const clock = () => now().slice(11, 16);
  const days = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);
  const { effective = "", until = "", draft } = document.body.dataset;

  // --03-01 in a year; 29 February is the 28th where there is none.
  function inYear(day, year) {
    const written = day.replace(/^-/, String(year).padStart(4, "0"));
    const short = new Date(`${written}T00:00:00Z`);
    return short.toISOString().slice(0, 10) === written ? written : `${year}-02-28`;
  }

  // The times of a period around this year: [opens first, opens last, closes first, closes last], "" where not said.
  function occurrences(period) {
    const { opens = ["", ""], closes = ["", ""], over } = period;
    if (!(opens[0] || closes[0]).startsWith("-")) return [[...opens, ...closes]];
    const year = Number(today().slice(0, 4));
    return [year - 1, year, year + 1].map((one) => [
      ...opens.map((day) => day && inYear(day, one)),
      ...closes.map((day) => day && inYear(day, over ? one + 1 : one)),
    ]);
  }

  // past, future, open, or month: it is open in this month, on which days is not said.
  function stateOf(period, [opensFirst, opensLast, closesFirst, closesLast]) {
    const day = today();
    const { closesAt = "", opensAt = "" } = period;
    const isKnown = closesFirst === closesLast;
    if (closesLast && (day > closesLast || (isKnown && day === closesLast && closesAt && clock() >= closesAt))) return "past";
    if (opensFirst && (day < opensFirst || (opensFirst === opensLast && day === opensFirst && clock() < opensAt))) return "future";
    if (!opensFirst) return "until";
    return day >= opensLast && (!closesFirst || day <= closesFirst) ? "open" : "month";
  }

  const written = (day) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
  const isToTheDay = (first, last) => first && first === last;

  function closing(period, [, , first, last]) {
    if (!first) return "截止日期未公布";
    if (!isToTheDay(first, last)) return `${Number(first.slice(5, 7))}月截止`;
    const left = days(today(), first);
    const at = period.closesAt ? ` ${period.closesAt} ` : "";
    if (left > 0) return `还有 ${left} 天截止`;
    return period.before ? "今天截止，当日是否受理请先咨询" : `今天${at}截止`;
  }

  function opening(period, [first, last]) {
    if (!isToTheDay(first, last)) return `${Number(first.slice(0, 4))}年${Number(first.slice(5, 7))}月开始`;
    const left = days(today(), first);
    return left ? `还有 ${left} 天开始` : `今天 ${period.opensAt} 开始`;
  }

  const ORDER = ["open", "until", "month", "future", "past"];

  // What a window means today: kind, words, and the day that comes next ("" = none), for sorting.
  function told({ always, periods = [] }) {
    if (effective && today() < effective) return { kind: "future", tag: "尚未施行", words: `${written(effective)}起施行`, next: effective };
    if (until && today() > until) return { kind: "past", tag: "已失效", words: "", next: "" };
    if (always) return alwaysOpen();
    const found = periods.flatMap((period) => occurrences(period).map((times) => ({ period, times, kind: stateOf(period, times) })));
    const order = ({ kind, times }) => [ORDER.indexOf(kind), kind === "future" ? times[0] : times[2]];
    found.sort((a, b) => {
      const [[kindA, dayA], [kindB, dayB]] = [order(a), order(b)];
      return kindA - kindB || (dayA < dayB ? -1 : Number(dayA > dayB));
    });
    return said(found[0]);
  }

  function alwaysOpen() {
    const isInForce = effective && !draft;
    return { kind: isInForce ? "open" : "always", tag: isInForce ? "受理中" : "常年受理", words: isInForce ? "常年受理" : "", next: "9999" };
  }

  function said({ period, times, kind }) {
    const label = period.label ? `${period.label}：` : "";
    const mark = draft ? "（拟）" : "";
    const of = (tag, words, next) => ({ kind, tag: `${tag}${mark}`, words: words && `${label}${words}`, next });
    if (kind === "open") return of("受理中", closing(period, times), times[2] || "9998");
    if (kind === "until") return of("可申报", `${closing(period, times)}，开始日期未写明`, times[2]);
    if (kind === "month") return of("本月", "受理月份，具体日期以通知为准", times[2] || "9998");
    if (kind === "future") return of("未开始", opening(period, times), times[0]);
    return of("已截止", "", times[3]);
  }

  function fill(place) {
    const state = told(JSON.parse(place.dataset.window));
    const tag = document.createElement("span");
    tag.className = `tag ${state.kind}`;
    tag.textContent = state.tag;
    place.replaceChildren(tag, state.words ? ` ${state.words}` : "");
    return state;
  }

  // The term of the policy is over: said on every page, with what comes after it, if the policy says so.
  const banner = document.getElementById("expired");
  if (banner && until && today() > until) banner.hidden = false;

  const states = new Map([...document.querySelectorAll("[data-window]")].map((place) => [place, fill(place)]));
  for (const line of document.querySelectorAll("[data-day]")) {
    const day = line.dataset.day.startsWith("-") ? inYear(line.dataset.day, today().slice(0, 4)) : line.dataset.day;
    line.classList.toggle("past", !line.dataset.day.startsWith("-") && day < today());
    if (day === today()) line.setAttribute("aria-current", "date");
  }
  for (const cell of document.querySelectorAll("th[data-month]")) {
    const [year, month] = cell.dataset.month.split("-");
    const isNow = (!year || year === today().slice(0, 4)) && Number(month) === Number(today().slice(5, 7));
    if (isNow) cell.setAttribute("aria-current", "date");
  }
  for (const place of document.querySelectorAll("time.today")) {
    place.textContent = written(today());
    place.dateTime = today();
    place.parentElement.hidden = false;
  }
  return { today, told, states };
})();
