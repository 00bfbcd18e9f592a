/*
 * Who leads more than its share?
 *
 *     cc overload.c $(pkg-config --cflags --libs zeren) -o overload && ./overload notice.json
 *
 * A notice is read, made into a network of tasks and units, and measured. Every step returns a
 * status, and on failure tells its story in a zr_error that we own.
 */
#include <zeren/zeren.h>

#include <stdio.h>

static void print_outliers(const zr_workload *load, const zr_notice *notice)
{
    printf("Half of the %u leading units lead at most %g tasks. Far above that:\n",
           load->lead_spread.units, load->lead_spread.median);
    /* The rows come by tasks led, the most first. A flag names the rule that raised it. */
    for (uint32_t i = 0; i < load->count; i++) {
        const zr_unit_load *row = &load->unit[i];

        if (row->flags & ZR_FLAG_OUTLIER_LEAD)
            printf("  %s leads %u, where its places on tasks imply %.1f\n",
                   notice->unit[row->unit].name, row->lead, row->lead_more.expected);
    }
}

int main(int argc, char **argv)
{
    zr_notice *notice = NULL;
    zr_graph *graph = NULL;
    zr_workload load = {0};
    zr_error err = {0};
    char line[1100];

    if (argc != 2) {
        fprintf(stderr, "usage: overload NOTICE.json\n");
        return 2;
    }
    /* Chained: the first step that fails ends it. Groups of units are kept as written. */
    if (zr_notice_load(&notice, argv[1], NULL, &err) == ZR_OK &&
        zr_graph_new(&graph, notice, ZR_GROUPS_KEEP, &err) == ZR_OK &&
        zr_workload_compute(&load, graph, NULL, &err) == ZR_OK)
        print_outliers(&load, notice);
    if (err.status != ZR_OK) {
        zr_error_format(line, sizeof line, &err); /* With file, line and column where known. */
        fprintf(stderr, "overload: %s\n", line);
    }

    /* What was never made is NULL or zero, and freeing that is fine. */
    zr_workload_clear(&load);
    zr_graph_free(graph);
    zr_notice_free(notice);
    return err.status == ZR_OK ? 0 : 1;
}
