/* What the front end was built into: scripts/build-report.sh makes these. */
#ifndef ZEREN_RENDER_REPORT_ASSETS_H
#define ZEREN_RENDER_REPORT_ASSETS_H

extern const char zr__report_script[];      /* One classic script; no "</script" in it. */
extern const char zr__report_script_hash[]; /* Of these bytes, as a content policy names it. */
extern const char zr__report_style[];

#endif
