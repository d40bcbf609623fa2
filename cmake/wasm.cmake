# The core as WebAssembly, built from within the native build: a second configure with the preset
# `wasm`, given the compiled protocol and the embed tool of this build.
#
#   psoas_core_wasm       target that brings it up to date
#   PSOAS_WASM_FILE       the core's module
#   PSOAS_BODY_WASM_FILE  the body engine's
set(psoas_wasm_folder ${PROJECT_BINARY_DIR}/wasm)
set(PSOAS_WASM_FILE ${psoas_wasm_folder}/apps/wasm/psoas.wasm)
set(PSOAS_BODY_WASM_FILE ${psoas_wasm_folder}/apps/wasm/psoas_body.wasm)

add_custom_command(
  OUTPUT ${psoas_wasm_folder}/build.ninja
  COMMAND ${CMAKE_COMMAND} --preset wasm -B ${psoas_wasm_folder}
          -DPSOAS_PROTOCOL_JSON=${PSOAS_PROTOCOL_JSON_FILE}
          -DPSOAS_EMBED_TOOL=$<TARGET_FILE:psoas-embed>
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
  DEPENDS ${PROJECT_SOURCE_DIR}/CMakePresets.json ${PROJECT_SOURCE_DIR}/cmake/wasi.cmake
  COMMENT "Configuring the core for WebAssembly" VERBATIM)

# Ninja inside knows what is out of date, so it is asked every time; an unchanged module stays as
# it is and nothing after it is built again.
add_custom_target(psoas_core_wasm
  COMMAND ${CMAKE_COMMAND} --build ${psoas_wasm_folder}
  DEPENDS ${psoas_wasm_folder}/build.ninja psoas_protocol psoas-embed
  BYPRODUCTS ${PSOAS_WASM_FILE} ${PSOAS_BODY_WASM_FILE}
  COMMENT "Building the core for WebAssembly" VERBATIM)
