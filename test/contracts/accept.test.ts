import { describe, expect, test } from 'vitest';
import { acceptEvent } from '../../contracts/accept.ts';
import { cloudEvent } from '../../contracts/cloudevent.ts';
import type { CloudEvent } from '../../contracts/cloudevent.ts';
import { DondocError } from '../../contracts/errors.ts';
import { INBOUND } from '../../contracts/events.ts';
import type { InputKind } from '../../contracts/input.ts';
import { MAX_INPUT_BYTES } from '../../contracts/input.ts';
import { Source } from '../../contracts/source.ts';
import fc from '../rules/seeded.ts';

const RECEIVED = Date.parse('2026-03-31T10:00:00Z');
const DIRECTIVE = 'tinh-uy-bac-giang.109-nq-tu.2021';
const TARGET = { directive: DIRECTIVE, duty: 'd1', unit: 'so-noi-vu' };

const source = (fields: Partial<Source> = {}): Source =>
  Source.parse({ source: 'urn:dondoc:source:so-noi-vu', units: ['so-noi-vu'], capacities: ['unit'], ...fields });
const MONITOR = source({ units: '*', capacities: ['monitor', 'operator'] });

const eventOf = (kind: InputKind, data: unknown, fields: Partial<CloudEvent> = {}): CloudEvent =>
  cloudEvent({ id: '1', source: 'urn:dondoc:source:so-noi-vu', type: INBOUND[kind].type, data, ...fields });
const accept = (event: CloudEvent, from: Source = source()) =>
  acceptEvent(event, { source: from, receivedAt: RECEIVED });

function refusal(event: CloudEvent, from: Source = source()): DondocError {
  try {
    accept(event, from);
  } catch (error) {
    if (error instanceof DondocError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

const VALID: readonly [InputKind, object, Source, object][] = [
  ['acknowledge', {}, source(), { note: '' }],
  ['decline', { reason: 'Thuộc Sở Tài chính' }, source(), { reason: 'Thuộc Sở Tài chính' }],
  [
    'report',
    { text: 'Đã xong', document: { number: '12-BC/SNV' }, figures: { xã: 12 } },
    source(),
    {
      text: 'Đã xong',
      document: { number: '12-BC/SNV', issuedOn: null, signer: null, file: null },
      figures: { xã: 12 },
    },
  ],
  ['confirm', { note: 'Đạt' }, MONITOR, { note: 'Đạt' }],
  [
    'return',
    { reason: 'Thiếu số liệu', redoBy: '2026-04-10' },
    MONITOR,
    { reason: 'Thiếu số liệu', redoBy: '2026-04-10' },
  ],
  ['minutes', { heldOn: '2026-03-30' }, source(), { heldOn: '2026-03-30', document: null, note: '' }],
  [
    'answer',
    { question: 'undated/d1', answer: 'standing' },
    MONITOR,
    { question: 'undated/d1', answer: 'standing', due: null },
  ],
];

describe('an event becomes an input', () => {
  test.each(VALID)('%s', (kind, data, from, expected) => {
    const input = accept(eventOf(kind, { ...TARGET, ...data }), from);
    expect(input).toMatchObject({ kind, data: expected, source: from.source, id: '1', receivedAt: RECEIVED, by: null });
  });

  test('with when and by whom it was done, and whether its time is trusted', () => {
    const occurred = Date.parse('2026-03-30T02:00:00Z');
    const event = eventOf('acknowledge', { ...TARGET, by: 'nguyen-van-a', period: '2026-Q1' }, { time: occurred });
    expect(accept(event, source({ trusted: true }))).toMatchObject({
      by: 'nguyen-van-a',
      occurredAt: occurred,
      trusted: true,
      target: { ...TARGET, period: '2026-Q1' },
    });
  });

  test.each([
    ['all four parts', `${DIRECTIVE}/d1/so-noi-vu/2026-Q1`, '2026-Q1'],
    ['without a period', `${DIRECTIVE}/d1/so-noi-vu`, null],
  ])('its subject says whom it means where its data does not: %s', (_, subject, period) => {
    expect(accept(eventOf('acknowledge', {}, { subject })).target).toEqual({ ...TARGET, period });
  });

  test('a subject that is no assignment’s id is the sender’s own affair', () => {
    expect(accept(eventOf('acknowledge', TARGET, { subject: 'Báo cáo quý I' })).target.duty).toBe('d1');
  });

  test('an answer names only its directive', () => {
    const data = { ...TARGET, question: 'undated/d1', answer: 'standing' };
    expect(accept(eventOf('answer', data), MONITOR).target).toEqual({
      directive: DIRECTIVE,
      duty: null,
      unit: null,
      period: null,
    });
    const { directive: _d, duty: _u, unit: _n, ...rest } = data;
    expect(accept(eventOf('answer', rest, { subject: DIRECTIVE }), MONITOR).target.directive).toBe(DIRECTIVE);
  });

  test('its own schema may be named', () => {
    expect(accept(eventOf('acknowledge', TARGET, { dataschema: INBOUND.acknowledge.dataschema })).kind).toBe(
      'acknowledge',
    );
  });
});

describe('in which capacity', () => {
  const report = eventOf('report', TARGET);
  test.each<[string, CloudEvent, Partial<Source>, string]>([
    ['the unit for itself', report, {}, 'unit'],
    ['the unit, where it is also the monitor', report, { capacities: ['monitor', 'unit'] }, 'unit'],
    ['the monitor on the unit’s behalf', report, { capacities: ['unit', 'monitor'], units: ['van-phong'] }, 'monitor'],
    ['a source for all units', report, { units: '*' }, 'unit'],
    ['the monitor for a confirmation', eventOf('confirm', TARGET), { capacities: ['unit', 'monitor'] }, 'monitor'],
    [
      'the operator before the monitor for an answer',
      eventOf('answer', { ...TARGET, question: 'q', answer: 'a' }),
      { capacities: ['monitor', 'operator'] },
      'operator',
    ],
  ])('%s', (_, event, fields, capacity) => {
    expect(accept(event, source(fields)).as).toBe(capacity);
  });

  test.each<[string, CloudEvent, Partial<Source>]>([
    ['another unit’s report', report, { units: ['so-tai-chinh'] }],
    ['a confirmation by a unit', eventOf('confirm', TARGET), {}],
    ['a return by a unit', eventOf('return', { ...TARGET, reason: 'x' }), {}],
    ['an answer by a unit', eventOf('answer', { ...TARGET, question: 'q', answer: 'a' }), {}],
    ['a report by an operator', report, { capacities: ['operator'] }],
    ['an event of another source', eventOf('report', TARGET, { source: 'urn:other' }), {}],
  ])('refused: %s', (_, event, fields) => {
    expect(refusal(event, source(fields)).code).toBe('sourceNotEntitled');
  });
});

describe('refused with code, place and what was expected', () => {
  const other = { subject: `${DIRECTIVE}/d2/so-noi-vu/2026-Q1` };
  test.each<[string, CloudEvent, string, string | undefined, RegExp | null]>([
    [
      'unknown type',
      eventOf('report', TARGET, { type: 'vn.dondoc.report.burnt.v1' }),
      'schemaUnknown',
      'type',
      /report\.submitted\.v1/,
    ],
    [
      'unknown version',
      eventOf('report', TARGET, { type: 'vn.dondoc.report.submitted.v2' }),
      'schemaUnknown',
      'type',
      /v1/,
    ],
    ['a type of Object’s', eventOf('report', TARGET, { type: 'constructor' }), 'schemaUnknown', 'type', null],
    [
      'unknown dataschema',
      eventOf('report', TARGET, { dataschema: 'urn:x:y' }),
      'schemaUnknown',
      'dataschema',
      /report\.submitted:v1/,
    ],
    ['no data', eventOf('report', null), 'inputMalformed', 'data', /đối tượng/],
    ['a list as data', eventOf('report', [TARGET]), 'inputMalformed', 'data', /đối tượng/],
    ['no directive', eventOf('report', { duty: 'd1', unit: 'u' }), 'inputMalformed', 'data.directive', /chuỗi/],
    ['no duty', eventOf('report', { ...TARGET, duty: null }), 'inputMalformed', 'data.duty', /chuỗi/],
    ['no unit', eventOf('report', { directive: DIRECTIVE, duty: 'd1' }), 'inputMalformed', 'data.unit', /chuỗi/],
    [
      'a directive of capitals',
      eventOf('report', { ...TARGET, directive: 'NQ 1' }),
      'inputMalformed',
      'data.directive',
      /a-z/,
    ],
    ['a unit with a slash', eventOf('report', { ...TARGET, unit: 'a/b' }), 'inputMalformed', 'data.unit', /≤ 80/],
    [
      'a period that is an ordinal',
      eventOf('report', { ...TARGET, period: 'kỳ 3' }),
      'inputMalformed',
      'data.period',
      /2026-Q2/,
    ],
    [
      'a period that is a number',
      eventOf('report', { ...TARGET, period: 2026 }),
      'inputMalformed',
      'data.period',
      /chuỗi/,
    ],
    [
      'a subject of five parts',
      eventOf('report', {}, { subject: 'a/b/c/once/e' }),
      'inputMalformed',
      'subject',
      /directive/,
    ],
    [
      'a subject of capitals',
      eventOf('report', {}, { subject: 'A/b/c' }),
      'inputMalformed',
      'subject.directive',
      /a-z/,
    ],
    ['subject against data', eventOf('report', TARGET, other), 'inputMalformed', 'subject', null],
    [
      'a person’s name for an id',
      eventOf('report', { ...TARGET, by: 'Nguyễn Văn A' }),
      'inputMalformed',
      'data.by',
      /a-z/,
    ],
    ['no reason', eventOf('decline', TARGET), 'inputMalformed', 'data.reason', /chuỗi/],
    ['an empty reason', eventOf('decline', { ...TARGET, reason: '' }), 'inputMalformed', 'data.reason', /từ 1 ký tự/],
    [
      'a note of 4,001',
      eventOf('acknowledge', { ...TARGET, note: 'x'.repeat(4001) }),
      'inputMalformed',
      'data.note',
      /4000/,
    ],
    [
      'a figure that is text',
      eventOf('report', { ...TARGET, figures: { xã: '12' } }),
      'inputMalformed',
      'data.figures.xã',
      /số/,
    ],
    [
      'a day in Vietnamese form',
      eventOf('minutes', { ...TARGET, heldOn: '30/3/2026' }),
      'inputMalformed',
      'data.heldOn',
      /YYYY-MM-DD/,
    ],
    [
      '30 February',
      eventOf('minutes', { ...TARGET, heldOn: '2026-02-30' }),
      'dateInvalid',
      'data.heldOn',
      /YYYY-MM-DD/,
    ],
    [
      '31 November on the document',
      eventOf('report', { ...TARGET, document: { issuedOn: '2026-11-31' } }),
      'dateInvalid',
      'data.document.issuedOn',
      /YYYY-MM-DD/,
    ],
  ])('%s', (_, event, code, where, expected) => {
    const error = refusal(event);
    expect({ code: error.code, where: error.details.where }).toEqual({ code, where });
    if (expected !== null) expect(error.details.expected).toMatch(expected);
    expect(error.vi).not.toBe(error.message);
  });

  test('numbers that take more room than they came in', () => {
    const figures = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`a${n}`, 1e20]));
    expect(JSON.stringify(figures).replaceAll('100000000000000000000', '1e20').length).toBeLessThan(MAX_INPUT_BYTES);
    expect(refusal(eventOf('report', { ...TARGET, figures })).code).toBe('inputTooLarge');
  });

  test('what was sent is not quoted', () => {
    const error = refusal(eventOf('report', { ...TARGET, text: ['Nguyễn Văn A'] }));
    expect(error.vi).toContain('nhận được danh sách');
    expect(error.vi + error.message).not.toContain('Nguyễn');
  });

  test('any data is accepted or refused by an error of the catalogue', () => {
    const kinds = fc.constantFrom(...(Object.keys(INBOUND) as InputKind[]));
    const fields = fc.dictionary(
      fc.constantFrom('reason', 'note', 'figures', 'document', 'heldOn', 'by', 'unit'),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(kinds, fields, (kind, data) => {
        try {
          expect(accept(eventOf(kind, { ...TARGET, ...data }), MONITOR).kind).toBe(kind);
        } catch (error) {
          expect(error).toBeInstanceOf(DondocError);
        }
      }),
    );
  });
});

describe('the hash', () => {
  const hash = (data: object, fields: Partial<CloudEvent> = {}) =>
    accept(eventOf('report', { ...TARGET, ...data }, fields)).hash;

  test('is the same for the same content in another order, at another time, under another id', () => {
    const one = hash({ text: 'a', figures: { x: 1, y: 2 } });
    const other = hash({ figures: { y: 2, x: 1 }, text: 'a', document: null }, { id: '2', time: RECEIVED });
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(other).toBe(one);
  });

  test('differs when text, figure or period differ', () => {
    const hashes = [
      { text: 'a' },
      { text: 'b' },
      { figures: { x: 1 } },
      { figures: { x: 2 } },
      { period: '2026-Q1' },
    ].map((data) => hash(data));
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
