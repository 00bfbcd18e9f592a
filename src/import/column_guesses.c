/*
 * What a column holds where its heading does not say: its cells tell. Names of units, times, or
 * words that stand over several rows make it one of units, of deadlines, or of categories; the
 * longest texts are the tasks. Units found so are doubted, for nothing says their part.
 */
#include "src/import/column_guesses.h"

#include "src/import/english_dates.h"
#include "src/import/latin_units.h"
#include "src/import/units.h"

/* What the cells of a column are, below the headings. */
typedef struct content {
    size_t filled, units, times, bytes;
    size_t spans; /* Cells over several rows; where there are no spans, empty ones below others. */
} content;

bool zr__is_unit_cell(zr__slice text)
{
    enum { LONGEST = 400 };

    if (zr__slice_ends(text, ".") > 0 && zr__latin_style_of(text, false).is_latin)
        return false; /* a sentence */
    return text.size < LONGEST && zr__names_units(text) &&
           (!zr__latin_style_of(text, false).is_latin || zr__latin_names_body(text));
}

/* Not "6月提请审议". */
bool zr__is_time_cell(zr__slice text)
{
    enum { LONGEST = 12, LATIN = 28 };
    static const char *const ends[] = {"年", "月", "日", "底", "前", "末", "内", "旬", "度", "中",
                                       "坚持", "推进", "开展", "全年", NULL};

    if (zr__latin_style_of(text, false).is_latin)
        return text.size <= LATIN && zr__is_english_time(text);
    return zr__is_time(text) && zr__slice_count(text) <= LONGEST &&
           zr__slice_ends_any(zr__slice_trim_end_marks(text), ends) > 0;
}

static void look_at_cell(const zr__sheet *sheet, size_t row, uint32_t column, content *found)
{
    const zr__cell *cell = zr__sheet_cell(sheet, row, column);
    const zr__slice text = zr__sheet_text(sheet, row, column);

    if (text.size == 0) {
        found->spans += (sheet->table->marks & ZR__SPANLESS) != 0 &&
                        found->filled > 0;
        return;
    }
    if (cell->row != row) {
        found->spans += cell->row + 1 == row && cell->column_span == 1;
        return;
    }
    found->filled++;
    found->bytes += text.size;
    found->units += zr__is_unit_cell(text);
    found->times += zr__is_time_cell(text);
}

/* Rows of one cell are headings and notes, and say nothing of their column. */
static void look_over(const zr__sheet *sheet, const zr__layout *layout, content *found)
{
    size_t first = 0;

    for (size_t row = layout->first_row; row < sheet->table->row_count; row++) {
        if (zr__sheet_filled(sheet, row, &first) < 2)
            continue;
        for (uint32_t c = 0; c < layout->column_count; c++) {
            if (layout->column[c] == ZR__LABEL_NONE || layout->is_guessed[c])
                look_at_cell(sheet, row, c, &found[c]);
        }
    }
}

static bool is_most(size_t part, size_t whole)
{
    return whole > 0 && 2 * part >= whole;
}

static bool is_leading(zr__label label)
{
    return label == ZR__LABEL_LEAD || label == ZR__LABEL_RESPONSIBLE;
}

/* Whether a column that nobody guessed says who leads. */
static bool has_leading(const zr__layout *layout)
{
    for (uint32_t c = 0; c < layout->column_count; c++) {
        if (is_leading(layout->column[c]) && !layout->is_guessed[c])
            return true;
    }
    return false;
}

/* 组别 before the tasks, where others lead for certain: what they are parted by. */
static bool parts_tasks(const zr__layout *layout, const content *found, uint32_t column)
{
    for (uint32_t c = 0; c < column; c++) {
        if (layout->column[c] == ZR__LABEL_TASK || layout->column[c] == ZR__LABEL_CONTENT)
            return false;
    }
    return has_leading(layout) &&
           (found[column].spans > 0 || zr__slice_ends(layout->name[column], "别") > 0);
}

/* Units stand in many a column that gives them no part. */
bool zr__column_is_of_others(zr__slice name)
{
    static const char *const words[] = {
        "地点", "地址", "位置", "来源", "依据", "名称", "联系", "电话", "区域", "范围", "对象", "备注", "资金",
        "进展", "情况", "location", "Location", "place", "Place", "site", "Site", "source", "Source",
        "contact", "Contact", "beneficiar", "Beneficiar", "fund", "Fund", "note", "Note", "remark",
        "Remark", "comment", "Comment", "status", "Status", "progress", "Progress", "update",
        "Update", "evidence", "Evidence", "budget", "Budget", NULL};

    return zr__slice_holds_any(name, words);
}

/* Headings that end as those of units do, but the cells name none; or others lead for certain. */
static void check_nouns(zr__layout *layout, const content *found)
{
    const bool has_lead = has_leading(layout);

    for (uint32_t c = 0; c < layout->column_count; c++) {
        if (!layout->is_guessed[c])
            continue;
        if (!is_most(found[c].units, found[c].filled) ||
            zr__column_is_of_others(layout->name[c])) {
            layout->column[c] = ZR__LABEL_NONE;
            layout->is_guessed[c] = false;
        } else if (parts_tasks(layout, found, c)) {
            layout->column[c] = ZR__LABEL_CATEGORY;
            layout->is_guessed[c] = false;
        } else if (has_lead) {
            layout->column[c] = ZR__LABEL_SUPPORT;
        }
    }
}

/* Units without a word on their part: responsible where nobody else is, else in support. */
static void guess_units(zr__layout *layout, const content *found)
{
    bool has_lead = has_leading(layout);

    for (uint32_t c = 0; c < layout->column_count; c++)
        has_lead |= is_leading(layout->column[c]);
    for (uint32_t c = 0; c < layout->column_count; c++) {
        if (layout->column[c] != ZR__LABEL_NONE || !is_most(found[c].units, found[c].filled) ||
            zr__column_is_of_others(layout->name[c]))
            continue;
        if (parts_tasks(layout, found, c)) {
            layout->column[c] = ZR__LABEL_CATEGORY;
            continue;
        }
        layout->column[c] = has_lead ? ZR__LABEL_SUPPORT : ZR__LABEL_RESPONSIBLE;
        layout->is_guessed[c] = true;
        has_lead = true;
    }
}

static bool has_label(const zr__layout *layout, zr__label label)
{
    for (uint32_t c = 0; c < layout->column_count; c++) {
        if (layout->column[c] == label)
            return true;
    }
    return false;
}

static void guess_deadline(zr__layout *layout, const content *found)
{
    static const char *const others[] = {"开工", "开始", "启动", "起始", "发布", "成文", "印发", "填报",
                                         "报送", "会议", "交办", "立项", "start", "Start", "creat",
                                         "Creat", "updat", "Updat", "publish", "Publish", NULL};
    static const char *const limits[] = {"时限", "期限", NULL};

    for (uint32_t c = layout->column_count; c > 0 && !has_label(layout, ZR__LABEL_DEADLINE); c--) {
        if (layout->column[c - 1] == ZR__LABEL_NONE &&
            3 * found[c - 1].times >= 2 * found[c - 1].filled && found[c - 1].filled > 0 &&
            !zr__slice_holds_any(layout->name[c - 1], others))
            layout->column[c - 1] = ZR__LABEL_DEADLINE;
    }
    for (uint32_t c = 0; c < layout->column_count && !has_label(layout, ZR__LABEL_DEADLINE); c++) {
        if (layout->column[c] == ZR__LABEL_NONE && zr__slice_ends_any(layout->name[c], limits) > 0)
            layout->column[c] = ZR__LABEL_DEADLINE; /* 开工时限, where nothing else is due */
    }
}

/* The column with the longest texts under a heading that says nothing; SIZE_MAX for none. */
static size_t longest_column(const zr__layout *layout, const content *found, size_t least)
{
    size_t most = 0, longest = SIZE_MAX;

    for (uint32_t c = 0; c < layout->column_count; c++) {
        if (layout->column[c] == ZR__LABEL_NONE && found[c].bytes > most &&
            found[c].bytes >= least * found[c].filled && found[c].units < found[c].filled) {
            most = found[c].bytes;
            longest = c;
        }
    }
    return longest;
}

static size_t last_category(const zr__layout *layout)
{
    for (uint32_t c = layout->column_count; c > 0; c--) {
        if (layout->column[c - 1] == ZR__LABEL_CATEGORY)
            return c - 1;
    }
    return SIZE_MAX;
}

/* A table without a column of tasks has them in its longest texts, else in its categories. */
static void guess_tasks(zr__layout *layout, const content *found)
{
    enum { SENTENCE = 24 };
    size_t column = longest_column(layout, found, SENTENCE);

    if (has_label(layout, ZR__LABEL_TASK) || has_label(layout, ZR__LABEL_CONTENT))
        return;
    if (column == SIZE_MAX)
        column = last_category(layout);
    if (column == SIZE_MAX)
        column = longest_column(layout, found, 0);
    if (column != SIZE_MAX)
        layout->column[column] = ZR__LABEL_TASK;
}

/* Before the tasks, words over several rows are what these belong to. */
static void guess_categories(zr__layout *layout, const content *found)
{
    enum { NAME = 30 };

    for (uint32_t c = 0; c < layout->column_count; c++) {
        if (layout->column[c] == ZR__LABEL_TASK || layout->column[c] == ZR__LABEL_CONTENT)
            return;
        if (layout->column[c] == ZR__LABEL_NONE && found[c].spans > 0 && found[c].filled > 0 &&
            found[c].bytes <= 3 * NAME * found[c].filled)
            layout->column[c] = ZR__LABEL_CATEGORY;
    }
}

/* 2026年目标 behind 指标名称: the last column that may be the target, if none is known to be. */
static void guess_target(zr__layout *layout)
{
    size_t indicator = SIZE_MAX;

    for (uint32_t c = 0; c < layout->column_count; c++) {
        if (layout->column[c] == ZR__LABEL_CONTENT && zr__slice_holds(layout->name[c], "指标") &&
            indicator == SIZE_MAX)
            indicator = c;
        else if (layout->column[c] == ZR__LABEL_NONE && indicator != SIZE_MAX &&
                 zr__slice_ends_any(layout->name[c],
                                    (const char *const[]){"目标", "目标值", "目标数", NULL}) > 0)
            layout->column[c] = ZR__LABEL_CONTENT;
    }
}

/* 联系领导 is in charge where no other official is. */
static void promote_officials(zr__layout *layout)
{
    static const char *const charges[] = {"联系", "督导", "督办", NULL};

    if (has_label(layout, ZR__LABEL_OFFICIAL))
        return;
    for (uint32_t c = 0; c < layout->column_count; c++) {
        if (layout->column[c] == ZR__LABEL_OTHER_OFFICIAL &&
            zr__slice_holds(layout->name[c], "领导") &&
            zr__slice_holds_any(layout->name[c], charges)) {
            layout->column[c] = ZR__LABEL_OFFICIAL;
            return;
        }
    }
}

void zr__guess_columns(const zr__sheet *sheet, zr__layout *layout)
{
    content found[ZR__IMPORT_COLUMNS] = {0};

    look_over(sheet, layout, found);
    check_nouns(layout, found);
    guess_deadline(layout, found);
    guess_units(layout, found);
    guess_tasks(layout, found);
    guess_categories(layout, found);
    guess_target(layout);
    promote_officials(layout);
}

bool zr__guess_unit_column(const zr__sheet *sheet, zr__layout *layout)
{
    enum { HEADING = 12 * 3 };
    content found[ZR__IMPORT_COLUMNS] = {0};
    bool has_units = false;

    look_over(sheet, layout, found);
    for (uint32_t c = 0; c < layout->column_count; c++) {
        if (layout->column[c] == ZR__LABEL_NONE && layout->name[c].size > 0 &&
            layout->name[c].size <= HEADING && found[c].filled > 1 &&
            4 * found[c].units >= 3 * found[c].filled && !zr__column_is_of_others(layout->name[c])) {
            layout->column[c] = has_units ? ZR__LABEL_SUPPORT : ZR__LABEL_RESPONSIBLE;
            layout->is_guessed[c] = true;
            has_units = true;
        }
    }
    return has_units;
}
