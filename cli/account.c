/*
 * The account on standard error: one line for what was read, one for the lines of the document, and
 * one for each thing that a reader may want to look at.
 */
#include "cli/account.h"

#include <stdio.h>
#include <string.h>

#include "cli/talk.h"

enum {
    MOST_SHOWN = 1000, /* Of a kind; a document that needs more is read in a table. */
    EXCERPT = 120
};

/* The start of a text that is too long for a line, with a sign that it goes on. */
static const char *excerpt(char words[EXCERPT + 8], const char *text)
{
    size_t size = strlen(text);

    if (size <= EXCERPT)
        return text;
    size = EXCERPT;
    while (size > 0 && ((unsigned char)text[size] & 0xC0U) == 0x80U)
        size--;
    snprintf(words, EXCERPT + 8, "%.*s…", (int)size, text);
    return words;
}

static void tell_rest(size_t count)
{
    if (count > MOST_SHOWN)
        zr__say(_("  and %zu more: --review FILE has all"), count - MOST_SHOWN);
}

void zr__account_add(zr__buffer *out, const char *words, uint32_t count)
{
    zr__buffer_add(out, out->size > 0 ? _(", ") : "");
    zr__buffer_addf(out, words, count);
}

static void tell_counts(const zr_import_account *a)
{
    zr__buffer out = {0};

    zr__account_add(&out, _n("%u plan", "%u plans", a->plan_count), a->plan_count);
    zr__account_add(&out, _n("%u section", "%u sections", a->section_count), a->section_count);
    zr__account_add(&out, _n("%u task", "%u tasks", a->task_count), a->task_count);
    zr__account_add(&out, _n("%u unit", "%u units", a->unit_count), a->unit_count);
    zr__account_add(&out, _n("%u official", "%u officials", a->official_count), a->official_count);
    zr__account_add(&out, _n("%u assignment", "%u assignments", a->assignment_count),
                    a->assignment_count);
    zr__account_add(&out, _n("%u sub-item", "%u sub-items", a->item_count), a->item_count);
    zr__account_add(&out, _n("%u figure", "%u figures", a->indicator_count), a->indicator_count);
    if (!out.failed)
        zr__say(_("read %s"), out.bytes);
    zr__buffer_clear(&out);
}

/* A row of a table may take several lines: only the first has the words. */
static size_t last_of_row(const zr_import_account *account, size_t first)
{
    size_t last = first;

    while (last + 1 < account->unused_count && account->unused[last + 1].text[0] == '\0' &&
           account->unused[last + 1].line == account->unused[last].line + 1)
        last++;
    return last;
}

static void tell_unused(const zr_import_account *account)
{
    char words[EXCERPT + 8];
    size_t last;

    for (size_t i = 0; i < account->unused_count && i < MOST_SHOWN; i = last + 1) {
        const zr_import_line *line = &account->unused[i];
        last = last_of_row(account, i);
        if (last == i)
            zr__say(_("  line %u was not used: %s"), line->line, excerpt(words, line->text));
        else
            zr__say(_("  lines %u to %u were not used: %s"), line->line,
                    account->unused[last].line, excerpt(words, line->text));
    }
    tell_rest(account->unused_count);
}

static void tell_joins(const zr_import_account *account)
{
    for (size_t i = 0; i < account->join_count && i < MOST_SHOWN; i++)
        zr__say(_("  line %u: '%s' joined to '%s' (%s)"), account->join[i].line,
                account->join[i].written, account->join[i].name, _(account->join[i].rule));
    tell_rest(account->join_count);
}

static void tell_doubts(const zr_import_account *account)
{
    char words[EXCERPT + 8];

    for (size_t i = 0; i < account->doubt_count && i < MOST_SHOWN; i++) {
        const zr_import_doubt *doubt = &account->doubt[i];
        zr__say(_("  line %u (%s): '%s' was read as: %s"), doubt->line,
                _(zr_doubt_name(doubt->kind)), excerpt(words, doubt->written), doubt->reading);
    }
    tell_rest(account->doubt_count);
}

void zr__account_tell(const zr_import_account *account)
{
    tell_counts(account);
    zr__say(_n("%u line: %u used, %zu not used, %u blank",
               "%u lines: %u used, %zu not used, %u blank", account->line_count),
            account->line_count, account->used_count, account->unused_count, account->blank_count);
    tell_unused(account);
    zr__say(_n("%zu name joined", "%zu names joined", account->join_count), account->join_count);
    tell_joins(account);
    zr__say(_n("%zu doubtful reading", "%zu doubtful readings", account->doubt_count),
            account->doubt_count);
    tell_doubts(account);
}
