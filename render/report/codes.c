/*
 * Codes in words.
 *
 * Tables of the command name flags, rules, findings and plans by codes that another program can
 * hold on to. Whoever reads the page has not read the manual: here they are words.
 */
#include "render/report/codes.h"

#include <string.h>

#include "src/failure.h"

static const struct {
    const char *key, *code, *words;
} codes[] = {
    {"flags", "outlier-lead", N_("leads far more than most")},
    {"flags", "outlier-total", N_("has far more tasks than most")},
    {"flags", "fence-lead", N_("leads above the fence")},
    {"flags", "above-baseline", N_("leads beyond an even deal")},
    {"flags", "leads-more", N_("leads more than its places imply")},
    {"flags", "leads-less", N_("leads less than its places imply")},
    {"rule", "total", N_("all tasks")},
    {"rule", "lead", N_("leads only")},
    {"rule", "fractional", N_("shared among the units of a task")},
    {"kind", "missing", N_("task in no ledger")},
    {"kind", "unknown-task", N_("unknown task")},
    {"kind", "unknown-figure", N_("unknown figure")},
    {"kind", "edited-id", N_("id was edited")},
    {"kind", "edited", N_("edited")},
    {"kind", "contradiction", N_("contradiction")},
    {"kind", "inconsistent", N_("inconsistent")},
    {"kind", "future", N_("dated later than the inspection")},
    {"kind", "unreadable", N_("cannot be read")},
};

/* Its kind, which is short; its title where another plan is of the same kind, or it is of none. */
static const char *plan_words(const zr_notice *notice, const char *id)
{
    static const char *const kinds[] = {
        [ZR_PLAN_FIVE_YEAR] = N_("five-year"),
        [ZR_PLAN_ANNUAL] = N_("annual"),
        [ZR_PLAN_LIVELIHOOD] = N_("livelihood"),
    };
    const zr_plan *found = NULL;
    uint32_t alike = 0;

    for (uint32_t i = 0; i < notice->plan_count; i++)
        if (strcmp(notice->plan[i].id, id) == 0)
            found = &notice->plan[i];
    if (found == NULL)
        return NULL;
    for (uint32_t i = 0; i < notice->plan_count; i++)
        alike += notice->plan[i].kind == found->kind;
    if (alike == 1 && found->kind != ZR_PLAN_OTHER)
        return _(kinds[found->kind]);
    return found->title != NULL ? found->title : id;
}

/* "annual 4": a plan with how many of its tasks. */
static bool write_plan_count(zr__html *html, const zr_notice *notice, const char *text)
{
    const char *blank = strrchr(text, ' ');
    zr__buffer id = {0};

    zr__buffer_add_bytes(&id, text, blank != NULL ? (size_t)(blank - text) : 0);
    const char *words = id.bytes != NULL ? plan_words(notice, id.bytes) : NULL;
    if (words != NULL)
        zr__html_textf(html, "%s%s", words, blank);
    html->failed = html->failed || id.failed;
    zr__buffer_clear(&id);
    return words != NULL;
}

bool zr__code_write(zr__html *html, const zr__report_data *data, const char *key,
                    const char *code)
{
    const char *words = NULL;

    if (strcmp(key, "by_plan") == 0)
        return write_plan_count(html, data->notice, code);
    if (strcmp(key, "plan") == 0)
        words = plan_words(data->notice, code);
    for (size_t i = 0; i < sizeof codes / sizeof *codes && words == NULL; i++)
        if (strncmp(codes[i].key, key, strlen(key)) == 0 && strcmp(codes[i].code, code) == 0)
            words = _(codes[i].words); /* "flag" is one of "flags" */
    if (words != NULL)
        zr__html_text(html, words);
    return words != NULL;
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || byte == '-' || byte == '_';
}

/* The words of the code that stands at `at`: a flag, which has a hyphen, or the rule between
 * quotation marks. NULL for none. */
static const char *words_at(const char *at, bool is_quoted, size_t *size)
{
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        *size = strlen(codes[i].code);
        if (strcmp(codes[i].key, is_quoted ? "rule" : "flags") == 0 &&
            strncmp(at, codes[i].code, *size) == 0 && !is_letter(at[*size]))
            return codes[i].words;
    }
    return NULL;
}

/* Behind ' or the last byte of “. */
static bool is_quoted(const char *note, const char *at)
{
    static const char opening[] = "\xe2\x80\x9c";
    const size_t size = sizeof opening - 1;

    return (at > note && at[-1] == '\'') ||
           ((size_t)(at - note) >= size && memcmp(at - size, opening, size) == 0);
}

void zr__note_write(zr__html *html, const char *note)
{
    zr__buffer text = {0};
    size_t size = 1;

    for (const char *at = note; *at != '\0'; at += size) {
        const bool in_quotes = is_quoted(note, at);
        const bool begins = at == note || !is_letter(at[-1]);
        const char *words = begins ? words_at(at, in_quotes, &size) : NULL;

        if (words == NULL)
            zr__buffer_add_bytes(&text, at, size = 1);
        else
            zr__buffer_addf(&text, in_quotes ? "%s" : _("'%s'"), _(words));
    }
    html->failed = html->failed || text.failed;
    zr__html_text(html, text.bytes);
    zr__buffer_clear(&text);
}
