/* Numbering: 附件1 一、 (一) 1. (1) ① ▲, and what a numbered line is the heading of. */
#ifndef ZEREN_SRC_IMPORT_HEADINGS_H
#define ZEREN_SRC_IMPORT_HEADINGS_H

#include "src/import/slice.h"

/* From the outermost to the innermost. */
typedef enum zr__level {
    ZR__LEVEL_ATTACHMENT,   /* 附件1 */
    ZR__LEVEL_PART,         /* 第一部分 */
    ZR__LEVEL_HAN,          /* 一、 */
    ZR__LEVEL_HAN_BRACKET,  /* (一) */
    ZR__LEVEL_DIGIT,        /* 1. */
    ZR__LEVEL_DIGITS,       /* 1.1 */
    ZR__LEVEL_DIGIT_BRACKET, /* (1) 1) */
    ZR__LEVEL_CIRCLED,      /* ① */
    ZR__LEVEL_BULLET,       /* ▲ */
    ZR__LEVEL_TEXT,         /* No number. */
    ZR__LEVELS
} zr__level;

typedef struct zr__numbering {
    zr__level level;
    uint32_t value;    /* 0 where there is none to count (a bullet). */
    zr__slice numeral; /* As written, without marks. */
    size_t size;       /* Bytes up to the text; 0 when the line has no number. */
    zr__slice mark;    /* These bytes. */
} zr__numbering;

zr__numbering zr__numbering_at(zr__slice text);

/* Whether a line is the head of an attachment, and the title that stands in it, if any. */
bool zr__attachment_at(zr__slice text, zr__numbering *numbering, zr__slice *title);

/* Value of a Chinese or Arabic numeral, 0 when it is none. */
uint32_t zr__numeral_value(zr__slice numeral);

/* Whether a text reads as a heading: short, and no sentence. */
bool zr__is_heading(zr__slice text);

/* Whether a line belongs to the page and not to the text: page numbers, buttons of a web page. */
bool zr__is_furniture(zr__slice line);

/* "- 3 -" and nothing else. */
bool zr__is_page_number(zr__slice line);

/* Who gets a copy: such a list may go on for lines. */
bool zr__is_copied_to(zr__slice line);

#endif
