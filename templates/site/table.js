// The comparison table: sorted by any column, narrowed by words and by relation. Without this it is a plain table.
"use strict";
(() => {
  const table = document.querySelector(".content table");
  const body = table && table.tBodies[0];
  if (!body) return;
  const heads = [...table.tHead.rows[0].cells];
  const compare = new Intl.Collator("zh-Hans-CN", { numeric: true }).compare;
  const every = [...body.rows];
  const headings = every.filter((row) => row.cells.length === 1);
  const rows = every.filter((row) => row.cells.length > 1);
  const words = new Map(rows.map((row) => [row, [...row.cells].map(wordsOf)]));
  const groups = new Map();  // row → the heading that it stands below

  let current = null;
  for (const row of every) {
    if (row.cells.length === 1) current = row;
    else groups.set(row, current);
  }
  for (const row of rows) {
    // Shown by the style sheet once rows stand apart from their headings.
    const heading = groups.get(row);
    row.cells[0].dataset.group = heading ? wordsOf(heading.cells[0]) : "";
  }

  // The lines of a cell, one below the other.
  function wordsOf(cell) {
    const lines = [...cell.querySelectorAll("p")].map((line) => line.textContent.trim());
    return lines.length ? lines.join("\n") : cell.textContent.trim();
  }

  // The largest amount a cell gives, in yuan, thresholds (3000万元以上) left out; a cell without any stands last.
  function amount(text) {
    const found = [...text.matchAll(/(?<![0-9.]|不满|超过|不足|达到)([0-9]+(?:\.[0-9]+)?)(万|亿)?元(?!以[上下内])/g)];
    const units = { 万: 1e4, 亿: 1e8, undefined: 1 };
    return Math.max(-1, ...found.map(([, number, unit]) => Number(number) * units[unit]));
  }

  // Sorted rows stand apart from their headings, which are hidden: each names its own.
  function sort(column, direction) {
    const order = (a, b) => {
      const [left, right] = [words.get(a)[column], words.get(b)[column]];
      if (column === 0) return direction * compare(left, right);
      return direction * (amount(left) - amount(right) || compare(left, right));
    };
    const sorted = rows.slice().sort((a, b) => order(a, b) || rows.indexOf(a) - rows.indexOf(b));
    body.append(...sorted);
    table.classList.add("sorted");
    for (const heading of headings) heading.hidden = true;
    heads.forEach((head, at) => {
      if (at === column) head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    });
  }

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent.trim();
    button.addEventListener("click", () => {
      const isRising = head.getAttribute("aria-sort") === "ascending";
      sort(column, isRising ? -1 : 1);
    });
    head.replaceChildren(button);
  });

  const form = document.getElementById("filters");
  const [text, relation, count] = ["filter-words", "filter-relation", "filter-count"].map((id) => document.getElementById(id));
  const related = (row, word) => !word || words.get(row).some((cell) => cell.split("\n").some((line) => line.startsWith(word)));
  for (const option of [...relation.options]) {
    if (!rows.some((row) => related(row, option.value))) option.remove();
  }
  relation.parentElement.hidden = relation.options.length < 2;

  // A row is found by its own words and by those of its heading, which stays while one of its rows does.
  function narrow() {
    const wanted = text.value.trim().toLowerCase();
    const kept = new Set();
    let shown = 0;
    for (const row of rows) {
      const said = `${row.cells[0].dataset.group}\n${words.get(row).join("\n")}`.toLowerCase();
      const fits = said.includes(wanted) && related(row, relation.value);
      row.hidden = !fits;
      shown += fits;
      if (fits) kept.add(groups.get(row));
    }
    const isSorted = table.classList.contains("sorted");
    for (const heading of headings) heading.hidden = isSorted || !kept.has(heading);
    count.textContent = `显示 ${shown} 项，共 ${rows.length} 项`;
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  text.addEventListener("input", narrow);
  relation.addEventListener("change", narrow);
  narrow();
})();
