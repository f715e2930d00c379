# Runs one command so that it never outlives its parent.
#
# Standard input is a pipe that only the parent holds. When it closes, because the parent asks for a stop or was
# killed, the command gets the stop signal. When the command ends by itself, so does this script, with its exit code.
#
# Arguments: PID_FILE STOP_SIGNAL COMMAND...
pid_file=$1
stop_signal=$2
shift 2
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
# The start time (field 22 of stat, counted after the command's name) tells this process from a later one that
# was given the same number.
identity=
if read -r stat <"/proc/$child/stat"; then
  set -- ${stat##*) }
  identity="$child ${20}"
  echo "$identity" >"$pid_file"
fi 2>/dev/null
(
  while read -r _ <&3; do :; done
  kill -s "$stop_signal" "$child" 2>/dev/null
) &
watchdog=$!
exec 3<&-
wait "$child"
code=$?
kill "$watchdog" 2>/dev/null
# A guard that ends late finds the file of the process that was started after its own: that one stays.
if read -r named <"$pid_file" && [ "$named" = "$identity" ]; then
  rm -f "$pid_file"
fi 2>/dev/null
exit "$code"
