/* Tables sort by any column, show only the rows that match, and go to a spreadsheet. */
import { textOf, say, word, onLanguage } from "./language.js";
import { copyTable } from "./clipboard.js";

const SHORT = 12; /* Rows of a table that is not unfolded. */

function valueOf(cell) {
    const text = textOf(cell).trim();
    if (text === "∞") return Infinity;
    if (text === "-∞") return -Infinity;
    return parseFloat(text);
}

const byName = new Intl.Collator("zh-Hans-CN", { numeric: true });

/* What does not apply ("-") comes last either way. */
function compare(a, b, direction) {
    if (typeof a === "string") return direction * byName.compare(a, b);
    if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) - Number.isNaN(b);
    return direction * (a - b);
}

function sort(table, column, direction) {
    const body = table.tBodies[0];
    const isFigure = table.tHead.rows[0].cells[column].classList.contains("n");
    const rows = Array.from(body.rows, (row, place) => {
        const cell = row.cells[column];
        return { row, place, value: isFigure ? valueOf(cell) : textOf(cell).trim() };
    });
    rows.sort((a, b) => compare(a.value, b.value, direction) || a.place - b.place);
    body.append(...rows.map((entry) => entry.row));
}

function makeSortable(table) {
    const heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach((head, column) => {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...head.childNodes);
        head.append(button);
        button.addEventListener("click", () => {
            const first = head.classList.contains("n") ? "descending" : "ascending";
            const second = first === "ascending" ? "descending" : "ascending";
            const order = head.getAttribute("aria-sort") === first ? second : first;
            heads.forEach((other) => other.removeAttribute("aria-sort"));
            head.setAttribute("aria-sort", order);
            sort(table, column, order === "ascending" ? 1 : -1);
        });
    });
}

function normal(text) {
    return text.normalize("NFKC").toLowerCase();
}

function filter(table, text, status) {
    const wanted = normal(text).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of table.tBodies[0].rows) {
        const words = wanted.length > 0 ? normal(textOf(row)) : "";
        row.hidden = !wanted.every((part) => words.includes(part));
        shown += !row.hidden;
    }
    table.classList.toggle("filtered", wanted.length > 0);
    status.hidden = wanted.length === 0;
    status.firstChild.data = `${shown} / ${table.tBodies[0].rows.length} `;
}

function makeTools(section, table) {
    const tools = document.createElement("div");
    tools.className = "tools";
    const rows = table.tBodies[0].rows.length;

    if (rows > 5) {
        const input = document.createElement("input");
        input.type = "search";
        say(input, "filter", "placeholder");
        say(input, "filter", "aria-label");
        const status = document.createElement("span");
        status.setAttribute("role", "status");
        status.hidden = true;
        status.append("", say(document.createElement("span"), "rows"));
        input.addEventListener("input", () => filter(table, input.value, status));
        tools.append(input, status);
    }
    const copy = say(document.createElement("button"), "copy");
    copy.type = "button";
    copy.className = "copy";
    copy.addEventListener("click", () => copyTable(table, copy));
    tools.append(copy);
    section.querySelector(".scroll").before(tools);
}

/* Long tables show their first rows; on paper they are whole. */
function makeFoldable(section, table) {
    if (table.tBodies[0].rows.length <= SHORT + 3) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "unfold";
    table.classList.add("folded");
    const label = () => {
        const folded = table.classList.contains("folded");
        button.textContent = word(folded ? "all" : "fewer");
        button.setAttribute("aria-expanded", String(!folded));
    };
    label();
    onLanguage(label);
    button.addEventListener("click", () => {
        table.classList.toggle("folded");
        label();
        if (table.classList.contains("folded")) section.scrollIntoView({ block: "start" });
    });
    section.querySelector(".scroll").after(button);
}

function enlivenSection(section) {
    const table = section.querySelector("table");
    section.classList.add("alive");
    if (!table) return;
    makeSortable(table);
    makeTools(section, table);
    makeFoldable(section, table);
}

export function enliven(part) {
    part.querySelectorAll("section.data:not(.alive)").forEach(enlivenSection);
}
