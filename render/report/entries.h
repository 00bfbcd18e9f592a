/* Every official, unit and task with an anchor of its own. */
#ifndef ZEREN_RENDER_REPORT_ENTRIES_H
#define ZEREN_RENDER_REPORT_ENTRIES_H

#include "render/report/data.h"

void zr__entries_write(zr__html *html, const zr__report_data *data);

#endif
