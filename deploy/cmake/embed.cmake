# embed(name file...): puts files of the calling module into the program. They are reached by
#   namespace embedded { std::span<const base::EmbeddedFile> name(); }
# which the module's own .cpp declares; each file is known by its name without folder.
# The assembler copies the bytes (.incbin), so nothing needs escaping and compiling costs nothing.
function(embed name)
  file(RELATIVE_PATH folder "${PROJECT_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
  string(REPLACE "/" "_" target "${folder}")
  set(blobs "")
  set(entries "")
  set(depends "")
  set(index 0)
  foreach(file IN LISTS ARGN)
    set(path "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
    get_filename_component(base "${file}" NAME)
    set(symbol "embedded_${name}_${index}")
    string(APPEND blobs "__asm__(\".section .rodata\\n.global ${symbol}\\n${symbol}:\\n.incbin \\\"${path}\\\"\\n"
                        ".global ${symbol}_end\\n${symbol}_end:\\n.byte 0\\n.previous\\n\");\n"
                        "extern \"C\" const char ${symbol}[];\nextern \"C\" const char ${symbol}_end[];\n")
    string(APPEND entries "      {\"${base}\", {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}},\n")
    list(APPEND depends "${path}")
    math(EXPR index "${index}+1")
  endforeach()
  set(generated "${CMAKE_CURRENT_BINARY_DIR}/embedded_${name}.cpp")
  file(CONFIGURE OUTPUT "${generated}" @ONLY CONTENT
"#include <span>
#include \"catalog/base/embedded.hpp\"
@blobs@
namespace embedded {
std::span<const base::EmbeddedFile> @name@();
std::span<const base::EmbeddedFile> @name@() {
  static const base::EmbeddedFile files[] = {
@entries@  };
  return files;
}
}  // namespace embedded
")
  set_source_files_properties("${generated}" PROPERTIES OBJECT_DEPENDS "${depends}")
  target_sources(${target} PRIVATE "${generated}")
endfunction()
