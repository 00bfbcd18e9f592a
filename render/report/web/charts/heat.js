/* Units by the officials they answer to: tasks in common. The list "王纲 3、闵云 2" has the figures. */
import { word } from "../language.js";
import { colour } from "../theme.js";
import { lengthOf, rowsOf, shorten } from "./columns.js";

const MOST = 30;

function parts(list) {
    return list.split(/[,、]\s*/).map((part) => /^(.*) (\d+)$/.exec(part)).filter(Boolean)
        .map((found) => ({ official: found[1], tasks: Number(found[2]) }));
}

export function heat(table, { width }) {
    const rows = rowsOf(table).sort((a, b) => b.tasks - a.tasks).slice(0, MOST);
    const units = rows.map((row) => row.unit).reverse();
    const officials = [];
    const cells = [];
    let most = 1;
    rows.forEach((row, place) => {
        for (const { official, tasks } of parts(row.officials)) {
            if (!officials.includes(official)) officials.push(official);
            cells.push([officials.indexOf(official), rows.length - 1 - place, tasks]);
            most = Math.max(most, tasks);
        }
    });
    const columns = (width - (width < 500 ? 110 : 200)) / Math.max(1, officials.length);
    const longest = Math.min(16, Math.max(0, ...officials.map(lengthOf)));
    const isTurned = columns < 13 * longest; /* pixels of a sign, and between two names */
    const head = isTurned ? 24 + Math.min(11 * longest, 90) : 28;
    return {
        height: head + 8 + rows.length * 22,
        option: () => ({
            grid: { right: 8, top: head, bottom: 8, left: width < 500 ? 104 : 190 },
            xAxis: { type: "category", data: officials, position: "top", axisTick: { show: false },
                     axisLine: { show: false },
                     axisLabel: { color: colour("--ink"), interval: 0,
                                  formatter: (name) => shorten(name, isTurned ? 8 : 16),
                                  rotate: isTurned ? 60 : 0 } },
            yAxis: { type: "category", data: units, axisTick: { show: false },
                     axisLine: { show: false },
                     axisLabel: { color: colour("--ink"), interval: 0,
                                  formatter: (name) => shorten(name, width < 500 ? 7 : 18) } },
            visualMap: { min: 0, max: most, show: false,
                         inRange: { color: [colour("--heat-low"), colour("--heat-high")] } },
            tooltip: { renderMode: "richText",
                       formatter: ({ value }) =>
                           `${units[value[1]]} · ${officials[value[0]]}: ${value[2]} ${word("tasks")}` },
            series: [{ type: "heatmap", data: cells,
                       label: { show: true, color: colour("--heat-ink") },
                       itemStyle: { borderColor: colour("--page"), borderWidth: 2 } }],
        }),
    };
}
