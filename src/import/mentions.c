/*
 * Whether half of "甲和乙" is a unit: one that is has mostly its own place elsewhere in the document.
 *
 * All items are indexed at once, when the first such name comes up; most documents have none.
 */
#include "src/import/mentions.h"

enum { LEAST_BYTES = 6, MOST_BYTES = 120 }; /* Of an item, its verb included. */

static bool ends_item(uint32_t c)
{
    return c == 0 || c == ',' || c == 0x3001 || c == ':' || c == '/' || c == '|' ||
           zr__is_sentence_end(c) || zr__is_blank(c) || zr__is_open(c) || zr__is_close(c);
}

/* Without what leads to a name and the verb or 等 behind it. */
static zr__slice bare_name(zr__slice item)
{
    static const char *const leads_in[] = {"由", "请", "责成", NULL};
    size_t start;

    item = zr__slice_from(item, zr__slice_starts_any(item, leads_in));
    if (zr__verb_at_end(item, &start) != ZR__VERB_NONE)
        item = zr__slice_part(item, 0, start);
    item.size -= zr__slice_ends(item, "等");
    return item;
}

static void add_item(zr__reader *reader, zr__slice item)
{
    if (item.size < LEAST_BYTES || item.size > MOST_BYTES)
        return;
    item = bare_name(item);
    if (item.size >= LEAST_BYTES &&
        zr__names_find(&reader->mentions, item.at, item.size) == ZR_NONE &&
        !zr__names_add(&reader->mentions, item.at, item.size, 0))
        reader->failed = true;
}

static void read_items(zr__reader *reader)
{
    const zr__buffer *all = &reader->document->text; /* Each text with its NUL. */
    const zr__slice text = {all->bytes != NULL ? all->bytes : "", all->size};
    size_t start = 0, step;

    for (size_t offset = 0; offset < text.size && !reader->failed; offset += step) {
        const uint32_t c = text.at[offset] != '\0' ? zr__slice_char_at(text, offset, &step) : 0;
        step = c == 0 ? 1 : step;
        if (!ends_item(c))
            continue;
        add_item(reader, zr__slice_part(text, start, offset));
        start = offset + step;
    }
    reader->has_mentions = true;
}

bool zr__stands_alone(zr__reader *reader, zr__slice name)
{
    if (!reader->has_mentions && reader->document != NULL)
        read_items(reader);
    name = zr__slice_trim(name);
    return zr__names_find(&reader->mentions, name.at, name.size) != ZR_NONE;
}
