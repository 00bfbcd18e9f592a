/*
 * The bipartite configuration model: p = x y / (1 + x y) for each unit and task, with x and y such
 * that every unit expects the tasks it has and every task the units it has.
 *
 * Some assignments are certain, or certainly absent, given the degrees: then x or y would have to
 * be infinite. That is where a bound of Gale and Ryser is met: when the `a` units of highest degree
 * have as many tasks as there is room for, each task of `a` units or more names all of them and
 * each smaller one nobody else. Such bounds cut the units into blocks; a block is open only to the
 * tasks whose size lies between its ends, and within it all x and y are finite. Units on every
 * task and tasks of every unit are the simplest case.
 *
 * Within a block the fixed point is iterated, x then y: each step can only raise the likelihood.
 *
 * Saracco et al. (2015), "Randomizing bipartite networks", Sci. Rep. 5:10595; (2017) New J.
 * Phys. 19. Gale (1957), "A theorem on flows in networks".
 */
#include "analysis/bicm.h"

#include <math.h>
#include <stdbool.h>

#include "src/failure.h"
#include "src/memory.h"

static const double CONVERGED = 1e-12; /* relative change of x and y in one round */
enum { MOST_ROUNDS = 20000 };

/* Units between two bounds, and the tasks open to them. */
typedef struct block {
    uint32_t unit_from, unit_to; /* Classes of the model. */
    uint32_t task_from, task_to;
    uint32_t units_above; /* In blocks of higher degree: on every task open to this one. */
    uint32_t full_tasks;  /* Naming all units of the block. */
} block;

/* Classes of the values start[i + 1] - start[i], highest first. */
static bool make_classes(zr__degree_class **out, uint32_t *class_count, const uint32_t *start,
                         uint32_t nodes)
{
    uint32_t most = 0, count = 0;

    for (uint32_t i = 0; i < nodes; i++) {
        if (start[i + 1] - start[i] > most)
            most = start[i + 1] - start[i];
    }

    uint32_t *with = zr__calloc((size_t)most + 1, sizeof *with);
    if (with == NULL)
        return false;
    for (uint32_t i = 0; i < nodes; i++)
        with[start[i + 1] - start[i]]++;
    for (uint32_t degree = 0; degree <= most; degree++)
        count += with[degree] > 0;

    zr__degree_class *made = zr__calloc(count, sizeof *made);
    uint32_t filled = 0;
    for (uint32_t degree = most; made != NULL && filled < count; degree--) {
        if (with[degree] > 0)
            made[filled++] = (zr__degree_class){degree, with[degree]};
    }
    zr__free(with);
    *out = made;
    *class_count = count;
    return made != NULL;
}

/* The most tasks that `units` units can have together. */
static uint64_t room_for(const zr__bicm *model, uint64_t units)
{
    uint64_t room = 0;

    for (uint32_t j = 0; j < model->task_classes; j++) {
        const uint64_t size = model->tasks[j].degree;
        room += model->tasks[j].count * (size < units ? size : units);
    }
    return room;
}

/* One half of a round: new factors for one side from those of the other. Returns the largest
 * relative change. */
static double update(double *factor, const zr__degree_class *own, uint32_t own_count,
                     uint32_t own_certain, const double *other_factor,
                     const zr__degree_class *other, uint32_t other_count)
{
    double change = 0;

    for (uint32_t i = 0; i < own_count; i++) {
        double sum = 0;
        for (uint32_t j = 0; j < other_count; j++)
            sum += other[j].count * other_factor[j] / (1.0 + factor[i] * other_factor[j]);

        const double next = (own[i].degree - own_certain) / sum;
        change = fmax(change, fabs(next - factor[i]) / next);
        factor[i] = next;
    }
    return change;
}

static void fit_block(zr__bicm *model, const block *of, double *x, double *y)
{
    const zr__degree_class *const units = model->units + of->unit_from;
    const zr__degree_class *const tasks = model->tasks + of->task_from;
    const uint32_t unit_count = of->unit_to - of->unit_from;
    const uint32_t task_count = of->task_to - of->task_from;
    double edges = 0;

    for (uint32_t i = 0; i < unit_count; i++)
        edges += units[i].count * (double)(units[i].degree - of->full_tasks);
    for (uint32_t i = 0; i < unit_count; i++)
        x[i] = (units[i].degree - of->full_tasks) / sqrt(edges);
    for (uint32_t j = 0; j < task_count; j++)
        y[j] = (tasks[j].degree - of->units_above) / sqrt(edges);

    for (int round = 0; round < MOST_ROUNDS; round++) {
        const double moved = update(x, units, unit_count, of->full_tasks, y, tasks, task_count);
        if (fmax(moved, update(y, tasks, task_count, of->units_above, x, units, unit_count)) <=
            CONVERGED)
            break;
    }
    for (uint32_t i = 0; i < unit_count; i++) {
        double *p = model->p + (size_t)(of->unit_from + i) * model->task_classes + of->task_from;
        for (uint32_t j = 0; j < task_count; j++)
            p[j] = x[i] * y[j] / (1.0 + x[i] * y[j]);
    }
}

/* Say what is certain about the block of units from `units_above` to `units_through`, then fit the
 * rest. */
static void solve_block(zr__bicm *model, block *of, uint64_t units_through, double *x, double *y)
{
    of->full_tasks = 0;
    of->task_from = 0;
    while (of->task_from < model->task_classes &&
           model->tasks[of->task_from].degree >= units_through)
        of->full_tasks += model->tasks[of->task_from++].count;
    of->task_to = of->task_from;
    while (of->task_to < model->task_classes && model->tasks[of->task_to].degree > of->units_above)
        of->task_to++;

    for (uint32_t i = of->unit_from; i < of->unit_to; i++) {
        for (uint32_t j = 0; j < of->task_from; j++)
            model->p[(size_t)i * model->task_classes + j] = 1.0;
    }
    if (of->task_from < of->task_to)
        fit_block(model, of, x, y);
}

static void solve(zr__bicm *model, double *x, double *y)
{
    block of = {0};
    uint64_t units = 0, degrees = 0;

    for (uint32_t i = 0; i < model->unit_classes; i++) {
        units += model->units[i].count;
        degrees += (uint64_t)model->units[i].count * model->units[i].degree;
        if (degrees < room_for(model, units))
            continue;
        of.unit_to = i + 1;
        solve_block(model, &of, units, x, y);
        of.unit_from = i + 1;
        of.units_above = (uint32_t)units;
    }
}

zr_status zr__bicm_init(zr__bicm *out, const zr__incidence *net, zr_error *err)
{
    zr__bicm model = {0};
    double *x = NULL, *y = NULL;
    zr_status status = ZR_OK;

    if (!make_classes(&model.units, &model.unit_classes, net->unit_start, net->unit_count) ||
        !make_classes(&model.tasks, &model.task_classes, net->task_start, net->task_count) ||
        (model.p = zr__calloc((size_t)model.unit_classes * model.task_classes,
                              sizeof *model.p)) == NULL ||
        (x = zr__calloc(model.unit_classes, sizeof *x)) == NULL ||
        (y = zr__calloc(model.task_classes, sizeof *y)) == NULL) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }
    solve(&model, x, y);
    *out = model;
    model = (zr__bicm){0};

cleanup:
    zr__bicm_clear(&model);
    zr__free(x);
    zr__free(y);
    return status;
}

void zr__bicm_clear(zr__bicm *model)
{
    zr__free(model->units);
    zr__free(model->tasks);
    zr__free(model->p);
    *model = (zr__bicm){0};
}
