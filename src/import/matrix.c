/*
 * Matrices. RACI: A leads, and R where a row has no A; the other R support, as S always does; C and I have
 * no part. Cells say "A,R" or "R/A" as well, and Cyrillic letters that look like Latin ones slip in.
 * Others have words for the part (主 and 配, L and S, Lead and Support), or signs: a filled one leads,
 * an open one supports; doubted where no note says so.
 */
#include "src/import/matrix.h"

#include "src/failure.h"
#include "src/import/units.h"
#include "src/import/unused_columns.h"

typedef struct letters {
    bool r, a, other;
    bool s; /* Supports, whatever the others of the row do. */
    bool is_sign; /* A sign instead of a letter. */
    bool is_cell; /* Nothing but such letters stood there. */
} letters;

/* A whole cell that is a word for a part. */
static bool read_word(zr__slice text, letters *found)
{
    static const char *const leads[] = {"主", "主办", "主责", "主要", "牵", "牵头", "主牵", "L", "P/L",
                                        "Lead", "Leads", "Leading", "Primary", "Owner", NULL};
    static const char *const supports[] = {"配", "配合", "协", "协办", "协同", "协助", "参", "参与", "参加",
                                           "支持", "次", "辅", "责任", "S", "Support", "Supports",
                                           "Supporting", "Partner", "Secondary", "P", NULL};
    static const char *const others[] = {"C", "I", "知", "知会", "督", "督办", "Consult", "Consulted",
                                         "Inform", "Informed", "O", NULL};

    for (size_t i = 0; leads[i] != NULL; i++)
        found->a |= zr__is_word(text, leads[i]);
    for (size_t i = 0; supports[i] != NULL; i++)
        found->r |= zr__is_word(text, supports[i]);
    found->s = found->r && !zr__is_word(text, "责任") && !zr__is_word(text, "P");
    for (size_t i = 0; others[i] != NULL; i++)
        found->other |= zr__is_word(text, others[i]);
    return found->a || found->r || found->other;
}

static letters read_letters(zr__slice text)
{
    letters found = {.is_cell = true};
    size_t step;

    if (text.size > 0 && read_word(zr__slice_trim(text), &found))
        return found;

    for (size_t offset = 0; offset < text.size; offset += step) {
        switch (zr__slice_char_at(text, offset, &step)) {
        case 'R': case 'r':
            found.r = true;
            break;
        case 'A': case 'a': case 0x410: case 0x430: /* and the Cyrillic ones */
            found.a = true;
            break;
        case 'S': case 's':
            found.r = found.s = true;
            break;
        case 'C': case 'c': case 'I': case 'i': case 0x421: case 0x441: case 0x406:
            found.other = true;
            break;
        case 0x25CF: case 0x2605: case 0x25B2: case 0x25A0:
        case 0x25C6: /* ● ★ ▲ ■ ◆ */
            found.a = found.is_sign = true;
            break;
        case 0x25CB:
        case 0x2606:
        case 0x25B3:
        case 0x25A1:
        case 0x221A:
        case 0x25CE:
        case 0x25C7:
        case 0x2713: /* ○ ☆ △ □ √ ◎ ◇ ✓ */
            found.r = found.is_sign = true;
            break;
        case ',': case '/': case ' ': case '\n': case '-': case 0x2014: case 0x2013: case 0x3001:
        case '*': case ';':
            break;
        default:
            found.is_cell = false;
        }
    }
    return found;
}

bool zr__is_matrix_cell(zr__slice text)
{
    return text.size > 0 && text.size <= 12 && read_letters(text).is_cell;
}

/* The row with the names of the columns: titles above it are one cell. */
static size_t heading_row(const zr__sheet *sheet)
{
    size_t row = 0, first = 0;

    while (row + 1 < sheet->table->row_count && zr__sheet_filled(sheet, row, &first) < 3)
        row++;
    return row;
}

/* What a cell says in a document that may say what its signs mean; else in a matrix with stars, dots
 * are the weaker sign. */
static letters read_cell(const zr__reader *reader, const zr__layout *layout, zr__slice text)
{
    letters found = read_letters(text);
    size_t step;
    const uint32_t sign = zr__slice_char(text, &step);

    if (!found.is_sign || found.a == found.r)
        return found;
    if (reader->declared.lead_sign != 0) {
        found.a = sign == reader->declared.lead_sign;
        found.r = sign == reader->declared.support_sign;
    } else if (layout->has_stars && sign != 0x2605) {
        found.a = false;
        found.r = true;
    }
    return found;
}

/* Whether a column stays empty: sheets often start in the second one. */
static bool is_empty_column(const zr__sheet *sheet, uint32_t column)
{
    for (size_t row = 0; row < sheet->table->row_count; row++) {
        if (zr__sheet_text(sheet, row, column).size > 0 && zr__sheet_is_own(sheet, row, column))
            return false;
    }
    return true;
}

/* Whether a row goes on with the headings above it, which part "责任分工" into units: it stands below
 * cells that reach down from there, or is empty below them where none reach, and has names, not
 * signs. */
static bool is_second_heading(const zr__sheet *sheet, size_t row)
{
    size_t own = 0, below_group = 0;
    bool has_empty = false, has_task = false, is_first = true;

    if (row + 1 >= sheet->table->row_count)
        return false;
    for (uint32_t c = 0; c < sheet->table->column_count; c++) {
        const zr__slice text = zr__sheet_text(sheet, row, c);
        if (is_empty_column(sheet, c))
            continue;
        const bool stands_first = is_first;
        is_first = false;
        if (!zr__sheet_is_own(sheet, row, c))
            continue;
        if (text.size == 0) {
            has_empty = true;
            has_task |= zr__column_label(zr__sheet_text(sheet, row - 1, c)) == ZR__LABEL_TASK;
            continue;
        }
        if (stands_first || zr__is_matrix_cell(text))
            return false;
        own++;
        below_group += zr__sheet_text(sheet, row - 1, c).size == 0;
    }
    return own >= 2 && (!has_empty || (has_task && below_group > 0));
}

/* Columns that a matrix may have behind its units. */
static bool stands_behind(zr__label label)
{
    return label == ZR__LABEL_DEADLINE || label == ZR__LABEL_LEAD || label == ZR__LABEL_SUPPORT ||
           zr__is_person_label(label) || label == ZR__LABEL_REMARK;
}

bool zr__matrix_layout(zr__reader *reader, const zr__sheet *sheet, zr__layout *layout)
{
    const zr__block *table = sheet->table;
    const size_t upper = heading_row(sheet);
    size_t head = upper;
    size_t matrix_columns = 0, accountable = 0, first = 0;
    bool has_task = false;

    while (head < upper + 2 && is_second_heading(sheet, head + 1))
        head++;
    *layout = (zr__layout){.column_count = table->column_count, .first_row = head + 1,
                           .is_matrix = true};
    if (head > 0 && zr__sheet_filled(sheet, 0, &first) == 1)
        layout->title = zr__sheet_text(sheet, 0, first);
    for (uint32_t c = 0; c < table->column_count; c++) {
        size_t cells = 0, filled = 0;
        for (size_t row = head + 1; row < table->row_count; row++) {
            const zr__slice text = zr__sheet_text(sheet, row, c);
            const letters found = read_letters(text);
            layout->has_stars |= zr__slice_is(text, "★");
            if (zr__sheet_filled(sheet, row, &first) < 2)
                continue; /* a heading or a note over all columns */
            filled += text.size > 0;
            cells += text.size > 0 && found.is_cell;
            accountable += found.is_cell && (found.a || found.r);
        }
        for (size_t row = head + 1; row > upper && layout->name[c].size == 0; row--)
            layout->name[c] = zr__sheet_text(sheet, row - 1, c);
        if (filled > 0 && cells * 5 >= filled * 4 && layout->name[c].size > 0 && c > 0) {
            layout->column[c] = ZR__LABEL_RESPONSIBLE;
            matrix_columns++;
            continue;
        }
        layout->column[c] = zr__column_label(layout->name[c]);
        if (layout->column[c] == ZR__LABEL_RESPONSIBLE) {
            layout->column[c] = ZR__LABEL_LEAD; /* among others that have their signs */
            layout->is_guessed[c] = true;
        }
        if (matrix_columns > 0 && !stands_behind(layout->column[c]))
            layout->column[c] = ZR__LABEL_NONE;
        else if (layout->column[c] == ZR__LABEL_NONE)
            layout->column[c] = ZR__LABEL_TASK;
        has_task |= layout->column[c] == ZR__LABEL_TASK;
    }
    if (matrix_columns < 2 || accountable < (table->row_count - head) / 2 || !has_task)
        return false;
    zr__reader_use(reader, zr__sheet_row(sheet, upper)->first_line,
                   zr__sheet_row(sheet, head)->last_line);
    zr__doubt_unused_columns(reader, sheet, layout, zr__sheet_row(sheet, head)->first_line);
    return true;
}

void zr__matrix_row(zr__reader *reader, const zr__sheet *sheet, size_t row,
                    const zr__layout *layout, zr__duty *duty)
{
    bool has_accountable = false;

    for (uint32_t c = 0; c < layout->column_count; c++) {
        if (layout->column[c] == ZR__LABEL_DEADLINE)
            duty->deadline = zr__sheet_text(sheet, row, c);
        if (layout->column[c] == ZR__LABEL_LEAD)
            has_accountable |= !zr__is_placeholder(zr__sheet_text(sheet, row, c));
        if (layout->column[c] == ZR__LABEL_RESPONSIBLE)
            has_accountable |= read_cell(reader, layout, zr__sheet_text(sheet, row, c)).a;
    }
    for (uint32_t c = 0; c < layout->column_count; c++) {
        if (layout->column[c] != ZR__LABEL_RESPONSIBLE)
            continue;
        const letters found = read_cell(reader, layout, zr__sheet_text(sheet, row, c));
        if (!found.a && !found.r)
            continue;
        zr__add_whole_name(reader, layout->name[c], &duty->parties);
        if (reader->failed)
            return;
        zr__party *party = &duty->parties.item[duty->parties.count - 1];
        party->role = found.a || (!has_accountable && !found.s) ? ZR__ROLE_LEAD : ZR__ROLE_SUPPORT;
        if (found.is_sign && !reader->declared.signs_said)
            zr__reader_doubt(reader, ZR_DOUBT_ROLE, zr__sheet_row(sheet, row)->first_line,
                             layout->name[c], "%s",
                             party->role == ZR__ROLE_LEAD ? _("leads") : _("supports"));
        if (party->is_group && party->role == ZR__ROLE_LEAD) {
            party->role = ZR__ROLE_SUPPORT;
            zr__reader_doubt(reader, ZR_DOUBT_GROUP_LEADS, zr__sheet_row(sheet, row)->first_line,
                             party->name, _("supports, since it names no unit"));
        }
    }
}
