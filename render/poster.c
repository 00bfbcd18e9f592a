/*
 * What stands on the poster, and how high it is.
 *
 * Of more tasks than there is room for, one of each unit is taken, then those that name the most
 * units.
 */
#include "render/poster.h"

#include <math.h>

#include "src/buffer.h"
#include "src/failure.h"
#include "src/memory.h"

static const double BETWEEN_ROWS = 2.5;
static const double BOX_PADDING = 3.0;
static const double LARGE_BLOCK = 0.6; /* of all tasks */

enum { FEWEST_SPLIT = 12 };

double zr__poster_heading(uint32_t lines)
{
    return ZR__POSTER_ABOVE_BLOCK + lines * zr__line_pitch(ZR__POSTER_HEADING) + BETWEEN_ROWS;
}

bool zr__poster_is_by_module(const zr__poster *p)
{
    return p->subject->clusters.cluster_count > 1;
}

/* What tasks are gathered by: officials or modules. */
static uint32_t group_count(const zr__poster *p)
{
    return zr__poster_is_by_module(p) ? p->subject->clusters.cluster_count
                                      : p->subject->graph->notice->official_count;
}

/* Of a task; one past the last for none. */
static uint32_t group_of(const zr__poster *p, uint32_t task)
{
    const uint32_t group = zr__poster_is_by_module(p)
                               ? p->subject->clusters.of_task[task]
                               : p->subject->graph->notice->task[task].official;
    return group < group_count(p) ? group : group_count(p);
}

const char *zr__poster_group_name(const zr__poster *p, uint32_t group)
{
    if (group == ZR_NONE)
        return NULL;
    return zr__poster_is_by_module(p) ? p->subject->clusters.cluster[group].label
                                      : p->subject->graph->notice->official[group].name;
}

static zr_status allocate(zr__poster *p, zr_error *err)
{
    const zr__selection *selection = &p->subject->selection;
    const size_t blocks = (size_t)group_count(p) + 2;

    p->task = zr__calloc(ZR__POSTER_MOST, sizeof *p->task);
    p->order = zr__calloc(ZR__POSTER_MOST, sizeof *p->order);
    p->unit = zr__calloc(selection->drawn, sizeof *p->unit);
    p->unit_order = zr__calloc(selection->drawn, sizeof *p->unit_order);
    p->block = zr__calloc(blocks, sizeof *p->block);
    p->block_order = zr__calloc(blocks, sizeof *p->block_order);
    if (p->task == NULL || p->order == NULL || p->unit == NULL || p->unit_order == NULL ||
        p->block == NULL || p->block_order == NULL)
        return zr__out_of_memory(err);
    return ZR_OK;
}

/* On a grey page a name is followed by the marks of the groups of its tasks, in their order: what
 * the colours of its lines would say. */
static bool add_marks(zr__buffer *label, const zr__poster *p, uint32_t unit)
{
    const zr_graph *graph = p->subject->graph;
    bool *met = zr__calloc((size_t)group_count(p) + 1, sizeof *met);

    if (met == NULL)
        return false;
    for (uint32_t e = graph->unit_start[unit]; e < graph->unit_start[unit + 1]; e++)
        if (zr_scope_has(p->subject->options->scope, graph, graph->unit_edge[e].end))
            met[group_of(p, graph->unit_edge[e].end)] = true;
    for (uint32_t g = 0, count = 0; g < group_count(p); g++)
        if (met[g]) {
            zr__buffer_add(label, count++ == 0 ? " " : "");
            zr__add_circled(label, g + 1);
        }
    zr__free(met);
    return true;
}

/* Clean and wrap the name of a unit. */
static bool name_unit(const zr__poster *p, zr__poster_unit *unit, double width)
{
    const uint32_t number = p->subject->selection.unit[unit->place].unit;
    zr__buffer label = {0};

    unit->name = zr__clean_text(p->subject->graph->notice->unit[number].name);
    zr__buffer_add(&label, unit->name != NULL ? unit->name : "");
    const bool is_marked = !p->subject->theme->is_grey || add_marks(&label, p, number);
    const bool is_made = unit->name != NULL && is_marked && !label.failed &&
                         zr__lines_wrap(&unit->label, label.bytes, width / ZR__POSTER_SIZE);
    zr__buffer_clear(&label);
    return is_made;
}

static zr_status fill_units(zr__poster *p, bool may_cut, zr_error *err)
{
    const zr__subject *subject = p->subject;
    const double width = p->unit_width - 2 * BOX_PADDING - 3.4 * ZR__POSTER_SIZE; /* "12/32" */
    double used = 0;

    for (uint32_t i = 0; i < subject->selection.drawn; i++) {
        zr__poster_unit *unit = &p->unit[p->unit_count++];
        unit->place = i;
        if (!name_unit(p, unit, width))
            return zr__out_of_memory(err);
        unit->height = unit->label.count * zr__line_pitch(ZR__POSTER_SIZE) + BOX_PADDING;
        used += unit->height + BETWEEN_ROWS;
        if (may_cut && used > p->height && p->unit_count > 1) {
            p->unit_count--;
            zr__free(unit->name);
            zr__lines_clear(&unit->label);
            *unit = (zr__poster_unit){0};
            break;
        }
    }
    p->units_left_out = subject->selection.count - p->unit_count;
    return ZR_OK;
}

static zr_status wrap_task(zr__poster *p, zr__poster_task *task, zr_error *err)
{
    const zr_task *of = &p->subject->graph->notice->task[task->task];
    char *title = zr__clean_text(of->title != NULL && of->title[0] != '\0' ? of->title : of->id);

    if (title == NULL)
        return zr__out_of_memory(err);
    const bool made = zr__lines_wrap(&task->title, title, p->title_width / ZR__POSTER_SIZE);
    zr__free(title);
    task->height = task->title.count * zr__line_pitch(ZR__POSTER_SIZE) + BETWEEN_ROWS;
    return made ? ZR_OK : zr__out_of_memory(err);
}

static zr_status fill_tasks(zr__poster *p, bool may_cut, double share, zr_error *err)
{
    const zr__subject *subject = p->subject;
    const double blocks = group_count(p) + 1.0;
    const double room = share * (2 * p->height - fmin(blocks, 24) * zr__poster_heading(1));
    const double row = zr__line_pitch(ZR__POSTER_SIZE) + BETWEEN_ROWS;
    const double most = may_cut ? fmax(1, fmin(ZR__POSTER_MOST, room / row)) : ZR__POSTER_MOST;
    uint32_t count = 0;
    zr_status status =
        zr__choose_tasks(p->order, &count, (uint32_t)most, &subject->selection, p->unit_count,
                         subject->graph, subject->options->scope, err);

    for (uint32_t i = 0; i < count && status == ZR_OK; i++) {
        zr__poster_task *task = &p->task[p->task_count++];
        task->task = p->order[i];
        status = wrap_task(p, task, err);
    }
    p->tasks_left_out = subject->selection.tasks - p->task_count;
    return status;
}

/* A block for each group with a task drawn; `drawn` is by group and becomes where the block
 * begins. */
static void start_blocks(zr__poster *p, uint32_t *drawn, const uint32_t *all, uint32_t *block_of)
{
    const uint32_t groups = group_count(p);
    uint32_t first = 0;

    for (uint32_t g = 0; g <= groups; g++) {
        const uint32_t count = drawn[g];
        if (count == 0)
            continue;
        block_of[g] = p->block_count;
        p->block[p->block_count++] = (zr__poster_block){.group = g < groups ? g : ZR_NONE,
                                                        .first = first,
                                                        .count = count,
                                                        .tasks = all[g]};
        drawn[g] = first;
        first += count;
    }
}

/* Blocks in the order of groups, by a counting sort. */
static zr_status fill_blocks(zr__poster *p, zr_error *err)
{
    const zr_graph *graph = p->subject->graph;
    const size_t groups = (size_t)group_count(p) + 1;
    uint32_t *block_of = zr__calloc(groups, sizeof *block_of);
    uint32_t *next = zr__calloc(groups, sizeof *next);
    uint32_t *all = zr__calloc(groups, sizeof *all);
    const bool made = block_of != NULL && next != NULL && all != NULL;

    for (uint32_t t = 0; made && t < graph->task_count; t++)
        all[group_of(p, t)] += zr_scope_has(p->subject->options->scope, graph, t);
    for (uint32_t i = 0; made && i < p->task_count; i++)
        next[group_of(p, p->task[i].task)]++;
    if (made)
        start_blocks(p, next, all, block_of);
    for (uint32_t i = 0; made && i < p->task_count; i++) {
        const uint32_t group = group_of(p, p->task[i].task);
        p->task[i].block = block_of[group];
        p->order[next[group]++] = i;
    }
    zr__free(block_of);
    zr__free(next);
    zr__free(all);
    return made ? ZR_OK : zr__out_of_memory(err);
}

/* A block with most of the tasks goes on at the other side. */
static void split_large_block(zr__poster *p)
{
    for (uint32_t b = 0; b < p->block_count; b++) {
        zr__poster_block *block = &p->block[b];
        if (block->count < FEWEST_SPLIT || block->count < LARGE_BLOCK * p->task_count)
            continue;
        zr__poster_block *rest = &p->block[p->block_count];
        *rest = *block;
        block->count /= 2;
        rest->first += block->count;
        rest->count -= block->count;
        for (uint32_t i = 0; i < rest->count; i++)
            p->task[p->order[rest->first + i]].block = p->block_count;
        p->block_count++;
        return;
    }
}

static zr_status fill_ties(zr__poster *p, zr_error *err)
{
    const zr_graph *graph = p->subject->graph;
    size_t room = 0;

    for (uint32_t i = 0; i < p->task_count; i++)
        room += zr_graph_task_size(graph, p->task[i].task);
    p->tie = zr__calloc(room, sizeof *p->tie);
    if (p->tie == NULL)
        return zr__out_of_memory(err);
    for (uint32_t i = 0; i < p->task_count; i++) {
        const uint32_t task = p->task[i].task;
        for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++) {
            const uint32_t place = p->subject->selection.place[graph->task_edge[e].end];
            if (place < p->unit_count)
                p->tie[p->tie_count++] =
                    (zr__poster_tie){place, i, graph->task_edge[e].role == ZR_LEAD, ZR_NONE};
        }
    }
    return ZR_OK;
}

static const char *words_of_none(const zr__poster *p, bool is_whole)
{
    if (zr__poster_is_by_module(p))
        return is_whole ? _("outside modules: %u") : _("outside modules: %u of %u");
    return is_whole ? _("without an official: %u") : _("without an official: %u of %u");
}

/* "③ Wang · tasks: 8", or of how many where not all are in the block. */
static void add_heading(zr__buffer *words, const zr__poster *p, const zr__poster_block *block)
{
    const bool is_whole = block->count == block->tasks;

    if (block->group == ZR_NONE) {
        zr__buffer_addf(words, words_of_none(p, is_whole), block->count, block->tasks);
        return;
    }
    if (p->subject->theme->is_grey) {
        zr__add_circled(words, block->group + 1);
        zr__buffer_add(words, " ");
    }
    zr__buffer_addf(words, is_whole ? _("%s · tasks: %u") : _("%s · tasks: %u of %u"),
                    zr__poster_group_name(p, block->group), block->count, block->tasks);
}

/* Write over a block whose it is; how high and wide it is. */
static zr_status head_block(zr__poster *p, zr__poster_block *block, zr_error *err)
{
    zr__buffer words = {0};

    add_heading(&words, p, block);
    char *clean = words.failed ? NULL : zr__clean_text(words.bytes);
    const bool is_made =
        clean != NULL &&
        zr__lines_wrap(&block->heading, clean, p->title_width / ZR__POSTER_HEADING);
    zr__free(clean);
    zr__buffer_clear(&words);
    if (!is_made)
        return zr__out_of_memory(err);
    block->height = zr__poster_heading(block->heading.count);
    block->width = block->heading.width * ZR__POSTER_HEADING;
    for (uint32_t i = 0; i < block->count; i++) {
        const zr__poster_task *task = &p->task[p->order[block->first + i]];
        block->height += task->height;
        block->width = fmax(block->width, task->title.width * ZR__POSTER_SIZE);
    }
    return ZR_OK;
}

zr_status zr__poster_fill(zr__poster *p, bool may_cut, double share, zr_error *err)
{
    zr_status status = allocate(p, err);

    if (status == ZR_OK)
        status = fill_units(p, may_cut, err);
    if (status == ZR_OK)
        status = fill_tasks(p, may_cut, share, err);
    if (status == ZR_OK)
        status = fill_blocks(p, err);
    if (status != ZR_OK)
        return status;
    split_large_block(p);
    for (uint32_t b = 0; b < p->block_count && status == ZR_OK; b++)
        status = head_block(p, &p->block[b], err);
    return status == ZR_OK ? fill_ties(p, err) : status;
}

void zr__poster_clear(zr__poster *p)
{
    for (uint32_t i = 0; p->task != NULL && i < ZR__POSTER_MOST; i++)
        zr__lines_clear(&p->task[i].title);
    for (uint32_t i = 0; p->unit != NULL && i < p->subject->selection.drawn; i++) {
        zr__lines_clear(&p->unit[i].label);
        zr__free(p->unit[i].name);
    }
    for (uint32_t b = 0; p->block != NULL && b < p->block_count; b++)
        zr__lines_clear(&p->block[b].heading);
    zr__free(p->task);
    zr__free(p->unit);
    zr__free(p->block);
    zr__free(p->tie);
    zr__free(p->hub);
    zr__free(p->order);
    zr__free(p->block_order);
    zr__free(p->unit_order);
}
