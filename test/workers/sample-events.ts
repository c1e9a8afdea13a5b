// Events as senders would put them on Kafka, good and bad ones.
import { cloudEvent, encodeKafka } from '../../contracts/cloudevent.ts';
import type { CloudEvent } from '../../contracts/cloudevent.ts';
import { INBOUND } from '../../contracts/events.ts';
import { Source } from '../../contracts/source.ts';
import type { LogMessage } from '../../workers/event-log.ts';

export const DIRECTIVE = 'tinh-uy-bac-giang.109-nq-tu.2021';
export const UNIT_SOURCE = Source.parse({
  source: 'urn:dondoc:source:so-noi-vu',
  units: ['so-noi-vu'],
  capacities: ['unit'],
});

/** As the journal answers: only one source is registered. */
export const sources = async (name: string): Promise<Source | null> =>
  name === UNIT_SOURCE.source ? UNIT_SOURCE : null;

export const reportEvent = (id: string, fields: Partial<CloudEvent> = {}, data: object = {}): CloudEvent =>
  cloudEvent({
    id,
    source: UNIT_SOURCE.source,
    type: INBOUND.report.type,
    extensions: { partitionkey: DIRECTIVE },
    data: { directive: DIRECTIVE, duty: 'd1', unit: 'so-noi-vu', text: `Báo cáo ${id}`, ...data },
    ...fields,
  });

export const APPENDED = Date.parse('2026-03-31T10:00:00Z');

/** A message as the log gives it: headers as Buffers. */
export function logMessage(offset: number, event: CloudEvent, mode: 'binary' | 'structured' = 'binary'): LogMessage {
  const { key, value, headers } = encodeKafka(event, mode);
  return {
    offset: String(offset),
    key: key === null ? null : Buffer.from(key),
    value,
    headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)])),
    appendedAt: APPENDED + offset,
  };
}

/** What cannot become an input, with the code of the reason. */
export const BAD_EVENTS: readonly { readonly code: string; readonly message: (offset: number) => LogMessage }[] = [
  {
    code: 'inputMalformed',
    message: (offset) => ({ ...logMessage(offset, reportEvent('m')), value: Buffer.from('không phải JSON') }),
  },
  { code: 'inputMalformed', message: (offset) => ({ ...logMessage(offset, reportEvent('n')), headers: {} }) },
  {
    code: 'schemaUnknown',
    message: (offset) => logMessage(offset, reportEvent('v2', { type: 'vn.dondoc.report.submitted.v2' })),
  },
  {
    code: 'inputTooLarge',
    message: (offset) => logMessage(offset, reportEvent('big', {}, { text: 'x'.repeat(3 * 1024 * 1024) })),
  },
  {
    code: 'sourceUnknown',
    message: (offset) => logMessage(offset, reportEvent('s', { source: 'urn:unknown' }), 'structured'),
  },
  {
    code: 'sourceNotEntitled',
    message: (offset) => logMessage(offset, reportEvent('e', {}, { unit: 'so-tai-chinh' })),
  },
];
