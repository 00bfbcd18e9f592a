/*
 * 考核指标|计量单位|目标值: an indicator is put together of its columns, so that "资产负债率" and "≤58%", or
 * "新增就业", "人" and "12000", are figures as in a sentence. Only under headings that say so: 年度目标 beside
 * a task is a text of its own.
 */
#include "src/import/targets.h"

enum { LONGEST = 16 };

static bool is_target_column(zr__slice name)
{
    static const char *const targets[] = {"目标", "指标值", "任务数", "计划数", NULL};

    return zr__slice_holds_any(name, targets);
}

static bool has_indicators(const zr__layout *layout, size_t before)
{
    for (size_t c = 0; c < before; c++) {
        if (zr__slice_holds(layout->name[c], "指标"))
            return true;
    }
    return false;
}

/* What the target of a row is measured in, from a column of its own; empty where there is none, or
 * the target says it. */
static zr__slice measure(const zr__sheet *sheet, const zr__layout *layout, size_t row,
                         zr__slice target)
{
    static const char *const names[] = {"单位", "计量单位", "指标单位", NULL};
    size_t step;

    if (!zr__is_digit(zr__slice_last(target, &step)))
        return (zr__slice){"", 0};
    for (size_t c = 0; c < layout->column_count; c++) {
        for (size_t i = 0; names[i] != NULL && layout->column[c] == ZR__LABEL_NONE; i++) {
            if (zr__slice_is(layout->name[c], names[i]))
                return zr__sheet_text(sheet, row, c);
        }
    }
    return (zr__slice){"", 0};
}

zr__slice zr__add_target(zr__reader *reader, const zr__sheet *sheet, const zr__layout *layout,
                         zr__place_in_table place, zr__slice text)
{
    static const char *const bounds[] = {"≤", "≥", "<", ">", "不低于", "不高于", "不超过", "不少于", "控制在",
                                         "达到", "达", "增长", "下降", NULL};
    const zr__slice part = zr__sheet_text(sheet, place.row, place.column);
    size_t step;

    const bool is_bound = zr__slice_starts_any(part, bounds) > 0;
    if (place.column == 0 || zr__slice_count(part) > LONGEST ||
        !is_target_column(layout->name[place.column]) || !has_indicators(layout, place.column) ||
        zr__is_sentence_end(zr__slice_last(text, &step)) ||
        (!is_bound && !zr__is_digit(zr__slice_char(part, &step))))
        return zr__reader_join(reader, text, "\n", part);
    text = zr__reader_join(reader, text, is_bound ? "" : " ", part);
    return zr__reader_join(reader, text, "", measure(sheet, layout, place.row, part));
}
