/*
 * A unit stands in one cluster, and yet its tasks may lie in several: what part of them in each.
 *
 * The parts come one by one, so that nobody needs room for units times clusters.
 */
#include "zeren/clusters.h"

bool zr_membership_next(zr_membership *part, const zr_clusters *clusters, const zr_graph *graph,
                        uint32_t unit)
{
    const uint32_t least = part->cluster == ZR_NONE ? 0 : part->cluster + 1;
    uint32_t next = ZR_NONE, in_next = 0, tasks = 0;

    for (uint32_t e = graph->unit_start[unit]; e < graph->unit_start[unit + 1]; e++) {
        const uint32_t cluster = clusters->of_task[graph->unit_edge[e].end];

        tasks += cluster != ZR_NONE;
        if (cluster == ZR_NONE || cluster < least)
            continue;
        if (next == ZR_NONE || cluster < next) {
            next = cluster;
            in_next = 0;
        }
        in_next += cluster == next;
    }
    if (next == ZR_NONE)
        return false;
    *part = (zr_membership){next, (double)in_next / tasks};
    return true;
}
