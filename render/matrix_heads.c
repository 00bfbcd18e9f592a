/*
 * What columns of a matrix are called.
 *
 * Han names run downwards above their columns. Other names do not read well that way: they stand
 * as steps, each on lines of its own that end above its column, where a hairline leads down; the
 * leftmost is the lowest, so that no hairline meets a name. Where names are too many for steps and
 * too long to run downwards, columns have numbers, explained below the rows.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "render/matrix_sheet.h"
#include "src/failure.h"
#include "src/memory.h"

static const double LONGEST_DOWN = 24.0;        /* characters */
static const double LONGEST_DOWN_ANYWAY = 16.0; /* rather than numbers */
static const double HAN_SHARE = 0.8;            /* em of a character, on average, at least */
static const double STEPS_SHARE = 0.36;         /* of the region's height, at most */

/* Points. */
static const double BESIDE_HAIRLINE = 3.0, HAIRLINE = 0.5, BETWEEN_STEPS = 1.0;
static const double NUMBER_WIDTH = 18.0, BETWEEN_LISTS = 18.0;

enum { LISTS = 4 };

static double pitch(void)
{
    return zr__line_pitch(ZR__MATRIX_SIZE);
}

static zr_status clean_names(zr__matrix_sheet *s, zr_error *err)
{
    s->column_name = zr__calloc(s->m.column_count, sizeof *s->column_name);
    s->step = zr__calloc(s->m.column_count, sizeof *s->step);
    if (s->column_name == NULL || s->step == NULL)
        return zr__out_of_memory(err);
    for (uint32_t c = 0; c < s->m.column_count; c++) {
        s->column_name[c] = zr__clean_text(zr__matrix_column_name(&s->m, c));
        if (s->column_name[c] == NULL)
            return zr__out_of_memory(err);
    }
    return ZR_OK;
}

static double step_height(const zr__matrix_sheet *s, uint32_t column)
{
    return s->step[column].count * pitch() + BETWEEN_STEPS;
}

static zr_status wrap_steps(zr__matrix_sheet *s, double width, double *height, zr_error *err)
{
    *height = ZR__MATRIX_BESIDE_NAME;
    for (uint32_t c = 0; c < s->m.column_count; c++) {
        if (!zr__lines_wrap(&s->step[c], s->column_name[c], width / ZR__MATRIX_SIZE))
            return zr__out_of_memory(err);
        *height += step_height(s, c);
    }
    return ZR_OK;
}

/* Steps end beside the labels of rows, whose column is as wide as the widest of either. */
static void make_room(zr__matrix_sheet *s)
{
    for (uint32_t c = 0; c < s->m.column_count; c++)
        s->label_width = fmax(s->label_width, s->step[c].width * ZR__MATRIX_SIZE);
}

zr_status zr__matrix_heads_init(zr__matrix_sheet *s, double width, zr_error *err)
{
    double longest = 0, characters = 0, em = 0, steps = 0;
    zr_status status = clean_names(s, err);

    if (status == ZR_OK)
        status = wrap_steps(s, width, &steps, err);
    if (status != ZR_OK)
        return status;
    for (uint32_t c = 0; c < s->m.column_count; c++) {
        const double count = (double)zr__character_count(s->column_name[c]);
        longest = fmax(longest, count);
        characters += count;
        em += zr__em_width(s->column_name[c]);
    }
    const bool is_han = em >= HAN_SHARE * characters || longest <= 1;
    if (is_han && longest <= LONGEST_DOWN)
        s->heads = ZR__HEADS_DOWN;
    else if (steps <= STEPS_SHARE * s->height)
        s->heads = ZR__HEADS_STEPS;
    else
        s->heads = longest <= LONGEST_DOWN_ANYWAY ? ZR__HEADS_DOWN : ZR__HEADS_NUMBERS;
    if (s->heads == ZR__HEADS_STEPS)
        make_room(s);
    s->heading = s->heads == ZR__HEADS_STEPS
                     ? steps
                     : (s->heads == ZR__HEADS_DOWN ? longest : 1) * pitch() +
                           ZR__MATRIX_BESIDE_NAME;
    return ZR_OK;
}

/* Write number and name below the notes. */
static void list_name(zr__notes *notes, const zr__matrix_sheet *s, uint32_t place)
{
    char number[16];

    snprintf(number, sizeof number, "%u", place + 1);
    zr__drawing_add_text(notes->drawing, (zr__text){.at = {notes->x + NUMBER_WIDTH - 4,
                                                           notes->y + pitch() / 2},
                                                    .align = ZR__RIGHT,
                                                    .size = ZR__MATRIX_SIZE,
                                                    .colour = notes->theme->ink,
                                                    .class = "legend",
                                                    .string = number});
    zr__notes_add(notes, s->column_name[s->m.column_order[place]], NUMBER_WIDTH);
}

/* Lists side by side, as many as names are short enough for. */
static uint32_t lists_of(const zr__matrix_sheet *s)
{
    double widest = 0;

    for (uint32_t c = 0; c < s->m.column_count; c++)
        widest = fmax(widest, zr__em_width(s->column_name[c]) * ZR__MATRIX_SIZE);
    const double fit = floor((s->width + BETWEEN_LISTS) / (widest + NUMBER_WIDTH + BETWEEN_LISTS));
    return (uint32_t)fmin(fmax(fit, 1), LISTS);
}

double zr__matrix_heads_list(const zr__matrix_sheet *s, double top, zr__drawing *drawing)
{
    const uint32_t lists = lists_of(s), each = (s->m.column_count + lists - 1) / lists;
    zr__notes notes = {.drawing = drawing,
                       .theme = s->m.subject->theme,
                       .x = ZR__SHEET_MARGIN,
                       .width = (s->width + BETWEEN_LISTS) / lists - BETWEEN_LISTS,
                       .y = top + 2 * ZR__MATRIX_BESIDE_NAME,
                       .size = ZR__MATRIX_SIZE};
    const double first = notes.y;
    double foot = first;

    if (s->heads != ZR__HEADS_NUMBERS)
        return 0;
    for (uint32_t i = 0; i < s->m.column_count; i++) {
        if (i > 0 && i % each == 0) {
            notes.x += notes.width + BETWEEN_LISTS;
            notes.y = first;
        }
        list_name(&notes, s, i);
        foot = fmax(foot, notes.y);
    }
    return foot - top;
}

/* The name of a column under the pen. */
typedef struct head {
    zr__drawing *drawing;
    const zr__matrix_sheet *s;
    uint32_t column, place, panel;
    double x, foot; /* Middle of the column, and where names end. */
    zr__text text;
    zr__shape ground;
} head;

static void write_line(head *h, double x, double y, const char *string)
{
    h->text.at = (zr__point){x, y};
    h->text.string = (char *)string;
    zr__drawing_add_text(h->drawing, h->text);
}

/* A character a line, the last one above the foot. */
static void write_downwards(head *h)
{
    const char *name = h->s->column_name[h->column];
    double y = h->foot - ((double)zr__character_count(name) - 0.5) * pitch();

    for (const char *at = name; *at != '\0'; y += pitch()) {
        char character[16] = "";
        const size_t size = zr__character_size(at);
        memcpy(character, at, size < sizeof character ? size : sizeof character - 1);
        if (character[0] != ' ')
            write_line(h, h->x, y, character);
        at += size;
    }
}

static void write_number(head *h)
{
    char number[16];

    snprintf(number, sizeof number, "%u", h->place + 1);
    write_line(h, h->x, h->foot - pitch() / 2, number);
}

static void write_step(head *h)
{
    const zr__lines *step = &h->s->step[h->column];
    const zr__theme *theme = h->s->m.subject->theme;
    const double right = h->x - BESIDE_HAIRLINE, width = step->width * ZR__MATRIX_SIZE;
    double bottom = h->foot;

    for (uint32_t i = 0; i < h->place; i++)
        bottom -= step_height(h->s, h->s->m.column_order[i]);
    const double top = bottom - step_height(h->s, h->column);
    h->ground.centre = (zr__point){right - width / 2, (top + bottom) / 2};
    h->ground.width = width + 2;
    h->ground.height = bottom - top;
    h->text.align = ZR__RIGHT;
    for (uint32_t i = 0; i < step->count; i++)
        write_line(h, right, top + BETWEEN_STEPS / 2 + (i + 0.5) * pitch(), step->line[i]);

    zr__curve hairline = {.point = {{h->x, top}, {h->x, top}, {h->x, h->foot}, {h->x, h->foot}},
                          .width = HAIRLINE,
                          .colour = theme->neutral,
                          .class = "leader"};
    snprintf(hairline.id, sizeof hairline.id, "leader-%u-%u", h->panel + 1, h->place + 1);
    zr__drawing_add_curve(h->drawing, hairline);
}

void zr__matrix_head_paint(zr__drawing *drawing, const zr__matrix_sheet *s, uint32_t place,
                           double x, uint32_t panel)
{
    static void (*const write[])(head *) = {write_downwards, write_step, write_number};
    const uint32_t column = s->m.column_order[place];
    const bool is_unit = !zr__matrix_has_counts(&s->m);
    const char *what = is_unit ? "unit" : "official";
    const uint32_t number = zr__id_number(zr__matrix_column_number(&s->m, column));
    head h = {.drawing = drawing,
              .s = s,
              .column = column,
              .place = place,
              .panel = panel,
              .x = x,
              .foot = s->top + s->heading - ZR__MATRIX_BESIDE_NAME / 2,
              .text = {.align = ZR__CENTRE,
                       .size = ZR__MATRIX_SIZE,
                       .colour = s->m.subject->theme->ink},
              .ground = {.centre = {x, s->top + s->heading / 2},
                         .width = s->column_width,
                         .height = s->heading,
                         .fill = s->m.subject->theme->page}};

    snprintf(h.text.class, sizeof h.text.class, "column label of-%s-%u", what, number);
    snprintf(h.ground.class, sizeof h.ground.class, "%s", what);
    if (panel == 0)
        snprintf(h.ground.id, sizeof h.ground.id, "%s-%u", what, number);
    else
        snprintf(h.ground.id, sizeof h.ground.id, "%s-%u-panel-%u", what, number, panel + 1);
    write[s->heads](&h);
    zr__matrix_ground(drawing, s, h.ground, is_unit, number - 1, s->column_name[column]);
}
