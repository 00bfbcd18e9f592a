/*
 * From plan to year: the nearest tasks forwards and backwards, and what each nearness is worth.
 */
#include "analysis/trace.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "src/failure.h"
#include "src/memory.h"
#include "src/scope.h"

enum { DEFAULT_MATCHES = 3 };

typedef struct tracing {
    zr_trace_options options;
    zr__evidence evidence;
    zr__nearest_list list[2];
    zr__chance chance;
    zr_trace_link *link; /* The caller's, as documents: by `from`, then `to`. */
    zr__near *near;      /* Room for the matches of one task. */
    uint32_t most;       /* Matches of a task. */
    uint32_t *partner;   /* One to one: by document of the first list. */
    zr_trace out;
} tracing;

static uint32_t second_count(const tracing *t)
{
    return t->evidence.count - t->evidence.first_count;
}

static zr_trace_verdict judge(const tracing *t, double score, double p)
{
    if (t->options.threshold <= 0 && score < ZR__LEAST_SIGN)
        return ZR_TRACE_NONE;
    if (t->options.threshold > 0 ? score >= t->options.threshold
                                 : (isnan(p) ? score > t->out.carried_score
                                             : p <= t->options.carried_p))
        return ZR_TRACE_CARRIED;
    return (isnan(p) ? score > t->out.weak_score : p <= t->options.weak_p) ? ZR_TRACE_WEAK
                                                                           : ZR_TRACE_NONE;
}

/* A match of `query`; `times` tells how many more tasks it is the nearest of. */
static bool fill_match(zr_trace_match *match, tracing *t, uint32_t query, const zr__near *near,
                       double times)
{
    const zr__evidence *e = &t->evidence;
    const bool is_backwards = zr__evidence_list(e, query) == 1;
    const uint32_t a = is_backwards ? near->document : query;
    const uint32_t b = is_backwards ? query : near->document;

    match->task = e->task[near->document];
    match->score = near->score;
    match->text = near->text;
    match->bm25 = zr__corpus_bm25(&e->corpus, &t->list[1].where, a, b);
    match->units = zr__evidence_units(e, a, b);
    match->same_official = zr__evidence_same_official(e, a, b);
    match->same_lead = zr__evidence_same_lead(e, a, b);
    match->p = zr__chance_p(&t->chance, near->score, times);
    match->verdict = judge(t, near->score, match->p);
    return zr__shared_words(match, &t->out.store->arena, e, a, b) &&
           zr__shared_figures(match, &t->out.store->arena, e, a, b);
}

static zr__near measure_pair(const tracing *t, uint32_t a, uint32_t b)
{
    const double text = zr__corpus_cosine(&t->evidence.corpus, a, b);
    return (zr__near){b, zr__evidence_score(&t->evidence, a, b, text), text};
}

static bool is_among(const zr__near *near, uint32_t count, uint32_t document)
{
    for (uint32_t i = 0; i < count; i++)
        if (near[i].document == document)
            return true;
    return false;
}

/* Confirmed matches, then the nearest others; a task confirmed to have none gets none. */
static uint32_t find_matches(tracing *t, uint32_t document, uint32_t *confirmed, bool *is_settled)
{
    uint32_t count = 0;

    *is_settled = false;
    for (uint32_t i = zr__links_first(t->link, t->options.link_count, document);
         i < t->options.link_count && t->link[i].from == document; i++) {
        *is_settled = true;
        if (t->link[i].to != ZR_NONE && count < t->most &&
            !is_among(t->near, count, t->link[i].to))
            t->near[count++] = measure_pair(t, document, t->link[i].to);
    }
    *confirmed = count;
    if (*is_settled)
        return count;
    if (t->partner == NULL)
        return zr__nearest_find(t->near, t->most, &t->list[1], document, NULL);
    if (t->partner[document] == ZR_NONE)
        return 0;
    t->near[0] = measure_pair(t, document, t->partner[document]);
    return 1;
}

static zr_status trace_task(tracing *t, uint32_t document, zr_error *err)
{
    zr_trace_task *task = &t->out.task[document];
    uint32_t confirmed;
    const uint32_t count = find_matches(t, document, &confirmed, &task->is_confirmed);
    zr_trace_match *match = zr__arena_array(&t->out.store->arena, count, sizeof *match);

    task->task = t->evidence.task[document];
    if (count > 0 && match == NULL)
        return zr__out_of_memory(err);
    for (uint32_t i = 0; i < count; i++) {
        if (!fill_match(&match[i], t, document, &t->near[i], 1))
            return zr__out_of_memory(err);
        match[i].is_confirmed = i < confirmed;
        if (match[i].is_confirmed)
            match[i].verdict = ZR_TRACE_CARRIED;
    }
    task->match = match;
    task->match_count = count;
    task->verdict = count > 0 ? match[0].verdict : ZR_TRACE_NONE;
    t->out.carried += task->verdict == ZR_TRACE_CARRIED;
    t->out.weak += task->verdict == ZR_TRACE_WEAK;
    t->out.none += task->verdict == ZR_TRACE_NONE;
    return ZR_OK;
}

/* The first task that the caller linked to each of the second list; ZR_NONE for the others. */
static uint32_t *confirmed_roots(const tracing *t)
{
    uint32_t *root = zr__calloc(second_count(t), sizeof *root);

    for (uint32_t i = 0; root != NULL && i < second_count(t); i++)
        root[i] = ZR_NONE;
    for (uint32_t i = t->options.link_count; root != NULL && i-- > 0;)
        if (t->link[i].to != ZR_NONE)
            root[t->link[i].to - t->evidence.first_count] = t->link[i].from;
    return root;
}

static zr_status trace_root(tracing *t, uint32_t place, uint32_t confirmed, zr_error *err)
{
    const uint32_t document = t->evidence.first_count + place;
    const double times = (double)t->evidence.first_count / second_count(t);
    zr_trace_task *root = &t->out.root[place];
    zr__near near;

    root->task = t->evidence.task[document];
    root->is_confirmed = confirmed != ZR_NONE;
    if (root->is_confirmed) {
        near = measure_pair(t, confirmed, document);
        near.document = confirmed;
    } else if (zr__nearest_find(&near, 1, &t->list[0], document, NULL) == 0) {
        return ZR_OK;
    }
    zr_trace_match *match = zr__arena_array(&t->out.store->arena, 1, sizeof *match);
    if (match == NULL || !fill_match(match, t, document, &near, times))
        return zr__out_of_memory(err);
    if (root->is_confirmed) {
        match->is_confirmed = true;
        match->verdict = ZR_TRACE_CARRIED;
    }
    root->match = match;
    root->match_count = 1;
    root->verdict = match->verdict;
    return ZR_OK;
}

static zr_status trace_roots(tracing *t, zr_error *err)
{
    uint32_t *confirmed = confirmed_roots(t);
    zr_status status = confirmed != NULL ? ZR_OK : zr__out_of_memory(err);

    for (uint32_t i = 0; status == ZR_OK && i < second_count(t); i++) {
        status = trace_root(t, i, confirmed[i], err);
        if (t->out.root[i].verdict == ZR_TRACE_NONE)
            t->out.rootless[t->out.rootless_count++] = t->out.root[i].task;
    }
    t->out.root_count = second_count(t);
    zr__free(confirmed);
    return status;
}

/* Pair the lists off, but for what the caller's links settle. */
static zr_status pair_off(tracing *t, zr_error *err)
{
    bool *is_settled = zr__calloc(t->evidence.count, sizeof *is_settled);
    zr_status status;

    t->partner = zr__calloc(t->evidence.first_count, sizeof *t->partner);
    if (is_settled == NULL || t->partner == NULL) {
        zr__free(is_settled);
        return zr__out_of_memory(err);
    }
    for (uint32_t i = 0; i < t->options.link_count; i++) {
        is_settled[t->link[i].from] = true;
        if (t->link[i].to != ZR_NONE)
            is_settled[t->link[i].to] = true;
    }
    status = zr__pair_off(t->partner, &t->list[1], is_settled, err);
    zr__free(is_settled);
    return status;
}

static zr_status trace_tasks(tracing *t, zr_error *err)
{
    zr_status status = t->options.one_to_one ? pair_off(t, err) : ZR_OK;

    for (uint32_t d = 0; status == ZR_OK && d < t->evidence.first_count; d++)
        status = trace_task(t, d, err);
    t->out.task_count = t->evidence.first_count;
    return status;
}

static zr_status make_room(tracing *t, zr_error *err)
{
    zr_trace *out = &t->out;

    t->most = t->options.matches > 0 ? t->options.matches : DEFAULT_MATCHES;
    if (t->most > second_count(t))
        t->most = second_count(t);
    t->near = zr__calloc((size_t)t->most + 1, sizeof *t->near);
    out->task = zr__calloc(t->evidence.first_count, sizeof *out->task);
    out->root = zr__calloc(second_count(t), sizeof *out->root);
    out->rootless = zr__calloc(second_count(t), sizeof *out->rootless);
    out->store = zr__calloc(1, sizeof *out->store);
    if (t->near == NULL || out->task == NULL || out->root == NULL || out->rootless == NULL ||
        out->store == NULL)
        return zr__out_of_memory(err);
    return ZR_OK;
}

static zr_status find_thresholds(tracing *t, zr_error *err)
{
    const bool text_only = t->options.text_only;
    const zr_status status = zr__chance_init(&t->chance, &t->list[1], &t->options, err);

    if (status != ZR_OK)
        return status;
    t->out.null = t->chance.kind;
    t->out.null_count = t->chance.kind == ZR_NULL_TOO_FEW ? 0 : t->chance.count;
    t->out.carried_score = t->options.threshold > 0
                               ? t->options.threshold
                               : zr__chance_threshold(&t->chance, t->options.carried_p,
                                                      text_only ? ZR__TEXT_CARRIED : ZR__CARRIED);
    t->out.weak_score = fmax(zr__chance_threshold(&t->chance, t->options.weak_p,
                                                  text_only ? ZR__TEXT_WEAK : ZR__WEAK),
                             ZR__LEAST_SIGN);
    if (t->options.threshold <= 0)
        t->out.carried_score = fmax(t->out.carried_score, ZR__LEAST_SIGN);
    return ZR_OK;
}

static zr_status check_options(const zr_trace_options *options, const zr_side *from,
                               const zr_side *to, zr_error *err)
{
    zr_status status;

    if (!(options->carried_p > 0 && options->carried_p <= 1 &&
          options->weak_p >= options->carried_p && options->weak_p <= 1))
        return zr__fail(err, ZR_EINVAL,
                        _("levels %g and %g, expected above 0, at most 1, the second no smaller"),
                        options->carried_p, options->weak_p);
    if (!(options->threshold >= 0 && options->threshold <= 1))
        return zr__fail(err, ZR_EINVAL, _("threshold is %g, expected 0 to 1"), options->threshold);
    if ((status = zr__scope_check(&from->scope, from->graph, err)) != ZR_OK ||
        (status = zr__scope_check(&to->scope, to->graph, err)) != ZR_OK)
        return status;
    if (from->graph->notice != to->graph->notice)
        return ZR_OK;
    for (uint32_t task = 0; task < from->graph->task_count; task++)
        if (zr_scope_has(&from->scope, from->graph, task) &&
            zr_scope_has(&to->scope, to->graph, task))
            return zr__fail(err, ZR_EINVAL, _("task '%s' is on both sides"),
                            from->graph->notice->task[task].id);
    return ZR_OK;
}

static zr_status trace(tracing *t, zr_error *err)
{
    zr_status status;

    if ((status = zr__nearest_init(&t->list[0], &t->evidence, 0, err)) != ZR_OK ||
        (status = zr__nearest_init(&t->list[1], &t->evidence, 1, err)) != ZR_OK ||
        (status = zr__links_resolve(&t->link, &t->evidence, &t->options, err)) != ZR_OK ||
        (status = make_room(t, err)) != ZR_OK ||
        (status = find_thresholds(t, err)) != ZR_OK || (status = trace_tasks(t, err)) != ZR_OK ||
        (status = trace_roots(t, err)) != ZR_OK)
        return status;
    t->out.is_exhaustive = t->list[0].is_exhaustive && t->list[1].is_exhaustive;
    return zr__leads_moved(&t->out, &t->evidence, &t->list[1], &t->options, err);
}

zr_status zr_trace_compute(zr_trace *out, const zr_side *from, const zr_side *to,
                           const zr_trace_options *options, zr_error *err)
{
    static const zr_trace_options defaults = ZR_TRACE_OPTIONS_INIT;
    tracing t = {.options = options != NULL ? *options : defaults};
    zr_status status;

    if ((status = check_options(&t.options, from, to, err)) != ZR_OK)
        return status;
    if ((status = zr__evidence_init(&t.evidence, from, to, err)) != ZR_OK)
        goto cleanup;
    t.evidence.text_only = t.options.text_only;
    t.out.is_text_only = t.options.text_only;
    t.out.is_one_to_one = t.options.one_to_one;
    t.out.is_same_notice = from->graph->notice == to->graph->notice;
    t.out.empty_count = t.evidence.empty_count;
    t.out.carried_p = t.options.carried_p;
    t.out.weak_p = t.options.weak_p;
    t.out.seed = t.options.seed;
    if ((status = trace(&t, err)) != ZR_OK)
        goto cleanup;

    *out = t.out;
    t.out = (zr_trace){0};

cleanup:
    zr__chance_clear(&t.chance);
    zr__nearest_clear(&t.list[0]);
    zr__nearest_clear(&t.list[1]);
    zr__evidence_clear(&t.evidence);
    zr__free(t.link);
    zr__free(t.near);
    zr__free(t.partner);
    zr_trace_clear(&t.out);
    return status;
}

void zr_trace_clear(zr_trace *trace)
{
    if (trace == NULL)
        return;
    zr__free(trace->task);
    zr__free(trace->root);
    zr__free(trace->rootless);
    zr__free(trace->lead);
    if (trace->store != NULL)
        zr__arena_clear(&trace->store->arena);
    zr__free(trace->store);
    *trace = (zr_trace){0};
}

const char *zr_trace_verdict_name(zr_trace_verdict verdict)
{
    static const char *const names[] = {"none", "weak", "carried"};
    return names[verdict];
}

const char *zr_trace_pace_name(zr_trace_pace pace)
{
    static const char *const names[] = {"not-comparable", "unclear", "behind", "on-the-way",
                                        "reached"};
    return names[pace];
}

const char *zr_lead_move_name(zr_lead_move move)
{
    static const char *const names[] = {"same", "from-support", "new", "no-lead"};
    return names[move];
}
