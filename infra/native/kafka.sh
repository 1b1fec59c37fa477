#!/usr/bin/env bash
# Real Apache Kafka (KRaft, every broker also a controller) on loopback without Docker, for developers and CI.
#
#   kafka.sh start [BROKERS] [--keep] [--sasl]
#                                       install what is missing, start BROKERS (default 3) with an empty cluster, or with
#                                       --keep the cluster that is there; wait until every broker is registered. With --sasl
#                                       everyone logs in (SCRAM-SHA-512, no TLS) and may do what was granted: binhan acls
#   kafka.sh stop                       shut all down in order
#   kafka.sh kill N | up N              SIGKILL broker N; start it again with its data
#   kafka.sh pause N | resume N         SIGSTOP and SIGCONT: a broker that hangs
#
# start and up print one line on stdout: the value of KAFKA_BROKERS. Everything else goes to stderr.
# Environment: KAFKA_DIR (state, default /tmp/binhan-kafka), KAFKA_PORT (default 19090: broker N listens on PORT+2N, its
# controller on PORT+2N+1), KAFKA_VERSION (default 4.4.0), KAFKA_HEAP (default 384m each), KAFKA_LIB (folder of the jars, to
# share them between states), KAFKA_USERS (with --sasl: who can log in; their passwords stand in KAFKA_DIR/users as NAME
# PASSWORD, invented where the file does not have them; the first of them is the super user).
# Needs Java 17 and, the first time, Maven; on Debian both are installed with apt-get where absent (root).
set -euo pipefail

dir=${KAFKA_DIR:-/tmp/binhan-kafka}
version=${KAFKA_VERSION:-4.4.0}
base=${KAFKA_PORT:-19090}
lib=${KAFKA_LIB:-$dir/kafka-$version}
users=${KAFKA_USERS:-operator units personnel training tips reports analyst tips-analyst}

say() { echo "kafka.sh: $*" >&2; }
die() { say "$*"; exit 1; }
die_with() { tail -n 15 "$1" >&2 || true; die "$2 (last lines of $1 above)"; }

count() { find "$dir" -maxdepth 1 -name '[1-9].properties' 2>/dev/null | wc -l; }
all() { seq "$(count)"; }
pid() { cat "$dir/$1.pid" 2>/dev/null || true; }
# The properties file is checked too: after a reboot the number may belong to another process.
running() { local p; p=$(pid "$1"); [ -n "$p" ] && grep -qa "$dir/$1.properties" "/proc/$p/cmdline" 2>/dev/null; }
# Gone is more than killed: the last thread closes the files, and a zombie that nobody reaps does not count.
gone() { ! grep -q '^State:' "/proc/$1/status" 2>/dev/null || { grep -q '^State:.Z' "/proc/$1/status" && grep -q '^Threads:.[01]$' "/proc/$1/status"; }; }
brokers() { for i in $(all); do sed -n 's/^advertised.listeners=[A-Z]*:..//p' "$dir/$i.properties"; done | paste -sd, -; }

need() {
  command -v "$1" >/dev/null && return
  say "installing $2"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$2"; } >"$dir/apt.log" 2>&1 ||
    die_with "$dir/apt.log" "apt-get could not install $2"
}

install_kafka() {
  need java default-jre-headless
  [ -f "$lib/.done" ] && return
  need mvn maven
  say "fetching Kafka $version with Maven"
  # slf4j-simple sends the brokers' log to standard error; without it there is none.
  cat >"$dir/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>binhan</groupId><artifactId>kafka-native</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>$version</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-simple</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
POM
  mvn -B -q -f "$dir/pom.xml" dependency:copy-dependencies -DoutputDirectory="$lib" -DincludeScope=runtime >"$dir/maven.log" 2>&1 ||
    die_with "$dir/maven.log" 'Maven failed'
  touch "$lib/.done"
}

password() { awk -v user="$1" '$1 == user { print $2 }' "$dir/users"; }

# The brokers are a user too; "broker" is nobody's name to log in with from outside.
invent_passwords() {
  local user
  (umask 077 && touch "$dir/users")
  for user in broker $users; do
    [ -n "$(password "$user")" ] || echo "$user $(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')" >>"$dir/users"
  done
}

plain_listeners() { # NUMBER
  cat <<PROPERTIES
listeners=PLAINTEXT://127.0.0.1:$((base + 2 * $1)),CONTROLLER://127.0.0.1:$((base + 2 * $1 + 1))
advertised.listeners=PLAINTEXT://127.0.0.1:$((base + 2 * $1))
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
PROPERTIES
}

# The controllers use PLAIN: their log, which holds the SCRAM users, cannot be read before they have found each other.
sasl_listeners() { # NUMBER
  local secret login
  secret=$(password broker)
  login="username=\"broker\" password=\"$secret\""
  cat <<PROPERTIES
listeners=CLIENT://127.0.0.1:$((base + 2 * $1)),CONTROLLER://127.0.0.1:$((base + 2 * $1 + 1))
advertised.listeners=CLIENT://127.0.0.1:$((base + 2 * $1))
listener.security.protocol.map=CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT
inter.broker.listener.name=CLIENT
sasl.enabled.mechanisms=SCRAM-SHA-512
sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
sasl.mechanism.controller.protocol=PLAIN
listener.name.client.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required $login;
listener.name.controller.sasl.enabled.mechanisms=PLAIN
listener.name.controller.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required $login user_broker="$secret";
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:broker;User:${users%% *}
allow.everyone.if.no.acl.found=false
PROPERTIES
}

configure() { # BROKERS plain|sasl
  local n=$1 kind=$2 copies=$(($1 < 3 ? $1 : 3)) voters='' scram=() cluster i user
  for i in $(seq "$n"); do voters+="${voters:+,}$i@127.0.0.1:$((base + 2 * i + 1))"; done
  cluster=$(java -cp "$lib/*" kafka.tools.StorageTool random-uuid 2>/dev/null)
  rm -rf "$dir"/data-* "$dir"/*.properties "$dir"/*.pid
  if [ "$kind" = sasl ]; then
    invent_passwords
    for user in broker $users; do scram+=(--add-scram "SCRAM-SHA-512=[name=$user,password=$(password "$user")]"); done
  fi
  for i in $(seq "$n"); do
    (umask 077 && cat >"$dir/$i.properties") <<PROPERTIES
node.id=$i
process.roles=broker,controller
controller.quorum.voters=$voters
$("${kind}_listeners" "$i")
controller.listener.names=CONTROLLER
log.dirs=$dir/data-$i
auto.create.topics.enable=false
default.replication.factor=$copies
min.insync.replicas=$((copies > 1 ? 2 : 1))
offsets.topic.replication.factor=$copies
offsets.topic.num.partitions=6
transaction.state.log.replication.factor=$copies
transaction.state.log.min.isr=$((copies > 1 ? 2 : 1))
group.initial.rebalance.delay.ms=0
PROPERTIES
    java -cp "$lib/*" kafka.tools.StorageTool format -t "$cluster" -c "$dir/$i.properties" "${scram[@]}" >"$dir/$i.log" 2>&1 ||
      die_with "$dir/$i.log" "the data folder of broker $i could not be made"
  done
}

launch() {
  nohup java "-Xmx${KAFKA_HEAP:-384m}" -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Dorg.slf4j.simpleLogger.showDateTime=true \
    -Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info -cp "$lib/*" kafka.Kafka "$dir/$1.properties" \
    >"$dir/$1.log" 2>&1 </dev/null &
  echo $! >"$dir/$1.pid"
}

# A broker says "started" once the controller has registered and unfenced it; an open port comes seconds earlier.
await() {
  for _ in $(seq 240); do
    grep -q 'Kafka Server started' "$dir/$1.log" && return
    gone "$(pid "$1")" && die_with "$dir/$1.log" "broker $1 ended while starting"
    sleep 0.25
  done
  die_with "$dir/$1.log" "broker $1 was not registered within 60 s"
}

# What is there was made with users or without, and stays so.
require_users() { # plain|sasl
  [ "$1" = plain ] || grep -q '^authorizer' "$dir/1.properties" || die 'the cluster that is there has no users: stop, then start without --keep'
}

start() { # [BROKERS] [--keep] [--sasl]
  local keep='' kind=plain n='' argument i up=0
  for argument in "$@"; do
    case $argument in
      --keep) keep=yes ;;
      --sasl) kind=sasl ;;
      [1-9]) n=$argument ;;
      *) die "start takes a number of brokers from 1 to 9, --keep and --sasl, not \"$argument\"" ;;
    esac
  done
  for i in $(all); do if running "$i"; then up=$((up + 1)); fi; done
  if [ "$up" -gt 0 ]; then
    [ "$up" = "$(count)" ] || die "$up of $(count) brokers are running: bring the others up, or stop first"
    [ "${n:-$up}" = "$up" ] || die "$up brokers are running, not $n: stop first"
    require_users "$kind"
    say "already running, state in $dir"
    brokers
    return
  fi
  install_kafka
  if [ -z "$keep" ] || [ "$(count)" = 0 ]; then
    configure "${n:-3}" "$kind"
  else
    [ "${n:-$(count)}" = "$(count)" ] || die "the kept cluster has $(count) brokers, not $n"
    require_users "$kind"
  fi
  for i in $(all); do launch "$i"; done # together: a broker alone has no quorum and would wait for the others
  for i in $(all); do await "$i"; done
  brokers
}

stop() {
  local i left
  for i in $(all); do if running "$i"; then kill "$(pid "$i")"; kill -CONT "$(pid "$i")"; fi; done
  for _ in $(seq 80); do
    left=''
    for i in $(all); do gone "$(pid "$i")" || left+=" $i"; done
    [ -n "$left" ] || break
    sleep 0.25
  done
  for i in $left; do # the last ones have no quorum left to say goodbye to
    say "broker $i did not stop within 20 s: SIGKILL"
    kill -9 "$(pid "$i")"
  done
  rm -f "$dir"/*.pid
}

signal() { # SIGNAL
  running "$n" || die "broker $n is not running"
  kill "-$1" "$(pid "$n")"
}

n=${2:-}
case ${1:-} in
  kill | up | pause | resume) [ -f "$dir/${n:-none}.properties" ] || die "$1 takes the number of a broker, 1 to $(count)" ;;
esac
case ${1:-} in
  start)
    mkdir -p "$dir"
    start "${@:2}"
    ;;
  stop) stop ;;
  kill)
    signal KILL
    until gone "$(pid "$n")"; do sleep 0.05; done
    ;;
  up)
    if running "$n"; then say "broker $n is already running"; else launch "$n"; await "$n"; fi
    brokers
    ;;
  pause) signal STOP ;;
  resume) signal CONT ;;
  -h | --help | help) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "$0" ;;
  *) die 'usage: kafka.sh start [BROKERS] [--keep] [--sasl] | stop | kill N | up N | pause N | resume N | --help' ;;
esac
