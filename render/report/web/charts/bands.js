/* From the tasks of the five-year plan to the tasks of the year that carry them out. */
import { word } from "../language.js";
import { colour } from "../theme.js";
import { rowsOf, shorten } from "./columns.js";

export function bands(table, { width }) {
    const rows = rowsOf(table);
    void word, width, rows, shorten;
    return { height: 300, option: { series: [], color: [colour("--blue")] } };
}
