/*
 * Names of different units that may mean the same one.
 *
 * Each name is cut down to what carries it: compatibility form, lower case, without brackets,
 * blanks and punctuation. Two names with the same core are similar, and so are two cores that one
 * character tells apart, bar the characters whose office that is: numbers, directions, and levels
 * of government. In Chinese one different character usually makes another unit (市治水办,
 * 市治气办), unless it is the last one (市卫生健康委, 市卫生健康局).
 *
 * Comparing all pairs would be quadratic. A name is entered under the hash of its core and of each
 * core with one character left out: names one character apart meet under one of them (the deletion
 * neighbourhood of Mor & Fraenkel 1982), and only names that meet are compared.
 */
#include "src/similar_names.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "src/failure.h"
#include "src/memory.h"
#include "src/text.h"

enum {
    CORE_MOST = 40,  /* characters; a longer core is only compared as a whole */
    ADDED_LEAST = 4, /* characters of a core that may have one more or less */
    LAST_CHANGED_LEAST = 5,
    LETTER_CHANGED_LEAST = 6
};

/* What tells a series of units apart. Digits are known by their category. */
static const char MARKERS[] = "一二三四五六七八九十甲乙丙丁东西南北中上下前后左右内外"
                              "国省市州盟县区旗镇乡村";

struct core {
    uint32_t count; /* CORE_MOST + 1 when there is more */
    int32_t character[CORE_MOST + 1];
    uint64_t hash; /* of all of it, also of what is not kept */
};

struct name {
    const char *text;
    uint32_t unit;
};

struct entry {
    uint64_t hash;
    uint32_t name;
};

static uint64_t add_to_hash(uint64_t hash, int32_t character)
{
    hash = (hash ^ (uint64_t)character) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ (hash >> 29);
}

static bool is_left_out(utf8proc_category_t category)
{
    return (category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO) ||
           (category >= UTF8PROC_CATEGORY_ZS && category <= UTF8PROC_CATEGORY_CF);
}

/* A bracket that is never closed takes the rest with it. */
static void read_core(struct core *core, const utf8proc_uint8_t *text)
{
    utf8proc_int32_t character;
    size_t depth = 0;

    *core = (struct core){0};
    for (utf8proc_ssize_t step; *text != 0 && (step = utf8proc_iterate(text, -1, &character)) > 0;
         text += step) {
        const utf8proc_category_t category = utf8proc_category(character);

        if (category == UTF8PROC_CATEGORY_PS)
            depth++;
        else if (category == UTF8PROC_CATEGORY_PE && depth > 0)
            depth--;
        else if (depth == 0 && !is_left_out(category)) {
            core->hash = add_to_hash(core->hash, character);
            if (core->count <= CORE_MOST)
                core->character[core->count++] = character;
        }
    }
}

/* False when memory ran out or the name is no UTF-8. */
static bool find_core(struct core *core, const char *name)
{
    utf8proc_uint8_t *folded = NULL;
    const utf8proc_ssize_t size =
        utf8proc_map((const utf8proc_uint8_t *)name, 0, &folded,
                     UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                         UTF8PROC_CASEFOLD);

    if (size >= 0)
        read_core(core, folded);
    free(folded); /* utf8proc's, not ours */
    return size >= 0;
}

static bool is_marker(int32_t character)
{
    utf8proc_uint8_t bytes[5] = {0};
    const utf8proc_category_t category = utf8proc_category(character);

    if (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO)
        return true;
    utf8proc_encode_char(character, bytes);
    return strstr(MARKERS, (const char *)bytes) != NULL;
}

static bool is_letter(int32_t character)
{
    return utf8proc_category(character) == UTF8PROC_CATEGORY_LL;
}

/* `at` is where `longer` has one character more. "Team A" and "Team AB" are a series. */
static bool may_be_added(const struct core *longer, uint32_t at)
{
    const int32_t character = longer->character[at];

    return longer->count > ADDED_LEAST && !is_marker(character) &&
           !(at == longer->count - 1 && is_letter(character));
}

static bool may_be_changed(const struct core *a, const struct core *b, uint32_t at)
{
    const int32_t from = a->character[at];
    const int32_t to = b->character[at];
    const bool is_last = at == a->count - 1;

    if (is_marker(from) || is_marker(to) || is_letter(from) != is_letter(to))
        return false;
    if (is_letter(from))
        return !is_last && a->count >= LETTER_CHANGED_LEAST;
    return is_last && a->count >= LAST_CHANGED_LEAST;
}

static bool cores_look_alike(const struct core *a, const struct core *b)
{
    if (a->count > b->count) {
        const struct core *shorter = b;
        b = a;
        a = shorter;
    }
    const uint32_t more = b->count - a->count;
    uint32_t at = 0;

    if (a->count == 0 || more > 1)
        return false;
    if (more == 0 && a->hash == b->hash)
        return true;
    if (b->count > CORE_MOST)
        return false;
    while (at < a->count && a->character[at] == b->character[at])
        at++;

    const uint32_t rest = b->count - at - 1;
    if (memcmp(&a->character[a->count - rest], &b->character[at + 1],
               rest * sizeof a->character[0]) != 0)
        return false;
    return more == 1 ? may_be_added(b, at) : may_be_changed(a, b, at);
}

bool zr__names_look_alike(const char *a, const char *b)
{
    struct core core_a;
    struct core core_b;

    return find_core(&core_a, a) && find_core(&core_b, b) && cores_look_alike(&core_a, &core_b);
}

/* Everything the search holds; `count` names. */
struct search {
    struct name *name;
    struct core *core;
    uint32_t *twin; /* the first name that looks like this one and stands before it, or ZR_NONE */
    size_t count;
    struct entry *entry;
    size_t entry_count;
};

static void add_name(struct search *search, const char *text, uint32_t unit)
{
    search->twin[search->count] = ZR_NONE;
    search->name[search->count++] = (struct name){text, unit};
}

static bool list_names(struct search *search, const zr_notice *notice)
{
    size_t count = notice->unit_count;

    for (uint32_t u = 0; u < notice->unit_count; u++)
        count += notice->unit[u].alias_count;
    search->name = zr__calloc(count, sizeof *search->name);
    search->core = zr__calloc(count, sizeof *search->core);
    search->twin = zr__calloc(count, sizeof *search->twin);
    if (search->name == NULL || search->core == NULL || search->twin == NULL)
        return false;

    for (uint32_t u = 0; u < notice->unit_count; u++) {
        add_name(search, notice->unit[u].name, u);
        for (uint32_t i = 0; i < notice->unit[u].alias_count; i++)
            add_name(search, notice->unit[u].alias[i], u);
    }
    for (size_t i = 0; i < count; i++)
        if (!find_core(&search->core[i], search->name[i].text))
            return false;
    return true;
}

static uint64_t hash_without(const struct core *core, uint32_t left_out)
{
    uint64_t hash = 0;

    for (uint32_t i = 0; i < core->count; i++)
        if (i != left_out)
            hash = add_to_hash(hash, core->character[i]);
    return hash;
}

static bool enter_names(struct search *search)
{
    size_t count = search->count;

    for (size_t i = 0; i < search->count; i++)
        count += search->core[i].count;
    search->entry = zr__calloc(count, sizeof *search->entry);
    if (search->entry == NULL)
        return false;

    for (uint32_t i = 0; i < search->count; i++) {
        const struct core *core = &search->core[i];

        if (core->count > 0)
            search->entry[search->entry_count++] = (struct entry){core->hash, i};
        for (uint32_t c = 0; core->count <= CORE_MOST && c < core->count; c++)
            search->entry[search->entry_count++] = (struct entry){hash_without(core, c), i};
    }
    return true;
}

static int by_hash_then_name(const void *left, const void *right)
{
    const struct entry *a = left;
    const struct entry *b = right;

    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return (a->name > b->name) - (a->name < b->name);
}

static void compare(struct search *search, uint32_t before, uint32_t after)
{
    if (search->name[before].unit != search->name[after].unit && before < search->twin[after] &&
        cores_look_alike(&search->core[before], &search->core[after]))
        search->twin[after] = before;
}

/* Each name with the first it meets and with the one before it: not with all, since thousands may
 * meet under one hash. */
static void compare_those_that_meet(struct search *search)
{
    size_t first = 0;

    qsort(search->entry, search->entry_count, sizeof *search->entry, by_hash_then_name);
    for (size_t i = 1; i < search->entry_count; i++) {
        if (search->entry[i].hash != search->entry[first].hash) {
            first = i;
            continue;
        }
        compare(search, search->entry[first].name, search->entry[i].name);
        compare(search, search->entry[i - 1].name, search->entry[i].name);
    }
}

static void report(const struct search *search, zr__gathering *gathering,
                   const zr__mention *mention)
{
    uint32_t reported = ZR_NONE;

    for (size_t i = 0; i < search->count; i++) {
        const struct name *name = &search->name[i];

        if (search->twin[i] == ZR_NONE || name->unit == reported)
            continue;
        reported = name->unit;
        zr__gather(gathering, ZR_FINDING_SIMILAR_NAMES, mention[name->unit].spot,
                   _("'%s' looks like '%s'; if they are one unit, make one an alias of the other"),
                   name->text, search->name[search->twin[i]].text);
    }
}

void zr__report_similar_names(zr__gathering *gathering, const zr_notice *notice,
                              const zr__mention *mention)
{
    struct search search = {0};

    if (list_names(&search, notice) && enter_names(&search)) {
        compare_those_that_meet(&search);
        report(&search, gathering, mention);
    } else {
        gathering->failed = true;
    }
    zr__free(search.name);
    zr__free(search.core);
    zr__free(search.twin);
    zr__free(search.entry);
}
