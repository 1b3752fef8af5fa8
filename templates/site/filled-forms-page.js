// The page with the forms filled in and the list of materials. The answers are in the fragment of its address and nowhere else.
"use strict";
(async () => {
  const kit = await window.pageData("forms");
  const at = (id) => document.getElementById(id);
  const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
  const LONGEST = 2000; // characters of an answer: a link that somebody made up fills no memory
  const MOST_ROWS = 1000;
  const HEADS = [...document.querySelectorAll("#filled th")].map((head) => head.textContent);

  function element(tag, attributes = {}, ...children) {
    const made = Object.assign(document.createElement(tag), attributes);
    made.append(...children);
    return made;
  }

  // ── the fragment: only words are taken from it ──────────────────────────────────────────
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const isWords = ([, value]) => typeof value === "string" && value.length <= LONGEST;
  const onlyWords = (value) => (isObject(value) ? Object.fromEntries(Object.entries(value).filter(isWords)) : {});

  function onlyRows(value) {
    if (!isObject(value)) return {};
    const tables = Object.entries(value).filter(([, rows]) => Array.isArray(rows) && rows.length <= MOST_ROWS);
    return Object.fromEntries(tables.map(([name, rows]) => [name, rows.map(onlyWords)]));
  }

  function valuesOf(given) {
    const supports = Array.isArray(given.supports) ? given.supports.filter((one) => typeof one === "string") : [];
    return { words: onlyWords(given.words), rows: onlyRows(given.rows), supports };
  }

  // id → values, of the measures that this page has a form of.
  function fromFragment() {
    let given = {};
    try {
      given = JSON.parse(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return [];
    }
    if (!isObject(given)) return [];
    const known = Object.keys(kit.forms).filter((id) => own(given, id) && isObject(given[id]));
    return known.map((id) => [id, valuesOf(given[id])]);
  }

  // ── forms ───────────────────────────────────────────────────────────────
  const applicant = () => at("applicant").value.trim();

  function withApplicant(values) {
    return applicant() ? { ...values, words: { ...values.words, "common.name": applicant() } } : values;
  }

  async function save(id, values) {
    const address = URL.createObjectURL(await window.filledForm.docx(kit, id, withApplicant(values)));
    element("a", { href: address, download: kit.forms[id].file }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  function formLine([id, values]) {
    const form = kit.forms[id];
    const button = element("button", { type: "button", onclick: () => save(id, values) }, `下载${form.subject}申请表`);
    const guide = element("a", { href: form.guide }, "申报指南");
    return element("li", {}, button, ` ${form.citation}　`, guide);
  }

  // ── materials: each once, with what it is for ────────────────────────────────────────
  const isNeeded = (values) => (one) => !one.supports.length || one.supports.some((support) => values.supports.includes(support));

  function materials(found) {
    const merged = new Map();
    for (const [id, values] of found) {
      for (const one of kit.forms[id].materials.filter(isNeeded(values))) {
        const key = JSON.stringify([one.name, one.form, one.note]);
        if (!merged.has(key)) merged.set(key, { ...one, uses: [] });
        merged.get(key).uses.push(kit.forms[id].subject);
      }
    }
    return [...merged.values()];
  }

  function materialRow(one, number, all) {
    const uses = one.uses.length === all ? "各项" : one.uses.join("、");
    const cells = [String(number + 1), one.name, one.form, one.required, one.note, uses, "☐"];
    const made = cells.map((words) => element("td", {}, words));
    made.forEach((cell, column) => cell.setAttribute("data-label", HEADS[column]));
    return element("tr", {}, ...made);
  }

  function show() {
    const found = fromFragment();
    at("nothing").hidden = found.length > 0;
    at("filled").hidden = found.length === 0;
    at("forms-list").replaceChildren(...found.map(formLine));
    const listed = materials(found);
    at("materials-list").replaceChildren(...listed.map((one, number) => materialRow(one, number, found.length)));
  }

  at("print").onclick = () => window.print();
  window.addEventListener("hashchange", show);
  show();
})();
