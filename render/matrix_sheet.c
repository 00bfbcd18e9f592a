/*
 * A matrix on a page.
 *
 * Rows that are too many for one panel go on in the next beside it, as long as columns stay wide
 * enough to tell apart. What is too wide then loses columns, what is too high rows, by as much as
 * it is too large; units are left out before officials, and tasks before units.
 */
#include "render/matrix_sheet.h"

#include <math.h>

#include "src/buffer.h"
#include "src/failure.h"
#include "src/memory.h"

/* Points. */
static const double NARROWEST = 9.75, WIDEST = 26.0; /* columns */
static const double BESIDE_NUMBER = 2.0;
static const double LABEL_SHARE = 0.24; /* of the page, at most */
static const double MODULE_GAP = 4.0;
static const double MOST_STRETCH = 1.6;

enum { PANELS = 8, CUTS = 24 };

/* What a matrix has too much of, and how many times too much. */
typedef struct excess {
    double rows, columns;
} excess;

double zr__matrix_sheet_gap(const zr__matrix_sheet *s, uint32_t place)
{
    const uint32_t *order = s->m.row_order;
    return place > 0 && zr__matrix_row_module(&s->m, order[place]) !=
                            zr__matrix_row_module(&s->m, order[place - 1])
               ? MODULE_GAP
               : 0;
}

double zr__matrix_sheet_row(const zr__matrix_sheet *s, uint32_t place)
{
    const uint32_t lines = s->label[s->m.row_order[place]].count;
    return s->stretch * (lines * zr__line_pitch(ZR__MATRIX_SIZE) + ZR__MATRIX_LEADING) +
           zr__matrix_sheet_gap(s, place);
}

double zr__matrix_sheet_panel(const zr__matrix_sheet *s)
{
    return s->label_width + ZR__MATRIX_BESIDE_NAME + s->m.column_count * s->column_width;
}

/* Of all rows, and as much as may be empty where the next does not fit. */
double zr__matrix_sheet_rows(const zr__matrix_sheet *s)
{
    double rows = 0, highest = 0;

    for (uint32_t i = 0; i < s->m.row_count; i++) {
        const double row = zr__matrix_sheet_row(s, i);
        rows += row;
        highest = fmax(highest, row);
    }
    return rows / s->panels + (s->panels > 1 ? highest : 1);
}

static zr_status name_rows(zr__matrix_sheet *s, double width, zr_error *err)
{
    double widest = 0;

    s->label = zr__calloc(s->m.row_count, sizeof *s->label);
    if (s->label == NULL)
        return zr__out_of_memory(err);
    for (uint32_t r = 0; r < s->m.row_count; r++) {
        char *name = zr__clean_text(zr__matrix_row_name(&s->m, r));
        const bool made =
            name != NULL && zr__lines_wrap(&s->label[r], name, width / ZR__MATRIX_SIZE);
        zr__free(name);
        if (!made)
            return zr__out_of_memory(err);
        widest = fmax(widest, s->label[r].width * ZR__MATRIX_SIZE);
    }
    s->label_width = widest;
    return ZR_OK;
}

static zr_status measure_list(zr__matrix_sheet *s, zr_error *err)
{
    zr__drawing nowhere = {0};

    s->key = zr__matrix_heads_list(s, 0, &nowhere);
    const bool failed = nowhere.failed;
    zr__drawing_clear(&nowhere);
    return failed ? zr__out_of_memory(err) : ZR_OK;
}

/* Columns have room for the largest number in them. */
static double narrowest(const zr__matrix_sheet *s)
{
    uint32_t largest = s->heads == ZR__HEADS_NUMBERS ? s->m.column_count : 0;
    int digits = 1;

    for (uint32_t c = 0; zr__matrix_has_counts(&s->m) && c < s->m.row_start[s->m.row_count]; c++)
        largest = s->m.cell[c].tasks > largest ? s->m.cell[c].tasks : largest;
    for (; largest >= 10; largest /= 10)
        digits++;
    return fmax(NARROWEST, digits * 0.6 * ZR__MATRIX_SIZE + BESIDE_NUMBER);
}

/* As many panels beside each other as are needed and fit. */
static excess choose_panels(zr__matrix_sheet *s)
{
    const double least_width = narrowest(s), least = s->heading + s->key;
    excess e = {.columns = INFINITY, .rows = INFINITY};

    s->stretch = 1;
    for (s->panels = 1; s->panels <= PANELS; s->panels++) {
        const double room = s->width - (s->panels - 1) * ZR__MATRIX_BETWEEN_PANELS;
        const double columns = room / s->panels - s->label_width - ZR__MATRIX_BESIDE_NAME;
        const double width = columns / fmax(s->m.column_count, 1);
        if (width < least_width) {
            if (s->panels == 1)
                e.columns = least_width / fmax(width, 0.01);
            break;
        }
        e.columns = 1;
        e.rows = zr__matrix_sheet_rows(s) / fmax(s->height - least, 1);
        if (e.rows <= 1) {
            s->column_width = fmin(WIDEST, width);
            s->stretch = fmin(MOST_STRETCH, 1 / e.rows);
            return e;
        }
    }
    if (s->panels > 1)
        s->panels--;
    s->column_width = least_width;
    return e;
}

/* Try so many units and tasks or officials. */
static zr_status try_sizes(zr__matrix_sheet *s, const zr__matrix_sheet *region, double units,
                           double others, excess *e, zr_error *err)
{
    const zr__subject *subject = region->m.subject;

    zr__matrix_sheet_clear(s);
    *s = *region;
    zr_status status = zr__matrix_init(&s->m, subject, (uint32_t)units, (uint32_t)others, err);
    if (status == ZR_OK)
        status = name_rows(s, LABEL_SHARE * subject->width, err);
    if (status == ZR_OK)
        status = zr__matrix_heads_init(s, LABEL_SHARE * subject->width, err);
    if (status == ZR_OK)
        status = measure_list(s, err);
    if (status == ZR_OK)
        *e = choose_panels(s);
    return status;
}

static double fewer(double count, double times_too_many)
{
    return fmax(1, floor(count * fmin(0.97, fmax(0.2, 1 / times_too_many))));
}

zr_status zr__matrix_sheet_init(zr__matrix_sheet *s, const zr__subject *subject, double top,
                                bool may_cut, bool *fits, zr_error *err)
{
    const zr__matrix_sheet region = {.m.subject = subject,
                                     .left = ZR__SHEET_MARGIN,
                                     .top = top,
                                     .width = subject->width - 2 * ZR__SHEET_MARGIN,
                                     .height = subject->height - ZR__SHEET_MARGIN - top};
    double units = fmax(subject->selection.drawn, 1), others = ZR__MATRIX_MOST;
    excess e = {0};
    zr_status status = ZR_OK;

    *fits = false;
    for (int cut = 0; cut < CUTS && status == ZR_OK && !*fits; cut++) {
        status = try_sizes(s, &region, units, others, &e, err);
        *fits = status == ZR_OK && e.rows <= 1 && e.columns <= 1;
        if (!may_cut)
            break;
        double *rows = zr__matrix_has_counts(&s->m) ? &units : &others;
        double *columns = zr__matrix_has_counts(&s->m) ? &others : &units;
        others = fmin(others, fmax(s->m.others, 1));
        if (e.columns > 1)
            *columns = fewer(*columns, e.columns);
        else
            *rows = fewer(*rows, e.rows);
    }
    if (!may_cut)
        *fits = *fits && s->m.others_left_out <= (zr__matrix_has_counts(&s->m)
                                                      ? 0
                                                      : subject->selection.no_unit);
    s->left = fmax(ZR__SHEET_MARGIN,
                   (subject->width - s->panels * zr__matrix_sheet_panel(s) -
                    (fmax(s->panels, 1) - 1) * ZR__MATRIX_BETWEEN_PANELS) / 2);
    return status;
}

/* "A: leads 2 of its 3 tasks" */
static void add_unit_title(zr__buffer *title, const zr__matrix_sheet *s, uint32_t unit,
                           const char *name)
{
    const zr__selection *selection = &s->m.subject->selection;
    const zr__chosen *chosen = &selection->unit[selection->place[unit]];

    zr__buffer_addf(title, _("%s: leads %u of its %u tasks"), name, chosen->lead, chosen->total);
}

void zr__matrix_ground(zr__drawing *drawing, const zr__matrix_sheet *s, zr__shape ground,
                       bool is_unit, uint32_t number, const char *name)
{
    zr__buffer title = {0};

    if (is_unit)
        add_unit_title(&title, s, number, name);
    else
        zr__buffer_add(&title, name);
    drawing->failed |= title.failed;
    ground.form = ZR__PANEL;
    ground.edge = ground.fill;
    ground.title = title.bytes;
    zr__drawing_add_shape(drawing, ground);
    zr__buffer_clear(&title);
}

void zr__matrix_sheet_clear(zr__matrix_sheet *s)
{
    for (uint32_t r = 0; s->label != NULL && r < s->m.row_count; r++)
        zr__lines_clear(&s->label[r]);
    for (uint32_t c = 0; s->column_name != NULL && c < s->m.column_count; c++)
        zr__free(s->column_name[c]);
    for (uint32_t c = 0; s->step != NULL && c < s->m.column_count; c++)
        zr__lines_clear(&s->step[c]);
    zr__free(s->label);
    zr__free(s->column_name);
    zr__free(s->step);
    zr__matrix_clear(&s->m);
    *s = (zr__matrix_sheet){0};
}
