import type { InitializeHook, LoadHook } from 'node:module';

let rewrite: { url: string; text: string; instead: string };

export const initialize: InitializeHook<typeof rewrite> = (data) => {
  rewrite = data;
};

export const load: LoadHook = async (url, context, nextLoad) => {
  const loaded = await nextLoad(url, context);
  if (url !== rewrite.url) return loaded;
  // A function, so that a dollar sign in the new text means itself.
  return { ...loaded, source: String(loaded.source).replace(rewrite.text, () => rewrite.instead) };
};
