# What every target of the project shares.

add_library(psoas_options INTERFACE)
target_compile_options(psoas_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wno-psabi
  # g++ 12 warns of overlaps in std::string that are not there.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  # clang warns of what libstdc++'s own stable_sort calls.
  $<$<AND:$<CXX_COMPILER_ID:Clang>,$<PLATFORM_ID:Linux>>:-Wno-deprecated-declarations>
  # Native and wasm give equal bytes: no fused multiply-add.
  -ffp-contract=off)
target_compile_definitions(psoas_options INTERFACE PSOAS_VERSION="${PROJECT_VERSION}")
target_include_directories(psoas_options INTERFACE ${PROJECT_SOURCE_DIR}/src)

# psoas_core_library(NAME SOURCES... DEPENDS...): one target per src/ folder, PRIVATE links, so that
# what a folder may include is what it may link.
function(psoas_core_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
  add_library(psoas_${name} STATIC ${ARG_SOURCES})
  target_link_libraries(psoas_${name} PRIVATE psoas_options)
  foreach(dependency IN LISTS ARG_DEPENDS)
    target_link_libraries(psoas_${name} PRIVATE psoas_${dependency})
  endforeach()
endfunction()
