import type { Obligation, PlanTime } from '../../contracts/plan.ts';

export function shortTime(time: PlanTime): string;
export function lineOf(duty: Obligation): string;
