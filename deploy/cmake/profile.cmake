# Everything the compiler is told, once, on the interface target `profile`.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_VERIFY_INTERFACE_HEADER_SETS ON)
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1")
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1")

set(PORTAL_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize takes them: address,undefined or thread")
option(PORTAL_COVERAGE "Count executed lines, for gcovr" OFF)
option(PORTAL_FUZZ "Build the libFuzzer drivers of tests/fuzz (clang)" OFF)

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()

add_library(profile INTERFACE)
target_include_directories(profile INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(profile INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Werror
  # g++ 12 sees overlaps in std::string that are not there (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
find_program(MOLD mold)
if(MOLD)
  target_link_options(profile INTERFACE -fuse-ld=mold)
endif()
if(PORTAL_SANITIZE)
  target_compile_options(profile INTERFACE -fsanitize=${PORTAL_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(profile INTERFACE -fsanitize=${PORTAL_SANITIZE})
  if(PORTAL_SANITIZE STREQUAL "thread")
    target_compile_options(profile INTERFACE -Wno-tsan)  # Asio's fences are unknown to TSan
  else()
    target_compile_options(profile INTERFACE -fno-sanitize-recover=all)
  endif()
endif()
if(PORTAL_COVERAGE)
  target_compile_options(profile INTERFACE --coverage)
  target_link_options(profile INTERFACE --coverage)
endif()
if(PORTAL_FUZZ)
  target_compile_options(profile INTERFACE -fsanitize=fuzzer-no-link)
endif()
