/*
 * Who calls on whom: one walk over the rows of the units gathers the officials of each, and a
 * counting sort turns that round. Nothing here is units x officials.
 */
#include "analysis/calls.h"

#include <stdlib.h>

#include "src/failure.h"
#include "src/memory.h"

static int by_tasks(const void *left, const void *right)
{
    const zr__call *a = left, *b = right;

    if (a->tasks != b->tasks)
        return a->tasks > b->tasks ? -1 : 1;
    return (a->official > b->official) - (a->official < b->official);
}

/* Append the calls on one unit. `place` has the place of each official's last call, counted from
 * 1; a place not above `first` is of an earlier unit. */
static void add_calls(zr__calls *calls, const zr_graph *graph, const bool *in_scope, uint32_t unit,
                      uint32_t *place)
{
    const uint32_t first = calls->count;

    for (uint32_t e = graph->unit_start[unit]; e < graph->unit_start[unit + 1]; e++) {
        const zr_edge edge = graph->unit_edge[e];
        const uint32_t official = graph->notice->task[edge.end].official;

        if (!in_scope[edge.end] || official == ZR_NONE)
            continue;
        if (place[official] <= first) {
            calls->call[calls->count] = (zr__call){.official = official};
            place[official] = ++calls->count;
        }
        zr__call *call = &calls->call[place[official] - 1];
        call->tasks++;
        call->leads += edge.role == ZR_LEAD;
    }
    qsort(calls->call + first, calls->count - first, sizeof *calls->call, by_tasks);
}

/* While filling, `unit_start[o + 1]` is where the next unit of o goes. */
static void turn_round(zr__calls *calls, uint32_t units, uint32_t officials)
{
    uint32_t *const next = calls->unit_start + 1;
    uint32_t before = 0;

    for (uint32_t c = 0; c < calls->count; c++)
        next[calls->call[c].official]++;
    for (uint32_t o = 0; o < officials; o++) {
        const uint32_t called = next[o];
        next[o] = before;
        before += called;
    }
    for (uint32_t u = 0; u < units; u++) {
        for (uint32_t c = calls->start[u]; c < calls->start[u + 1]; c++)
            calls->unit[next[calls->call[c].official]++] = u;
    }
}

zr_status zr__calls_init(zr__calls *calls, const zr_graph *graph, const bool *in_scope,
                         zr_error *err)
{
    const uint32_t officials = graph->notice->official_count, units = graph->unit_count;
    uint32_t *place = zr__calloc(officials, sizeof *place);
    zr__calls made = {
        .start = zr__calloc((size_t)units + 1, sizeof *made.start),
        .call = zr__calloc(graph->edge_count, sizeof *made.call),
        .unit_start = zr__calloc((size_t)officials + 1, sizeof *made.unit_start),
        .unit = zr__calloc(graph->edge_count, sizeof *made.unit),
    };
    zr_status status = ZR_OK;

    if (place == NULL || made.start == NULL || made.call == NULL || made.unit_start == NULL ||
        made.unit == NULL) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }
    for (uint32_t u = 0; u < units; u++) {
        add_calls(&made, graph, in_scope, u, place);
        made.start[u + 1] = made.count;
    }
    turn_round(&made, units, officials);

    *calls = made;
    made = (zr__calls){0};

cleanup:
    zr__free(place);
    zr__calls_clear(&made);
    return status;
}

void zr__calls_clear(zr__calls *calls)
{
    zr__free(calls->start);
    zr__free(calls->call);
    zr__free(calls->unit_start);
    zr__free(calls->unit);
    *calls = (zr__calls){0};
}
