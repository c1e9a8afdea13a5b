import type { Client } from '@temporalio/client';
import type { Starter } from '../../engine/starter.ts';

export declare const MAX_SKIPS: number;
export declare const virtualStarter: (
  client: Client,
  options: { readonly namespace: string; readonly taskQueue: string; readonly isStarted: (error: unknown) => boolean },
) => Starter;
