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

/* In ems, about: a Latin letter is half as wide as a Han character. */
function widthOf(sign) {
    return sign < "\u1100" ? .55 : 1;
}

export function lengthOf(text) {
    return Array.from(text).reduce((sum, sign) => sum + widthOf(sign), 0);
}

/* At most so many ems. */
export function shorten(text, most) {
    if (lengthOf(text) <= most) return text;
    let length = 1;
    let kept = "";
    for (const sign of text) {
        length += widthOf(sign);
        if (length > most) break;
        kept += sign;
    }
    return kept.trimEnd() + "…";
}
