/*
 * The figures of a picture as JSON, in the shape of docs/json.md.
 */
#include <assert.h>
#include <math.h>

#include "render/json_writer.h"
#include "src/failure.h"
#include "zeren/diagram.h"

static double rounded(double value)
{
    return round(value * 100) / 100;
}

zr_status zr_diagram_figures_format(char **text, const zr_diagram_figures *figures,
                                    zr_diagram_kind kind, zr_error *err)
{
    zr__json json = {0};

    assert(text != NULL && figures != NULL);
    zr__json_open(&json, NULL, '{');
    zr__json_text(&json, "diagram", zr_diagram_kind_name(kind));
    zr__json_number(&json, "width_pt", rounded(figures->width));
    zr__json_number(&json, "height_pt", rounded(figures->height));
    zr__json_number(&json, "aspect", rounded(figures->aspect));
    zr__json_count(&json, "crossings", figures->crossings);
    zr__json_number(&json, "mean_edge_pt", rounded(figures->mean_edge));
    zr__json_count(&json, "label_overlaps", figures->label_overlaps);
    zr__json_count(&json, "clipped_labels", figures->clipped_labels);
    zr__json_count(&json, "node_overlaps", figures->node_overlaps);
    zr__json_number(&json, "smallest_font_pt", rounded(figures->smallest_font));
    zr__json_number(&json, "least_contrast", rounded(figures->least_contrast));
    zr__json_count(&json, "nodes", figures->nodes);
    zr__json_count(&json, "ties", figures->ties);
    zr__json_count(&json, "units", figures->units);
    zr__json_count(&json, "units_left_out", figures->units_left_out);
    zr__json_count(&json, "tasks", figures->tasks);
    zr__json_count(&json, "tasks_left_out", figures->tasks_left_out);
    if (figures->has_two_columns)
        zr__json_count(&json, "two_column_crossings", figures->two_columns);
    else if (kind == ZR_DIAGRAM_NETWORK)
        zr__json_number(&json, "two_column_crossings", NAN);
    zr__json_close(&json, '}');
    char *taken = zr__buffer_take(&json.text);
    if (taken == NULL)
        return zr__out_of_memory(err);
    *text = taken;
    return ZR_OK;
}
