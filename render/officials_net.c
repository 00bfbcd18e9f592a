/*
 * Officials and the units they call on: who is connected, and in which order they stand.
 *
 * Units under several officials stand at the left, all others at the right beside their official,
 * so that only the left side has lines that can cross. There both sides are ordered for few
 * crossings; the right follows the officials. Where that would leave a side all but empty, the
 * units are ordered together, and then dealt to both sides in turn.
 */
#include "render/officials_net.h"

#include <stdlib.h>

#include "render/crossings.h"
#include "src/buffer.h"
#include "src/failure.h"
#include "src/memory.h"

enum { FEW_ROWS = 6, UNEVEN = 6 /* times as many rows at one side */ };

/* While the parts are gathered. */
typedef struct gathering {
    zr__officials_net *net;
    zr__calls calls;
    bool *in_scope;     /* By task. */
    uint32_t *box_of;   /* By official; ZR_NONE without a task. */
    uint32_t *left, *right; /* Orders of rows and boxes. */
    zr__line_ends *ends;    /* Lines at the left. */
} gathering;

static const zr_notice *notice_of(const gathering *g)
{
    return g->net->subject->graph->notice;
}

static zr_status count_tasks(gathering *g, zr_error *err)
{
    const zr_notice *notice = notice_of(g);
    zr__officials_net *net = g->net;
    uint32_t *tasks = zr__calloc(notice->official_count, sizeof *tasks);

    g->in_scope = zr__calloc(notice->task_count, sizeof *g->in_scope);
    g->box_of = zr__calloc(notice->official_count, sizeof *g->box_of);
    net->box = zr__calloc(notice->official_count, sizeof *net->box);
    if (tasks == NULL || g->in_scope == NULL || g->box_of == NULL || net->box == NULL) {
        zr__free(tasks);
        return zr__out_of_memory(err);
    }
    for (uint32_t t = 0; t < notice->task_count; t++) {
        g->in_scope[t] = zr_scope_has(net->subject->options->scope, net->subject->graph, t);
        if (g->in_scope[t] && notice->task[t].official != ZR_NONE)
            tasks[notice->task[t].official]++;
    }
    for (uint32_t o = 0; o < notice->official_count; o++) {
        g->box_of[o] = tasks[o] > 0 ? net->box_count : ZR_NONE;
        if (tasks[o] > 0)
            net->box[net->box_count++] = (zr__net_box){.official = o, .tasks = tasks[o]};
    }
    zr__free(tasks);
    return ZR_OK;
}

/* By number of officials: several, one, none; within these by load. */
static zr_status gather_rows(gathering *g, zr_error *err)
{
    const zr__selection *selection = &g->net->subject->selection;
    zr__officials_net *net = g->net;

    net->row = zr__calloc(selection->drawn, sizeof *net->row);
    if (net->row == NULL)
        return zr__out_of_memory(err);
    for (int pass = 0; pass < 3; pass++) {
        for (uint32_t i = 0; i < selection->drawn; i++) {
            const uint32_t unit = selection->unit[i].unit;
            const uint32_t officials = zr__calls_on(&g->calls, unit);
            if (pass != (officials > 1 ? 0 : officials == 1 ? 1 : 2))
                continue;
            zr__net_row *row = &net->row[net->row_count++];
            *row = (zr__net_row){.place = i, .officials = officials, .box = ZR_NONE};
            if (officials == 1)
                row->box = g->box_of[g->calls.call[g->calls.start[unit]].official];
            net->several += officials > 1;
            net->unled += officials == 0;
        }
    }
    return ZR_OK;
}

static zr_status gather_lines(gathering *g, zr_error *err)
{
    zr__officials_net *net = g->net;
    size_t count = 0;

    for (uint32_t r = 0; r < net->row_count; r++)
        count += net->row[r].officials;
    net->line = zr__calloc(count, sizeof *net->line);
    g->ends = zr__calloc(count, sizeof *g->ends);
    if (net->line == NULL || g->ends == NULL)
        return zr__out_of_memory(err);

    for (uint32_t r = 0; r < net->row_count; r++) {
        const uint32_t unit = net->subject->selection.unit[net->row[r].place].unit;
        for (uint32_t c = g->calls.start[unit]; c < g->calls.start[unit + 1]; c++) {
            const zr__call *call = &g->calls.call[c];
            const uint32_t box = g->box_of[call->official];
            g->ends[net->line_count] = (zr__line_ends){r, box};
            net->line[net->line_count++] = (zr__net_line){r, box, call->tasks, call->leads, 0};
        }
    }
    return ZR_OK;
}

/* Units that take part in the ordering: those at the left, or all that are called on. */
static uint32_t ordered_rows(const zr__officials_net *net)
{
    return net->is_dealt ? net->row_count - net->unled : net->several;
}

/* Places of the rows: those ordered, those beside their boxes, those without one. */
static void place_rows(const gathering *g, uint32_t *row_at)
{
    const zr__officials_net *net = g->net;
    const uint32_t ordered = ordered_rows(net);
    uint32_t next = ordered;

    for (uint32_t i = 0; i < ordered; i++)
        row_at[g->left[i]] = !net->is_dealt ? i : i % 2 == 0 ? i / 2 : net->left + i / 2;
    for (uint32_t i = 0; i < net->box_count && !net->is_dealt; i++)
        for (uint32_t r = ordered; r < net->row_count; r++)
            if (net->row[r].box == g->right[i])
                row_at[r] = next++;
    for (uint32_t r = net->row_count - net->unled; r < net->row_count; r++)
        row_at[r] = next++;
}

/* Bring rows and boxes into the order found, the right side into that of the boxes. */
static zr_status apply_orders(gathering *g, zr_error *err)
{
    zr__officials_net *net = g->net;
    zr__net_row *row = zr__calloc(net->row_count, sizeof *row);
    zr__net_box *box = zr__calloc(net->box_count, sizeof *box);
    uint32_t *row_at = zr__calloc(net->row_count, sizeof *row_at);
    uint32_t *box_at = zr__calloc(net->box_count, sizeof *box_at);

    if (row == NULL || box == NULL || row_at == NULL || box_at == NULL) {
        zr__free(row);
        zr__free(box);
        zr__free(row_at);
        zr__free(box_at);
        return zr__out_of_memory(err);
    }
    place_rows(g, row_at);
    for (uint32_t i = 0; i < net->box_count; i++)
        box_at[g->right[i]] = i;

    for (uint32_t r = 0; r < net->row_count; r++) {
        row[row_at[r]] = net->row[r];
        if (net->row[r].box != ZR_NONE)
            row[row_at[r]].box = box_at[net->row[r].box];
    }
    for (uint32_t b = 0; b < net->box_count; b++)
        box[box_at[b]] = net->box[b];
    for (uint32_t i = 0; i < net->line_count; i++) {
        net->line[i].row = row_at[net->line[i].row];
        net->line[i].box = box_at[net->line[i].box];
    }
    zr__free(net->row);
    zr__free(net->box);
    zr__free(row_at);
    zr__free(box_at);
    net->row = row;
    net->box = box;
    return ZR_OK;
}

static void choose_sides(zr__officials_net *net)
{
    const uint32_t others = net->row_count - net->several;

    net->is_dealt = net->row_count >= FEW_ROWS &&
                    (others * UNEVEN < net->several || net->several * UNEVEN < others);
    net->left = net->is_dealt ? (net->row_count - net->unled + 1) / 2 : net->several;
}

static zr_status order(gathering *g, zr_error *err)
{
    zr__officials_net *net = g->net;
    zr__two_columns columns = {.line = g->ends,
                               .left_count = ordered_rows(net),
                               .right_count = net->box_count};

    g->left = zr__calloc(columns.left_count, sizeof *g->left);
    g->right = zr__calloc(net->box_count, sizeof *g->right);
    if (g->left == NULL || g->right == NULL)
        return zr__out_of_memory(err);
    for (uint32_t i = 0; i < columns.left_count; i++)
        g->left[i] = i;
    for (uint32_t i = 0; i < net->box_count; i++)
        g->right[i] = i;
    columns.left_order = g->left;
    columns.right_order = g->right;
    while (columns.line_count < net->line_count &&
           net->line[columns.line_count].row < columns.left_count)
        columns.line_count++;

    const zr_status status = zr__reduce_crossings(&columns, net->subject->options->seed, err);
    return status == ZR_OK ? apply_orders(g, err) : status;
}

static zr_status clean_names(gathering *g, zr_error *err)
{
    const zr_notice *notice = notice_of(g);
    zr__officials_net *net = g->net;

    for (uint32_t r = 0; r < net->row_count; r++) {
        const uint32_t unit = net->subject->selection.unit[net->row[r].place].unit;
        net->row[r].name = zr__clean_text(notice->unit[unit].name);
        if (net->row[r].name == NULL)
            return zr__out_of_memory(err);
    }
    for (uint32_t b = 0; b < net->box_count; b++) {
        zr__net_box *box = &net->box[b];
        const zr_official *official = &notice->official[box->official];
        zr__buffer office = {0};

        if (net->subject->theme->is_grey) {
            zr__add_circled(&office, box->official + 1);
            zr__buffer_add(&office, " ");
        }
        if (official->title != NULL)
            zr__buffer_addf(&office, "%s · ", official->title);
        zr__buffer_addf(&office, _n("%u task", "%u tasks", box->tasks), box->tasks);
        box->name = zr__clean_text(official->name);
        box->office = office.failed ? NULL : zr__clean_text(office.bytes);
        zr__buffer_clear(&office);
        if (box->name == NULL || box->office == NULL)
            return zr__out_of_memory(err);
    }
    return ZR_OK;
}

/* The numbers of who calls on the unit: what the colour of its lines would say. */
static zr_status mark_rows(zr__officials_net *net, zr_error *err)
{
    zr__buffer *marks = zr__calloc(net->row_count, sizeof *marks);
    zr_status status = marks != NULL ? ZR_OK : zr__out_of_memory(err);

    for (uint32_t i = 0; i < net->line_count && status == ZR_OK; i++)
        zr__add_circled(&marks[net->line[i].row], net->box[net->line[i].box].official + 1);
    for (uint32_t r = 0; marks != NULL && r < net->row_count; r++) {
        if (status == ZR_OK && (net->row[r].marks = zr__buffer_take(&marks[r])) == NULL)
            status = zr__out_of_memory(err);
        zr__buffer_clear(&marks[r]);
    }
    zr__free(marks);
    return status;
}

static zr_status gather(gathering *g, zr_error *err)
{
    zr_status status = count_tasks(g, err);

    if (status == ZR_OK)
        status = zr__calls_init(&g->calls, g->net->subject->graph, g->in_scope, err);
    if (status == ZR_OK)
        status = gather_rows(g, err);
    if (status == ZR_OK)
        status = gather_lines(g, err);
    choose_sides(g->net);
    if (status == ZR_OK)
        status = order(g, err);
    if (status == ZR_OK)
        status = clean_names(g, err);
    if (status == ZR_OK && g->net->subject->theme->is_grey)
        status = mark_rows(g->net, err);
    return status;
}

zr_status zr__officials_net_init(zr__officials_net *out, const zr__subject *subject, zr_error *err)
{
    zr__officials_net net = {.subject = subject};
    gathering g = {.net = &net};
    const zr_status status = gather(&g, err);

    zr__calls_clear(&g.calls);
    zr__free(g.in_scope);
    zr__free(g.box_of);
    zr__free(g.left);
    zr__free(g.right);
    zr__free(g.ends);
    if (status == ZR_OK)
        *out = net;
    else
        zr__officials_net_clear(&net);
    return status;
}

void zr__officials_net_clear(zr__officials_net *net)
{
    for (uint32_t r = 0; net->row != NULL && r < net->row_count; r++) {
        zr__lines_clear(&net->row[r].label);
        zr__free(net->row[r].name);
        zr__free(net->row[r].marks);
    }
    for (uint32_t b = 0; net->box != NULL && b < net->box_count; b++) {
        zr__lines_clear(&net->box[b].name_lines);
        zr__lines_clear(&net->box[b].office_lines);
        zr__free(net->box[b].name);
        zr__free(net->box[b].office);
    }
    zr__free(net->row);
    zr__free(net->box);
    zr__free(net->line);
    *net = (zr__officials_net){0};
}
