/* src/write-files.c: bytes come whole, into what stands there, or not at all.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../src/write-files.h"
#include "check.h"

static char folder[] = "/tmp/akkoord-test-XXXXXX";
static unsigned char bytes[200000];

static const char *in_folder(const char *name) {
  static char path[256];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  return path;
}

static size_t size_of(const char *path) {
  struct stat s;
  return stat(path, &s) == 0 ? (size_t)s.st_size : (size_t)-1;
}

static int asked;
static int stop_third(void *data) {
  (void)data;
  return ++asked >= 3;
}

static void test_new(void) {
  const char *path = in_folder("new");
  CHECK(akk_file_kind(path) == AKK_KIND_NOTHING);
  akk_status s = akk_write_file(path, bytes, sizeof bytes, AKK_WRITE_NEW, NULL);
  CHECK(s.code == AKK_OK);
  CHECK(size_of(path) == sizeof bytes);
  CHECK(akk_file_kind(path) == AKK_KIND_FILE);
  /* what is there is not touched */
  s = akk_write_file(path, bytes, 1, AKK_WRITE_NEW, NULL);
  CHECK(s.code == AKK_EDATA && strstr(s.message, "exists") != NULL);
  CHECK(size_of(path) == sizeof bytes);
  s = akk_write_file(in_folder("empty"), NULL, 0, AKK_WRITE_NEW, NULL);
  CHECK(s.code == AKK_OK && size_of(in_folder("empty")) == 0);
  s = akk_write_file(in_folder("no/such"), bytes, 1, AKK_WRITE_NEW, NULL);
  CHECK(s.code == AKK_EDATA);
}

static void test_kinds(void) {
  CHECK(akk_file_kind(folder) == AKK_KIND_FOLDER);
  CHECK(akk_file_kind("/dev/null") == AKK_KIND_OTHER);
  CHECK(symlink("new", in_folder("link")) == 0);
  CHECK(akk_file_kind(in_folder("link")) == AKK_KIND_FILE);
  CHECK(symlink("loop", in_folder("loop")) == 0);
  CHECK(akk_file_kind(in_folder("loop")) == AKK_KIND_NOTHING);
}

static void test_full(void) {
  akk_status s = akk_write_file("/dev/full", bytes, 10, AKK_WRITE_INTO, NULL);
  CHECK(s.code == AKK_EDATA && s.message[0] != '\0');
  CHECK(akk_file_kind("/dev/full") == AKK_KIND_OTHER);
  /* a limit on the size of files: nothing is left, and no signal ends us */
  struct rlimit old, small;
  CHECK(getrlimit(RLIMIT_FSIZE, &old) == 0);
  small = old;
  small.rlim_cur = 1000;
  CHECK(setrlimit(RLIMIT_FSIZE, &small) == 0);
  s = akk_write_file(in_folder("big"), bytes, sizeof bytes, AKK_WRITE_NEW,
                     NULL);
  CHECK(setrlimit(RLIMIT_FSIZE, &old) == 0);
  CHECK(s.code == AKK_EDATA);
  CHECK(akk_file_kind(in_folder("big")) == AKK_KIND_NOTHING);
}

static size_t read_by_thread;
static void *read_slowly(void *path) {
  static unsigned char buffer[777];
  usleep(200000);
  int fd = open(path, O_RDONLY);
  for (ssize_t n; (n = read(fd, buffer, sizeof buffer)) > 0;)
    read_by_thread += (size_t)n;
  close(fd);
  return NULL;
}

static void *read_little(void *path) {
  static unsigned char buffer[10];
  int fd = open(path, O_RDONLY);
  ssize_t n = read(fd, buffer, sizeof buffer);
  (void)n;
  close(fd);
  return NULL;
}

static void test_pipe(void) {
  char path[256];
  snprintf(path, sizeof path, "%s", in_folder("pipe"));
  CHECK(mkfifo(path, 0600) == 0);
  /* a reader that comes late and reads slowly gets all */
  pthread_t reader;
  CHECK(pthread_create(&reader, NULL, read_slowly, path) == 0);
  akk_status s =
      akk_write_file(path, bytes, sizeof bytes, AKK_WRITE_INTO, NULL);
  pthread_join(reader, NULL);
  CHECK(s.code == AKK_OK && read_by_thread == sizeof bytes);
  /* one that goes away is an error, not the end of the process */
  CHECK(pthread_create(&reader, NULL, read_little, path) == 0);
  s = akk_write_file(path, bytes, sizeof bytes, AKK_WRITE_INTO, NULL);
  pthread_join(reader, NULL);
  CHECK(s.code == AKK_EDATA);
  /* nobody reads: the hook can stop the wait */
  akk_hook hook = {stop_third, NULL};
  asked = 0;
  s = akk_write_file(path, bytes, 1, AKK_WRITE_INTO, &hook);
  CHECK(s.code == AKK_EINTERRUPT && asked == 3);
  CHECK(akk_file_kind(path) == AKK_KIND_OTHER);
}

static void test_open(void) {
  fflush(stdout);
  int keep = dup(STDOUT_FILENO), full = open("/dev/full", O_WRONLY), ends[2];
  CHECK(pipe(ends) == 0);
  dup2(full, STDOUT_FILENO);
  akk_status no_room = akk_write_open(STDOUT_FILENO, bytes, 10, NULL);
  dup2(ends[1], STDOUT_FILENO);
  akk_status whole =
      akk_write_open(STDOUT_FILENO, (const unsigned char *)"abc", 3, NULL);
  char got[4] = "";
  ssize_t length = read(ends[0], got, sizeof got);
  close(ends[0]);
  akk_status gone = akk_write_open(STDOUT_FILENO, bytes, 10, NULL);
  dup2(keep, STDOUT_FILENO);
  CHECK(no_room.code == AKK_EDATA);
  CHECK(whole.code == AKK_OK && length == 3 && memcmp(got, "abc", 3) == 0);
  CHECK(gone.code == AKK_EINVAL);
  close(keep);
  close(full);
  close(ends[1]);
}

/* A child and its own child, which asks to end with it. */
static void test_end_with_parent(void) {
#ifdef __linux__
  int ends[2];
  CHECK(pipe(ends) == 0);
  pid_t child = fork();
  if (child == 0) {
    long self = (long)getpid();
    if (fork() == 0) {
      akk_end_with_parent(self);
      if (write(ends[1], "r", 1) == 1)
        for (;;)
          pause();
    }
    pause();
    _exit(0);
  }
  close(ends[1]);
  char byte;
  CHECK(read(ends[0], &byte, 1) == 1);
  kill(child, SIGKILL);
  waitpid(child, NULL, 0);
  /* the pipe ends when the grandchild, which holds it too, has ended */
  CHECK(read(ends[0], &byte, 1) == 0);
  close(ends[0]);
#else
  CHECK(1);
#endif
}

int main(void) {
  alarm(30);
  if (mkdtemp(folder) == NULL)
    return EXIT_FAILURE;
  RUN(test_new);
  RUN(test_kinds);
  RUN(test_full);
  RUN(test_pipe);
  RUN(test_open);
  RUN(test_end_with_parent);
  const char *made[] = {"new", "empty", "link", "loop", "pipe", NULL};
  for (int i = 0; made[i] != NULL; i++)
    unlink(in_folder(made[i]));
  rmdir(folder);
  return CHECK_STATUS();
}
