/* What a kernel answers: a code, and a message that glue shows as it is.
 * No R here: kernels and their C tests know only this. */
#ifndef AKK_STATUS_H
#define AKK_STATUS_H

#include <stdarg.h>
#include <stdio.h>

/* NaN, infinities and the order of sums are part of the answers. */
#if defined(__FAST_MATH__) || defined(__ASSOCIATIVE_MATH__) ||                 \
    (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__)
#error "akkoord cannot be built with -ffast-math: its answers would be wrong"
#endif

#define AKK_MESSAGE_SIZE 256

typedef enum {
  AKK_OK = 0,
  AKK_EINVAL,     /* an argument the R side should have refused */
  AKK_ENOMEM,     /* an allocation failed */
  AKK_EINTERRUPT, /* the hook asked to stop */
  AKK_EDATA,      /* the data break the kernel's contract; see the message */
  AKK_EGSL,       /* GSL reported an error */
  AKK_ELIMIT      /* it would take more time or memory than allowed */
} akk_code;

typedef struct {
  akk_code code;
  char message[AKK_MESSAGE_SIZE];
  double steps, steps_most; /* of AKK_ELIMIT: what it takes, what it may */
  double bytes, bytes_most;
} akk_status;

static inline akk_status akk_ok(void) {
  akk_status s = {.code = AKK_OK};
  return s;
}

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
static inline akk_status
akk_fail(akk_code code, const char *format, ...) {
  akk_status s = {.code = code};
  va_list ap;
  va_start(ap, format);
  vsnprintf(s.message, sizeof s.message, format, ap);
  va_end(ap);
  return s;
}

static inline akk_status akk_too_large(double steps, double steps_most,
                                       double bytes, double bytes_most) {
  akk_status s = akk_fail(AKK_ELIMIT, "about %.0f million steps and %.0f MB",
                          steps / 1e6, bytes / 1e6);
  s.steps = steps;
  s.steps_most = steps_most;
  s.bytes = bytes;
  s.bytes_most = bytes_most;
  return s;
}

/* Long loops call the hook now and then; non-zero means: stop. A NULL hook
 * never stops. Only the thread that entered the kernel may call it. */
typedef struct {
  int (*stop)(void *data);
  void *data;
} akk_hook;

static inline int akk_interrupted(const akk_hook *hook) {
  return hook != NULL && hook->stop != NULL && hook->stop(hook->data);
}

#endif
