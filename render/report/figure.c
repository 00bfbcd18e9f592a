/*
 * Diagrams within the page.
 *
 * A diagram is drawn twice, in the light and the dark theme, which have the same geometry: walking
 * both at once, each pair of colours becomes a variable of the style sheet. So one drawing follows
 * the theme of the page. Ids give way to data-id, since several diagrams show the same unit, and
 * the groups that stand for units, officials and tasks become links to their entries.
 */
#include "render/report/figure.h"

#include <ctype.h>
#include <string.h>

#include "render/diagram.h"
#include "render/report/wedge.h"
#include "src/failure.h"
#include "src/memory.h"

enum { COLOUR_SIZE = 7 }; /* "#0072b2" */

/* Reads on in both drawings at the same place. */
typedef struct adopting {
    zr__buffer *out;
    zr__hues *hues;
    const char *light, *dark;
    bool in_tag;
    bool in_link;
    bool failed;
} adopting;

static bool starts(const adopting *a, const char *with)
{
    return strncmp(a->light, with, strlen(with)) == 0;
}

static void skip(adopting *a, size_t bytes)
{
    a->light += bytes;
    a->dark += bytes;
}

static void skip_past(adopting *a, const char *mark)
{
    const char *found = strstr(a->light, mark);

    skip(a, found != NULL ? (size_t)(found - a->light) + strlen(mark) : strlen(a->light));
}

static bool is_colour(const char *text)
{
    if (text[0] != '#')
        return false;
    for (int i = 1; i < COLOUR_SIZE; i++)
        if (!isxdigit((unsigned char)text[i]))
            return false;
    return text[COLOUR_SIZE] == '"';
}

/* The variable of a pair of colours; a page has about a hundred. */
static size_t hue_of(adopting *a)
{
    zr__hues *hues = a->hues;

    for (size_t i = 0; i < hues->count; i++)
        if (memcmp(hues->hue[i].light, a->light, COLOUR_SIZE) == 0 &&
            memcmp(hues->hue[i].dark, a->dark, COLOUR_SIZE) == 0)
            return i;
    zr__hue *grown = zr__grow(hues->hue, &hues->capacity, hues->count + 1, sizeof *hues->hue);
    if (grown == NULL) {
        a->failed = true;
        return 0;
    }
    hues->hue = grown;
    zr__hue *hue = &hues->hue[hues->count];
    *hue = (zr__hue){{0}, {0}};
    memcpy(hue->light, a->light, COLOUR_SIZE);
    memcpy(hue->dark, a->dark, COLOUR_SIZE);
    return hues->count++;
}

/* Where the value of an id names an entry: "unit-3" itself or at the end of "group-2-unit-3". */
static const char *find_entry(const char *id, size_t size)
{
    static const char *const kinds[] = {"unit-", "official-", "task-", NULL};

    for (size_t k = 0; kinds[k] != NULL; k++) {
        const size_t length = strlen(kinds[k]);
        for (size_t at = 0; at + length < size; at++)
            if ((at == 0 || id[at - 1] == '-') && memcmp(id + at, kinds[k], length) == 0 &&
                strspn(id + at + length, "0123456789") == size - at - length)
                return id + at;
    }
    return NULL;
}

/* `<g id="…"`: a link, a thing the script knows, or nothing to point at. */
static void open_group(adopting *a)
{
    skip(a, strlen("<g id=\""));
    const char *id = a->light;
    const size_t size = strcspn(id, "\"");
    const bool is_node = strncmp(id + size, "\" class=\"node", strlen("\" class=\"node")) == 0;
    const char *entry = is_node ? find_entry(id, size) : NULL;

    skip(a, size + 1);
    if (entry != NULL) {
        zr__buffer_add(a->out, "<a href=\"#");
        zr__buffer_add_bytes(a->out, entry, size - (size_t)(entry - id));
        zr__buffer_add(a->out, "\"");
        a->in_link = true;
    } else {
        zr__buffer_add(a->out, "<g");
    }
    if (strncmp(id, "text-", strlen("text-")) != 0) {
        zr__buffer_add(a->out, " data-id=\"");
        zr__buffer_add_bytes(a->out, id, size);
        zr__buffer_add(a->out, "\"");
    }
    a->in_tag = true;
}

static void close_group(adopting *a)
{
    skip(a, strlen("</g>"));
    zr__buffer_add(a->out, a->in_link ? "</a>" : "</g>");
    a->in_link = false;
}

/* The whole picture: its size is the page's business, its title the figure's. */
static void open_picture(adopting *a)
{
    zr__buffer_add(a->out, "<svg class=\"diagram\" role=\"group\" ");
    const char *box = strstr(a->light, "viewBox");
    skip(a, box != NULL ? (size_t)(box - a->light) : strlen("<svg"));
    a->in_tag = true;
}

/* Attributes that the style sheet or the language itself says better. */
static const char *const needless[] = {" font-family=\"", " text-anchor=\"start\"", " xmlns=\"",
                                       NULL};

static bool starts_any(const adopting *a, const char *const *words)
{
    for (size_t i = 0; words[i] != NULL; i++)
        if (starts(a, words[i]))
            return true;
    return false;
}

static void skip_attribute(adopting *a)
{
    const size_t value = strcspn(a->light, "\"") + 1;
    skip(a, value + strcspn(a->light + value, "\"") + 1);
}

/* The value of d="…": a slice of a disc as an arc, anything else as it is. */
static void copy_path(adopting *a)
{
    skip(a, strlen(" d=\""));
    const size_t size = strcspn(a->light, "\"");

    zr__buffer_add(a->out, " d=\"");
    if (!zr__wedge_add(a->out, a->light, size))
        zr__buffer_add_bytes(a->out, a->light, size);
    skip(a, size);
}

static void copy_one(adopting *a)
{
    if (*a->light == '<')
        a->in_tag = true;
    else if (*a->light == '>')
        a->in_tag = false;
    zr__buffer_add_bytes(a->out, a->light, 1);
    skip(a, 1);
}

static void step(adopting *a)
{
    if (starts(a, "<?xml"))
        skip_past(a, "?>");
    else if (starts(a, "<svg"))
        open_picture(a);
    else if (starts(a, "<g id=\"graph0\"")) {
        zr__buffer_add(a->out, "<g ");
        skip_past(a, "class=\"graph\" ");
        const size_t size = strcspn(a->light, "\n") + 1;
        zr__buffer_add_bytes(a->out, a->light, size);
        skip(a, size);
        if (starts(a, "<title>"))
            skip_past(a, "</title>\n"); /* the figure's */
        a->in_tag = false;
    } else if (starts(a, "<g id=\""))
        open_group(a);
    else if (starts(a, "</g>"))
        close_group(a);
    else if (a->in_tag && starts_any(a, needless))
        skip_attribute(a);
    else if (a->in_tag && starts(a, " d=\""))
        copy_path(a);
    else if (a->in_tag && is_colour(a->light) && is_colour(a->dark)) {
        zr__buffer_addf(a->out, "var(--d%zu)", hue_of(a));
        skip(a, COLOUR_SIZE);
    } else
        copy_one(a);
}

static zr_status adopt(zr__html *html, zr__hues *hues, const char *light, const char *dark,
                       zr_error *err)
{
    zr__buffer svg = {0};
    adopting a = {.out = &svg, .hues = hues, .light = light};

    a.dark = strlen(light) == strlen(dark) ? dark : light;
    while (*a.light != '\0')
        step(&a);
    const bool failed = svg.failed || a.failed;
    if (!failed)
        zr__html_own(html, svg.bytes, svg.size);
    zr__buffer_clear(&svg);
    return failed ? zr__out_of_memory(err) : ZR_OK;
}

zr_status zr__html_figure(zr__html *html, zr__hues *hues, const zr__figure *figure,
                          const zr__report_data *data, zr_error *err)
{
    zr_diagram_options options = ZR_DIAGRAM_OPTIONS_INIT;
    char *drawing[2] = {NULL, NULL};

    options.scope = &data->scope;
    options.seed = data->seed;
    options.title = ""; /* the page has said it */
    zr_status status = zr__diagram_draw_both(drawing, figure->kind, data->graph, &options,
                                             &data->clusters, err);
    if (status != ZR_OK)
        return status;
    zr__html_addf(html, "<figure class=\"picture\" id=\"%s\" data-kind=\"%s\">", figure->id,
                  zr_diagram_kind_name(figure->kind));
    if (figure->caption != NULL) {
        zr__html_add(html, "<figcaption><b>");
        zr__html_text(html, figure->caption);
        zr__html_add(html, "</b></figcaption>");
    }
    zr__html_add(html, "<div class=\"scroll\" tabindex=\"0\" role=\"group\"");
    zr__html_value(html, "aria-label", figure->name);
    zr__html_add(html, ">");
    status = adopt(html, hues, drawing[0], drawing[1], err);
    zr__html_add(html, "</div></figure>\n");
    zr_string_free(drawing[0]);
    zr_string_free(drawing[1]);
    return status;
}

void zr__hues_add(zr__buffer *css, const zr__hues *hues, bool dark)
{
    for (size_t i = 0; i < hues->count; i++)
        zr__buffer_addf(css, "--d%zu:%s;", i, dark ? hues->hue[i].dark : hues->hue[i].light);
}

void zr__hues_clear(zr__hues *hues)
{
    zr__free(hues->hue);
    *hues = (zr__hues){0};
}
