/* Tasks that units lead, now and after the hand-overs: those whose number changes. */
import { colour } from "../theme.js";
import { rowsOf } from "./columns.js";
import { series, unitBars } from "./unit-bars.js";

const BESIDE = { barGap: "0%", barWidth: "36%" };

export function balance(table, { width }) {
    const rows = rowsOf(table).filter((row) => row.gives + row.takes > 0)
        .sort((a, b) => b.lead - a.lead || b.after - a.after);
    return unitBars(rows, width, 26, [
        series(rows, "lead", "now", colour("--sky"), BESIDE),
        series(rows, "after", "then", colour("--blue"), BESIDE)]);
}
