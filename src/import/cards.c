/*
 * Forms: tables whose labels stand beside what they say, not above it. A card has its task, its
 * units and its time in pairs of cells (项目名称|…, 牵头单位|…|完成时限|…), one card a table or many below
 * each other; a table set on its side has the labels in its first column and a task in each of the
 * others. Both become tables with headings, a row for each task, and are read as such.
 *
 * A label that comes again starts the next card. Cards that say nothing of what is to be done stand
 * below a line that does, and become lines with labels.
 */
#include <string.h>

#include "src/import/headings.h"
#include "src/import/recover.h"
#include "src/import/sheet.h"
#include "src/import/units.h"
#include "src/memory.h"

enum { MOST_PAIRS = 24, MOST_LABELS = 48, LABEL_CHARACTERS = 14, LATIN_CHARACTERS = 32 };

/* A label and what stands beside it. */
typedef struct pair {
    zr__slice label, value;
    zr__label says; /* NONE for one that is not known. */
    bool goes_on;   /* The label stands in a row above and reaches down. */
} pair;

typedef struct form {
    zr__reader *reader;
    zr__sheet sheet;
    zr__document *out;
    zr__slice label[MOST_LABELS]; /* The different ones, in their order. */
    size_t label_count;
    bool has_task, has_units;
} form;

/* A row taken apart. */
typedef struct card_row {
    pair item[MOST_PAIRS];
    size_t count, known, groups;
    bool is_heading; /* Labels beside each other, over columns. */
    bool is_other;   /* Something in it is no pair. */
} card_row;

static bool is_unit_label(zr__label label)
{
    return label == ZR__LABEL_LEAD || label == ZR__LABEL_SUPPORT || label == ZR__LABEL_RESPONSIBLE;
}

static bool is_task_label(zr__label label)
{
    return label == ZR__LABEL_TASK || label == ZR__LABEL_CONTENT;
}

/* Short words that could be a label of a form which this program does not know. */
static bool may_be_label(zr__slice text)
{
    size_t step;
    const bool is_latin = zr__is_latin(zr__slice_char(text, &step));
    const size_t most = is_latin ? LATIN_CHARACTERS : LABEL_CHARACTERS;

    for (size_t offset = 0; offset < text.size; offset += step) {
        if (zr__is_digit(zr__slice_char_at(text, offset, &step)))
            return false;
    }
    return text.size > 0 && zr__slice_count(text) <= most && zr__is_heading(text) &&
           !zr__is_unit_name(text) && !zr__is_group(text) && !zr__is_time(text) &&
           !zr__is_placeholder(text);
}

/* The column behind the cell at this place. */
static uint32_t next_column(const form *f, size_t row, uint32_t column)
{
    const zr__cell *cell = zr__sheet_cell(&f->sheet, row, column);

    return cell != NULL ? cell->column + cell->column_span : column + 1;
}

/* What a row shows at a place, as it would be written as a label. */
static zr__slice text_at(const form *f, size_t row, uint32_t column)
{
    enum { LABEL_BYTES = 240 };
    const zr__slice text = column < f->sheet.table->column_count
                               ? zr__sheet_text(&f->sheet, row, column)
                               : (zr__slice){"", 0};

    return text.size <= LABEL_BYTES ? zr__reader_tidy(f->reader, text) : text;
}

/* The same, if the cell starts in this row. */
static zr__slice own_text(const form *f, size_t row, uint32_t column)
{
    return column < f->sheet.table->column_count && zr__sheet_is_own(&f->sheet, row, column)
               ? text_at(f, row, column)
               : (zr__slice){"", 0};
}

static void add_pair(card_row *row, pair added)
{
    if (row->count == MOST_PAIRS) {
        row->is_other = true;
        return;
    }
    row->item[row->count++] = added;
    row->known += added.says != ZR__LABEL_NONE;
}

/* 牵头单位:甲局 in one cell. */
static bool take_whole(card_row *row, zr__slice text)
{
    zr__label label;
    const size_t size = zr__label_at(text, &label);

    if (size == 0)
        return false;
    add_pair(row, (pair){zr__slice_trim_end_marks(zr__slice_part(text, 0, size)),
                         zr__slice_trim(zr__slice_from(text, size)), label, false});
    return true;
}

/* A label before a label is the name of a part of the form (责任分工|牵头单位|甲局); so are headings. */
static void take_group(card_row *row, zr__slice text, zr__label says)
{
    row->groups++;
    row->is_other |= says == ZR__LABEL_NONE && !may_be_label(text);
}

/* The label at a place with the cell beside it. Returns the column behind what was taken. */
static uint32_t take_at(const form *f, size_t r, uint32_t column, card_row *row)
{
    const uint32_t columns = f->sheet.table->column_count, beside = next_column(f, r, column);
    const bool is_own = zr__sheet_is_own(&f->sheet, r, column);
    const zr__slice text = text_at(f, r, column), value = own_text(f, r, beside);
    const zr__label says = zr__column_label(text);
    zr__label inside;

    if (text.size == 0 || (!is_own && (says == ZR__LABEL_NONE || value.size == 0)) ||
        (is_own && take_whole(row, text)))
        return beside;
    if (zr__column_label(value) != ZR__LABEL_NONE || zr__label_at(value, &inside) > 0) {
        if (is_own)
            take_group(row, text, says);
        return beside;
    }
    if (says == ZR__LABEL_NONE && (value.size == 0 || !may_be_label(text))) {
        row->is_other = true;
        return beside;
    }
    row->is_heading |= beside >= columns && row->groups > 0;
    add_pair(row, (pair){text,
                         beside < columns ? zr__sheet_text(&f->sheet, r, beside)
                                          : (zr__slice){"", 0},
                         says, !is_own});
    return beside < columns ? next_column(f, r, beside) : beside;
}

static void read_row(const form *f, size_t r, card_row *row)
{
    const uint32_t columns = f->sheet.table->column_count;

    *row = (card_row){0};
    for (uint32_t column = 0; column < columns;)
        column = take_at(f, r, column, row);
    row->is_heading |= row->groups > 1;
}

/* A row of one cell that is no label: a title, or the name of a card. */
static bool is_line(const form *f, size_t r, zr__slice *text)
{
    size_t first = 0;
    zr__label label;

    if (zr__sheet_filled(&f->sheet, r, &first) != 1 || !zr__sheet_is_own(&f->sheet, r, first))
        return false;
    *text = zr__sheet_text(&f->sheet, r, first);
    return zr__column_label(*text) == ZR__LABEL_NONE && zr__label_at(*text, &label) == 0;
}

static size_t label_index(const form *f, zr__slice label)
{
    size_t i = 0;

    while (i < f->label_count && !zr__slice_equal(f->label[i], label))
        i++;
    return i;
}

static bool note_label(form *f, zr__slice label, zr__label says)
{
    const size_t i = label_index(f, label);

    if (i == MOST_LABELS)
        return false;
    if (i == f->label_count)
        f->label[f->label_count++] = label;
    f->has_task |= is_task_label(says);
    f->has_units |= is_unit_label(says);
    return true;
}

/* 索引号, 发布机构: what a page says of itself. */
static bool is_about_document(const form *f)
{
    static const char *const words[] = {"索引号", "发布机构", "发文机关", "发文字号", "文号", "成文日期",
                                        "发布日期", "主题分类", "公开方式", "公开类别", "信息来源", NULL};

    for (size_t i = 0; i < f->label_count; i++) {
        if (zr__slice_holds_any(f->label[i], words))
            return true;
    }
    return false;
}

/* Whether the rows are pairs of labels and values, but for few. */
static bool are_cards(form *f)
{
    enum { ENOUGH = 8 };
    size_t pairs = 0, others = 0;
    zr__slice line;
    card_row row;

    for (size_t r = 0; r < f->sheet.table->row_count && !f->reader->failed; r++) {
        if (is_line(f, r, &line))
            continue;
        read_row(f, r, &row);
        if (row.is_heading)
            return false;
        pairs += row.known > 0 && !row.is_other;
        others += row.is_other;
        for (size_t i = 0; i < row.count; i++) {
            if (!note_label(f, row.item[i].label, row.item[i].says))
                return false;
        }
        if (others > ENOUGH + pairs)
            return false;
    }
    return f->has_units && pairs >= 2 && 3 * others <= pairs && !is_about_document(f);
}

static void add_value(form *f, zr__slice value, zr__slice *cell)
{
    *cell = cell->size > 0 ? zr__reader_join(f->reader, *cell, "\n", value) : value;
}

static void begin_row(form *f, uint32_t first, uint32_t last)
{
    zr__document_begin_row(f->out, first, last > f->out->line_count ? last : f->out->line_count);
}

static void add_headings(form *f, uint32_t line)
{
    begin_row(f, line, line);
    for (size_t i = 0; i < f->label_count; i++)
        zr__document_add_cell(f->out, (zr__cell_place){0}, f->label[i].at, f->label[i].size);
}

/* The cards at hand: the values by label, and where they stand. */
typedef struct card {
    zr__slice value[MOST_LABELS];
    bool has[MOST_LABELS];
    uint32_t first_line, last_line;
    bool is_open;
} card;

static void close_card(form *f, card *c)
{
    if (!c->is_open)
        return;
    begin_row(f, c->first_line, c->last_line);
    for (size_t i = 0; i < f->label_count; i++)
        zr__document_add_cell(f->out, (zr__cell_place){.column = (uint32_t)i + 1}, c->value[i].at,
                              c->value[i].size);
    *c = (card){0};
}

/* A title above the cards, or between them. */
static void add_line_row(form *f, const zr__row *lines, zr__slice text)
{
    begin_row(f, lines->first_line, lines->last_line);
    zr__document_add_cell(f->out, (zr__cell_place){.column_span = (uint32_t)f->label_count}, text.at,
                          text.size);
}

static void add_to_card(form *f, card *c, const card_row *row, const zr__row *lines)
{
    for (size_t i = 0; i < row->count; i++) {
        const size_t at = label_index(f, row->item[i].label);
        if (c->has[at] && !row->item[i].goes_on)
            close_card(f, c);
        if (!c->is_open)
            *c = (card){.is_open = true, .first_line = lines->first_line};
        c->has[at] = true;
        add_value(f, row->item[i].value, &c->value[at]);
        c->last_line = lines->last_line;
    }
}

static void write_cards(form *f)
{
    const zr__block *table = f->sheet.table;
    card c = {0};
    card_row row;
    zr__slice line;
    bool has_headings = false;

    zr__document_begin_table(f->out, zr__document_text(f->sheet.document, table->text),
                             table->marks & ~(unsigned)ZR__SPANLESS);
    for (size_t r = 0; r < table->row_count && !f->reader->failed; r++) {
        const zr__row *lines = zr__sheet_row(&f->sheet, r);
        if (is_line(f, r, &line)) {
            close_card(f, &c);
            add_line_row(f, lines, line);
            continue;
        }
        read_row(f, r, &row);
        if (row.count > 0 && !has_headings)
            add_headings(f, lines->first_line);
        has_headings |= row.count > 0;
        add_to_card(f, &c, &row, lines);
    }
    close_card(f, &c);
}

/* Cards without a task: the line above them has it, and they are lines with labels below it. */
static void write_lines(form *f)
{
    card_row row;
    zr__slice line;

    for (size_t r = 0; r < f->sheet.table->row_count && !f->reader->failed; r++) {
        const uint32_t at = zr__sheet_row(&f->sheet, r)->first_line;
        if (is_line(f, r, &line)) {
            zr__document_add_paragraph(f->out, at, 0, line.at, line.size);
            continue;
        }
        read_row(f, r, &row);
        for (size_t i = 0; i < row.count; i++) {
            const zr__slice text =
                zr__reader_join(f->reader, row.item[i].label, ":",
                                zr__reader_tidy(f->reader, row.item[i].value));
            if (row.item[i].value.size > 0)
                zr__document_add_paragraph(f->out, at, 0, text.at, text.size);
        }
    }
}

/* Whether the first column has the labels and each other column a task. */
static bool is_on_its_side(form *f)
{
    size_t known = 0, others = 0, values = 0;

    f->label_count = 0;
    f->has_task = f->has_units = false;
    for (size_t r = 0; r < f->sheet.table->row_count; r++) {
        const zr__slice label = own_text(f, r, 0);
        const zr__label says = zr__column_label(label);
        size_t first = 0;
        if (zr__sheet_filled(&f->sheet, r, &first) < 2)
            continue;
        for (uint32_t c = 1; c < f->sheet.table->column_count; c++) {
            if (zr__column_label(own_text(f, r, c)) != ZR__LABEL_NONE)
                return false;
        }
        if (label.size == 0 || label_index(f, label) < f->label_count || !note_label(f, label, says))
            return false;
        known += says != ZR__LABEL_NONE;
        others += says == ZR__LABEL_NONE;
        values += zr__sheet_filled(&f->sheet, r, &first) > 2;
    }
    return f->has_task && f->has_units && known >= 3 && 2 * others <= known && values >= 2 &&
           !is_about_document(f);
}

static void write_turned(form *f)
{
    const zr__block *table = f->sheet.table;
    size_t first_row = 0, first = 0;

    zr__document_begin_table(f->out, zr__document_text(f->sheet.document, table->text), table->marks);
    while (zr__sheet_filled(&f->sheet, first_row, &first) < 2) {
        const zr__slice line = zr__sheet_text(&f->sheet, first_row, first);
        if (zr__sheet_filled(&f->sheet, first_row, &first) == 1)
            add_line_row(f, zr__sheet_row(&f->sheet, first_row), line);
        first_row++;
    }
    const uint32_t top = zr__sheet_row(&f->sheet, first_row)->first_line;
    add_headings(f, top);
    for (uint32_t c = 1; c < table->column_count && !f->reader->failed; c++) {
        card task = {.is_open = true, .first_line = top, .last_line = table->last_line};
        for (size_t r = first_row; r < table->row_count; r++) {
            const size_t at = label_index(f, own_text(f, r, 0));
            if (at < f->label_count && zr__sheet_filled(&f->sheet, r, &first) > 1)
                add_value(f, zr__sheet_text(&f->sheet, r, c), &task.value[at]);
        }
        close_card(f, &task);
    }
}

size_t zr__recover_cards(zr__reader *reader, const zr__document *in, size_t first,
                         zr__document *out)
{
    const zr__block *table = &in->block[first];
    form f = {.reader = reader, .out = out};
    bool is_form = true;

    if (table->row_count < 2 || table->column_count < 2 || (table->marks & ZR__HIDDEN) != 0)
        return first;
    if (!zr__sheet_init(&f.sheet, in, table)) {
        reader->failed = true;
        return first;
    }
    const bool has_cards = are_cards(&f);
    if (has_cards && f.has_task)
        write_cards(&f);
    else if (has_cards)
        write_lines(&f);
    else if (is_on_its_side(&f))
        write_turned(&f);
    else
        is_form = false;
    zr__sheet_clear(&f.sheet);
    return is_form ? first + 1 : first;
}
