/*
 * From labels to clusters that a reader can look at: numbered by size, their units by what they
 * do in it, their tasks by how much they say about it, and the units that reach across.
 *
 * A unit reaches across when its tasks are spread over clusters: 1 less the sum of the squared
 * shares, which is 0 for one cluster and 1 - 1/n for n clusters evenly.
 *
 * Guimera & Amaral (2005), "Functional cartography of complex metabolic networks", Nature 433.
 */
#include "analysis/cluster_summary.h"

#include <stdlib.h>
#include <string.h>

#include "src/failure.h"
#include "src/memory.h"

/* A label with what clusters are numbered by, or a unit with what it is listed by. */
typedef struct ranked {
    uint32_t item; /* In order of names. */
    uint32_t amount;
} ranked;

static int by_amount(const void *left, const void *right)
{
    const ranked *a = left, *b = right;

    if (a->amount != b->amount)
        return a->amount > b->amount ? -1 : 1;
    return (a->item > b->item) - (a->item < b->item);
}

/* Most units inside first; of these the whole ones, the fewer strangers the earlier. */
static int by_evidence(const void *left, const void *right)
{
    const zr_cluster_task *a = left, *b = right;

    if (a->inside != b->inside)
        return a->inside > b->inside ? -1 : 1;
    if (a->size != b->size)
        return a->size < b->size ? -1 : 1;
    return (a->task > b->task) - (a->task < b->task);
}

bool zr__works_alone(const zr__incidence *net, uint32_t unit)
{
    for (uint32_t e = net->unit_start[unit]; e < net->unit_start[unit + 1]; e++) {
        if (zr__task_size(net, net->unit_task[e]) > 1)
            return false;
    }
    return true;
}

/* Number the labels of units that do not work alone by how many of them there are. Labels go up
 * with the first name, so an equal size leaves them in order of names. */
static void number_clusters(zr_clusters *made, const zr__incidence *net, const uint32_t *label,
                            ranked *size, uint32_t *cluster)
{
    for (uint32_t u = 0; u < net->unit_count; u++)
        size[u] = (ranked){.item = u};
    for (uint32_t u = 0; u < net->unit_count; u++)
        size[label[u]].amount += !zr__works_alone(net, u);
    qsort(size, net->unit_count, sizeof *size, by_amount);
    for (uint32_t i = 0; i < net->unit_count; i++) {
        if (size[i].amount > 0)
            made->cluster_count = i + 1;
        cluster[size[i].item] = size[i].amount > 0 ? i : ZR_NONE;
    }
}

static void place(zr_clusters *made, const zr__incidence *net, const zr__modules *modules,
                  const uint32_t *cluster)
{
    const uint32_t *label = zr__modules_run(modules, modules->best);

    for (uint32_t u = 0; u < net->unit_count; u++)
        made->of_unit[net->unit[u]] = cluster[label[u]];
    for (uint32_t t = 0; t < net->task_count; t++)
        if (modules->of_task[t] != ZR_NONE) /* Its module has units. */
            made->of_task[net->task[t]] = cluster[modules->of_task[t]];
}

static bool reserve_clusters(zr_clusters *made, const zr__incidence *net)
{
    made->cluster = zr__calloc(made->cluster_count, sizeof *made->cluster);
    if (made->cluster == NULL)
        return false;

    for (uint32_t u = 0; u < net->unit_count; u++) {
        if (made->of_unit[net->unit[u]] != ZR_NONE)
            made->cluster[made->of_unit[net->unit[u]]].unit_count++;
    }
    for (uint32_t t = 0; t < net->task_count; t++) {
        if (made->of_task[net->task[t]] != ZR_NONE)
            made->cluster[made->of_task[net->task[t]]].task_count++;
    }
    for (uint32_t c = 0; c < made->cluster_count; c++) {
        zr_cluster *cluster = &made->cluster[c];
        cluster->unit = zr__calloc(cluster->unit_count, sizeof *cluster->unit);
        cluster->task = zr__calloc(cluster->task_count, sizeof *cluster->task);
        if (cluster->unit == NULL || cluster->task == NULL)
            return false;
        cluster->unit_count = cluster->task_count = 0;
    }
    return true;
}

static uint32_t tasks_in(const zr_clusters *made, const zr__incidence *net, uint32_t unit,
                         uint32_t cluster)
{
    uint32_t tasks = 0;

    for (uint32_t e = net->unit_start[unit]; e < net->unit_start[unit + 1]; e++)
        tasks += made->of_task[net->task[net->unit_task[e]]] == cluster;
    return tasks;
}

static void list_units(zr_clusters *made, const zr__incidence *net, ranked *inside)
{
    for (uint32_t u = 0; u < net->unit_count; u++) {
        const uint32_t cluster = made->of_unit[net->unit[u]];
        inside[u] = (ranked){u, cluster == ZR_NONE ? 0 : tasks_in(made, net, u, cluster)};
    }
    qsort(inside, net->unit_count, sizeof *inside, by_amount);
    for (uint32_t i = 0; i < net->unit_count; i++) {
        const uint32_t unit = net->unit[inside[i].item];
        if (made->of_unit[unit] == ZR_NONE)
            continue;
        zr_cluster *cluster = &made->cluster[made->of_unit[unit]];
        cluster->unit[cluster->unit_count++] = unit;
    }
}

static void list_tasks(zr_clusters *made, const zr__incidence *net)
{
    for (uint32_t t = 0; t < net->task_count; t++) {
        const uint32_t number = made->of_task[net->task[t]];
        zr_cluster_task task = {.task = net->task[t], .size = zr__task_size(net, t)};
        if (number == ZR_NONE)
            continue;

        for (uint32_t e = net->task_start[t]; e < net->task_start[t + 1]; e++)
            task.inside += made->of_unit[net->unit[net->task_unit[e]]] == number;
        zr_cluster *cluster = &made->cluster[number];
        cluster->task[cluster->task_count++] = task;
        cluster->tasks_inside += task.inside == task.size;
    }
    for (uint32_t c = 0; c < made->cluster_count; c++)
        qsort(made->cluster[c].task, made->cluster[c].task_count, sizeof(zr_cluster_task),
              by_evidence);
}

zr_status zr__clusters_describe(zr_clusters *made, const zr__incidence *net,
                                const zr__modules *modules, zr_error *err)
{
    ranked *rank = zr__calloc(net->unit_count, sizeof *rank);
    uint32_t *cluster = zr__calloc(net->unit_count, sizeof *cluster); /* By label. */
    zr_status status = ZR_OK;

    if (rank == NULL || cluster == NULL) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }
    number_clusters(made, net, zr__modules_run(modules, modules->best), rank, cluster);
    place(made, net, modules, cluster);
    if (!reserve_clusters(made, net)) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }
    list_units(made, net, rank);
    list_tasks(made, net);

cleanup:
    zr__free(rank);
    zr__free(cluster);
    return status;
}

/* How the tasks that a unit shares are spread. `tasks` is by cluster, all 0 before and after. */
static zr_bridge spread_of(const zr_clusters *made, const zr__incidence *net, uint32_t unit,
                           uint32_t *tasks)
{
    zr_bridge bridge = {.unit = unit};
    uint64_t all = 0, squares = 0;

    for (uint32_t e = net->unit_start[unit]; e < net->unit_start[unit + 1]; e++) {
        const uint32_t task = net->unit_task[e];
        if (zr__task_size(net, task) > 1 && made->of_task[net->task[task]] != ZR_NONE)
            tasks[made->of_task[net->task[task]]]++;
    }
    for (uint32_t e = net->unit_start[unit]; e < net->unit_start[unit + 1]; e++) {
        const uint32_t cluster = made->of_task[net->task[net->unit_task[e]]];
        if (cluster == ZR_NONE || tasks[cluster] == 0)
            continue;
        all += tasks[cluster];
        squares += (uint64_t)tasks[cluster] * tasks[cluster];
        bridge.clusters++;
        tasks[cluster] = 0;
    }
    if (bridge.clusters > 1)
        bridge.participation = 1.0 - (double)squares / ((double)all * (double)all);
    return bridge;
}

static int by_participation(const void *left, const void *right)
{
    const zr_bridge *a = left, *b = right;

    if (a->participation != b->participation)
        return a->participation > b->participation ? -1 : 1;
    return (a->unit > b->unit) - (a->unit < b->unit);
}

zr_status zr__clusters_find_bridges(zr_clusters *made, const zr__incidence *net, zr_error *err)
{
    uint32_t *tasks = zr__calloc(made->cluster_count, sizeof *tasks);

    made->bridge = zr__calloc(net->unit_count, sizeof *made->bridge);
    if (tasks == NULL || made->bridge == NULL) {
        zr__free(tasks);
        return zr__out_of_memory(err);
    }
    for (uint32_t u = 0; u < net->unit_count; u++) {
        const zr_bridge bridge = spread_of(made, net, u, tasks);
        if (bridge.clusters > 1)
            made->bridge[made->bridge_count++] = bridge;
    }
    qsort(made->bridge, made->bridge_count, sizeof *made->bridge, by_participation);
    for (uint32_t i = 0; i < made->bridge_count; i++) /* Names in order so far. */
        made->bridge[i].unit = net->unit[made->bridge[i].unit];
    zr__free(tasks);
    return ZR_OK;
}
