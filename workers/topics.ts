// The topics of dondoc and how they are made where nobody has made them yet.
import { TOPICS } from '../contracts/events.ts';
import type { TopicPlan } from './event-log.ts';

/** Larger than any event that is taken, so that a too large one arrives and is answered in the dead letter queue. */
const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;
/** A dead letter holds the original and says why. */
const MAX_LETTER_BYTES = MAX_MESSAGE_BYTES + 1024 * 1024;
const DEFAULT_PARTITIONS = 4;
const DAY_MS = 86_400_000;

/** Inputs must outlast an outage of dondoc; dead letters the search for the sender; facts can be sent again from the journal. */
const RETENTION_DAYS = { inputs: 30, dlq: 90, facts: 365 } as const;

const settings = (maxBytes: number, days: number): TopicPlan['settings'] => ({
  'message.timestamp.type': 'LogAppendTime',
  'max.message.bytes': String(maxBytes),
  'cleanup.policy': 'delete',
  'retention.ms': String(days * DAY_MS),
});

const plan = (topic: string, maxBytes: number, days: number): TopicPlan => ({
  topic,
  partitions: DEFAULT_PARTITIONS,
  settings: settings(maxBytes, days),
});

export const inputsPlan = (topic: string = TOPICS.inputs): TopicPlan =>
  plan(topic, MAX_MESSAGE_BYTES, RETENTION_DAYS.inputs);
export const dlqPlan = (topic: string = TOPICS.dlq): TopicPlan => plan(topic, MAX_LETTER_BYTES, RETENTION_DAYS.dlq);
export const factsPlan = (topic: string = TOPICS.facts): TopicPlan =>
  plan(topic, MAX_MESSAGE_BYTES, RETENTION_DAYS.facts);
