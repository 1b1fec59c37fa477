/** Whether an INSERT met a row that is there already. */
export function isDuplicate(error: unknown): boolean {
  const { code, errno } = (error as { driverError?: { code?: string; errno?: number } }).driverError ?? {};
  return errno === 1062 || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'SQLITE_CONSTRAINT_UNIQUE';
}

/** Whether the same transaction may succeed when it is simply tried again: deadlock, lock wait, lost or restarted server. */
export function isTransient(error: unknown): boolean {
  const { code = '' } = (error as { driverError?: { code?: string } }).driverError ?? (error as { code?: string });
  const known =
    /^(ER_LOCK_DEADLOCK|ER_LOCK_WAIT_TIMEOUT|ER_SERVER_SHUTDOWN|ER_CON_COUNT_ERROR|PROTOCOL_|ECONN|EPIPE|ETIMEDOUT|SQLITE_BUSY)/;
  return known.test(code) || isLostConnection(error);
}

/** mysql2 says so of a connection that is lost; a statement after that carries no code at all. */
export function isLostConnection(error: unknown): boolean {
  return (error as { driverError?: { fatal?: boolean } }).driverError?.fatal === true;
}
