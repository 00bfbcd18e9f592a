/*
 * The wording that two tasks share, for people: programme names, then the longest stretches that
 * stand in both, those of rare terms first.
 *
 * There is no dictionary to say where a word ends, so a stretch may begin with the end of one: of
 * "节点城市" and "热点城市" it is "点城市". Most words have two characters. Where a stretch has an odd
 * number, that at its front or end is left off if it holds more to the one outside than to the one
 * inside: of the texts with that neighbour, more have it beside it.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/trace.h"
#include "src/memory.h"
#include "src/text.h"

enum { MOST_NAMES = 5, MOST_WORDS = 3, MOST_FOUND = 64 };

/* A stretch of the first document's folded text. */
typedef struct stretch {
    size_t start, size;
    double weight;
} stretch;

typedef struct finding {
    const zr__corpus *corpus;
    uint32_t other;       /* The second document. */
    const char *folded;   /* Text of the first. */
    const char *theirs;   /* Of the second. */
    const char *shown;    /* The same with its capitals, or again the folded one. */
    stretch name[MOST_NAMES], word[MOST_FOUND];
    uint32_t name_count, word_count;
} finding;

/* The term, if the other document has it too. */
static uint32_t shared_term(const finding *f, const char *bytes, size_t size)
{
    const uint32_t term = zr__corpus_find(f->corpus, bytes, size);
    return term != ZR_NONE && zr__corpus_has(f->corpus, f->other, term) ? term : ZR_NONE;
}

static void keep(stretch *list, uint32_t *count, uint32_t most, const finding *f, stretch found)
{
    for (uint32_t i = 0; i < *count; i++)
        if (list[i].size == found.size &&
            memcmp(f->folded + list[i].start, f->folded + found.start, found.size) == 0)
            return;
    if (*count < most)
        list[(*count)++] = found;
}

static void keep_name(finding *f, const zr__run *run, const zr__buffer *name)
{
    const uint32_t term = shared_term(f, name->bytes, name->size);

    if (term != ZR_NONE)
        keep(f->name, &f->name_count, MOST_NAMES, f,
             (stretch){(size_t)(run->bytes - f->folded), run->size, f->corpus->idf[term]});
}

static bool find_names(finding *f)
{
    zr__buffer name = {0};
    const char *at = f->folded;
    zr__run run;

    while (zr__quoted_next(&run, &name, &at))
        keep_name(f, &run, &name);
    at = f->folded;
    while (!name.failed && zr__run_next(&run, &at)) {
        if (!zr__run_is_name(&run))
            continue;
        name.size = 0;
        zr__buffer_add(&name, (char[]){ZR__NAME_MARK, '\0'});
        zr__buffer_add_bytes(&name, run.bytes, run.size);
        if (!name.failed)
            keep_name(f, &run, &name);
    }
    const bool has_memory = !name.failed;
    zr__buffer_clear(&name);
    return has_memory;
}

static size_t step(const char *at)
{
    const size_t size = zr__utf8_step(at, strnlen(at, 4));
    return size > 0 ? size : 1;
}

/* Whether the other text has these bytes. */
static bool is_theirs(const finding *f, const char *bytes, size_t size)
{
    for (const char *at = f->theirs; (at = strchr(at, bytes[0])) != NULL; at++)
        if (strncmp(at, bytes, size) == 0)
            return true;
    return false;
}

/* The longest stretch in both that starts here. */
static stretch follow(const finding *f, const char *start, const char *end)
{
    stretch found = {(size_t)(start - f->folded), 0, 0};

    for (const char *last = start; last + step(last) < end; last += step(last)) {
        const char *next = last + step(last), *after = next + step(next);
        const uint32_t pair = shared_term(f, last, (size_t)(after - last));

        if (pair == ZR_NONE || !is_theirs(f, start, (size_t)(after - start)))
            break;
        found.size = (size_t)(after - start);
        found.weight += f->corpus->idf[pair];
    }
    return found;
}

/* In how many texts a term is, from its weight. */
static double texts_with(const zr__corpus *corpus, const char *bytes, size_t size)
{
    const uint32_t term = zr__corpus_find(corpus, bytes, size);
    return term == ZR_NONE ? 0 : (1.0 + corpus->count) / exp(corpus->idf[term] - 1) - 1;
}

/* Of the texts with a character, the part that have it beside another: `pair` is both. */
static double hold(const finding *f, const char *pair, const char *character)
{
    const size_t first = step(pair);
    const double all = texts_with(f->corpus, character, step(character));
    return all > 0 ? texts_with(f->corpus, pair, first + step(pair + first)) / all : 0;
}

static const char *step_back(const char *at)
{
    do
        at--;
    while (((unsigned char)*at & 0xC0) == 0x80);
    return at;
}

static stretch without(const finding *f, stretch found, bool at_front)
{
    const char *front = f->folded + found.start, *end = front + found.size;
    const char *cut = at_front ? front : step_back(end);
    const char *pair = at_front ? front : step_back(cut);
    const size_t both = step(pair) + step(pair + step(pair));

    found.weight -= f->corpus->idf[shared_term(f, pair, both)];
    found.start += at_front ? step(cut) : 0;
    found.size -= step(cut);
    return found;
}

/* Leave off the end of a word at its front, or the beginning of one at its end. */
static stretch whole_words(const finding *f, stretch found, const zr__run *run)
{
    const char *first = f->folded + found.start, *end = first + found.size;
    const char *last = step_back(end), *third = step_back(last);

    if (zr__utf8_count(first, found.size) % 2 == 0)
        return found;
    if (first > run->bytes &&
        hold(f, step_back(first), step_back(first)) > hold(f, first, first + step(first)))
        return without(f, found, true);
    if (end < run->bytes + run->size && hold(f, last, end) > hold(f, third, third))
        return without(f, found, false);
    return found;
}

/* The number of bytes of a character that only joins words: "与", "和". */
static size_t joint(const finding *f, size_t at, size_t size)
{
    static const char *const joints[] = {"与", "和", "及", "的", "等"};

    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (size >= strlen(joints[i]) &&
            memcmp(f->folded + at, joints[i], strlen(joints[i])) == 0)
            return strlen(joints[i]);
    return 0;
}

/* Words that one task in ten has ("推进", "建设") say little: the weight of such a term. */
static double plain_weight(const zr__corpus *corpus)
{
    return log((1.0 + corpus->count) / (1 + fmax(3, 0.1 * corpus->count))) + 1;
}

/* Keep a stretch without what joins it to others, if two characters are left. */
static void keep_word(finding *f, stretch found, const zr__run *run)
{
    const size_t front = joint(f, found.start, found.size);

    found.start += front;
    found.size -= front;
    if (found.size >= 3 && joint(f, found.start + found.size - 3, 3) == 3)
        found.size -= 3;
    if (zr__utf8_count(f->folded + found.start, found.size) < 2)
        return;
    found = whole_words(f, found, run);
    if (found.weight >= plain_weight(f->corpus))
        keep(f->word, &f->word_count, MOST_FOUND, f, found);
}

static void find_words(finding *f)
{
    const char *at = f->folded;

    for (zr__run run; zr__run_next(&run, &at);) {
        const char *end = run.bytes + run.size;
        const uint32_t token = run.is_script ? ZR_NONE : shared_term(f, run.bytes, run.size);

        if (token != ZR_NONE && run.size > 2 && !zr__run_is_name(&run) &&
            strspn(run.bytes, "0123456789.%") < run.size)
            keep(f->word, &f->word_count, MOST_FOUND, f,
                 (stretch){(size_t)(run.bytes - f->folded), run.size, f->corpus->idf[token]});
        for (const char *c = run.bytes; run.is_script && c < end;) {
            const stretch found = follow(f, c, end);

            if (found.size > 0)
                keep_word(f, found, &run);
            c += found.size > 0 ? found.size : step(c);
        }
    }
}

static int compare_stretches(const void *left, const void *right)
{
    const stretch *a = left, *b = right;

    if (a->weight > b->weight || a->weight < b->weight)
        return a->weight > b->weight ? -1 : 1;
    return a->start < b->start ? -1 : a->start > b->start;
}

/* Whether a word only repeats part of a name or of a heavier word. */
static bool is_within(const finding *f, const stretch *word, const stretch *list, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        for (size_t at = 0; at + word->size <= list[i].size; at++)
            if (memcmp(f->folded + list[i].start + at, f->folded + word->start, word->size) == 0)
                return true;
    return false;
}

static void choose_words(finding *f)
{
    uint32_t kept = 0;

    qsort(f->word, f->word_count, sizeof *f->word, compare_stretches);
    for (uint32_t i = 0; i < f->word_count && kept < MOST_WORDS; i++)
        if (!is_within(f, &f->word[i], f->name, f->name_count) &&
            !is_within(f, &f->word[i], f->word, kept))
            f->word[kept++] = f->word[i];
    f->word_count = kept;
}

static bool copy(const char *const **out, uint32_t *out_count, zr__arena *arena, const finding *f,
                 const stretch *list, uint32_t count)
{
    const char **text = zr__arena_array(arena, count, sizeof *text);

    for (uint32_t i = 0; text != NULL && i < count; i++)
        if ((text[i] = zr__arena_text(arena, f->shown + list[i].start, list[i].size)) == NULL)
            return false;
    *out = text;
    *out_count = count;
    return count == 0 || text != NULL;
}

bool zr__shared_words(zr_trace_match *match, zr__arena *arena, const zr__evidence *evidence,
                      uint32_t a, uint32_t b)
{
    zr__buffer words = {0}, folded = {0}, normal = {0}, theirs = {0};
    finding *f = zr__calloc(1, sizeof *f);
    bool has_memory = f != NULL && zr__evidence_words(&words, zr__evidence_task(evidence, b)) &&
                      zr__text_fold(&theirs, words.bytes) &&
                      zr__evidence_words(&words, zr__evidence_task(evidence, a)) &&
                      zr__text_fold(&folded, words.bytes) &&
                      zr__text_normal(&normal, words.bytes);

    if (has_memory) {
        f->corpus = &evidence->corpus;
        f->other = b;
        f->folded = folded.bytes;
        f->theirs = theirs.bytes;
        f->shown = normal.size == folded.size ? normal.bytes : folded.bytes;
        has_memory = find_names(f);
    }
    if (has_memory) {
        find_words(f);
        choose_words(f);
        has_memory = copy(&match->name, &match->name_count, arena, f, f->name, f->name_count) &&
                     copy(&match->word, &match->word_count, arena, f, f->word, f->word_count);
    }
    zr__free(f);
    zr__buffer_clear(&words);
    zr__buffer_clear(&folded);
    zr__buffer_clear(&normal);
    zr__buffer_clear(&theirs);
    return has_memory;
}
