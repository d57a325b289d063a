/* src/tabulate.c against the plain way of counting, for every type of column,
 * odd codes, odd sizes and any number of threads. */
#include <float.h>
#include <limits.h>
#include <stdint.h>

#ifdef _OPENMP
#include <omp.h>
#endif

#include "check.h"
#include "tabulate-reference.h"

#define MOST 80 /* columns */

typedef struct {
  akk_tabulate_input in;
  akk_item items[MOST];
  akk_by by[MOST];
  void *columns[2 * MOST + 1];
  size_t n_columns;
} problem;

/* Memory of exactly the size, so that ASAN sees a step outside */
static void *column(problem *p, int64_t rows, size_t size) {
  void *x = malloc(rows == 0 ? 1 : (size_t)rows * size);
  if (x == NULL)
    abort();
  p->columns[p->n_columns++] = x;
  return x;
}

static void problem_free(problem *p) {
  for (size_t i = 0; i < p->n_columns; i++)
    free(p->columns[i]);
}

static void problem_start(problem *p, int64_t rows) {
  memset(p, 0, sizeof *p);
  p->in.rows = rows;
  p->in.items = p->items;
  p->in.by = p->by;
  p->in.threads = 1;
}

static int32_t random_code(int32_t lo, int32_t n) {
  return random_below(6) == 0 ? INT32_MIN
                              : (int32_t)(lo + random_below(n == 0 ? 1 : n));
}

static void add_int(problem *p, int32_t lo, int32_t n) {
  int32_t *x = column(p, p->in.rows, sizeof *x);
  for (int64_t r = 0; r < p->in.rows; r++)
    x[r] = random_code(lo, n);
  p->items[p->in.n_items++] = (akk_item){AKK_INT32, x, lo, n};
}

static void add_double(problem *p, int32_t lo, int32_t n) {
  double *x = column(p, p->in.rows, sizeof *x);
  for (int64_t r = 0; r < p->in.rows; r++) {
    int32_t code = random_code(lo, n);
    x[r] = code == INT32_MIN ? (double)NAN : code;
  }
  p->items[p->in.n_items++] = (akk_item){AKK_DOUBLE, x, lo, n};
}

static void add_by(problem *p, int32_t n) {
  int32_t *x = column(p, p->in.rows, sizeof *x);
  for (int64_t r = 0; r < p->in.rows; r++)
    x[r] = n == 0 ? INT32_MIN : random_code(1, n);
  p->by[p->in.n_by++] = (akk_by){x, n};
}

/* Weights of a few bits have exact sums; others do not. */
static void add_weights(problem *p, int exact) {
  double *w = column(p, p->in.rows, sizeof *w);
  for (int64_t r = 0; r < p->in.rows; r++)
    w[r] = exact ? (double)random_below(64) / 8 : -log(1.0 - random_unit());
  p->in.weights = w;
}

static int agrees(const problem *p, double tolerance) {
  akk_tabulate_size size;
  akk_tabulate_result got, want;
  if (akk_tabulate_measure(&p->in, &size).code != AKK_OK ||
      !result_make(&got, &p->in, size.cells) ||
      !result_make(&want, &p->in, size.cells))
    abort();
  reference_tabulate(&p->in, &size, &want);
  int same = akk_tabulate(&p->in, &got, NULL).code == AKK_OK &&
             result_same(&p->in, size.cells, &got, &want, tolerance);
  result_free(&got);
  result_free(&want);
  return same;
}

static const int64_t sizes[] = {0,    1,    2,    15,   16,    17,
                                4095, 4096, 4097, 8192, 20001, 70000};
#define N_SIZES (sizeof sizes / sizeof *sizes)

static void one_item(void) {
  problem p;
  for (size_t i = 0; i < N_SIZES; i++)
    for (int k = 0; k < 8; k++) {
      problem_start(&p, sizes[i]);
      if (k & 1)
        add_int(&p, (int32_t)random_below(5) - 2, 5);
      else
        add_double(&p, (int32_t)random_below(5) - 2, 5);
      if (k & 2)
        add_by(&p, 3);
      if (k & 4)
        add_weights(&p, 1);
      CHECK(agrees(&p, 0));
      problem_free(&p);
    }
}

static void several_items_and_groups(void) {
  problem p;
  for (size_t i = 0; i < N_SIZES; i++)
    for (int k = 0; k < 6; k++) {
      problem_start(&p, sizes[i]);
      for (int j = 0; j < 1 + 7 * k; j++) {
        if (random_below(3) == 0)
          add_double(&p, (int32_t)random_below(9) - 4, 1 + j % 11);
        else
          add_int(&p, (int32_t)random_below(9) - 4, 1 + j % 11);
      }
      for (int b = 0; b < k % 4; b++)
        add_by(&p, (int32_t)random_below(4));
      if (k % 2)
        add_weights(&p, 1);
      CHECK(agrees(&p, 0));
      problem_free(&p);
    }
}

static void tables_in_place(void) {
  problem p;
  for (int k = 0; k < 4; k++) {
    problem_start(&p, 30000);
    add_int(&p, -10, k & 1 ? 2000 : 3);
    add_double(&p, 1, 7);
    add_by(&p, k & 1 ? 2 : 300);
    if (k & 2)
      add_weights(&p, 1);
    CHECK(agrees(&p, 0));
    problem_free(&p);
  }
}

static void codes_at_the_ends_of_the_range(void) {
  problem p;
  problem_start(&p, 5000);
  add_int(&p, INT32_MAX - 5, 5);
  add_int(&p, INT32_MIN + 1, 5);
  add_double(&p, INT32_MAX - 5, 5);
  add_double(&p, INT32_MIN + 1, 5);
  CHECK(agrees(&p, 0));
  problem_free(&p);
}

static void weights_of_many_bits(void) {
  problem p;
  for (int k = 0; k < 4; k++) {
    problem_start(&p, 300000);
    add_int(&p, 1, 5);
    if (k & 1)
      add_double(&p, 1, 900);
    if (k & 2)
      add_by(&p, 2);
    add_weights(&p, 0);
    CHECK(agrees(&p, 1e-12));
    problem_free(&p);
  }
}

static void set_int(const problem *p, size_t j, int64_t row, int32_t value) {
  ((int32_t *)(uintptr_t)p->items[j].values)[row] = value;
}

static void set_double(const problem *p, size_t j, int64_t row, double value) {
  ((double *)(uintptr_t)p->items[j].values)[row] = value;
}

static void codes_off_the_range(void) {
  static const int32_t ints[] = {0, 6, -1, INT32_MAX, INT32_MIN + 1};
  static const double doubles[] = {0,         6,
                                   1.5,       5 + 4 * DBL_EPSILON,
                                   1e-300,    1 - DBL_EPSILON / 2,
                                   -0.0,      INFINITY,
                                   -INFINITY, 4294967297.0,
                                   1e300,     -1e300};
  static const int64_t rows[] = {10000, 70000};
  problem p;
  for (int k = 0; k < 8; k++) {
    int64_t n = rows[k & 1];
    problem_start(&p, n);
    add_int(&p, 1, 5);
    if (k & 2) {
      add_double(&p, 1, 5);
      add_int(&p, 1, 900);
    }
    if (k & 4)
      add_by(&p, 3);
    for (size_t i = 0; i < sizeof ints / sizeof *ints; i++) {
      set_int(&p, 0, n - 1, ints[i]);
      CHECK(agrees(&p, 0));
      set_int(&p, 0, random_below(n), ints[i]);
      CHECK(agrees(&p, 0));
    }
    for (size_t i = 0; k & 2 && i < sizeof doubles / sizeof *doubles; i++) {
      set_double(&p, 1, n - 1 - (int64_t)i, doubles[i]);
      set_int(&p, 2, n - 1 - 2 * (int64_t)i, 901);
      CHECK(agrees(&p, 0));
    }
    problem_free(&p);
  }
  /* a code one off by less than x - lo can show */
  problem_start(&p, 1);
  add_double(&p, -1, 3);
  set_double(&p, 0, 0, 1e-20);
  CHECK(agrees(&p, 0));
  problem_free(&p);
}

static void groups_off_the_range(void) {
  static const int32_t codes[] = {0, 4, -7, INT32_MAX, INT32_MIN + 1};
  problem p;
  for (int k = 0; k < 4; k++) {
    problem_start(&p, 70000);
    add_int(&p, 1, k & 1 ? 600 : 5);
    add_by(&p, 3);
    if (k & 2)
      add_by(&p, 3);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
      size_t b = (size_t)random_below((int64_t)p.in.n_by);
      ((int32_t *)(uintptr_t)p.by[b].values)[random_below(70000)] = codes[i];
      set_int(&p, 0, random_below(70000), -3);
      CHECK(agrees(&p, 0));
    }
    problem_free(&p);
  }
}

static void weights_off_the_range(void) {
  static const double bad[] = {-1e-300, NAN, INFINITY, -INFINITY};
  problem p;
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    for (int many = 0; many < 2; many++) {
      problem_start(&p, 70000);
      for (int j = 0; j < (many ? 40 : 1); j++)
        add_int(&p, 1, 5);
      add_weights(&p, 1);
      ((double *)(uintptr_t)p.in.weights)[random_below(70000)] = bad[i];
      ((double *)(uintptr_t)p.in.weights)[69999] = bad[i];
      CHECK(agrees(&p, 0));
      problem_free(&p);
    }
}

static void threads_give_the_same_bits(void) {
  for (int k = 0; k < 6; k++) {
    problem p;
    problem_start(&p, 300000);
    for (int j = 0; j < (k < 3 ? 1 + k : 50); j++)
      add_int(&p, 1, k == 2 ? 700 : 5);
    for (int b = 0; b < k % 3; b++)
      add_by(&p, 3);
    if (k != 1)
      add_weights(&p, 0);
    akk_tabulate_size size;
    CHECK(akk_tabulate_measure(&p.in, &size).code == AKK_OK);
    akk_tabulate_result one, more;
    if (!result_make(&one, &p.in, size.cells) ||
        !result_make(&more, &p.in, size.cells))
      abort();
    CHECK(akk_tabulate(&p.in, &one, NULL).code == AKK_OK);
    for (p.in.threads = 2; p.in.threads <= 4; p.in.threads++) {
      CHECK(akk_tabulate(&p.in, &more, NULL).code == AKK_OK);
      CHECK(result_same(&p.in, size.cells, &more, &one, 0));
    }
    result_free(&one);
    result_free(&more);
    problem_free(&p);
  }
}

typedef struct {
  int asked, stop_at, by_another;
} asker;

static int stop_at(void *data) {
  asker *a = data;
#ifdef _OPENMP
  a->by_another |= omp_get_thread_num() != 0;
#endif
  return ++a->asked >= a->stop_at;
}

static void the_hook_stops_it(void) {
  problem p;
  problem_start(&p, 3000000);
  add_int(&p, 1, 5);
  add_double(&p, 1, 5);
  add_by(&p, 2);
  akk_tabulate_size size;
  akk_tabulate_result r;
  CHECK(akk_tabulate_measure(&p.in, &size).code == AKK_OK);
  if (!result_make(&r, &p.in, size.cells))
    abort();
  for (p.in.threads = 1; p.in.threads <= 3; p.in.threads++)
    for (int k = 1; k <= 3; k++) {
      asker a = {0, k, 0};
      akk_hook hook = {stop_at, &a};
      akk_status status = akk_tabulate(&p.in, &r, &hook);
      /* the entering thread may get no tile, or too few to ask so often */
      CHECK(status.code == (a.asked >= k ? AKK_EINTERRUPT : AKK_OK));
      CHECK(p.in.threads > 1 || a.asked == k);
      CHECK(!a.by_another);
    }
  result_free(&r);
  problem_free(&p);
}

static akk_code measured(const akk_tabulate_input *in) {
  akk_tabulate_size size;
  return akk_tabulate_measure(in, &size).code;
}

static void impossible_shapes_are_refused(void) {
  akk_item item = {AKK_INT32, NULL, 1, 5};
  akk_by by[4] = {{NULL, 3}, {NULL, 3}, {NULL, 3}, {NULL, 3}};
  akk_tabulate_input in = {0, 1, &item, 4, by, NULL, 1};
  CHECK(measured(&in) == AKK_OK);
  in.rows = -1;
  CHECK(measured(&in) == AKK_EINVAL);
  in.rows = 0;
  item.n_codes = 0;
  CHECK(measured(&in) == AKK_EINVAL);
  item.n_codes = INT32_MAX;
  CHECK(measured(&in) == AKK_EINVAL);
  item.n_codes = 5;
  item.lo = INT32_MIN;
  CHECK(measured(&in) == AKK_EINVAL);
  item.lo = INT32_MAX - 4;
  CHECK(measured(&in) == AKK_EINVAL);
  item.lo = INT32_MAX - 5;
  CHECK(measured(&in) == AKK_OK);
  by[1].n_codes = -1;
  CHECK(measured(&in) == AKK_EINVAL);
  for (int b = 0; b < 4; b++)
    by[b].n_codes = 65535;
  CHECK(measured(&in) == AKK_EINVAL);
  for (int b = 0; b < 4; b++)
    by[b].n_codes = INT32_MAX - 2;
  CHECK(measured(&in) == AKK_EINVAL);
  /* a table that no memory holds */
  akk_item huge[4] = {{AKK_INT32, NULL, 1, INT32_MAX - 2},
                      {AKK_INT32, NULL, 1, INT32_MAX - 2},
                      {AKK_INT32, NULL, 1, INT32_MAX - 2},
                      {AKK_INT32, NULL, 1, INT32_MAX - 2}};
  by[0].n_codes = INT32_MAX - 2;
  in = (akk_tabulate_input){0, 4, huge, 1, by, NULL, 1};
  CHECK(measured(&in) == AKK_ENOMEM);
}

int main(void) {
  RUN(one_item);
  RUN(several_items_and_groups);
  RUN(tables_in_place);
  RUN(codes_at_the_ends_of_the_range);
  RUN(weights_of_many_bits);
  RUN(codes_off_the_range);
  RUN(groups_off_the_range);
  RUN(weights_off_the_range);
  RUN(threads_give_the_same_bits);
  RUN(the_hook_stops_it);
  RUN(impossible_shapes_are_refused);
  return CHECK_STATUS();
}
