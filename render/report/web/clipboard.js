/*
 * To a spreadsheet: the rows that are shown, as an HTML table and as text with tabs. A name that a
 * spreadsheet would run as a formula is, in the table, a cell of the format text, as Excel, WPS and
 * LibreOffice write it: it stays as it is written and runs nowhere. Text with tabs has no formats;
 * there it starts with an apostrophe, as in our CSV.
 */
import { textOf, word } from "./language.js";

function isFigure(text) {
    return /^[-+]?(\d+(\.\d+)?(e[-+]?\d+)?%?|-)?$/i.test(text);
}

function isFormula(text) {
    return /^[=+\-@＝＋－＠]/.test(text) && !isFigure(text);
}

function cellsOf(table) {
    const rows = [table.tHead.rows[0]];
    for (const row of table.tBodies[0].rows) if (!row.hidden) rows.push(row);
    return rows.map((row) => Array.from(row.cells, (cell) =>
        textOf(cell).replace(/[\t\r\n]+/g, " ").trim()));
}

function escape(text) {
    return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function asHtml(rows) {
    const format = ` style="mso-number-format:'\\@'" sdnum="1033;0;@"`;
    const cell = (text) => `<td${isFormula(text) ? format : ""}>${escape(text)}</td>`;
    return `<table>${rows.map((cells) => `<tr>${cells.map(cell).join("")}</tr>`).join("")}</table>`;
}

function asText(rows) {
    const cell = (text) => (isFormula(text) ? `'${text}` : text);
    return rows.map((cells) => cells.map(cell).join("\t")).join("\n");
}

/* The event is the one way that works from a file and without asking. */
export function copyTable(table, button) {
    const rows = cellsOf(table);
    const put = (event) => {
        event.clipboardData.setData("text/plain", asText(rows));
        event.clipboardData.setData("text/html", asHtml(rows));
        event.preventDefault();
    };
    document.addEventListener("copy", put, { once: true });
    document.execCommand("copy");
    document.removeEventListener("copy", put);
    button.textContent = word("copied");
    setTimeout(() => { button.textContent = word("copy"); }, 1500);
}
