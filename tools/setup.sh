#!/bin/sh
# Installs what the project needs and the machine lacks: ./tools/setup.sh build|command|test|fuzz|lint
# With root (or a sudo that asks nothing) on Debian or Ubuntu it installs by itself; otherwise it
# says exactly what to install and stops.
set -eu

purpose=${1:-test}

# --- What is missing -------------------------------------------------------------------------------
have() { command -v "$1" >/dev/null 2>&1; }
missing=""
need() { missing="$missing $1"; }

have cmake || need cmake
have ninja || need ninja
case $purpose in command | fuzz | lint) ;; *) have emcc || need emscripten ;; esac
has_header() {
  for root in /usr/include /usr/local/include /opt/homebrew/include; do
    [ -e "$root/$1" ] && return 0
  done
  return 1
}
has_header nlohmann/json.hpp || need nlohmann-json
[ -e /usr/src/googletest/CMakeLists.txt ] || [ "$(uname)" = Darwin ] || [ "$purpose" = fuzz ] ||
  need googletest
if [ "$purpose" = fuzz ]; then
  have clang++ || need clang
  echo 'extern "C" int LLVMFuzzerTestOneInput(const char*, unsigned long) { return 0; }' |
    clang++ -fsanitize=fuzzer,address -x c++ - -o /dev/null 2>/dev/null || need libfuzzer
elif [ "$purpose" != build ]; then
  have g++ || have c++ || need compiler
  has_header CLI/CLI.hpp || need cli11
fi
if [ "$purpose" = test ]; then
  have chromium || have chromium-browser || have google-chrome ||
    [ -e "/Applications/Google Chrome.app" ] || [ -n "${RESCORE_BROWSER:-}" ] || need chromium
  # Another program of this name (of moreutils) knows no --version.
  parallel --version 2>/dev/null | grep -q "^GNU parallel" || need parallel
fi
if [ "$purpose" = lint ]; then
  have clang-tidy || need clang-tidy
  have cppcheck || need cppcheck
  have valgrind || [ "$(uname)" = Darwin ] || need valgrind
fi

# --- Install, or say what to install ---------------------------------------------------------------
debian_name() {
  case $1 in
    ninja) echo ninja-build ;; compiler) echo g++ ;; nlohmann-json) echo nlohmann-json3-dev ;;
    cli11) echo libcli11-dev ;;
    # Of the version that "clang" is.
    libfuzzer) echo "libclang-rt-$(apt-cache policy clang | sed -n 's/.*Candidate: \([0-9]*:\)\{0,1\}\([0-9]*\).*/\2/p')-dev" ;;
    *) echo "$1" ;;
  esac
}
fedora_name() {
  case $1 in
    ninja) echo ninja-build ;; compiler) echo gcc-c++ ;; nlohmann-json) echo json-devel ;;
    cli11) echo cli11-devel ;; googletest) ;; libfuzzer) echo compiler-rt ;;
    clang-tidy) echo clang-tools-extra ;; *) echo "$1" ;;
  esac
}
mac_name() {
  case $1 in compiler | googletest) ;; clang | clang-tidy | libfuzzer) echo llvm ;; *) echo "$1" ;; esac
}
names() {
  for item in $missing; do printf ' %s' "$("$1" "$item")"; done
}

as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo -n"
can_install() { have apt-get && { [ -z "$as_root" ] || { have sudo && sudo -n true 2>/dev/null; }; }; }
# The packages, as Debian calls them.
install() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; }

if [ -n "$missing" ]; then
  if can_install; then
    echo "Installing:$(names debian_name)"
    log=$(mktemp)
    # shellcheck disable=SC2046
    if ! { $as_root apt-get update -qq && install $(names debian_name); } >"$log" 2>&1; then
      tail -n 20 "$log" >&2
      rm -f "$log"
      echo "The installation failed; the lines above are apt-get's." >&2
      exit 1
    fi
    rm -f "$log"
  else
    {
      echo "Rescore needs these first:$missing"
      echo "  Debian, Ubuntu: sudo apt-get install -y --no-install-recommends$(names debian_name)"
      echo "  Fedora:         sudo dnf install -y$(names fedora_name)"
      echo "  macOS:          brew install$(names mac_name)"
    } >&2
    exit 1
  fi
fi

# Chromium without windows, where Debian has it: the tests take nearly a third less time in it, and do without.
if [ "$purpose" = test ] && [ -z "${RESCORE_BROWSER:-}" ] && ! have chromium-headless-shell && can_install &&
  apt-cache show chromium-headless-shell >/dev/null 2>&1; then
  echo "Installing: chromium-headless-shell"
  install chromium-headless-shell >/dev/null 2>&1 || echo "That failed; the tests use the full browser."
fi

# The engines that the core stories run in. Where one is not to be had, the tests say so and go on.
# engine PROGRAM PACKAGES
engine() {
  have "$1" && return
  echo "Installing: $2"
  # shellcheck disable=SC2086
  can_install && install $2 >/dev/null 2>&1 || echo "That failed; the tests leave out what needs it." >&2
}
if [ "$purpose" = test ]; then
  engine chromedriver chromium-driver
  have firefox || [ -n "${RESCORE_FIREFOX:-}" ] || engine firefox-esr firefox-esr
  engine WebKitWebDriver webkit2gtk-driver
  engine Xvfb xvfb
  # What screen readers ask.
  [ -e /usr/lib/python3/dist-packages/pyatspi ] || engine pyatspi 'at-spi2-core python3-pyatspi dbus'
fi

# --- Too old? --------------------------------------------------------------------------------------
# at_least WHAT FOUND WANTED
at_least() {
  oldest=$(printf '%s\n%s\n' "$2" "$3" | sort -t. -k1,1n -k2,2n -k3,3n | head -n 1)
  if [ "$oldest" != "$3" ]; then
    echo "Rescore needs $1 $3 or newer; this machine has $2." >&2
    exit 1
  fi
}
version() { sed -n 's/.*[^0-9.]\([0-9][0-9]*\.[0-9][0-9.]*\).*/\1/p;q'; }

at_least Node "$(node --version | tr -d v)" 20.19.0
at_least CMake "$(cmake --version | version)" 3.22
case $purpose in command | fuzz | lint) ;; *) at_least Emscripten "$(emcc --version 2>/dev/null | version)" 3.1.6 ;; esac
if [ "$purpose" != build ]; then
  compiler=${CXX:-c++}
  [ "$purpose" != fuzz ] || compiler=clang++
  if "$compiler" --version | grep -qi clang; then
    at_least Clang "$("$compiler" -dumpversion)" 14
  else
    at_least g++ "$("$compiler" -dumpfullversion)" 12
  fi
fi
