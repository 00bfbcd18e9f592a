/*
 * Lists under a label: "◆牵头单位:甲局" and below it, numbered, what 甲局 leads.
 *
 * Most documents put the label below what is to be done. Where the first one stands above the first
 * item, and the items have no such label of their own, it heads its list: each item gets a copy.
 */
#include "src/import/label_headings.h"

#include "src/failure.h"
#include "src/import/headings.h"
#include "src/memory.h"

static bool is_item(const zr__piece *piece)
{
    const zr__level level =
        piece->table == NULL ? zr__numbering_at(piece->text).level : ZR__LEVEL_TEXT;

    return level > ZR__LEVEL_HAN && level < ZR__LEVEL_BULLET;
}

/* A label of those who lead, behind a mark or not; `*label` is the text without it. */
static bool is_lead_label(const zr__piece *piece, zr__slice *label)
{
    const zr__numbering mark = zr__numbering_at(piece->text);
    zr__label found = ZR__LABEL_NONE;

    *label = zr__slice_trim(
        zr__slice_from(piece->text, mark.level == ZR__LEVEL_BULLET ? mark.size : 0));
    const size_t size = piece->table == NULL ? zr__label_at(*label, &found) : 0;
    return size > 0 && size < label->size &&
           (found == ZR__LABEL_LEAD || found == ZR__LABEL_RESPONSIBLE);
}

/* Whether every such label of a document stands right above an item, more than one does, and no item
 * stands above the first. */
static bool all_head_lists(const zr__pieces *pieces)
{
    zr__slice label;
    size_t heads = 0;
    bool has_items = false;

    for (size_t i = 0; i < pieces->count; i++) {
        if (is_lead_label(&pieces->item[i], &label)) {
            if (i + 1 == pieces->count || !is_item(&pieces->item[i + 1]) ||
                (heads == 0 && has_items))
                return false;
            heads++;
        }
        has_items |= is_item(&pieces->item[i]);
    }
    return heads > 1;
}

/* The label of the heading as a line below the item that ends with `last`. */
static zr__piece copy_below(zr__reader *reader, zr__slice label, const zr__piece *last)
{
    zr__reader_doubt(reader, ZR_DOUBT_SEVERAL_PLACES, last->last_line, label, "%s",
                     _("of each item below the label"));
    return (zr__piece){.text = label, .first_line = last->last_line, .last_line = last->last_line};
}

void zr__repeat_label_headings(zr__reader *reader, zr__pieces *pieces)
{
    zr__slice heading = {"", 0}, next;
    zr__label other;
    size_t count = 0;
    bool waits = false; /* An item without its copy. */

    if (!all_head_lists(pieces))
        return;
    const size_t capacity = 2 * pieces->count;
    zr__piece *out = zr__calloc(capacity, sizeof *out);
    for (size_t i = 0; out != NULL && i < pieces->count; i++) {
        const zr__piece *piece = &pieces->item[i];
        const bool heads = is_lead_label(piece, &next);
        const bool ends = heads || is_item(piece) || piece->table != NULL ||
                          zr__label_at(piece->text, &other) > 0;
        if (waits && ends) {
            out[count] = copy_below(reader, heading, &out[count - 1]);
            count++;
        }
        waits = is_item(piece) || (waits && !ends);
        if (!heads)
            out[count++] = *piece;
        else
            zr__reader_use(reader, piece->first_line, piece->last_line);
        heading = heads ? next : heading;
    }
    if (out == NULL) {
        reader->failed = true;
        return;
    }
    if (waits) {
        out[count] = copy_below(reader, heading, &out[count - 1]);
        count++;
    }
    zr__free(pieces->item);
    *pieces = (zr__pieces){.item = out,
                           .count = count,
                           .capacity = capacity,
                           .joint = pieces->joint,
                           .joint_total = pieces->joint_total,
                           .joint_capacity = pieces->joint_capacity};
}
