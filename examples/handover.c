/*
 * What must a new head of a unit know? Its tasks, who leads them, and which figures are due.
 *
 *     cc handover.c $(pkg-config --cflags --libs zeren) -o handover
 *     ./handover notice.json 市商务局
 *
 * The network lists, for every unit, the tasks that name it; the words are in the notice.
 */
#include <zeren/graph.h>

#include <stdio.h>

static void print_task(const zr_notice *notice, const zr_edge *edge)
{
    static const char *const sign[] = {">=", "<=", "=", ">", "<"}; /* By zr_relation. */
    const zr_task *task = &notice->task[edge->end];

    printf("%s  %s (%s", edge->role == ZR_LEAD ? "leads   " : "supports", task->title,
           notice->plan[task->plan].id);
    if (task->official != ZR_NONE)
        printf(", under %s", notice->official[task->official].name);
    printf(")\n");
    for (uint32_t i = 0; i < task->indicator_count; i++) {
        const zr_indicator *due = &task->indicator[i];
        printf("            %s %s %.12g%s\n", due->name, sign[due->relation], due->value,
               due->unit != NULL ? due->unit : "");
    }
}

int main(int argc, char **argv)
{
    zr_notice *notice = NULL;
    zr_graph *graph = NULL;
    zr_error err = {0};

    if (argc != 3) {
        fprintf(stderr, "usage: handover NOTICE.json UNIT\n");
        return 2;
    }
    if (zr_notice_load(&notice, argv[1], NULL, &err) == ZR_OK &&
        zr_graph_new(&graph, notice, ZR_GROUPS_KEEP, &err) == ZR_OK) {
        const uint32_t unit = zr_notice_find_unit(notice, argv[2]); /* By name or alias. */

        if (unit != ZR_NONE) {
            for (uint32_t e = graph->unit_start[unit]; e < graph->unit_start[unit + 1]; e++)
                print_task(notice, &graph->unit_edge[e]);
        } else {
            err.status = ZR_ENOTFOUND;
            snprintf(err.message, sizeof err.message, "no unit is called %s", argv[2]);
        }
    }
    if (err.status != ZR_OK)
        fprintf(stderr, "handover: %s\n", err.message);
    zr_graph_free(graph);
    zr_notice_free(notice);
    return err.status == ZR_OK ? 0 : 1;
}
