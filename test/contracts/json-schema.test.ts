import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { INBOUND, OUTBOUND, factEventType, inboundType } from '../../contracts/events.ts';
import type { FactType } from '../../contracts/fact.ts';
import { InputData } from '../../contracts/input.ts';
import type { InputKind } from '../../contracts/input.ts';
import { eventData, FILE_SCHEMAS, jsonSchemas } from '../../contracts/json-schema.ts';
import { projectRoot } from '../../infra/paths.ts';

const schemas = jsonSchemas();

function compiled(name: string): ValidateFunction {
  const schema = schemas[name];
  if (schema === undefined) throw new Error(`no schema ${name}`);
  // Formats (e-mail) are annotations of the draft; the pattern beside them is what counts.
  return new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, validateFormats: false }).compile(
    schema,
  );
}

const time = {
  text: 'quý I',
  start: 0,
  end: 5,
  due: null,
  recurs: null,
  event: null,
  within: null,
  workingDays: false,
  from: null,
};
const SAMPLES: Readonly<Record<string, { readonly good: unknown; readonly bad: unknown }>> = {
  plan: {
    good: {
      schema: 'dondoc/plan/v1',
      directive: {
        number: null,
        kind: 'nghi-quyet',
        title: null,
        issuer: null,
        province: null,
        issuedOn: '2026-01-02',
      },
      section: { start: 0, end: 9, heading: null },
      monitors: [{ name: 'Văn phòng Tỉnh ủy' }],
      obligations: [
        {
          id: 'd1',
          kind: 'report',
          review: null,
          clause: { start: 0, end: 9, path: '1' },
          source: { start: 0, end: 9 },
          leads: [{ name: 'Sở Nội vụ', start: 0, end: 9 }],
          via: [],
          coordinators: [],
          to: null,
          time,
        },
      ],
      warnings: [],
    },
    bad: { schema: 'dondoc/plan/v2' },
  },
  directory: {
    good: { schema: 'dondoc/directory/v1', name: 'Tỉnh', units: [{ id: 'so-noi-vu', name: 'Sở Nội vụ' }] },
    bad: { schema: 'dondoc/directory/v1', name: 'Tỉnh', units: [] },
  },
  policy: { good: parse(readFileSync(join(projectRoot, 'data', 'policy.yaml'), 'utf8')), bad: {} },
  calendar: {
    good: JSON.parse(readFileSync(join(projectRoot, 'data', 'calendar', 'vn-days.json'), 'utf8')),
    bad: { about: '', sources: [], years: { '26': {} } },
  },
  sources: {
    good: { schema: 'dondoc/sources/v1', sources: [{ source: 'urn:x', units: '*', capacities: ['unit'] }] },
    bad: { schema: 'dondoc/sources/v1', sources: [{ source: 'urn:x', units: 'all', capacities: ['unit'] }] },
  },
  'duty.acknowledged': { good: {}, bad: { note: 1 } },
  'duty.declined': { good: { reason: 'x' }, bad: {} },
  'report.submitted': {
    good: { text: 'x', figures: { xã: 1 }, document: { number: '1' } },
    bad: { figures: { xã: '1' } },
  },
  'duty.forwarded': { good: { to: 'Phòng Tổng hợp' }, bad: { to: '' } },
  'report.withdrawn': { good: { reason: 'gửi nhầm' }, bad: { reason: '' } },
  'confirmation.revoked': { good: { reason: 'nhầm' }, bad: {} },
  'extension.requested': { good: { due: '2026-06-30', reason: 'x' }, bad: { due: '30/6/2026', reason: 'x' } },
  'extension.approved': { good: { due: null, document: { number: '5-TB/TU' } }, bad: { due: 'mai' } },
  'extension.denied': { good: { reason: 'x' }, bad: { reason: '' } },
  'duty.suspended': { good: { reason: 'x', document: null }, bad: { document: null } },
  'duty.resumed': { good: {}, bad: { note: 1 } },
  'duty.cancelled': { good: { reason: 'x' }, bad: {} },
  'report.confirmed': { good: {}, bad: { by: 'Nguyễn Văn A' } },
  'report.returned': { good: { reason: 'x', redoBy: '2026-04-01' }, bad: { reason: 'x', redoBy: '1/4/2026' } },
  'minutes.submitted': { good: { heldOn: '2026-04-01' }, bad: {} },
  'question.answered': { good: { question: 'q', answer: 'a', directive: 'd.1.2026' }, bad: { question: 'q' } },
};

describe('the JSON Schemas', () => {
  test('are one for each file and each type of event, each with its own id', () => {
    expect(Object.keys(schemas).sort()).toEqual(Object.keys(SAMPLES).sort());
    expect(new Set(Object.values(schemas).map(({ $id }) => $id)).size).toBe(Object.keys(schemas).length);
    for (const { dataschema } of Object.values(INBOUND)) {
      expect(Object.values(schemas).map(({ $id }) => $id)).toContain(dataschema);
    }
  });

  test.each(Object.entries(SAMPLES))('%s compiles, takes the sample and refuses the bad one', (name, { good, bad }) => {
    const validate = compiled(name);
    expect(validate(good), JSON.stringify(validate.errors)).toBe(true);
    expect(validate(bad)).toBe(false);
  });
});

describe('the table of types', () => {
  test('has each kind of input once, and finds it by its type', () => {
    expect(Object.keys(INBOUND).sort()).toEqual(Object.keys(InputData).sort());
    for (const [kind, one] of Object.entries(INBOUND)) {
      expect(inboundType(one.type)).toBe(one);
      expect(one).toMatchObject({ kind, type: expect.stringMatching(/^vn\.dondoc\.[a-z]+\.[a-z]+\.v1$/) as unknown });
      expect(Object.keys(eventData(kind as InputKind).shape)).toEqual(expect.arrayContaining(['directive', 'by']));
    }
    expect(inboundType('toString')).toBeNull();
  });

  test('no type of fact is also a type of input', () => {
    for (const type of Object.keys(OUTBOUND) as FactType[]) {
      const out = factEventType(type);
      expect(out).toBe(`vn.dondoc.${type}.v1`);
      if (type !== 'question.answered') expect(inboundType(out)).toBeNull();
    }
  });
});

describe('the schemas beside the shipped files', () => {
  test.each(FILE_SCHEMAS)('%s is the one that dondoc schema prints', (name) => {
    const shipped = readFileSync(join(projectRoot, 'data', 'schemas', `${name}.json`), 'utf8');
    expect(shipped).toBe(`${JSON.stringify(schemas[name], null, 2)}\n`);
  });

  test.each([
    ['data/policy.yaml', 'policy'],
    ['data/sample/units.yaml', 'directory'],
    ['data/sample/sources.yaml', 'sources'],
  ])('%s names its schema, and fits it', (path, name) => {
    const text = readFileSync(join(projectRoot, path), 'utf8');
    const [, named = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
    expect(join(projectRoot, path, '..', named)).toBe(join(projectRoot, 'data', 'schemas', `${name}.json`));
    const fits = compiled(name);
    expect([fits(parse(text)), fits.errors]).toEqual([true, null]);
  });
});
