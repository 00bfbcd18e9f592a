/*
 * One diagram, on standard output, for svg_check.py and diagram_golden.py:
 *
 *     draw units|officials svg|png|pdf|dot FILE [TOP]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "choice.h"
#include "zeren/diagram.h"

static int index_of(const char *const *names, const char *name)
{
    for (int i = 0; names[i] != NULL; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    exit(EXIT_FAILURE);
}

int main(int argc, char **argv)
{
    static const char *const kinds[] = {"units", "officials", NULL};
    static const char *const formats[] = {"svg", "png", "pdf", "dot", NULL};
    zr_diagram_options options = ZR_DIAGRAM_OPTIONS_INIT;
    zr_notice *notice = NULL;
    zr_graph *graph = NULL;
    char *bytes = NULL;
    size_t size = 0;
    zr_error err = {0};

    if (argc < 4)
        return EXIT_FAILURE;
    options.format = (zr_diagram_format)index_of(formats, argv[2]);
    options.top = argc > 4 ? choice(argv[4]) : 0;
    if (zr_notice_load(&notice, argv[3], NULL, &err) == ZR_OK &&
        zr_graph_new(&graph, notice, ZR_GROUPS_KEEP, &err) == ZR_OK &&
        zr_diagram_draw(&bytes, &size, (zr_diagram_kind)index_of(kinds, argv[1]), graph, &options,
                        &err) == ZR_OK)
        fwrite(bytes, 1, size, stdout);
    zr_string_free(bytes);
    zr_graph_free(graph);
    zr_notice_free(notice);
    return outcome(&err);
}
