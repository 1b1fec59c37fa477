/** Ends a command with a sentence for people; the stack only for faults that nobody foresaw. */
export function failWithMessage(error: unknown): never {
  const { message, name, stack } = error as Error;
  console.error(process.env.DEBUG || name === 'TypeError' ? stack : message);
  process.exit(1);
}
