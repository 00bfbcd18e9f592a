/* How far the tasks of each official or plan are: shares by what was reported; a line where the time
 * is that has gone, a dot where the work is on average. Names are those of the table's head. */
import { textOf } from "../language.js";
import { colour } from "../theme.js";
import { rowsOf, shorten } from "./columns.js";

const inks = { done: "--green", on_track: "--sky", at_risk: "--orange", delayed: "--vermillion",
               not_started: "--idle", silent: "--rule" };

export function progress(table, { width }) {
    const rows = rowsOf(table).filter((row) => row.tasks > 0);
    const heads = Array.from(table.tHead.rows[0].cells);
    const headOf = (key) => textOf(heads.find((head) => head.dataset.key === key)).trim();
    const first = heads[0].dataset.key;
    const bars = Object.entries(inks).map(([key, ink]) => ({
        name: headOf(key), type: "bar", stack: "tasks", barWidth: "62%",
        itemStyle: { color: colour(ink), borderColor: colour("--page"), borderWidth: 1 },
        data: rows.map((row) => ({ value: (100 * row[key]) / row.tasks, tasks: row[key] })),
    }));
    const marks = (key, symbol, symbolSize, itemStyle) => ({
        name: headOf(key), type: "line", symbol, symbolSize, itemStyle, z: 5, lineStyle: { width: 0 },
        data: rows.map((row, place) => [row[key] ?? "-", place]),
    });
    const narrow = width < 500;
    return {
        height: (narrow ? 100 : 64) + rows.length * 30,
        option: () => ({
            grid: { left: 8, right: 24, top: narrow ? 74 : 40, bottom: 4, containLabel: true },
            legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 12, itemGap: narrow ? 8 : 14,
                      textStyle: { color: colour("--ink") } },
            xAxis: { type: "value", min: 0, max: 100, position: "top",
                     axisLabel: { formatter: "{value}%", color: colour("--muted"), hideOverlap: true },
                     splitLine: { lineStyle: { color: colour("--rule") } } },
            yAxis: { type: "category", inverse: true, data: rows.map((row) => row[first]),
                     axisTick: { show: false }, axisLine: { show: false },
                     axisLabel: { color: colour("--ink"), interval: 0,
                                  formatter: (name) => shorten(name, narrow ? 9 : 18) } },
            tooltip: { trigger: "item", renderMode: "richText",
                       formatter: ({ seriesName, data, value, name }) => data.tasks === undefined
                           ? `${name}\n${seriesName} ${value[0]}%` : `${name}\n${seriesName} ${data.tasks}` },
            series: [
                ...bars,
                marks("expected", "rect", [3, 24], { color: colour("--ink") }),
                marks("mean_percent", "circle", 11, { color: colour("--ink"), borderWidth: 2,
                                                      borderColor: colour("--page") }),
            ],
        }),
    };
}
