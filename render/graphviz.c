/*
 * The one room that talks to Graphviz.
 *
 * A drawing becomes a graph in which everything has its place (graphviz_graph.c); engine `nop2`
 * moves nothing. Graphviz is not re-entrant and each context leaks a little: there is one, behind a
 * lock, for as long as the process runs.
 */
#include "render/graphviz.h"

#include <cgraph.h>
#include <gvc.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "render/graphviz_graph.h"
#include "render/graphviz_names.h"
#include "render/graphviz_svg.h"
#include "src/buffer.h"
#include "src/failure.h"
#include "src/memory.h"

enum { WORDS_SIZE = 256 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static GVC_t *context;         /* made on first use, behind the lock */
static char words[WORDS_SIZE]; /* what Graphviz last complained of; behind the lock */

static int hear(char *message)
{
    const size_t used = strlen(words);

    snprintf(words + used, sizeof words - used, "%s", message);
    return 0;
}

static zr_status graphviz_failed(zr_error *err)
{
    words[strcspn(words, "\r\n")] = '\0';
    return zr__fail(err, ZR_ELIBRARY, _("Graphviz could not draw: %s"),
                    words[0] != '\0' ? words : _("no reason given"));
}

static int write_text(void *buffer, const char *text)
{
    zr__buffer_add(buffer, text);
    return 0;
}

static int write_nothing(void *buffer)
{
    (void)buffer;
    return 0;
}

static zr_status finish(char **bytes, size_t *size, zr__buffer *buffer, zr_error *err)
{
    const size_t length = buffer->size;
    char *taken = zr__buffer_take(buffer);

    if (taken == NULL)
        return zr__out_of_memory(err);
    *bytes = taken;
    *size = length;
    return ZR_OK;
}

/* Engine nop2 forgets the list of panels it made. */
static void free_layout(Agraph_t *graph)
{
    free(GD_clust(graph));
    GD_clust(graph) = NULL;
    GD_n_cluster(graph) = 0;
    gvFreeLayout(context, graph);
}

/* Lay out and paint. */
static zr_status render(zr__buffer *out, Agraph_t *graph, const zr__drawing *drawing,
                        zr_diagram_format format, zr_error *err)
{
    static const char *const device[] = {"svg", "png", "pdf"};
    char *data = NULL;
    unsigned int length = 0;

    if (gvLayout(context, graph, "nop2") != 0)
        return graphviz_failed(err);
    if (gvRenderData(context, graph, device[format], &data, &length) != 0 || data == NULL) {
        free_layout(graph);
        return graphviz_failed(err);
    }
    if (format == ZR_DIAGRAM_SVG)
        zr__svg_tidy(out, data, length, drawing);
    else
        zr__buffer_add_bytes(out, data, length);
    gvFreeRenderData(data);
    free_layout(graph);
    return ZR_OK;
}

/* The page, the graph itself, and everything on it. */
static size_t names_needed(const zr__drawing *drawing)
{
    return 2 + drawing->shape_count + drawing->curve_count + drawing->text_count;
}

static zr_status draw_graph(zr__buffer *out, Agdisc_t *disc, const zr__drawing *drawing,
                            const zr__printing *printing, zr_error *err)
{
    char *taken = zr__graphviz_title(drawing, printing->format);

    if (taken == NULL)
        return zr__out_of_memory(err);
    Agraph_t *graph = agopen(taken, Agundirected, disc);
    zr__free(taken);
    if (graph == NULL)
        return graphviz_failed(err);

    zr_status status = zr__graphviz_fill(graph, drawing, printing, err);
    if (status == ZR_OK && printing->format == ZR_DIAGRAM_DOT)
        agwrite(graph, out);
    else if (status == ZR_OK)
        status = render(out, graph, drawing, printing->format, err);
    agclose(graph);
    return status;
}

/* The caller holds the lock. */
static zr_status draw_locked(zr__buffer *out, const zr__drawing *drawing,
                             const zr__printing *printing, zr_error *err)
{
    Agiodisc_t io = {NULL, write_text, write_nothing};
    zr__ids ids;

    words[0] = '\0';
    if (context == NULL && (context = gvContext()) == NULL)
        return graphviz_failed(err);
    if (!zr__ids_init(&ids, names_needed(drawing), &io))
        return zr__out_of_memory(err);
    const zr_status status = draw_graph(out, &ids.disc, drawing, printing, err);
    zr__ids_clear(&ids);
    return status;
}

zr_status zr__graphviz_draw(char **bytes, size_t *size, const zr__drawing *drawing,
                            const zr__printing *printing, zr_error *err)
{
    zr__buffer out = {0};

    pthread_mutex_lock(&lock);
    agusererrf host = agseterrf(hear);
    zr_status status = draw_locked(&out, drawing, printing, err);
    agseterrf(host);
    pthread_mutex_unlock(&lock);

    if (status == ZR_OK)
        return finish(bytes, size, &out, err);
    zr__buffer_clear(&out);
    return status;
}
