# WASI needs nothing beyond the toolchain file.
