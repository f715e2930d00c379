# shellcheck shell=bash
# ./gridtokenx test: every runner, and one sum of them all. Sourced by ./gridtokenx after build.sh.

: "${root:?}"
test_logs=$root/.gridtokenx/test-logs
passed=0 failed=0 skipped=0
node_limit_seconds=900
broken=() # what went wrong beyond a counted test

test_usage() {
  cat <<'EOF'
Usage: ./gridtokenx test [--long]

Builds everything and runs every test: the Java modules', the ledger's, the page's and those in a browser.
The last line is the sum over all of them: N passed, N failed, N skipped. The exit code is 1 if a test failed, if a
build broke or if a runner ran no test.

  --long   also run the tests that take minutes
  --help   this text
EOF
}

# count RUNNER PASSED FAILED SKIPPED
count() {
  echo "  $1: $2 passed, $3 failed, $4 skipped"
  passed=$((passed + $2)) failed=$((failed + $3)) skipped=$((skipped + $4))
  if (($2 + $3 == 0)); then
    broken+=("$1 ran no test")
  fi
}

# Sums the first line of every report of Surefire: tests, errors, skipped, failures.
count_java() {
  local totals
  totals=$(find "$root" -path '*/node_modules' -prune -o -path '*/target/surefire-reports/TEST-*.xml' -print0 |
    xargs -0r cat |
    awk -v RS='>' '
      /<testsuite / {
        n = split($0, part, /[ \n]+/)
        for (i = 1; i <= n; i++) {
          if (match(part[i], /^(tests|errors|skipped|failures)="[0-9]+"/)) {
            split(part[i], pair, "\"")
            sum[substr(pair[1], 1, length(pair[1]) - 1)] += pair[2]
          }
        }
      }
      END {
        bad = sum["errors"] + sum["failures"]
        printf "%d %d %d\n", sum["tests"] - bad - sum["skipped"], bad, sum["skipped"]
      }')
  # shellcheck disable=SC2086 # three numbers
  count Java $totals
}

# Sums what Node's own runner and Vitest say at their end.
# count_node NAME LOG
count_node() {
  local totals
  totals=$(sed 's/\x1b\[[0-9;]*m//g' "$2" | awk '
    /^(#|ℹ) pass [0-9]+$/ { pass += $3 }
    /^(#|ℹ) (fail|cancelled) [0-9]+$/ { bad += $3 }
    /^(#|ℹ) (skipped|todo) [0-9]+$/ { skip += $3 }
    /^ *Tests  / {
      for (i = 2; i < NF; i++) {
        if ($(i + 1) ~ /^passed/) pass += $i
        if ($(i + 1) ~ /^failed/) bad += $i
        if ($(i + 1) ~ /^(skipped|todo)/) skip += $i
      }
    }
    END { printf "%d %d %d\n", pass, bad, skip }')
  # shellcheck disable=SC2086 # three numbers
  count "$1" $totals
}

# shown NAME FILTER COMMAND...: runs it, keeps all it says in a log and shows the lines that match.
# A failure that no test accounts for is noted by the caller, which looks at the result of this function.
shown() {
  local name=$1 filter=$2
  shift 2
  echo "== $name"
  local code=0
  "$@" </dev/null 2>&1 | tee "$test_logs/$name.log" | { grep --line-buffered -E "$filter" || true; } || code=$?
  return "$code"
}

test_java() {
  require_build_tools
  find "$root" -path '*/node_modules' -prune -o -type d -name surefire-reports -print0 | xargs -0r rm -rf
  local before=$failed code=0
  shown java '^\[INFO\] Building [^j]|Tests run:.* in |^\[ERROR\]|BUILD' \
    mvn -B -f "$root/pom.xml" -Dstyle.color=never -fae "-Dgridtokenx.long=$long" verify || code=$?
  count_java
  note_exit java "$code" "$before"
}

# Node's runners have no limit of their own: one test that waits for ever would hang the whole run.
# test_node NAME COMMAND...
test_node() {
  local name=$1
  shift
  local before=$failed code=0
  shown "$name" '^(not ok|# (Subtest|pass|fail)|✖|ℹ (pass|fail)| *(✓|×|❯|FAIL|Tests ))' \
    timeout -k 10 "$node_limit_seconds" "$@" || code=$?
  count_node "$name" "$test_logs/$name.log"
  note_exit "$name" "$code" "$before"
}

# A runner that failed without a failed test (it could not compile, it crashed) must not look green.
# note_exit NAME CODE FAILED_BEFORE
note_exit() {
  if (($2 == 124)); then
    broken+=("$1 was ended after $node_limit_seconds s, see $test_logs/$1.log")
  elif (($2 != 0 && failed == $3)); then
    broken+=("$1 ended with code $2, see $test_logs/$1.log")
  fi
}

# Sets CHROMIUM, and installs it where that is possible.
require_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    if [[ -n $name ]] && command -v "$name" >/dev/null; then
      CHROMIUM=$(command -v "$name")
      export CHROMIUM
      return
    fi
  done
  if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
    fail 'the tests of the page need Chromium: install it (Debian: sudo apt-get install chromium) or set CHROMIUM'
  fi
  echo '== installing Chromium for the tests of the page'
  {
    apt-get update
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium
  } >"$test_logs/chromium.log" 2>&1 </dev/null ||
    fail "Chromium could not be installed; see $test_logs/chromium.log"
  CHROMIUM=$(command -v chromium)
  export CHROMIUM
}

run_tests() {
  long=false
  local option
  for option in "$@"; do
    case $option in
      --long) long=true ;;
      -h | --help)
        test_usage
        return
        ;;
      *) fail "test knows no $option; its options are --long and --help" ;;
    esac
  done
  export GRIDTOKENX_LONG=$long NO_COLOR=1
  mkdir -p "$test_logs"
  require_java
  require_node
  require_build_tools
  lock_build
  flock -n 9 ||
    fail 'a market runs from this checkout, and testing builds what it runs: stop it first (./gridtokenx down)'
  build_stale web ledger
  test_java
  if [[ -e $ledger/package.json ]]; then
    test_node ledger npm --prefix "$ledger" test
  fi
  if [[ -e $web/package.json ]]; then
    install_web
    test_node web npm --prefix "$web" test
  fi
  if [[ -d $web/e2e ]]; then
    require_chromium
    build_stale java
    unlock_build # these start a market by the launcher, which uses what was built, too
    local files
    mapfile -t files < <(find "$web/e2e" -name '*.test.*js' | sort)
    if ((${#files[@]} == 0)); then
      count browser 0 0 0 # without a file, Node would look for tests everywhere
    else
      test_node browser node --test --test-reporter=tap "${files[@]}"
    fi
  fi
  local what
  for what in "${broken[@]}"; do
    echo "gridtokenx: $what" >&2
  done
  echo "$passed passed, $((failed + ${#broken[@]})) failed, $skipped skipped"
  ((failed + ${#broken[@]} == 0))
}
