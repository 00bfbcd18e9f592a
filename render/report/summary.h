/* What matters in the notice, in ten sentences. */
#ifndef ZEREN_RENDER_REPORT_SUMMARY_H
#define ZEREN_RENDER_REPORT_SUMMARY_H

#include "render/report/data.h"

/* Ten sentences, each with its figure and a link to its evidence; fewer where a notice has less to
 * say. */
void zr__summary_write(zr__html *html, const zr__report_data *data);

#endif
