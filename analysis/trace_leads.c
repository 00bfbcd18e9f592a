/*
 * Leads that moved, on pairs that were linked by their wording alone: were the units used to find
 * the pairs, those whose lead stayed would be found more easily.
 */
#include <math.h>

#include "analysis/trace.h"
#include "src/failure.h"
#include "src/memory.h"

static const zr_edge *first_lead(const zr__evidence *evidence, uint32_t document)
{
    const zr_graph *graph = evidence->side[zr__evidence_list(evidence, document)]->graph;
    const uint32_t start = graph->task_start[evidence->task[document]];
    const bool is_led = start < graph->task_start[evidence->task[document] + 1] &&
                        graph->task_edge[start].role == ZR_LEAD;

    return is_led ? &graph->task_edge[start] : NULL;
}

/* Whether a document names a unit, of the alignment, as lead or at all. */
static bool names(const zr__evidence *evidence, uint32_t document, uint32_t row, bool as_lead)
{
    const int list = zr__evidence_list(evidence, document);
    const zr_graph *graph = evidence->side[list]->graph;
    const uint32_t task = evidence->task[document];

    for (uint32_t i = graph->task_start[task]; i < graph->task_start[task + 1]; i++)
        if (evidence->units.row[list][graph->task_edge[i].end] == row &&
            (!as_lead || graph->task_edge[i].role == ZR_LEAD))
            return true;
    return false;
}

static zr_trace_lead compare(const zr__evidence *evidence, uint32_t a, uint32_t b)
{
    const zr_edge *from = first_lead(evidence, a), *to = first_lead(evidence, b);
    zr_trace_lead lead = {evidence->task[a], evidence->task[b], ZR_LEAD_NONE,
                          from != NULL ? from->end : ZR_NONE, to != NULL ? to->end : ZR_NONE};

    if (from == NULL || to == NULL)
        return lead;
    const uint32_t row = evidence->units.row[1][to->end];
    if (names(evidence, a, row, true))
        lead.move = ZR_LEAD_SAME;
    else
        lead.move = names(evidence, a, row, false) ? ZR_LEAD_FROM_SUPPORT : ZR_LEAD_NEW;
    return lead;
}

static void link_leads(zr_trace *out, zr__nearest_list *second, double least)
{
    const zr__evidence *evidence = second->evidence;

    for (uint32_t a = 0; a < evidence->first_count; a++) {
        zr__near near;

        if (zr__nearest_find(&near, 1, second, a, NULL) > 0 && near.score > least)
            out->lead[out->lead_count++] = compare(evidence, a, near.document);
    }
}

zr_status zr__leads_moved(zr_trace *out, zr__evidence *evidence, zr__nearest_list *second,
                          const zr_trace_options *options, zr_error *err)
{
    const bool was_text_only = evidence->text_only;
    zr__chance chance = {0};
    zr_status status;

    out->lead = zr__calloc(evidence->first_count, sizeof *out->lead);
    if (out->lead == NULL)
        return zr__out_of_memory(err);
    evidence->text_only = true;
    status = zr__chance_init(&chance, second, options, err);
    if (status == ZR_OK)
        link_leads(out, second,
                   fmax(zr__chance_threshold(&chance, options->carried_p, ZR__TEXT_CARRIED),
                        ZR__LEAST_LINK));
    zr__chance_clear(&chance);
    evidence->text_only = was_text_only;
    return status;
}
