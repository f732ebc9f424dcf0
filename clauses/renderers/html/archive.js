"use strict";
(() => {
  const compare = (a, b) => String(a ?? "").localeCompare(String(b ?? ""), "en", { numeric: true });
  const heads = (table, sorted) => Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const falling = head.getAttribute("aria-sort") === "ascending";
      table.querySelectorAll("[aria-sort]").forEach((one) => one.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", falling ? "descending" : "ascending");
      sorted(column, falling ? -1 : 1);
    });
  });

  // The other tables are whole: their rows are put in order where they stand.
  document.querySelectorAll("table.sortable").forEach((table) => heads(table, (column, sign) => {
    const body = table.tBodies[0];
    const key = (row) => row.cells[column].textContent.replace(/(\d),(?=\d{3})/g, "$1");
    body.replaceChildren(...Array.from(body.rows).sort((a, b) => sign * compare(key(a), key(b))));
  }));

  // The deals are data, of which one page is shown.
  const held = document.getElementById("data");
  const deals = JSON.parse(held.textContent);
  const size = Number(held.dataset.page);
  const widths = held.dataset.widths.split(",");
  const verdicts = held.dataset.verdicts.split(",").map(Number);
  const levels = ["critical", "high", "medium", "low", "none", "not applicable", "cannot tell"];
  const texts = new Map(deals.map((deal) => [deal, deal.filter((cell) => typeof cell === "string").join(" ").toLowerCase()]));
  const body = document.getElementById("deals").tBodies[0];
  const field = document.getElementById("search");
  let found = deals;
  let start = 0;
  const cell = (value, column) => {
    const made = document.createElement(column ? "td" : "th");
    if (!column) made.scope = "row";
    if (typeof value === "number") {
      made.className = "number";
      made.textContent = value.toLocaleString("en-US", { maximumFractionDigits: 0 });
    } else if (verdicts.includes(column) && value) {
      const level = document.createElement("span");
      level.className = `level level-${value.replace(" ", "_")}`;
      level.textContent = value;
      made.append(level);
    } else {
      if (column) made.className = widths[column];
      made.textContent = value ?? "";
    }
    return made;
  };
  const show = () => {
    start = Math.max(0, Math.min(start, found.length - 1 - (found.length - 1) % size));
    body.replaceChildren(...found.slice(start, start + size).map((deal) => {
      const row = document.createElement("tr");
      row.append(...deal.map(cell));
      return row;
    }));
    const end = Math.min(start + size, found.length);
    document.getElementById("search-count").textContent = found.length ? `${start + 1} to ${end} of ${found.length} deals` : "No deal found";
    document.getElementById("before").disabled = start === 0;
    document.getElementById("after").disabled = end >= found.length;
  };
  const turn = (pages) => { start += pages * size; show(); };
  document.getElementById("before").addEventListener("click", () => turn(-1));
  document.getElementById("after").addEventListener("click", () => turn(1));
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    found = deals.filter((deal) => words.every((word) => texts.get(deal).includes(word)));
    start = 0;
    show();
  });
  heads(document.getElementById("deals"), (column, sign) => {
    const rank = (value) => verdicts.includes(column) ? levels.indexOf(value) : value;
    const order = (a, b) => sign * (typeof rank(a[column]) === "number" && typeof rank(b[column]) === "number"
      ? rank(a[column]) - rank(b[column]) : compare(rank(a[column]), rank(b[column])));
    deals.sort(order);
    found = found === deals ? deals : found.sort(order);
    start = 0;
    show();
  });
  document.querySelector(".index-tools").hidden = false;
  show();
})();
