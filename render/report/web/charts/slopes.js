/* Shares of the load before and after, for the units that moved most. */
import { word } from "../language.js";
import { colour } from "../theme.js";
import { rowsOf, shorten } from "./columns.js";

const MOST = 12;

/* Labels keep a distance from each other and stay as near to their places as that leaves: those that
 * would touch are a block, in the middle of what its labels want. */
function spread(places, gap) {
    const order = places.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value);
    const blocks = [];
    for (const { value } of order) {
        let block = { wanted: value, size: 1 };
        const low = ({ wanted, size }) => wanted - (gap * (size - 1)) / 2;
        const high = ({ wanted, size }) => wanted + (gap * (size - 1)) / 2;
        for (let last; (last = blocks.at(-1)) && low(block) < high(last) + gap; blocks.pop()) {
            const size = last.size + block.size;
            /* Where the first and the other labels want the middle of the whole to be. */
            block = { size, wanted: (last.size * (last.wanted + (gap * block.size) / 2) +
                                     block.size * (block.wanted - (gap * last.size) / 2)) / size };
        }
        blocks.push(block);
    }
    const out = [];
    let next = 0;
    for (const { wanted, size } of blocks)
        for (let i = 0; i < size; i++)
            out[order[next++].at] = wanted + gap * (i - (size - 1) / 2);
    return out;
}

const ABOVE = 30, BELOW = 50; /* Pixels; labels may hang below the foot. */

export function slopes(table, { width }) {
    const rows = rowsOf(table).filter((row) => row.shift !== null)
        .sort((a, b) => Math.abs(b.shift) - Math.abs(a.shift)).slice(0, MOST);
    const height = 560;
    const top = Math.max(1, ...rows.flatMap((row) => [row.from_share ?? 0, row.to_share ?? 0]));
    const gap = (top * 1.1 * 16) / (height - ABOVE - BELOW);
    const before = spread(rows.map((row) => row.from_share ?? 0), gap);
    const after = spread(rows.map((row) => row.to_share ?? 0), gap);
    const most = width < 500 ? 6 : 14;
    const label = (row, share, side, offset) => ({
        show: true, position: side, color: colour("--ink"), offset: [0, -offset],
        formatter: () => `${shorten(row.unit, most)} ${(share ?? 0).toFixed(1)}%`,
    });
    const pixels = (height - ABOVE - BELOW) / (top * 1.1);
    return {
        width: Math.min(width, 900),
        height,
        option: () => ({
            grid: { left: width < 500 ? 124 : 210, right: width < 500 ? 124 : 210, top: ABOVE, bottom: BELOW },
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
        }),
    };
}
