# shellcheck shell=bash
# What the launcher builds, and when. Sourced by ./gridtokenx, which sets root.
#
# A stamp says when a part was last built; the part is built again when one of its sources is newer.

: "${root:?}"
modules=(pipeline/market pipeline/contracts pipeline/jobs pipeline/bench settlement-sink meter-ingest api deploy/local)
ledger=$root/deploy/local/ledger
web=$root/api/web
build_log=$root/.gridtokenx/build.log
java_stamp=$root/deploy/local/target/.built
ledger_stamp=$ledger/node_modules/.built
web_stamp=$web/dist/.built

fail() {
  echo "gridtokenx: $*" >&2
  exit 1
}

# Sets java, or says which Java is needed.
require_java() {
  local hint='install a JDK 17 or newer (Debian: apt-get install openjdk-17-jdk-headless) or set JAVA_HOME to one'
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  local version
  version=$("$java" -version 2>&1) || fail "there is no Java: $hint"
  # "17.0.15", "1.8.0_402", "21-ea"
  version=$(sed -n 's/.* version "\([0-9]*\).*/\1/p' <<<"$version" | head -n 1)
  [[ $version =~ ^[0-9]+$ && $version -ge 17 ]] || fail "Java ${version:-of an unknown version} is too old: $hint"
}

# A compiler and Maven: needed only when something is to be built.
require_build_tools() {
  command -v "${JAVA_HOME:+$JAVA_HOME/bin/}javac" >/dev/null ||
    fail 'this Java has no compiler: install a JDK, not only a JRE (Debian: apt-get install openjdk-17-jdk-headless)'
  command -v mvn >/dev/null || fail 'there is no Maven: install Maven 3.8 or newer (Debian: apt-get install maven)'
}

require_node() {
  local hint='install Node.js 20 or newer, for the ledger and the page (https://nodejs.org)'
  local version
  version=$(node --version 2>/dev/null) || fail "there is no Node.js: $hint"
  version=${version#v}
  [[ ${version%%.*} -ge 20 ]] || fail "Node.js $version is too old: $hint"
  command -v npm >/dev/null || fail "there is no npm: $hint"
}

class_path() {
  local path=
  local module
  for module in "${modules[@]}"; do
    path+=$root/$module/target/classes:
  done
  echo "$path$root/deploy/local/target/lib/*"
}

# is_stale STAMP SOURCE...: whether the stamp is missing, or older than a source or a directory in it.
is_stale() {
  local stamp=$1
  shift
  [[ ! -e $stamp || -n $(find "$@" -newer "$stamp" -print -quit 2>/dev/null) ]]
}

# run_step WHAT COMMAND...: runs it with its output in the build log; shows that it goes on, and how it ended.
run_step() {
  local what=$1
  shift
  mkdir -p "$(dirname "$build_log")"
  if [[ -n $(find "$build_log" -size +4M 2>/dev/null) ]]; then
    mv "$build_log" "$build_log.1"
  fi
  echo "== $what: $*" >>"$build_log"
  "$@" >>"$build_log" 2>&1 </dev/null &
  local job=$!
  # shellcheck disable=SC2064 # the number of this very job
  trap "kill $job 2>/dev/null" EXIT
  local started=$SECONDS code=0
  echo "  building $what (log: ${build_log/#$PWD\//})"
  while kill -0 "$job" 2>/dev/null; do
    sleep 0.2
    if [[ -t 1 ]]; then
      printf '\r\033[K  %3d s  %.90s' $((SECONDS - started)) "$(tail -n 1 "$build_log" | sed 's/\x1b\[[0-9;]*m//g')"
    elif (((SECONDS - started) % 30 == 29)); then
      echo "  building $what: $((SECONDS - started)) s"
      sleep 1
    fi
  done
  wait "$job" || code=$?
  trap - EXIT
  if [[ -t 1 ]]; then
    printf '\r\033[K'
  fi
  if ((code != 0)); then
    tail -n 30 "$build_log" >&2
    fail "building $what failed; the whole of what it said is in $build_log"
  fi
  echo "  built $what in $((SECONDS - started)) s"
}

java_sources() {
  local module
  printf '%s\n' "$root/pom.xml"
  for module in "${modules[@]}"; do
    printf '%s\n' "$root/$module/pom.xml" "$root/$module/src/main"
  done
  if [[ -e $web_stamp ]]; then
    printf '%s\n' "$web_stamp" # the page is packed with the API
  fi
}

# Whether there is the part at all, and it is to be built.
java_is_stale() {
  local sources
  mapfile -t sources < <(java_sources)
  is_stale "$java_stamp" "${sources[@]}"
}

ledger_is_stale() {
  [[ -e $ledger/package.json ]] && is_stale "$ledger_stamp" "$ledger/package.json" "$ledger/package-lock.json"
}

web_is_stale() {
  local sources
  [[ -e $web/package.json ]] || return 1
  mapfile -t sources < <(find "$web" -mindepth 1 -maxdepth 1 ! -name node_modules ! -name dist ! -name e2e)
  is_stale "$web_stamp" "${sources[@]}"
}

make_java() {
  require_build_tools
  local now=$root/deploy/local/target/.building
  mkdir -p "$(dirname "$now")"
  touch "$now" # what is edited during the build is newer than this
  local poms=("${modules[@]/#/$root/}")
  if is_stale "$java_stamp" "$root/pom.xml" "${poms[@]/%//pom.xml}"; then
    rm -rf "$root/deploy/local/target/lib" # libraries of other versions
  fi
  run_step 'the Java modules' \
    mvn -B -f "$root/pom.xml" -Dstyle.color=never -Dspotless.check.skip=true process-classes
  mv "$now" "$java_stamp"
}

make_ledger() {
  run_step 'the ledger' npm --prefix "$ledger" ci --no-audit --no-fund
  touch "$ledger_stamp"
}

install_web() {
  if is_stale "$web/node_modules/.built" "$web/package.json" "$web/package-lock.json"; then
    run_step "the page's libraries" npm --prefix "$web" ci --no-audit --no-fund
    touch "$web/node_modules/.built"
  fi
}

make_web() {
  local version minor
  version=$(node --version)
  minor=${version#*.}
  if [[ ${version%%.*} == v20 && ${minor%%.*} -lt 19 ]]; then
    fail "building the page needs Node.js 20.19 or newer, this is $version: update it, or start with --no-web"
  fi
  install_web
  run_step 'the page' npm --prefix "$web" run build
  touch "$web_stamp"
}

# Two locks, which the kernel gives back when their holder ends, however it ends:
# - descriptor 8, build.lock: one launcher builds at a time, the next one waits and then finds everything built;
# - descriptor 9, in-use.lock: shared by all that run from what was built, for as long as they run, as the program that
#   the launcher turns into inherits it; a build needs it alone, as it would pull the classes away from under them.
lock_build() {
  command -v flock >/dev/null || fail 'there is no flock: install util-linux'
  mkdir -p "$root/.gridtokenx"
  exec 8>>"$root/.gridtokenx/build.lock" 9>>"$root/.gridtokenx/in-use.lock"
  if ! flock -n 8; then
    echo '  another gridtokenx builds here; waiting until it is done'
    flock 8
  fi
}

# What is built is in use from here on.
unlock_build() {
  flock -s 9 # at once: only who holds the other lock takes this one alone
  exec 8>&-
}

# build PART...: makes those of web, ledger and java that are stale; afterwards what is built is in use.
build() {
  lock_build
  build_stale "$@"
  unlock_build
}

# build_stale PART...: the same between lock_build and unlock_build. Nothing is made while others use what was built.
build_stale() {
  local part stamp told=
  for part in "$@"; do
    if ! "${part}_is_stale"; then
      continue
    fi
    if flock -n 9; then
      "make_$part"
      continue
    fi
    stamp=${part}_stamp
    [[ -e ${!stamp} ]] ||
      fail "not everything is built yet, and what is built is in use: stop the running market (./gridtokenx down) first"
    if [[ -z $told ]]; then
      echo '  sources are newer than what runs; stop the running market to build them'
      told=true
    fi
  done
}
