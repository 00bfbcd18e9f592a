/*
 * What is left out of minutes.
 *
 * Minutes say in free sentences who is to do what, beside the one who leads: "甲局加快前期手续,乙局于
 * 4月完成批复". A unit that is told something there must not be lost in silence: it supports the task
 * that somebody leads already, with a doubt, and where nobody does the clause is doubted.
 */
#include "src/import/left_out.h"

#include "src/failure.h"
#include "src/import/directions.h"
#include "src/import/units.h"
#include "src/memory.h"

enum { MOST_DOUBTS = 60, CLAUSE_BYTES = 240 };

/* A text whose clauses may tell units something, and who is known to take part. */
typedef struct told {
    zr__reader *reader;
    zr__duty *duty; /* NULL where there is no task. */
    uint32_t line;
    size_t doubts;
} told;

static bool takes_part(const zr__duty *duty, zr__slice name)
{
    for (size_t i = 0; duty != NULL && i < duty->parties.count; i++) {
        if (zr__slice_equal(duty->parties.item[i].name, name))
            return true;
    }
    return false;
}

static bool is_led(const zr__duty *duty)
{
    for (size_t i = 0; duty != NULL && i < duty->parties.count; i++) {
        if (duty->parties.item[i].role == ZR__ROLE_LEAD)
            return true;
    }
    return false;
}

/* 省属国有企业要…: a class of bodies, asked in general. */
static bool is_class(const zr__party *party)
{
    static const char *const ends[] = {"企业", "单位", "部门", "机构", NULL};

    return party->is_group || zr__slice_ends_any(party->name, ends) > 0;
}

/* Drop from the list the units that have a part or are a class; how many are left. */
static size_t keep_left_out(const told *t, zr__parties *parties)
{
    size_t kept = 0;

    for (size_t i = 0; i < parties->count; i++) {
        if (!is_class(&parties->item[i]) && !takes_part(t->duty, parties->item[i].name))
            parties->item[kept++] = parties->item[i];
    }
    parties->count = kept;
    return kept;
}

static void add_support(told *t, const zr__parties *others)
{
    for (size_t i = 0; i < others->count; i++) {
        zr__party party = others->item[i];
        party.role = ZR__ROLE_SUPPORT;
        zr__add_party(t->reader, &t->duty->parties, party);
    }
}

static zr__slice clause_of(zr__slice text)
{
    size_t end = 0, step;

    while (end < text.size && end < CLAUSE_BYTES) {
        const uint32_t c = zr__slice_char_at(text, end, &step);
        if (c == ',' || zr__is_sentence_end(c))
            break;
        end += step;
    }
    return zr__slice_part(text, 0, end);
}

static void look_at(told *t, zr__slice clause)
{
    const zr__slice rest = zr__slice_from(clause, zr__lead_in(clause));
    const size_t units = zr__told_at(t->reader, rest);
    zr__parties others = {0};

    if (units == 0 || t->doubts >= MOST_DOUBTS)
        return;
    zr__split_units(t->reader, (zr__list){.text = zr__slice_part(rest, 0, units)}, &others);
    if (keep_left_out(t, &others) > 0) {
        const bool supports = is_led(t->duty);
        t->doubts++;
        if (supports)
            add_support(t, &others);
        zr__reader_doubt(t->reader, supports ? ZR_DOUBT_ROLE : ZR_DOUBT_NO_UNIT, t->line,
                         clause_of(clause), "%s",
                         supports ? _("support, since another leads")
                                  : _("no part in a task, though told what to do"));
    }
    zr__free(others.item);
}

/* Each clause of a text, and what stands behind 由 within one. */
static void look_over(told *t, zr__slice text)
{
    bool starts = true;
    size_t depth = 0, step;

    for (size_t offset = 0; offset < text.size; offset += step) {
        const zr__slice rest = zr__slice_from(text, offset);
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        depth += zr__is_open(c);
        depth -= zr__is_close(c) && depth > 0;
        if (depth == 0 && (starts || zr__slice_starts(rest, "由") > 0))
            look_at(t, rest);
        starts = c == ',' || c == ':' || zr__is_sentence_end(c) || (starts && zr__is_blank(c));
    }
}

static bool is_used(const zr__reader *reader, const zr__piece *piece)
{
    for (uint32_t line = piece->first_line; line <= piece->last_line; line++) {
        if (reader->used[line])
            return true;
    }
    return false;
}

void zr__doubt_left_out(zr__reader *reader, const zr__pieces *pieces)
{
    told t = {.reader = reader};

    if (!reader->reads_requests)
        return;
    for (size_t i = 0; i < reader->task_count && !reader->failed; i++) {
        t.duty = &reader->task[i].duty;
        t.line = reader->task[i].text_line;
        look_over(&t, reader->task[i].text);
    }
    t.duty = NULL;
    for (size_t i = 0; i < pieces->count && !reader->failed; i++) {
        const zr__piece *piece = &pieces->item[i];
        t.line = piece->first_line;
        if (piece->table == NULL && !is_used(reader, piece) && zr__may_tell(reader, piece->text))
            look_over(&t, piece->text);
    }
}
