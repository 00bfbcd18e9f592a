/*
 * Clusters over a range of resolutions.
 *
 * Every method's quality is fit - resolution x cost: a line for each partition. The search at one
 * step may miss what a search at another finds, so each step takes the best of all lines, and the
 * chatter of the search is gone: only what is the best somewhere is left. Where one line takes over
 * from the next is where they cross.
 *
 * Weir, Emmons, Wakefield, Hopkins & Mucha (2017), "Post-processing partitions to identify domains
 * of modularity optimization", Algorithms 10:93.
 */
#include "zeren/resolutions.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/cluster_summary.h"
#include "analysis/module_search.h"
#include "src/failure.h"
#include "src/memory.h"
#include "src/scope.h"

enum { RUNS_A_STEP = 20 };

typedef struct line {
    double fit, cost;
} line;

typedef struct sweep {
    const zr__incidence *net;
    zr_projection projection;
    uint32_t *together; /* Units of the network that do not work alone. */
    uint32_t together_count;
    line *line;         /* By step: the partition found there. */
    uint32_t *label;    /* By step, then unit of `together`. */
    uint32_t *best;     /* By step: the step whose partition is the best here. */
    uint32_t *number;   /* By unit, room. */
    zr_resolutions out;
} sweep;

static uint32_t *labels_of(const sweep *s, uint32_t step)
{
    return s->label + (size_t)step * s->together_count;
}

static zr_status check(const zr_graph *graph, const zr_resolutions_options *options,
                       zr_error *err)
{
    if (!(options->low > 0 && options->high > options->low && isfinite(options->high)))
        return zr__fail(err, ZR_EINVAL,
                        _("resolutions from %g to %g: expected two numbers above 0, the smaller "
                          "first"),
                        options->low, options->high);
    if (options->steps < 2 || options->steps > ZR_MOST_RESOLUTIONS)
        return zr__fail(err, ZR_EINVAL, _("%u resolutions, expected 2 to %d"), options->steps,
                        ZR_MOST_RESOLUTIONS);
    return zr__scope_check(options->scope, graph, err);
}

static bool reserve(sweep *s, const zr_resolutions_options *options)
{
    const uint32_t units = s->net->unit_count;

    s->together = zr__calloc(units, sizeof *s->together);
    for (uint32_t u = 0; s->together != NULL && u < units; u++)
        if (!zr__works_alone(s->net, u))
            s->together[s->together_count++] = u;
    s->out.population = units;
    s->out.alone_count = units - s->together_count;
    s->line = zr__calloc(options->steps, sizeof *s->line);
    s->label = zr__calloc((size_t)options->steps * s->together_count, sizeof *s->label);
    s->best = zr__calloc(options->steps, sizeof *s->best);
    s->number = zr__calloc(units, sizeof *s->number);
    s->out.step = zr__calloc(options->steps, sizeof *s->out.step);
    return s->together != NULL && s->line != NULL && s->label != NULL && s->best != NULL &&
           s->number != NULL && s->out.step != NULL;
}

/* As zr__renumber(), of labels that other units have had a part in. */
static void renumber(sweep *s, uint32_t *label)
{
    uint32_t numbered = 0;

    for (uint32_t u = 0; u < s->net->unit_count; u++)
        s->number[u] = ZR_NONE;
    for (uint32_t i = 0; i < s->together_count; i++) {
        uint32_t *number = &s->number[label[i]];
        if (*number == ZR_NONE)
            *number = numbered++;
        label[i] = *number;
    }
}

static zr_status search_step(sweep *s, uint32_t step, const zr_clusters_options *how,
                             zr_error *err)
{
    zr__modules modules = {0};
    uint32_t *label = labels_of(s, step);
    const zr_status status = zr__find_modules(&modules, s->net, s->projection.tie,
                                              s->projection.tie_count, how, err);

    if (status != ZR_OK)
        return status;
    s->line[step] = (line){modules.fit, modules.cost};
    for (uint32_t i = 0; i < s->together_count; i++)
        label[i] = zr__modules_run(&modules, modules.best)[s->together[i]];
    renumber(s, label);
    zr__modules_clear(&modules);
    return ZR_OK;
}

static zr_status search(sweep *s, const zr_resolutions_options *options, zr_error *err)
{
    zr_clusters_options how = {.method = options->method, .seed = options->seed, .runs = 0};
    const double ratio = options->high / options->low;
    zr_status status = ZR_OK;

    const uint32_t usual = zr__choose_runs(&how, s->net);
    how.runs = options->runs > 0 ? options->runs : usual < RUNS_A_STEP ? usual : RUNS_A_STEP;
    s->out.runs = how.runs;
    s->out.step_count = options->steps;
    for (uint32_t i = 0; status == ZR_OK && i < options->steps; i++) {
        how.resolution = options->low * pow(ratio, (double)i / (options->steps - 1));
        s->out.step[i].resolution = how.resolution;
        status = search_step(s, i, &how, err);
    }
    return status;
}

static double quality(const line *of, double resolution)
{
    return of->fit - resolution * of->cost;
}

/* Whether two steps hold the same partition of the units. */
static bool are_equal(const sweep *s, uint32_t a, uint32_t b)
{
    return memcmp(labels_of(s, a), labels_of(s, b), s->together_count * sizeof *s->label) == 0;
}

/* At each step take the best line; of equal ones that of the step before, else the first. */
static zr_status choose(sweep *s, zr_error *err)
{
    for (uint32_t i = 0; i < s->out.step_count; i++) {
        zr_resolution *step = &s->out.step[i];
        uint32_t best = i > 0 ? s->best[i - 1] : 0;

        for (uint32_t j = 0; j < s->out.step_count; j++) {
            const double gain = quality(&s->line[j], step->resolution) -
                                quality(&s->line[best], step->resolution);
            if (gain > 1e-12 * fabs(s->line[best].fit))
                best = j;
        }
        s->best[i] = best;
        step->quality = quality(&s->line[best], step->resolution);
        for (uint32_t u = 0; u < s->together_count; u++)
            if (labels_of(s, best)[u] >= step->clusters)
                step->clusters = labels_of(s, best)[u] + 1;
        step->ari = NAN;
        if (i > 0 && s->together_count > 1) {
            step->ari = zr_adjusted_rand(labels_of(s, s->best[i - 1]), labels_of(s, best),
                                         s->together_count);
            if (isnan(step->ari))
                return zr__out_of_memory(err);
        }
    }
    return ZR_OK;
}

/* Where the partition of step `i` gives way to that of the next. */
static double border(const sweep *s, uint32_t i)
{
    const line *a = &s->line[s->best[i]], *b = &s->line[s->best[i + 1]];
    const double low = s->out.step[i].resolution, high = s->out.step[i + 1].resolution;
    const double crossing = (a->fit - b->fit) / (a->cost - b->cost);

    return crossing >= low && crossing <= high ? crossing : sqrt(low * high);
}

/* Write the clusters of a plateau by unit of the notice, the largest first. */
static bool publish(zr_plateau *plateau, sweep *s, const uint32_t *label)
{
    plateau->of_unit = zr__calloc(s->out.unit_count, sizeof *plateau->of_unit);
    if (plateau->of_unit == NULL ||
        !zr__number_by_size(s->number, label, s->together_count, plateau->clusters))
        return false;
    for (uint32_t u = 0; u < s->out.unit_count; u++)
        plateau->of_unit[u] = ZR_NONE;
    for (uint32_t u = 0; u < s->together_count; u++)
        plateau->of_unit[s->net->unit[s->together[u]]] = s->number[label[u]];
    return true;
}

static int by_length(const void *left, const void *right)
{
    const zr_plateau *a = left, *b = right;
    const int64_t of_a = llround(a->length * 1e9), of_b = llround(b->length * 1e9);

    if (of_a != of_b)
        return of_a > of_b ? -1 : 1;
    return (a->low > b->low) - (a->low < b->low);
}

/* Cut the steps where the partition changes. */
static zr_status find_plateaus(sweep *s, zr_error *err)
{
    zr_resolutions *out = &s->out;
    const uint32_t steps = out->step_count;

    out->plateau = zr__calloc(steps, sizeof *out->plateau);
    if (out->plateau == NULL)
        return zr__out_of_memory(err);
    for (uint32_t first = 0, next; first < steps; first = next) {
        zr_plateau *plateau = &out->plateau[out->plateau_count++];

        for (next = first + 1; next < steps && are_equal(s, s->best[first], s->best[next]);)
            next++;
        plateau->low = first > 0 ? out->plateau[out->plateau_count - 2].high
                                 : out->step[0].resolution;
        plateau->high = next < steps ? border(s, next - 1) : out->step[steps - 1].resolution;
        plateau->length = log10(plateau->high / plateau->low);
        plateau->steps = next - first;
        plateau->clusters = out->step[first].clusters;
        if (!publish(plateau, s, labels_of(s, s->best[first])))
            return zr__out_of_memory(err);
    }
    qsort(out->plateau, out->plateau_count, sizeof *out->plateau, by_length);
    for (uint32_t p = 0; p < out->plateau_count; p++)
        for (uint32_t i = 0; i < steps; i++)
            if (out->step[i].resolution >= out->plateau[p].low &&
                out->step[i].resolution <= out->plateau[p].high)
                out->step[i].plateau = p;
    return ZR_OK;
}

zr_status zr_resolutions_compute(zr_resolutions *out, const zr_graph *graph,
                                 const zr_resolutions_options *options, zr_error *err)
{
    static const zr_resolutions_options defaults = ZR_RESOLUTIONS_OPTIONS_INIT;
    const zr_resolutions_options *const chosen = options != NULL ? options : &defaults;
    zr__incidence net = {0};
    sweep s = {.net = &net,
               .out = {.method = chosen->method,
                       .scope = chosen->scope != NULL ? *chosen->scope : (zr_scope)ZR_SCOPE_ALL,
                       .seed = chosen->seed,
                       .unit_count = graph->unit_count}};
    zr_status status = check(graph, chosen, err);

    if (status != ZR_OK || (status = zr__incidence_init(&net, graph, chosen->scope, err)) != ZR_OK)
        return status;
    if (!reserve(&s, chosen)) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }
    if (s.together_count > 0 &&
        ((status = zr_projection_compute(&s.projection, graph, chosen->scope, err)) != ZR_OK ||
         (status = search(&s, chosen, err)) != ZR_OK || (status = choose(&s, err)) != ZR_OK ||
         (status = find_plateaus(&s, err)) != ZR_OK))
        goto cleanup;
    *out = s.out;
    s.out = (zr_resolutions){0};

cleanup:
    zr__incidence_clear(&net);
    zr_projection_clear(&s.projection);
    zr__free(s.together);
    zr__free(s.line);
    zr__free(s.label);
    zr__free(s.best);
    zr__free(s.number);
    zr_resolutions_clear(&s.out);
    return status;
}

void zr_resolutions_clear(zr_resolutions *resolutions)
{
    if (resolutions == NULL)
        return;
    for (uint32_t p = 0; p < resolutions->plateau_count; p++)
        zr__free(resolutions->plateau[p].of_unit);
    zr__free(resolutions->plateau);
    zr__free(resolutions->step);
    *resolutions = (zr_resolutions){0};
}
