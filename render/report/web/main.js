/* The page is whole without this; the script makes it answer. */
import { watchLanguage } from "./language.js";
import { enliven as enlivenTables } from "./tables.js";
import { enliven as enlivenPictures } from "./pictures.js";
import { enliven as enlivenSearch } from "./search.js";
import { enliven as enlivenCharts } from "./charts.js";
import { enliven as enlivenContents } from "./contents.js";

watchLanguage();
enlivenSearch();
enlivenContents();
enlivenTables();
enlivenPictures();
enlivenCharts();
