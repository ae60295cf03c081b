#pragma once

#include <stddef.h>

// Calls of the system that Swift's own modules do not offer. Each returns what the system returns, and sets errno.

/// Renames `from` to `to`, where nothing is yet.
int klynge_rename_to_free(const char *_Nonnull from, const char *_Nonnull to);

/// `first` and `second` change places in one step.
int klynge_exchange(const char *_Nonnull first, const char *_Nonnull second);

/// The names of the extended attributes of `path`, each with a NUL behind it.
long klynge_attributes(const char *_Nonnull path, char *_Nullable names, size_t size);

/// Makes and opens a file of its own name; the template ends in XXXXXX. The descriptor is closed on exec.
int klynge_make_temporary(char *_Nonnull name);

/// The arguments of the process as the system passed them, the program first; NULL behind the last. Swift's own way to them opens
/// a file, which may fail.
char *_Nullable const *_Nullable klynge_arguments(void);
