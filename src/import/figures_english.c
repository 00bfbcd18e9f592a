/*
 * Targets in English sentences.
 *
 * Three forms hold nearly all of them. "Extend the network to 500 km" sets a level of what stands
 * between the verb and "to"; "Cut leakage by 20 %" sets a change, and its name keeps the verb; in
 * "Build 500 homes" what is counted stands behind the number. Words such as "at least" before the
 * number bound it, verbs that bring something down bound a level from above.
 */
#include "src/import/figures_english.h"

#include "src/failure.h"
#include "src/import/english_words.h"
#include "src/memory.h"

enum { NOUN_WORDS = 7, NAME_CHARACTERS = 80 };

static const char *const lowering[] = {
    "reduce",     "reduces", "reducing", "cut",      "cuts",       "cutting",  "lower",
    "lowering",   "limit",   "limiting", "decrease", "decreasing", "cap",      "shorten",
    "shortening", "halve",   "minimise", "minimize", "bring",      "restrict", "drop",
    "fall",       "falls",   "keep",     "keeping",  "hold",       "holding",  NULL};
/* Verbs that only say that the level is reached; no part of a name. */
static const char *const reaching[] = {
    "increase",  "increasing", "raise",       "raising",  "extend",    "extending", "expand",
    "expanding", "grow",       "growing",     "improve",  "improving", "bring",     "boost",
    "lift",      "double",     "ensure",      "ensuring", "achieve",   "achieving", "reach",
    "reaching",  "maintain",   "maintaining", "keep",     "keeping",   "hold",      "reduce",
    "reducing",  "cut",        "cutting",     "lower",    "limit",     "decrease",  "cap",
    "shorten",   "restrict",   "widen",       "lengthen", "enlarge",   "have",      "see",
    "get",       "attain",     "take",        "upgrade",  "scale",     "meet",      "process",
    NULL};
static const char *const articles[] = {"the", "a", "an", "our", "its", "their", "all", "to", "up",
                                       "that", NULL};
/* What may stand before a number and says nothing of what is measured. */
static const char *const fillers[] = {"approximately", "about",      "around",  "some",  "nearly",
                                      "another",       "additional", "further", "an",    "a",
                                      "the",           "roughly",    "almost",  "total", "new",
                                      "extra",         "of",         "first",   "up",    NULL};
static const char *const stops[] = {
    "by",      "in",      "across", "for",       "with",     "to",         "from",     "at",
    "on",      "through", "under",  "that",      "which",    "who",        "where",    "within",
    "each",    "per",     "every",  "before",    "until",    "over",       "during",   "via",
    "as",      "using",   "into",   "including", "compared", "throughout", "annually", "or",
    "between", "against", "while",  "so",        "when",     "are",        "is",       "have",
    "has",     "a",       "the",    "relative",  NULL};

typedef struct bound {
    const char *words[4];
    bool is_above; /* The number is the most there may be. */
} bound;

static const bound bounds[] = {
    {{"no", "less", "than", NULL}, false}, {{"not", "less", "than", NULL}, false},
    {{"no", "fewer", "than", NULL}, false}, {{"not", "fewer", "than", NULL}, false},
    {{"no", "more", "than", NULL}, true},  {{"not", "more", "than", NULL}, true},
    {{"a", "minimum", "of", NULL}, false}, {{"a", "maximum", "of", NULL}, true},
    {{"not", "exceed", NULL}, true},       {{"not", "exceeding", NULL}, true},
    {{"at", "least", NULL}, false},        {{"at", "most", NULL}, true},
    {{"more", "than", NULL}, false},       {{"less", "than", NULL}, true},
    {{"fewer", "than", NULL}, true},       {{"up", "to", NULL}, true},
    {{"over", NULL}, false},               {{"above", NULL}, false},
    {{"exceed", NULL}, false},             {{"exceeding", NULL}, false},
    {{"minimum", NULL}, false},            {{"maximum", NULL}, true},
    {{"below", NULL}, true},               {{"under", NULL}, true},
    {{"within", NULL}, true},
};

typedef struct english {
    zr__reader *reader;
    zr__figures *out;
    uint32_t line;
    const zr__sentence *sentence;
    size_t start;   /* Words of earlier figures end here. */
    zr__slice verb; /* Of the figure before in this sentence. */
} english;

static bool is(const english *e, size_t at, const char *word)
{
    return zr__word_is(e->sentence, at, (const char *const[]){word, NULL});
}

/* Words of a bound that end at `end`, none before `start`. */
static size_t bound_words(const english *e, const bound *one, size_t end)
{
    size_t count = 0;

    while (one->words[count] != NULL)
        count++;
    if (end < e->start + count)
        return 0;
    for (size_t i = 0; i < count; i++) {
        if (!is(e, end - count + i, one->words[i]))
            return 0;
    }
    return count;
}

/* Take bounds and fillers off the words before a number; where these then end. */
static size_t without_bounds(const english *e, size_t end, bool *is_above, bool *is_bounded)
{
    static const char *const helpers[] = {"do", "does", "will", "should", "must", "can", NULL};

    for (bool found = true; found;) {
        found = false;
        for (size_t i = 0; i < sizeof bounds / sizeof *bounds && !found; i++) {
            const size_t count = bound_words(e, &bounds[i], end);
            if (count == 0)
                continue;
            *is_above |= bounds[i].is_above;
            *is_bounded = found = true;
            end -= count;
        }
        while (*is_bounded && end > e->start && zr__word_is(e->sentence, end - 1, helpers))
            end--; /* do not exceed */
        if (!found && end > e->start && zr__word_is(e->sentence, end - 1, fillers)) {
            found = true;
            end--;
        }
    }
    return end;
}

/* Where the clause that ends at `end` starts: behind a comma, never before `start`. An opening
 * such as "By 2027," is a clause of its own. */
static size_t clause_start(const english *e, size_t end)
{
    size_t start = end;

    while (start > e->start && !e->sentence->word[start - 1].ends_clause)
        start--;
    if (is(e, start, "by") && start + 1 < end && zr__year_by(e->sentence, start) > 0 &&
        e->sentence->word[start + 1].text.size == 4)
        start += 2; /* by 2027 build */
    return start;
}

static bool holds(const english *e, size_t from, size_t to, const char *const *words)
{
    for (size_t i = from; i < to; i++) {
        if (zr__word_is(e->sentence, i, words))
            return true;
    }
    return false;
}

/* What is counted, from a word on: up to a word that leads elsewhere. */
static size_t noun_end(const english *e, size_t from)
{
    const zr__sentence *s = e->sentence;
    size_t end = from;
    zr__amount next;

    while (end < s->count && end < from + NOUN_WORDS && !zr__word_is(s, end, stops)) {
        if (is(e, end, "and")) { /* "nurses and midwives by", but not "homes and improve roads" */
            const bool is_noun = end + 1 < s->count && !zr__amount_at(s, end + 1, &next) &&
                                 (end + 2 == s->count || s->word[end + 1].ends_clause ||
                                  zr__word_is(s, end + 2, stops));
            if (!is_noun || end == from)
                break;
        }
        if (s->word[end++].ends_clause)
            break;
    }
    return end;
}

static zr__slice unit_of(english *e, const zr__amount *amount)
{
    zr__slice unit = zr__reader_join(e->reader, amount->currency, " ", amount->scale);

    return zr__reader_join(e->reader, unit, " ", amount->unit);
}

static void add(english *e, const zr__amount *amount, zr__slice name, bool is_above)
{
    zr__figures *out = e->out;

    name = zr__slice_trim_end_marks(name);
    if (zr__slice_count(name) < 3 || zr__slice_count(name) > NAME_CHARACTERS) {
        zr__reader_doubt(e->reader, ZR_DOUBT_FIGURE, e->line,
                         zr__words(e->sentence, amount->first, amount->end), "%s",
                         _("no target, since nothing names what it measures"));
        return;
    }
    zr__figure *grown = zr__grow(out->item, &out->capacity, out->count + 1, sizeof *grown);
    if (grown == NULL) {
        e->reader->failed = true;
        return;
    }
    out->item = grown;
    out->item[out->count++] =
        (zr__figure){zr__reader_tidy(e->reader, name), unit_of(e, amount), is_above ? "<=" : ">=",
                     amount->value, {zr__year_by(e->sentence, amount->end), {"", 0}}};
}

/* "Extend the cycle network to": the words between the verb and the last one. */
static zr__slice level_name(const english *e, size_t start, size_t end)
{
    const char *const from[] = {"from", NULL};

    for (size_t i = start; i < end; i++) { /* from 12 % to 20 % */
        if (zr__word_is(e->sentence, i, from) && i > start)
            end = i;
    }
    while (start < end && (zr__word_is(e->sentence, start, reaching) ||
                           zr__word_is(e->sentence, start, articles)))
        start++;
    return zr__words(e->sentence, start, end);
}

/* Which words lead to a level, and how many of them. */
static size_t level_words(const english *e, size_t start, size_t end)
{
    static const char *const last[] = {"to",      "reach", "reaches", "reaching", "at",
                                       "exceeds", "is",    "are",     "totals",   "be",
                                       "achieve", "not",   "stay",    "remain",   NULL};
    size_t count = 0;

    while (end - count > start + 1 && count < 3 && zr__word_is(e->sentence, end - count - 1, last))
        count++;
    return count;
}

/* "Build 500 homes", "Ensure 90 % of homes have …": the noun stands behind. */
static size_t read_count(english *e, const zr__amount *amount, size_t start, size_t end,
                         bool is_above)
{
    static const char *const empty[] = {"ensure", "ensuring", "achieve", "have",  "with", "and",
                                        "of",     "for",      "in",      "where", "so",   "secure",
                                        "reach",  "least",    "when",    "on",    "from", NULL};
    static const char *const leading_on[] = {"for", "to", "of", "in", "with", "across", NULL};
    const bool is_share = zr__slice_is(amount->unit, "%");
    size_t from = amount->end;
    zr__slice verb = {"", 0};

    if (end > start && !zr__word_is(e->sentence, end - 1, empty) &&
        !zr__word_is(e->sentence, end - 1, articles))
        verb = e->sentence->word[end - 1].text;
    else if (end > start && is(e, end - 1, "and"))
        verb = e->verb;
    while (is(e, from, "of") || is(e, from, "the") || is(e, from, "more") || is(e, from, "all"))
        from++;
    size_t to = noun_end(e, from);
    if (is_share && verb.size == 0) { /* homes have broadband */
        while (to < e->sentence->count && to < from + NOUN_WORDS && !is(e, to, "by") &&
               !e->sentence->word[to - (to > from)].ends_clause)
            to++;
    }
    if (to == from && amount->currency.size > 0 && from < e->sentence->count &&
        !is(e, from, "by")) /* invest $5 million in services */
        to = noun_end(e, from + 1);
    if (end > start + 1 &&
        zr__word_is(e->sentence, end - 1, leading_on)) /* visits for 1,200 people */
        verb = zr__words(e->sentence, start, end);
    const zr__slice noun = zr__words(e->sentence, from, to);
    zr__slice name = zr__reader_join(e->reader, verb, " ", noun);
    if (noun.size == 0) {
        name = level_name(e, start, end);
        to = amount->end;
    }
    add(e, amount, name, is_above);
    e->verb = verb;
    return to;
}

/* One amount; the word where the search goes on. */
static size_t read_amount(english *e, const zr__amount *amount)
{
    const zr__sentence *s = e->sentence;
    bool is_above = false, is_bounded = false;
    const size_t end = without_bounds(e, amount->first, &is_above, &is_bounded);
    const size_t start = clause_start(e, end);

    if (end > start && (is(e, end - 1, "from") || is(e, end - 1, "than")))
        return e->start; /* where it comes from */
    if (end > start + 1 && is(e, end - 1, "by")) {
        size_t first = start;
        while (first + 2 < end && zr__word_is(s, first, (const char *const[]){"to", NULL}))
            first++;
        add(e, amount, zr__words(s, first, end - 1), is_above);
        return amount->end;
    }
    const size_t level = end > start ? level_words(e, start, end) : 0;
    if (level > 0 && end - level > start) {
        const bool is_lowered = holds(e, start, end - level, lowering);
        is_above |= !is_bounded && is_lowered;
        add(e, amount, level_name(e, start, end - level), is_above);
        return amount->end;
    }
    return read_count(e, amount, start, end, is_above);
}

void zr__read_english_figures(zr__reader *reader, zr__slice text, uint32_t line, zr__figures *out)
{
    zr__sentence sentence;
    english e = {.reader = reader, .out = out, .line = line, .sentence = &sentence};
    zr__amount amount;

    for (size_t size; (size = zr__read_sentence(text, &sentence)) > 0 && !reader->failed;
         text = zr__slice_from(text, size)) {
        e.start = 0;
        e.verb = (zr__slice){"", 0};
        for (size_t at = 0; at < sentence.count; at++) {
            if (!zr__amount_at(&sentence, at, &amount))
                continue;
            e.start = read_amount(&e, &amount);
            at = (e.start > amount.end ? e.start : amount.end) - 1;
        }
    }
}
