# `cmake --build build/debug --target tidy`: clang-tidy over the core, by .clang-tidy.
file(GLOB_RECURSE psoas_tidy_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/*.cpp)
add_custom_target(tidy
  COMMAND clang-tidy-19 -p ${PROJECT_BINARY_DIR} --quiet ${psoas_tidy_sources}
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} VERBATIM)
