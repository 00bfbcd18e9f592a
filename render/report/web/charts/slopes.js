/* Shares of the load before and after, for the units that moved most. */
import { word } from "../language.js";
import { colour } from "../theme.js";
import { rowsOf, shorten } from "./columns.js";

const MOST = 12;

/* Labels keep a distance from each other, in percentage points. */
function spread(places, gap) {
    const order = places.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value);
    for (let i = 1; i < order.length; i++)
        order[i].value = Math.max(order[i].value, order[i - 1].value + gap);
    const out = [];
    for (const { value, at } of order) out[at] = value;
    return out;
}

export function slopes(table, { width }) {
    const rows = rowsOf(table).filter((row) => row.shift !== null)
        .sort((a, b) => Math.abs(b.shift) - Math.abs(a.shift)).slice(0, MOST);
    const height = 520;
    const top = Math.max(1, ...rows.flatMap((row) => [row.from_share ?? 0, row.to_share ?? 0]));
    const gap = (top * 16) / (height - 70);
    const before = spread(rows.map((row) => row.from_share ?? 0), gap);
    const after = spread(rows.map((row) => row.to_share ?? 0), gap);
    const most = width < 500 ? 6 : 14;
    const label = (row, share, side, offset) => ({
        show: true, position: side, color: colour("--ink"), offset: [0, -offset],
        formatter: () => `${shorten(row.unit, most)} ${(share ?? 0).toFixed(1)}%`,
    });
    const pixels = (height - 70) / (top * 1.1);
    return {
        height,
        option: {
            grid: { left: width < 500 ? 124 : 210, right: width < 500 ? 124 : 210, top: 30, bottom: 20 },
            xAxis: { type: "category", boundaryGap: false, position: "top",
                     data: [word("before"), word("after")],
                     axisTick: { show: false }, axisLine: { show: false },
                     axisLabel: { color: colour("--muted") },
                     splitLine: { show: true, lineStyle: { color: colour("--rule") } } },
            yAxis: { type: "value", show: false, min: 0, max: top * 1.1 },
            tooltip: { trigger: "item", renderMode: "richText" },
            series: rows.map((row, i) => {
                const ink = row.shift > 0 ? colour("--blue") : colour("--vermillion");
                return {
                    name: row.unit, type: "line", symbolSize: 7,
                    lineStyle: { color: ink, width: 2 }, itemStyle: { color: ink },
                    data: [
                        { value: row.from_share ?? 0,
                          label: label(row, row.from_share, "left", (before[i] - (row.from_share ?? 0)) * pixels) },
                        { value: row.to_share ?? 0,
                          label: label(row, row.to_share, "right", (after[i] - (row.to_share ?? 0)) * pixels) },
                    ],
                };
            }),
        },
    };
}
