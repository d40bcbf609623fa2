# What the build makes from protocol/ and puts into the programs.
#
#   PSOAS_PROTOCOL_JSON_FILE     the compiled protocol          } made by target psoas_protocol;
#   PSOAS_VIGNETTES_JSON_FILE    its worked cases (native only) } depend on that
#   PSOAS_PLACES_JSON_FILE       the file and line of its parts }
#   psoas_embedded_protocol      library: psoas::EmbeddedProtocol()
#   psoas_embedded_body          library: psoas::EmbeddedBody(), and
#   psoas_embedded_body_claims   psoas::EmbeddedBodyClaims(), from the files of body/
#   psoas_embed_tree(TARGET FUNCTION DIR [DEPENDS...])
#                                library: psoas::FUNCTION() over the files that DIR will hold
#
# The variables are cached, so every folder sees them.
# The wasm build cannot run what it builds: it is given PSOAS_PROTOCOL_JSON and PSOAS_EMBED_TOOL by
# the native build.
include_guard(GLOBAL)

set(PSOAS_EMBED_TOOL "" CACHE FILEPATH "Native psoas-embed (wasm build only)")

if(CMAKE_SYSTEM_NAME STREQUAL "WASI")
  if(NOT PSOAS_PROTOCOL_JSON OR NOT PSOAS_EMBED_TOOL)
    message(FATAL_ERROR "The wasm build needs -DPSOAS_PROTOCOL_JSON=... and -DPSOAS_EMBED_TOOL=... "
      "of a native build (generated/protocol.json, tools/psoas-embed).")
  endif()
  set(PSOAS_PROTOCOL_JSON_FILE ${PSOAS_PROTOCOL_JSON} CACHE INTERNAL "")
  set(psoas_embed ${PSOAS_EMBED_TOOL} CACHE INTERNAL "")
  add_custom_target(psoas_protocol)
else()
  set(PSOAS_PROTOCOL_JSON_FILE ${PROJECT_BINARY_DIR}/generated/protocol.json CACHE INTERNAL "")
  set(PSOAS_VIGNETTES_JSON_FILE ${PROJECT_BINARY_DIR}/generated/vignettes.json CACHE INTERNAL "")
  set(PSOAS_PLACES_JSON_FILE ${PROJECT_BINARY_DIR}/generated/places.json CACHE INTERNAL "")
  set(psoas_embed psoas-embed CACHE INTERNAL "")
  file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/generated)
  file(GLOB_RECURSE psoas_protocol_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/protocol/*.toml)
  add_custom_command(
    OUTPUT ${PSOAS_PROTOCOL_JSON_FILE} ${PSOAS_VIGNETTES_JSON_FILE} ${PSOAS_PLACES_JSON_FILE}
    COMMAND protocol-compile ${PROJECT_SOURCE_DIR}/protocol ${PSOAS_PROTOCOL_JSON_FILE}
            ${PSOAS_VIGNETTES_JSON_FILE} ${PSOAS_PLACES_JSON_FILE}
    DEPENDS protocol-compile ${psoas_protocol_files}
    COMMENT "Compiling protocol/" VERBATIM)
  add_custom_target(psoas_protocol
    DEPENDS ${PSOAS_PROTOCOL_JSON_FILE} ${PSOAS_VIGNETTES_JSON_FILE} ${PSOAS_PLACES_JSON_FILE})
endif()

function(psoas_embedded_library target source)
  add_library(${target} STATIC ${source})
  target_link_libraries(${target} PRIVATE psoas_options)
  # After the shared options, where -Wpedantic would bring the warning back.
  set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/apps)
endfunction()

set(psoas_protocol_source ${PROJECT_BINARY_DIR}/generated/embedded_protocol.cpp)
add_custom_command(
  OUTPUT ${psoas_protocol_source}
  COMMAND ${psoas_embed} file EmbeddedProtocol ${PSOAS_PROTOCOL_JSON_FILE} ${psoas_protocol_source}
  DEPENDS ${psoas_embed} ${PSOAS_PROTOCOL_JSON_FILE}
  COMMENT "Embedding the protocol" VERBATIM)
psoas_embedded_library(psoas_embedded_protocol ${psoas_protocol_source})
add_dependencies(psoas_embedded_protocol psoas_protocol)

# psoas_embed_file(TARGET FUNCTION FILE [DEPENDS...]): library: psoas::FUNCTION() over one file
function(psoas_embed_file target function file)
  cmake_parse_arguments(ARG "" "" "DEPENDS" ${ARGN})
  set(source ${PROJECT_BINARY_DIR}/generated/${target}.cpp)
  add_custom_command(
    OUTPUT ${source}
    COMMAND ${psoas_embed} file ${function} ${file} ${source}
    DEPENDS ${psoas_embed} ${file} ${ARG_DEPENDS}
    COMMENT "Embedding ${file}" VERBATIM)
  psoas_embedded_library(${target} ${source})
endfunction()

function(psoas_embed_tree target function dir)
  cmake_parse_arguments(ARG "" "" "DEPENDS" ${ARGN})
  set(source ${PROJECT_BINARY_DIR}/generated/${target}.cpp)
  add_custom_command(
    OUTPUT ${source}
    COMMAND ${psoas_embed} tree ${function} ${dir} ${source}
    DEPENDS ${psoas_embed} ${ARG_DEPENDS}
    COMMENT "Embedding ${dir}" VERBATIM)
  psoas_embedded_library(${target} ${source})
endfunction()

psoas_embed_file(psoas_embedded_body EmbeddedBody ${PROJECT_SOURCE_DIR}/body/hip_spine.json)
psoas_embed_file(psoas_embedded_body_claims EmbeddedBodyClaims ${PROJECT_SOURCE_DIR}/body/claims.json)
