/* A table of the page as columns of values, by the keys of its head. */
import { textOf } from "../language.js";

function figure(text) {
    const number = parseFloat(text);
    return Number.isNaN(number) ? null : number;
}

/* [{unit: "市发展改革委", lead: 12, …}, …] in the order of the rows. */
export function rowsOf(table) {
    const heads = Array.from(table.tHead.rows[0].cells);
    return Array.from(table.tBodies[0].rows, (row) => {
        const entry = {};
        heads.forEach((head, place) => {
            const text = textOf(row.cells[place]).trim();
            entry[head.dataset.key] = head.classList.contains("n") ? figure(text) : text;
        });
        return entry;
    });
}

export function shorten(text, most) {
    const signs = Array.from(text);
    return signs.length > most ? signs.slice(0, most - 1).join("") + "…" : text;
}
