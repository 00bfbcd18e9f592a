/*
 * To a spreadsheet: the rows that are shown, as text with tabs and as an HTML table. A cell that a
 * spreadsheet would run as a formula starts with an apostrophe, as in our CSV.
 */
import { textOf, word } from "./language.js";

function isFigure(text) {
    return /^[-+]?(\d+(\.\d+)?(e[-+]?\d+)?%?|-)?$/i.test(text);
}

export function harmless(text) {
    const flat = text.replace(/[\t\r\n]+/g, " ").trim();
    return /^[=+\-@＝＋－＠]/.test(flat) && !isFigure(flat) ? "'" + flat : flat;
}

function cellsOf(table) {
    const rows = [table.tHead.rows[0]];
    for (const row of table.tBodies[0].rows) if (!row.hidden) rows.push(row);
    return rows.map((row) => Array.from(row.cells, (cell) => harmless(textOf(cell))));
}

function escape(text) {
    return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function asHtml(rows) {
    const line = (cells) => `<tr>${cells.map((cell) => `<td>${escape(cell)}</td>`).join("")}</tr>`;
    return `<table>${rows.map(line).join("")}</table>`;
}

/* The event is the one way that works from a file and without asking. */
export function copyTable(table, button) {
    const rows = cellsOf(table);
    const put = (event) => {
        event.clipboardData.setData("text/plain", rows.map((cells) => cells.join("\t")).join("\n"));
        event.clipboardData.setData("text/html", asHtml(rows));
        event.preventDefault();
    };
    document.addEventListener("copy", put, { once: true });
    document.execCommand("copy");
    document.removeEventListener("copy", put);
    button.textContent = word("copied");
    setTimeout(() => { button.textContent = word("copy"); }, 1500);
}
