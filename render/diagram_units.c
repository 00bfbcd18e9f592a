/*
 * The map of who works with whom.
 *
 * Modules are cards, units discs whose area is their tasks and whose dark slice those they lead.
 * Only ties beyond chance are drawn. How to read it, who works alone, and what is not drawn stand
 * at the side.
 */
#include <math.h>
#include <stdio.h>

#include "render/diagram.h"
#include "render/sheet.h"
#include "render/units_legend.h"
#include "render/units_map.h"
#include "src/buffer.h"
#include "src/failure.h"
#include "src/memory.h"

/* Points. */
static const double SIDE_WIDTH = 178.0;
static const double SIDE_GAP = 14.0;
static const double NOTES_SIZE = 9.0;
static const double LARGEST_SIDE_SCALE = 14.0 / 12;
static const double THINNEST_TIE = 1.0; /* at scale 1, like the next */
static const double THICKEST_TIE = 4.5;

static const double SMALLEST_ENLARGED = 1.3; /* scale */

/* Shares of a colour in what it paints. */
static const double CARD_TINT = 0.09, CARD_EDGE = 0.4;

static const double FRAME = 0.75, FRAME_STEP = 1.0; /* points, of modules in grey */

enum { FRAME_WIDTHS = 3 };

static zr__colour card_colour(const zr__units_map *m, uint32_t card)
{
    const bool is_module = m->module[card] < m->subject->clusters.cluster_count;
    const zr__theme *theme = m->subject->theme;
    if (theme->is_grey)
        return zr__palette(theme, 0); /* frames tell modules apart, not three greys */
    return is_module ? zr__palette(theme, m->module[card]) : theme->neutral;
}

static void paint_text(zr__drawing *drawing, zr__point at, zr__align align, double size, bool bold,
                       zr__colour colour, const char *class, const char *string)
{
    zr__text text = {.at = at, .align = align, .size = size, .bold = bold, .colour = colour,
                     .string = (char *)string};

    snprintf(text.class, sizeof text.class, "%s", class);
    zr__drawing_add_text(drawing, text);
}

/* On a grey page the frame tells modules apart: its stroke, and after those its width. */
static void frame(zr__shape *panel, uint32_t module, const zr__theme *theme)
{
    panel->stroke = (zr__stroke)(module % ZR__STROKES);
    panel->edge = theme->ink;
    panel->edge_width = FRAME + FRAME_STEP * (module / ZR__STROKES % FRAME_WIDTHS);
}

static void paint_card(zr__drawing *drawing, const zr__units_map *m, uint32_t index, double scale,
                       double width)
{
    const zr__map_card *card = &m->map.card[index];
    const zr__theme *theme = m->subject->theme;
    const zr__colour colour = card_colour(m, index);
    const zr__colour fill = zr__tint(colour, theme->page, CARD_TINT);
    const double size = zr__crisp(ZR__HEADING_SIZE * scale), pitch = zr__line_pitch(size);
    const double left = card->corner.x + ZR__CARD_PADDING * scale;
    const double top = card->corner.y + 0.7 * ZR__CARD_PADDING * scale + pitch / 2;
    zr__shape panel = {.form = ZR__PANEL,
                       .centre = {card->corner.x + width / 2, card->corner.y + card->height / 2},
                       .width = width,
                       .height = card->height,
                       .fill = fill,
                       .edge = zr__tint(colour, theme->page, CARD_EDGE),
                       .edge_width = 0.75,
                       .class = "card",
                       .title = (char *)card->title};

    if (theme->is_grey && m->module[index] < m->subject->clusters.cluster_count)
        frame(&panel, m->module[index], theme);
    if (m->module[index] < m->subject->clusters.cluster_count)
        snprintf(panel.id, sizeof panel.id, "module-%u", m->module[index] + 1);
    else
        snprintf(panel.id, sizeof panel.id, "outside-%u", index + 1);
    zr__drawing_add_shape(drawing, panel);
    for (uint32_t i = 0; i < card->heading.count; i++)
        paint_text(drawing, (zr__point){left, top + pitch * i}, ZR__LEFT, size, true,
                   zr__legible(colour, theme->ink, fill), "heading", card->heading.line[i]);
}

static void paint_disc(zr__drawing *drawing, const zr__units_map *m, uint32_t index)
{
    const zr__map_unit *unit = &m->map.unit[index];
    const zr__chosen *chosen = &m->subject->selection.unit[index];
    const zr__colour colour = card_colour(m, unit->card);
    zr__shape disc = {.form = ZR__DISC,
                      .centre = unit->centre,
                      .width = 2 * unit->radius,
                      .height = 2 * unit->radius,
                      .fill = zr__tint(colour, m->subject->theme->page, ZR__DISC_TINT),
                      .edge = colour,
                      .edge_width = 0.75,
                      .part = (double)chosen->lead / chosen->total};
    zr__buffer title = {0};

    snprintf(disc.id, sizeof disc.id, "unit-%u", chosen->unit + 1);
    const uint32_t module = m->subject->clusters.of_unit[chosen->unit];
    if (module < m->subject->clusters.cluster_count)
        snprintf(disc.class, sizeof disc.class, "unit in-module-%u", module + 1);
    else
        snprintf(disc.class, sizeof disc.class, "unit alone");
    zr__buffer_addf(&title, _("%s: leads %u of its %u tasks"), unit->name, chosen->lead,
                    chosen->total);
    drawing->failed |= title.failed;
    disc.title = title.bytes;
    zr__drawing_add_shape(drawing, disc);
    zr__buffer_clear(&title);
}

static void paint_label(zr__drawing *drawing, const zr__units_map *m, uint32_t index, double scale)
{
    const zr__map_unit *unit = &m->map.unit[index];
    const zr__chosen *chosen = &m->subject->selection.unit[index];
    const zr__theme *theme = m->subject->theme;
    const double size = ZR__NAME_SIZE * scale, pitch = zr__line_pitch(size);
    const uint32_t lines = unit->label.count + (unit->count_x > 0 ? 0 : 1);
    const double top = unit->centre.y - pitch * (lines - 1) / 2;
    const zr__align align = unit->side == ZR__RIGHT ? ZR__RIGHT : ZR__LEFT;
    char class[ZR__CLASS_SIZE];

    snprintf(class, sizeof class, "label of-unit-%u", chosen->unit + 1);
    for (uint32_t i = 0; i < unit->label.count; i++)
        paint_text(drawing, (zr__point){unit->label_x, top + pitch * i}, align, size, false,
                   theme->ink, class, unit->label.line[i]);
    if (unit->count_x > 0)
        paint_text(drawing, (zr__point){unit->count_x, unit->centre.y}, ZR__RIGHT, size, false,
                   theme->muted, class, unit->count);
    else
        paint_text(drawing, (zr__point){unit->label_x, top + pitch * unit->label.count}, align,
                   size, false, theme->muted, class, unit->count);
}

static double tie_width(const zr__units_map *m, double weight)
{
    double most = 0;

    for (uint32_t t = 0; t < m->map.tie_count; t++)
        most = fmax(most, m->map.tie[t].weight);
    return m->map.scale * fmax(THINNEST_TIE, THICKEST_TIE * weight / most);
}

static void paint_tie(zr__drawing *drawing, const zr__units_map *m, uint32_t index, zr__curve curve)
{
    const zr_notice *notice = m->subject->graph->notice;
    const zr__map_tie *tie = &m->map.tie[index];
    const zr_tie *found = m->tie[index];
    const zr__map_unit *a = &m->map.unit[tie->a], *b = &m->map.unit[tie->b];
    const zr__colour colour =
        a->card == b->card ? card_colour(m, a->card) : m->subject->theme->neutral;
    const bool is_milder = m->strength[index] == ZR__MILDER;
    zr__buffer title = {0};

    curve.width = tie_width(m, tie->weight);
    curve.colour = is_milder ? zr__tint(colour, m->subject->theme->page, 0.7) : colour;
    curve.dashed = is_milder;
    snprintf(curve.from, sizeof curve.from, "unit-%u", found->a + 1);
    snprintf(curve.to, sizeof curve.to, "unit-%u", found->b + 1);
    snprintf(curve.id, sizeof curve.id, "tie-%u-%u", found->a + 1, found->b + 1);
    snprintf(curve.class, sizeof curve.class, "tie %s", is_milder ? "milder" : "beyond-chance");
    zr__buffer_addf(&title, _("%s – %s: %u shared tasks, q %.2g"), notice->unit[found->a].name,
                    notice->unit[found->b].name, found->shared,
                    found->q[m->subject->options->null_model]);
    drawing->failed |= title.failed;
    curve.title = title.bytes;
    zr__drawing_add_curve(drawing, curve);
    zr__buffer_clear(&title);
}

static void paint_card_units(zr__drawing *drawing, const zr__units_map *m, uint32_t card,
                             double scale)
{
    for (uint32_t i = 0; i < m->map.card[card].unit_count; i++) {
        paint_disc(drawing, m, m->map.card[card].unit[i]);
        paint_label(drawing, m, m->map.card[card].unit[i], scale);
    }
}

/* The card a place is on, or none. */
static uint32_t card_at(const zr__units_map *m, zr__point at)
{
    for (uint32_t c = 0; c < m->map.card_count; c++) {
        const zr__map_card *card = &m->map.card[c];
        if (at.x >= card->corner.x && at.x <= card->corner.x + m->map.column_width &&
            at.y >= card->corner.y && at.y <= card->corner.y + card->height)
            return c;
    }
    return ZR_NONE;
}

static bool touches(const zr__curve *curve, const zr__text *text)
{
    enum { SAMPLES = 60 };
    const double width = zr__em_width(text->string) * text->size;
    const double before[] = {0, width / 2, width}; /* by alignment */
    const double left = text->at.x - before[text->align];

    for (int i = 0; i <= SAMPLES; i++) {
        const zr__point at = zr__on_curve(curve->point, i / (double)SAMPLES);
        if (fabs(at.y - text->at.y) < 0.6 * text->size && at.x > left && at.x < left + width)
            return true;
    }
    return false;
}

/* Keep a text on a card legible that a tie runs under. */
static void clear_behind(zr__drawing *drawing, const zr__units_map *m, const zr__text *text)
{
    const uint32_t card = card_at(m, text->at);
    const double width = zr__em_width(text->string) * text->size;
    const double middle[] = {width / 2, 0, -width / 2}; /* by alignment */

    if (card == ZR_NONE)
        return;
    const zr__colour fill = zr__tint(card_colour(m, card), m->subject->theme->page, CARD_TINT);
    zr__shape halo = {.form = ZR__BOX,
                      .centre = {text->at.x + middle[text->align], text->at.y},
                      .width = width + 2,
                      .height = text->size * 1.1,
                      .fill = fill,
                      .edge = fill,
                      .class = "halo"};
    snprintf(halo.id, sizeof halo.id, "halo-%zu", drawing->shape_count + 1);
    zr__drawing_add_shape(drawing, halo);
}

/* Where no path past all labels was found. */
static void clear_behind_labels(zr__drawing *drawing, const zr__units_map *m)
{
    for (size_t i = 0; i < drawing->text_count; i++)
        for (size_t t = 0; t < drawing->curve_count; t++)
            if (drawing->curve[t].from[0] != '\0' &&
                touches(&drawing->curve[t], &drawing->text[i])) {
                clear_behind(drawing, m, &drawing->text[i]);
                break;
            }
}

static void paint_ties(zr__drawing *drawing, const zr__units_map *m)
{
    zr__obstacles obstacles = {0};
    zr__curve *curve = zr__calloc(m->map.tie_count, sizeof *curve);

    if (curve != NULL && zr__map_obstacles_init(&obstacles, &m->map)) {
        zr__map_curves(curve, &m->map, &obstacles);
        for (uint32_t t = 0; t < m->map.tie_count; t++)
            paint_tie(drawing, m, t, curve[t]);
    } else
        drawing->failed = true;
    zr__map_obstacles_clear(&obstacles);
    zr__free(curve);
}

static void paint_map(zr__drawing *drawing, const zr__units_map *m)
{
    for (uint32_t c = 0; c < m->map.card_count; c++) {
        paint_card(drawing, m, c, m->map.scale, m->map.column_width);
        paint_card_units(drawing, m, c, m->map.scale);
    }
    paint_ties(drawing, m);
    clear_behind_labels(drawing, m);
}

/* Lay those who work alone out below the notes; false where there is no room, or nothing else to
 * show. Discs keep the scale of the map. */
static zr_status lay_out_aside(zr__units_map *m, const zr__notes *notes, bool *fits, zr_error *err)
{
    const uint32_t index = m->cards - 1;
    zr__map_card *card = &m->map.card[index];
    zr__map side = m->map;

    side.scale = fmin(m->map.scale, LARGEST_SIDE_SCALE);
    side.column_width = SIDE_WIDTH;
    const zr_status status = zr__map_lay_out_card(&side, index, err);
    card->corner = (zr__point){notes->x, notes->y + 8};
    *fits = m->map.card_count > 0 &&
            card->corner.y + card->height <= m->subject->height - ZR__SHEET_MARGIN;
    return status;
}

/* Place cards; those who work alone at the side if they can be, else on a card like the others. */
static zr_status place(zr__units_map *m, const zr__notes *notes, double smallest, bool *fits,
                       bool *is_aside, zr_error *err)
{
    zr_status status = zr__map_place(&m->map, smallest, fits, err);

    *is_aside = false;
    if (status != ZR_OK || !*fits || !m->has_alone)
        return status;
    status = lay_out_aside(m, notes, is_aside, err);
    if (status == ZR_OK && !*is_aside) {
        m->map.card_count = m->cards;
        status = zr__map_place(&m->map, smallest, fits, err);
    }
    return status;
}

static void paint(zr__drawing *drawing, const zr__units_map *m, bool is_aside)
{
    if (is_aside) {
        const double scale = fmin(m->map.scale, LARGEST_SIDE_SCALE);
        paint_card(drawing, m, m->cards - 1, scale, SIDE_WIDTH);
        paint_card_units(drawing, m, m->cards - 1, scale);
    }
    paint_map(drawing, m);
}

static double start_sheet(zr__drawing *drawing, const zr__subject *subject)
{
    const zr_clusters *clusters = &subject->clusters;
    char counts[200];

    snprintf(counts, sizeof counts,
             _("units: %u · tasks: %u · pairs that share a task: %u · modules: %u"),
             subject->selection.count, subject->selection.tasks, clusters->tie_count,
             clusters->cluster_count);
    return zr__sheet_start(drawing, subject, 1, _("Who works with whom"), counts);
}

zr_status zr__diagram_units(zr__drawing *drawing, const zr__subject *subject, bool must, bool *fits,
                            zr_error *err)
{
    zr__units_map m = {0};
    bool is_aside = false;
    zr_status status = zr__units_map_init(&m, subject, err);

    if (status != ZR_OK)
        return status;
    const double top = start_sheet(drawing, subject);
    zr__notes notes = {.drawing = drawing,
                       .theme = subject->theme,
                       .x = subject->width - ZR__SHEET_MARGIN - SIDE_WIDTH,
                       .width = SIDE_WIDTH,
                       .y = top,
                       .size = NOTES_SIZE};
    zr__units_legend(&notes, &m);
    m.map.corner = (zr__point){ZR__SHEET_MARGIN, top};
    m.map.width = notes.x - SIDE_GAP - ZR__SHEET_MARGIN;
    m.map.height = subject->height - ZR__SHEET_MARGIN - top;
    const double smallest = zr__smallest_scale(subject, must, SMALLEST_ENLARGED);
    status = place(&m, &notes, smallest, fits, &is_aside, err);
    if (status == ZR_OK && *fits) {
        if (is_aside)
            zr__map_settle_card(&m.map, m.cards - 1);
        paint(drawing, &m, is_aside);
        if (subject->selection.count == 0)
            zr__sheet_say_empty(drawing, subject, _("no unit is named here"));
    }
    zr__units_map_clear(&m);
    return status;
}
