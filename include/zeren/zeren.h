/**
 * @file
 * All of zeren: who is responsible for what, measured and shown.
 *
 *     zr_notice *notice = NULL;
 *     zr_graph *graph = NULL;
 *     zr_workload load = {0};
 *     zr_error err;
 *
 *     if (zr_notice_load(&notice, "notice.json", NULL, &err) == ZR_OK &&
 *         zr_graph_new(&graph, notice, ZR_GROUPS_KEEP, &err) == ZR_OK &&
 *         zr_workload_compute(&load, graph, NULL, &err) == ZR_OK)
 *         printf("%s leads %u tasks\n", notice->unit[load.unit[0].unit].name, load.unit[0].lead);
 */
#ifndef ZEREN_ZEREN_H
#define ZEREN_ZEREN_H

#include "zeren/balance.h"
#include "zeren/clusters.h"
#include "zeren/compare.h"
#include "zeren/coverage.h"
#include "zeren/diagram.h"
#include "zeren/filled.h"
#include "zeren/graph.h"
#include "zeren/groups.h"
#include "zeren/import.h"
#include "zeren/inspection.h"
#include "zeren/ledger.h"
#include "zeren/notice.h"
#include "zeren/report.h"
#include "zeren/resolutions.h"
#include "zeren/review.h"
#include "zeren/robustness.h"
#include "zeren/series.h"
#include "zeren/status.h"
#include "zeren/tables.h"
#include "zeren/trace.h"
#include "zeren/version.h"
#include "zeren/what_if.h"
#include "zeren/workload.h"

#endif
