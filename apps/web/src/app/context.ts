import { getContext, setContext } from 'svelte';
import type { About, Catalogue, Guidance } from '../generated/api';
import type { App } from './app.svelte';

const key = Symbol('app');
export const provideApp = (app: App): App => setContext(key, app);
export const useApp = (): App => getContext<App>(key);

/// Pages are drawn only when all of this is there.
export type Ready = App & { guidance: Guidance; catalogue: Catalogue; about: About };
export const useReady = (): Ready => getContext<Ready>(key);
