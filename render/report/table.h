/* Tables of a view as HTML, for people, for the script and for charts. */
#ifndef ZEREN_RENDER_REPORT_TABLE_H
#define ZEREN_RENDER_REPORT_TABLE_H

#include "render/report/data.h"

/* One table of a view, with its heading; `id` is its anchor. Columns carry their keys, by which
 * charts find their figures. `is_aside`: folded away until asked for. */
void zr__html_view_table(zr__html *html, const zr__report_data *data, const char *id,
                         const zr__view_table *source, const void *subject, bool is_aside);

#endif
