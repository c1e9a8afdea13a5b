// What is measured on: a directory of communes, plans that give duties to all of them, and the inputs of an assignment's life.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CalendarFile } from '../../dist/contracts/calendar.js';
import { canonicalJson } from '../../dist/contracts/canonical.js';
import { cloudEvent } from '../../dist/contracts/cloudevent.js';
import { INBOUND } from '../../dist/contracts/events.js';
import { Plan } from '../../dist/contracts/plan.js';
import { Policy } from '../../dist/contracts/policy.js';
import { Sources } from '../../dist/contracts/source.js';
import { projectRoot } from '../../dist/infra/paths.js';
import { dayAt, dayText, startOf } from '../../dist/rules/day.js';

/** @param {...string} path */
const read = (...path) => readFileSync(join(projectRoot, ...path), 'utf8');

export const policy = Policy.parse(parse(read('data', 'policy.yaml')));
export const calendar = CalendarFile.parse(JSON.parse(read('data', 'calendar', 'vn-days.json')));

export const SOURCE = 'urn:dondoc:source:bench';
/** Speaks for every unit and for the monitor, so that one source can send a whole life. */
export const sources = Sources.parse({
  schema: 'dondoc/sources/v1',
  sources: [{ source: SOURCE, units: '*', capacities: ['unit', 'monitor'] }],
});

const OFFICE = 'van-phong';
const COMMUNES = 'Các đảng ủy xã';
/** Far enough ahead that no shipped rung fires while something is measured. */
const DUE_AHEAD_DAYS = 200;

/** @param {number} index */
export const unitId = (index) => `xa-${String(index).padStart(3, '0')}`;
/** @param {number} index */
export const dutyId = (index) => `nv-${index + 1}`;

/** @param {string} unit @param {string} kind */
const post = (unit, kind) => ({
  post: kind,
  person: `${kind}.${unit}`,
  name: `Nguyễn Văn ${unit}`,
  title: kind === 'head' ? 'Bí thư' : 'Chuyên viên',
  email: `${kind}@${unit}.example`,
  phone: null,
  from: null,
  until: null,
});

/** @param {string} id @param {string} name @param {string | null} parent */
const unit = (id, name, parent) => ({
  id,
  name,
  aliases: [],
  parent,
  from: null,
  until: null,
  successors: [],
  address: 'organ',
  posts: [post(id, 'head'), post(id, 'clerk'), ...(parent === null ? [post(id, 'office')] : [])],
});

/** A directory of so many communes under one office that follows things up. @param {number} units */
export function directoryOf(units) {
  const members = Array.from({ length: units }, (_, index) => unitId(index));
  return {
    schema: 'dondoc/directory/v1',
    name: 'Đo tốc độ',
    units: [
      unit(OFFICE, 'Văn phòng Tỉnh ủy', null),
      ...members.map((id, index) => unit(id, `Đảng ủy xã ${index}`, OFFICE)),
    ],
    groups: [{ id: 'cac-xa', name: COMMUNES, aliases: [], members }],
  };
}

/** @param {number} index @param {string} due */
const obligation = (index, due) => ({
  id: dutyId(index),
  kind: 'task',
  review: null,
  standing: false,
  title: `Xây dựng kế hoạch thực hiện số ${index + 1}`,
  quote: `Xây dựng kế hoạch thực hiện số ${index + 1}`,
  place: 'mục III, khoản 1',
  clause: { path: '1', start: 0, end: 0 },
  source: { start: 0, end: 0 },
  leads: [{ name: COMMUNES }],
  via: [],
  coordinators: [],
  to: null,
  time: {
    text: `trước ngày ${due}`,
    start: 0,
    end: 0,
    due,
    hour: null,
    recurs: null,
    event: null,
    within: null,
    workingDays: false,
    from: null,
    starts: null,
    ends: null,
  },
});

/** A plan issued today that gives each of so many dated duties to all communes. @param {string} number @param {number} duties */
export function planOf(number, duties) {
  const today = dayAt(Date.now());
  return Plan.parse({
    schema: 'dondoc/plan/v1',
    directive: {
      number,
      kind: 'chi-thi',
      title: 'về việc đo tốc độ',
      issuer: 'Tỉnh ủy Minh Giang',
      province: 'Minh Giang',
      issuedOn: dayText(today),
      term: null,
      secrecy: null,
    },
    section: null,
    monitors: [{ name: 'Văn phòng Tỉnh ủy' }],
    obligations: Array.from({ length: duties }, (_, index) => obligation(index, dayText(today + DUE_AHEAD_DAYS))),
    warnings: [],
    textHash: null,
  });
}

/** The data of each kind of input, as a clerk's office software would send it. */
const DATA = {
  acknowledge: { note: '' },
  report: {
    text: 'Đã hoàn thành, kèm báo cáo số 123-BC/ĐU ngày 20/6/2026 của Ban Thường vụ Đảng ủy.',
    document: { number: '123-BC/ĐU', issuedOn: '2026-06-20', signer: null, file: null },
    figures: { 'so-chi-bo': 21, 'so-dang-vien': 480 },
  },
  return: { reason: 'Thiếu số liệu về chi bộ; đề nghị bổ sung.', redoBy: null },
  confirm: { note: '' },
};

/** Ten words about one assignment of which each is accepted, whatever lot it is in. */
export const LIFE = [
  'acknowledge',
  'report',
  'return',
  'report',
  'return',
  'report',
  'return',
  'report',
  'acknowledge',
  'confirm',
];

/**
 * @typedef {{ readonly directive: string, readonly duty: string, readonly unit: string }} Pair
 * @typedef {keyof typeof DATA} Kind
 */

let ids = 0;

/** A CloudEvent as a source would send it. @param {Kind} kind @param {Pair} pair */
export const eventOf = (kind, pair) =>
  cloudEvent({
    id: `${kind}-${process.pid}-${++ids}`,
    source: SOURCE,
    type: INBOUND[kind].type,
    data: { ...pair, ...DATA[kind] },
    extensions: { partitionkey: pair.directive },
  });

/** An input past the door. @param {Kind} kind @param {Pair} pair */
export function inputOf(kind, pair, receivedAt = Date.now()) {
  const target = { ...pair, period: null };
  const data = DATA[kind];
  return {
    source: SOURCE,
    id: `${kind}-${process.pid}-${++ids}`,
    kind,
    target,
    as: INBOUND[kind].capacities[0],
    by: null,
    occurredAt: null,
    receivedAt,
    trusted: false,
    hash: createHash('sha256').update(canonicalJson({ kind, target, data })).digest('hex'),
    data,
  };
}

const MINUTE_MS = 60_000;
const QUARTERS = 4;
/** Deploying 600 assignments must be over by then. */
const LEAD_MS = 6_000;

/**
 * The shipped policy with one more reminder, on the day of opening, at an instant a few seconds ahead. Quarters of a minute are exact in
 * binary, so the instant is a whole number of milliseconds.
 */
export function soon() {
  const today = dayAt(Date.now());
  const midnight = startOf(today);
  const quarter = Math.ceil(((Date.now() + LEAD_MS - midnight) / MINUTE_MS) * QUARTERS);
  const fireAt = quarter / QUARTERS;
  const reminder = {
    id: 'at-once',
    kind: 'remind',
    from: 'opening',
    offset: 0,
    tell: [{ role: 'clerk', form: 'reminder' }],
    release: 'auto',
    urgent: false,
    only: null,
    firstPeriodOnly: false,
    repeat: null,
  };
  const { product, ...others } = policy.ladders;
  const ladders = { ...others, product: [reminder, ...product] };
  return { policy: { ...policy, fireAt, ladders }, at: midnight + fireAt * MINUTE_MS };
}
