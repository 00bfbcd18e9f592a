/*
 * Rules are runs of pixels that are darker than what lies a little to both sides; and the edges of
 * shades, runs without any gap at which the brightness changes. What else is straight, as a long
 * stroke of a title, is for others to tell by what it meets.
 */
#include "src/import/pdf_rules.h"

#include <stdint.h>

#include "src/memory.h"

enum {
    CONTRAST = 12,
    MOST_RULES = 20000,
    GAP = 3,                     /* Pixels that may be missing in a rule: dots, crossings. */
    NEAR_STEP = 5, FAR_STEP = 9, /* Pixels to the sides that a rule is darker than. */
    EDGE_POINTS = 14             /* No stroke of a character makes such an edge. */
};

/* The page seen along one direction: `at` steps along a run, `across` from run to run. */
typedef struct view {
    const zr__pdf_picture *page;
    bool is_level;
    size_t length, lines;
    size_t along, across; /* Of pixels in memory. */
    size_t least, gap;
    bool of_shades;
} view;

/* A run of pixels; on several lines, a rule. */
typedef struct run {
    size_t from, to, first_line, last_line;
} run;

typedef struct runs {
    run *item;
    size_t count, capacity;
} runs;

static int brightness(const view *v, size_t at, size_t line)
{
    return line < v->lines ? v->page->pixel[at * v->along + line * v->across] : 255;
}

static int brighter(int a, int b)
{
    return a > b ? a : b;
}

static bool is_dark(const view *v, size_t at, size_t line)
{
    const int own = brightness(v, at, line) + CONTRAST;

    return own < 255 &&
           own < brighter(brightness(v, at, line + NEAR_STEP),
                          brightness(v, at, line + FAR_STEP)) &&
           own < brighter(brightness(v, at, line - NEAR_STEP), brightness(v, at, line - FAR_STEP));
}

static bool is_edge(const view *v, size_t at, size_t line)
{
    const int step = brightness(v, at, line) - brightness(v, at, line - 1);
    const int before = brightness(v, at, line - 1) - brightness(v, at, line - 2);
    const int both = step + before; /* An edge that falls between two pixels changes both. */

    if (step > CONTRAST || step < -CONTRAST)
        return true;
    return step * before > 0 && before <= CONTRAST && before >= -CONTRAST &&
           (both > CONTRAST || both < -CONTRAST);
}

static bool is_part(const view *v, size_t at, size_t line)
{
    return v->of_shades ? is_edge(v, at, line) : is_dark(v, at, line);
}

static bool add_run(runs *list, run r)
{
    run *grown = zr__grow(list->item, &list->capacity, list->count + 1, sizeof *grown);

    if (grown == NULL)
        return false;
    list->item = grown;
    grown[list->count++] = r;
    return true;
}

static void add_rule(zr__pdf_rules *out, const view *v, const run *r)
{
    const double scale = v->page->scale;
    const double from = (double)r->from / scale, to = (double)r->to / scale;
    const double first = (double)r->first_line / scale, last = (double)(r->last_line + 1) / scale;

    if (out->failed || out->count >= MOST_RULES)
        return;
    zr__pdf_box *grown = zr__grow(out->item, &out->capacity, out->count + 1, sizeof *grown);
    if (grown == NULL) {
        out->failed = true;
        return;
    }
    out->item = grown;
    grown[out->count++] = v->is_level ? (zr__pdf_box){from, first, to, last}
                                      : (zr__pdf_box){first, from, last, to};
}

/* The runs of one line. */
static bool find_runs(runs *found, const view *v, size_t line)
{
    size_t from = 0, to = 0; /* Of the run at hand; none when they are the same. */

    found->count = 0;
    for (size_t at = 0; at <= v->length; at++) {
        if (at < v->length && is_part(v, at, line)) {
            from = to == from ? at : from;
            to = at + 1;
        } else if (to > from && (at - to >= v->gap || at == v->length)) {
            if (to - from >= v->least && !add_run(found, (run){from, to, line, line}))
                return false;
            to = from = 0;
        }
    }
    return true;
}

/* Whether two runs lie side by side for most of their length. */
static bool goes_on(const run *a, const run *b)
{
    const size_t from = a->from > b->from ? a->from : b->from, to = a->to < b->to ? a->to : b->to;
    const size_t first = a->to - a->from, second = b->to - b->from;

    return to > from && 5 * (to - from) >= 4 * (first > second ? first : second);
}

/* Runs that lie under those of the line before go on with them; what does not go on is a rule. */
static bool join(runs *open, runs *found, const view *v, zr__pdf_rules *out)
{
    size_t f = 0;

    for (size_t o = 0; o < open->count; o++) {
        const run *above = &open->item[o];
        while (f < found->count && found->item[f].to <= above->from)
            f++;
        if (f < found->count && goes_on(above, &found->item[f])) {
            run *below = &found->item[f];
            below->first_line =
                above->first_line < below->first_line ? above->first_line : below->first_line;
            below->from = above->from < below->from ? above->from : below->from;
            below->to = above->to > below->to ? above->to : below->to;
        } else
            add_rule(out, v, above);
    }
    const runs old = *open;
    *open = *found;
    *found = old;
    return !out->failed;
}

static void find(zr__pdf_rules *out, const view *v)
{
    runs open = {0}, found = {0};

    for (size_t line = 0; line < v->lines && !out->failed; line++)
        out->failed = !find_runs(&found, v, line) || !join(&open, &found, v, out);
    for (size_t o = 0; o < open.count; o++)
        add_rule(out, v, &open.item[o]);
    zr__free(open.item);
    zr__free(found.item);
}

void zr__pdf_rules_find(zr__pdf_rules *out, const zr__pdf_picture *page, double least_level,
                        double least_upright)
{
    const size_t width = page->width, height = page->height;
    const size_t edge = (size_t)(EDGE_POINTS * page->scale);
    const view views[] = {
        {page, true, width, height, 1, width, (size_t)(least_level * page->scale), GAP, false},
        {page, false, height, width, width, 1, (size_t)(least_upright * page->scale), GAP, false},
        {page, true, width, height, 1, width, edge, 1, true},
        {page, false, height, width, width, 1, edge, 1, true}};

    for (size_t i = 0; i < sizeof views / sizeof *views; i++)
        find(out, &views[i]);
}
