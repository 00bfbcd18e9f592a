/*
 * The growing lists of the reader. Failure is sticky, as in a buffer: one look at the end.
 */
#include "src/import/reader.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "src/memory.h"

zr__slice zr__reader_keep(zr__reader *reader, zr__slice text)
{
    const char *copy = zr__arena_text(&reader->arena, text.at, text.size);

    reader->failed |= copy == NULL;
    return copy != NULL ? (zr__slice){copy, text.size} : (zr__slice){"", 0};
}

zr__slice zr__reader_join(zr__reader *reader, zr__slice a, const char *between, zr__slice b)
{
    const size_t middle = a.size > 0 && b.size > 0 ? strlen(between) : 0;
    const size_t size = a.size + middle + b.size;
    char *joined = zr__arena_take(&reader->arena, size + 1);

    if (joined == NULL) {
        reader->failed = true;
        return (zr__slice){"", 0};
    }
    if (a.size > 0)
        memcpy(joined, a.at, a.size);
    memcpy(joined + a.size, between, middle);
    if (b.size > 0)
        memcpy(joined + a.size + middle, b.at, b.size);
    return (zr__slice){joined, size};
}

zr__slice zr__reader_tidy(zr__reader *reader, zr__slice text)
{
    char *tidy = zr__arena_take(&reader->arena, text.size + 1);
    size_t size = 0, step, ignored;
    uint32_t before = 0;

    if (tidy == NULL) {
        reader->failed = true;
        return (zr__slice){"", 0};
    }
    text = zr__slice_trim(text);
    for (size_t offset = 0; offset < text.size; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        if (!zr__is_blank(c)) {
            memcpy(tidy + size, text.at + offset, step);
            size += step;
            before = c;
            continue;
        }
        const uint32_t next = zr__slice_char_at(text, offset + step, &ignored);
        if (before < 0x80 && next < 0x80 && !zr__is_blank(next))
            tidy[size++] = ' '; /* between words of Latin letters */
    }
    tidy[size] = '\0';
    return (zr__slice){tidy, size};
}

static void *grow(zr__reader *reader, void *array, size_t *capacity, size_t count, size_t size)
{
    void *grown = zr__grow(array, capacity, count + 1, size);

    reader->failed |= grown == NULL;
    return grown;
}

void zr__reader_doubt(zr__reader *reader, zr_doubt_kind kind, uint32_t line, zr__slice written,
                      const char *format, ...)
{
    zr__buffer reading = {0};
    va_list args;

    va_start(args, format);
    zr__buffer_addv(&reading, format, args);
    va_end(args);

    zr_import_doubt *grown = grow(reader, reader->doubt, &reader->doubt_capacity,
                                  reader->doubt_count, sizeof *grown);
    if (grown != NULL)
        reader->doubt = grown;
    if (grown != NULL && reading.bytes != NULL) {
        reader->doubt[reader->doubt_count++] = (zr_import_doubt){
            .kind = kind,
            .line = line,
            .written = (char *)(uintptr_t)zr__reader_keep(reader, written).at,
            .reading = (char *)(uintptr_t)zr__reader_keep(
                           reader, (zr__slice){reading.bytes, reading.size})
                           .at,
        };
    }
    reader->failed |= reading.failed;
    zr__buffer_clear(&reading);
}

void zr__reader_use(zr__reader *reader, uint32_t first_line, uint32_t last_line)
{
    for (uint32_t line = first_line; line <= last_line && line <= reader->document->line_count;
         line++)
        reader->used[line] = true;
}

uint32_t zr__reader_official(zr__reader *reader, zr__official official)
{
    const uint32_t known =
        zr__names_find(&reader->official_names, official.name.at, official.name.size);
    if (known != ZR_NONE) {
        if (reader->official[known].title.size == 0)
            reader->official[known].title = official.title;
        return known;
    }

    const uint32_t added = (uint32_t)reader->official_count;
    zr__official *grown = grow(reader, reader->official, &reader->official_capacity,
                               reader->official_count, sizeof *grown);
    if (grown == NULL)
        return ZR_NONE;
    reader->official = grown;
    if (!zr__names_add(&reader->official_names, official.name.at, official.name.size, added)) {
        reader->failed = true;
        return ZR_NONE;
    }
    reader->official[reader->official_count++] = official;
    return added;
}

uint32_t zr__reader_add_plan(zr__reader *reader, zr__slice title, uint32_t line)
{
    zr__plan *grown =
        grow(reader, reader->plan, &reader->plan_capacity, reader->plan_count, sizeof *grown);

    if (grown == NULL)
        return 0;
    reader->plan = grown;
    reader->plan[reader->plan_count] = (zr__plan){title, line};
    return (uint32_t)reader->plan_count++;
}

zr__read_task *zr__reader_add_task(zr__reader *reader)
{
    zr__read_task *grown =
        grow(reader, reader->task, &reader->task_capacity, reader->task_count, sizeof *grown);

    if (grown == NULL)
        return NULL;
    reader->task = grown;
    grown = &reader->task[reader->task_count++];
    *grown = (zr__read_task){.official = ZR_NONE, .duty = {.official = ZR_NONE}};
    return grown;
}

void zr__reader_clear(zr__reader *reader)
{
    for (size_t i = 0; i < reader->task_count; i++)
        zr__free(reader->task[i].duty.parties.item);
    zr__names_clear(&reader->official_names);
    zr__names_clear(&reader->mentions);
    zr__free(reader->plan);
    zr__free(reader->official);
    zr__free(reader->task);
    zr__free(reader->doubt);
    zr__free(reader->used);
    zr__arena_clear(&reader->arena);
    *reader = (zr__reader){0};
}
