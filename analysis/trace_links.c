/*
 * Links that the caller knows, a line each.
 */
#include <stdlib.h>
#include <string.h>

#include "analysis/trace.h"
#include "src/failure.h"
#include "src/memory.h"
#include "src/names.h"

typedef struct reading {
    const char *source;
    const zr_side *side[2];
    zr__names ids[2]; /* From an id to its task. */
    zr_trace_link *link;
    size_t count, capacity;
} reading;

static bool list_ids(zr__names *ids, const zr_side *side)
{
    const zr_graph *graph = side->graph;

    for (uint32_t t = 0; t < graph->task_count; t++) {
        const char *id = graph->notice->task[t].id;
        if (zr_scope_has(&side->scope, graph, t) && !zr__names_add(ids, id, strlen(id), t))
            return false;
    }
    return true;
}

static zr_status find_task(uint32_t *task, const reading *read, int list, const char *id,
                           size_t size, uint32_t line, zr_error *err)
{
    *task = zr__names_find(&read->ids[list], id, size);
    if (*task != ZR_NONE || (list == 1 && size == 1 && *id == '-'))
        return ZR_OK;
    return zr__fail_at(err, ZR_EDATA, (zr__place){.source = read->source, .line = line},
                       list == 0 ? _("no task of the first list is called '%.*s'")
                                 : _("no task of the second list is called '%.*s'"),
                       (int)(size < 200 ? size : 200), id);
}

static zr_status take_line(reading *read, const char *text, size_t size, uint32_t line,
                           zr_error *err)
{
    static const char between[] = ", \t";
    const size_t first = strcspn(text, ", \t\n");
    const size_t gap = first < size ? strspn(text + first, between) : 0;
    const char *second = text + first + gap;
    const size_t rest = (size_t)(text + size - second);
    zr_trace_link link;
    zr_status status;

    if (first >= size || rest == 0 || memchr(second, '\t', rest) != NULL ||
        memchr(second, ' ', rest) != NULL || memchr(second, ',', rest) != NULL)
        return zr__fail_at(err, ZR_EDATA, (zr__place){.source = read->source, .line = line},
                           _("expected two ids, as in 'five-year-1 annual-2', or 'five-year-1 -'"));
    if ((status = find_task(&link.from, read, 0, text, first, line, err)) != ZR_OK ||
        (status = find_task(&link.to, read, 1, second, rest, line, err)) != ZR_OK)
        return status;

    zr_trace_link *grown =
        zr__grow(read->link, &read->capacity, read->count + 1, sizeof *grown);
    if (grown == NULL)
        return zr__out_of_memory(err);
    read->link = grown;
    read->link[read->count++] = link;
    return ZR_OK;
}

static zr_status take_lines(reading *read, const char *text, zr_error *err)
{
    zr_status status = ZR_OK;

    for (uint32_t line = 1; status == ZR_OK && *text != '\0'; line++) {
        const size_t whole = strcspn(text, "\n");
        const char *start = text + strspn(text, " \t\r");
        size_t size = start < text + whole ? (size_t)(text + whole - start) : 0;

        while (size > 0 && strchr(" \t\r", start[size - 1]) != NULL)
            size--;
        if (size > 0 && *start != '#')
            status = take_line(read, start, size, line, err);
        text += whole + (text[whole] == '\n');
    }
    return status;
}

zr_status zr_trace_links_parse(zr_trace_link **link, uint32_t *count, const char *text,
                               const char *source, const zr_side *from, const zr_side *to,
                               zr_error *err)
{
    reading read = {.source = source, .side = {from, to}};
    zr_status status = ZR_OK;

    if (!list_ids(&read.ids[0], from) || !list_ids(&read.ids[1], to))
        status = zr__out_of_memory(err);
    if (status == ZR_OK)
        status = take_lines(&read, text, err);
    if (status == ZR_OK && read.link == NULL &&
        (read.link = zr__calloc(1, sizeof *read.link)) == NULL)
        status = zr__out_of_memory(err);
    if (status == ZR_OK) {
        *link = read.link;
        *count = (uint32_t)read.count;
        read.link = NULL;
    }
    zr__free(read.link);
    zr__names_clear(&read.ids[0]);
    zr__names_clear(&read.ids[1]);
    return status;
}

static int compare_links(const void *left, const void *right)
{
    const zr_trace_link *a = left, *b = right;

    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return a->to < b->to ? -1 : a->to > b->to;
}

/* The document of a task, ZR_NONE when it is not in scope. Tasks of a list ascend. */
static uint32_t document_of(const zr__evidence *e, uint32_t first, uint32_t end, uint32_t task)
{
    while (first < end) {
        const uint32_t middle = first + (end - first) / 2;

        if (e->task[middle] == task)
            return middle;
        if (e->task[middle] < task)
            first = middle + 1;
        else
            end = middle;
    }
    return ZR_NONE;
}

zr_status zr__links_resolve(zr_trace_link **out, const zr__evidence *e,
                            const zr_trace_options *options, zr_error *err)
{
    zr_trace_link *link = zr__calloc(options->link_count, sizeof *link);

    if (link == NULL)
        return zr__out_of_memory(err);
    for (uint32_t i = 0; i < options->link_count; i++) {
        const zr_trace_link *given = &options->link[i];
        const uint32_t from = document_of(e, 0, e->first_count, given->from);
        const uint32_t to = given->to == ZR_NONE
                                ? ZR_NONE
                                : document_of(e, e->first_count, e->count, given->to);

        if (from == ZR_NONE || (to == ZR_NONE && given->to != ZR_NONE)) {
            zr__free(link);
            return zr__fail(err, ZR_EINVAL, _("link %u is to a task that is not in scope"), i + 1);
        }
        link[i] = (zr_trace_link){from, to};
    }
    qsort(link, options->link_count, sizeof *link, compare_links);
    *out = link;
    return ZR_OK;
}

uint32_t zr__links_first(const zr_trace_link *link, uint32_t count, uint32_t document)
{
    uint32_t low = 0, high = count;

    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;

        if (link[middle].from < document)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
