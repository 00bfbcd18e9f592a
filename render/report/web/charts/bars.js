/* Units by the tasks they lead and support, the busiest first. */
import { colour } from "../theme.js";
import { rowsOf } from "./columns.js";
import { series, unitBars } from "./unit-bars.js";

const MOST = 24;
const STACKED = { stack: "tasks", barWidth: "66%" };

export function bars(table, { width }) {
    const rows = rowsOf(table).sort((a, b) => b.total - a.total || b.lead - a.lead).slice(0, MOST);
    return unitBars(rows, width, 22, [
        series(rows, "lead", "leads", colour("--blue"), STACKED),
        series(rows, "support", "supports", colour("--sky"), STACKED)]);
}
