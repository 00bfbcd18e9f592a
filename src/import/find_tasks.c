/*
 * Finding the tasks among the entries.
 *
 * An entry with a responsibility of its own is a task. But a line "责任单位" under the last of
 * several sub-items speaks for all of them, and so for the entry above; and where a numbered entry
 * is followed by plain paragraphs of which one has the responsibility, it is the entry's. How the
 * rest of the document is built decides where one place alone cannot tell.
 */
#include "src/import/outline.h"

#include <string.h>

#include "src/failure.h"
#include "src/import/asides.h"
#include "src/import/officials.h"
#include "src/import/unit_headings.h"
#include "src/memory.h"

/* The children of one parent on one level. */
typedef struct run {
    uint32_t first, last;   /* Entries. */
    uint32_t first_sibling; /* All of them, with or without tasks. */
    uint32_t last_sibling;
    uint32_t count, tasks;
    zr__level level;
    uint32_t parent;
} run;

typedef struct outline {
    zr__reader *reader;
    zr__entries *entries;
    uint32_t *run_of;   /* By entry. */
    run *runs;
    size_t run_count, run_capacity;
    bool *has_tasks;    /* By entry: a descendant has a responsibility. */
    uint32_t together[ZR__LEVELS]; /* Runs in which several entries have one. */
} outline;

static void move_up(outline *o, uint32_t from, uint32_t to)
{
    zr__move_duties(o->entries, from, to);
    o->entries->item[from].is_absorbed = true;
}

/* Plain paragraphs right behind a numbered entry without responsibility: give it theirs when
 * exactly one of them has one. */
static void gather_paragraphs(outline *o, uint32_t e)
{
    const zr__entry *entry = &o->entries->item[e];
    uint32_t only = ZR__NO_ENTRY, count = 0, end = e + 1;

    for (; end < o->entries->count; end++) {
        const zr__entry *next = &o->entries->item[end];
        if (next->numbering.level != ZR__LEVEL_TEXT || next->parent != e || next->table != NULL)
            break;
        if (zr__has_duty(next)) {
            only = end;
            count++;
        }
    }
    if (count != 1 || zr__has_duty(entry) || entry->official.name.size > 0 ||
        entry->numbering.level <= ZR__LEVEL_PART ||
        zr__unit_in_heading(o->reader, entry->text).size > 0)
        return;
    for (uint32_t i = e + 1; i <= only; i++)
        o->entries->item[i].is_absorbed = true;
    move_up(o, only, e);
}

/* Runs of numbered siblings, by the last run open at each parent. */
static bool find_runs(outline *o)
{
    const size_t count = o->entries->count;
    uint32_t *open = zr__calloc(count + 1, sizeof *open); /* By parent + 1: its run, plus 1. */
    bool found = open != NULL;

    for (uint32_t e = 0; e < count && found; e++) {
        const zr__entry *entry = &o->entries->item[e];
        if (entry->numbering.level >= ZR__LEVEL_TEXT)
            continue;
        const size_t parent = entry->parent == ZR__NO_ENTRY ? 0 : (size_t)entry->parent + 1;
        run *current = open[parent] > 0 ? &o->runs[open[parent] - 1] : NULL;
        if (current == NULL || current->level != entry->numbering.level) {
            run *grown = zr__grow(o->runs, &o->run_capacity, o->run_count + 1, sizeof *grown);
            if (grown == NULL) {
                found = false;
                break;
            }
            o->runs = grown;
            o->runs[o->run_count++] = (run){.first = e,
                                            .first_sibling = e,
                                            .level = entry->numbering.level,
                                            .parent = entry->parent};
            open[parent] = (uint32_t)o->run_count;
            current = &o->runs[o->run_count - 1];
        }
        current->last_sibling = e;
        current->count++;
        o->run_of[e] = open[parent] - 1;
    }
    zr__free(open);
    return found;
}

static void count_tasks(outline *o)
{
    for (size_t r = 0; r < o->run_count; r++)
        o->runs[r].tasks = 0;
    for (uint32_t e = 0; e < o->entries->count; e++) {
        const zr__entry *entry = &o->entries->item[e];
        if (entry->numbering.level < ZR__LEVEL_TEXT && zr__has_duty(entry))
            o->runs[o->run_of[e]].tasks++;
    }
    for (size_t r = 0; r < o->run_count; r++)
        o->together[o->runs[r].level] += o->runs[r].tasks >= 2;
}

static bool ends_item(zr__slice text)
{
    size_t step;
    const uint32_t last = zr__slice_last(zr__slice_trim(text), &step);

    return last == ';' || last == ',';
}

/* Whether the responsibility under the last of a run is meant for the parent. */
static bool speaks_for_parent(const outline *o, const run *r)
{
    if (r->parent == ZR__NO_ENTRY || r->tasks != 1)
        return false;

    const zr__entry *parent = &o->entries->item[r->parent];
    if (zr__has_duty(parent) || !zr__has_duty(&o->entries->item[r->last_sibling]) ||
        parent->numbering.level <= ZR__LEVEL_PART || parent->official.name.size > 0)
        return false;
    if (r->count > 1 && ends_item(o->entries->item[r->first_sibling].text))
        return true; /* (1)…;(2)…。责任单位:… */
    return o->together[r->level] == 0 && !zr__is_heading(parent->text);
}

/* From the innermost runs outwards: runs start in document order, so inner ones stand behind. */
static void raise_duties(outline *o)
{
    for (size_t r = o->run_count; r > 0; r--) {
        const run *inner = &o->runs[r - 1];
        if (!speaks_for_parent(o, inner))
            continue;
        move_up(o, inner->last_sibling, inner->parent);
        if (o->entries->item[inner->parent].numbering.level < ZR__LEVEL_TEXT)
            o->runs[o->run_of[inner->parent]].tasks++;
    }
}

static void mark_descendants(outline *o)
{
    for (uint32_t e = (uint32_t)o->entries->count; e > 0; e--) {
        const zr__entry *entry = &o->entries->item[e - 1];
        const bool counts =
            zr__has_duty(entry) || entry->table != NULL || o->has_tasks[e - 1];
        if (counts && entry->parent != ZR__NO_ENTRY)
            o->has_tasks[entry->parent] = true;
    }
}

static bool may_name_nobody(const outline *o, uint32_t e)
{
    const zr__entry *entry = &o->entries->item[e];

    return !entry->is_task && !entry->is_absorbed && entry->numbering.level < ZR__LEVEL_TEXT &&
           entry->numbering.level > ZR__LEVEL_PART && !o->has_tasks[e] &&
           entry->official.name.size == 0 &&
           (entry->parent == ZR__NO_ENTRY || !o->entries->item[entry->parent].is_task);
}

/* An entry without responsibility among tasks of its level is a task that names nobody; where a
 * run has few tasks, the others are text. */
static void name_nobody(outline *o, uint32_t e)
{
    zr__entry *entry = &o->entries->item[e];

    if (!may_name_nobody(o, e))
        return;
    const run *r = &o->runs[o->run_of[e]];
    const bool is_between = r->first != ZR__NO_ENTRY && r->first < e && e < r->last;
    const bool is_among = r->tasks >= 2 && 2 * r->tasks >= r->count &&
                          entry->numbering.level > ZR__LEVEL_HAN;
    entry->is_task = r->tasks > 0 && (is_between || is_among);
}

/* Numbers may go on across sections: the one between a task and a task is a task too. */
static void join_across_sections(outline *o)
{
    uint32_t before[ZR__LEVELS], middle[ZR__LEVELS];

    memset(before, 0xFF, sizeof before); /* ZR__NO_ENTRY */
    memset(middle, 0xFF, sizeof middle);
    for (uint32_t e = 0; e < o->entries->count; e++) {
        const zr__entry *entry = &o->entries->item[e];
        const zr__level level = entry->numbering.level;
        if (level <= ZR__LEVEL_HAN || level >= ZR__LEVEL_BULLET)
            continue;
        const uint32_t left = before[level], between = middle[level];
        if (left != ZR__NO_ENTRY && between != ZR__NO_ENTRY && entry->is_task) {
            const zr__entry *first = &o->entries->item[left];
            zr__entry *lost = &o->entries->item[between];
            if (first->is_task && may_name_nobody(o, between) &&
                first->numbering.value + 1 == lost->numbering.value &&
                lost->numbering.value + 1 == entry->numbering.value)
                lost->is_task = true;
        }
        before[level] = between;
        middle[level] = e;
    }
}

/* "解释单位:甲局" above "抄送:乙局": a plain paragraph that only those get who have no part in it. */
static bool only_informs(const outline *o, uint32_t e)
{
    const zr__entry *entry = &o->entries->item[e];
    zr__label label = ZR__LABEL_NONE;

    for (uint32_t d = entry->first_duty; d != ZR__NO_ENTRY; d = o->entries->duty[d].next) {
        const zr__slice text = o->entries->duty[d].text.text;
        if (zr__slice_holds(text, "负责解释") || zr__slice_holds(text, "解释工作"))
            continue; /* 未尽事宜由甲局负责解释 */
        if (zr__label_at(text, &label) == 0 || label != ZR__LABEL_WATCH)
            return false;
    }
    return entry->numbering.level == ZR__LEVEL_TEXT;
}

/* Entries with a responsibility of their own are tasks, and some between them. */
static void mark_tasks(outline *o)
{
    for (size_t r = 0; r < o->run_count; r++) {
        o->runs[r].tasks = 0;
        o->runs[r].first = o->runs[r].last = ZR__NO_ENTRY;
    }
    for (uint32_t e = 0; e < o->entries->count; e++) {
        zr__entry *entry = &o->entries->item[e];
        entry->is_task = zr__has_duty(entry) && !only_informs(o, e);
        if (!entry->is_task || entry->numbering.level >= ZR__LEVEL_TEXT)
            continue;
        run *r = &o->runs[o->run_of[e]];
        r->first = r->first == ZR__NO_ENTRY ? e : r->first;
        r->last = e;
        r->tasks++;
    }
    zr__leave_asides(o->reader, o->entries);
    for (uint32_t e = 0; e < o->entries->count; e++)
        name_nobody(o, e);
    join_across_sections(o);
}

/* The official alone that an entry names behind labels; false when units stand there too. */
static bool names_only_official(const outline *o, uint32_t e, zr__official *official)
{
    bool found = false;

    for (uint32_t d = o->entries->item[e].first_duty; d != ZR__NO_ENTRY;
         d = o->entries->duty[d].next) {
        const zr__duty_text *duty = &o->entries->duty[d].text;
        zr__label label = ZR__LABEL_NONE, other;
        const size_t size = zr__label_at(duty->text, &label);
        const zr__slice list = zr__slice_from(duty->text, size);
        if (!zr__is_person_label(label) || label == ZR__LABEL_OTHER_OFFICIAL)
            return false;
        for (size_t offset = 0, step; offset < list.size; offset += step) {
            zr__slice_char_at(list, offset, &step);
            if (zr__label_at(zr__slice_from(list, offset), &other) > 0)
                return false;
        }
        found = found || zr__official_in_list(o->reader, list, duty->line, official);
    }
    return found;
}

/* "(一)全力稳增长 责任领导:李明" above tasks with units of their own: a section and who is in charge
 * of it. */
static void take_section_officials(outline *o)
{
    for (uint32_t e = 0; e + 1 < o->entries->count; e++) {
        zr__entry *entry = &o->entries->item[e];
        const zr__entry *next = &o->entries->item[e + 1];
        zr__official official;
        if (!zr__has_duty(entry) || entry->numbering.level >= ZR__LEVEL_TEXT ||
            next->parent != e || next->numbering.level >= ZR__LEVEL_TEXT || !zr__has_duty(next) ||
            !names_only_official(o, e, &official))
            continue;
        entry->official = official;
        entry->is_headed = true;
        entry->first_duty = entry->last_duty = ZR__NO_ENTRY;
        entry->places = 0;
    }
}

/* The last place of responsibility of an entry, when it names a person and no units. */
static zr__duty_text *official_at_end(const outline *o, uint32_t e)
{
    const zr__entry *entry = &o->entries->item[e];
    zr__label label, other;

    if (!zr__has_duty(entry) || entry->first_duty == entry->last_duty)
        return NULL;
    zr__duty_text *duty = &o->entries->duty[entry->last_duty].text;
    const size_t size = zr__label_at(duty->text, &label);
    if (size == 0 || label == ZR__LABEL_OTHER_OFFICIAL || !zr__is_person_label(label))
        return NULL;
    for (size_t offset = size, step; offset < duty->text.size; offset += step) {
        zr__slice_char_at(duty->text, offset, &step);
        if (zr__label_at(zr__slice_from(duty->text, offset), &other) > 0)
            return NULL;
    }
    return duty;
}

static void drop_last_duty(zr__entries *entries, zr__entry *entry)
{
    uint32_t d = entry->first_duty;

    while (entries->duty[d].next != entry->last_duty)
        d = entries->duty[d].next;
    entries->duty[d].next = ZR__NO_ENTRY;
    entry->last_duty = d;
}

/* Whether the last of the tasks of a section, and no other of them, names a person at its end. */
static bool ends_in_official(const outline *o, const run *r, bool *others)
{
    for (uint32_t e = r->first_sibling; e < r->last_sibling; e++) {
        if (o->entries->item[e].parent == r->parent && official_at_end(o, e) != NULL)
            *others = true;
    }
    return r->count > 1 && r->parent != ZR__NO_ENTRY && r->level > ZR__LEVEL_HAN &&
           official_at_end(o, r->last_sibling) != NULL;
}

/* "责任领导:李明" below the last task of each of several sections, and below no other: in charge of
 * all tasks above it. */
static void raise_officials(outline *o)
{
    size_t sections = 0;
    bool others = false;

    for (size_t r = 0; r < o->run_count; r++)
        sections += ends_in_official(o, &o->runs[r], &others);
    for (size_t r = 0; r < o->run_count && !others && sections > 0; r++) {
        if (!ends_in_official(o, &o->runs[r], &others))
            continue;
        zr__entry *last = &o->entries->item[o->runs[r].last_sibling];
        zr__entry *parent = &o->entries->item[o->runs[r].parent];
        const zr__duty_text *duty = official_at_end(o, o->runs[r].last_sibling);
        zr__label label;
        const zr__slice list = zr__slice_from(duty->text, zr__label_at(duty->text, &label));
        zr__official official;
        if (sections == 1)
            zr__reader_doubt(o->reader, ZR_DOUBT_OFFICIAL, duty->line, list, "%s",
                             _("in charge of the task before and no other"));
        if (sections == 1 || parent->official.name.size > 0 ||
            !zr__official_in_list(o->reader, list, duty->line, &official))
            continue;
        parent->official = official;
        parent->is_headed = true;
        zr__reader_doubt(o->reader, ZR_DOUBT_OFFICIAL, duty->line, list, "%s",
                         _("in charge of all tasks of the section"));
        drop_last_duty(o->entries, last);
    }
}

/* The last of the paragraphs right below the labels under a heading; the heading when none is. */
static uint32_t text_below_labels(const outline *o, uint32_t e)
{
    const zr__entry *entry = &o->entries->item[e];
    uint32_t last = e, line = entry->duty_line;
    size_t step;

    if (!entry->is_task || entry->numbering.level >= ZR__LEVEL_TEXT ||
        entry->duty_line <= entry->first_line || !zr__is_heading(entry->text))
        return e;
    while (last + 1 < o->entries->count) {
        const zr__entry *next = &o->entries->item[last + 1];
        if (next->parent != e || next->numbering.level != ZR__LEVEL_TEXT || next->table != NULL ||
            zr__has_duty(next) || next->first_line != line + 1 ||
            !zr__is_sentence_end(zr__slice_last(next->text, &step)))
            break;
        line = next->last_line;
        last++;
    }
    return last;
}

/* Heading, labels, and only then what is to be done: where several tasks are laid out like this,
 * the paragraphs below the labels are the words of the task. */
static void reach_below_labels(outline *o)
{
    size_t count = 0;

    for (uint32_t e = 0; e < o->entries->count; e++)
        count += text_below_labels(o, e) > e;
    for (uint32_t e = 0; e < o->entries->count && count > 1; e++) {
        const uint32_t last = text_below_labels(o, e);
        if (last > e)
            o->entries->item[e].duty_line = o->entries->item[last].last_line;
    }
}

void zr__find_tasks(zr__reader *reader, zr__entries *entries)
{
    outline o = {.reader = reader, .entries = entries};

    o.run_of = zr__calloc(entries->count, sizeof *o.run_of);
    o.has_tasks = zr__calloc(entries->count, sizeof *o.has_tasks);
    take_section_officials(&o);
    for (uint32_t e = 0; e < entries->count; e++) {
        if (entries->item[e].numbering.level < ZR__LEVEL_TEXT)
            gather_paragraphs(&o, e);
    }
    if (o.run_of == NULL || o.has_tasks == NULL || !find_runs(&o)) {
        reader->failed = true;
    } else {
        raise_officials(&o);
        count_tasks(&o);
        raise_duties(&o);
        mark_descendants(&o);
        mark_tasks(&o);
        reach_below_labels(&o);
    }
    zr__free(o.run_of);
    zr__free(o.has_tasks);
    zr__free(o.runs);
}
