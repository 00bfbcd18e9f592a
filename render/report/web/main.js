/* The page is whole without this; the script makes it answer. */
import { applyLanguage, watchLanguage } from "./language.js";
import { onArrival, watchLater } from "./later.js";
import { enliven as enlivenTables } from "./tables.js";
import { enliven as enlivenPictures } from "./pictures.js";
import { enliven as enlivenSearch } from "./search.js";
import { enliven as enlivenCharts } from "./charts.js";
import { enliven as enlivenContents } from "./contents.js";

function enliven(part) {
    applyLanguage(part);
    enlivenTables(part);
    enlivenPictures(part);
    enlivenCharts(part);
}

watchLanguage();
enlivenSearch();
enliven(document);
onArrival(enliven);
watchLater();
enlivenContents();
