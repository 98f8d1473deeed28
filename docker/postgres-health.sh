#!/bin/sh
# The health check of PostgreSQL. One that does not answer at all (2; 1 is one that is starting) eight times in a row after it has been well
# is ended, with all its processes, and `restart` starts the container again: what was committed comes back from the write-ahead log.
# Under `init: true`, for the first process of a container cannot be killed from inside.
misses=/tmp/ikiraro-misses
pg_isready -q -t 3 -U ikiraro -d ikiraro
code=$?
[ "$code" = 0 ] && echo 0 >"$misses"
if [ "$code" = 2 ] && [ -f "$misses" ]; then
  count=$(($(cat "$misses") + 1))
  echo "$count" >"$misses"
  if [ "$count" -ge 8 ]; then
    rm -f "$misses"
    pid=$(head -n 1 "$PGDATA/postmaster.pid")
    for stat in /proc/[0-9]*/stat; do
      rest=$(sed 's/^.*) //' "$stat" 2>/dev/null) || continue
      [ "$(echo "$rest" | cut -d ' ' -f 2)" = "$pid" ] && kill -KILL "$(basename "$(dirname "$stat")")"
    done
    kill -KILL "$pid"
  fi
fi
exit "$code"
