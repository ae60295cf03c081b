#ifndef KLYNGE_LIBFUZZER_H
#define KLYNGE_LIBFUZZER_H

// Runs libFuzzer with the arguments of a command line on `LLVMFuzzerTestOneInput`; the exit status is its own.
// SwiftPM gives every executable a `main` of its own, so libFuzzer's is not linked.
int klynge_run_fuzzer(int argc, char **argv);

#endif
