import { Problem } from '@binhan/common/errors';

/** Which file of which export. It is no secret: what opens the file is the token of its owner. */
export type FileTicket = { exportId: string; file: number };

export function writeTicket({ exportId, file }: FileTicket): string {
  return `${exportId}.${file}`;
}

export function readTicket(text: string): FileTicket {
  const [, exportId, file] = /^([0-9a-f-]{36})\.(\d)$/.exec(text) ?? [];
  if (!exportId) throw new Problem('NOT_FOUND', { type: 'Export', id: text.slice(0, 50) });
  return { exportId, file: Number(file) };
}
