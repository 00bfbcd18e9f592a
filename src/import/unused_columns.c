/*
 * What a table holds and nobody reads. A heading may be a word that this program does not know; its
 * cells tell then that something is lost, and that is said once for each column, with what was made
 * of it. Headings that say plainly why the cells are no matter (地点, 联系人, 开工时间) are left alone,
 * and so are lists of addresses.
 */
#include "src/import/unused_columns.h"

#include "src/failure.h"
#include "src/import/column_guesses.h"
#include "src/import/officials.h"

typedef struct cells {
    size_t filled, units, persons, times;
} cells;

static cells count_cells(const zr__sheet *sheet, size_t first_row, uint32_t column)
{
    cells found = {0};
    size_t first = 0;

    for (size_t row = first_row; row < sheet->table->row_count; row++) {
        const zr__slice text = zr__sheet_text(sheet, row, column);
        if (text.size == 0 || !zr__sheet_is_own(sheet, row, column) ||
            zr__sheet_filled(sheet, row, &first) < 2)
            continue;
        found.filled++;
        found.units += zr__is_unit_cell(text);
        found.persons += zr__are_persons(text);
        found.times += zr__is_time_cell(text);
    }
    return found;
}

static bool has_label(const zr__layout *layout, zr__label label)
{
    for (uint32_t c = 0; c < layout->column_count; c++) {
        if (layout->column[c] == label)
            return true;
    }
    return false;
}

static bool are_many(size_t part, size_t whole)
{
    return part >= 2 && 4 * part >= 3 * whole;
}

/* Persons who have to do with the paper and not with the task. */
static bool is_of_clerks(zr__slice name)
{
    static const char *const words[] = {"联系", "联络", "电话", "填报", "填表", "制表", "审核", "复核",
                                        "经办", "记录", "举报", "反映", "投诉", "申请", NULL};

    return zr__slice_holds_any(name, words);
}

static bool means_persons(zr__slice name)
{
    static const char *const words[] = {"人", "员", "长", "领导", "同志", "姓名", "指挥", "主任",
                                        NULL};

    return zr__slice_holds_any(name, words);
}

/* Times that are not by when a task is done. */
static bool is_of_other_times(zr__slice name)
{
    static const char *const words[] = {"开工", "开始", "启动", "起始", "发布", "成文", "印发", "填报",
                                        "报送", "会议", "交办", "立项", "反馈", "受理", "更新", "start",
                                        "Start", "creat", "Creat", "updat", "Updat", "publish",
                                        "Publish", "meeting", "Meeting", "review", "Review", NULL};

    return zr__slice_holds_any(name, words);
}

static void look_at_column(zr__reader *reader, zr__layout *layout, uint32_t column, cells found,
                           uint32_t line)
{
    const zr__slice name = layout->name[column];

    if (are_many(found.persons, found.filled) && !is_of_clerks(name)) {
        if (means_persons(name) && !has_label(layout, ZR__LABEL_OFFICIAL) &&
            !has_label(layout, ZR__LABEL_PERSON)) {
            layout->column[column] = ZR__LABEL_OFFICIAL;
            zr__reader_doubt(reader, ZR_DOUBT_OFFICIAL, line, name, "%s",
                             _("in charge, as the cells of the column are names of persons"));
        } else if (means_persons(name) || found.filled > 2) {
            zr__reader_doubt(reader, ZR_DOUBT_COLUMNS, line, name, "%s",
                             _("not read, though the cells of the column may name persons"));
        }
    } else if (found.units >= 2 && 3 * found.units >= found.filled &&
               (layout->column[column] == ZR__LABEL_REMARK || !zr__column_is_of_others(name))) {
        zr__reader_doubt(reader, ZR_DOUBT_COLUMNS, line, name, "%s",
                         _("not read, though the cells of the column name units"));
    } else if (are_many(found.times, found.filled) && !is_of_other_times(name)) {
        zr__reader_doubt(reader, ZR_DOUBT_COLUMNS, line, name, "%s",
                         _("not read, since another column says by when"));
    }
}

static bool says_done(zr__slice name)
{
    static const char *const words[] = {"完成", "完工", "竣工", "办结", "办理", "截止", "结束", "整改",
                                        "complet", "Complet", "due", "Due", "deadline", "Deadline",
                                        NULL};

    return zr__slice_holds_any(name, words);
}

/* Of several columns with times, the one that says when a task is done; else the last. */
static void keep_one_deadline(zr__layout *layout)
{
    uint32_t kept = UINT32_MAX;

    for (uint32_t c = 0; c < layout->column_count; c++) {
        if (layout->column[c] == ZR__LABEL_DEADLINE &&
            (kept == UINT32_MAX || says_done(layout->name[c]) || !says_done(layout->name[kept])))
            kept = c;
    }
    for (uint32_t c = 0; c < layout->column_count && kept != UINT32_MAX; c++) {
        if (layout->column[c] == ZR__LABEL_DEADLINE && c != kept &&
            !zr__slice_equal(layout->name[c], layout->name[kept]))
            layout->column[c] = ZR__LABEL_NONE;
    }
}

void zr__doubt_unused_columns(zr__reader *reader, const zr__sheet *sheet, zr__layout *layout,
                              uint32_t line)
{
    keep_one_deadline(layout);
    for (uint32_t c = 0; c < layout->column_count && !reader->failed; c++) {
        if (layout->column[c] == ZR__LABEL_NONE || layout->column[c] == ZR__LABEL_REMARK)
            look_at_column(reader, layout, c, count_cells(sheet, layout->first_row, c), line);
    }
}

/* Whom to call and where, what is short for what, whose page it is: no tasks, whatever units stand
 * there. */
static bool is_directory(zr__slice text)
{
    static const char *const words[] = {"电话", "联系电话", "联系人", "联络员", "地址", "手机", "邮编", "邮箱",
                                        "Phone", "Address", "Email", "Contact", "Acronym",
                                        "Abbreviation", "简称", "索引号", "发布机构", NULL};
    enum { LONGEST = 14 };

    return zr__slice_count(text) <= LONGEST && zr__slice_holds_any(text, words);
}

void zr__doubt_unread_table(zr__reader *reader, const zr__block *table)
{
    enum { LEAST = 3 };
    size_t units = 0, filled = 0;
    zr__slice first = {"", 0};

    for (size_t c = table->first_cell; c < table->first_cell + table->cell_count; c++) {
        const zr__slice text = zr__slice_trim(
            zr__slice_of(zr__document_text(reader->document, reader->document->cell[c].text)));
        if (text.size == 0)
            continue;
        if (is_directory(text))
            return;
        if (first.size == 0)
            first = text;
        filled++;
        units += zr__is_unit_cell(text);
    }
    if (units >= LEAST && 6 * units >= filled)
        zr__reader_doubt(reader, ZR_DOUBT_COLUMNS, table->first_line, first,
                         _("a table of %zu cells with units, not read, as nothing says what for"),
                         units);
}
