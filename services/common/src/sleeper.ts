/** One that waits for some time and can be woken before. To wake one that does not wait does nothing. */
export type Sleeper = { sleep(ms: number): Promise<void>; wake(): void };

export function createSleeper(): Sleeper {
  let wake = () => {};
  return {
    sleep: (ms) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    wake: () => wake(),
  };
}
