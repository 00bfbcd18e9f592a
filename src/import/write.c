/*
 * Writing the notice as JSON text, for the reader of notices to take: so every rule of the format
 * holds for what was imported as it does for what was written by hand.
 */
#include "src/import/write.h"

#include <stdio.h>
#include <string.h>

#include "src/failure.h"
#include "src/import/figures.h"
#include "src/import/plans.h"
#include "src/import/titles.h"
#include "src/import/units.h"
#include "src/json_text.h"
#include "src/memory.h"
#include "src/text.h"

typedef struct writer {
    zr__buffer *json;
    zr__reader *reader;
    const zr__units *units;
    zr__plan_facts *plan;
    zr__slice *plan_id;
    zr__names ids;      /* Of tasks. */
    zr__names declared; /* Names and aliases of units, as they are matched. */
    uint32_t *last_task; /* By unit: the last task that named it, plus 1. */
} writer;

static void add_string(writer *w, zr__slice text)
{
    const zr__slice kept = zr__reader_keep(w->reader, text);

    zr__json_add_string(w->json, kept.at);
}

static void add_member(writer *w, const char *key, zr__slice text)
{
    if (text.size == 0)
        return;
    zr__buffer_addf(w->json, ",\"%s\":", key);
    add_string(w, text);
}

static void add_comma(writer *w, size_t index)
{
    if (index > 0)
        zr__buffer_add(w->json, ",");
}

/* Ids of plans are their kinds; the second of a kind has a number. */
static zr__slice plan_id(writer *w, size_t number)
{
    const zr__plan_facts *facts = &w->plan[number];
    const char *name = zr__plan_kind_name(facts->kind);
    char id[48];
    size_t before = 0;

    for (size_t i = 0; i < number; i++)
        before += w->plan[i].kind == facts->kind;
    if (before == 0)
        snprintf(id, sizeof id, "%s", name);
    else
        snprintf(id, sizeof id, "%s-%zu", name, before + 1);
    return zr__reader_keep(w->reader, zr__slice_of(id));
}

static void add_plans(writer *w)
{
    zr__buffer_add(w->json, ",\"plans\":[");
    for (size_t i = 0; i < w->reader->plan_count; i++) {
        add_comma(w, i);
        zr__buffer_add(w->json, "{\"id\":");
        add_string(w, w->plan_id[i]);
        add_member(w, "title", w->reader->plan[i].title);
        zr__buffer_addf(w->json, ",\"kind\":\"%s\"", zr__plan_kind_name(w->plan[i].kind));
        if (w->plan[i].from > 0)
            zr__buffer_addf(w->json, ",\"from\":%d,\"to\":%d", (int)w->plan[i].from,
                            (int)w->plan[i].to);
        zr__buffer_add(w->json, "}");
    }
    zr__buffer_add(w->json, "]");
}

static void add_officials(writer *w)
{
    zr__buffer_add(w->json, ",\"officials\":[");
    for (size_t i = 0; i < w->reader->official_count; i++) {
        add_comma(w, i);
        zr__buffer_add(w->json, "{\"name\":");
        add_string(w, w->reader->official[i].name);
        add_member(w, "title", w->reader->official[i].title);
        zr__buffer_add(w->json, "}");
    }
    zr__buffer_add(w->json, "]");
}

/* Whether a name is new among all names and aliases; from now on it is not. */
static bool declare(writer *w, zr__slice name)
{
    zr__buffer key = {0};
    const zr__slice kept = zr__reader_keep(w->reader, name);
    bool is_new = true;

    if (zr__name_key(&key, kept.at)) {
        const zr__slice key_kept =
            zr__reader_keep(w->reader, (zr__slice){key.bytes != NULL ? key.bytes : "", key.size});
        is_new = zr__names_find(&w->declared, key_kept.at, key_kept.size) == ZR_NONE;
        if (is_new && !zr__names_add(&w->declared, key_kept.at, key_kept.size, 0))
            w->reader->failed = true;
    }
    w->reader->failed |= key.failed;
    zr__buffer_clear(&key);
    return is_new;
}

static void add_aliases(writer *w, uint32_t unit)
{
    const zr__known_unit *known = w->units->item[unit].known;
    size_t count = 0;

    for (size_t i = 0; known != NULL && i < known->alias_count; i++) {
        if (!declare(w, zr__slice_of(known->alias[i])))
            continue;
        zr__buffer_add(w->json, count++ == 0 ? ",\"aliases\":[" : ",");
        zr__json_add_string(w->json, known->alias[i]);
    }
    for (size_t i = 0; i < w->units->other_count; i++) {
        const zr__other_name *other = &w->units->other[i];
        if (other->unit != unit || !declare(w, other->written))
            continue;
        zr__buffer_add(w->json, count++ == 0 ? ",\"aliases\":[" : ",");
        add_string(w, other->written);
    }
    if (count > 0)
        zr__buffer_add(w->json, "]");
}

/* Members as the document lists them, each as the unit it is called elsewhere. */
static void add_said_members(writer *w, zr__slice list)
{
    zr__parties members = {0};

    zr__split_units(w->reader, (zr__list){.text = list}, &members);
    zr__buffer_add(w->json, ",\"members\":[");
    for (size_t i = 0; i < members.count; i++) {
        add_comma(w, i);
        add_string(w, members.item[i].name);
    }
    zr__buffer_add(w->json, "]");
    zr__free(members.item);
}

static void add_unit(writer *w, uint32_t number)
{
    const zr__unit *unit = &w->units->item[number];
    const zr__known_unit *known = unit->known;

    zr__buffer_add(w->json, "{\"name\":");
    add_string(w, unit->name);
    if (unit->kind != NULL)
        add_member(w, "kind", zr__slice_of(unit->kind));
    add_aliases(w, number);
    if (known != NULL && known->member_count > 0) {
        zr__buffer_add(w->json, ",\"members\":[");
        for (size_t i = 0; i < known->member_count; i++) {
            add_comma(w, i);
            zr__json_add_string(w->json, known->member[i]);
        }
        zr__buffer_add(w->json, "]");
    } else if (unit->members.size > 0) {
        add_said_members(w, unit->members);
    } else if (known != NULL ? known->is_open : unit->is_group) {
        zr__buffer_add(w->json, ",\"open\":true");
    }
    zr__buffer_add(w->json, "}");
}

static void add_units(writer *w)
{
    size_t count = 0;

    for (uint32_t u = 0; u < w->units->count; u++) {
        if (w->units->item[u].same_as == ZR_NONE) /* the others are further names */
            declare(w, w->units->item[u].name);
    }
    zr__buffer_add(w->json, ",\"units\":[");
    for (uint32_t u = 0; u < w->units->count; u++) {
        if (w->units->item[u].same_as != ZR_NONE)
            continue;
        add_comma(w, count++);
        add_unit(w, u);
    }
    zr__buffer_add(w->json, "]");
}

/* The parties of one role; one that has a part already is left out, so that who leads and
 * supports only leads. */
static void add_parties(writer *w, uint32_t task, const char *key, zr__role role)
{
    const zr__parties *parties = &w->reader->task[task].duty.parties;
    size_t count = 0;

    for (size_t i = 0; i < parties->count; i++) {
        const zr__party *party = &parties->item[i];
        const uint32_t unit = party->role == role ? zr__unit_of(w->units, party->name) : ZR_NONE;
        if (unit == ZR_NONE || w->last_task[unit] == task + 1)
            continue;
        w->last_task[unit] = task + 1;
        if (count++ == 0)
            zr__buffer_addf(w->json, ",\"%s\":[", key);
        else
            zr__buffer_add(w->json, ",");
        if (party->note.size > 0) {
            zr__buffer_add(w->json, "{\"unit\":");
            add_string(w, party->name);
            add_member(w, "note", party->note);
            zr__buffer_add(w->json, "}");
        } else {
            add_string(w, party->name);
        }
    }
    if (count > 0)
        zr__buffer_add(w->json, "]");
}

/* A part of the year is a day only where the year is certain. */
static void add_by(writer *w, const zr__plan_facts *plan, const zr__when *by)
{
    const bool is_certain = by->year > 0 || plan->from == plan->to;
    const int32_t year = by->year > 0 ? by->year : plan->to;
    char day[16];

    if (is_certain && by->season.size > 0 && zr__due_date(by->season, year, day))
        zr__buffer_addf(w->json, ",\"by\":\"%s\"", day);
    else if (year > 0)
        zr__buffer_addf(w->json, ",\"by\":%d", (int)year);
}

static void add_figures(writer *w, const zr__read_task *task)
{
    zr__figures figures = {0};

    zr__read_figures(w->reader, task->text, task->text_line, &figures);
    for (size_t i = 0; i < figures.count; i++) {
        const zr__figure *figure = &figures.item[i];
        zr__buffer_add(w->json, i == 0 ? ",\"indicators\":[{\"name\":" : ",{\"name\":");
        add_string(w, figure->name);
        zr__buffer_addf(w->json, ",\"op\":\"%s\",\"value\":", figure->op);
        zr__json_add_number(w->json, figure->value);
        add_member(w, "unit", figure->unit);
        add_by(w, &w->plan[task->plan], &figure->by);
        zr__buffer_add(w->json, "}");
    }
    if (figures.count > 0)
        zr__buffer_add(w->json, "]");
    zr__free(figures.item);
}

/* "annual-2-9", with a further number where the document numbers two tasks alike. */
static zr__slice task_id(writer *w, uint32_t number)
{
    const zr__read_task *task = &w->reader->task[number];
    zr__slice id = zr__reader_join(w->reader, w->plan_id[task->plan], "-", task->number);
    char more[24];

    if (task->number.size > 0 && task->number.size < 60 &&
        zr__names_find(&w->ids, id.at, id.size) == ZR_NONE)
        return id;
    snprintf(more, sizeof more, "n%u", number + 1);
    id = zr__reader_join(w->reader, w->plan_id[task->plan], "-", zr__slice_of(more));
    return id;
}

static void add_deadline(writer *w, const zr__read_task *task)
{
    char due[16];

    add_member(w, "deadline", task->duty.deadline);
    if (zr__due_date(task->duty.deadline, w->plan[task->plan].to, due))
        add_member(w, "due", zr__slice_of(due));
}

static void add_task(writer *w, uint32_t number)
{
    const zr__read_task *task = &w->reader->task[number];
    const zr__slice id = task_id(w, number);
    const uint32_t items = zr__count_items(task->text);
    zr__slice title = zr__title_of(task->text);

    if (!zr__names_add(&w->ids, id.at, id.size, number))
        w->reader->failed = true;
    zr__buffer_add(w->json, "{\"id\":");
    add_string(w, id);
    add_member(w, "plan", w->plan_id[task->plan]);
    add_member(w, "section", task->section);
    if (task->official != ZR_NONE)
        add_member(w, "official", w->reader->official[task->official].name);
    add_member(w, "title", title.size > 0 ? title : id);
    add_member(w, "text", task->text);
    add_parties(w, number, "lead", ZR__ROLE_LEAD);
    add_parties(w, number, "support", ZR__ROLE_SUPPORT);
    if (items > 0)
        zr__buffer_addf(w->json, ",\"items\":%u", items);
    add_figures(w, task);
    add_deadline(w, task);
    zr__buffer_addf(w->json, ",\"source\":{\"lines\":[%u,%u]}}", task->first_line,
                    task->last_line);
}

/* Whether anything turns on the year of a plan whose title has none: a deadline that is a day only
 * within a year (9月底前), a title that speaks of one year or five, or other plans to tell it from. */
static bool needs_year(const zr__reader *reader, size_t plan)
{
    static const char *const words[] = {"年度", "五年", "本年", "今年", "全年", "annual", "Annual",
                                        NULL};
    enum { ANY_YEAR = 2000 };
    char due[16];

    if (reader->plan_count > 1 || zr__slice_holds_any(reader->plan[plan].title, words))
        return true;
    for (size_t t = 0; t < reader->task_count; t++) {
        const zr__slice deadline = reader->task[t].duty.deadline;
        if (!zr__due_date(deadline, 0, due) && zr__due_date(deadline, ANY_YEAR, due))
            return true;
    }
    return false;
}

/* Years that a plan's title lacks: those of the notice's title, else, where they matter, the year
 * it was issued in. */
static zr__plan_facts plan_facts(writer *w, size_t number, const zr__facts *facts)
{
    const zr__plan *plan = &w->reader->plan[number];
    zr__plan_facts found = zr__plan_of_title(plan->title);
    const zr__plan_facts whole = zr__plan_of_title(w->reader->title);
    const int32_t issued = zr__year_at(zr__slice_part(zr__slice_of(facts->issued), 0, 4));

    if (found.from > 0)
        return found;
    if (whole.from > 0) {
        found.from = whole.from;
        found.to = whole.to;
        found.kind = found.kind == ZR_PLAN_OTHER ? whole.kind : found.kind;
    } else if (!needs_year(w->reader, number)) {
        return found;
    } else if (issued > 0) {
        found.from = found.to = issued;
        zr__reader_doubt(w->reader, ZR_DOUBT_PLAN, plan->first_line, plan->title,
                         _("a plan for %d, the year the notice was issued"), (int)issued);
    } else {
        zr__reader_doubt(w->reader, ZR_DOUBT_PLAN, plan->first_line, plan->title, "%s",
                         _("a plan without years"));
    }
    return found;
}

static bool prepare(writer *w, const zr__facts *facts)
{
    const size_t plans = w->reader->plan_count;

    w->plan = zr__arena_array(&w->reader->arena, plans + 1, sizeof *w->plan);
    w->plan_id = zr__arena_array(&w->reader->arena, plans + 1, sizeof *w->plan_id);
    w->last_task = zr__arena_array(&w->reader->arena, w->units->count + 1, sizeof *w->last_task);
    if (w->plan == NULL || w->plan_id == NULL || w->last_task == NULL)
        return false;
    for (size_t i = 0; i < plans; i++) {
        w->plan[i] = plan_facts(w, i, facts);
        w->plan_id[i] = plan_id(w, i);
    }
    return true;
}

void zr__write_notice(zr__buffer *json, zr__reader *reader, const zr__facts *facts,
                      const zr__units *units)
{
    writer w = {.json = json, .reader = reader, .units = units};

    if (!prepare(&w, facts)) {
        reader->failed = true;
        return;
    }
    zr__buffer_add(json, "{\"zeren\":1");
    add_member(&w, "title", facts->title);
    add_member(&w, "issuer", facts->issuer);
    add_member(&w, "region", facts->region);
    if (facts->issued[0] != '\0')
        add_member(&w, "issued", zr__slice_of(facts->issued));
    add_plans(&w);
    add_officials(&w);
    add_units(&w);
    zr__buffer_add(json, ",\"tasks\":[");
    for (uint32_t t = 0; t < reader->task_count && !reader->failed; t++) {
        add_comma(&w, t);
        add_task(&w, t);
    }
    zr__buffer_add(json, "]}");
    reader->failed |= json->failed;
    zr__names_clear(&w.ids);
    zr__names_clear(&w.declared);
}
