// Filling in a form: the plan of an empty one and answers in words → a .docx, as policypress/forms/fill.py makes it. Whatever
// an applicant wrote becomes words of a run and nothing else.
"use strict";
window.filledForm = (() => {
  const END = "</w:sdtContent></w:sdt>";
  const PROMPTING = "<w:showingPlcHdr/>";
  const UNTICKED = ["", "否", "无"];
  const STORY = "word/document.xml";
  const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
  // What XML 1.0 cannot hold: control characters, halves of characters, two that are none.
  const ILLEGAL = /^[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]$/;
  const own = (object, key) => (Object.prototype.hasOwnProperty.call(object, key) ? object[key] : "");

  // ── the story ───────────────────────────────────────────────────────────
  const legal = (words) => [...words].filter((character) => !ILLEGAL.test(character)).join("");
  const escaped = (words) => legal(words).replace(/[&<>]/g, (character) => ENTITIES[character]);

  function piece(words) {
    if (words === "\t") return "<w:tab/>";
    if (/^[\r\n]/.test(words)) return "<w:br/>";
    return `<w:t xml:space="preserve">${escaped(words)}</w:t>`;
  }

  // One run; a tab and a line end have elements of their own.
  function run(words) {
    const pieces = words.split(/(\r\n|[\t\n\r])/).filter((one) => one !== "");
    return `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>${pieces.map(piece).join("")}</w:r>`;
  }

  function slot(kit, [, kind, ...at], words) {
    const [before, after, prompt] = at.map((number) => kit.words[number]);
    if (kind === "check") return UNTICKED.includes(words) ? before : after;
    if (words === "") return `${before}${PROMPTING}${after}${prompt}${END}`;
    return `${before}${after}${run(words)}${END}`;
  }

  const nameOf = (kit, one) => kit.words[one[0]];

  function row(kit, item, given) {
    const columnOf = (one) => nameOf(kit, one).split(".").pop();
    return item.map((one) => (Array.isArray(one) ? slot(kit, one, own(given, columnOf(one))) : kit.words[one])).join("");
  }

  // As many rows as there are things; those of an empty form where there are none.
  function rows(kit, { item, empty }, given) {
    const filled = given.length ? given : Array(empty).fill({});
    return filled.map((one) => row(kit, item, one)).join("");
  }

  function story(kit, form, { words, rows: tables }) {
    return form.pieces.map((one) => {
      if (Array.isArray(one)) return slot(kit, one, own(words, nameOf(kit, one)));
      return typeof one === "number" ? kit.words[one] : rows(kit, one, own(tables, one.rows) || []);
    }).join("");
  }

  // ── the package: a zip file (APPNOTE 4.3), each part deflated where the browser can ─────
  const TABLE = Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value >>> 0;
  });
  const crc32 = (bytes) => (bytes.reduce((sum, byte) => TABLE[(sum ^ byte) & 255] ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
  const FIRST_DAY = 0x21; // 1980-01-01: nothing in a form tells when it was filled in
  const UTF8 = 0x800;

  async function deflated(bytes) {
    if (!("CompressionStream" in window)) return null;
    try {
      const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
      return new Uint8Array(await new Response(stream).arrayBuffer());
    } catch {
      return null; // an older browser knows the class and not this format
    }
  }

  // Numbers of two or four bytes, the lowest first.
  function record(...fields) {
    const bytes = [];
    for (const [size, value] of fields) for (let at = 0; at < size; at += 1) bytes.push((value >>> (8 * at)) & 255);
    return Uint8Array.from(bytes);
  }

  async function entry(name, text) {
    const bytes = new TextEncoder().encode(text);
    const packed = await deflated(bytes);
    const data = packed || bytes;
    const title = new TextEncoder().encode(name);
    const shared = [[2, 20], [2, UTF8], [2, packed ? 8 : 0], [2, 0], [2, FIRST_DAY], [4, crc32(bytes)], [4, data.length],
      [4, bytes.length], [2, title.length], [2, 0]];
    return { title, data, shared };
  }

  async function archive(parts) {
    const [body, directory] = [[], []];
    let offset = 0;
    for (const [name, text] of parts) {
      const { title, data, shared } = await entry(name, text);
      const head = record([4, 0x04034b50], ...shared);
      directory.push(record([4, 0x02014b50], [2, 20], ...shared, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), title);
      body.push(head, title, data);
      offset += head.length + title.length + data.length;
    }
    const size = directory.reduce((sum, bytes) => sum + bytes.length, 0);
    const end = record([4, 0x06054b50], [2, 0], [2, 0], [2, parts.length], [2, parts.length], [4, size], [4, offset], [2, 0]);
    return [...body, ...directory, end];
  }

  // The parts of the filled form as [name, text].
  function parts(kit, id, values) {
    const form = kit.forms[id];
    return Object.entries(form.parts).map(([name, at]) => [name, name === STORY ? story(kit, form, values) : kit.words[at]]);
  }

  async function docx(kit, id, values) {
    const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    return new Blob(await archive(parts(kit, id, values)), { type });
  }

  return { parts, docx };
})();
