import { enumLabels } from '@binhan/common/labels';
import { readSdl } from '@binhan/common/sdl';
import type { TipCategory } from './entities/tip.ts';
import { sdl } from './sdl.ts';

/** Names for people of every enum of this service, from its contract. */
export const labels = enumLabels(readSdl(sdl));

export const tipCategories = (labels.find(({ name }) => name === 'TipCategory')?.values ?? []).map(({ code }) => code as TipCategory);
