/*
 * The sheet every diagram stands on.
 */
#include "render/sheet.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>

#include "render/label.h"
#include "src/buffer.h"
#include "src/failure.h"

static const double HEADLINE_SIZE = 21.0, LONG_HEADLINE_SIZE = 15.0;
static const double LONG = 2.0; /* lines of a headline */
static const double NOTICE_SIZE = 12.0;
static const double COUNTS_SIZE = 9.75;
static const double BESIDE_SAMPLE = 6.0;
static const double BELOW_LEGEND = 4.0, CUT_BELOW = 4.0;
static const double NOTES_HEADING = 1.1; /* of the size of notes */

static double add_line(zr__drawing *drawing, double y, double width, double size, bool bold,
                       zr__colour colour, const char *class, const char *string)
{
    zr__text text = {.at = {ZR__SHEET_MARGIN, y + zr__line_pitch(size) / 2},
                     .size = size,
                     .bold = bold,
                     .colour = colour,
                     .string = (char *)string};

    if (string == NULL || string[0] == '\0')
        return y;
    snprintf(text.class, sizeof text.class, "%s", class);
    return y + zr__drawing_add_wrapped(drawing, text, width);
}

/* What a scope leaves in, in words; nothing when that is the whole notice. */
static void add_scope(zr__buffer *text, const zr_notice *notice, const zr_scope *scope)
{
    if (scope == NULL)
        return;
    if (scope->plan < notice->plan_count) {
        const zr_plan *plan = &notice->plan[scope->plan];
        zr__buffer_addf(text, _(" · plan: %s"), plan->title != NULL ? plan->title : plan->id);
    }
    if (scope->official < notice->official_count)
        zr__buffer_addf(text, _(" · official: %s"), notice->official[scope->official].name);
    else if (scope->official == ZR_NONE)
        zr__buffer_add(text, _(" · tasks without an official"));
    if (scope->unit < notice->unit_count)
        zr__buffer_addf(text, _(" · tasks of %s"), notice->unit[scope->unit].name);
}

/* Two notices have their titles over the columns, unless there is more to say of the first. */
static bool is_about_it(const zr__subject *subject)
{
    const zr_scope *scope = subject->options->scope;
    return !zr__is_of_two_notices(subject) || (scope != NULL && scope->official != ZR_ANY);
}

static double headline_size(const char *headline, double width)
{
    return zr__em_width(headline) * HEADLINE_SIZE > LONG * width ? LONG_HEADLINE_SIZE
                                                                 : HEADLINE_SIZE;
}

double zr__sheet_start(zr__drawing *drawing, const zr__subject *subject, double share,
                       const char *headline, const char *counts)
{
    const double width = share * subject->width - 2 * ZR__SHEET_MARGIN;
    const zr__theme *theme = subject->theme;
    const zr_notice *notice = subject->graph->notice;
    zr__buffer scope = {0};
    double y = ZR__SHEET_MARGIN - 4;

    if (subject->options->title != NULL)
        headline = subject->options->title;
    const bool is_bare = subject->options->title != NULL && headline[0] == '\0';
    if (notice->title != NULL && is_about_it(subject) && !is_bare)
        zr__buffer_add(&scope, notice->title);
    if (!is_bare)
        add_scope(&scope, notice, subject->options->scope);
    drawing->failed |= scope.failed;
    drawing->width = subject->width;
    drawing->height = subject->height;
    drawing->page = theme->page;
    zr__drawing_name(drawing, headline);
    y = add_line(drawing, y, width, headline_size(headline, width), true, theme->ink, "headline",
                 headline) + 2;
    y = add_line(drawing, y, width, NOTICE_SIZE, false, theme->ink, "subtitle", scope.bytes);
    y = add_line(drawing, y, width, COUNTS_SIZE, false, theme->muted, "subtitle", counts);
    zr__buffer_clear(&scope);
    return y + 8;
}

zr__phrase zr__sheet_counts(const zr__subject *subject)
{
    const zr__selection *selection = &subject->selection;
    zr__phrase counts;

    snprintf(counts.text, sizeof counts.text, _("units: %u · tasks: %u · assignments: %u"),
             selection->count, selection->tasks, selection->assignments);
    return counts;
}

void zr__sheet_say_empty(zr__drawing *drawing, const zr__subject *subject, const char *text)
{
    double y = drawing->height / 2; /* or below a legend that reaches so far */

    for (size_t i = 0; i < drawing->text_count; i++)
        if (drawing->text[i].at.y + 2 * NOTICE_SIZE < drawing->height - ZR__SHEET_MARGIN)
            y = fmax(y, drawing->text[i].at.y + 2 * NOTICE_SIZE);
    zr__drawing_add_text(drawing, (zr__text){.at = {drawing->width / 2, y},
                                             .align = ZR__CENTRE,
                                             .size = NOTICE_SIZE,
                                             .colour = subject->theme->muted,
                                             .class = "remark",
                                             .string = (char *)text});
}

void zr__sheet_say_cut(zr__drawing *drawing, const zr__subject *subject, double size,
                       const char *text)
{
    zr__drawing_add_text(drawing, (zr__text){.at = {ZR__SHEET_MARGIN,
                                                    drawing->height - ZR__SHEET_MARGIN + CUT_BELOW},
                                             .size = size,
                                             .colour = subject->theme->muted,
                                             .class = "remark",
                                             .string = (char *)text});
}

void zr__notes_heading(zr__notes *notes, const char *text)
{
    const double size = zr__crisp(notes->size * NOTES_HEADING);
    const zr__text heading = {.at = {notes->x, notes->y + zr__line_pitch(size) / 2},
                              .size = size,
                              .bold = true,
                              .colour = notes->theme->ink,
                              .class = "legend",
                              .string = (char *)text};

    notes->y += zr__drawing_add_wrapped(notes->drawing, heading, notes->width) + 2;
}

void zr__notes_add(zr__notes *notes, const char *text, double indent)
{
    const zr__text paragraph = {.at = {notes->x + indent,
                                       notes->y + zr__line_pitch(notes->size) / 2},
                                .size = notes->size,
                                .colour = notes->theme->muted,
                                .class = "legend",
                                .string = (char *)text};

    notes->y += zr__drawing_add_wrapped(notes->drawing, paragraph, notes->width - indent) + 3;
}

void zr__notes_addf(zr__notes *notes, double indent, const char *format, ...)
{
    zr__buffer text = {0};
    va_list args;

    va_start(args, format);
    zr__buffer_addv(&text, format, args);
    va_end(args);
    notes->drawing->failed |= text.failed;
    if (!text.failed)
        zr__notes_add(notes, text.bytes, indent);
    zr__buffer_clear(&text);
}

void zr__notes_line(zr__notes *notes, const char *id, double width, zr__colour colour, bool dashed)
{
    const double y = notes->y + zr__line_pitch(notes->size) / 2;
    const double right = notes->x + ZR__NOTES_SAMPLE - BESIDE_SAMPLE;
    const double middle = (notes->x + right) / 2;
    zr__curve line = {.point = {{notes->x, y}, {middle, y}, {middle, y}, {right, y}},
                      .width = width,
                      .colour = colour,
                      .dashed = dashed,
                      .class = "key"};

    snprintf(line.id, sizeof line.id, "%s", id);
    zr__drawing_add_curve(notes->drawing, line);
}

void zr__notes_disc(zr__notes *notes, double radius)
{
    const double middle = notes->x + (ZR__NOTES_SAMPLE - BESIDE_SAMPLE) / 2;
    const zr__shape disc = {
        .form = ZR__DISC,
        .centre = {middle, notes->y + fmax(radius + 1, zr__line_pitch(notes->size) / 2)},
        .width = 2 * radius,
        .height = 2 * radius,
        .fill = zr__tint(notes->theme->neutral, notes->theme->page, ZR__DISC_TINT),
        .edge = notes->theme->neutral,
        .edge_width = 0.75,
        .part = 0.375, /* 3/8 */
        .id = "key-disc",
        .class = "key",
    };

    zr__drawing_add_shape(notes->drawing, disc);
}

void zr__notes_cut_units(zr__notes *notes, uint32_t drawn, uint32_t left_out)
{
    if (left_out > 0)
        zr__notes_addf(notes, ZR__NOTES_SAMPLE,
                       _("drawn: the %u units with the most tasks, of %u"), drawn,
                       drawn + left_out);
}

void zr__notes_cut_tasks(zr__notes *notes, uint32_t drawn, uint32_t left_out, uint32_t no_unit)
{
    if (left_out == 0)
        return;
    if (left_out == no_unit)
        zr__notes_addf(notes, ZR__NOTES_SAMPLE, _("left out: tasks that name no unit: %u"),
                       no_unit);
    else
        zr__notes_addf(notes, ZR__NOTES_SAMPLE,
                       _("tasks drawn: %u of %u: one of each unit, then those of the most units"),
                       drawn, drawn + left_out);
}

double zr__sheet_explain(zr__drawing *drawing, const zr__subject *subject,
                         const zr__heading *heading, const void *view)
{
    zr__notes notes = {.drawing = drawing,
                       .theme = subject->theme,
                       .x = heading->share * subject->width,
                       .width = (1 - heading->share) * subject->width - ZR__SHEET_MARGIN,
                       .y = ZR__SHEET_MARGIN - 2,
                       .size = heading->size};

    heading->legend(&notes, view);
    return notes.y;
}

double zr__sheet_reserve(zr__drawing *drawing, const zr__subject *subject,
                         const zr__heading *heading, const void *fullest)
{
    zr__drawing nowhere = {0};
    const double headline = zr__sheet_start(drawing, subject, heading->share, heading->headline,
                                            heading->counts);
    const double legend = zr__sheet_explain(&nowhere, subject, heading, fullest);

    drawing->failed |= nowhere.failed;
    zr__drawing_clear(&nowhere);
    return fmax(headline, legend + BELOW_LEGEND);
}

double zr__sheet_open(zr__drawing *drawing, const zr__subject *subject, const zr__heading *heading,
                      const void *view)
{
    const double headline = zr__sheet_start(drawing, subject, heading->share, heading->headline,
                                            heading->counts);
    const double legend = zr__sheet_explain(drawing, subject, heading, view);

    return fmax(headline, legend + BELOW_LEGEND);
}
