/*
 * Who leads and who supports in English running text.
 *
 * Words before a colon ("Led by:", "Contributors:") are labels. In a sentence a phrase does the
 * same: "Led by the Parks Department, with support from all schools", "The Parks Department will
 * lead." Such a sentence counts only when all it holds are names behind or before phrases, and
 * times; "supported by communities" within a task is what is to be done.
 */
#include "src/import/english_phrases.h"

#include "src/import/english_dates.h"

typedef struct phrase_word {
    const char *word; /* Lower case. */
    zr__label label;
} phrase_word;

/* Words before a colon beyond those that head columns. */
static const phrase_word labels[] = {
    {"led by", ZR__LABEL_LEAD},          {"to be led by", ZR__LABEL_LEAD},
    {"lead by", ZR__LABEL_LEAD},         {"delivered by", ZR__LABEL_LEAD},
    {"implemented by", ZR__LABEL_LEAD},  {"coordinated by", ZR__LABEL_LEAD},
    {"convened by", ZR__LABEL_LEAD},     {"assigned to", ZR__LABEL_LEAD},
    {"who", ZR__LABEL_LEAD},             {"by whom", ZR__LABEL_LEAD},
    {"leads", ZR__LABEL_LEAD},           {"lead(s)", ZR__LABEL_LEAD},
    {"accountable", ZR__LABEL_LEAD},     {"convenor", ZR__LABEL_LEAD},
    {"convener", ZR__LABEL_LEAD},        {"coordinator", ZR__LABEL_LEAD},
    {"action lead", ZR__LABEL_LEAD},     {"in charge", ZR__LABEL_LEAD},
    {"with", ZR__LABEL_SUPPORT},         {"supported by", ZR__LABEL_SUPPORT},
    {"support from", ZR__LABEL_SUPPORT}, {"contributors", ZR__LABEL_SUPPORT},
    {"contributor", ZR__LABEL_SUPPORT},  {"contributing", ZR__LABEL_SUPPORT},
    {"supporters", ZR__LABEL_SUPPORT},   {"helpers", ZR__LABEL_SUPPORT},
    {"also involved", ZR__LABEL_SUPPORT}, {"others involved", ZR__LABEL_SUPPORT},
    {"in partnership with", ZR__LABEL_SUPPORT}, {"partnering with", ZR__LABEL_SUPPORT},
    {"in collaboration with", ZR__LABEL_SUPPORT}, {"participants", ZR__LABEL_SUPPORT},
    {"consulted", ZR__LABEL_WATCH},      {"consult", ZR__LABEL_WATCH},
    {"informed", ZR__LABEL_WATCH},       {"oversight", ZR__LABEL_WATCH},
    {"by", ZR__LABEL_DEADLINE},          {"complete by", ZR__LABEL_DEADLINE},
    {"completed by", ZR__LABEL_DEADLINE}, {"to be completed by", ZR__LABEL_DEADLINE},
    {"finish by", ZR__LABEL_DEADLINE},   {"deliver by", ZR__LABEL_DEADLINE},
    {"delivery by", ZR__LABEL_DEADLINE}, {"due by", ZR__LABEL_DEADLINE},
    {"finish", ZR__LABEL_DEADLINE},      {"complete", ZR__LABEL_DEADLINE}};

/* The same words before either: told by what stands behind the colon. */
static const char *const either_time[] = {"target", "milestone", "date", "end", "delivery", NULL};

/* Words before a colon behind which the task goes on. */
static const char *const contents[] = {
    "target",      "targets",      "indicator",      "indicators",   "kpi",          "kpis",
    "measure",     "measures",     "measure of success", "measures of success", "success measure",
    "success measures", "performance measure", "performance measures", "performance indicator",
    "performance indicators", "output", "outputs",   "outcome",      "outcomes",     "result",
    "results",     "deliverable",  "deliverables",   "metric",       "metrics",      "details",
    NULL};

static const phrase_word before_names[] = {
    {"to be led by ", ZR__LABEL_LEAD},        {"led by ", ZR__LABEL_LEAD},
    {"to be delivered by ", ZR__LABEL_LEAD},  {"delivered by ", ZR__LABEL_LEAD},
    {"implemented by ", ZR__LABEL_LEAD},      {"coordinated by ", ZR__LABEL_LEAD},
    {"the responsibility of ", ZR__LABEL_LEAD}, {"responsibility of ", ZR__LABEL_LEAD},
    {"supported by ", ZR__LABEL_SUPPORT},     {"with support from ", ZR__LABEL_SUPPORT},
    {"with the support of ", ZR__LABEL_SUPPORT}, {"in partnership with ", ZR__LABEL_SUPPORT},
    {"in collaboration with ", ZR__LABEL_SUPPORT}, {"in cooperation with ", ZR__LABEL_SUPPORT},
    {"in coordination with ", ZR__LABEL_SUPPORT}, {"working with ", ZR__LABEL_SUPPORT},
    {"together with ", ZR__LABEL_SUPPORT},    {"jointly with ", ZR__LABEL_SUPPORT},
    {"with help from ", ZR__LABEL_SUPPORT},   {"with input from ", ZR__LABEL_SUPPORT},
    {"with assistance from ", ZR__LABEL_SUPPORT}, {"assisted by ", ZR__LABEL_SUPPORT},
    {"overseen by ", ZR__LABEL_WATCH},        {"with ", ZR__LABEL_SUPPORT}};
static const phrase_word behind_names[] = {
    {"will be responsible", ZR__LABEL_LEAD},  {"is responsible", ZR__LABEL_LEAD},
    {"are responsible", ZR__LABEL_LEAD},      {"will take the lead", ZR__LABEL_LEAD},
    {"takes the lead", ZR__LABEL_LEAD},       {"will lead", ZR__LABEL_LEAD},
    {"shall lead", ZR__LABEL_LEAD},           {"to lead", ZR__LABEL_LEAD},
    {"leads", ZR__LABEL_LEAD},                {"lead", ZR__LABEL_LEAD},
    {"is the lead", ZR__LABEL_LEAD},          {"will support", ZR__LABEL_SUPPORT},
    {"to support", ZR__LABEL_SUPPORT},        {"supports", ZR__LABEL_SUPPORT},
    {"support", ZR__LABEL_SUPPORT},           {"will assist", ZR__LABEL_SUPPORT},
    {"to assist", ZR__LABEL_SUPPORT},         {"assists", ZR__LABEL_SUPPORT},
    {"assist", ZR__LABEL_SUPPORT},            {"will contribute", ZR__LABEL_SUPPORT},
    {"to contribute", ZR__LABEL_SUPPORT},     {"contributes", ZR__LABEL_SUPPORT}};
static const char *const before_times[] = {"to be completed by ", "for completion by ", "due by ",
                                           "no later than ", "by ", "before ", "due ", NULL};
/* What a verb may be said of, that adds nothing. */
static const char *const objects[] = {" on delivery", " delivery", " implementation", " the work",
                                      " this work", " this action", " on this", " the action",
                                      " for delivery", " for this action", NULL};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static uint32_t lower(uint32_t c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

/* Bytes at the start that are these words, whatever the case of their letters. */
static size_t words_at(zr__slice text, const char *words)
{
    size_t size = 0;

    for (; words[size] != '\0'; size++) {
        if (size >= text.size || lower((unsigned char)text.at[size]) != (unsigned char)words[size])
            return 0;
    }
    return size;
}

static bool ends_word(zr__slice text, size_t offset)
{
    size_t step;

    return !zr__is_latin(zr__slice_char_at(text, offset, &step));
}

/* Where a point, semicolon or comma ends a clause: behind a point a blank stands, or nothing. */
static size_t clause_end(zr__slice text, bool at_comma)
{
    for (size_t i = 0; i < text.size; i++) {
        const char c = text.at[i];
        if (c == ';' || c == ')' || c == '\n' || (c == ',' && at_comma) ||
            (c == '.' && (i + 1 == text.size || text.at[i + 1] == ' ' || text.at[i + 1] == '\n')))
            return i;
    }
    return text.size;
}

/* "by 30 June 2025", up to the end of the time; commas may stand in it: June 30, 2025. */
static zr__phrase time_at(zr__slice text)
{
    enum { TIME_BYTES = 100 };
    size_t size = 0;

    for (size_t i = 0; before_times[i] != NULL && size == 0; i++)
        size = words_at(text, before_times[i]);
    if (size == 0)
        return (zr__phrase){0};
    const zr__slice rest = zr__slice_part(text, size, size + TIME_BYTES);
    for (int at_comma = 0; at_comma <= 1; at_comma++) {
        const zr__slice time = zr__slice_part(rest, 0, clause_end(rest, at_comma == 1));
        if (zr__is_english_time(time))
            return (zr__phrase){size + time.size, ZR__LABEL_DEADLINE, false, zr__slice_trim(time)};
    }
    return (zr__phrase){0};
}

zr__phrase zr__phrase_at(zr__slice text)
{
    const zr__phrase time = time_at(text);

    if (time.size > 0)
        return time;
    for (size_t i = 0; i < COUNT(before_names); i++) {
        const size_t size = words_at(text, before_names[i].word);
        if (size > 0)
            return (zr__phrase){size, before_names[i].label, false, {"", 0}};
    }
    for (size_t i = 0; i < COUNT(behind_names); i++) {
        size_t size = words_at(text, behind_names[i].word);
        if (size == 0 || !ends_word(text, size))
            continue;
        for (size_t o = 0; objects[o] != NULL; o++) {
            const size_t more = words_at(zr__slice_from(text, size), objects[o]);
            if (more > 0 && ends_word(text, size + more)) {
                size += more;
                break;
            }
        }
        return (zr__phrase){size, behind_names[i].label, true, {"", 0}};
    }
    return (zr__phrase){0};
}

zr__label zr__english_label(zr__slice words, zr__slice value)
{
    enum { VALUE_BYTES = 200 };
    size_t step;
    const uint32_t first = zr__slice_char(words, &step);

    words = zr__slice_trim_end_marks(words);
    if (first < 'A' || first > 'Z')
        return ZR__LABEL_NONE;
    for (size_t i = 0; i < COUNT(labels); i++) {
        if (zr__is_word(words, labels[i].word))
            return labels[i].label;
    }
    for (size_t i = 0; either_time[i] != NULL; i++) {
        const zr__slice time = zr__slice_trim(zr__slice_part(value, 0, VALUE_BYTES));
        if (zr__is_word(words, either_time[i]) &&
            zr__is_english_time(zr__slice_part(time, 0, clause_end(time, false))))
            return ZR__LABEL_DEADLINE;
    }
    return ZR__LABEL_NONE;
}

static zr__slice without_article(zr__slice name)
{
    name = zr__slice_trim(name);
    return zr__slice_trim(zr__slice_from(name, words_at(name, "the ")));
}

bool zr__names_bodies(zr__slice names)
{
    enum { NAME_BYTES = 120 };
    size_t start = 0;

    names = zr__slice_trim_end_marks(names);
    for (size_t i = 0; i <= names.size; i++) {
        if (i < names.size && names.at[i] != ',' && names.at[i] != ';')
            continue;
        zr__slice name = zr__slice_trim(zr__slice_part(names, start, i));
        name = zr__slice_from(name, words_at(name, "and "));
        name = without_article(name);
        const bool is_capital = name.size > 0 && name.at[0] >= 'A' && name.at[0] <= 'Z';
        if (name.size > NAME_BYTES || (!is_capital && !zr__is_group(name)) || name.size == 0)
            return false;
        start = i + 1;
    }
    return names.size > 0;
}

/* What a sentence is for who reads assignments. */
typedef enum sentence_kind { OTHER, ASSIGNS, GOES_ON } sentence_kind;

static bool starts_word(zr__slice text, size_t offset)
{
    return offset == 0 || text.at[offset - 1] == ' ' || text.at[offset - 1] == '(';
}

static sentence_kind kind_of(zr__slice sentence)
{
    enum { SENTENCE_BYTES = 400 };
    size_t pending = 0, phrases = 0;
    bool leads = false, waits = false;

    sentence = zr__slice_trim_end_marks(sentence);
    if (sentence.size == 0 || sentence.size > SENTENCE_BYTES)
        return OTHER;
    for (size_t i = 0; i < sentence.size; i++) {
        const zr__phrase phrase = starts_word(sentence, i)
                                      ? zr__phrase_at(zr__slice_from(sentence, i))
                                      : (zr__phrase){0};
        if (phrase.size == 0)
            continue;
        const zr__slice names = zr__slice_trim_end_marks(zr__slice_part(sentence, pending, i));
        if ((waits || phrase.is_behind) ? !zr__names_bodies(names)
                                        : names.size > 0)
            return OTHER;
        leads |= phrase.label == ZR__LABEL_LEAD;
        waits = !phrase.is_behind && phrase.label != ZR__LABEL_DEADLINE;
        phrases++;
        pending = i + phrase.size;
        i = pending - 1;
    }
    const zr__slice rest = zr__slice_trim_end_marks(zr__slice_from(sentence, pending));
    if (phrases == 0 || (waits ? !zr__names_bodies(rest) : rest.size > 0))
        return OTHER;
    return leads ? ASSIGNS : GOES_ON;
}

/* The end of the sentence that starts a text, its point included. */
static size_t sentence_end(zr__slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] == '\n' || (text.at[i] == '.' && i + 1 < text.size && text.at[i + 1] == ' '))
            return i + 1;
    }
    return text.size;
}

bool zr__find_english_sentence(zr__slice text, size_t *start, size_t *end)
{
    enum { TEXT_BYTES = 8000 };
    bool found = false;

    if (text.size > TEXT_BYTES)
        return false;
    for (size_t at = 0; at < text.size;) {
        const zr__slice rest = zr__slice_from(text, at);
        const size_t size = sentence_end(rest);
        const zr__slice sentence = zr__slice_trim(zr__slice_part(rest, 0, size));
        const sentence_kind kind = kind_of(sentence);
        if (found && kind == OTHER && sentence.size > 0)
            return true;
        if (kind == ASSIGNS && !found && at > 0) {
            found = true;
            *start = at;
        }
        at += size;
        *end = found ? at : *end;
    }
    return found;
}

size_t zr__content_label_at(zr__slice text)
{
    enum { LABEL_BYTES = 60 };
    size_t step;

    for (size_t offset = 0; offset < text.size && offset < LABEL_BYTES; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        if (zr__is_sentence_end(c) || c == ',')
            return 0;
        if (c != ':')
            continue;
        const zr__slice words = zr__slice_part(text, 0, offset);
        bool is_content = zr__column_word(words) == ZR__LABEL_CONTENT;
        for (size_t i = 0; contents[i] != NULL && !is_content; i++)
            is_content = zr__is_word(words, contents[i]);
        return is_content ? offset + step : 0;
    }
    return 0;
}
