/*
 * Diagrams, or their figures: for each line of standard input, which has these words between tabs,
 *
 *     KIND svg|png|pdf|dot|measure FILE [NAME=VALUE...]
 *
 * the size in bytes on a line, and as many bytes. In the locale of the environment; NAME is top,
 * theme, width, aspect, index, by, concentrate or, for the plans to compare, from and to.
 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "choice.h"
#include "zeren/diagram.h"

enum { MEASURE = ZR_DIAGRAM_DOT + 1 };

typedef struct request {
    zr_diagram_kind kind;
    int format;
    zr_diagram_options options;
    zr_side from, to;
} request;

static int format_of(const char *name)
{
    static const char *const formats[] = {"svg", "png", "pdf", "dot", "measure"};

    for (int i = 0; i <= MEASURE; i++)
        if (strcmp(formats[i], name) == 0)
            return i;
    exit(EXIT_FAILURE);
}

static zr_diagram_kind kind_of(const char *name)
{
    for (int i = 0; i < ZR_DIAGRAM_KINDS; i++)
        if (strcmp(zr_diagram_kind_name((zr_diagram_kind)i), name) == 0)
            return (zr_diagram_kind)i;
    exit(EXIT_FAILURE);
}

static void set(request *r, const char *name, double value)
{
    if (strcmp(name, "top") == 0)
        r->options.top = (uint32_t)value;
    else if (strcmp(name, "theme") == 0)
        r->options.theme = (zr_diagram_theme)value;
    else if (strcmp(name, "width") == 0)
        r->options.width = value;
    else if (strcmp(name, "aspect") == 0)
        r->options.aspect = value;
    else if (strcmp(name, "index") == 0)
        r->options.index = (uint32_t)value;
    else if (strcmp(name, "by") == 0)
        r->options.by = (zr_diagram_by)value;
    else if (strcmp(name, "concentrate") == 0)
        r->options.concentrate = value != 0;
    else if (strcmp(name, "from") == 0)
        r->from.scope.plan = (uint32_t)value;
    else if (strcmp(name, "to") == 0)
        r->to.scope.plan = (uint32_t)value;
    else
        exit(EXIT_FAILURE);
}

static void draw(request *r, const zr_graph *graph, zr_error *err)
{
    zr_diagram_figures figures;
    char *bytes = NULL;
    size_t size = 0;

    r->from.graph = r->to.graph = graph;
    r->options.from = &r->from;
    r->options.to = &r->to;
    r->options.format = (zr_diagram_format)(r->format % MEASURE);
    if (r->format == MEASURE) {
        if (zr_diagram_measure(&figures, r->kind, graph, &r->options, err) == ZR_OK &&
            zr_diagram_figures_format(&bytes, &figures, r->kind, err) == ZR_OK)
            size = strlen(bytes);
    } else {
        zr_diagram_draw(&bytes, &size, r->kind, graph, &r->options, err);
    }
    printf("%zu\n", size);
    if (bytes != NULL)
        fwrite(bytes, 1, size, stdout);
    zr_string_free(bytes);
}

static int answer(int count, char **word)
{
    request r = {.options = ZR_DIAGRAM_OPTIONS_INIT,
                 .from.scope = ZR_SCOPE_ALL,
                 .to.scope = ZR_SCOPE_ALL};
    zr_notice *notice = NULL;
    zr_graph *graph = NULL;
    zr_error err = {0};

    if (count < 3)
        return EXIT_FAILURE;
    r.kind = kind_of(word[0]);
    r.format = format_of(word[1]);
    for (int i = 3; i < count; i++) {
        char *equals = strchr(word[i], '=');
        if (equals == NULL)
            return EXIT_FAILURE;
        *equals = '\0';
        set(&r, word[i], strtod(equals + 1, NULL));
    }
    if (zr_notice_load(&notice, word[2], NULL, &err) == ZR_OK &&
        zr_graph_new(&graph, notice, ZR_GROUPS_KEEP, &err) == ZR_OK)
        draw(&r, graph, &err);
    zr_graph_free(graph);
    zr_notice_free(notice);
    return outcome(&err);
}

int main(void)
{
    setlocale(LC_ALL, ""); /* as a host may */
    return answer_lines(answer);
}
