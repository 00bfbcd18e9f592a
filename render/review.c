/*
 * The account of an import as a table: what to go through, with the place and the reading.
 */
#include "render/review.h"

#include <string.h>

#include "render/view.h"
#include "src/failure.h"
#include "zeren/review.h"

/* What a doubt is about, for whoever meets its name for the first time. */
static const char *const meanings[] = {
    [ZR_DOUBT_FIRST_LEADS] = N_("nothing says who leads: the first was taken"),
    [ZR_DOUBT_ROLE] = N_("a unit without a word on its role"),
    [ZR_DOUBT_GROUP_LEADS] = N_("a group is said to lead: kept as support"),
    [ZR_DOUBT_STRANGE_UNIT] = N_("does not end as the names of units do"),
    [ZR_DOUBT_SPLIT] = N_("where one name ends and the next begins"),
    [ZR_DOUBT_NO_UNIT] = N_("a task among tasks, without a unit"),
    [ZR_DOUBT_SEVERAL_PLACES] = N_("units of one task in several places: all were taken"),
    [ZR_DOUBT_SAME_AS_ABOVE] = N_("\"as above\": the units of the task before were taken"),
    [ZR_DOUBT_BRACKET] = N_("a bracket that is not closed"),
    [ZR_DOUBT_FILLED_DOWN] = N_("an empty cell was given the value above it"),
    [ZR_DOUBT_SHORT_RECORD] = N_("fewer cells than columns"),
    [ZR_DOUBT_OFFICIAL] = N_("the name of a person that can be read in two ways"),
    [ZR_DOUBT_JOIN] = N_("two names were taken for one unit"),
    [ZR_DOUBT_FIGURE] = N_("a target whose name or unit was guessed"),
    [ZR_DOUBT_PLAN] = N_("the years of a plan, which something turns on"),
    [ZR_DOUBT_COLUMNS] = N_("columns without rules, told by how words stand"),
    [ZR_DOUBT_HIDDEN] = N_("a hidden row of a workbook was read"),
};

static const zr__column columns[] = {
    {"kind", N_("kind"), ZR__TEXT},        {"line", N_("line"), ZR__COUNT},
    {"written", N_("written"), ZR__PROSE}, {"reading", N_("read as"), ZR__PROSE},
    {"meaning", N_("meaning"), ZR__PROSE}, {0},
};

typedef struct subject {
    const zr_import_account *account;
    bool is_for_people; /* Kinds in the reader's language. */
} subject;

static void add_row(zr__table *table, const subject *of, const char *kind, uint32_t line,
                    const char *written, const char *reading, const char *meaning)
{
    zr__table_add_row(table, line);
    zr__table_add_text(table, of->is_for_people ? _(kind) : kind);
    zr__table_add_number(table, line);
    zr__table_add_text(table, written);
    zr__table_add_text(table, reading);
    zr__table_add_text(table, meaning);
}

static void fill(zr__table *table, const void *data)
{
    static const char joined[] = N_("joined"), unused[] = N_("unused");
    const subject *of = data;
    const zr_import_account *account = of->account;

    for (size_t i = 0; i < account->doubt_count; i++) {
        const zr_import_doubt *doubt = &account->doubt[i];
        add_row(table, of, zr_doubt_name(doubt->kind), doubt->line, doubt->written, doubt->reading,
                _(meanings[doubt->kind]));
    }
    for (size_t i = 0; i < account->join_count; i++) {
        const zr_import_join *join = &account->join[i];
        add_row(table, of, joined, join->line, join->written, join->name, _(join->rule));
    }
    for (size_t i = 0; i < account->unused_count; i++)
        add_row(table, of, unused, account->unused[i].line, account->unused[i].text, NULL,
                _("went into nothing"));
}

void zr__review_table(zr__table *table, const zr_import_account *account)
{
    const subject of = {account, true};

    zr__table_init(table, columns);
    fill(table, &of);
}

static void tell(zr__page *page, const void *data)
{
    const zr_import_account *account = ((const subject *)data)->account;

    zr__page_call(page, "%s", _("Review of an import"));
    zr__page_say(page, _("Lines: %u; used: %u, not used: %zu, blank: %u."),
                 account->line_count, account->used_count, account->unused_count,
                 account->blank_count);
}

zr_status zr_review_write(char **bytes, size_t *size, const zr_import_account *account,
                          zr_review_format format, zr_error *err)
{
    static const zr__view_table tables[] = {{"review", N_("To go through"), columns, fill, false}};
    static const zr__view view = {.table = tables, .table_count = 1, .tell = tell};
    const subject of = {account, format != ZR_REVIEW_CSV};
    const zr_table_options options = {.format = format == ZR_REVIEW_CSV ? ZR_FORMAT_CSV
                                                                        : ZR_FORMAT_MARKDOWN};

    if (format == ZR_REVIEW_XLSX)
        return zr__review_workbook(bytes, size, account, err);
    const zr_status status = zr__view_format(bytes, &view, &of, &options, err);
    if (status == ZR_OK)
        *size = strlen(*bytes);
    return status;
}
