/*
 * What parts the names of a Chinese list.
 *
 * Commas of all kinds always do. A blank, a slash or a word for "and" does only where both sides
 * can stand alone: 文化和旅游局 is one bureau. A side that ends as units do may still be none (区农业农村
 * 和水务局): where nothing else knows it, it is doubted.
 */
#include "src/import/separators.h"

#include "src/import/mentions.h"
#include "src/import/registry.h"
#include "src/import/short_forms.h"
#include "src/import/units.h"

enum { NAME_BYTES = 300 /* Longer than any name: keeps looking back and ahead cheap. */ };

static const char *const conjunctions[] = {"以及", "和", "与", "及", NULL};
static const char *const levels[] = {"省", "市", "县", "区", "州", NULL};

size_t zr__conjunction(zr__slice text)
{
    return zr__slice_starts_any(text, conjunctions);
}

bool zr__is_comma(uint32_t c)
{
    return c == 0x3001 || c == ',' || c == ';' || c == 0x3002 || c == '|'; /* 、 。 */
}

/* The name that starts the text, up to the next comma. */
zr__slice zr__next_name(zr__slice text)
{
    size_t step, depth = 0;

    for (size_t offset = 0; offset < text.size && offset <= NAME_BYTES; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        depth += zr__is_bracket(c);
        depth -= (c == ')' || c == ']') && depth > 0;
        if (depth == 0 && zr__is_comma(c))
            return zr__slice_part(text, 0, offset);
    }
    return text;
}

bool zr__is_body_class(zr__slice name)
{
    static const char *const words[] = {"单位", "部门", "机构", "企业", "组织", "个人", NULL};

    name = zr__bare_name(zr__slice_trim_end_marks(name));
    name.size -= zr__slice_ends(name, "等");
    for (size_t i = 0; words[i] != NULL; i++) {
        if (zr__slice_is(name, words[i]))
            return true;
    }
    return false;
}

/* Whether the word for "and" at `offset` parts two names. */
size_t zr__conjunction_at(zr__slice list, size_t start, size_t offset)
{
    const size_t size = zr__slice_starts_any(zr__slice_from(list, offset), conjunctions);
    const zr__slice left = zr__slice_part(list, start, offset);

    if (size == 0 || left.size > NAME_BYTES || zr__slice_count_visible(left) < 3 ||
        !zr__is_complete_name(left) || zr__slice_ends(left, "等") == left.size)
        return 0;
    const zr__slice right = zr__slice_from(list, offset + size);
    if (zr__is_body_class(zr__next_name(right)))
        return 0; /* 各有关部门和单位 are one group */
    for (zr__slice name = zr__next_name(right); name.size > 0 && name.size <= NAME_BYTES;) {
        size_t step, cut = SIZE_MAX;
        if (zr__is_complete_name(name))
            return size;
        for (size_t at = 0; at < name.size; at += step) { /* A和B和C, A和B等部门 */
            zr__slice_char_at(name, at, &step);
            if (at > 0 && (zr__slice_starts_any(zr__slice_from(name, at), conjunctions) > 0 ||
                           zr__slice_starts(zr__slice_from(name, at), "等") > 0))
                cut = at;
        }
        if (cut == SIZE_MAX)
            return 0;
        name = zr__slice_part(name, 0, cut);
    }
    return 0;
}

/* Whether a blank at `offset` parts two names: the left one is whole and the right is a name of
 * its own, not a bracket that belongs to the left. */
bool zr__blank_parts(zr__slice list, size_t start, size_t offset)
{
    const zr__slice right = zr__slice_trim(zr__slice_part(list, offset, offset + NAME_BYTES));
    size_t step;

    return !zr__is_bracket(zr__slice_char(right, &step)) &&
           zr__is_complete_name(zr__slice_part(list, start, offset));
}

/* Whether a name ends as little else does: 区农业农村 ends in 村, and is no village. */
static bool ends_surely(zr__slice name)
{
    static const char *const weak[] = {"村", "网",   "室",   "园",   "县",   "市",   "区", "旗",
                                       "州", "台",   "联",   "社区", "街道", "干部", "组", "机关",
                                       "企业", "移动", "电力", "铁路", "民航", NULL};

    return zr__slice_ends_any(name, weak) == 0;
}

/* Whether a name is a unit of its own: the registry has it, or it stands by itself elsewhere. */
static bool is_known(zr__reader *reader, zr__slice name)
{
    name = zr__slice_trim_end_marks(name);
    name.size -= zr__slice_ends(name, "等");
    return (zr__is_group(name) && !zr__is_place_class(name)) ||
           zr__registry_has_form(reader->registry, name) ||
           zr__stands_alone(reader, name);
}

zr__joined zr__joined_by(zr__reader *reader, zr__slice list, size_t start, size_t offset,
                         size_t size)
{
    const zr__slice left = zr__slice_trim(zr__slice_part(list, start, offset));
    const zr__slice right = zr__next_name(zr__slice_from(list, offset + size));
    const bool is_loose = zr__slice_starts_any(left, levels) > 0 &&
                          zr__slice_starts_any(right, levels) == 0 && !zr__is_group(right);

    if (ends_surely(left) && !is_loose &&
        ((zr__is_group(right) && !zr__is_place_class(right)) || zr__prefix_end(right) > 0))
        return ZR__TWO_NAMES; /* …和各镇, …和市教育局: no name goes on like this */
    if (!is_known(reader, left))
        return ends_surely(left) ? ZR__PERHAPS_TWO : ZR__ONE_NAME;
    return is_loose || !is_known(reader, right) ? ZR__PERHAPS_TWO : ZR__TWO_NAMES;
}

/* 市文化和旅游局: the registry has the whole. In 云门乡和市教育局 it has no more than what says anew
 * whose it is. */
bool zr__is_known_whole(zr__reader *reader, zr__slice list, size_t start, size_t behind)
{
    return zr__slice_starts_any(zr__slice_from(list, behind), levels) == 0 &&
           zr__registry_has_form(reader->registry, zr__next_name(zr__slice_from(list, start)));
}

/* 市文化、广电和旅游局: no name ends at the comma, but the registry has the whole. The bytes up to
 * the end of that name; 0 when it is none. */
size_t zr__comma_within(zr__reader *reader, zr__slice list, size_t start, size_t offset)
{
    const zr__slice left = zr__slice_part(list, start, offset);
    size_t step;

    if (zr__slice_char_at(list, offset, &step) != 0x3001 || left.size > NAME_BYTES ||
        left.size == 0 ||
        reader->registry == NULL || zr__is_complete_name(left))
        return 0;
    const zr__slice right = zr__next_name(zr__slice_from(list, offset + step));
    const zr__slice whole = zr__slice_part(list, start, offset + step + right.size);
    return right.size <= NAME_BYTES && zr__registry_has_form(reader->registry, whole)
               ? step + right.size
               : 0;
}
