// Debian puts the header into a folder of its own; Homebrew hands it over through pkg-config.
#if __has_include(<coin/Clp_C_Interface.h>)
#include <coin/Clp_C_Interface.h>
#else
#include <Clp_C_Interface.h>
#endif
