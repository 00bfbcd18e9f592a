/*
 * Modules of units and tasks together: two-mode modularity, improved by passing labels.
 *
 * A module is good when its assignments are more than its units' and its tasks' degrees explain:
 * Q = sum over modules of e/m - D K/m^2. Tasks take the label that adds most to it, then units
 * do, in turn until nothing moves; then the two modules that gain most by merging do so, and the
 * passing begins anew. Everything is counted in whole numbers of 1/m^2, so that ties are ties.
 *
 * A node only ever takes a label it has an edge to. There always is one that does not lower Q: the
 * degrees of the labels it sees add up to at most m. Hence modules are never torn apart in pieces
 * without a connection, and every module has both units and tasks.
 *
 * Barber (2007), "Modularity and community detection in bipartite networks", Phys. Rev. E 76.
 * Liu & Murata (2010), "An efficient algorithm for optimizing bipartite modularity".
 * Beckett (2016), "Improved community detection in weighted bipartite networks", LPAwb+.
 */
#include "analysis/modules.h"

#include <string.h>

#include "src/failure.h"
#include "src/memory.h"
#include "src/random.h"

/* Above it, modules merge until none gains before labels are passed anew, and every pair that are
 * each other's best at once: one pair at a time would cost modules x assignments. */
enum { EDGES_TO_MERGE_ONE_PAIR = 2000 };

/* Units or tasks, with what one needs to know of their labels. */
typedef struct side {
    uint32_t count;
    const uint32_t *start;
    const uint32_t *end;
    uint32_t *label;
    int64_t *weight;      /* By label: sum of degrees. */
    uint32_t *first;      /* By label: the first place in `by_label`; one more for the end. */
    uint32_t *by_label;
} side;

/* Another module that a module has edges to. */
typedef struct bond {
    uint32_t label;
    uint32_t edges;
} bond;

typedef struct partner {
    uint32_t label;
    int64_t gain;
} partner;

typedef struct search {
    side units, tasks;
    int64_t edges;
    uint32_t *count; /* By label: edges of the node or module at hand; else 0. */
    uint32_t *met;   /* Labels with a count. */
    uint32_t met_count;
    bond *bond;
    size_t *bond_start; /* By label, one more for the end. */
    partner *partner;   /* By label: the module to merge with best. */
    uint32_t *into;     /* By label: the label it was merged into, or itself. */
    uint32_t *next;     /* By label: the next of those merged with it, in a circle. */
} search;

static void count_edges(search *found, uint32_t label, uint32_t edges)
{
    if (found->count[label] == 0)
        found->met[found->met_count++] = label;
    found->count[label] += edges;
}

static void forget_labels(search *found)
{
    for (uint32_t i = 0; i < found->met_count; i++)
        found->count[found->met[i]] = 0;
    found->met_count = 0;
}

/* The label that adds most to Q; on a tie the present one, else the smallest. */
static uint32_t best_label(search *found, const side *own, const side *other, uint32_t node)
{
    const uint32_t from = own->start[node], to = own->start[node + 1];
    const uint32_t present = own->label[node];
    uint32_t best = ZR_NONE;
    int64_t most = 0;

    if (to - from == 1)
        return other->label[own->end[from]];
    for (uint32_t e = from; e < to; e++)
        count_edges(found, other->label[own->end[e]], 1);
    for (uint32_t i = 0; i < found->met_count; i++) {
        const uint32_t label = found->met[i];
        const int64_t value = found->count[label] * found->edges -
                              (int64_t)(to - from) * other->weight[label];
        if (best == ZR_NONE || value > most ||
            (value == most && (label == present || (best != present && label < best)))) {
            best = label;
            most = value;
        }
    }
    forget_labels(found);
    return best;
}

/* Let every node of one side choose; they do not affect each other. Returns whether any moved. */
static bool pass_labels(search *found, side *own, const side *other)
{
    bool moved = false;

    for (uint32_t node = 0; node < own->count; node++) {
        const uint32_t present = own->label[node];
        const uint32_t label = best_label(found, own, other, node);
        const int64_t degree = own->start[node + 1] - own->start[node];

        if (label == present)
            continue;
        if (present != ZR_NONE)
            own->weight[present] -= degree;
        own->weight[label] += degree;
        own->label[node] = label;
        moved = true;
    }
    return moved;
}

static void settle(search *found)
{
    do {
        pass_labels(found, &found->tasks, &found->units);
    } while (pass_labels(found, &found->units, &found->tasks));
}

/* List the nodes of each label. */
static void list_by_label(side *own, uint32_t labels)
{
    memset(own->first, 0, ((size_t)labels + 1) * sizeof *own->first);
    for (uint32_t i = 0; i < own->count; i++)
        own->first[own->label[i]]++;
    for (uint32_t label = 1; label <= labels; label++)
        own->first[label] += own->first[label - 1];
    for (uint32_t i = own->count; i > 0; i--)
        own->by_label[--own->first[own->label[i - 1]]] = i - 1;
}

/* Count the edges from one side of a module to other modules. */
static void count_outside(search *found, const side *own, const side *other, uint32_t label)
{
    for (uint32_t i = own->first[label]; i < own->first[label + 1]; i++) {
        const uint32_t node = own->by_label[i];
        for (uint32_t e = own->start[node]; e < own->start[node + 1]; e++) {
            const uint32_t met = other->label[own->end[e]];
            if (met != label)
                count_edges(found, met, 1);
        }
    }
}

/* What every module is bound to, each still by itself. */
static void list_bonds(search *found)
{
    const uint32_t labels = found->units.count;
    size_t bonds = 0;

    list_by_label(&found->units, labels);
    list_by_label(&found->tasks, labels);
    for (uint32_t label = 0; label < labels; label++) {
        found->into[label] = found->next[label] = label;
        count_outside(found, &found->units, &found->tasks, label);
        count_outside(found, &found->tasks, &found->units, label);
        for (uint32_t i = 0; i < found->met_count; i++)
            found->bond[bonds++] = (bond){found->met[i], found->count[found->met[i]]};
        forget_labels(found);
        found->bond_start[label + 1] = bonds;
    }
}

/* The module that gains most by merging with this one; the smallest label on a tie. Modules
 * without an edge between them only lose. */
static partner find_partner(search *found, uint32_t label)
{
    const int64_t units = found->units.weight[label], tasks = found->tasks.weight[label];
    partner best = {ZR_NONE, 0};
    uint32_t part = label;

    do {
        for (size_t i = found->bond_start[part]; i < found->bond_start[part + 1]; i++)
            count_edges(found, found->into[found->bond[i].label], found->bond[i].edges);
        part = found->next[part];
    } while (part != label);

    for (uint32_t i = 0; i < found->met_count; i++) {
        const uint32_t other = found->met[i];
        const int64_t gain =
            found->count[other] * found->edges -
            (units * found->tasks.weight[other] + found->units.weight[other] * tasks);
        if (other != label &&
            (gain > best.gain || (gain == best.gain && gain > 0 && other < best.label)))
            best = (partner){other, gain};
    }
    forget_labels(found);
    return best;
}

static void absorb(side *own, uint32_t label, uint32_t absorbed)
{
    own->weight[label] += own->weight[absorbed];
    own->weight[absorbed] = 0;
}

/* The smaller label stays. */
static void merge(search *found, uint32_t a, uint32_t b)
{
    const uint32_t label = a < b ? a : b, absorbed = a < b ? b : a;
    const uint32_t next = found->next[label];
    uint32_t part = absorbed;

    do {
        found->into[part] = label;
        part = found->next[part];
    } while (part != absorbed);
    found->next[label] = found->next[absorbed]; /* Two circles become one. */
    found->next[absorbed] = next;
    absorb(&found->units, label, absorbed);
    absorb(&found->tasks, label, absorbed);
}

/* Find every module its partner. Returns the one that gains most, ZR_NONE when none does. */
static uint32_t find_partners(search *found)
{
    uint32_t best = ZR_NONE;

    for (uint32_t label = 0; label < found->units.count; label++) {
        found->partner[label] = (partner){ZR_NONE, 0};
        if (found->into[label] != label)
            continue;
        found->partner[label] = find_partner(found, label);
        if (found->partner[label].gain > 0 &&
            (best == ZR_NONE || found->partner[label].gain > found->partner[best].gain))
            best = label;
    }
    return best;
}

static void merge_mutual_partners(search *found)
{
    for (uint32_t label = 0; label < found->units.count; label++) {
        const uint32_t other = found->partner[label].label;
        if (other != ZR_NONE && label < other && found->partner[other].label == label)
            merge(found, label, other);
    }
}

static void take_merged_labels(side *own, const uint32_t *into)
{
    for (uint32_t i = 0; i < own->count; i++)
        own->label[i] = into[own->label[i]];
}

/* Merge the pair of modules with the largest gain, or on a large network as many as gain. False
 * when none does. */
static bool merge_modules(search *found)
{
    list_bonds(found);
    uint32_t best = find_partners(found);
    if (best == ZR_NONE)
        return false;

    if (found->edges <= EDGES_TO_MERGE_ONE_PAIR) {
        merge(found, best, found->partner[best].label);
    } else {
        for (; best != ZR_NONE; best = find_partners(found))
            merge_mutual_partners(found);
    }
    take_merged_labels(&found->units, found->into);
    take_merged_labels(&found->tasks, found->into);
    return true;
}

/* Improve the labels of the units until neither passing nor merging does. Returns Q x m^2. */
static int64_t improve(search *found)
{
    const side *const units = &found->units, *const tasks = &found->tasks;
    int64_t inside = 0, expected = 0;

    memset(units->weight, 0, units->count * sizeof *units->weight);
    memset(tasks->weight, 0, units->count * sizeof *tasks->weight);
    for (uint32_t u = 0; u < units->count; u++)
        units->weight[units->label[u]] += units->start[u + 1] - units->start[u];
    for (uint32_t t = 0; t < tasks->count; t++)
        tasks->label[t] = ZR_NONE;

    do {
        settle(found);
    } while (merge_modules(found));

    for (uint32_t u = 0; u < units->count; u++) {
        for (uint32_t e = units->start[u]; e < units->start[u + 1]; e++)
            inside += units->label[u] == tasks->label[units->end[e]];
        expected += units->weight[u] * tasks->weight[u]; /* Here u is a label. */
    }
    return inside * found->edges - expected;
}

static void start_apart(side *units)
{
    for (uint32_t u = 0; u < units->count; u++)
        units->label[u] = u;
}

/* The finish of splitmix64: any two inputs give unrelated outputs. */
static uint64_t mix(uint64_t x)
{
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return x ^ (x >> 31);
}

/* Each unit beside one of those it shares a task with, or by itself: the one that draws the lowest
 * lot, so that the order of tasks does not matter. */
static void start_at_random(search *found, zr__random *random)
{
    const side *const units = &found->units, *const tasks = &found->tasks;

    for (uint32_t u = 0; u < units->count; u++) {
        const uint64_t draw = zr__random_next(random);
        uint64_t lowest = UINT64_MAX;

        for (uint32_t e = units->start[u]; e < units->start[u + 1]; e++) {
            const uint32_t task = units->end[e];
            for (uint32_t f = tasks->start[task]; f < tasks->start[task + 1]; f++) {
                const uint64_t lot = mix(draw + tasks->end[f]);
                if (lot < lowest) {
                    lowest = lot;
                    units->label[u] = tasks->end[f];
                }
            }
        }
    }
}

static bool reserve_side(side *own, uint32_t labels)
{
    own->label = zr__calloc(own->count, sizeof *own->label);
    own->weight = zr__calloc(labels, sizeof *own->weight);
    own->first = zr__calloc((size_t)labels + 1, sizeof *own->first);
    own->by_label = zr__calloc(own->count, sizeof *own->by_label);
    return own->label != NULL && own->weight != NULL && own->first != NULL &&
           own->by_label != NULL;
}

static bool reserve(search *found)
{
    const uint32_t labels = found->units.count;

    found->count = zr__calloc(labels, sizeof *found->count);
    found->met = zr__calloc(labels, sizeof *found->met);
    found->bond = zr__calloc(2 * (size_t)found->edges, sizeof *found->bond);
    found->bond_start = zr__calloc((size_t)labels + 1, sizeof *found->bond_start);
    found->partner = zr__calloc(labels, sizeof *found->partner);
    found->into = zr__calloc(labels, sizeof *found->into);
    found->next = zr__calloc(labels, sizeof *found->next);
    return reserve_side(&found->units, labels) && reserve_side(&found->tasks, labels) &&
           found->count != NULL && found->met != NULL && found->bond != NULL &&
           found->bond_start != NULL && found->partner != NULL && found->into != NULL &&
           found->next != NULL;
}

static void clear_side(side *own)
{
    zr__free(own->label);
    zr__free(own->weight);
    zr__free(own->first);
    zr__free(own->by_label);
}

static void clear_search(search *found)
{
    clear_side(&found->units);
    clear_side(&found->tasks);
    zr__free(found->count);
    zr__free(found->met);
    zr__free(found->bond);
    zr__free(found->bond_start);
    zr__free(found->partner);
    zr__free(found->into);
    zr__free(found->next);
}

/* Keep the run; the better one is the one to publish, on a tie the one with the lower labels. */
static void keep(zr__modules *made, search *found, int64_t quality, int64_t *best_quality)
{
    const uint32_t units = made->unit_count, run = made->run_count++;
    uint32_t *label = made->label + (size_t)run * units;

    memcpy(label, found->units.label, units * sizeof *label);
    zr__renumber(label, units, found->met);
    const int order = memcmp(label, zr__modules_run(made, made->best), units * sizeof *label);
    if (run > 0 && (quality < *best_quality || (quality == *best_quality && order >= 0)))
        return;
    *best_quality = quality;
    made->best = run;
    for (uint32_t t = 0; t < made->task_count; t++)
        made->of_task[t] = found->met[found->tasks.label[t]];
}

zr_status zr__two_mode_modules(zr__modules *out, const zr__incidence *net, uint64_t seed,
                               uint32_t restarts, zr_error *err)
{
    search found = {
        .units = {.count = net->unit_count, .start = net->unit_start, .end = net->unit_task},
        .tasks = {.count = net->task_count, .start = net->task_start, .end = net->task_unit},
        .edges = net->edge_count};
    zr__modules made = {0};
    zr__random random;
    int64_t quality = 0;
    zr_status status = ZR_OK;

    if (!zr__modules_init(&made, net, restarts + 1) || !reserve(&found)) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }

    zr__random_seed(&random, seed);
    start_apart(&found.units);
    for (uint32_t run = 0; run <= restarts; run++) {
        if (run > 0)
            start_at_random(&found, &random);
        const int64_t reached = improve(&found);
        keep(&made, &found, reached, &quality);
    }
    made.modularity = (double)quality / (double)found.edges / (double)found.edges;
    *out = made;
    made = (zr__modules){0};

cleanup:
    zr__modules_clear(&made);
    clear_search(&found);
    return status;
}
