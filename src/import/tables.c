/*
 * Rows to tasks. A row with a task of its own is one; a row that only goes on with the cell above
 * adds its units to the task before. Merged cells count where they are seen; a CSV has none, so
 * its empty categories and officials take what stands above, with a doubt.
 */
#include "src/import/tables.h"

#include "src/failure.h"
#include "src/import/headings.h"
#include "src/import/matrix.h"
#include "src/import/officials.h"
#include "src/import/roles.h"
#include "src/import/sheet.h"
#include "src/import/table_rows.h"
#include "src/import/targets.h"
#include "src/import/unit_headings.h"
#include "src/memory.h"

typedef struct row_reader {
    zr__reader *reader;
    const zr__layout *layout;
    const zr__read_task *place;
    zr__sheet sheet;
    bool has_lead_column;
    bool by_semicolons[ZR__IMPORT_COLUMNS]; /* Columns that part names so somewhere. */
    zr__said_above said; /* By rows of one cell. */
    zr__slice last[ZR__IMPORT_COLUMNS]; /* What each column said last, for cells left empty. */
    zr__slice beside; /* Persons that stand beside the units of the row at hand. */
    bool has_task; /* A task of this table was read. */
} row_reader;

/* Whether a cell says what one of the headings over its column says, of either row. */
static bool is_heading_again(const row_reader *rows, size_t column, zr__slice text)
{
    for (size_t row = 0; row < rows->layout->first_row; row++) {
        if (zr__slice_equal(text, zr__sheet_text(&rows->sheet, row, column)))
            return true;
    }
    return zr__slice_equal(text, rows->layout->name[column]);
}

static bool repeats_headings(const row_reader *rows, size_t row)
{
    size_t words = 0, labels = 0, same = 0;

    for (size_t c = 0; c < rows->layout->column_count; c++) {
        const zr__slice text = zr__sheet_text(&rows->sheet, row, c);
        if (text.size == 0)
            continue;
        labels += zr__column_label(text) != ZR__LABEL_NONE;
        same += is_heading_again(rows, c, text);
        words++;
    }
    return words >= 2 && (labels == words || (same == words && labels > 0));
}

static bool is_text_column(zr__label label)
{
    return label == ZR__LABEL_TASK || label == ZR__LABEL_CONTENT;
}

/* What a column that is filled down says in a row. */
static zr__slice filled_down(row_reader *rows, size_t row, size_t column)
{
    const zr__slice text = zr__sheet_text(&rows->sheet, row, column);
    zr__slice *last = &rows->last[column];

    if (text.size > 0) {
        *last = text;
    } else if ((rows->sheet.table->marks & ZR__SPANLESS) != 0 && last->size > 0) {
        zr__reader_doubt(rows->reader, ZR_DOUBT_FILLED_DOWN,
                         zr__sheet_row(&rows->sheet, row)->first_line, rows->layout->name[column],
                         "%.*s", (int)last->size, last->at);
        return *last;
    }
    return text;
}

/* The words of a task, over its columns. `own` says whether any starts in this row. */
static zr__slice row_text(row_reader *rows, size_t row, bool *own)
{
    zr__slice text = {"", 0};
    const zr__cell *before = NULL;

    *own = false;
    for (size_t c = 0; c < rows->layout->column_count; c++) {
        const zr__cell *cell = zr__sheet_cell(&rows->sheet, row, c);
        if (!is_text_column(rows->layout->column[c]) || cell == NULL || cell == before)
            continue;
        const zr__slice part = zr__sheet_text(&rows->sheet, row, c);
        *own |= part.size > 0 && cell->row == row;
        if (!zr__is_placeholder(part))
            text = zr__add_target(rows->reader, &rows->sheet, rows->layout, (zr__place_in_table){row, c},
                                  text);
        before = cell;
    }
    return text;
}

/* The places in a row that name its units, as many as there are columns. */
static size_t unit_texts(row_reader *rows, size_t row, bool only_own, zr__duty_text *texts)
{
    const uint32_t line = zr__sheet_row(&rows->sheet, row)->first_line;
    bool has_lead = false, has_responsible = false;
    size_t count = 0;

    for (size_t c = 0; c < rows->layout->column_count; c++)
        has_lead |= rows->layout->column[c] == ZR__LABEL_LEAD &&
                    !zr__is_placeholder(zr__sheet_text(&rows->sheet, row, c));
    for (size_t c = 0; c < rows->layout->column_count; c++) {
        zr__label label = rows->layout->column[c];
        zr__slice text = zr__sheet_text(&rows->sheet, row, c);
        if (text.size == 0 || (rows->layout->is_matrix && label == ZR__LABEL_RESPONSIBLE) ||
            (only_own && !zr__sheet_is_own(&rows->sheet, row, c)) ||
            (c > 0 && zr__sheet_cell(&rows->sheet, row, c) ==
                          zr__sheet_cell(&rows->sheet, row, c - 1)))
            continue;
        if (label == ZR__LABEL_RESPONSIBLE &&
            (rows->said.leads ||
             (rows->has_lead_column && (has_lead || !rows->reader->declared.all_lead))))
            label = ZR__LABEL_SUPPORT;
        else if (label == ZR__LABEL_RESPONSIBLE && has_responsible && !zr__is_placeholder(text)) {
            label = ZR__LABEL_SUPPORT;
            zr__reader_doubt(rows->reader, ZR_DOUBT_ROLE, line, text, "%s",
                             _("support, since the column before says who is responsible"));
        }
        has_responsible |= label == ZR__LABEL_RESPONSIBLE && !zr__is_placeholder(text);
        if (rows->layout->is_guessed[c] && label != ZR__LABEL_WATCH && !zr__is_placeholder(text))
            zr__reader_doubt(
                rows->reader, ZR_DOUBT_ROLE, line, text, "%s",
                label == ZR__LABEL_SUPPORT
                    ? _("support, since the heading of the column says nothing of them")
                    : _("responsible, as the heading of the column seems to say"));
        if (rows->layout->has_persons[c])
            text = zr__without_persons(rows->reader, text, &rows->beside);
        if (label == ZR__LABEL_LEAD || label == ZR__LABEL_SUPPORT || label == ZR__LABEL_WATCH ||
            label == ZR__LABEL_RESPONSIBLE || label == ZR__LABEL_DEADLINE)
            texts[count++] = (zr__duty_text){text, label, line, rows->by_semicolons[c]};
    }
    return count;
}

static uint32_t row_official(row_reader *rows, size_t row)
{
    uint32_t official =
        rows->said.official != ZR_NONE ? rows->said.official : rows->place->official;
    bool is_official = false; /* One of a column: the first, who gives way to none. */

    for (size_t c = 0; c < rows->layout->column_count; c++) {
        const zr__label label = rows->layout->column[c];
        zr__official read;
        const bool gives_way = label == ZR__LABEL_PERSON || label == ZR__LABEL_OVERSEER;
        if (is_official || (label != ZR__LABEL_OFFICIAL && (!gives_way || official != ZR_NONE)))
            continue;
        const zr__slice text = filled_down(rows, row, c);
        if (zr__official_in_list(rows->reader, text,
                                 zr__sheet_row(&rows->sheet, row)->first_line, &read)) {
            official = zr__reader_official(rows->reader, read);
            is_official |= label == ZR__LABEL_OFFICIAL;
        }
    }
    return official;
}

static zr__slice row_section(row_reader *rows, size_t row)
{
    zr__slice section = zr__reader_join(rows->reader, rows->place->section, " / ", rows->said.section);

    for (size_t c = 0; c < rows->layout->column_count; c++) {
        if (rows->layout->column[c] != ZR__LABEL_CATEGORY ||
            (c > 0 && zr__sheet_cell(&rows->sheet, row, c) != NULL &&
             zr__sheet_cell(&rows->sheet, row, c) == zr__sheet_cell(&rows->sheet, row, c - 1)))
            continue;
        zr__slice category = zr__reader_tidy(rows->reader, filled_down(rows, row, c));
        const zr__numbering numbering = zr__numbering_at(category);
        category = zr__slice_trim_end_marks(zr__slice_from(category, numbering.size));
        section = zr__reader_join(rows->reader, section, " / ", category);
    }
    return section;
}

static zr__slice row_number(row_reader *rows, size_t row)
{
    zr__slice number = rows->place->number;

    for (size_t c = 0; c < rows->layout->column_count; c++) {
        if (rows->layout->column[c] == ZR__LABEL_NUMBER)
            number = zr__reader_join(
                rows->reader, number, "-",
                zr__slice_trim_end_marks(
                    zr__reader_tidy(rows->reader, zr__sheet_text(&rows->sheet, row, c))));
    }
    return number;
}

/* A row that is one cell: a heading of what follows, a label, or a note. */
static void read_heading_row(row_reader *rows, size_t row, zr__slice text)
{
    const zr__row *lines = zr__sheet_row(&rows->sheet, row);

    if (zr__read_said_row(rows->reader, text, lines->first_line, row < rows->layout->first_row,
                          &rows->said))
        zr__reader_use(rows->reader, lines->first_line, lines->last_line);
}

static bool is_section_row(const row_reader *rows, size_t row, zr__slice *text)
{
    size_t first = 0;

    if (zr__sheet_filled(&rows->sheet, row, &first) != 1)
        return false;
    const zr__cell *cell = zr__sheet_cell(&rows->sheet, row, first);
    *text = zr__sheet_text(&rows->sheet, row, first);
    if (cell->row != row)
        return false;
    /* One filled cell in a column of tasks may be a task that names nobody. */
    return cell->column_span >= 2 || !is_text_column(rows->layout->column[first]) ||
           zr__numbering_at(*text).level == ZR__LEVEL_HAN || zr__is_note_row(*text) || zr__is_total_row(*text);
}

/* Units in a row without a task of its own belong to the task before. */
static void continue_task(row_reader *rows, size_t row)
{
    zr__reader *reader = rows->reader;
    zr__read_task *task = &reader->task[reader->task_count - 1];
    zr__duty_text texts[ZR__IMPORT_COLUMNS];
    zr__duty more = {0};
    const size_t count = unit_texts(rows, row, true, texts);

    if (count == 0)
        return;
    zr__read_duty(reader, texts, count, &more);
    for (size_t i = 0; i < more.parties.count && !reader->failed; i++) {
        zr__parties *all = &task->duty.parties;
        zr__party *grown = zr__grow(all->item, &all->capacity, all->count + 1, sizeof *grown);
        if (grown == NULL) {
            reader->failed = true;
            break;
        }
        all->item = grown;
        all->item[all->count++] = more.parties.item[i];
    }
    if (more.parties.count > 0)
        zr__reader_doubt(reader, ZR_DOUBT_SEVERAL_PLACES,
                         zr__sheet_row(&rows->sheet, row)->first_line, task->text, "%s",
                         _("the units of this row as well"));
    zr__free(more.parties.item);
    task->last_line = zr__sheet_row(&rows->sheet, row)->last_line;
    zr__reader_use(reader, task->first_line, task->last_line);
}

/* "一、市教育局牵头任务" above a table that only says who supports: the unit of its nearest heading. */
static zr__slice lead_above(const row_reader *rows)
{
    static const char *const verbs[] = {"牵头", "主办", "主责", NULL};
    zr__slice heading = rows->said.section.size > 0 ? rows->said.section : rows->place->section;
    bool has_support = false;
    size_t step;

    for (size_t c = 0; c < rows->layout->column_count; c++) {
        const zr__label label = rows->layout->column[c];
        if (label == ZR__LABEL_LEAD || label == ZR__LABEL_RESPONSIBLE)
            return (zr__slice){"", 0};
        has_support |= label == ZR__LABEL_SUPPORT && !rows->layout->is_guessed[c];
    }
    for (size_t at = 0; at < heading.size; at += step) {
        zr__slice_char_at(heading, at, &step);
        if (zr__slice_starts(zr__slice_from(heading, at), " / ") > 0) {
            heading = zr__slice_from(heading, at + 3);
            step = at = 0;
        }
    }
    return has_support && zr__slice_holds_any(heading, verbs)
               ? zr__unit_in_heading(rows->reader, heading)
               : (zr__slice){"", 0};
}

static bool says_lead(const zr__duty_text *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if ((texts[i].label == ZR__LABEL_LEAD || texts[i].label == ZR__LABEL_RESPONSIBLE) &&
            !zr__is_placeholder(texts[i].text))
            return true;
    }
    return false;
}

/* The units that stand above join those of the row; that of its heading as one that leads. */
static size_t with_units_above(row_reader *rows, uint32_t line, zr__duty_text *texts, size_t count)
{
    const zr__slice unit = lead_above(rows);

    if (count < ZR__IMPORT_COLUMNS && rows->said.units.text.size > 0)
        return zr__add_said(rows->reader, &rows->said, says_lead(texts, count), line, texts, count);
    if (unit.size == 0 || count == ZR__IMPORT_COLUMNS)
        return count;
    texts[count] = (zr__duty_text){.text = unit, .label = ZR__LABEL_LEAD, .line = line};
    zr__reader_doubt(rows->reader, ZR_DOUBT_ROLE, line, unit, "%s",
                     _("leads, since the section is named after it"));
    return count + 1;
}

static void add_row(row_reader *rows, size_t row, zr__slice text)
{
    const zr__row *lines = zr__sheet_row(&rows->sheet, row);
    zr__official person;
    zr__duty_text texts[ZR__IMPORT_COLUMNS];
    const uint32_t official = row_official(rows, row);
    const zr__slice section = row_section(rows, row), number = row_number(rows, row);
    rows->beside = (zr__slice){"", 0};
    const size_t count = with_units_above(rows, lines->first_line, texts,
                                         unit_texts(rows, row, false, texts));
    zr__read_task *task = zr__reader_add_task(rows->reader);

    if (task == NULL)
        return;
    const zr__numbering numbering = zr__numbering_at(text);
    task->plan = rows->place->plan;
    task->official = official;
    task->section = section;
    task->number = number;
    task->text = zr__slice_trim(zr__slice_from(text, numbering.size));
    task->first_line = task->text_line = lines->first_line;
    task->last_line = lines->last_line;
    zr__read_duty(rows->reader, texts, count, &task->duty);
    if (rows->layout->is_matrix)
        zr__matrix_row(rows->reader, &rows->sheet, row, rows->layout, &task->duty);
    if (task->duty.official != ZR_NONE &&
        (task->official == ZR_NONE || task->duty.official_by == ZR__LABEL_OFFICIAL))
        task->official = task->duty.official;
    if (task->duty.deadline.size == 0)
        task->duty.deadline = rows->said.deadline;
    if (task->official == ZR_NONE && rows->beside.size > 0 &&
        zr__official_in_list(rows->reader, rows->beside, lines->first_line, &person))
        task->official = zr__reader_official(rows->reader, person);
    if (task->duty.parties.count == 0 && !task->duty.is_same_as_above)
        zr__reader_doubt(rows->reader, ZR_DOUBT_NO_UNIT, lines->first_line, task->text, "%s",
                         _("a task without a unit"));
    if ((rows->sheet.table->marks & ZR__GUESSED) != 0)
        zr__reader_doubt(rows->reader, ZR_DOUBT_COLUMNS, lines->first_line, task->text,
                         _("a row of %u columns, told by where its words stand"),
                         rows->sheet.table->column_count);
    if (lines->is_out_of_sight)
        zr__reader_doubt(rows->reader, ZR_DOUBT_HIDDEN, lines->first_line, task->text, "%s",
                         _("read, though a filter or a fold hides its row"));
    zr__reader_use(rows->reader, lines->first_line, lines->last_line);
    rows->has_task = true;
}

static void read_row(row_reader *rows, size_t row)
{
    zr__slice heading;
    size_t first = 0;
    bool own;

    if (zr__sheet_filled(&rows->sheet, row, &first) == 0 || repeats_headings(rows, row))
        return;
    if (zr__is_total_row(zr__sheet_text(&rows->sheet, row, first)) ||
        ((rows->sheet.table->marks & ZR__SPANLESS) != 0 && /* a comma in a note parts it */
         zr__is_note_row(zr__sheet_text(&rows->sheet, row, first))))
        return;
    if (is_section_row(rows, row, &heading)) {
        read_heading_row(rows, row, heading);
        return;
    }
    const zr__slice text = row_text(rows, row, &own);
    if (own && !zr__is_total_row(text))
        add_row(rows, row, text);
    else if (rows->has_task)
        continue_task(rows, row);
}

/* What parts the names of one cell parts those of its whole column. */
static void look_over_columns(row_reader *rows)
{
    for (size_t c = 0; c < rows->layout->column_count; c++) {
        rows->has_lead_column |= rows->layout->column[c] == ZR__LABEL_LEAD;
        for (size_t row = rows->layout->first_row; row < rows->sheet.table->row_count; row++) {
            const zr__slice text = zr__sheet_text(&rows->sheet, row, c);
            rows->by_semicolons[c] |= zr__slice_holds(text, ";") || zr__slice_holds(text, "\n");
        }
    }
}

void zr__read_table(zr__reader *reader, const zr__block *table, const zr__layout *layout,
                    const zr__read_task *place)
{
    row_reader rows = {.reader = reader,
                       .layout = layout,
                       .place = place,
                       .said = {.section = {"", 0},
                                .official = ZR_NONE,
                                .deadline = {"", 0},
                                .units = {.text = {"", 0}}}};
    size_t first = 0;

    if (!zr__sheet_init(&rows.sheet, reader->document, table)) {
        reader->failed = true;
        return;
    }
    look_over_columns(&rows);
    for (size_t row = 0; row < layout->first_row && row < table->row_count; row++) {
        if (zr__sheet_filled(&rows.sheet, row, &first) == 1)
            read_heading_row(&rows, row, zr__sheet_text(&rows.sheet, row, first));
    }
    for (size_t row = layout->first_row; row < table->row_count && !reader->failed; row++)
        read_row(&rows, row);
    zr__sheet_clear(&rows.sheet);
}
