/* What stands at a path, and bytes written to the last one or an error: a
 * full disk shows in write() and close(), which R's connections do not tell. */
#ifndef AKK_WRITE_FILES_H
#define AKK_WRITE_FILES_H

#include <stddef.h>

#include "status.h"

typedef enum {
  AKK_KIND_NOTHING,
  AKK_KIND_FILE,
  AKK_KIND_FOLDER,
  AKK_KIND_OTHER /* a device, a pipe, a socket */
} akk_kind;

typedef enum {
  AKK_WRITE_NEW, /* a file that is not there yet; removed when it fails */
  AKK_WRITE_INTO /* what is there: a device, or a pipe that someone reads */
} akk_write_how;

/* Links are followed. */
akk_kind akk_file_kind(const char *path);

/* AKK_EDATA, with the system's reason, when not all was written */
akk_status akk_write_file(const char *path, const unsigned char *bytes,
                          size_t n, akk_write_how how, const akk_hook *hook);

/* The same for what is open already, 1 for standard output; AKK_EINVAL when
 * nobody reads it any more */
akk_status akk_write_open(int fd, const unsigned char *bytes, size_t n,
                          const akk_hook *hook);

/* Ends this process when its parent, which is `parent`, ends; only on Linux. */
void akk_end_with_parent(long parent);

#endif
