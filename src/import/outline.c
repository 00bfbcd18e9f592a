/*
 * From entries to tasks: their text with that of sub-items, the headings above them, the plan and
 * the official; and which lines were used.
 */
#include "src/import/outline.h"

#include <stdio.h>
#include <string.h>

#include "src/failure.h"
#include "src/import/by_number.h"
#include "src/import/plans.h"
#include "src/import/tables.h"
#include "src/import/unit_headings.h"
#include "src/import/units.h"
#include "src/import/unused_columns.h"
#include "src/memory.h"

enum { TITLE_LINES = 3, DEPTH = 16 };

typedef struct walk {
    zr__reader *reader;
    zr__entries *entries;
    uint32_t plan_entry; /* The attachment whose plan is open; ZR__NO_ENTRY before any. */
    bool has_plan;
    uint32_t plan;
    uint32_t section; /* The last section counted. */
} walk;

static zr__entry *entry_at(const walk *w, uint32_t e)
{
    return &w->entries->item[e];
}

static uint32_t attachment_of(const walk *w, uint32_t e)
{
    while (e != ZR__NO_ENTRY && entry_at(w, e)->numbering.level != ZR__LEVEL_ATTACHMENT)
        e = entry_at(w, e)->parent;
    return e;
}

/* The title of an attachment: what stands on its line and the plain lines right behind it. */
static zr__slice attachment_title(walk *w, uint32_t attachment)
{
    zr__slice title = entry_at(w, attachment)->text;

    for (uint32_t e = attachment + 1; e < w->entries->count && e <= attachment + TITLE_LINES; e++) {
        const zr__entry *entry = entry_at(w, e);
        if (entry->numbering.level != ZR__LEVEL_TEXT || entry->parent != attachment ||
            entry->table != NULL || entry->is_task || !zr__is_heading(entry->text))
            break;
        title = zr__reader_join(w->reader, title, "", entry->text);
        zr__reader_use(w->reader, entry->first_line, entry->last_line);
    }
    zr__reader_use(w->reader, entry_at(w, attachment)->first_line,
                   entry_at(w, attachment)->last_line);
    return title;
}

/* Without attachments: the first heading that says what it is, before the first task. */
static zr__slice document_title(walk *w, uint32_t first_task)
{
    static const char *const words[] = {"分解", "分工", "清单", "方案", "计划", "要点", "实事", "任务",
                                        "Plan", "plan", "Strategy", "规划", "意见", NULL};
    zr__slice title = w->reader->title;

    for (uint32_t e = 0; e < first_task && title.size == 0; e++) {
        const zr__entry *entry = entry_at(w, e);
        if (entry->numbering.level != ZR__LEVEL_TEXT || entry->table != NULL)
            break;
        if (zr__is_heading(entry->text) && zr__slice_holds_any(entry->text, words)) {
            title = entry->text;
            zr__reader_use(w->reader, entry->first_line, entry->last_line);
        }
    }
    return title;
}

static uint32_t open_plan(walk *w, uint32_t e)
{
    const uint32_t attachment = attachment_of(w, e);

    if (w->has_plan && attachment == w->plan_entry)
        return w->plan;
    const zr__slice title =
        attachment != ZR__NO_ENTRY ? attachment_title(w, attachment) : document_title(w, e);
    w->plan = zr__reader_add_plan(w->reader, title, entry_at(w, e)->first_line);
    w->plan_entry = attachment;
    w->has_plan = true;
    return w->plan;
}

/* The headings above an entry that are sections, from the outermost. */
static uint32_t sections_above(const walk *w, uint32_t e, uint32_t above[DEPTH])
{
    uint32_t count = 0, chain[DEPTH];

    for (uint32_t p = entry_at(w, e)->parent; p != ZR__NO_ENTRY && count < DEPTH;
         p = entry_at(w, p)->parent) {
        if (entry_at(w, p)->numbering.level > ZR__LEVEL_ATTACHMENT)
            chain[count++] = p;
    }
    for (uint32_t i = 0; i < count; i++)
        above[i] = chain[count - 1 - i];
    return count;
}

/* A heading that only says whose section it is is called by its numeral. */
static zr__slice section_name(const zr__entry *entry)
{
    if (entry->official.name.size > 0 && !entry->is_headed && entry->numbering.numeral.size > 0)
        return entry->numbering.numeral;
    return zr__slice_trim_end_marks(entry->text);
}

static void add_number(walk *w, zr__slice *path, const zr__entry *entry)
{
    char digits[16];

    if (entry->numbering.value == 0)
        return;
    snprintf(digits, sizeof digits, "%u", entry->numbering.value);
    *path = zr__reader_join(w->reader, *path, "-", zr__slice_of(digits));
}

static void describe_place(walk *w, uint32_t e, zr__read_task *task)
{
    uint32_t above[DEPTH];
    const uint32_t count = sections_above(w, e, above);

    for (uint32_t i = 0; i < count; i++) {
        const zr__entry *heading = entry_at(w, above[i]);
        add_number(w, &task->number, heading);
        if (heading->is_task)
            continue; /* a task above is no section */
        if (heading->text.size > 0)
            task->section =
                zr__reader_join(w->reader, task->section, " / ", section_name(heading));
        if (heading->official.name.size > 0)
            task->official = zr__reader_official(w->reader, heading->official);
        if (above[i] > w->section || w->reader->section_count == 0) {
            w->section = above[i];
            w->reader->section_count++;
        }
        zr__reader_use(w->reader, heading->first_line, heading->last_line);
    }
    add_number(w, &task->number, entry_at(w, e));
}

/* Whether entry `e` belongs to the text of the task `t`: below it, no task itself, and if it is a
 * plain paragraph, before the responsibility. */
static bool belongs(const walk *w, uint32_t e, uint32_t t)
{
    const zr__entry *entry = entry_at(w, e);
    uint32_t above = entry->parent;

    if (entry->is_task || entry->table != NULL)
        return false;
    while (above != t && above != ZR__NO_ENTRY && !entry_at(w, above)->is_task)
        above = entry_at(w, above)->parent;
    if (above != t)
        return false;
    return entry->is_absorbed || entry->numbering.level < ZR__LEVEL_TEXT ||
           entry->first_line <= entry_at(w, t)->duty_line;
}

static void add_line(zr__buffer *text, const zr__entry *entry, bool with_number)
{
    if (text->size > 0)
        zr__buffer_add(text, "\n");
    if (with_number)
        zr__buffer_add_bytes(text, entry->numbering.mark.at, entry->numbering.mark.size);
    zr__buffer_add_bytes(text, entry->text.at, entry->text.size);
}

/* The words of a task: its own and those of what stands below it, a line each. */
static void gather_text(walk *w, uint32_t t, zr__read_task *task)
{
    zr__buffer text = {0};
    const zr__entry *own = entry_at(w, t);

    if (own->text.size > 0)
        add_line(&text, own, false);
    for (uint32_t e = t + 1; e < w->entries->count; e++) {
        const zr__entry *entry = entry_at(w, e);
        if (entry->numbering.level <= own->numbering.level && entry->parent != t)
            break;
        if (!belongs(w, e, t))
            continue;
        if (entry->text.size > 0)
            add_line(&text, entry, entry->numbering.size > 0);
        zr__reader_use(w->reader, entry->first_line, entry->last_line);
        if (entry->last_line > task->last_line)
            task->last_line = entry->last_line;
    }
    task->text = zr__reader_keep(w->reader, (zr__slice){text.bytes != NULL ? text.bytes : "",
                                                        text.size});
    w->reader->failed |= text.failed;
    zr__buffer_clear(&text);
}

static void read_duties(walk *w, uint32_t e, zr__read_task *task)
{
    const zr__entry *entry = entry_at(w, e);
    zr__duty_text *texts;
    size_t count = 0;

    for (uint32_t d = entry->first_duty; d != ZR__NO_ENTRY; d = w->entries->duty[d].next)
        count++;
    texts = zr__calloc(count, sizeof *texts);
    if (texts == NULL) {
        w->reader->failed = true;
        return;
    }
    count = 0;
    for (uint32_t d = entry->first_duty; d != ZR__NO_ENTRY; d = w->entries->duty[d].next)
        texts[count++] = w->entries->duty[d].text;
    zr__read_duty(w->reader, texts, count, &task->duty);
    if (task->duty.parties.count == 0 && !task->duty.is_same_as_above)
        zr__reader_doubt(w->reader, ZR_DOUBT_NO_UNIT, task->first_line, task->text, "%s",
                         _("a task without a unit"));
    if (entry->places > 1)
        zr__reader_doubt(w->reader, ZR_DOUBT_SEVERAL_PLACES, task->first_line, task->text,
                         _("the units of all %u places"), entry->places);
    zr__free(texts);
}

/* Where only those who support are named, the unit of the section leads, with a doubt. */
static void lead_by_heading(walk *w, uint32_t e, zr__read_task *task)
{
    zr__parties *parties = &task->duty.parties;

    for (size_t i = 0; i < parties->count; i++) {
        if (parties->item[i].role == ZR__ROLE_LEAD)
            return;
    }
    for (uint32_t p = entry_at(w, e)->parent; p != ZR__NO_ENTRY; p = entry_at(w, p)->parent) {
        const zr__slice name = zr__unit_in_heading(w->reader, entry_at(w, p)->text);
        if (name.size == 0)
            continue;
        zr__add_whole_name(w->reader, name, parties);
        if (w->reader->failed)
            return;
        parties->item[parties->count - 1].role = ZR__ROLE_LEAD;
        zr__reader_doubt(w->reader, ZR_DOUBT_ROLE, task->first_line, name, "%s",
                         _("leads, since the section is named after it"));
        return;
    }
}

/* A paragraph without a number that gives no part to anybody is no task: who watches over all, whom
 * to call. */
static bool is_no_task(const zr__entry *entry, const zr__read_task *task)
{
    if (entry->numbering.level < ZR__LEVEL_TEXT || task->duty.official != ZR_NONE ||
        task->duty.is_same_as_above)
        return false;
    for (size_t i = 0; i < task->duty.parties.count; i++) {
        if (task->duty.parties.item[i].role != ZR__ROLE_NONE)
            return false;
    }
    return true;
}

/* Take back the last task and what was said of it since there were `doubts`. */
static void drop_task(walk *w, uint32_t e, size_t doubts)
{
    zr__read_task *task = &w->reader->task[--w->reader->task_count];

    zr__free(task->duty.parties.item);
    w->reader->doubt_count = doubts;
    for (uint32_t line = task->first_line; line <= task->last_line; line++)
        w->reader->used[line] = false;
    entry_at(w, e)->is_task = false;
}

/* "…规划(6月底前)": a time alone in the bracket at the end of the words. */
static void take_time_from_text(zr__read_task *task)
{
    enum { CHARACTERS = 16 };
    static const char *const ends[] = {"前", "底", "末", "内", "旬", "日", "完成", "全年", "常年", "长期",
                                       "持续推进", NULL};
    const zr__slice text = zr__slice_trim_end_marks(task->text);
    size_t step, open = SIZE_MAX;

    for (size_t offset = 0; offset < text.size; offset += step) {
        if (zr__is_bracket(zr__slice_char_at(text, offset, &step)) &&
            zr__slice_close(text, offset) == text.size)
            open = offset;
    }
    if (open == SIZE_MAX || task->duty.deadline.size > 0 || zr__slice_holds(text, "\n"))
        return;
    zr__slice inside = zr__slice_from(text, open);
    zr__slice_char(inside, &step);
    inside = zr__slice_from(inside, step);
    zr__slice_last(inside, &step);
    inside = zr__slice_trim(zr__slice_part(inside, 0, inside.size - step));
    if (zr__is_time(inside) && zr__slice_count(inside) <= CHARACTERS &&
        zr__slice_ends_any(inside, ends) > 0 && !zr__slice_holds(inside, "—"))
        task->duty.deadline = zr__tidy_deadline(inside);
}

static void add_task(walk *w, uint32_t e)
{
    const size_t doubts = w->reader->doubt_count;
    const zr__entry *entry = entry_at(w, e);
    zr__read_task *task = zr__reader_add_task(w->reader);

    if (task == NULL)
        return;
    task->first_line = task->text_line = entry->first_line;
    task->last_line = entry->last_line;
    describe_place(w, e, task);
    gather_text(w, e, task);
    zr__reader_use(w->reader, task->first_line, entry->last_line);
    read_duties(w, e, task);
    lead_by_heading(w, e, task);
    if (!w->reader->failed && is_no_task(entry, task)) {
        drop_task(w, e, doubts);
        return;
    }
    task->plan = open_plan(w, e);
    take_time_from_text(task);
    if (task->duty.official != ZR_NONE &&
        (task->official == ZR_NONE || task->duty.official_by == ZR__LABEL_OFFICIAL))
        task->official = task->duty.official;
}

/* The plan of a table: a sheet has one of its own, any other that of the place it stands in. */
static uint32_t table_plan(walk *w, uint32_t e, const zr__layout *layout)
{
    const zr__slice caption = zr__slice_of(
        zr__document_text(w->reader->document, entry_at(w, e)->table->text));

    if (caption.size == 0) {
        if (!w->has_plan && w->reader->title.size == 0 && zr__plan_of_title(layout->title).from > 0)
            w->reader->title = layout->title; /* a line above the headings */
        return open_plan(w, e);
    }
    w->has_plan = false;
    return zr__reader_add_plan(w->reader, layout->title.size > 0 ? layout->title : caption,
                               entry_at(w, e)->first_line);
}

/* A task as another row of a table: with the same responsibility. */
static void repeat_task(walk *w, size_t of)
{
    zr__read_task *task = zr__reader_add_task(w->reader);
    zr__parties own = {0};

    if (task == NULL)
        return;
    *task = w->reader->task[of];
    own.item = zr__grow(NULL, &own.capacity, task->duty.parties.count + 1, sizeof *own.item);
    w->reader->failed |= own.item == NULL;
    for (; own.item != NULL && own.count < task->duty.parties.count; own.count++)
        own.item[own.count] = task->duty.parties.item[own.count];
    task->duty.parties = own;
}

/* The words of the entry that a row of the table means by its number. */
static void take_words(walk *w, uint32_t e, size_t t)
{
    zr__read_task place = {.official = ZR_NONE};

    describe_place(w, e, &place);
    gather_text(w, e, &place);
    zr__read_task *task = &w->reader->task[t];
    task->section = place.section;
    task->number = place.number;
    task->text = place.text;
    if (task->official == ZR_NONE)
        task->official = place.official;
    zr__reader_use(w->reader, entry_at(w, e)->first_line, entry_at(w, e)->last_line);
}

/* The tasks of a table that gives their numbers, from `first` on, have their words above it. */
static void find_words(walk *w, uint32_t e, size_t first)
{
    enum { MOST = 64 };
    uint32_t found[MOST];
    const size_t end = w->reader->task_count;

    for (size_t t = first; t < end && !w->reader->failed; t++) {
        const zr__read_task *task = &w->reader->task[t];
        const size_t count = zr__entries_of_numbers(w->entries, e, task->text, found, MOST);
        if (count == 0)
            zr__reader_doubt(w->reader, ZR_DOUBT_NO_UNIT, task->first_line, task->text, "%s",
                             _("no task of this number stands above"));
        for (size_t i = 0; i < count && !w->reader->failed; i++) {
            if (i > 0)
                repeat_task(w, t);
            if (!w->reader->failed)
                take_words(w, found[i], i > 0 ? w->reader->task_count - 1 : t);
        }
    }
}

static void add_table(walk *w, uint32_t e, zr__layout *layout)
{
    zr__read_task place = {.official = ZR_NONE};

    if (!zr__table_layout(w->reader, entry_at(w, e)->table, layout)) {
        zr__doubt_unread_table(w->reader, entry_at(w, e)->table);
        return;
    }
    place.plan = table_plan(w, e, layout);
    describe_place(w, e, &place);
    const size_t first = w->reader->task_count;
    zr__read_table(w->reader, entry_at(w, e)->table, layout, &place);
    if (layout->is_by_number)
        find_words(w, e, first);
}

void zr__read_outline(zr__reader *reader, zr__entries *entries)
{
    walk w = {.reader = reader, .entries = entries, .plan_entry = ZR__NO_ENTRY};
    zr__layout layout = {0}; /* A table without headings goes on with those of the last one. */

    zr__find_tasks(reader, entries);
    for (uint32_t e = 0; e < entries->count && !reader->failed; e++) {
        if (entries->item[e].is_task)
            add_task(&w, e);
        else if (entries->item[e].table != NULL)
            add_table(&w, e, &layout);
    }
}
