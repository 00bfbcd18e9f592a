/* A bar for each name, side by side or stacked, the first name at the top. */
import { colour } from "../theme.js";
import { word } from "../language.js";
import { shorten } from "./columns.js";

/* Values of `rows` under a key, in one ink. */
export function series(rows, key, name, ink, look) {
    return { name: word(name), type: "bar", itemStyle: { color: ink },
             data: rows.map((row) => row[key]), ...look };
}

export function unitBars(rows, width, step, drawn) {
    return {
        height: 60 + rows.length * step,
        option: () => ({
            grid: { left: 8, right: 24, top: 36, bottom: 8, containLabel: true },
            legend: { top: 0, left: 0, icon: "rect", itemWidth: 12, itemHeight: 12,
                      textStyle: { color: colour("--ink") } },
            xAxis: { type: "value", minInterval: 1, position: "top",
                     axisLabel: { color: colour("--muted") },
                     splitLine: { lineStyle: { color: colour("--rule") } } },
            yAxis: { type: "category", inverse: true, data: rows.map((row) => row.unit),
                     axisTick: { show: false },
                     axisLine: { lineStyle: { color: colour("--rule") } },
                     axisLabel: { color: colour("--ink"), interval: 0,
                                  formatter: (name) => shorten(name, width < 500 ? 9 : 18) } },
            tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, renderMode: "richText" },
            series: drawn,
        }),
    };
}
