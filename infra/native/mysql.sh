#!/usr/bin/env bash
# Real MySQL on loopback without Docker, for developers and CI.
#
#   mysql.sh start   install what is missing, start, wait until it answers; data of earlier runs is kept
#   mysql.sh stop    shut down in order
#   mysql.sh kill    SIGKILL, to prove what survives it
#   mysql.sh up      start again after kill
#
# start and up print one line on stdout: the value of MYSQL_URL. Everything else goes to stderr.
# Environment: MYSQL_DIR (state, default /tmp/binhan-mysql), MYSQL_PORT (default 13306), MYSQL_SUITE (Debian suite, default sid).
# Needs Debian and root: the server is unpacked into a folder of its own and runs in a chroot, so that the machine's
# own libraries stay as they are. User root has no password and may come from 127.0.0.1 only.
# On purpose it does not read infra/mysql/my.cnf: nothing in the code may lean on a server's defaults.
set -euo pipefail

dir=${MYSQL_DIR:-/tmp/binhan-mysql}
root=$dir/root
log=$dir/mysqld.log

say() { echo "mysql.sh: $*" >&2; }
die() { say "$*"; exit 1; }
die_with() { tail -n 15 "$1" >&2 || true; die "$2 (last lines of $1 above)"; }

pid() { cat "$dir/pid" 2>/dev/null || true; }
# The name is checked too: after a reboot the number may belong to another process.
running() { local p; p=$(pid); [ -n "$p" ] && grep -qa mysqld "/proc/$p/cmdline" 2>/dev/null; }
# Gone is more than killed: the last thread closes the files, and a zombie that nobody reaps does not count.
gone() { ! grep -q '^State:' "/proc/$1/status" 2>/dev/null || { grep -q '^State:.Z' "/proc/$1/status" && grep -q '^Threads:.[01]$' "/proc/$1/status"; }; }
url() { echo "mysql://root@127.0.0.1:$(cat "$dir/port")"; }

install_server() {
  [ -f "$dir/.done" ] && return
  if ! command -v debootstrap >/dev/null; then
    say 'installing debootstrap'
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq debootstrap; } >"$dir/apt.log" 2>&1 ||
      die_with "$dir/apt.log" 'apt-get could not install debootstrap'
  fi
  say "unpacking MySQL into $root (about a minute)"
  rm -rf --one-file-system "$root" # what an interrupted attempt left
  debootstrap --variant=minbase --include=mysql-server-core "${MYSQL_SUITE:-sid}" "$root" >"$dir/debootstrap.log" 2>&1 ||
    die_with "$dir/debootstrap.log" 'debootstrap failed'
  mkdir -p "$root/var/lib/m" "$root/run/m"
  touch "$dir/.done"
}

up() {
  [ -f "$dir/.done" ] || die 'nothing to bring up: run start first'
  local port=${MYSQL_PORT:-$(cat "$dir/port" 2>/dev/null || echo 13306)}
  local options=(--no-defaults --user=root --datadir=/var/lib/m)
  mountpoint -q "$root/dev" || mount --bind /dev "$root/dev" || die "cannot mount /dev into $root"
  if [ ! -d "$root/var/lib/m/mysql" ]; then
    rm -rf "$root/var/lib/m"
    chroot "$root" mysqld "${options[@]}" --initialize-insecure >"$log" 2>&1 || {
      rm -rf "$root/var/lib/m"
      die_with "$log" 'the data folder could not be made'
    }
  fi
  rm -f "$root"/run/m/s* # the socket and its lock, left by kill
  # With --skip-name-resolve, root@localhost does not match a connection from 127.0.0.1.
  echo "CREATE USER IF NOT EXISTS root@'127.0.0.1'; GRANT ALL ON *.* TO root@'127.0.0.1' WITH GRANT OPTION;" >"$root/run/m/init.sql"
  echo "$port" >"$dir/port"
  nohup chroot "$root" mysqld "${options[@]}" --port="$port" --socket=/run/m/s --bind-address=127.0.0.1 --skip-name-resolve \
    --mysqlx=OFF --secure-file-priv=NULL --max-connections=400 --init-file=/run/m/init.sql >"$log" 2>&1 </dev/null &
  echo $! >"$dir/pid"
  # The log and not the port is asked: a stranger may be listening there.
  for _ in $(seq 240); do
    grep -q "ready for connections.*port: $port" "$log" && { url; return; }
    gone "$(pid)" && die_with "$log" "mysqld ended while starting on port $port"
    sleep 0.25
  done
  die_with "$log" 'mysqld was not ready within 60 s'
}

stop() {
  if running; then
    kill "$(pid)"
    for _ in $(seq 240); do gone "$(pid)" && break; sleep 0.25; done
    gone "$(pid)" || die_with "$log" 'mysqld did not stop within 60 s'
  else
    say 'not running'
  fi
  rm -f "$dir/pid"
  if mountpoint -q "$root/dev"; then umount "$root/dev"; fi
}

case ${1:-} in
  start | stop | kill | up) [ "$(id -u)" = 0 ] || die 'run as root: debootstrap and chroot need it' ;;
esac
case ${1:-} in
  start | up)
    mkdir -p "$dir"
    if running; then
      say "already running, state in $dir"
      url
    else
      [ "$1" = up ] || install_server
      up
    fi
    ;;
  stop) stop ;;
  kill)
    running || die 'not running'
    kill -9 "$(pid)"
    until gone "$(pid)"; do sleep 0.05; done
    ;;
  -h | --help | help) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "$0" ;;
  *) die 'usage: mysql.sh start | stop | kill | up | --help' ;;
esac
