/*
 * The account: what was read, which lines went into nothing, and each reading that is not certain.
 */
#include "src/import/account.h"

#include <stdlib.h>
#include <string.h>

#include "src/failure.h"
#include "src/memory.h"

/* Stable, and marked for those who show them in the reader's language. */
const char *zr_doubt_name(zr_doubt_kind kind)
{
    static const char *const names[] = {
        [ZR_DOUBT_FIRST_LEADS] = N_("first-leads"),    [ZR_DOUBT_ROLE] = N_("role"),
        [ZR_DOUBT_GROUP_LEADS] = N_("group-leads"),    [ZR_DOUBT_STRANGE_UNIT] = N_("strange-unit"),
        [ZR_DOUBT_SPLIT] = N_("split"),                [ZR_DOUBT_NO_UNIT] = N_("no-unit"),
        [ZR_DOUBT_SEVERAL_PLACES] = N_("several-places"),
        [ZR_DOUBT_SAME_AS_ABOVE] = N_("same-as-above"),
        [ZR_DOUBT_BRACKET] = N_("bracket"),            [ZR_DOUBT_FILLED_DOWN] = N_("filled-down"),
        [ZR_DOUBT_SHORT_RECORD] = N_("short-record"),  [ZR_DOUBT_OFFICIAL] = N_("official"),
        [ZR_DOUBT_JOIN] = N_("join"),                  [ZR_DOUBT_FIGURE] = N_("figure"),
        [ZR_DOUBT_PLAN] = N_("plan"),                  [ZR_DOUBT_COLUMNS] = N_("columns"),
        [ZR_DOUBT_HIDDEN] = N_("hidden")};

    return (size_t)kind < sizeof names / sizeof *names ? names[kind] : "";
}

void zr_import_account_clear(zr_import_account *account)
{
    if (account == NULL)
        return;
    for (size_t i = 0; i < account->unused_count; i++)
        zr__free(account->unused[i].text);
    for (size_t i = 0; i < account->doubt_count; i++) {
        zr__free(account->doubt[i].written);
        zr__free(account->doubt[i].reading);
    }
    for (size_t i = 0; i < account->join_count; i++) {
        zr__free(account->join[i].written);
        zr__free(account->join[i].name);
        zr__free(account->join[i].rule);
    }
    zr__free(account->unused);
    zr__free(account->doubt);
    zr__free(account->join);
    *account = (zr_import_account){0};
}

static char *copy_slice(zr__slice text)
{
    char *copy = zr__calloc(text.size + 1, 1);

    if (copy != NULL && text.size > 0)
        memcpy(copy, text.at, text.size);
    return copy;
}

static bool add_unused(zr_import_account *account, size_t *capacity, uint32_t line, zr__slice text)
{
    zr_import_line *grown =
        zr__grow(account->unused, capacity, account->unused_count + 1, sizeof *grown);

    if (grown == NULL)
        return false;
    account->unused = grown;
    char *copy = copy_slice(text);
    if (copy == NULL)
        return false;
    account->unused[account->unused_count++] = (zr_import_line){line, copy};
    return true;
}

/* The words of a table row, its cells parted by bars. */
static bool add_unused_row(zr_import_account *account, size_t *capacity,
                           const zr__document *document, const zr__block *table, size_t row,
                           size_t *cell)
{
    zr__buffer text = {0};

    for (; *cell < table->first_cell + table->cell_count && document->cell[*cell].row <= row;
         (*cell)++) {
        const zr__slice words = zr__slice_trim(
            zr__slice_of(zr__document_text(document, document->cell[*cell].text)));
        if (text.size > 0 && words.size > 0)
            zr__buffer_add(&text, " | ");
        zr__buffer_add_bytes(&text, words.at, words.size);
    }
    const zr__row *lines = &document->row[table->first_row + row];
    bool added = !text.failed;
    for (uint32_t line = lines->first_line; added && text.size > 0 && line <= lines->last_line;
         line++) /* the words once, an empty text for each further line of the row */
        added = add_unused(account, capacity, line,
                           (zr__slice){text.bytes, line == lines->first_line ? text.size : 0});
    zr__buffer_clear(&text);
    return added;
}

static bool list_unused(zr_import_account *account, const zr__reader *reader)
{
    const zr__document *document = reader->original;
    size_t capacity = 0;

    for (size_t b = 0; b < document->block_count; b++) {
        const zr__block *block = &document->block[b];
        if (block->kind == ZR__PARAGRAPH) {
            const zr__slice text =
                zr__slice_trim(zr__slice_of(zr__document_text(document, block->text)));
            if (text.size > 0 && !reader->used[block->first_line] &&
                !add_unused(account, &capacity, block->first_line, text))
                return false;
            continue;
        }
        size_t cell = block->first_cell;
        for (size_t row = 0; row < block->row_count; row++) {
            const size_t before = cell;
            while (reader->used[document->row[block->first_row + row].first_line] &&
                   cell < block->first_cell + block->cell_count &&
                   document->cell[cell].row <= row)
                cell++;
            if (cell == before &&
                !add_unused_row(account, &capacity, document, block, row, &cell))
                return false;
        }
    }
    return true;
}

/* Whether any cell of a row has text; `*cell` moves on behind the row. */
static bool row_has_text(const zr__document *document, const zr__block *table, size_t row,
                         size_t *cell)
{
    bool has_text = false;

    for (; *cell < table->first_cell + table->cell_count && document->cell[*cell].row <= row;
         (*cell)++)
        has_text |= zr__slice_trim(zr__slice_of(
                                       zr__document_text(document, document->cell[*cell].text)))
                        .size > 0;
    return has_text;
}

static void mark(bool *filled, uint32_t first_line, uint32_t last_line)
{
    for (uint32_t line = first_line; line <= last_line; line++)
        filled[line] = true;
}

/* Lines that hold something, by what the container gave; the others are blank, wherever they are.
 */
static bool count_lines(zr_import_account *account, const zr__reader *reader)
{
    const zr__document *document = reader->original;
    bool *filled = zr__calloc((size_t)account->line_count + 2, sizeof *filled);

    if (filled == NULL)
        return false;
    for (size_t b = 0; b < document->block_count; b++) {
        const zr__block *block = &document->block[b];
        size_t cell = block->first_cell;
        if (block->kind == ZR__PARAGRAPH &&
            zr__slice_trim(zr__slice_of(zr__document_text(document, block->text))).size > 0)
            mark(filled, block->first_line, block->last_line);
        for (size_t row = 0; block->kind == ZR__TABLE && row < block->row_count; row++) {
            const zr__row *lines = &document->row[block->first_row + row];
            if (row_has_text(document, block, row, &cell))
                mark(filled, lines->first_line, lines->last_line);
        }
    }
    for (uint32_t line = 1; line <= account->line_count; line++) {
        account->used_count += filled[line] && reader->used[line];
        account->blank_count += !filled[line];
    }
    zr__free(filled);
    return true;
}

static int by_line(const void *a, const void *b)
{
    const zr_import_doubt *x = a, *y = b;

    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    const int written = strcmp(x->written, y->written);
    return written != 0 ? written : strcmp(x->reading, y->reading);
}

static bool copy_doubts(zr_import_account *account, const zr__reader *reader)
{
    account->doubt = zr__calloc(reader->doubt_count, sizeof *account->doubt);
    if (account->doubt == NULL)
        return false;
    for (size_t i = 0; i < reader->doubt_count; i++) {
        zr_import_doubt *doubt = &account->doubt[account->doubt_count++];
        *doubt = reader->doubt[i];
        doubt->written = zr__strdup(reader->doubt[i].written);
        doubt->reading = zr__strdup(reader->doubt[i].reading);
        if (doubt->written == NULL || doubt->reading == NULL)
            return false;
    }
    qsort(account->doubt, account->doubt_count, sizeof *account->doubt, by_line);
    return true;
}

static bool copy_joins(zr_import_account *account, const zr__units *units)
{
    account->join = zr__calloc(units->other_count, sizeof *account->join);
    if (account->join == NULL)
        return false;
    for (size_t i = 0; i < units->other_count; i++) {
        const zr__other_name *other = &units->other[i];
        zr_import_join *join = &account->join[account->join_count++];
        *join = (zr_import_join){copy_slice(other->written),
                                 copy_slice(units->item[other->unit].name),
                                 zr__strdup(other->rule), other->line};
        if (join->written == NULL || join->name == NULL || join->rule == NULL)
            return false;
    }
    return true;
}

static void count_notice(zr_import_account *account, const zr_notice *notice)
{
    account->plan_count = notice->plan_count;
    account->task_count = notice->task_count;
    account->official_count = notice->official_count;
    for (uint32_t u = 0; u < notice->unit_count; u++)
        account->unit_count += notice->unit[u].is_declared;
    for (uint32_t t = 0; t < notice->task_count; t++) {
        account->assignment_count += notice->task[t].lead_count + notice->task[t].support_count;
        account->item_count += notice->task[t].items;
        account->indicator_count += notice->task[t].indicator_count;
    }
}

bool zr__account_fill(zr_import_account *account, const zr__reader *reader,
                      const zr__units *units, const zr_notice *notice)
{
    account->line_count = reader->document->line_count;
    account->section_count = reader->section_count;
    if (notice != NULL)
        count_notice(account, notice);
    if (!count_lines(account, reader) || !list_unused(account, reader) ||
        !copy_doubts(account, reader) || !copy_joins(account, units)) {
        zr_import_account_clear(account);
        return false;
    }
    return true;
}
