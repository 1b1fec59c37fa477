#!/usr/bin/env bash
# Run by the MySQL container at its first start, on an empty data folder. It may be run again at any time, and is, when a
# service was added or a password changed (infra/README.md).
#
# Per service NAME one schema and two users, which see nothing else:
#   NAME          the running service: reads and writes rows
#   NAME_migrate  `binhan migrate NAME`: alters tables too; `binhan NAME rebuild`: makes them anew in the schema NAME_rebuild
# so that a hole in a service can spoil its own rows at worst, and drop nothing.
#
# Environment: MYSQL_ROOT_PASSWORD; BINHAN_SERVICES, names with spaces between; per service NAME_DB_PASSWORD and
# NAME_MIGRATE_DB_PASSWORD in capitals.
set -euo pipefail

password() { # VARIABLE
  # These characters need no escaping here and none in a mysql:// URL.
  [[ ${!1:-} =~ ^[A-Za-z0-9_-]{16,}$ ]] || {
    echo "init.sh: $1 must have 16 or more of the characters A-Z a-z 0-9 _ - (openssl rand -hex 24)" >&2
    return 1
  }
  echo "${!1}"
}

statements=''
for service in ${BINHAN_SERVICES:?names of the services}; do
  [[ $service =~ ^[a-z]+$ ]] || {
    echo "init.sh: \"$service\" is not the name of a service" >&2
    exit 1
  }
  running=$(password "${service^^}_DB_PASSWORD")
  migrating=$(password "${service^^}_MIGRATE_DB_PASSWORD")
  statements+="
    CREATE DATABASE IF NOT EXISTS $service CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
    -- locked until it has a password
    CREATE USER IF NOT EXISTS $service, ${service}_migrate ACCOUNT LOCK;
    ALTER USER $service IDENTIFIED BY '$running' ACCOUNT UNLOCK;
    ALTER USER ${service}_migrate IDENTIFIED BY '$migrating' ACCOUNT UNLOCK;
    GRANT SELECT, INSERT, UPDATE, DELETE ON $service.* TO $service, ${service}_migrate;
    GRANT CREATE, ALTER, DROP, INDEX, REFERENCES ON $service.* TO ${service}_migrate;
    -- for \`binhan reports rebuild\`; an underscore alone would stand for any character
    GRANT ALL ON \`${service}\\_rebuild\`.* TO ${service}_migrate;"
done

# All names and passwords are known to be good before the first statement runs. MYSQL_PWD and standard input, because
# arguments of a process can be read by others.
MYSQL_PWD=${MYSQL_ROOT_PASSWORD:?} mysql --protocol=socket --user=root <<<"$statements"
