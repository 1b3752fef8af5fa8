// The comparison table: sorted by any column, narrowed by words and by relation. Without this it is a plain table.
"use strict";
(() => {
  const table = document.querySelector(".content table");
  const body = table && table.tBodies[0];
  if (!body) return;
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...body.rows];
  const words = new Map(rows.map((row) => [row, [...row.cells].map((cell) => cell.textContent.trim())]));
  const relationColumn = heads.findIndex((head) => head.textContent.trim() === "关系");
  const compare = new Intl.Collator("zh-Hans-CN", { numeric: true }).compare;

  // The largest amount a cell gives, in yuan, thresholds (3000万元以上) left out; a cell without any stands last.
  function amount(text) {
    const found = [...text.matchAll(/(?<![0-9.]|不满|超过|不足|达到)([0-9]+(?:\.[0-9]+)?)(万|亿)?元(?!以[上下内])/g)];
    return Math.max(-1, ...found.map(([, number, unit]) => Number(number) * { 万: 1e4, 亿: 1e8, undefined: 1 }[unit]));
  }

  function sort(column, direction) {
    const texts = rows.map((row) => words.get(row)[column]);
    const paid = texts.filter((text) => amount(text) >= 0).length > rows.length / 4;
    const order = (a, b) => {
      const [left, right] = [words.get(a)[column], words.get(b)[column]];
      return direction * (paid && column > 1 ? amount(left) - amount(right) : compare(left, right));
    };
    body.append(...rows.slice().sort((a, b) => order(a, b) || rows.indexOf(a) - rows.indexOf(b)));
    heads.forEach((head, at) =>
      at === column ? head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending") : head.removeAttribute("aria-sort"));
  }

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent.trim();
    button.addEventListener("click", () => sort(column, head.getAttribute("aria-sort") === "ascending" ? -1 : 1));
    head.replaceChildren(button);
  });

  const form = document.getElementById("filters");
  const [text, relation, count] = ["filter-words", "filter-relation", "filter-count"].map((id) => document.getElementById(id));
  const relationsOf = (row) => words.get(row)[relationColumn] || "";
  for (const option of [...relation.options]) if (!rows.some((row) => relationsOf(row).includes(option.value))) option.remove();
  relation.parentElement.hidden = relationColumn < 0;

  function narrow() {
    const wanted = text.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      const fits = words.get(row).join("\n").toLowerCase().includes(wanted) && relationsOf(row).includes(relation.value);
      row.hidden = !fits;
      shown += fits;
    }
    count.textContent = `显示 ${shown} 项，共 ${rows.length} 项`;
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  text.addEventListener("input", narrow);
  relation.addEventListener("change", narrow);
  narrow();
})();
