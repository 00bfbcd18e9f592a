/* Colours: a palette that colour-blind readers tell apart, tints of it, and legible ink. */
#ifndef ZEREN_RENDER_PALETTE_H
#define ZEREN_RENDER_PALETTE_H

#include <stdbool.h>
#include <stdint.h>

/* Red, green and blue, 0 to 255 each. */
typedef struct zr__colour {
    uint8_t red, green, blue;
} zr__colour;

/* What a whole picture is painted with. */
typedef struct zr__theme {
    zr__colour page;    /* Behind everything. */
    zr__colour ink;     /* Titles and names. */
    zr__colour muted;   /* Counts and remarks: legible, but a step back. */
    zr__colour rule;    /* Hairlines and frames. */
    zr__colour panel;   /* Behind lists beside the picture. */
    zr__colour neutral; /* Of what belongs to no class. */
    const zr__colour *colour; /* Of classes: `colours` of them, then the same again. */
    uint32_t colours;
    bool is_grey;       /* Shape and line style have to say what colour does. */
} zr__theme;

/* By zr_diagram_theme. */
extern const zr__theme zr__themes[];

/* Share of its colour in a unit's disc, beside the slice it leads. */
#define ZR__DISC_TINT 0.3

/* Colour of the `index`th class. */
zr__colour zr__palette(const zr__theme *theme, uint32_t index);

/* The same, but on a grey page one for all: three greys would not tell many classes apart, and a
 * paler one would look like less. */
zr__colour zr__class_colour(const zr__theme *theme, uint32_t index);

/* `strength` of `colour` on `ground`: 0 is the ground, 1 the colour. */
zr__colour zr__tint(zr__colour colour, zr__colour ground, double strength);

/* Contrast ratio of two colours, 1 to 21 (WCAG 2). */
double zr__contrast(zr__colour a, zr__colour b);

/* `colour`, moved towards `ink` until text in it is legible on `ground` (4.5:1). */
zr__colour zr__legible(zr__colour colour, zr__colour ink, zr__colour ground);

#endif
