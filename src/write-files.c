#define _GNU_SOURCE
#include "write-files.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef _WIN32
#include <io.h>
#else
#include <poll.h>
#define O_BINARY 0
#endif

#ifdef __linux__
#include <sys/prctl.h>
#endif

/* Between two questions whether to stop */
#define WAIT_MS 50

akk_kind akk_file_kind(const char *path) {
  struct stat s;
  if (stat(path, &s) != 0)
    return AKK_KIND_NOTHING;
  if (S_ISREG(s.st_mode))
    return AKK_KIND_FILE;
  return S_ISDIR(s.st_mode) ? AKK_KIND_FOLDER : AKK_KIND_OTHER;
}

static akk_status failed(int error) {
  return akk_fail(AKK_EDATA, "%s", strerror(error));
}

/* Without these a limit on the size of files, or a reader that went away, ends
 * the process instead of failing the write. */
typedef struct {
#ifndef _WIN32
  struct sigaction size, reader;
#else
  int none;
#endif
} signals;

static void quiet_signals(signals *old) {
#ifndef _WIN32
  struct sigaction ignore;
  memset(&ignore, 0, sizeof ignore);
  ignore.sa_handler = SIG_IGN;
  sigemptyset(&ignore.sa_mask);
  sigaction(SIGXFSZ, &ignore, &old->size);
  sigaction(SIGPIPE, &ignore, &old->reader);
#else
  old->none = 0;
#endif
}

static void restore_signals(const signals *old) {
#ifndef _WIN32
  sigaction(SIGXFSZ, &old->size, NULL);
  sigaction(SIGPIPE, &old->reader, NULL);
#else
  (void)old;
#endif
}

/* So many bytes a pipe takes at once when it takes any (POSIX has at least 512,
 * Linux 4096): the write after poll() does not wait for a slow reader. */
#define PIECE 512

static akk_status write_all(int fd, const unsigned char *bytes, size_t n,
                            int may_wait, const akk_hook *hook) {
  size_t done = 0;
  while (done < n) {
    size_t piece = n - done;
    if (may_wait) {
      if (akk_interrupted(hook))
        return akk_fail(AKK_EINTERRUPT, "interrupted");
      piece = piece < PIECE ? piece : PIECE;
#ifndef _WIN32
      struct pollfd ready = {.fd = fd, .events = POLLOUT};
      if (poll(&ready, 1, WAIT_MS) == 0)
        continue;
#endif
    } else if (piece > 1 << 20) {
      piece = 1 << 20;
    }
    ssize_t wrote = write(fd, bytes + done, piece);
    if (wrote > 0)
      done += (size_t)wrote;
    else if (wrote < 0 && errno != EINTR && errno != EAGAIN)
      return errno == EPIPE ? akk_fail(AKK_EINVAL, "%s", strerror(errno))
                            : failed(errno);
  }
  return akk_ok();
}

/* A pipe without a reader refuses to be opened: it is waited for. */
static akk_status open_into(const char *path, int *fd, const akk_hook *hook) {
#ifdef _WIN32
  (void)hook;
  *fd = open(path, O_WRONLY | O_APPEND | O_BINARY);
  return *fd < 0 ? failed(errno) : akk_ok();
#else
  while ((*fd = open(path, O_WRONLY | O_APPEND | O_NONBLOCK | O_CLOEXEC)) < 0) {
    int error = errno;
    struct stat s;
    if (error != ENXIO || stat(path, &s) != 0 || !S_ISFIFO(s.st_mode))
      return failed(error);
    if (akk_interrupted(hook))
      return akk_fail(AKK_EINTERRUPT, "interrupted");
    poll(NULL, 0, WAIT_MS);
  }
  return akk_ok();
#endif
}

akk_status akk_write_file(const char *path, const unsigned char *bytes,
                          size_t n, akk_write_how how, const akk_hook *hook) {
  int fd = -1;
  akk_status status = akk_ok();
  if (how == AKK_WRITE_INTO) {
    status = open_into(path, &fd, hook);
  } else {
#ifdef _WIN32
    fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_BINARY, 0666);
#else
    fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
#endif
    if (fd < 0)
      status = failed(errno);
  }
  if (status.code != AKK_OK)
    return status;
  signals old;
  quiet_signals(&old);
  status = write_all(fd, bytes, n, how == AKK_WRITE_INTO, hook);
  /* some disks say only now that they are full */
  if (close(fd) != 0 && status.code == AKK_OK && errno != EINTR)
    status = failed(errno);
  restore_signals(&old);
  if (status.code == AKK_EINVAL)
    status.code = AKK_EDATA;
  if (status.code != AKK_OK && how == AKK_WRITE_NEW)
    unlink(path);
  return status;
}

akk_status akk_write_open(int fd, const unsigned char *bytes, size_t n,
                          const akk_hook *hook) {
  signals old;
  quiet_signals(&old);
  akk_status status = write_all(fd, bytes, n, 1, hook);
  restore_signals(&old);
  return status;
}

void akk_end_with_parent(long parent) {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  /* it may have ended before that */
  if ((long)getppid() != parent)
    raise(SIGKILL);
#else
  (void)parent;
#endif
}
