/*
 * What a document says once for all its tasks: that the unit in the first place leads, that units
 * without a lead among them all lead, that somebody takes part in everything. Such sentences stand
 * in the letter, in the first bracket, or in a note under the table; they name no unit themselves.
 */
#include "src/import/declarations.h"

#include <string.h>

#include "src/import/units.h"

/* Signs in the cells of a matrix for who leads; "●为牵头单位" says so. */
static const char *const filled_signs[] = {"●", "★", "▲", "■", NULL};
static const char *const first_places[] = {"第一位", "首位", "第一个单位", "第一单位", "第一责任单位", "排第一", "列第一",
                                           "排名第一", "位列第一", NULL};

/* Whether `b` follows `a` within a few words. */
static bool follows(zr__slice text, const char *a, const char *b, size_t within)
{
    const size_t start = zr__slice_find(text, a);

    if (start == SIZE_MAX)
        return false;
    const zr__slice rest = zr__slice_part(text, start, start + strlen(a) + within);
    return zr__slice_holds(rest, b);
}

/* The sign before a word of either list: ★为牵头部门, "●"表示参与. 0 when none is said. */
static uint32_t sign_of(zr__slice text, const char *const *words)
{
    enum { BETWEEN = 24 };
    static const char *const signs[] = {"●", "★", "▲", "■", "○", "☆", "△", "□", "√", "✓", "◎",
                                        "◆", "◇", NULL};
    uint32_t sign = 0;
    size_t step, last = 0;

    for (size_t offset = 0; offset < text.size; offset += step) {
        const zr__slice rest = zr__slice_from(text, offset);
        const uint32_t c = zr__slice_char(rest, &step);
        if (zr__slice_starts_any(rest, signs) > 0) {
            sign = c;
            last = offset;
        } else if (sign != 0 && offset <= last + BETWEEN && zr__slice_starts_any(rest, words) > 0) {
            return sign;
        }
    }
    return 0;
}

static void read_signs(zr__declarations *declared, zr__slice text)
{
    static const char *const leads[] = {"牵头", "主办", "主责", "主要", "主", "负责", "leads", "Lead",
                                        "lead", NULL};
    static const char *const supports[] = {"配合", "协办", "协同", "协助", "参与", "参加", "supports",
                                           "Support", "support", NULL};
    const uint32_t lead = sign_of(text, leads), support = sign_of(text, supports);

    if (lead != 0 && support != 0 && lead != support) {
        declared->lead_sign = lead;
        declared->support_sign = support;
        declared->signs_said = true;
    }
}

/* "以下任务均涉及各区县政府,不再逐项列出": the party between the two words. */
static bool added_party(zr__slice text, zr__slice *added)
{
    static const char *const starts[] = {"均涉及", "均需", "均由", NULL};
    static const char *const ends[] = {"落实", ",", ";", "。", "配合", "参与", NULL};
    size_t step;

    if (!zr__slice_holds(text, "不再"))
        return false;
    for (size_t offset = 0; offset < text.size; offset += step) {
        zr__slice_char_at(text, offset, &step);
        const size_t size = zr__slice_starts_any(zr__slice_from(text, offset), starts);
        if (size == 0)
            continue;
        const zr__slice rest = zr__slice_from(text, offset + size);
        for (size_t end = 0; end < rest.size; end += step) {
            zr__slice_char_at(rest, end, &step);
            if (zr__slice_starts_any(zr__slice_from(rest, end), ends) > 0) {
                *added = zr__slice_trim(zr__slice_part(rest, 0, end));
                return added->size > 0 && added->size < 200;
            }
        }
    }
    return false;
}

/* "甲区、乙区、丙县人民政府(以下统称各区县政府)": the list in front of the bracket. */
static void read_said_group(zr__declarations *declared, zr__slice text)
{
    enum { GROUP_BYTES = 120, MEMBERS_BYTES = 2000 };
    static const char *const words[] = {"以下统称", "以下简称", "统称为", NULL};
    size_t step, start = 0;

    for (size_t offset = 0; offset < text.size; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        if (zr__is_sentence_end(c) || c == ':') {
            start = offset + step;
            continue;
        }
        if (!zr__is_bracket(c))
            continue;
        const zr__slice behind = zr__slice_part(text, offset + step, offset + GROUP_BYTES);
        const size_t word = zr__slice_starts_any(behind, words);
        const size_t end = zr__slice_close(zr__slice_part(text, 0, offset + GROUP_BYTES), offset);
        if (word == 0 || end == SIZE_MAX || offset - start > MEMBERS_BYTES)
            continue;
        const zr__slice inside = zr__slice_part(text, offset + step, end);
        zr__slice name = zr__slice_from(inside, word),
                  members = zr__slice_part(text, start, offset);
        size_t last;
        zr__slice_last(name, &last);
        name.size -= name.size > 0 ? last : 0; /* the bracket that closes */
        if (zr__is_open(zr__slice_char(name, &last)) && zr__is_close(zr__slice_last(name, &step)))
            name = zr__slice_part(name, last, name.size - step);
        zr__slice_char_at(text, offset, &step);
        if (zr__is_group(name) && zr__slice_holds(members, "、") &&
            zr__names_units(members) && declared->group_count < ZR__SAID_GROUPS)
            declared->group[declared->group_count++] =
                (zr__said_group){name, zr__slice_trim(members)};
    }
}

void zr__read_declaration(zr__reader *reader, zr__slice text, uint32_t line)
{
    static const char *const nobody[] = {"无牵头单位", "未写明牵头", "未明确牵头", "没有牵头单位",
                                         "未注明牵头", "未列牵头", NULL};
    zr__declarations *declared = &reader->declared;
    const size_t groups = declared->group_count;
    bool first = false, signs = false;

    for (size_t i = 0; first_places[i] != NULL; i++)
        first |= follows(text, "牵头单位", first_places[i], 8 * 3) ||
                 follows(text, first_places[i], "牵头", 60) ||
                 follows(text, first_places[i], "汇总", 60);
    const bool all =
        (!first && zr__slice_holds_any(text, nobody) && zr__slice_holds(text, "责任")) ||
        zr__slice_holds(text, "责任单位均为牵头") || zr__slice_holds(text, "所列责任单位均为");
    for (size_t i = 0; filled_signs[i] != NULL; i++)
        signs |= follows(text, filled_signs[i], "牵头", 24) ||
                 follows(text, filled_signs[i], "主", 24);
    declared->first_leads |= first;
    declared->all_lead |= all;
    declared->signs_said |= signs;
    read_signs(declared, text);
    read_said_group(declared, text);
    if (first || all || signs || declared->group_count > groups)
        zr__reader_use(reader, line, line); /* it went into what is read of every task */
    if (declared->added_line == 0 && added_party(text, &declared->added))
        declared->added_line = line;
}

/* Whether a text holds a word outside of brackets. */
static bool holds_outside(zr__slice text, const char *const *words)
{
    size_t depth = 0, step;

    for (size_t offset = 0; offset < text.size; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        depth += zr__is_bracket(c);
        depth -= (c == ')' || c == ']') && depth > 0;
        if (depth == 0 && zr__slice_starts_any(zr__slice_from(text, offset), words) > 0)
            return true;
    }
    return false;
}

bool zr__is_declaration(zr__slice item)
{
    static const char *const words[] = {
        "下同",       "不再列出",   "不再逐",     "不再一一", "不再做",   "不再单",   "不再重复",
        "均涉及",     "均需",       "无牵头单位", "未写明牵头", "未明确牵头", "没有牵头单位",
        "未注明牵头", "未列牵头",   "即为牵头",   "均为牵头", "为牵头单位", "为配合单位",
        "为牵头部门", "为配合部门", NULL};
    static const char *const among[] = {"责任单位中", "单位中", "部门中", "单位栏中", NULL};
    static const char *const rests[] = {"其余为", "其他为", "其它为", "其余单位为", "其他单位为", NULL};

    if (zr__says_label(item))
        return false;
    return holds_outside(item, first_places) || holds_outside(item, words) ||
           zr__slice_starts_any(item, rests) > 0 || zr__slice_ends_any(item, among) > 0;
}
