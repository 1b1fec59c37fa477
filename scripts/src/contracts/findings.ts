/** What a check found: problems fail it; notes are changes that readers survive. */
export type Findings = { problems: string[]; notes: string[] };

export function findings(problems: string[] = [], notes: string[] = []): Findings {
  return { problems, notes };
}

export function together(parts: readonly Findings[]): Findings {
  return { problems: parts.flatMap(({ problems }) => problems), notes: parts.flatMap(({ notes }) => notes) };
}
