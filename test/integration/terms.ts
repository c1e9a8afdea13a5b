// A small plan of duties for tests that do not read a text: one lot of `units` units with one dated product duty, and their reviews.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CalendarFile } from '../../contracts/calendar.ts';
import type { Directory } from '../../contracts/directory.ts';
import type { Obligation, Plan, PlanTime } from '../../contracts/plan.ts';
import { Plan as PlanSchema } from '../../contracts/plan.ts';
import { Policy } from '../../contracts/policy.ts';
import type { DeployRequest } from '../../engine/deploy.ts';
import { projectRoot } from '../../infra/paths.ts';
import { planTime } from '../rules/plan-fixture.ts';

export const policy = Policy.parse(parse(readFileSync(join(projectRoot, 'data', 'policy.yaml'), 'utf8')));
export const calendar = CalendarFile.parse(
  JSON.parse(readFileSync(join(projectRoot, 'data', 'calendar', 'vn-days.json'), 'utf8')),
);

export const unitId = (index: number): string => `xa-${String(index).padStart(3, '0')}`;

/** A directory of `units` communes under one office that follows things up. */
export function directoryOf(units: number): Directory {
  const post = (unit: string, kind: 'head' | 'clerk' | 'office') => ({
    post: kind,
    person: `${kind}.${unit}`,
    name: `Nguyễn ${kind} ${unit}`,
    title: kind === 'head' ? 'Bí thư' : 'Chuyên viên',
    email: `${kind}@${unit}.example`,
    phone: null,
    from: null,
    until: null,
  });
  const unit = (id: string, name: string, parent: string | null) => ({
    id,
    name,
    aliases: [],
    parent,
    from: null,
    until: null,
    successors: [],
    address: 'organ' as const,
    posts: [post(id, 'head'), post(id, 'clerk'), ...(parent === null ? [post(id, 'office')] : [])],
  });
  return {
    schema: 'dondoc/directory/v1',
    name: 'Thử nghiệm',
    units: [
      unit('van-phong', 'Văn phòng Tỉnh ủy', null),
      ...Array.from({ length: units }, (_, index) => unit(unitId(index), `Đảng ủy xã ${index}`, 'van-phong')),
    ],
    groups: [
      {
        id: 'cac-xa',
        name: 'Các đảng ủy xã',
        aliases: [],
        members: Array.from({ length: units }, (_, index) => unitId(index)),
      },
    ],
  };
}

export function obligation(id: string, given: Partial<Obligation> & { readonly at?: Partial<PlanTime> }): Obligation {
  const { at, ...rest } = given;
  return {
    id,
    kind: 'task',
    review: null,
    standing: false,
    title: `Nhiệm vụ ${id}`,
    quote: `Nhiệm vụ ${id}`,
    place: 'mục III, khoản 1',
    clause: { path: '1', start: 0, end: 0 },
    source: { start: 0, end: 0 },
    leads: [{ name: 'Các đảng ủy xã' }],
    via: [],
    coordinators: [],
    to: null,
    time: at === undefined ? null : planTime({ text: 'hạn thử nghiệm', ...at }),
    ...rest,
  };
}

export const planOf = (number: string, issuedOn: string, obligations: readonly Obligation[]): Plan =>
  PlanSchema.parse({
    schema: 'dondoc/plan/v1',
    directive: {
      number,
      kind: 'chi-thi',
      title: 'về việc thử nghiệm',
      issuer: 'Tỉnh ủy Minh Giang',
      province: 'Minh Giang',
      issuedOn,
      term: null,
      secrecy: null,
    },
    section: null,
    monitors: [{ name: 'Văn phòng Tỉnh ủy' }],
    obligations,
    warnings: [],
    textHash: null,
  });

/** A plan that was approved, to be deployed now by the shipped policy and calendar. */
export const requestOf = (plan: Plan, directory: Directory, given: Partial<DeployRequest> = {}): DeployRequest => ({
  plan,
  directory,
  policy,
  calendar,
  approvedBy: 'người duyệt',
  chaseFrom: null,
  allowUnmatched: false,
  now: Date.now(),
  ...given,
});
