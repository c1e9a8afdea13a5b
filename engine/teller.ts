// The directive's workflow speaks to its lots through here.
import type { Client } from '@temporalio/client';
import { lotWorkflowId } from '../contracts/ids.ts';
import type { LotWord } from '../rules/decide.ts';
import { isGone, reaching } from './temporal.ts';

/** Tells one lot; a lot that has closed has nothing more to hear. */
export type Teller = (directive: string, lot: number, word: LotWord) => Promise<void>;

export const temporalTeller =
  (client: Client): Teller =>
  async (directive, lot, word) => {
    try {
      await reaching(() => client.workflow.getHandle(lotWorkflowId(directive, lot)).signal('word', word));
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  };
