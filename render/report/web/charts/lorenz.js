/* Lorenz curves: the share of the load that the least loaded share of units has (Lorenz 1905). */
import { word } from "../language.js";
import { colour } from "../theme.js";
import { rowsOf } from "./columns.js";

function curve(values) {
    const sorted = values.slice().sort((a, b) => a - b);
    const whole = sorted.reduce((sum, value) => sum + value, 0);
    const points = [[0, 0]];
    let sum = 0;
    sorted.forEach((value, place) => {
        sum += value;
        points.push([(100 * (place + 1)) / sorted.length, whole > 0 ? (100 * sum) / whole : 0]);
    });
    return points;
}

const WIDEST = 560; /* Nearly square, so that the diagonal is one. */

export function lorenz(table, { width }) {
    const rows = rowsOf(table);
    const line = (name, data, ink, type = "solid") => ({
        name: word(name), type: "line", data, showSymbol: false,
        lineStyle: { color: ink, width: type === "solid" ? 2.5 : 1, type },
        itemStyle: { color: ink },
    });
    const axis = (name, gap) => ({
        type: "value", min: 0, max: 100, name: word(name), nameLocation: "middle", nameGap: gap,
        nameTextStyle: { color: colour("--muted") },
        axisLabel: { formatter: "{value}%", color: colour("--muted") },
        splitLine: { lineStyle: { color: colour("--rule") } },
    });
    return {
        width: Math.min(width, WIDEST),
        height: Math.min(width, WIDEST) * .86,
        option: () => ({
            grid: { left: 64, right: 24, top: 40, bottom: 52 },
            legend: { top: 0, left: 0, icon: "roundRect", itemHeight: 3, textStyle: { color: colour("--ink") } },
            xAxis: axis("share-units", 30),
            yAxis: axis("share-load", 44),
            tooltip: { trigger: "axis", renderMode: "richText",
                       valueFormatter: (value) => `${value.toFixed(1)}%` },
            series: [
                line("leads", curve(rows.map((row) => row.lead)), colour("--blue")),
                line("tasks", curve(rows.map((row) => row.total)), colour("--orange")),
                line("even", [[0, 0], [100, 100]], colour("--muted"), "dashed"),
            ],
        }),
    };
}
