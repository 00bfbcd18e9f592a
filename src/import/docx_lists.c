/*
 * Word's lists (ECMA-376 part 1, 17.9): a list is an instance of an abstract one, which has nine
 * levels with a format and a text such as "%1.%2". Instances of one abstract list count on
 * together, unless one of them says where it starts.
 */
#include "src/import/docx_lists.h"

#include <stdlib.h>
#include <string.h>

#include "src/failure.h"
#include "src/import/numerals.h"
#include "src/memory.h"

enum { MOST_LISTS = 20000, MOST_BASES = 20 };

typedef struct level {
    const char *format, *text;
    long start;
    bool is_legal;    /* All its numbers are decimal. */
    uint32_t current; /* 0 before the first. */
} level;

typedef struct zr__docx_abstract {
    long id;
    level level[ZR__LIST_LEVELS];
} zr__docx_abstract;

typedef struct zr__docx_list {
    long id, abstract;
    long start[ZR__LIST_LEVELS]; /* -1 where it counts on. */
} zr__docx_list;

/* Where the reading of a part is. */
typedef struct reading {
    zr__docx_lists *lists;
    zr__docx_abstract *abstract;
    zr__docx_list *list;
    long at_level;
    zr__docx_style *style;
    bool in_override;
} reading;

static const char *keep(zr__docx_lists *lists, const char *text)
{
    const char *kept = zr__arena_text(&lists->arena, text, strlen(text));

    lists->failed |= kept == NULL;
    return kept;
}

static const char *value_of(const char *const *attributes)
{
    const char *value = zr__markup_attribute(attributes, "val");

    return value != NULL ? value : "";
}

static bool on_style(void *self, const char *name, const char *const *attributes)
{
    reading *r = self;
    zr__docx_lists *lists = r->lists;
    const char *id = zr__markup_attribute(attributes, "styleId");

    if (strcmp(name, "style") == 0 && id != NULL && lists->style_count < MOST_LISTS) {
        zr__docx_style *grown = zr__grow(lists->style, &lists->style_capacity,
                                         lists->style_count + 1, sizeof *grown);
        const char *kept = keep(lists, id);
        if (grown != NULL)
            lists->style = grown;
        if (grown == NULL || kept == NULL) {
            lists->failed = true;
            return false;
        }
        r->style = &grown[lists->style_count];
        *r->style = (zr__docx_style){.list = -1, .level = -1, .outline = -1};
        if (zr__names_find(&lists->style_names, kept, strlen(kept)) == ZR_NONE &&
            !zr__names_add(&lists->style_names, kept, strlen(kept),
                           (uint32_t)lists->style_count))
            lists->failed = true;
        lists->style_count++;
    } else if (r->style != NULL && strcmp(name, "basedOn") == 0)
        r->style->based_on = keep(lists, value_of(attributes));
    else if (r->style != NULL && strcmp(name, "numId") == 0)
        r->style->list = zr__markup_number(attributes, "val", -1);
    else if (r->style != NULL && strcmp(name, "ilvl") == 0)
        r->style->level = zr__markup_number(attributes, "val", -1);
    else if (r->style != NULL && strcmp(name, "outlineLvl") == 0)
        r->style->outline = zr__markup_number(attributes, "val", -1);
    return !lists->failed;
}

static bool end_style(void *self, const char *name)
{
    reading *r = self;

    if (strcmp(name, "style") == 0)
        r->style = NULL;
    return true;
}

static void open_abstract(reading *r, long id)
{
    zr__docx_lists *lists = r->lists;
    zr__docx_abstract *grown = zr__grow(lists->abstract, &lists->abstract_capacity,
                                        lists->abstract_count + 1, sizeof *grown);

    if (grown == NULL) {
        lists->failed = true;
        return;
    }
    lists->abstract = grown;
    r->abstract = &grown[lists->abstract_count++];
    *r->abstract = (zr__docx_abstract){.id = id};
    for (size_t i = 0; i < ZR__LIST_LEVELS; i++)
        r->abstract->level[i] = (level){.format = "decimal", .text = "", .start = 1};
}

static void open_list(reading *r, long id)
{
    zr__docx_lists *lists = r->lists;
    zr__docx_list *grown =
        zr__grow(lists->list, &lists->list_capacity, lists->list_count + 1, sizeof *grown);

    if (grown == NULL) {
        lists->failed = true;
        return;
    }
    lists->list = grown;
    r->list = &grown[lists->list_count++];
    *r->list = (zr__docx_list){.id = id, .abstract = -1};
    for (size_t i = 0; i < ZR__LIST_LEVELS; i++)
        r->list->start[i] = -1;
}

static void read_level(reading *r, level *l, const char *name, const char *const *attributes)
{
    if (strcmp(name, "start") == 0)
        l->start = zr__markup_number(attributes, "val", 1);
    else if (strcmp(name, "numFmt") == 0)
        l->format = keep(r->lists, value_of(attributes));
    else if (strcmp(name, "lvlText") == 0)
        l->text = keep(r->lists, value_of(attributes));
    else if (strcmp(name, "isLgl") == 0)
        l->is_legal = strcmp(value_of(attributes), "0") != 0;
}

static bool on_numbering(void *self, const char *name, const char *const *attributes)
{
    reading *r = self;

    if (r->lists->abstract_count > MOST_LISTS || r->lists->list_count > MOST_LISTS)
        return false;
    if (strcmp(name, "abstractNum") == 0)
        open_abstract(r, zr__markup_number(attributes, "abstractNumId", -1));
    else if (strcmp(name, "num") == 0)
        open_list(r, zr__markup_number(attributes, "numId", -1));
    else if (strcmp(name, "lvl") == 0 || strcmp(name, "lvlOverride") == 0) {
        r->at_level = zr__markup_number(attributes, "ilvl", 0);
        if (r->at_level < 0 || r->at_level >= ZR__LIST_LEVELS)
            r->at_level = 0;
    } else if (r->list != NULL && strcmp(name, "abstractNumId") == 0)
        r->list->abstract = zr__markup_number(attributes, "val", -1);
    else if (r->list != NULL && strcmp(name, "startOverride") == 0)
        r->list->start[r->at_level] = zr__markup_number(attributes, "val", 1);
    else if (r->abstract != NULL)
        read_level(r, &r->abstract->level[r->at_level], name, attributes);
    return !r->lists->failed;
}

static bool end_numbering(void *self, const char *name)
{
    reading *r = self;

    if (strcmp(name, "abstractNum") == 0)
        r->abstract = NULL;
    else if (strcmp(name, "num") == 0)
        r->list = NULL;
    return true;
}

static int by_abstract_id(const void *a, const void *b)
{
    const long x = ((const zr__docx_abstract *)a)->id, y = ((const zr__docx_abstract *)b)->id;

    return (x > y) - (x < y);
}

static int by_list_id(const void *a, const void *b)
{
    const long x = ((const zr__docx_list *)a)->id, y = ((const zr__docx_list *)b)->id;

    return (x > y) - (x < y);
}

zr_status zr__docx_lists_read(zr__docx_lists *lists, zr__package *package, const char *styles,
                              const char *numbering, zr_error *err)
{
    reading r = {.lists = lists};
    const zr__markup_listener style = {on_style, end_style, NULL, &r};
    const zr__markup_listener number = {on_numbering, end_numbering, NULL, &r};
    zr_status status = ZR_OK;

    if (styles != NULL)
        status = zr__package_read(package, styles, &style, err);
    if (status == ZR_OK && numbering != NULL)
        status = zr__package_read(package, numbering, &number, err);
    if (status == ZR_OK && lists->failed)
        status = zr__out_of_memory(err);
    if (status == ZR_OK && lists->abstract_count > 0)
        qsort(lists->abstract, lists->abstract_count, sizeof *lists->abstract, by_abstract_id);
    if (status == ZR_OK && lists->list_count > 0)
        qsort(lists->list, lists->list_count, sizeof *lists->list, by_list_id);
    return status;
}

void zr__docx_lists_resolve(const zr__docx_lists *lists, const char *style, zr__docx_style *own)
{
    for (size_t i = 0; style != NULL && i < MOST_BASES; i++) {
        const uint32_t found = zr__names_find(&lists->style_names, style, strlen(style));
        if (found == ZR_NONE)
            return;
        const zr__docx_style *base = &lists->style[found];
        own->list = own->list < 0 ? base->list : own->list;
        own->level = own->level < 0 ? base->level : own->level;
        own->outline = own->outline < 0 ? base->outline : own->outline;
        style = base->based_on;
    }
}

static uint32_t number_at(const level *l)
{
    return l->current > 0 ? l->current : (uint32_t)(l->start > 0 ? l->start : 0);
}

/* "%1.%2" with the numbers of these levels. */
static void write_number(const zr__docx_abstract *abstract, const level *own, zr__buffer *out)
{
    if (strcmp(own->format, "bullet") == 0 || *own->text == '\0')
        return;
    for (const char *at = own->text; *at != '\0'; at++) {
        if (*at == '%' && at[1] >= '1' && at[1] <= '9') {
            const level *l = &abstract->level[*++at - '1'];
            zr__numeral_add(out, own->is_legal ? "decimal" : l->format, number_at(l));
        } else
            zr__buffer_add_bytes(out, at, 1);
    }
    zr__buffer_add(out, " ");
}

void zr__docx_lists_number(zr__docx_lists *lists, long list, long at, zr__buffer *out)
{
    const zr__docx_list wanted = {.id = list};
    zr__docx_list *l = lists->list_count > 0 ? bsearch(&wanted, lists->list, lists->list_count,
                                                       sizeof wanted, by_list_id)
                                             : NULL;
    const zr__docx_abstract sought = {.id = l != NULL ? l->abstract : -1};
    zr__docx_abstract *a =
        l != NULL && lists->abstract_count > 0
            ? bsearch(&sought, lists->abstract, lists->abstract_count, sizeof sought,
                      by_abstract_id)
            : NULL;

    if (a == NULL)
        return;
    at = at < 0 || at >= ZR__LIST_LEVELS ? 0 : at;
    level *own = &a->level[at];
    if (l->start[at] >= 0) {
        own->current = (uint32_t)l->start[at];
        l->start[at] = -1; /* from here on it counts on */
    } else
        own->current = own->current > 0 ? own->current + 1 : number_at(own);
    for (long deeper = at + 1; deeper < ZR__LIST_LEVELS; deeper++)
        a->level[deeper].current = 0;
    write_number(a, own, out);
}

void zr__docx_lists_clear(zr__docx_lists *lists)
{
    zr__names_clear(&lists->style_names);
    zr__arena_clear(&lists->arena);
    zr__free(lists->style);
    zr__free(lists->abstract);
    zr__free(lists->list);
    *lists = (zr__docx_lists){0};
}
